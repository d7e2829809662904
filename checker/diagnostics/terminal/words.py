"""The fixed words and marks of the text output."""

from __future__ import annotations

from checker.dataclass import dataclass
from checker.diagnostics.message import Text
from checker.diagnostics.model import Severity

SEVERITY = {
    Severity.ERROR: Text("错误", "error"),
    Severity.INCONSISTENCY: Text("矛盾", "inconsistency"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "info"),
}
STATE = {
    "own": Text("", ""),
    "sub": Text("小节", "sub-section"),
    "mention": Text("仅提及", "mention only"),
    "missing": Text("缺", "missing"),
}


@dataclass(frozen=True, slots=True)
class Marks:
    """The characters frames are drawn with."""

    top: str = "╭─"
    bar: str = "│"
    tee: str = "├─"
    end: str = "╰─"
    gap: str = "┆"
    elbow: str = "╰"
    hook: str = "╯"
    primary: str = "━"
    secondary: str = "─"
    caret: str = "▲"
    rule: str = "─"
    dots: str = "…"
    dot: str = "·"
    cell: str = "┊"
    own: str = "✓"
    sub: str = "✓"
    mention: str = "◐"
    missing: str = "✗"
    good: str = "✓"
    bad: str = "✗"


UNICODE = Marks()
ASCII = Marks(
    top=",-",
    bar="|",
    tee="+-",
    end="`-",
    gap=":",
    elbow="`",
    hook="'",
    primary="^",
    secondary="-",
    caret="^",
    rule="-",
    dots="...",
    dot="-",
    cell="|",
    own="[x]",
    sub="[x]",
    mention="[~]",
    missing="[ ]",
    good="OK",
    bad="!!",
)

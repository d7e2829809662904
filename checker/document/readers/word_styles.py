"""Word styles as far as they tell headings, bold type and list numbering."""

from __future__ import annotations

import re
from typing import Any

from checker import lazy
from checker.dataclass import dataclass
from checker.document.readers.word_package import W

_HEADING = lazy.compile(r"(?:heading|标题)\s*([1-9])$", re.I)
_TITLE = lazy.compile(r"(?:title|标题|文件标题|公文标题|大标题|正标题)$", re.I)
_TOC = lazy.compile(r"(?:toc|目录)\s*\d?$|toc heading$", re.I)
_HEAVY = lazy.compile(r"黑体|小标宋|SimHei|STHeiti", re.I)
_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """One style; None where it leaves a property to the style it is based on."""

    id: str
    name: str
    based_on: str | None
    outline: int | None
    bold: bool | None
    num: tuple[int | None, int | None]
    """numId and ilvl of its list numbering."""
    default: bool = False
    paragraph: bool = True


def flag(parent: Any, name: str) -> bool | None:
    """A switch such as `w:b`: None where absent, False for val="0"."""
    node = parent.find(f"{W}{name}") if parent is not None else None
    if node is None:
        return None
    return node.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def integer(node: Any, name: str = "val") -> int | None:
    """An integer attribute; None where absent or no number."""
    value = node.get(f"{W}{name}") if node is not None else None
    try:
        return int(value) if value is not None and len(value) < 12 else None
    except ValueError:
        return None


def run_bold(rpr: Any) -> bool | None:
    """Whether run properties say bold, or set one of the heavy faces headings are printed in; None: they do not say."""
    if rpr is None:
        return None
    bold = flag(rpr, "b")
    if bold:
        return True
    fonts = rpr.find(f"{W}rFonts")
    face = (fonts.get(f"{W}eastAsia") or "") if fonts is not None else ""
    if face:
        return bool(_HEAVY.search(face)) or bold
    return bold


def numbering_of(ppr: Any) -> tuple[int | None, int | None]:
    """numId and ilvl of paragraph properties."""
    num = ppr.find(f"{W}numPr") if ppr is not None else None
    if num is None:
        return None, None
    return integer(num.find(f"{W}numId")), integer(num.find(f"{W}ilvl"))


class Styles:
    """The styles of a document; every look-up follows `basedOn`."""

    def __init__(self, root: Any | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        for node in root.iter(f"{W}style") if root is not None else ():
            style = _read(node)
            self._styles.setdefault(style.id, style)
            if style.default and style.paragraph:
                self._default = style.id

    def chain(self, style_id: str | None) -> list[Style]:
        """The style and those it is based on, nearest first; the default paragraph style for None."""
        out: list[Style] = []
        at = style_id if style_id in self._styles else self._default
        while at in self._styles and len(out) < _CHAIN:
            style = self._styles[at]
            out.append(style)
            at = style.based_on
        return out

    def level(self, style_id: str | None) -> int | None:
        """Heading level (1 is highest) a paragraph style gives."""
        for style in self.chain(style_id):
            named = _HEADING.match(style.name)
            if style.outline is not None:
                return style.outline + 1 if style.outline < 9 else None
            if named:
                return int(named.group(1))
        return None

    def is_title(self, style_id: str | None) -> bool:
        """Whether the style is the one for the title of the whole text."""
        return bool(style_id) and any(_TITLE.match(s.name) for s in self.chain(style_id)[:1])

    def is_contents(self, style_id: str | None) -> bool:
        """Whether the style belongs to a table of contents."""
        return bool(style_id) and any(_TOC.match(s.name) for s in self.chain(style_id)[:1])

    def bold(self, style_id: str | None) -> bool | None:
        """Whether the style prints bold."""
        return next((s.bold for s in self.chain(style_id) if s.bold is not None), None)

    def numbering(self, style_id: str | None) -> tuple[int | None, int | None, str | None]:
        """numId, ilvl and the id of the style that sets them."""
        for style in self.chain(style_id):
            if style.num[0] is not None:
                return style.num[0], style.num[1], style.id
        return None, None, None


def _read(node: Any) -> Style:
    name = node.find(f"{W}name")
    based = node.find(f"{W}basedOn")
    ppr = node.find(f"{W}pPr")
    return Style(
        node.get(f"{W}styleId") or "",
        (name.get(f"{W}val") or "") if name is not None else "",
        based.get(f"{W}val") if based is not None else None,
        integer(ppr.find(f"{W}outlineLvl")) if ppr is not None else None,
        run_bold(node.find(f"{W}rPr")),
        numbering_of(ppr),
        node.get(f"{W}default") in ("1", "true"),
        node.get(f"{W}type") == "paragraph",
    )

"""Cases with exact places: `⟦…⟧` marks the words a finding must point at, `⟦旧→新⟧` also the fix it must offer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from checker import lazy
from checker.dataclass import dataclass
from checker.diagnostics import Diagnostic
from checker.document import Span
from checker.rule import Rule
from checker.testing.run import findings

_MARK = lazy.compile(r"⟦([^⟦⟧→]*)(?:→([^⟦⟧]*))?⟧")
_SETTING = lazy.compile(r"^<!-- (year|profile)=(\S+) -->\n", re.M)


@dataclass(frozen=True, slots=True)
class Place:
    """A marked place: its span in the plain text, and the text a fix must put there (None: no fix asked for)."""

    span: Span
    fixed: str | None


def unmark(marked: str) -> tuple[str, tuple[Place, ...]]:
    """The plain text of a marked one, and its places in text order."""
    out, places, at, length = [], [], 0, 0
    for match in _MARK.finditer(marked):
        before = marked[at : match.start()]
        start = length + len(before)
        out += [before, match[1]]
        length = start + len(match[1])
        places.append(Place(Span(start, length), match[2]))
        at = match.end()
    return "".join([*out, marked[at:]]), tuple(places)


def assert_finds(rule: Rule | str, marked: str, **settings: Any) -> list[Diagnostic]:
    """Assert that the rule points at exactly the marked places (primary labels), offering the marked fixes."""
    text, places = unmark(marked)
    found = findings(rule, text, **settings)
    got = [(d.primary.span.start, d.primary.span.end) for d in found]
    want = [(p.span.start, p.span.end) for p in places]
    assert got == want, f"pointed at {[text[a:b] for a, b in got]}, not at {[text[a:b] for a, b in want]}"
    for diagnostic, place in zip(found, places, strict=True):
        if place.fixed is not None:
            assert diagnostic.fix is not None, f"no fix for {text[place.span.start : place.span.end]}"
            assert _apply(text, diagnostic, place.span) == place.fixed
    return found


def assert_silent(rule: Rule | str, text: str, **settings: Any) -> None:
    """Assert that the rule finds nothing in `text`."""
    found = findings(rule, text, **settings)
    assert not found, [(text[d.primary.span.start : d.primary.span.end], d.message.zh) for d in found]


def assert_folder(rule: Rule | str, folder: Path) -> int:
    """Run a rule's data folder: `good*.txt` must stay silent, `bad*.txt` must be found at their marks.

    A first line such as `<!-- year=2022 -->` or `<!-- profile=… -->` sets that. Returns the number of cases; a folder
    without a good and a bad case is an error.
    """
    good, bad = sorted(folder.glob("good*.txt")), sorted(folder.glob("bad*.txt"))
    assert good, f"{folder}: no good*.txt"
    assert bad, f"{folder}: no bad*.txt"
    for path in good:
        text, settings = _settings(path)
        assert_silent(rule, text, **settings)
    for path in bad:
        text, settings = _settings(path)
        assert_finds(rule, text, **settings)
    return len(good) + len(bad)


def _settings(path: Path) -> tuple[str, dict[str, Any]]:
    text = path.read_text(encoding="utf-8")
    given = {m[1]: int(m[2]) if m[1] == "year" else m[2] for m in _SETTING.finditer(text)}
    return _SETTING.sub("", text), given


def _apply(text: str, diagnostic: Diagnostic, span: Span) -> str:
    assert diagnostic.fix is not None
    out = text
    shift = 0
    for edit in sorted(diagnostic.fix.edits, key=lambda e: e.span, reverse=True):
        out = out[: edit.span.start] + edit.text + out[edit.span.end :]
        shift += len(edit.text) - len(edit.span)
    return out[span.start : span.end + shift]

"""Automatic list numbering: the 一、 that exists only as a list style is text to the reader of the report.

Follows ISO/IEC 29500-1, 17.9: `w:num` points to `w:abstractNum`; lists that share one count on together unless an
override starts them anew; a level starts again after a higher one.
"""

from __future__ import annotations

import re
from typing import Any

from checker import lazy
from checker.dataclass import dataclass
from checker.document.readers.number_format import format_number
from checker.document.readers.word_package import W
from checker.document.readers.word_styles import Styles, flag, integer

_LEVELS = 9
_SLOT = lazy.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number is printed and when it starts again."""

    start: int
    form: str
    text: str
    legal: bool
    restart: int | None
    suffix: str
    style: str | None


_PLAIN = Level(1, "none", "", False, None, "nothing", None)


class Numbering:
    """Counts the paragraphs of the lists of one document, in document order."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self._abstract: dict[int, dict[int, Level]] = {}
        self._links: dict[int, str] = {}
        self._nums: dict[int, int] = {}
        self._overrides: dict[int, dict[int, Level]] = {}
        self._starts: dict[int, dict[int, int]] = {}
        self._styles = styles
        self._counts: dict[int, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()
        if root is not None:
            self._load(root)

    def _load(self, root: Any) -> None:
        for node in root.iter(f"{W}abstractNum"):
            ident = integer(node, "abstractNumId")
            if ident is None:
                continue
            self._abstract[ident] = _levels(node)
            link = node.find(f"{W}numStyleLink")
            if link is not None:
                self._links[ident] = link.get(f"{W}val") or ""
        for node in root.iter(f"{W}num"):
            ident, target = integer(node, "numId"), integer(node.find(f"{W}abstractNumId"))
            if ident is None or target is None:
                continue
            self._nums[ident] = target
            for override in node.iter(f"{W}lvlOverride"):
                level = integer(override, "ilvl") or 0
                start = integer(override.find(f"{W}startOverride"))
                if start is not None:
                    self._starts.setdefault(ident, {})[level] = start
                self._overrides.setdefault(ident, {}).update(_levels(override))

    def mark(self, num: int | None, level: int | None, style: str | None) -> str:
        """Count one paragraph of list `num` at `level` and give its printed number; empty without one.

        `style` is the paragraph style that put it in the list: its level may be the one tied to that style.
        """
        list_ = self._resolve(num)
        if not num or list_ is None:
            return ""
        levels = {**self._abstract.get(list_, {}), **self._overrides.get(num, {})}
        if level is None:
            level = next((i for i, v in levels.items() if style and v.style == style), 0)
        level = min(max(level, 0), _LEVELS - 1)
        counts = self._count(num, list_, level, levels)
        return _print(levels, level, counts)

    def _resolve(self, num: int | None) -> int | None:
        """The list definition of a `w:num`, through a link to a list style."""
        target = self._nums.get(num or 0)
        for _ in range(4):
            if target is None or target not in self._links:
                break
            linked = self._styles.numbering(self._links[target])[0]
            target = self._nums.get(linked or 0, target)
        return target

    def _count(self, num: int, list_: int, level: int, levels: dict[int, Level]) -> dict[int, int]:
        counts = self._counts.setdefault(list_, {})
        override = self._starts.get(num, {}).get(level)
        if override is not None and (num, level) not in self._begun:
            counts[level] = override
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = levels.get(level, _PLAIN).start
        self._begun.add((num, level))
        for deeper in [d for d in counts if d > level]:
            restart = levels.get(deeper, _PLAIN).restart
            if restart is None or (restart > 0 and level < restart):
                del counts[deeper]
        return counts


def _levels(parent: Any) -> dict[int, Level]:
    out: dict[int, Level] = {}
    for node in parent.findall(f"{W}lvl"):
        index = integer(node, "ilvl")
        if index is None or not 0 <= index < _LEVELS:
            continue
        text, form = node.find(f"{W}lvlText"), node.find(f"{W}numFmt")
        suffix, style = node.find(f"{W}suff"), node.find(f"{W}pStyle")
        start = integer(node.find(f"{W}start"))
        out[index] = Level(
            0 if start is None else start,
            (form.get(f"{W}val") or "decimal") if form is not None else "decimal",
            (text.get(f"{W}val") or "") if text is not None else "",
            bool(flag(node, "isLgl")),
            integer(node.find(f"{W}lvlRestart")),
            (suffix.get(f"{W}val") or "tab") if suffix is not None else "tab",
            style.get(f"{W}val") if style is not None else None,
        )
    return out


def _print(levels: dict[int, Level], level: int, counts: dict[int, int]) -> str:
    own = levels.get(level, _PLAIN)
    if own.form == "bullet":
        return ""

    def slot(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        shown = levels.get(index, _PLAIN)
        form = "decimal" if own.legal and index < level and shown.form != "none" else shown.form
        return format_number(counts.get(index, shown.start), form)

    text = _SLOT.sub(slot, own.text)[:80]
    spaced = text[-1:].isalnum() and own.suffix != "nothing"
    return text + " " if spaced else text

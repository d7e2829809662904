"""Runs of members joined by 、 that name a formula with a fixed order: 政治意识、大局意识、核心意识、看齐意识."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker import kept, lazy
from checker.dataclass import dataclass
from rules.catalogues.formulas import FixedList, formulas

_JOIN = r"\s?[、,，和与及]\s?"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of members in the text. `foreign`: an item among them that is no member, with its place."""

    list: FixedList
    start: int
    end: int
    items: tuple[str, ...]
    foreign: tuple[str, int, int] | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Members that do not stand in the run."""
        return tuple(m for m in self.list.members if m not in self.items)

    @property
    def ordered(self) -> bool:
        """Whether its members stand in their order."""
        places = [self.list.members.index(i) for i in self.items if i in self.list.members]
        return places == sorted(places)


@cache
def _pattern(members: tuple[str, ...], foreign: bool) -> re.Pattern[str]:
    names = "|".join(re.escape(m) for m in sorted(members, key=len, reverse=True))
    item = rf"(?:{names}|[一-龥]{{4}})" if foreign else rf"(?:{names})"
    return kept.compile(rf"(?:{names})(?:{_JOIN}{item}){{2,}}")


def runs(folded: str) -> Iterator[Run]:
    """Every run of at least three members (half of a long list where strangers may stand among them)."""
    for entry in formulas().lists:
        if not any(m in folded for m in entry.members[:3]):
            continue
        for match in _pattern(entry.members, entry.foreign).finditer(folded):
            if entry.after is not None and not entry.after.match(folded, match.end()):
                continue
            items = tuple(i for i in re.split(_JOIN, match[0]) if i)
            known = [i for i in items if i in entry.members]
            if len(known) < 3 or (entry.foreign and len(known) * 2 < len(items)):
                continue
            yield Run(entry, match.start(), match.end(), items, _foreign(entry, match))


def _foreign(entry: FixedList, match: re.Match[str]) -> tuple[str, int, int] | None:
    at = match.start()
    for piece in re.split(f"({_JOIN})", match[0]):
        if lazy.fullmatch(r"[一-龥]{4}", piece) and piece not in entry.members:
            return piece, at, at + len(piece)
        at += len(piece)
    return None

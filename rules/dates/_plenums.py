"""Plenums as reports name them: 党的二十届三中全会, 十九届二中、三中、四中全会."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from checker import lazy
from checker.dataclass import dataclass
from checker.document import Span
from rules.catalogues.meetings import plenums
from rules.sentences import matches

_LIST = lazy.compile(
    r"(?P<congress>十八|十九|二十|二十一)届(?P<numbers>[一二三四五六七八九](?:中)?(?:全会)?(?:[、,，和及与][一二三四五六七八九]中(?:全会)?)*)全会"
    r"|(?P<congress2>十八|十九|二十|二十一)届(?P<numbers2>[一二三四五六七八九]中(?:[、,，和及与][一二三四五六七八九]中)*)全会"
)
_ORDER = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Plenum:
    """One plenum named in the text; `since` is None for one the catalogue does not hold."""

    span: Span
    congress: str
    number: str
    since: dt.date | None

    @property
    def name(self) -> str:
        """党的二十届三中全会"""
        return f"党的{self.congress}届{self.number}中全会"


def plenum_lists(text: str) -> Iterator[tuple[Span, str, str]]:
    """Every list of plenums: its span, the congress and the numbers in the order written."""
    for match in matches(_LIST, text, "届"):
        congress = match["congress"] or match["congress2"]
        numbers = lazy.sub(r"[^一二三四五六七八九]", "", match["numbers"] or match["numbers2"])
        yield Span(match.start(), match.end()), congress, numbers


def plenum_mentions(text: str) -> Iterator[Plenum]:
    """Every plenum named, lists taken apart."""
    for span, congress, numbers in plenum_lists(text):
        for number in numbers:
            yield Plenum(span, congress, number, plenums().get((congress, number)))


def disorder(numbers: str) -> str | None:
    """`order` if a list does not ascend or repeats, `gap` if it leaves one out, None if it is in order."""
    values = [_ORDER.index(n) for n in numbers]
    steps = [b - a for a, b in pairwise(values)]
    if any(step <= 0 for step in steps):
        return "order"
    return "gap" if any(step > 1 for step in steps) else None

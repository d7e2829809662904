"""Places where a set phrase is written with one character wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker.pack.terms import TermIndex, fold
from rules.catalogues.formulas import Formula, formulas

_MARKS = frozenset('、，。；：“”‘’《》〈〉()",.;:!?！？ \n\t-—')


@dataclass(frozen=True, slots=True)
class NearMiss:
    """`formula` stands at `start`..`end` with one character wrong."""

    start: int
    end: int
    formula: Formula


@cache
def _halves() -> tuple[TermIndex, dict[str, tuple[tuple[Formula, int], ...]]]:
    by_half: dict[str, tuple[tuple[Formula, int], ...]] = {}
    for formula in formulas().formulas:
        text = fold(formula.text)
        middle = len(text) // 2
        for half, offset in ((text[:middle], 0), (text[middle:], middle)):
            by_half[half] = (*by_half.get(half, ()), (formula, offset))
    return TermIndex(by_half), by_half


def near_misses(folded: str) -> Iterator[NearMiss]:
    """Set phrases with exactly one character replaced (one half of the phrase still stands as it should)."""
    index, by_half = _halves()
    seen: set[int] = set()
    for hit in index.find(folded):
        for formula, offset in by_half[hit.word]:
            right = fold(formula.text)
            start = hit.start - offset
            window = folded[start : start + len(right)] if start >= 0 else ""
            if len(window) != len(right) or start in seen:
                continue
            wrong = [i for i, (a, b) in enumerate(zip(window, right, strict=True)) if a != b]
            if len(wrong) == 1 and window[wrong[0]] not in _MARKS and right[wrong[0]] not in _MARKS:
                seen.add(start)
                yield NearMiss(start, start + len(right), formula)

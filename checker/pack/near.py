"""Places where a fixed phrase is written with one character wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.dataclass import dataclass
from checker.pack.terms import TermIndex, fold

_MARKS = frozenset('、，。；：《》〈〉()",.;:!?！？ \n\t-—')

_ALIKE = frozenset("和与及")
"""Words for “and”: one for another is no mistake."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """The phrase `text` stands at `start`..`end` with one character wrong."""

    start: int
    end: int
    text: str


class NearIndex:
    """Fixed phrases, each found where exactly one character is replaced: one half of it still stands as it should.

    A phrase that is itself one of the given ones is never a near miss of another.
    """

    __slots__ = ("_by_half", "_halves", "_right")

    def __init__(self, texts: Iterable[str]) -> None:
        by_half: dict[str, list[tuple[str, int]]] = {}
        for text in texts:
            folded = fold(text)
            middle = len(folded) // 2
            for half, offset in ((folded[:middle], 0), (folded[middle:], middle)):
                by_half.setdefault(half, []).append((text, offset))
        self._by_half = by_half
        self._right = frozenset(fold(text) for half in by_half.values() for text, _ in half)
        self._halves = TermIndex(by_half)

    def find(self, folded: str) -> Iterator[NearMiss]:
        """Every near miss in `folded` (a text after `fold`); a replaced punctuation mark does not count."""
        seen: set[int] = set()
        for hit in self._halves.find(folded):
            for text, offset in self._by_half[hit.word]:
                right = fold(text)
                start = hit.start - offset
                window = folded[start : start + len(right)] if start >= 0 else ""
                if len(window) != len(right) or start in seen or window in self._right:
                    continue
                wrong = [i for i, (a, b) in enumerate(zip(window, right, strict=True)) if a != b]
                if len(wrong) != 1:
                    continue
                pair = {window[wrong[0]], right[wrong[0]]}
                if not pair & _MARKS and not pair <= _ALIKE:
                    seen.add(start)
                    yield NearMiss(start, start + len(right), text)

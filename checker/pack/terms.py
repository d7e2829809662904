"""Finding thousands of fixed words in a text in one pass.

A dictionary by first two characters: the cost is one look-up for each pair of the text, whatever the number of words
(`benchmarks/catalogue_speed.py`); only places where a pair matches look further. The pairs of a text are found once for
all indexes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import add

from checker.dataclass import dataclass

_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD |= {0x3000: 0x20, 0xA0: 0x20}
_FOLD |= {ord(mark): ord('"') for mark in "“”„‟「」『』"}
_FOLD |= {ord(mark): ord("'") for mark in "‘’"}


_SHORT = 64
"""Characters up to which folding again costs less than remembering: words must not push the report's text out."""


def fold(text: str) -> str:
    """`text` with full-width letters, digits and marks made half-width and all double quotes made `"`.

    One character stays one character, so offsets hold. Chinese 。、《》〔〕 stay as they are.
    """
    return text.translate(_FOLD) if len(text) <= _SHORT else _folded(text)


@lru_cache(maxsize=8)
def _folded(text: str) -> str:
    return text.translate(_FOLD)


@lru_cache(maxsize=4)
def _pairs(folded: str) -> dict[str, list[int]]:
    """Where each pair of neighbouring characters begins."""
    out: dict[str, list[int]] = {}
    for i, pair in enumerate(map(add, folded, folded[1:])):
        out.setdefault(pair, []).append(i)
    return out


@dataclass(frozen=True, slots=True)
class Hit:
    """One word found: where it starts and which word of the index it is."""

    start: int
    word: str

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.word)


class TermIndex:
    """A fixed set of words, matched after `fold`."""

    __slots__ = ("_alone", "_heads", "_singles")

    def __init__(self, words: Iterable[str]) -> None:
        heads: dict[str, list[str]] = {}
        singles: set[str] = set()
        for word in sorted({fold(w) for w in words if w}, key=lambda w: (-len(w), w)):
            if len(word) == 1:
                singles.add(word)
            else:
                heads.setdefault(word[:2], []).append(word)
        self._heads = {pair: tuple(found) for pair, found in heads.items()}
        self._singles = frozenset(singles)
        self._alone = re.compile("[" + "".join(map(re.escape, sorted(singles))) + "]") if singles else None

    def find(self, folded: str) -> Iterator[Hit]:
        """Every word in `folded` (a text after `fold`), in text order, the longest at each place, none overlapping."""
        heads, singles, end = self._heads, self._singles, 0
        pairs = _pairs(folded)
        places = {i for pair in heads.keys() & pairs.keys() for i in pairs[pair]}
        if self._alone is not None:
            places |= {m.start() for m in self._alone.finditer(folded)}
        for i in sorted(places):
            if i < end:
                continue
            for word in heads.get(folded[i : i + 2], ()):
                if folded.startswith(word, i):
                    end = i + len(word)
                    yield Hit(i, word)
                    break
            else:
                if folded[i] in singles:
                    end = i + 1
                    yield Hit(i, folded[i])

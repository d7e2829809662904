"""Places where a set phrase of the catalogue is written with one character wrong."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from checker.pack.near import NearIndex, NearMiss
from rules.catalogues.formulas import formulas


@cache
def _index() -> NearIndex:
    return NearIndex(f.text for f in formulas().formulas)


def near_misses(folded: str) -> Iterator[NearMiss]:
    """Set phrases with exactly one character replaced."""
    return _index().find(folded)

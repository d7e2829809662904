"""Names of one kind: agencies, results, grades, degrees. Kinds leave each other out, traits and deeds may overlap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from checker.claims.weighing.data import Relation

_KIND, _SIZES = "kind_", range(2, 5)
"""What the names of their cues begin with; how long their words are, which are plain ones."""


def of_one_kind(relation: Relation, names: Iterable[str]) -> bool:
    """民警■、检察官■、律师■: whether all names hold words of one kind that the cues `kind_…` know."""
    kinds = _kinds(tuple(cue.pattern for name, cue in relation.cues.items() if name.startswith(_KIND)))
    common = -1
    for name in names:
        common &= _of(kinds, name)
        if not common:
            return False
    return True


@lru_cache(maxsize=4)
def _kinds(sources: tuple[str, ...]) -> Mapping[str, int]:
    """Each word with a bit for every kind it is of."""
    out: dict[str, int] = {}
    for i, source in enumerate(sources):
        for word in source.split("|"):
            out[word] = out.get(word, 0) | 1 << i
    return out


def _of(kinds: Mapping[str, int], name: str) -> int:
    """A bit for each kind that a name is of."""
    bits = 0
    for size in _SIZES:
        for at in range(len(name) - size + 1):
            bits |= kinds.get(name[at : at + size], 0)
    return bits


__all__ = ["of_one_kind"]

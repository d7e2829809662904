"""A relation that the text may mean, what speaks for and against it, and the weight of all that."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import log2
from typing import Protocol

from checker.claims.formula import Formula, Verdict
from checker.claims.weighing.data import Relation
from checker.dataclass import dataclass
from checker.diagnostics.message import Text
from checker.document import Span


class Placed(Protocol):
    """A figure, or another stretch of the text that a candidate binds."""

    @property
    def index(self) -> int:
        """Its place among those of its kind: no two share one."""
        ...

    @property
    def span(self) -> Span:
        """Its place in the text."""
        ...

    @property
    def family(self) -> str:
        """What it counts."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """Figures that one relation may bind and that break it in every reasonable reading."""

    figures: tuple[Placed, ...]
    signs: Mapping[str, float]
    """Name of each sign in the text → how strong it is; what is absent is left out."""
    formula: Callable[[], Formula]
    """Makes the contradiction."""
    told: bool = False
    """A finder of words found it too: when it is not sure enough it is still worth an information."""
    sure: bool = False
    """Beyond doubt by the words alone: only other relations of its figures are weighed against it."""


_CROWD = 6
"""Figures before and behind a candidate within which others of its relation begin."""


def crowded(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with the sign `crowd`: of many that may be meant hereabouts most are so by chance."""
    found = [(min(f.index for f in c.figures), max(f.index for f in c.figures), c) for c in candidates]
    starts = sorted(first for first, _, _ in found)
    return [
        replace(c, signs={**c.signs, "crowd": log2(n)}) if n > 1 else c
        for first, last, c in found
        for n in (bisect_right(starts, last + _CROWD) - bisect_left(starts, first - _CROWD),)
    ]


def weigh(candidate: Candidate, relation: Relation) -> float:
    """The sum of its signs by their weights, in bits; above zero it is more likely meant than not."""
    return relation.bias + sum(relation.weights.get(name, 0.0) * size for name, size in candidate.signs.items())


_BEYOND_DOUBT = 3.0
"""Bits of a candidate that is sure by its words."""


def _bits(candidate: Candidate, relation: Relation) -> float:
    bits = weigh(candidate, relation)
    return max(bits, _BEYOND_DOUBT) if candidate.sure else bits


def decide(
    candidates: Iterable[Candidate], relation: Relation, explained: Callable[[Sequence[Placed]], float] | None = None
) -> Iterator[Formula]:
    """The contradictions that are sure enough; of candidates that share a figure only the likeliest.

    `explained` gives the bits that speak for the figures agreeing with each other some other way.
    """
    weighed = [(_bits(c, relation) - (explained(c.figures) if explained else 0.0), c) for c in candidates]
    taken: set[int] = set()
    for bits, candidate in sorted(weighed, key=lambda p: (-p[0], [f.index for f in p[1].figures])):
        indices = {f.index for f in candidate.figures}
        if bits >= relation.enough:
            if not indices & taken:
                taken |= indices
                formula = candidate.formula()
                yield (
                    formula
                    if candidate.told
                    else replace(formula, notes=(*formula.notes, *grounds(candidate, relation)))
                )
        elif candidate.told and not indices & taken:
            yield replace(candidate.formula(), verdict=Verdict.DOUBTFUL)


def grounds(candidate: Candidate, relation: Relation) -> tuple[Text, ...]:
    """What spoke most for the reading, in words: at most three signs, the weightiest first."""
    sizes = {name: relation.weights.get(name, 0.0) * size for name, size in candidate.signs.items()}
    chosen = sorted(
        (n for n, bits in sizes.items() if bits > 0.2 and n in relation.told), key=lambda n: (-sizes[n], n)
    )[:3]
    if not chosen:
        return ()
    zh, en = "、".join(relation.told[n].zh for n in chosen), ", ".join(relation.told[n].en for n in chosen)
    return (Text(f"如此解读，是因为{zh}", f"read so because {en}"),)

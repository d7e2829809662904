"""Every relation found by weighing, beside the formulas that their words tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from checker.claims.formula import Formula
from checker.claims.formulas.context import Context
from checker.claims.weighing.data import Relation, load_relation
from checker.claims.weighing.model import Candidate, decide
from checker.claims.weighing.sums import sum_candidates

Finder = Callable[[Context, Relation, Sequence[Formula]], Iterator[Candidate]]
RELATIONS: tuple[tuple[str, Finder], ...] = (("sum", sum_candidates),)
"""Name of each relation (and of its file) and what finds its candidates; a line each."""


def find_weighed(ctx: Context, found: Sequence[Formula]) -> Iterator[Formula]:
    """The contradictions that the signs in the text make sure of; `found` are the formulas known already."""
    for name, candidates in RELATIONS:
        relation = load_relation(name)
        yield from decide(candidates(ctx, relation, found), relation)

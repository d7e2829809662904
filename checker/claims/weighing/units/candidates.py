"""The relation `unit`: figures whose units contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.formula import Formula
from checker.claims.formulas.context import Context
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.units.again import again_candidates
from checker.claims.weighing.units.averages import average_candidates
from checker.claims.weighing.units.computed import computed_candidates
from checker.claims.weighing.units.conversions import conversion_candidates
from checker.claims.weighing.units.counted import counted_candidates


def unit_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """One number told in two units, wrong conversions, and arithmetic that holds in another unit alone."""
    yield from again_candidates(ctx, relation)
    yield from conversion_candidates(ctx, relation)
    yield from average_candidates(ctx, relation)
    yield from computed_candidates(ctx, relation)
    yield from counted_candidates(ctx, relation)

"""All finders over one report; contradictions that share a figure become one formula."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from checker.claims.formula import Formula
from checker.claims.formulas.balance import find_balances
from checker.claims.formulas.breakdown import find_breakdowns
from checker.claims.formulas.context import Context
from checker.claims.formulas.coverage import find_coverage
from checker.claims.formulas.directions import find_directions
from checker.claims.formulas.granularity import find_granularity
from checker.claims.formulas.growth import find_growth
from checker.claims.formulas.labels import Labels
from checker.claims.formulas.orders import find_orders
from checker.claims.formulas.over import find_over
from checker.claims.formulas.partition import find_partitions
from checker.claims.formulas.points import find_points
from checker.claims.formulas.ranks import find_ranks
from checker.claims.formulas.rates import find_rates
from checker.claims.formulas.runs import find_runs
from checker.claims.formulas.shares import find_shares
from checker.claims.formulas.sheet import read_sheet
from checker.claims.formulas.totals import find_rests, find_totals
from checker.claims.identity import Identities
from checker.claims.model import Claim, Mention
from checker.document import Document

FINDERS: tuple[Callable[[Context], Iterator[Formula]], ...] = (
    find_breakdowns,
    find_partitions,
    find_runs,
    find_totals,
    find_rests,
    find_balances,
    find_growth,
    find_directions,
    find_ranks,
    find_shares,
    find_orders,
    find_over,
    find_points,
    find_coverage,
    find_rates,
)


def find_told(
    document: Document,
    mentions: Sequence[Mention],
    claims: Sequence[Claim] = (),
    identities: Identities | None = None,
) -> tuple[Context, list[Formula]]:
    """The formulas that the words of the text tell, unmerged, and what they were found in."""
    sheet = read_sheet(document, mentions, claims)
    ctx = Context(sheet, Labels(identities or Identities()))
    found = [formula for finder in FINDERS for formula in finder(ctx)]
    found += find_granularity(ctx, tuple(found))
    return ctx, found

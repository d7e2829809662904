"""Every relation found by weighing, beside the formulas that their words tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.context import Context
from checker.claims.formulas.find import find_told
from checker.claims.formulas.merge import merge
from checker.claims.identity import Identities
from checker.claims.model import Claim, Mention
from checker.claims.tables.find import find_tabular
from checker.claims.weighing.balances.candidates import balance_candidates
from checker.claims.weighing.data import Relation, load_relation
from checker.claims.weighing.growth.candidates import growth_candidates
from checker.claims.weighing.lists.candidates import list_candidates
from checker.claims.weighing.model import Candidate, crowded, decide
from checker.claims.weighing.parts.candidates import part_candidates
from checker.claims.weighing.precedence import closed_lists, gives_way, without_retold
from checker.claims.weighing.rates.candidates import rate_candidates
from checker.claims.weighing.repeats.candidates import repeat_candidates
from checker.claims.weighing.rests.candidates import rest_candidates
from checker.claims.weighing.sums.candidates import SUMS, sum_candidates
from checker.claims.weighing.sums.known import surely_over
from checker.claims.weighing.tallies.candidates import tally_candidates
from checker.claims.weighing.units.candidates import unit_candidates
from checker.claims.weighing.web import Web, exact_web
from checker.document import Document, Span

Finder = Callable[[Context, Relation, Sequence[Formula]], Iterator[Candidate]]
RELATIONS: tuple[tuple[str, Finder], ...] = (
    ("sum", sum_candidates),
    ("part", part_candidates),
    ("rest", rest_candidates),
    ("balance", balance_candidates),
    ("tally", tally_candidates),
    ("growth", growth_candidates),
    ("rate", rate_candidates),
    ("list", list_candidates),
    ("repeat", repeat_candidates),
    ("unit", unit_candidates),
)
"""Name of each relation (and of its file) and what finds its candidates; a line each."""


JUDGED = SUMS | {FormulaKind.PART}
"""Kinds of formulas whose contradictions, also those that words tell, are sure only when they weigh enough."""
JUDGED_BY_FIELD = frozenset({FormulaKind.BALANCE})
"""Kinds of which only what the identities of the field tell is weighed: their word is one strong sign, no verdict."""
OF_COUNTS = frozenset({"sum", "part", "rest", "repeat"})
"""Relations of counts of one unit: figures that agree with each other another way do not break them."""
_BACKED = frozenset({"repeat", "unit", "rate", "growth"})
"""Relations whose candidates back each other, where one figure is told several times, or that count the crowd of their
rivals themselves."""
_TIED = frozenset({FormulaKind.PART, FormulaKind.BALANCE, FormulaKind.DIFFERENCE, FormulaKind.REPEAT})
_SURE = 3.0
"""Bits from which figures are taken to agree another way."""


def find_formulas(
    document: Document,
    mentions: Sequence[Mention],
    claims: Sequence[Claim] = (),
    identities: Identities | None = None,
) -> tuple[Formula, ...]:
    """The formulas of one report in text order, contradictions that share a figure merged into one."""
    ctx, found = find_told(document, mentions, claims, identities)
    prose = without_retold(ctx, list(find_weighed(ctx, found)))
    return merge([*prose, *find_tabular(document, mentions)])


def find_weighed(ctx: Context, found: Sequence[Formula]) -> Iterator[Formula]:
    """`found`, the formulas that words tell, and the contradictions that the signs in the text make sure of."""
    web = exact_web(ctx)
    yield from _kept(ctx, found, web)
    broken: dict[str, list[frozenset[Span]]] = {}
    closed: frozenset[frozenset[Span]] = frozenset()
    for name, _ in RELATIONS:
        relation = load_relation(name)
        candidates = list(candidates_of(relation, ctx, found))
        if name == "sum":
            closed = closed_lists(candidates)
        for formula in decide(candidates, relation, web.bits if name in OF_COUNTS else None):
            if formula.verdict is Verdict.CONTRADICTORY:
                if gives_way(formula, relation, ctx, broken, closed):
                    continue
                broken.setdefault(name, []).append(formula.spans)
            yield formula


def candidates_of(relation: Relation, ctx: Context, found: Sequence[Formula]) -> Iterable[Candidate]:
    """The candidates of a relation with all their signs."""
    candidates = dict(RELATIONS)[relation.name](ctx, relation, found)
    return candidates if relation.name in _BACKED else crowded(candidates)


def _kept(ctx: Context, found: Sequence[Formula], web: Web) -> Iterator[Formula]:
    """What words tell, but for contradictions that are weighed, and doubtful where the figures agree another way."""
    by_span = {f.span: f for f in ctx.sheet.figures}
    for formula in found:
        if formula.verdict is not Verdict.CONTRADICTORY:
            yield formula
        elif formula.kind in _TIED and web.bits([by_span[s] for s in formula.spans if s in by_span]) >= _SURE:
            yield replace(formula, verdict=Verdict.DOUBTFUL)
        elif not _judged(formula) or surely_over(ctx, formula, by_span):
            yield formula


def _judged(formula: Formula) -> bool:
    return formula.kind in JUDGED or (formula.kind in JUDGED_BY_FIELD and formula.identity is not None)

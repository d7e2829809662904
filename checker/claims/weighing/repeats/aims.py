"""What an aim starts from, told in the year's account: 调解成功率98.9% … 力争调解成功率由89.9%提高到99%以上."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from checker import lazy
from checker.claims.formulas.changes import Move, from_to
from checker.claims.formulas.context import Context, shown
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.repeats.said_twice import said_formula
from checker.claims.weighing.said import Said
from checker.claims.weighing.slips import repeat_bits
from checker.claims.weighing.telling.likeness_words import strange
from checker.claims.weighing.telling.tellings import Tellings

_START = lazy.compile("(?P<name>[\u4e00-\u9fff]{3,14})[由从](?:(?:目前|当前|现在|今年|本年度?|现有)的?)?$")
_RATE = lazy.compile("率$|度$|比重$|占比$")
_LINKS = "为达约到是的仅只至均"
_SUFFIX, _DIGITS = 3, 3
"""Characters that end the name of a rate, and digits that no other rate has by chance."""


def aim_candidates(ctx: Context, tellings: Tellings, relation: Relation) -> Iterator[Candidate]:
    """Rates that an aim starts from, and the only ones of their name before that a slip of the pen makes them."""
    for move in from_to(ctx):
        start, name = move.old, _aimed(ctx, relation, move)
        rates = _rates(ctx) if name else ()
        if not name or any(f.number == start.number and f is not start for f in rates):
            continue
        told = [f for f in rates if f.index < start.index and _named(tellings, f, name) and repeat_bits(f, start) > 0]
        if len({f.number for f in told}) == 1:
            first = told[-1]
            earlier, later = Said(-first.at - 1, first.span, "", 0, name), Said(-start.at - 1, start.span, "", 1, name)
            yield Candidate((earlier, later), {}, partial(said_formula, ctx, earlier, later), sure=True)


def _rates(ctx: Context) -> Sequence[Figure]:
    return [f for f in ctx.sheet.figures if f.kind is Kind.PERCENT]


def _aimed(ctx: Context, relation: Relation, move: Move) -> str:
    """The name of the rate that is to change, where its sentence says so of what is still to come, or the new state is
    only bounded: 提高到99%以上."""
    start = move.old
    if start.kind is not Kind.PERCENT or len(shown(start).replace(".", "")) < _DIGITS:
        return ""
    begin, _ = ctx.sheet.sentence(start.at)
    found = _START.search(start.clause)
    if found is None or (move.new.exact and not relation.says("aims", ctx.sheet.skeleton[begin : start.at])):
        return ""
    name = relation.cues["aims"].split(found["name"])[-1]
    return name if _RATE.search(name) and len(name) >= _SUFFIX else ""


def _named(tellings: Tellings, figure: Figure, name: str) -> bool:
    """Whether a rate has this name's end and its sentence says all of it."""
    if figure.is_earlier or figure.is_delta or not figure.exact:
        return False
    if not figure.pre.rstrip(_LINKS).endswith(name[-_SUFFIX:]):
        return False
    return strange(name, tellings.of(figure).words) == 0

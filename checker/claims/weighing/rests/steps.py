"""One state, what went and what came, and the state they lead to: 一稿■，删去■、新添■，定稿■."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from checker.claims.formulas.context import added_up
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.totals import difference
from checker.claims.weighing.data import Relation, load_relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.slips import bits_of
from checker.claims.weighing.stages import leads_on, tells

_MOST = 4
"""Moves between the two states."""
_SLIP = -7.5
"""Bits of a slip that is one of the pen."""


def steps_to(relation: Relation, near: Sequence[Figure], rest: Figure) -> Iterator[Candidate]:
    """The moves right before a state that do not lead to it, in either way, but for a slip of the pen.

    What a year began with is no draft: the moves from there are an account of stock and flow.
    """
    before = [f for f in near if f.at < rest.at and rest.block - f.block < 2]
    size = 0
    while size < min(_MOST, len(before) - 1) and _moves(before[-size - 1]):
        size += 1
    if size < 2:
        return
    whole, moves = before[-size - 1], before[-size:]
    if _opens_a_year(whole) or not (leads_on([*moves, rest]) or _taken_off(relation, whole, moves, rest)):
        return
    came = [f for f in moves if tells("came", f.pre) and not tells("went", f.pre)]
    gone = [f for f in moves if f not in came]
    if not gone or rest.number in _reached(whole, moves):
        return
    meant = whole.number + added_up(came) - added_up(gone)
    if _slipped(rest, meant) or _slipped(whole, whole.number + rest.number - meant):
        yield Candidate((rest, whole, *moves), {}, partial(difference, whole, gone, rest, False, came), sure=True)


def _opens_a_year(whole: Figure) -> bool:
    return load_relation("balance").says("opening_sure", whole.lead[-6:] + "，" + whole.pre)


def _taken_off(relation: Relation, whole: Figure, moves: Sequence[Figure], rest: Figure) -> bool:
    """清理前■，废止■，宣布失效■，保留■: all of them went, and both states are told as such."""
    was = whole.lead[-6:] + "，" + whole.pre[-12:] + "|" + whole.post[:8]
    now = rest.lead[-6:] + "，" + rest.pre[-14:]
    gone = all(tells("went", f.pre) or tells("taken", f.pre) for f in moves)
    return gone and relation.says("before", was) and (tells("final", now) or tells("kept", now))


def _moves(figure: Figure) -> bool:
    return any(tells(cue, figure.pre) for cue in ("came", "went", "taken"))


def _reached(whole: Figure, moves: Sequence[Figure]) -> set[Decimal]:
    """Every state that some of the moves lead to, each either way."""
    states = {whole.number}
    for move in moves:
        states |= {state + way for state in states for way in (move.number, -move.number)}
    return states


def _slipped(figure: Figure, meant: Decimal) -> bool:
    return meant > 0 and bits_of(figure, meant) > _SLIP

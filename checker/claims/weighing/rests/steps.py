"""One state, what went and what came, and the state they lead to: 一稿■，删去■、新添■，定稿■."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from checker.claims.formulas.arithmetic import plain
from checker.claims.formulas.context import added_up
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.totals import difference
from checker.claims.weighing.data import load_relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.slips import printed_scale, slip_bits
from checker.claims.weighing.stages import OPENING, leads_on, role_of, tells

_MOST = 4
"""Moves between the two states."""
_SLIP = -7.5
"""Bits of a slip that is one of the pen."""


def steps_to(near: Sequence[Figure], rest: Figure) -> Iterator[Candidate]:
    """The moves right before a state that do not lead to it, in either way, but for a slip of the pen.

    What a year began with is no draft: the moves from there are an account of stock and flow.
    """
    before = [f for f in near if f.at < rest.at and rest.block - f.block < 2]
    size = 0
    while size < min(_MOST, len(before) - 1) and _moves(before[-size - 1]):
        size += 1
    whole, moves = (before[-size - 1], before[-size:]) if size > 1 else (rest, [])
    if not moves or not leads_on([*moves, rest]) or role_of(load_relation("balance"), whole) == OPENING:
        return
    came = [f for f in moves if tells("came", f.pre) and not tells("went", f.pre)]
    gone = [f for f in moves if f not in came]
    if not came or not gone or rest.number in _reached(whole, moves):
        return
    meant = whole.number + added_up(came) - added_up(gone)
    if _slipped(rest, meant) or _slipped(whole, whole.number + rest.number - meant):
        yield Candidate((rest, whole, *moves), {}, partial(difference, whole, gone, rest, False, came), sure=True)


def _moves(figure: Figure) -> bool:
    return tells("came", figure.pre) or tells("went", figure.pre)


def _reached(whole: Figure, moves: Sequence[Figure]) -> set[Decimal]:
    """Every state that some of the moves lead to, each either way."""
    states = {whole.number}
    for move in moves:
        states |= {state + way for state in states for way in (move.number, -move.number)}
    return states


def _slipped(figure: Figure, meant: Decimal) -> bool:
    scale = printed_scale(figure)
    return meant > 0 and slip_bits(plain(figure.number / scale), plain(meant / scale)) > _SLIP

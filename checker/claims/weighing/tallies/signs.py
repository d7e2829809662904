"""What speaks for and against counts coming to another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import log2

from checker.claims.formulas.arithmetic import total
from checker.claims.formulas.context import Context, added_up
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.data import Relation
from checker.claims.weighing.nearby import words
from checker.claims.weighing.slips import bits_of, step_of
from checker.claims.weighing.tallies.roles import END, MINUS, OVERLAP, PLUS, START
from checker.dataclass import dataclass

_NO_CHANCE = 1.5
"""Bits from which counts that come to another one do so by no chance."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts that are added and taken off, and the one they come to."""

    end: Figure
    plus: tuple[Figure, ...]
    minus: tuple[Figure, ...]
    roles: Mapping[int, str | None]
    lost: bool = False
    """净减■: what is taken off is more."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All that take part."""
        return (self.end, *self.plus, *self.minus)

    @property
    def comes_to(self) -> Decimal:
        """What is added less what is taken off."""
        return added_up(self.plus) - added_up(self.minus)

    @property
    def holds(self) -> bool:
        """Whether they come to it as far as rounding goes: 8.13万人, 新取得4120人, 注销4870人, 8.06万人."""
        return (total(f.value for f in self.plus) - total(f.value for f in self.minus)).meets(self.end.value)


def tally_signs(ctx: Context, relation: Relation, tally: Tally, group: Sequence[Figure]) -> dict[str, float]:
    """The signs by name."""
    sheet = ctx.sheet
    run = sorted(tally.figures, key=lambda f: f.at)
    first, last = run[0], run[-1]
    mine = {f.index for f in run}
    roles = [tally.roles[f.index] for f in run]
    value, end = tally.comes_to, tally.end
    inner = [f for f in sheet.within(first.at + 1, last.at) if f.index not in mine]
    same = [f for f in inner if f.family == end.family]
    beside = [
        f for f in group if f.index not in mine and first.sentence <= f.sentence <= last.sentence and f not in same
    ]
    gap = sheet.skeleton[first.at + 1 : last.at]
    untold = [f for f in tally.plus if tally.roles[f.index] is None]
    off = abs(value - end.number) / max(value, end.number)
    signs: dict[str, float] = {
        "slip": max(min(tally_bits(tally), 8.0), -6.0),
        "off": float(off) * 3,
        "start": START in roles,
        "starts": max(roles.count(START) - 1, 0),
        "end": tally.roles[end.index] == END,
        "state_first": END in roles and end is not first and tally.roles[first.index] == END,
        "net": relation.says("net", words(end)),
        "untold": len(untold),
        "plus": PLUS in roles,
        "overlaps": max(roles.count(OVERLAP) - 1, 0),
        "end_last": end is last,
        "end_first": end is first,
        "ordered": end is last and roles == sorted(roles, key=_order),
        "one_sentence": first.sentence == last.sentence,
        "blocks": last.block - first.block,
        "many": len(run) - 4,
        "same_inner": log2(1 + len(same)),
        "strange_inner": log2(1 + len(inner) - len(same)),
        "beside": log2(1 + sum(f.at < first.at for f in beside)),
        "behind": log2(1 + sum(f.at > last.at for f in beside)),
        "semicolon": "；" in gap or ";" in gap,
        "among": "其中" in gap,
    }
    return {k: float(v) for k, v in signs.items() if v}


def _order(role: str | None) -> int:
    return (START, None, PLUS, MINUS, OVERLAP, END).index(role)


def tally_bits(tally: Tally) -> float:
    """How much more the nearness of both sides says than chance would, when one of the figures is wrong."""
    gap = tally.end.number - tally.comes_to
    meant = [(tally.end, tally.comes_to)]
    meant += [(f, f.number + gap) for f in tally.plus] + [(f, f.number - gap) for f in tally.minus]
    chance = sum(2.0 ** bits_of(f, n) for f, n in meant if n > 0)
    size = max(f.number for f in tally.figures)
    return log2(chance / len(meant) + 1e-9) + log2(1.4 * float(size / step_of(tally.figures)))


def agrees_otherwise(tally: Tally) -> bool:
    """Whether some of the counts, as their words say, or all of them added up, come to the one told so by no chance."""
    end = tally.end.number
    if added_up((*tally.plus, *tally.minus)) == end:
        return True
    return _leads(tally, end, leaving=False) or _leads(tally, end, leaving=True)


def _leads(tally: Tally, end: Decimal, leaving: bool) -> bool:
    """Whether the counts lead to a number by no chance, those of no told role either way, some left out if allowed."""
    states = {(Decimal(0), 0)}
    for figures, way in ((tally.plus, 1), (tally.minus, -1)):
        for figure in figures:
            ways = (1, -1) if tally.roles[figure.index] is None else (way,)
            moved = {(value + sign * figure.number, min(n + 1, 2)) for value, n in states for sign in ways}
            states = states | moved if leaving else moved
    return (end, 2) in states and _size(tally) - log2(len(states)) >= _NO_CHANCE


def _size(tally: Tally) -> float:
    """Bits of a number of the size of the largest one."""
    return log2(float(max(f.number for f in tally.figures) / step_of(tally.figures)))

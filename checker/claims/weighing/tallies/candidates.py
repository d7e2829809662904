"""Counts that are added and taken off, one behind the other, and what they come to, in any order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from functools import partial

from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.balance import balance_formula
from checker.claims.formulas.context import Context, added_up
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.totals import difference
from checker.claims.weighing.data import Relation, load_relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.nearby import by_family, common, words
from checker.claims.weighing.slips import bits_of
from checker.claims.weighing.stages import CLOSING, OPENING, other_thing
from checker.claims.weighing.stages import role_of as stage_of
from checker.claims.weighing.tallies.roles import END, MINUS, OVERLAP, START, role_of, takes_off
from checker.claims.weighing.tallies.signs import Tally, agrees_otherwise, tally_signs
from checker.document import Span

_LEAST, _MOST = 4, 7
"""Counts of a tally: two and what they lie apart are a rest."""
_SENTENCES, _BLOCKS, _FAR = 2, 1, 240
_SLIP = -7.5
"""Bits of a slip that is one of the pen."""
_SMALL = 9
"""Up to here a count of another sentence is what a tally is off by through chance."""
_OFF = Decimal("0.3")
"""How far what they come to may lie from what is printed when no slip of the pen explains it."""


def tally_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Every run of counts whose words add them up and take them off, and that do not come to the one told so."""
    parts = _parts(found)
    counts = [f for f in ctx.counts if f.exact and f.times == 1 and f.number > 0]
    for group in by_family(counts).values():
        if len(group) < _LEAST:
            continue
        off = {f.index for f in group if takes_off(relation, f)}
        if not off:
            continue
        told = [f for f in group if f.index in off or not (f.span in parts or _within(f))]
        roles = {f.index: role_of(relation, f) for f in told if any(abs(f.index - i) < 12 for i in off)}
        tallies = [t for run in _runs(told, off) for t in _of(ctx, relation, run, roles)]
        holding = [t for t in tallies if t.holds]
        for tally in tallies:
            if tally.comes_to <= 0 or any(_shares(tally, t) for t in holding) or not _near(tally):
                continue
            if agrees_otherwise(tally) or _is_list(tally) or _is_made_up(tally, group):
                continue
            if _some_untold(ctx, relation, tally) or _of_two_things(ctx, tally):
                continue
            yield Candidate(
                tally.figures,
                tally_signs(ctx, relation, tally, group),
                partial(_formula, tally),
            )


def _parts(found: Sequence[Formula]) -> Set[Span]:
    """The parts of wholes that they add up to: these count once."""
    return {
        b.span
        for formula in found
        if formula.kind is FormulaKind.SUM and formula.verdict is Verdict.CONSISTENT and len(formula.figures) > 2
        for b in formula.figures[1:]
    }


def _within(figure: Figure) -> bool:
    return figure.pre.startswith("其中")


def _runs(told: Sequence[Figure], off: Set[int]) -> Iterator[tuple[Figure, ...]]:
    """Neighbours of one passage of which some are taken off."""
    for i in range(len(told)):
        for j in range(i + _LEAST, min(i + _MOST, len(told)) + 1):
            first, last = told[i], told[j - 1]
            if (
                last.sentence - first.sentence > _SENTENCES
                or last.block - first.block > _BLOCKS
                or last.at - first.at > _FAR
            ):
                break
            run = tuple(told[i:j])
            if any(f.index in off for f in run):
                yield run


def _of(ctx: Context, relation: Relation, run: Sequence[Figure], roles: Mapping[int, str | None]) -> Iterator[Tally]:
    """The tallies that the words of a run allow: one of its counts is what the others come to."""
    for end in run:
        role = roles.get(end.index)
        if end.is_earlier or _is_aside(ctx, end) or role not in (END, None) or (role is None and end is not run[0]):
            continue
        others = [(f, roles.get(f.index)) for f in run if f is not end]
        if any(r == END and f is not run[0] for f, r in others):
            continue  # 6月末■，下半年接收■、解除■，年末■: only the first of two states leads to the other
        minus = tuple(f for f, r in others if r in (MINUS, OVERLAP))
        plus = tuple(f for f, r in others if r not in (MINUS, OVERLAP))
        if not minus or not plus or (len(plus) < 2 and len(minus) < 2):
            continue
        lost = relation.says("lost", end.pre)
        if lost:  # 核销■，新增■，净减■
            plus, minus = minus, plus
        yield Tally(end, plus, minus, {f.index: r for f, r in [*others, (end, role)]}, lost)


def _is_aside(ctx: Context, figure: Figure) -> bool:
    """（2023年为■）: whether a bracket opens right before its words."""
    return ctx.sheet.skeleton[max(figure.at - len(figure.pre) - 1, 0)] in "（("


def _shares(tally: Tally, other: Tally) -> bool:
    """Whether both bind three counts in common, so that one of them that holds makes the other one mere chance."""
    return len({f.index for f in tally.figures} & {f.index for f in other.figures}) > 2


def _near(tally: Tally) -> bool:
    """Whether one slip of the pen, or little, lies between what is printed and what they come to."""
    gap = tally.end.number - tally.comes_to
    if abs(gap) <= _OFF * max(tally.end.number, tally.comes_to):
        return True
    meant = [(tally.end, tally.comes_to)]
    meant += [(f, f.number + gap) for f in tally.plus] + [(f, f.number - gap) for f in tally.minus]
    return any(n > 0 and bits_of(f, n) > _SLIP for f, n in meant)


def _is_list(tally: Tally) -> bool:
    """准予■、不准予■，撤回■: whether what is told first is rather all of the others together."""
    if START in tally.roles.values() or tally.lost:
        return False
    together = added_up((*tally.plus, *tally.minus))
    return abs(together - tally.end.number) < abs(tally.comes_to - tally.end.number)


def _is_made_up(tally: Tally, group: Sequence[Figure]) -> bool:
    """现有■，另有■尚未挂牌: whether another count of its sentences is what the tally is off by."""
    gap = abs(tally.comes_to - tally.end.number)
    mine = {f.index for f in tally.figures}
    first, last = min(f.sentence for f in tally.figures), max(f.sentence for f in tally.figures)
    return any(
        f.number == gap
        and f.index not in mine
        and (first <= f.sentence <= last or (gap > _SMALL and first - 4 < f.sentence < last + 2))
        for f in group
    )


def _some_untold(ctx: Context, relation: Relation, tally: Tally) -> bool:
    """年初■，新增■，解除■，有的迁居外地，年末■: whether some went without a number, and may be what is missing."""
    if tally.comes_to <= tally.end.number:
        return False
    start = ctx.sheet.sentence(min(f.at for f in tally.figures))[0]
    end = ctx.sheet.sentence(max(f.at for f in tally.figures))[1]
    found = load_relation("balance").cues["untold"].finditer(ctx.sheet.skeleton, start, end)
    return any(relation.says(MINUS, clause.group()) for clause in found)


def _of_two_things(ctx: Context, tally: Tally) -> bool:
    """年初公证员■，招录助理■，离职■，目前公证员■: both stocks name one thing and what came in another."""
    start = next((f for f in tally.plus if tally.roles[f.index] == START), None)
    if start is None or not common(words(start) + start.post[:8], words(tally.end) + tally.end.post[:8]):
        return False
    return any(other_thing(ctx, load_relation("balance"), start, f) for f in tally.plus if f is not start)


def _formula(tally: Tally) -> Formula:
    whole, *came = sorted(tally.plus, key=lambda f: tally.roles[f.index] != START)
    account = load_relation("balance")
    if came and stage_of(account, whole) == OPENING and stage_of(account, tally.end) == CLOSING:
        return balance_formula(None, [whole, *came, *tally.minus, tally.end], False, 1 + len(came))
    return difference(whole, tally.minus, tally.end, False, came)

"""Lists whose words or figures show that they belong to another whole than the count beside them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from checker import lazy
from checker.claims.formulas.context import Context, is_share_base
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.data import Relation

_ROW = lazy.compile(r"\s*(?:、(?!其中)[^，,。；;：:、（(]*|(?:和|及|与|以及)\s*)$")
_CLAUSES = lazy.compile(r"[；;]")
_BY_CHANCE = 10
"""Below this figures make up another one by chance."""
_FEW, _LONG = 3, 24
"""Figures of several units that make up a whole by no chance; characters before a list that name its rank."""


def of_others(ctx: Context, relation: Relation, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the list is part of another whole, or its parts are of several."""
    return (
        _of_one_row(ctx, whole, parts)
        or any(is_share_base(ctx, p) for p in parts)
        or any(relation.says("left_out_before", p.pre) for p in parts)
        or _of_another_span(ctx, relation, whole, parts)
        or _measured_again(ctx, whole, parts)
        or _within_skipped(ctx, whole, parts)
        or _of_many_units(ctx, whole, parts)
        or _extremes(ctx, relation, parts)
        or _taken_up(relation, parts)
    )


def _of_one_row(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> bool:
    """四家依次为■、■、■、■; 进企业■、进校园■、进商圈■: whether the mark of a row joins the whole to the first part."""
    if whole.at > parts[0].at or parts[0].index > whole.index + 1:
        return False
    return _ROW.match(ctx.sheet.between(whole, parts[0])) is not None


def _of_another_span(ctx: Context, relation: Relation, whole: Figure, parts: Sequence[Figure]) -> bool:
    """三年共收案■；单看今年，收案■、结案■; 年末在册■。今年新办■、注销■: what came about in a shorter time, beside what
    there is or what many years brought."""
    if whole.at > parts[0].at:
        return False
    text, start = ctx.sheet.skeleton, max(ctx.sheet.sentence(parts[0].at)[0], whole.at + 1)
    opening = _CLAUSES.split(text[start : parts[0].at])[-1]
    if relation.says("opened", opening) or not relation.says("one_span", opening):
        return False
    told = text[ctx.sheet.sentence(whole.at)[0] : whole.at] + whole.post
    return relation.says("long_span", told) and not relation.says("one_span", told)


def _taken_up(relation: Relation, parts: Sequence[Figure]) -> bool:
    """建议8件，8件都已采纳: whether a part is the one before it, told again by its bare number."""
    twice = (b for a, b in pairwise(parts) if a.number == b.number and not b.pre)
    return any(relation.says("taken_up", b.post[:2]) for b in twice)


def _measured_again(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> bool:
    """标的■，到位■；其中罚款类■，到位■: whether a later part is called just as the whole or a count skipped, the first
    one is not."""
    if whole.at > parts[0].at:
        return False
    told = {f.pre for f in ctx.sheet.figures[whole.index : parts[0].index] if f.family == whole.family}
    return parts[0].pre not in told and any(len(p.pre) > 1 and p.pre in told for p in parts[1:])


def _within_skipped(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> bool:
    """全县■人，乡镇■，乡镇持证■，县直持证■、未持证■: whether a count skipped, put for the first parts, makes it up."""
    if whole.at > parts[0].at:
        return False
    skipped = [f for f in ctx.sheet.figures[whole.index + 1 : parts[0].index] if f.family == whole.family]
    left = [whole.number - f.number for f in skipped if f.exact and not (f.is_delta or f.is_earlier)]
    added = Decimal(0)
    for part in reversed(parts[1:]) if left else ():
        added += part.number * part.times
        if added > _BY_CHANCE and added in left:
            return True
    return False


def _of_many_units(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> bool:
    """信息■条：公示■条、公告■条、预案■件、其余■条: whether counts of any unit behind a whole make it up."""
    if whole.at > parts[0].at or whole.number <= _BY_CHANCE:
        return False
    left = whole.number
    for n, figure in enumerate(ctx.sheet.within(parts[0].at, parts[-1].at), 1):
        if not figure.family or figure.number > left:
            return False
        left -= figure.number * figure.times
        if not left and n >= _FEW:
            return True
    return False


def _extremes(ctx: Context, relation: Relation, parts: Sequence[Figure]) -> bool:
    """最多的三家为■、■、■，最少的一家■: whether only those at the two ends of a ranking are told."""
    text, (first, final) = ctx.sheet.skeleton, (parts[0], parts[-1])
    start = max(ctx.sheet.sentence(first.at)[0], first.at - _LONG)
    behind = ctx.sheet.between(parts[-2], final)
    return (
        relation.says("least", behind)
        and relation.says("greatest", text[start : first.at])
        and not relation.says("next_to", text[first.at : final.at])
    )


__all__ = ["of_others"]

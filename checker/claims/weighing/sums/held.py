"""Totals of what several hold as much of each: 东、西、南三个片区各设调解室12个，共38个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.breakdown import sum_formula
from checker.claims.formulas.context import Context, added_up
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.sums.shape import nothing_else

_BARE = lazy.compile(
    r"(?:[两三四五六七八九][个家所处支名])?(?:一?共计?|[总合]计|总共|[加合]起来)"
    r"(?:为|达|有|是|[建设配聘派]有?|[\u4e00-\u9fff]{2})?"
)
_TOTAL = lazy.compile(r"(?:总[数量]|[总合共]计|一?共)(?:为|达|有|是)?$")
# 连同县本级, 另有…: more than those told
_MORE = lazy.compile(r"连同|另|全[省市县区镇乡州]|加上|此外|原有|累计|现有|还有|包括|年[底末]|其[他它余]")
_NEAR = 3
"""A total lies within a third of what its holders make up."""


def held_sums(ctx: Context, relation: Relation) -> Iterator[Candidate]:
    """What each of several has, with nothing else of its unit, and the total behind it that it does not make up."""
    counts = [f for f in ctx.counts if f.exact and f.number]
    for place, last in enumerate(counts[:-1]):
        whole = counts[place + 1]
        if last.times < 2 or not _may_be_total(last, whole):
            continue
        parts = [f for f in counts[: place + 1] if f.family == last.family and f.sentence == last.sentence]
        if any(p.times < 2 or p.is_earlier or p.is_delta for p in parts):
            continue
        made, text = added_up(parts), ctx.sheet.between(parts[0], whole)
        near = abs(made - whole.number) * _NEAR <= made != whole.number > max(p.number for p in parts)
        if not near or _MORE.search(text):
            continue
        here = whole.sentence == last.sentence
        closed = (here and len(parts) > 1) or nothing_else(ctx, relation, last.at) or relation.says("closes", text)
        if (here and _BARE.fullmatch(whole.pre)) or (closed and _TOTAL.search(whole.pre)):
            yield Candidate((whole, *parts), {}, partial(_formula, whole, parts), sure=True)


def _may_be_total(last: Figure, whole: Figure) -> bool:
    """Whether the next figure may be the total of what is told of each before it."""
    if whole.mention.unit != last.mention.unit or whole.times > 1 or whole.sentence - last.sentence > 1:
        return False
    return not (whole.is_delta or whole.is_earlier) and whole.index == last.index + 1


def _formula(whole: Figure, parts: Sequence[Figure]) -> Formula:
    return sum_formula(FormulaKind.SUM, whole, parts, Verdict.CONTRADICTORY, None)


__all__ = ["held_sums"]

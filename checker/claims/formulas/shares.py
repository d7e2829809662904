"""Shares of one whole that are said to be all of it sum to a hundred per cent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import plain, total
from checker.claims.formulas.changes import is_change
from checker.claims.formulas.context import Context, bound
from checker.claims.formulas.regions import COMPLETE
from checker.claims.formulas.sheet import Figure
from checker.claims.interval import Interval
from checker.claims.model import Kind
from checker.diagnostics.message import Text

_SHARE = lazy.compile(r"占|比重|比例|构成|分布|来源|结构")
_ALL_YEAR = lazy.compile(r"一季度至四季度|四个季度|一至四季度")
_OTHER = lazy.compile(r"率")
_COMPARED = lazy.compile(
    r"[高低多少大小]于|[比较与同和](?:上年|去年|前年|同期|[上前]一?[月季]|[一二三四]季度|年初)|相比|差距|持平|[由从升降增减]"
)
"""Between two shares: the later one is what the first is compared with."""
_MOST = 140
"""Shares that come to more are no parts of one whole (per cent)."""


def find_shares(ctx: Context) -> Iterator[Formula]:
    """Lists of shares in one sentence that the text calls complete."""
    done = -1
    for figure in ctx.sheet.figures:
        if figure.at <= done or not _is_share(figure):
            continue
        start, end = ctx.sheet.sentence(figure.at)
        done = end
        words = ctx.sheet.skeleton[start:end]
        shares = [f for f in ctx.sheet.within(start, end) if _is_share(f)]
        if (
            len(shares) < 2
            or not _SHARE.search(words)
            or _OTHER.search(words)
            or not (COMPLETE.search(words) or _ALL_YEAR.search(words))
        ):
            continue
        if lazy.search(r"其中", words):
            continue
        if any(_COMPARED.search(ctx.sheet.between(a, b)) for a, b in pairwise(shares)):
            continue
        sums = total(f.value for f in shares)
        if sums.low is None or sums.low > _MOST:
            continue  # no shares of one whole
        slack = sum((_half(f) for f in shares), Decimal(0))
        hundred = Interval(100 - slack, 100 + slack)
        yield _formula(shares, sums.meets(hundred))


def _is_share(figure: Figure) -> bool:
    return figure.kind in (Kind.PERCENT, Kind.GROWTH) and figure.exact and not is_change(figure)


def _half(figure: Figure) -> Decimal:
    return Decimal(1).scaleb(-figure.mention.decimals) / 2


def _formula(shares: list[Figure], holds: bool) -> Formula:
    value = sum((f.number for f in shares), shares[0].number * 0)
    left = "+".join(plain(f.number) for f in shares)
    arithmetic = f"{left} = {plain(value)}% {'≈' if holds else '≠'} 100%"
    return Formula(
        FormulaKind.RATE,
        tuple(bound(f, "占比", "share") for f in shares),
        Origin.SYNTAX,
        Verdict.CONSISTENT if holds else Verdict.CONTRADICTORY,
        Text("各部分占比之和不是 100%", "the shares do not sum to 100%"),
        (Reading(Text(arithmetic, arithmetic), holds),),
        Text("核对各部分占比；若有未列出的部分，请写明", "check the shares; if some part is left out, say so"),
    )

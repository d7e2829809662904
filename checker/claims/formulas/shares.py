"""Shares of one whole that are said to be all of it sum to a hundred per cent, those of some of it to no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import plain, total
from checker.claims.formulas.changes import is_change
from checker.claims.formulas.context import Context, bound
from checker.claims.formulas.regions import COMPLETE, OVERLAP
from checker.claims.formulas.sheet import ANY, Figure
from checker.claims.interval import Interval
from checker.claims.model import Kind
from checker.claims.numerals import SPOKEN
from checker.diagnostics.message import Text

_WORDS = word_lists(__file__)

_SHARE = lazy.compile(_WORDS["shares"])
_ALL_YEAR = lazy.compile(_WORDS["all_quarters"])
_OTHER = lazy.compile(r"率")
_COMPARED = lazy.compile(_WORDS["compared"])
"""Between two shares: the later one is what the first is compared with."""
_CLASSED = lazy.compile(f"(?:{_WORDS['classed']})([两二三四五六七八九])(?:大|个|种|条|项)?[类种项档级条渠途方来等]")
"""分为五类: how many shares there are to be."""
_NO_MORE = lazy.compile(
    f"(?:{_WORDS['only']})(?:有|是)?(?:这|上述|以上)?([两二三四五六七八九])(?:大|个|种|条|项)?[类种项样条渠途方来块]"
)
"""全年就这三样: that there are no others than those told before."""
_FOREMOST = lazy.compile(_WORDS["foremost"])
"""Those that matter most, or of which one may be several."""
_SUMMED = lazy.compile(_WORDS["summed"])
_LEFT = lazy.compile(
    rf"[，,；;。](?:{_WORDS['rest']})(?:(?!{ANY})[^，,。；;\n]){{2,}}(?:[，,。；;\n]|$|(?<=[足到])[{ANY[1:-1]}])"
)
"""Others without a share of their own: there is something left."""
_SOME_OF = lazy.compile(f"其中(?!{_WORDS['one_of_them']})")
_SORTED = lazy.compile(_WORDS["sorted"])
_ALL = Interval(Decimal(100), Decimal(100))
_MOST, _NEAR = 140, 15
"""Shares that come to more are no parts of one whole (per cent); how near to all of it weaker words take them."""
_QUARTERS = 4
_AROUND = 40
"""Characters around the sentence that may say so."""
_BEHIND = 24
"""Characters behind the sentence that may say that there are no others."""
_BACK = lazy.compile(rf"[。\s]*(?:{_WORDS['back']})")


def find_shares(ctx: Context) -> Iterator[Formula]:
    """Lists of shares in one sentence that the text calls complete, or that exceed the whole."""
    done = -1
    for figure in ctx.sheet.figures:
        if figure.at <= done or not _is_share(figure):
            continue
        start, done = ctx.sheet.sentence(figure.at)
        words = ctx.sheet.skeleton[start:done]
        shares = [f for f in ctx.sheet.within(start, done) if _is_share(f)]
        summed = len(shares) > 2 and shares[-1].number == 100 and _SUMMED.search(shares[-1].pre) is not None
        if summed:
            shares.pop()
        if len(shares) < 2 or not _SHARE.search(words) or _OTHER.search(words) or _SOME_OF.search(words):
            continue
        if any(_COMPARED.search(ctx.sheet.between(a, b)) for a, b in pairwise(shares)):
            continue
        sums = total(f.value for f in shares)
        if sums.low is None or sums.low > _MOST:
            continue  # no shares of one whole
        holds = sums.meets(_ALL)
        if summed or _is_all(ctx, start, done, len(shares)) or (_is_near(shares) and _is_announced(ctx, start, shares)):
            yield _formula(shares, holds)
        elif (
            not holds
            and _added(shares) > 100
            and any(
                (_leaves(ctx, start, done), _no_more(ctx, start, done, shares), _is_sorted(ctx, start, done, shares))
            )
        ):
            yield _formula(shares, False)


def _is_all(ctx: Context, start: int, end: int, shares: int) -> bool:
    """甲占■、乙占■，两类即为全部: whether their sentence says so, or the next one that refers back to it."""
    text = ctx.sheet.skeleton
    words = text[start : end + _AROUND if _BACK.match(text, end) else end]
    return COMPLETE.search(words) is not None or (shares == _QUARTERS and _ALL_YEAR.search(words) is not None)


def _is_announced(ctx: Context, start: int, shares: Sequence[Figure]) -> bool:
    """归为五类，无交叉。甲占■……: whether the words before announce just so many."""
    before = ctx.sheet.skeleton[max(start - _AROUND, 0) : shares[0].at]
    return any(SPOKEN[m[1]] == len(shares) for m in _CLASSED.finditer(before))


def _no_more(ctx: Context, start: int, end: int, shares: Sequence[Figure]) -> bool:
    """甲占■，乙占■，丙占■。全年就这三样: whether the sentence behind says that they are all, and none counts twice."""
    text = ctx.sheet.skeleton
    told = _NO_MORE.search(text, end, end + _BEHIND) if _is_near(shares) else None
    if told is None or SPOKEN[told[1]] != len(shares) or "\n" in text[end : told.start()]:
        return False
    around = max(start - _AROUND, 0), end + _AROUND
    return not (OVERLAP.search(text, *around) or _FOREMOST.search(text, *around))


def _is_sorted(ctx: Context, start: int, end: int, shares: Sequence[Figure]) -> bool:
    """线上占■，线下占■，每件只走其中一条渠道: whether it is said that each belongs to one of them only."""
    text = ctx.sheet.skeleton
    around = max(start - _AROUND, 0), end + _AROUND if _BACK.match(text, end) else end
    return _is_near(shares) and _SORTED.search(text, *around) is not None and not _FOREMOST.search(text, *around)


def _leaves(ctx: Context, start: int, end: int) -> bool:
    """Whether others are told behind them without a share, or with less than one, and none is said to count twice."""
    text = ctx.sheet.skeleton
    return _LEFT.search(text, start, end) is not None and not OVERLAP.search(text, max(start - _AROUND, 0), end)


def _is_share(figure: Figure) -> bool:
    return figure.kind in (Kind.PERCENT, Kind.GROWTH) and figure.exact and not is_change(figure)


def _is_near(shares: Sequence[Figure]) -> bool:
    return abs(_added(shares) - 100) <= _NEAR


def _added(shares: Sequence[Figure]) -> Decimal:
    return sum((f.number for f in shares), Decimal(0))


def _formula(shares: Sequence[Figure], holds: bool) -> Formula:
    left = "+".join(plain(f.number) for f in shares)
    arithmetic = f"{left} = {plain(_added(shares))}% {'≈' if holds else '≠'} 100%"
    return Formula(
        FormulaKind.SHARES,
        tuple(bound(f, "占比", "share") for f in shares),
        Origin.SYNTAX,
        Verdict.CONSISTENT if holds else Verdict.CONTRADICTORY,
        Text("各部分占比之和不是 100%", "the shares do not sum to 100%"),
        (Reading(Text(arithmetic, arithmetic), holds),),
        Text("核对各部分占比；若有未列出的部分，请写明", "check the shares; if some part is left out, say so"),
    )

"""Figures in one row, and the counts and names that a row of percentages is told of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checker import lazy
from checker.claims.formulas.context import Context, is_count
from checker.claims.formulas.percents import is_percent
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind

_MEASURES = frozenset(["天", "日", "小时", "分钟", "秒", "工作日", "个工作日", "个月", "分", "年", "周", "岁", "学时"])
"""Units of time and of scores: nothing is a share of them."""
_MEAN = 6
"""平均一家■, 平均每村■: so far before a count it is told to be an average."""
_AVERAGED = lazy.compile(r"(?:[日月周旬季户]|(?<![全今本去上前])年)均(?![已有按能可由在])|每一?[天日周旬月季]|单日")
"""日均受理■, 每天接■: of one day out of many nothing is a share."""
JOIN = lazy.compile(r"(?:、|，|,|和|及|与|以及|；|;)[^，,。；;、：:]{0,14}")
_LISTED = lazy.compile(r"[、和及与]|以及")
_IN_ORDER = lazy.compile(r"分别|依次|各")
_SURE_ROW = 3
"""Percentages that a row has at least to be told of the counts of the sentence before."""
_ROW = lazy.compile(r"(?:分别|依次|各).*$")


def name_in_order(run: Sequence[Figure], rate: Figure) -> str | None:
    """优秀率、合格率分别为■、■: each percentage has the name at its place."""
    words = run[0].clause if len(run) > 1 else ""
    if not _ROW.search(words):
        return None
    names = lazy.split(r"[、和及与]|以及", lazy.split(r"[，,；;：:。]", _ROW.sub("", words))[-1])[-len(run) :]
    at = [f.index for f in run].index(rate.index)
    if len(names) < len(run) or not names[-1].endswith("率") or not all(1 < len(n) < 12 for n in names):
        return None
    return names[at].removesuffix("率")


def countable(figure: Figure) -> bool:
    """A count that can be a numerator or a denominator; 常住人口52.4万 may go without its unit."""
    if figure.number <= 0 or figure.pre.endswith(("按", "算作", "折合", "每")):
        return False
    bare = figure.kind is Kind.COUNT and not figure.family and figure.number > 100 and bool(figure.pre)
    counted = bare or (is_count(figure) and not figure.is_delta and figure.family not in _MEASURES)
    return counted and not (figure.is_average or "平均" in figure.pre[-_MEAN:] or _is_averaged(figure.pre))


def _is_averaged(words: str) -> bool:
    return any(hint in words for hint in "均每单") and _AVERAGED.search(words) is not None


def run_of(ctx: Context, figure: Figure, percent: bool) -> list[Figure]:
    """The percentages or the counts in one row with a figure."""
    figures, out = ctx.sheet.figures, [ctx.sheet.figures[figure.index]]
    for step in (-1, 1):
        at = figure.index + step
        while 0 <= at < len(figures) and (is_percent(figures[at]) if percent else countable(figures[at])):
            pair = (figures[at], out[0]) if step < 0 else (out[-1], figures[at])
            if not JOIN.fullmatch(ctx.sheet.between(*pair).strip()):
                break
            out.insert(0 if step < 0 else len(out), figures[at])
            at += step
    return out


def counts_of_row(ctx: Context, shares: Sequence[Figure]) -> list[Figure]:
    """来信■、来访■、网上■。三种渠道的占比依次为■、■、■: the counts that a row of percentages is told of, in order."""
    first = shares[0]
    previous = ctx.sheet.figures[first.index - 1] if first.index else None
    if len(shares) < 2 or previous is None or not countable(previous) or first.sentence - previous.sentence > 1:
        return []
    gap = ctx.sheet.between(previous, first)
    apart = first.sentence != previous.sentence
    if not _IN_ORDER.search(gap) or lazy.search(r"[；;\n]", gap) or (apart and len(shares) < _SURE_ROW):
        return []
    counts = run_of(ctx, previous, percent=False)
    if len(counts) == len(shares) + 1 and counts[0].number == sum(c.number for c in counts[1:]):
        counts = counts[1:]  # 共160宗，优秀■、合格■、不合格■
    if len(counts) > len(shares):  # those listed with 、, not a total told before or behind them
        groups = [[counts[0]]]
        for a, b in pairwise(counts):
            if _LISTED.match(ctx.sheet.between(a, b).strip()):
                groups[-1].append(b)
            else:
                groups.append([b])
        counts = next((g for g in groups if len(g) == len(shares)), [])
    return counts if len(counts) == len(shares) and len({t.family for t in counts}) == 1 else []

"""Rates by evidence: the one pair of counts that a rate's own words point at, wherever it stands nearby.

The numerator is the count that carries the rate's own verb (办结率 beside 办结■) or stands at the share (■，占…); the
denominator the count that can only be its whole: the sole larger one of its kind, or the one that says
so (共, 应, …中).
A pair is contradicted only when no other pair in reach gives the rate.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from checker import lazy
from checker.claims.formulas.arithmetic import total
from checker.claims.formulas.changes import is_change, when
from checker.claims.formulas.context import Context, is_count
from checker.claims.formulas.percents import is_percent, share_fits
from checker.claims.formulas.rate_binding import LOOSE_UNITS, Pair, shared_length
from checker.claims.formulas.rate_words import Said, opposite_met, said, stem_met, stem_of
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind

_MEASURES = frozenset(["天", "日", "小时", "分钟", "秒", "工作日", "个工作日", "个月", "分", "年", "周", "岁", "学时"])
_WHOLE = lazy.compile(
    r"共|总|全部|所有|合计|应|全[省市县区州年]|受理|收到|接收|新收|立案|排查|抽[查取检]|评查|参加|参评|核定|随机|计划|现有|复核|检查|梳理|登记|形成|制定|审结"
)
_OF = lazy.compile(r"^[^，,。；;、]{0,14}?(?:中|里|当中|之中|内)")
_DUE = lazy.compile(r"应|需|须|总数|总量|总额|共")
_CARRIED = lazy.compile(r"结转|上年|去年|旧存|遗留|结余|未结|存量|积存")
_TOGETHER = lazy.compile(r"合计|共计|总计|合并|累计|[两二三四五六][类项者种]|以上|上述")
_THERE = lazy.compile(r"到位|实际|已|现有|实有|完成")
_EXCEPT = lazy.compile(r"除(?:了)?[^，,。；;]{0,8}$")
_REST = lazy.compile(r"其余|剩余|余下|其他")
_PLAIN = lazy.compile(r"案件|事项|工作|的|行政|法治")
_BLOCKS = 2
_MAX_SCOPE = 14


@dataclass(frozen=True, slots=True)
class Bond:
    """A numerator and its whole; with `rest` the numerator is what the count leaves of the whole."""

    top: Figure
    base: Figure
    rest: bool = False
    more: tuple[Figure, ...] = ()
    """Further parts of the whole, when it is told in parts only."""


def evident(ctx: Context, figure: Figure) -> Bond | None:
    """The pair that the text firmly points at, or None."""
    words = said(ctx, _head_of(ctx, figure))
    if words is None or is_change(figure) or (figure.number == 100 and figure.exact):
        return None
    scope = scope_of(ctx, figure)
    if words.share:
        return _share(ctx, figure, words, scope)
    return _except(ctx, figure, scope) or _rate(ctx, figure, words, scope)


def _head_of(ctx: Context, figure: Figure) -> Figure:
    """分别占总数的■、■、■: the words before the first are said of all."""
    run = run_of(ctx, figure, is_percent)
    return run[0] if len(run) > 1 and re.search(r"分别|依次", run[0].pre) else figure


def scope_of(ctx: Context, figure: Figure) -> list[Figure]:
    """The counts of the paragraphs around, in text order."""
    return [
        f
        for f in ctx.sheet.figures[max(figure.index - 24, 0) : figure.index + 20]
        if abs(f.block - figure.block) <= _BLOCKS and _countable(f) and f.number > 1
    ]


def _countable(figure: Figure) -> bool:
    return is_count(figure) and not figure.is_delta and figure.family not in _MEASURES and figure.number > 0


def _told(figure: Figure) -> str:
    return figure.pre[-18:] + "|" + figure.post[:14]


def _rate(ctx: Context, figure: Figure, words: Said, scope: list[Figure]) -> Bond | None:
    stem = stem_of(words.name)
    if len(stem) < 2:
        return None
    met = [(0 if _misplaced(ctx, f, figure, stem) else stem_met(stem, _told(f)), f) for f in scope]
    best = max((m for m, _ in met), default=0)
    if best == 0:
        return _opposite(ctx, figure, words, scope)
    hits = [f for m, f in met if m == best and (m > 1 or f.sentence == figure.sentence)]
    hits = [f for f in hits if not _belongs_elsewhere(ctx, f, figure)]
    dues = [f for f in hits if _DUE.search(f.pre[-10:]) or _OF.match(f.post)]
    tops = [f for f in hits if f not in dues] or _in_place(figure, dues, scope)
    if not tops:
        return None
    top = min(tops, key=lambda f: (abs(f.sentence - figure.sentence), abs(f.at - figure.at)))
    if any(f.number != top.number and f.family == top.family and abs(f.sentence - figure.sentence) <= 1 for f in tops):
        return None
    base = _base_of(ctx, top, figure, scope, words.name, dues)
    if base is not None:
        return Bond(top, base)
    return _parts_base(ctx, top, scope) or _grades(ctx, top, words.name)


def _grades(ctx: Context, top: Figure, name: str) -> Bond | None:
    """优秀62卷、良好118卷、合格20卷，优秀率■: grades told without their sum."""
    run = run_of(ctx, top, _countable)
    grades = [f for f in run if re.search(r"优|良|合格|达标|一般|较差", f.pre[-8:]) and f.family == top.family]
    if not re.search(r"优|良|合格", name) or len(grades) != len(run) or len(run) < 3:
        return None
    return Bond(top, run[0], False, tuple(run[1:]))


def _misplaced(ctx: Context, top: Figure, figure: Figure, stem: str) -> bool:
    """不合格■ is no numerator of 合格率; nor is a count of a later sentence when the rate's own has some."""
    if re.search(rf"[不未]{re.escape(stem[-2:])}", _told(top)):
        return True
    if top.sentence <= figure.sentence:
        return False
    start, _ = ctx.sheet.sentence(figure.at)
    return any(_countable(f) for f in ctx.sheet.within(start, figure.at))


def _in_place(figure: Figure, dues: Sequence[Figure], scope: list[Figure]) -> list[Figure]:
    """应配备132名，目前到位125名，配备率■: what is there of what is due."""
    if len(dues) != 1 or dues[0].sentence != figure.sentence:
        return []
    found = [f for f in scope if f.sentence == figure.sentence and f is not dues[0] and f.family == dues[0].family]
    return [f for f in found if _THERE.search(f.pre)] if len(found) == 1 else []


def _parts_base(ctx: Context, top: Figure, scope: list[Figure]) -> Bond | None:
    """建议35件、提案47件，满意79件: the whole is told in two parts."""
    before = [f for f in scope if f.at < top.at and f.family == top.family and f.sentence == top.sentence]
    if len(before) != 2 or not all(f.value.below(top.value) for f in before):
        return None
    if not re.fullmatch(r"(?:、|，|,|和|及|与)[^，,。；;、]{1,10}", ctx.sheet.between(*before)):
        return None
    if (before[0].value + before[1].value).below(top.value):
        return None
    return Bond(top, before[0], False, (before[1],))


def _opposite(ctx: Context, figure: Figure, words: Said, scope: list[Figure]) -> Bond | None:
    """抽查1200条，错漏18条，准确率■: the numerator is what is left."""
    near = [f for f in scope if abs(f.sentence - figure.sentence) <= 1 and opposite_met(words.name, _told(f))]
    near = [f for f in near if f.sentence <= figure.sentence]
    near = [f for f in near if not _belongs_elsewhere(ctx, f, figure)]
    if len(near) != 1:
        return None
    base = _base_of(ctx, near[0], figure, scope, words.name, ())
    return Bond(near[0], base, True) if base is not None else None


def _except(ctx: Context, figure: Figure, scope: list[Figure]) -> Bond | None:
    """165个问题，除12个…外，其余均已整改，整改率■"""
    before = [f for f in scope if f.sentence == figure.sentence and f.at < figure.at]
    if len(before) != 2 or before[0].family != before[1].family or not _EXCEPT.search(before[1].pre):
        return None
    if not _REST.search(ctx.sheet.between(before[1], figure)) or before[0].value.below(before[1].value):
        return None
    return Bond(before[1], before[0], True)


def _belongs_elsewhere(ctx: Context, top: Figure, figure: Figure) -> bool:
    """Whether another percentage or a semicolon parts a count from the rate."""
    first, last = sorted((top.at, figure.at))
    between = ctx.sheet.skeleton[first + 1 : last]
    if top.sentence == figure.sentence and re.search(r"[；;]", between):
        return True
    return any(is_percent(f) and not is_change(f) for f in ctx.sheet.within(first, last) if f is not figure)


def _base_of(
    ctx: Context, top: Figure, figure: Figure, scope: list[Figure], name: str, dues: Sequence[Figure]
) -> Figure | None:
    larger = [
        f
        for f in scope
        if f is not top
        and f.family == top.family
        and f.exact
        and not f.value.below(top.value)
        and f.times == 1
        and not f.is_earlier
        and not _other_time(ctx, f, top)
    ]
    if not larger:
        return None
    own = [f for f in dues if f in larger]
    if len({f.number for f in own}) == 1:
        return own[0]
    if own:
        return None
    close = [f for f in larger if abs(f.sentence - top.sentence) <= 2 and not _shared(ctx, f)]
    if len({f.number for f in close}) == 1 and len({f.number for f in larger}) == 1:
        base = close[0]
        if _parted(ctx, base, top, figure) and not _DUE.search(base.pre[-14:]):
            return None
        if _whole_like(base) or (base.at < top.at and shared_length(_nouns(base), _nouns(top)) >= 2):
            return base
        if base.at < top.at and top.index - base.index == 1 and base.sentence == top.sentence:
            direct = figure.index - top.index == 1 and top.family not in ("个", "处") and "覆盖" not in name
            return base if base.family not in LOOSE_UNITS or direct else None
        return None
    before = [f for f in close if f.at < top.at and f.sentence == top.sentence]
    if before and _whole_like(before[-1]) and len({f.number for f in before}) == 1:
        return before[-1]
    return None


def _parted(ctx: Context, base: Figure, top: Figure, rate: Figure) -> bool:
    """Whether a rate of something else stands between a whole and its part."""
    first, last = sorted((base.at, top.at))
    return any(is_percent(f) and not is_change(f) and f is not rate for f in ctx.sheet.within(first + 1, last))


def _other_time(ctx: Context, f: Figure, top: Figure) -> bool:
    a, b = when(ctx, f), when(ctx, top)
    return a is not None and b is not None and a != b


def _shared(ctx: Context, figure: Figure) -> bool:
    """Whether a count has a share of its own behind it: a sibling, not a whole."""
    tail = ctx.sheet.skeleton[figure.at + 1 : figure.at + 16]
    return re.match(r"[，,（(]?[^，,。；;\ue001]{0,3}占", tail) is not None


def _nouns(figure: Figure) -> str:
    return re.sub(r"[的了个共全年已均]|案件|事项", "", figure.pre[-8:] + figure.post[:6])


def _whole_like(figure: Figure) -> bool:
    return bool(_WHOLE.search(figure.pre[-14:]) or _OF.match(figure.post))


def _share(ctx: Context, figure: Figure, words: Said, scope: list[Figure]) -> Bond | None:
    if _TOGETHER.search(figure.pre):
        return None
    if words.leads:
        return _leading(ctx, figure, scope)
    lined = _lined(ctx, figure)
    former = _former(ctx, figure)
    if former is not None:
        return former
    top = lined or _top_before(ctx, figure)
    if top is None:
        return None
    larger = [f for f in scope if f is not top and f.family == top.family and f.exact and not f.value.below(top.value)]
    peers = run_of(ctx, top, _countable)
    larger = [f for f in larger if not f.is_earlier and not _other_time(ctx, f, top)]
    larger = [f for f in larger if f not in peers or len(peers) < 3]
    key = re.sub(r"总数|总量|总额|总|数量|全部|所有|[全本][年省市县区]|[的其数量]|同期|当年", "", words.base)
    if len(key) >= 2:
        need = min(len(key), 3)
        fits = [f for f in larger if shared_length(key, f.pre[-24:] + f.post[:14]) >= need]
        fits = [f for f in fits if not _shared(ctx, f)]
        return Bond(top, fits[0]) if len({f.number for f in fits}) == 1 else None
    if key:
        return None
    mates = run_of(ctx, top, _countable) if lined is not None else []
    totals = [f for f in larger if f not in mates and re.search(r"共|总|全部", f.pre[-10:]) and not _shared(ctx, f)]
    if lined is not None and len({f.number for f in totals}) == 1:
        return Bond(top, totals[0])
    close = [f for f in larger if abs(f.sentence - top.sentence) <= 1 and not _shared(ctx, f) and f.at < top.at]
    if len({f.number for f in close}) == 1 and len({f.number for f in larger}) == 1 and _opens(ctx, close[0], top):
        return Bond(top, close[0])
    return None


def _top_before(ctx: Context, figure: Figure) -> Figure | None:
    """The count that a share is told of: the nearest before, with nothing of another thing between."""
    before = ctx.sheet.figures[figure.index - 1] if figure.index else None
    if before is None or not _countable(before) or before.sentence != figure.sentence:
        return None
    gap = ctx.sheet.between(before, figure)
    if re.match(r"[^（(]*[）)]", gap):
        opening = max(ctx.sheet.skeleton.rfind(mark, 0, before.at) for mark in "（(")
        outer = [f for f in ctx.sheet.within(opening - 8, opening) if _countable(f)]
        if re.search(r"占[^，,。；;占]{0,14}$", ctx.sheet.skeleton[max(opening - 16, 0) : opening]):
            earlier = [f for f in ctx.sheet.within(max(opening - 40, 0), opening) if _countable(f)]
            return earlier[-1] if earlier and earlier[-1].sentence == figure.sentence else None
        return outer[-1] if outer and outer[-1].at + 1 >= opening - 2 else None
    return (
        before
        if len(gap) <= 26 and not re.search(r"[；;：:]|其中", gap) and len(re.findall(r"[，,]", gap)) <= 1
        else None
    )


def _opens(ctx: Context, base: Figure, top: Figure) -> bool:
    """Whether a larger count says that it is the whole of the next, or the next that it is a part."""
    return _whole_like(base) or bool(re.search(r"[，,；;。（(]其中", ctx.sheet.between(base, top)))


def _former(ctx: Context, figure: Figure) -> Bond | None:
    """甲占乙的■，前者为531件，后者为892件"""
    _, end = ctx.sheet.sentence(figure.at)
    after = ctx.sheet.within(figure.at + 1, end)[:2]
    if len(after) != 2 or "前者" not in after[0].pre or "后者" not in after[1].pre:
        return None
    return Bond(after[0], after[1]) if after[0].family == after[1].family else None


def _lined(ctx: Context, figure: Figure) -> Figure | None:
    """甲■人、乙■人，分别占■、■: each share with its own count."""
    shares = run_of(ctx, figure, is_percent)
    if len(shares) < 2:
        return None
    before = ctx.sheet.figures[shares[0].index - 1] if shares[0].index else None
    gap = "" if before is None else ctx.sheet.between(before, shares[0])
    if before is None or not _countable(before) or not re.search(r"分别|依次", gap) or re.search(r"[。；;]", gap):
        return None
    tops = run_of(ctx, before, _countable)[-len(shares) :]
    if len(tops) != len(shares) or len({t.family for t in tops}) > 1:
        return None
    return tops[shares.index(figure)]


def run_of(ctx: Context, figure: Figure, alike: Callable[[Figure], bool]) -> list[Figure]:
    """The figures of one list with this one: joined by 、, 和 or commas with a name each."""
    figures, out = ctx.sheet.figures, [figure]
    for step in (-1, 1):
        at = figure.index + step
        while 0 <= at < len(figures) and alike(figures[at]):
            pair = (figures[at], out[0]) if step < 0 else (out[-1], figures[at])
            if not re.fullmatch(r"(?:、|，|,|和|及|与|以及)[^，,。；;、]{0,10}", ctx.sheet.between(*pair).strip()):
                break
            out.insert(0 if step < 0 else len(out), figures[at])
            at += step
    return out


def _leading(ctx: Context, figure: Figure, scope: list[Figure]) -> Bond | None:
    """37.4%的案件集中在处罚领域，计268件，而受理总量为786件: the share comes first, its counts after or before."""
    start, end = ctx.sheet.sentence(figure.at)
    behind = re.split(r"[，,。；;：:]", ctx.sheet.skeleton[figure.at + 1 : figure.at + 40])[0]
    near = [f for f in scope if abs(f.sentence - figure.sentence) <= 1]
    after = [f for f in near if figure.at < f.at < end]
    tops = [f for f in after[:2] if shared_length(_PLAIN.sub("|", behind), f.pre[-14:] + f.post[:8]) >= 2]
    if after and not tops and len(after[0].pre) <= 3:
        tops = after[:1]
    if len(tops) == 2 and _whole_like(tops[0]) != _whole_like(tops[1]):
        tops = [f for f in tops if not _whole_like(f)]
    if len(tops) != 1:
        return None
    top = tops[0]
    larger = [f for f in near if f is not top and f.family == top.family and top.value.below(f.value) and f.exact]
    larger = [f for f in larger if not f.is_earlier and not _other_time(ctx, f, top)]
    wholes = [f for f in larger if _whole_like(f) or (f.at < figure.at and start <= f.at)]
    return Bond(top, wholes[0]) if len({f.number for f in larger}) == 1 and wholes else None


def elsewhere(ctx: Context, figure: Figure, bond: Bond) -> Pair | None:
    """Any other pair in reach that gives the rate: sums, carry-over, what remains."""
    top, base = bond.top, bond.base
    same = [f for f in scope_of(ctx, figure) if f.family == top.family][-_MAX_SCOPE:]
    fine = figure.mention.decimals > 0 and figure.exact and figure.kind is not Kind.RATIO
    tops: list[tuple[Figure, ...]] = [(f,) for f in same] if fine else [(top,)]
    bases: list[tuple[Figure, ...]] = [(f,) for f in same]
    if fine:
        tops += [c for c in combinations(same, 2) if abs(c[0].index - c[1].index) <= 2]
    carried = [c for c in combinations(same, 2) if base in c and any(_CARRIED.search(f.pre) for f in c)]
    bases += carried + [c for c in combinations(same, 2) if fine and top in c]
    for upper in tops:
        for lower in bases:
            if len(lower) == 1 and (lower[0] in upper or lower[0].value.below(total(f.value for f in upper))):
                continue
            if _meets(upper, lower, figure, fine):
                return upper, lower
    return None


def _meets(upper: Sequence[Figure], lower: Sequence[Figure], figure: Figure, fine: bool) -> bool:
    a = total(f.total for f in upper)
    ways = [total(f.total for f in lower)]
    if fine and len(lower) == 2:
        ways += [lower[0].value - lower[1].value, lower[1].value - lower[0].value]
    for b in ways:
        if b.low is None or b.low <= 0:
            continue
        if share_fits(a, b, figure):
            return True
        rest = b - a
        if (
            fine
            and rest.low is not None
            and rest.low > 0
            and (share_fits(rest, b, figure) or share_fits(a, rest, figure))
        ):
            return True
    return False

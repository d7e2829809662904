"""Other readings of a list that does not make up its whole: what else its parts may be the parts of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, combinations, pairwise

from checker import lazy
from checker.claims.formulas.arithmetic import total
from checker.claims.formulas.breakdown import overlapping_groups
from checker.claims.formulas.context import Context, added_up, sums_meet
from checker.claims.formulas.sheet import ANY, COUNT, Figure
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.sums.gaps import off_by_ten
from checker.claims.weighing.sums.longer import of_longer_list
from checker.claims.weighing.sums.mistyped import mistyped
from checker.claims.weighing.sums.partial import sound_otherwise
from checker.claims.weighing.sums.shape import of_several_axes

_OPENER = lazy.compile(r"[\u4e00-\u9fff]{0,2}[：:（(]")
_WORDS = lazy.compile(rf"[。\n]?(?:(?!{ANY})[^。\n]){{0,40}}")
_EACH = lazy.compile(r"每[个名家件村镇街乡县所人户处条项\ue001]")
_SUM_OF_THESE = lazy.compile(
    r"(?:[上前]述|以上|上列|这|该)?[两二三四五六七八九十](?:大|个)?[类项者个种级块家批部][^、]{0,4}(?:合计|合起来|相加|加起来|[总共]计|[总共])"
)
"""上述五类合计■: the sum of those before it, not of names of its own (退休、离职两类合计■)."""
_MARK = lazy.compile(r"[，,、；;。：:（）()|\n]")
_CLOSE = 7
"""Counts nearest to a list of which pairs are tried as its whole."""
_FEW = 2
"""Up to this a part is by chance half of what is off."""
_TWICE = 3
"""Parts of twice this by the whole: they overlap, no slip is so large."""
_TELLING = 100
"""A sum from which it is no chance that one of four figures is that of the others."""
_NONE = Decimal(0)
_JOINED = frozenset(("、", "和", "及", "与", "，", ","))


def opened(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> bool:
    """案卷■：优秀■、良好■: a colon or a bracket right behind the whole."""
    return whole.at < parts[0].at and _OPENER.match(ctx.sheet.between(whole, parts[0])) is not None


def other_reading(
    ctx: Context, relation: Relation, group: Sequence[Figure], whole: Figure, parts: Sequence[Figure]
) -> Mapping[str, float] | None:
    """Signs of what may be meant instead of these parts making up the whole; None when another reading surely holds.

    One count nearby that the parts make up, or some of them in a row making up the whole, is no coincidence; the sum
    or the difference of two counts often is.
    """
    added = added_up(parts)
    if (
        added * 2 > whole.number * _TWICE
        and (not opened(ctx, whole, parts) or added - max(p.number for p in parts) > whole.number)
        and not mistyped(whole, parts)
    ):
        return None  # far too many; in a list that a mark opens one part may be mistyped, the others still fit in
    near = _near(group, whole, parts)
    exact = misplaced(whole, parts) or all(f.sharp for f in (*near, *parts))
    found = (_exactly if exact else _roughly)(near, whole, parts)
    if (
        found is None
        or of_longer_list(group, whole, parts)
        or _mixed(ctx, whole, parts)
        or any(_EACH.match(p.pre) for p in parts)
        or _sum_within(ctx, relation, parts)
        or (whole.kind is not Kind.MONEY and overlapping_groups(ctx, parts) > 1)
        or _pairwise(ctx, whole, parts)
        or of_several_axes(relation, parts)
        or _told_twice(relation, whole, parts)
        or _overlapping(relation, whole, parts)
        or sound_otherwise(ctx, relation, whole, parts)
    ):
        return None
    return None if relation.says("overlap_sure", _stretch(ctx, whole, parts)) else found


def _near(group: Sequence[Figure], whole: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """The other counts that may bear on a list, the nearest to its middle first."""
    taken: Collection[int] = {p.index for p in parts}
    first, middle = parts[0], parts[len(parts) // 2].index
    low, high = first.index - 16, first.index + 16
    near = [
        f
        for f in group
        if low < f.index < high
        and f.index not in taken
        and (-2 <= f.block - first.block <= 2 or -2 <= f.block - whole.block <= 2)
    ]
    near.sort(key=lambda f: (abs(f.index - middle), f.index))
    return near


def misplaced(whole: Figure, parts: Sequence[Figure]) -> bool:
    """28.6万元：15万元、9.6万元、3万元: printed to different places, yet off by whole units and so no rounding."""
    if not whole.mention.decimals or all(p.mention.decimals for p in parts):
        return False
    if len({f.scale for f in (whole, *parts)}) > 1:
        return False
    gap = abs(added_up(parts) - whole.number) / whole.scale
    return gap > 0 and gap == gap.to_integral_value()


def _told_twice(relation: Relation, whole: Figure, parts: Sequence[Figure]) -> bool:
    """甲■、乙■，有■兼营两类; 甲■、乙■。甲里有■已并入乙，共■: whether what the last count tells is taken off."""
    taken_off = whole.at > parts[0].at or relation.says("twice", parts[-1].pre + parts[-1].post)
    return len(parts) > 2 and taken_off and added_up(parts) - 2 * parts[-1].number * parts[-1].times == whole.number


def _overlapping(relation: Relation, whole: Figure, parts: Sequence[Figure]) -> bool:
    """甲类■、乙类■，两类同报的■; 两头都没有的■: whether one part tells that the others, which exceed, have things in
    common, and none is told to have nothing but its own (只报甲类的■)."""
    if added_up(parts) <= whole.number or not any(relation.says("both", p.pre) for p in parts):
        return False
    return not any(relation.says("only_this", p.pre) for p in parts)


def _pairwise(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> bool:
    """建议、提案分别■、■，A类分别■、■: each part has its own whole in the list before."""
    size, figures = len(parts), ctx.sheet.figures
    if whole.at > parts[0].at or not _in_row(ctx, parts):
        return False
    opening = ctx.sheet.between(whole, parts[0])
    if COUNT in opening[max(opening.rfind("分别"), 0) :] and "分别" in opening:
        return True  # 红色■、黄色■，年末分别为■、■: the row begins before these parts
    for last in (whole.index, whole.index + 1):
        row = figures[max(last - size + 1, 0) : last + 1]
        if len(row) == size and row[-1].at < parts[0].at and all(f.family == whole.family for f in row):
            return _in_row(ctx, row) and lazy.search("分别|依次|各", ctx.sheet.between(row[-1], parts[0])) is not None
    return False


def _in_row(ctx: Context, figures: Sequence[Figure]) -> bool:
    return all(ctx.sheet.between(a, b).strip() in _JOINED for a, b in pairwise(figures))


def _exactly(near: Sequence[Figure], whole: Figure, parts: Sequence[Figure]) -> Mapping[str, float] | None:
    """For whole counts, which need no intervals."""
    values = [p.number * p.times for p in parts]
    ends = list(accumulate(values, initial=_NONE))
    everything = ends[-1]
    elsewhere = (everything, everything + whole.number)  # they are another whole's, or the whole is one of its parts
    told = [f.number for f in near if f is not whole]
    if any(number in elsewhere for number in told):
        return None
    if whole.number - everything in told and not off_by_ten(whole, parts):
        return None  # what is left out is told apart from the others
    if any(ends[j] - ends[i] == whole.number for i in range(len(values)) for j in range(i + 2, len(ends))):
        return None
    if any(everything - 2 * value == whole.number for value in values if value > _FEW):
        return None  # 目录■，下放■，承接■，保留■: one was added, and is no part of it
    close = [f.number for f in near[:_CLOSE]]
    signs = {}
    if any(everything in (a + b, a - b, b - a) for a, b in combinations(close, 2)):
        signs["pair_agrees"] = 1.0
    if len(values) > 2 and everything in (2 * values[0], 2 * values[-1]):
        if len(values) > 3 and everything > _TELLING:
            return None  # 在册■：缓刑■、假释■、管制■: the first of them has the others for its parts
        signs["one_is_all"] = 1.0
    return signs


def _roughly(near: Sequence[Figure], whole: Figure, parts: Sequence[Figure]) -> Mapping[str, float] | None:
    values = [p.total for p in parts]
    everything = total(values)
    if sums_meet([everything, everything + whole.value], (f.value for f in near if f is not whole)):
        return None
    size = len(values)
    some = [total(values[i:j]) for i in range(size) for j in range(i + 2, size + 1) if j - i < size]
    if sums_meet(some, [whole.value]):
        return None
    signs = {}
    pairs = combinations((f.value for f in near[:_CLOSE]), 2)
    if sums_meet([everything], (v for a, b in pairs for v in (a + b, a - b, b - a))):
        signs["pair_agrees"] = 1.0
    if len(parts) > 2 and (total(values[1:]).meets(values[0]) or total(values[:-1]).meets(values[-1])):
        signs["one_is_all"] = 1.0
    return signs


def _stretch(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> str:
    """The sentences of the whole right before it, of the list and what follows at once, but for its figures."""
    sheet = ctx.sheet
    start, end = sheet.sentence(parts[0].at)[0], sheet.sentence(max(parts[-1].at, whole.at))[1]
    if whole.sentence + 1 == parts[0].sentence:
        start = sheet.sentence(whole.at)[0]
    behind = _WORDS.match(sheet.skeleton, end)
    return sheet.skeleton[start:end] + (behind.group() if behind else "")


def _sum_within(ctx: Context, relation: Relation, parts: Sequence[Figure]) -> bool:
    """Whether the list tells its own sum: 甲■、乙■，两项合计■; 获评等级的■，一级■、二级■, which is no part of it."""
    if any(_SUM_OF_THESE.match(p.pre) for p in parts[1:]):
        return True
    if len(parts) < 3:
        return False
    values = [p.total for p in parts]
    if relation.says("total", parts[-1].pre[-8:]) and total(values[:-1]).meets(values[-1]):
        return True
    first, second = (ctx.sheet.between(parts[i], parts[i + 1]) for i in (0, 1))
    return _mark(first) != _mark(second) and total(values[1:]).meets(values[0])


def _mark(gap: str) -> str:
    found = _MARK.search(gap)
    return found.group() if found else ""


def _mixed(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether counts of any unit before a total, one after the other back to some point, all together make it up.

    周报■期、提醒函■件、督办单■件，四类合计■件.
    """
    if whole.at < parts[0].at:
        return False
    start, _ = ctx.sheet.sentence(parts[0].at)
    left = whole.number
    for figure in reversed(ctx.sheet.within(start, whole.at)):
        if not figure.family or figure.number > left:
            return False
        left -= figure.number * figure.times
        if not left:
            return True
    return False

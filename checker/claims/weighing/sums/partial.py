"""Lists that are sound as they stand though they do not make up the count before them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, pairwise, product

from checker import lazy
from checker.claims.formulas.context import Context, added_up
from checker.claims.formulas.sheet import COUNT, PERCENT, Figure
from checker.claims.formulas.wording import LOOSE_UNITS
from checker.claims.model import Kind
from checker.claims.numerals import SPOKEN
from checker.claims.weighing.data import Relation
from checker.claims.weighing.stages import leads_on, some_undecided
from checker.claims.weighing.sums.rated import sum_is_rated
from checker.claims.weighing.sums.shape import nothing_else
from checker.claims.weighing.sums.signs import rest_untold
from checker.claims.weighing.sums.strangers import of_others

_LEVELS = lazy.compile("两级|两个层级")
_LEVEL = lazy.compile(r"^(?:其中)?(?:国家|[省市县区镇乡村]|自治区|街道|乡镇|社区)级")
# ■，占总数的■: a share of its own, of something else
_SHARE = lazy.compile(
    rf"[^，,。；;：:、（）()\n{COUNT}]{{0,8}}[，,（(](?:(?:约|分别)?占[^，,。；;：:、（）()\n{COUNT}]{{0,14}})?{PERCENT}[）)]?[，,、；;。]"
)
_INNER = lazy.compile(r"[（(][^）)]*$|(?:^|[，,])(?:其?中|包?含)")
_OPENS_INNER = lazy.compile("[（(中含]")
"""Characters without one of which no part is told of the one before."""
_AND = lazy.compile("[和与及]")
_DIGIT, _MARK = lazy.compile(r"[\d.,]"), lazy.compile(r"[，,。；;）)]")
_FROM = lazy.compile("[从这该]|其中|上述")
_SHARE_OF_THESE = lazy.compile(
    rf"[两二三四五六七八九](?:大|个)?[类项者种块家级批部方][^，,。；;、{COUNT}{PERCENT}]{{0,6}}占[^，,。；;、{COUNT}{PERCENT}]{{0,8}}{PERCENT}"
)
_TENTHS_OF_THESE = lazy.compile(
    rf"[两二三四五六七八九](?:大|个)?[类项者种块家级批部方][^，,。；;、{COUNT}{PERCENT}]{{0,6}}占[^，,。；;、{COUNT}{PERCENT}]{{0,6}}[一二两三四五六七八九]成"
)
_INTO = lazy.compile(r"(?:[增减升降提扩缩加]|调整|改|压|变|回落)(?:加|少|长|高|低|大|减|缩)?[至到为成]$")
_REACHED = ("至", "到", "为", "成")
_WITHIN = lazy.compile(r"\s*(?:之?[里中内](?!心)|当中|其中)[^，,。；;：:]")
_NEW_BASE = lazy.compile(r"[。\n][^，,。；;：:]{2,12}[中里][，,]")
_STEPS = lazy.compile(r"([两三四五六七八九])(?:个)?[档级类等种]")
_ALL_OF_THESE = lazy.compile(
    r"([两三四五六七八九])(?:大|个|条)?[类项者种块级部方途渠][^，,。；;、]{0,4}(?:合计|合起来|相加|之和|加起来|[总共]计|[总共合])"
)
_MAINLY = lazy.compile(r"主要(?:有|是|为|来自|集中|涉及|包括)")
# 其中■举行听证: a count that no name stands before
_UNNAMED = lazy.compile(r"(?:其中)?(?:已?有)?\s*")
_NEARBY = 40
"""Characters behind a list in which a share of all of it is told."""
_NEARLY_ALL = 99
"""Percent from which a share is that of all."""
_MOST_EACH, _BY_CHANCE, _BEHIND = 4, 10, 24
"""Parts that may be told by holders; below what a sum of parts is taken to equal another part by chance; characters
behind a list's sentence in which its sum may be told."""


def sound_otherwise(ctx: Context, relation: Relation, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the words make another reading plain, in which nothing is wrong."""
    added = added_up(parts)
    short = added < whole.number
    return (
        leads_on(parts)
        or of_others(ctx, relation, whole, parts)
        or _by_holders(ctx, whole, parts)
        or _but_for_inner(ctx, whole, parts)
        or _of_two_units(whole, parts)
        or _told_over(ctx, parts)
        or _by_fewer_names(whole, parts)
        or _partly_bracketed(ctx, whole, parts)
        or (not short and (_nested(ctx, parts) or _steps_taken(ctx, relation, parts)))
        or _shares_alike(ctx, relation, whole, parts)
        or (short and _mainly(ctx, relation, whole, parts))
        or (short and relation.says("some_left", _opening(ctx, whole, parts)))
        or (short and (_some_levels(ctx, relation, whole, parts) or _some_decided(ctx, relation, whole, parts)))
        or _sum_known(ctx, parts, added)
        or _end_of_a_list(ctx, whole, parts)
        or sum_is_rated(ctx, whole, parts)
        or _some_of_all(ctx, parts)
        or _left_out(ctx, relation, whole, parts)
        or _of_each_other(ctx, whole, parts)
        or _one_of_announced(ctx, whole, parts)
        or _with_carried(ctx, relation, whole, parts)
        or _of_two_sorts(ctx, relation, whole, parts)
    )


def _by_holders(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> bool:
    """14所学校配■、其他64所各■: whether each count, as often as there are holders of it, makes up the whole."""
    if len(parts) > _MOST_EACH:
        return False
    choices = []
    for part in parts:
        before = ctx.sheet.figures[part.index - 1] if part.index else None
        held = before is not None and before.family != part.family and before.kind is Kind.COUNT
        choices.append(
            (part.times, int(before.number)) if held and before and _of_one_clause(ctx, before, part) else (part.times,)
        )
    if all(len(c) < 2 for c in choices):
        return False
    return any(
        sum(p.number * n for p, n in zip(parts, times, strict=True)) == whole.number for times in product(*choices)
    )


def _of_two_units(whole: Figure, parts: Sequence[Figure]) -> bool:
    """阵地■处，其中新建■处；示范村■个: loose units that differ tell things of two sorts."""
    units = {f.mention.unit for f in (whole, *parts)}
    return len(units) > 1 and units <= LOOSE_UNITS


def _end_of_a_list(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> bool:
    """市级84卷、镇级36卷，共120卷，优秀41、合格73、不合格6: a list that begins before them and adds up to its total."""
    added, first = added_up(parts), parts[0]
    before = [f for f in ctx.sheet.figures[max(first.index - _MOST_EACH, 0) : first.index] if f.family == first.family]
    for total, *rest in (tuple(before[i:]) for i in range(len(before) - 1)):
        if total is not whole and total.sentence == first.sentence and total.number == added + added_up(rest):
            return total.number > _BY_CHANCE
    return False


def _told_over(ctx: Context, parts: Sequence[Figure]) -> bool:
    """抽取■家，再从■家里确定■家: whether one of the parts is told again, as what the next one is drawn from."""
    return any(
        a.number == b.number > _BY_CHANCE and _FROM.search(ctx.sheet.between(a, b)[-3:]) is not None
        for a, b in pairwise(parts)
    )


def _by_fewer_names(whole: Figure, parts: Sequence[Figure]) -> bool:
    """文化和旅游、应急管理各■: whether the whole is made up where a name that holds 和 is taken for one, not two."""
    joined = [p for p in parts if p.times > 1 and _AND.search(p.pre)]
    return bool(joined) and added_up(parts) - sum(p.number for p in joined) == whole.number


def _partly_bracketed(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> bool:
    """受理■，主要在网购（占■，即■），调成■: whether one stands in a bracket behind the whole, and others not."""
    if whole.at > parts[0].at:
        return False
    inside = [_in_bracket(ctx.sheet.between(whole, p)) for p in parts]
    return any(inside) and not all(inside)


def _in_bracket(gap: str) -> bool:
    return max(gap.rfind("（"), gap.rfind("(")) > max(gap.rfind("）"), gap.rfind(")"))


def _but_for_inner(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> bool:
    """乡镇■（含民族乡■）、街道■: whether the parts make up the whole without those told of the one before them."""
    if not _OPENS_INNER.search(ctx.sheet.skeleton, parts[0].at, parts[-1].at):
        return False
    gaps = [ctx.sheet.between(a, b) for a, b in pairwise(parts)]
    outer = [parts[0], *(p for gap, p in zip(gaps, parts[1:], strict=True) if not _INNER.search(gap))]
    return 1 < len(outer) < len(parts) and added_up(outer) == whole.number


def _of_one_clause(ctx: Context, before: Figure, part: Figure) -> bool:
    gap = ctx.sheet.between(before, part)
    return before.exact and before.times == 1 and len(gap) <= 12 and not lazy.search(r"[，,、。；;：:共总合\n]", gap)


def _nested(ctx: Context, parts: Sequence[Figure]) -> bool:
    """甲■，成功■，成功的当场履行■、分期履行■: whether one part is what the two or more told right behind it make up.

    Where all stand side by side (维持■、撤销■、驳回■、终止■) it is so by chance.
    """
    gaps = [ctx.sheet.between(a, b).lstrip() for a, b in pairwise(parts)]
    if any("其中" in gap and b.number <= a.number for gap, (a, b) in zip(gaps, pairwise(parts), strict=True)):
        return True  # 收案47件。被诉41件，其中先经复议的9件: the last is of the one before it
    for i, part in enumerate(parts[1:], 1):
        if (
            i < len(gaps)
            and lazy.sub(r"\w", "", gaps[i - 1])[:1] == lazy.sub(r"\w", "", gaps[i])[:1]
            and not lazy.search(r"[中的]", parts[i + 1].pre)
        ):
            continue
        sums = accumulate(p.number * p.times for p in parts[i + 1 :])
        if part.number > _BY_CHANCE and part.number in list(sums)[1:]:
            return True
    return False


def _steps_taken(ctx: Context, relation: Relation, parts: Sequence[Figure]) -> bool:
    """其中■组织专家论证，■开展风险评估，■举行听证: steps of a procedure, several of which one thing may go through."""
    told = [p.post for p in parts if _UNNAMED.fullmatch(p.pre)]
    steps = {x[:2] for x in told if relation.says("steps", x)}
    return len(steps) > 1 and len(told) == len(parts) and not _closed(ctx, relation, parts)


def _mainly(ctx: Context, relation: Relation, whole: Figure, parts: Sequence[Figure]) -> bool:
    """主要有三类：甲■、乙■、丙■，全年■: whether only the greatest kinds are told, and the total of more than those."""
    if whole.at < parts[0].at or relation.says("total", whole.pre[-12:]):
        return False
    start = ctx.sheet.sentence(parts[0].at)[0]
    return _MAINLY.search(ctx.sheet.skeleton, start, parts[0].at) is not None and not _closed(ctx, relation, parts)


def _opening(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> str:
    return ctx.sheet.between(whole, parts[0]) if whole.at < parts[0].at else ""


def _shares_alike(ctx: Context, relation: Relation, whole: Figure, parts: Sequence[Figure]) -> bool:
    """公安■，占总数的■；市场监管■、城管■……: the whole is one of a list whose first has a share of all told with it."""
    if whole.at > parts[0].at:
        return False
    opening = ctx.sheet.between(whole, parts[0])
    if lazy.search(r"[：:\n]", opening) or any(relation.says(c, opening) for c in ("of_these", "lists_all", "resumes")):
        return False
    if _SHARE.match(opening):
        return True
    start = ctx.sheet.sentence(whole.at)[0]
    before = [f for f in ctx.sheet.within(start, whole.at) if f.family == whole.family]
    gap = ctx.sheet.between(before[-1], whole) if before else ""
    return "其中" not in gap and _SHARE.match(gap) is not None


def _closed(ctx: Context, relation: Relation, parts: Sequence[Figure]) -> bool:
    end = ctx.sheet.sentence(parts[-1].at)[1]
    return relation.says("closes", ctx.sheet.skeleton[parts[0].at : end])


def _some_levels(ctx: Context, relation: Relation, whole: Figure, parts: Sequence[Figure]) -> bool:
    """其中市级■、县级■: two rungs of a ladder that has more, but for 市县两级举办■."""
    return (
        len(parts) == 2
        and not _LEVELS.search(whole.pre)
        and "其中" in _opening(ctx, whole, parts)
        and all(_LEVEL.match(p.pre) for p in parts)
        and not _closed(ctx, relation, parts)
    )


def _some_decided(ctx: Context, relation: Relation, whole: Figure, parts: Sequence[Figure]) -> bool:
    """受理审查起诉■，起诉■、不起诉■: a decision and its denial, when what came in may not all be decided yet."""
    return some_undecided(whole, parts) and not nothing_else(ctx, relation, parts[-1].at)


def _sum_known(ctx: Context, parts: Sequence[Figure], added: Decimal) -> bool:
    """应诉1520件，甲386件、乙243件、丙1017件，三项相加1646: whether the sum is told without a unit, and so known."""
    start = parts[-1].span.end
    if added <= _BY_CHANCE:
        return False
    behind, told = ctx.sheet.text[start : ctx.sheet.sentence(parts[-1].at)[1] + _BEHIND], f"{added:f}"
    at = behind.find(told)
    return at > 0 and not _DIGIT.match(behind[at - 1]) and _MARK.match(behind, at + len(told)) is not None


def _some_of_all(ctx: Context, parts: Sequence[Figure]) -> bool:
    """甲■、乙■、丙■，三类占89.5%: a share of less than all is told of all of them together."""
    text, at = ctx.sheet.skeleton, parts[-1].at
    if "占" not in text[at : at + _NEARBY]:
        return False
    end = ctx.sheet.sentence(at)[1]
    if _TENTHS_OF_THESE.search(text, at, end):
        return True
    found = _SHARE_OF_THESE.search(text, at, end)
    share = ctx.sheet.within(found.end() - 1, found.end()) if found else ()
    return any(f.number < _NEARLY_ALL for f in share)


def _left_out(ctx: Context, relation: Relation, whole: Figure, parts: Sequence[Figure]) -> bool:
    """另收缴■，不属于基金追回: whether the words right behind a figure leave it out of what is counted."""
    final = max(whole, parts[-1], key=lambda f: f.at)
    return relation.cues["left_out"].match(ctx.sheet.skeleton, final.at + 1) is not None


def _of_each_other(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> bool:
    """由■增至■; 检察院的■里见证具结■; 办结■。办结案件中，责令改正■; 85个村各建1个: whether one part is another time
    of the one before, or is told of it, or of what its own sentence begins with."""
    for first, then in pairwise(parts):
        gap = ctx.sheet.between(first, then)
        if (then.number <= first.number and _WITHIN.match(gap)) or (gap.endswith(_REACHED) and _INTO.search(gap)):
            return True
        if ("。" in gap or "\n" in gap) and _NEW_BASE.search(gap):
            return True
        if "各" in gap and _each_of_held(whole, parts, first, then):
            return True
    return False


def _each_of_held(whole: Figure, parts: Sequence[Figure], holders: Figure, held: Figure) -> bool:
    """85个村各建1个，园区另建2个，共87个: whether holders, taken for a part, have each one of the next."""
    each = held.number * held.times
    return added_up(parts) - holders.number - each + holders.number * each == whole.number


def _one_of_announced(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> bool:
    """代收■，邮寄■、网上■、窗口■，四条途径合计即新收数; ■、■、■三档: whether the words right behind count the
    whole among the parts."""
    final = max(whole, parts[-1], key=lambda f: f.at)
    if whole.sentence != parts[-1].sentence:
        return False
    start, end = ctx.sheet.sentence(final.at)
    text = ctx.sheet.skeleton
    found = _STEPS.match(text, final.at + 1) or _ALL_OF_THESE.search(text, final.at, end)
    row = [f for f in ctx.sheet.within(start, final.at + 1) if f.family == whole.family]
    return found is not None and SPOKEN[found[1]] == len(row) > len(parts)


def _with_carried(ctx: Context, relation: Relation, whole: Figure, parts: Sequence[Figure]) -> bool:
    """新收66件，上年结转3件。答复：甲■、乙■: whether the parts are of the whole and of what came from before, all of it
    unless a rest is told too (上月留下73件，本月进来688件，甲■、乙■，其余跨月)."""
    more = added_up(parts) - whole.number
    near = ctx.sheet.within(*ctx.sheet.sentence(whole.at)) if more > 0 else ()
    others = (f for f in near if f.family == whole.family and f.is_earlier and f is not whole)
    carried = [f.number for f in others if f.number >= more]
    return more in carried or (bool(carried) and rest_untold(ctx, relation, parts))


def _of_two_sorts(ctx: Context, relation: Relation, whole: Figure, parts: Sequence[Figure]) -> bool:
    """其中大型犬■、年检犬■: kinds beside a state that any of them may be in."""
    if "其中" not in _opening(ctx, whole, parts) or _closed(ctx, relation, parts):
        return False
    states = [relation.says("states", p.pre) for p in parts]
    return any(states) and not all(states)


__all__ = ["sound_otherwise"]

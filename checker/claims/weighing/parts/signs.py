"""What speaks for and against a count being drawn from another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import log2

from checker import lazy
from checker.claims.formula import Formula, FormulaKind
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import COUNT, Figure
from checker.claims.formulas.wording import times_differ
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.nearby import words
from checker.claims.weighing.parts.nouns import (
    due,
    elided,
    head_again,
    heir,
    narrowed,
    narrowing,
    noun_again,
    of_one_kind,
    other_thing,
    own_noun,
    sibling,
)
from checker.claims.weighing.parts.setting import Setting

# 上述积案之外，■: none of those
_BEYOND = lazy.compile(r"[之以]外|除[^，,。；;]{2,14}外")
SPANS = frozenset((*"年月日天周分秒度级岁", "个月", "小时", "分钟", "个工作日", "工作日"))
"""Units of time and of marks: none is drawn from another."""
_NEAR = 160

# 较上年多■: says nothing of what is counted
_COMPARED = lazy.compile(
    r"(?:[比较]|与(?!其)|同比|环比)(?:上年|去年|往年|上一年|同期)?[^，,。；;\ue001]{0,4}[\ue001\ue003]?"
)
# （二）…: another matter begins
_HEADED = lazy.compile(r"\n\s*(?=[（(]?[一二三四五六七八九十]+[）)、])")
_FROM = lazy.compile(r"(?:[^，,。；;]{0,8}[，,](?:全部|均|都|皆)|全部|均|都)?(?:来自|出自|取自|源于)")
# ■（含巡回开庭■）: what the whole holds
_HOLDS = lazy.compile(rf"(?<=[（(，,])(?:其中)?(?:包?含|包括)(?=[^，,。；;：:（）()\n{COUNT}]*$)")
# ■（个案…），其中…■: nothing else stands between a whole and the words that open it
_OPENED = lazy.compile(
    rf"[^，,。；;：:、（）()\n{COUNT}]{{0,12}}(?:[、，,]?{COUNT}[^，,。；;：:、（）()\n{COUNT}]{{0,6}}){{0,2}}"
    rf"[，,；;。：:（(]?(?:在?(?:其中|此中|当中|这中间|其内)|[^，,。；;：:、\n{COUNT}]{{0,6}}从中|这?里[头面边])的?[，,：:]?[^，,。；;：:、\n{COUNT}]*(?:[，,][^，,。；;：:、\n{COUNT}]{{1,12}})?"
    rf"(?:{COUNT}[、，,]?)?"
)
# ■，其中：甲■，乙■
_LINES = lazy.compile(
    rf"[^，,。；;：:、（）()\n{COUNT}]{{0,12}}[，,：:（(]?其中[：:](?:[^，,。；;：:（）()\n{COUNT}]{{1,14}}{COUNT}[、，,；;]){{1,4}}"
    rf"[^，,。；;：:（）()\n{COUNT}]{{1,14}}"
)
_LISTED = lazy.compile(
    rf"[^，,。；;：:、（）()\n{COUNT}]{{0,12}}[，,：:（(]?其中[^。；;（）()\n]*[、，,][^。；;（）()\n]*"
)
# 去年受理■。办结■: the year of both
_YEAR_OF_BOTH = lazy.compile(r"^\s*(?:去年|上年)(?:全年|度)?(?![末底结转来遗留欠积存移没未尚还]|同期)(?!.*今年)")
# 下半年立案■，结案■: what was open before is closed in a part of the year
_SEASON = lazy.compile(r"[上下]半年|[一二三四本]季度|\d月|[上本当首]月|阶段|期间")
# 这■件申请中，…■; 受理的■件里，…■
_WITHIN = lazy.compile(
    rf"[^，,。；;：:、（）()\n{COUNT}]{{0,12}}?(?:[（(][^（）()\n{COUNT}]{{1,8}}[）)])?(?:之|当)?(?:(?<![其从集年月日期省市县区镇乡村境国城室途家])[中里](?![心共国小学医央程介级])[头面边]?|(?<!以)内)[，,：:]?(?:[^，,。；;：:、\n{COUNT}]{{1,12}}[，,])?[^，,。；;：:、\n{COUNT}]*"
)
# 甲的有■
_OF = lazy.compile(r"(?:的|类|方面|领域)[共有为达到就是]*$")
# ■个网格全部配齐: the whole told again
_ALL = lazy.compile(r"[^，,。；;]{0,12}(?:全部|均|都|逐)")
# 窗口■、线上■: items of one list, whatever their sizes
_ITEM = lazy.compile(r"(?!.*(?:其中|含))[^。；;，,、\n]{0,6}[、和与及][^。；;，,、\n]{1,8}")
_DUE = lazy.compile(r"(?:应当?|须|需|拟)([\u4e00-\u9fff])")


_RATES = (Kind.GROWTH, Kind.PERCENT, Kind.POINTS)


def opens(ctx: Context, whole: Figure, part: Figure) -> bool:
    """■，其中…■; ■件申请中，…■: whether the part is the first told right behind its whole as drawn from it."""
    if part.at < whole.at or part.at - whole.at > 70:
        return False
    gap = ctx.sheet.between(whole, part)
    if not _OPENED.fullmatch(gap) and not _WITHIN.fullmatch(gap):
        return False
    start = whole.at + 1
    if lazy.search(r"[；;。]", gap):  # 甲■、乙■；其中…■: drawn from all before
        start = ctx.sheet.sentence(whole.at)[0]
    return all(f.family != part.family or f is whole for f in ctx.sheet.within(start, part.at))


def is_due(whole: Figure, part: Figure) -> bool:
    """应考■，实考■: what ought to be and what is, of one deed."""
    due = _DUE.search(words(whole)[-8:])
    return due is not None and re.search(f"实际?(?:完成)?{due[1]}", words(part)[-8:]) is not None


def beside(ctx: Context, figure: Figure) -> Iterator[Figure]:
    """The counts of other units in one run with it: 18宗1046亩."""
    figures = ctx.sheet.figures
    for i in (figure.index - 1, figure.index + 1):
        if 0 <= i < len(figures) and figures[i].family != figure.family and figures[i].kind is figure.kind:
            a, b = (figures[i], figure) if i < figure.index else (figure, figures[i])
            if lazy.fullmatch(r"[、，,（(和]?(?:面积|金额)?", ctx.sheet.between(a, b)):
                yield figures[i]


def _tail_shared(a: str, b: str) -> int:
    """How many last characters two labels share."""
    n = 0
    while n < min(len(a), len(b)) and a[-1 - n] == b[-1 - n]:
        n += 1
    return n


def _joint(setting: Setting, whole: Figure, part: Figure, others: Sequence[Figure]) -> float:
    """建议■件、提案■件全部办结，A类■件: whether the whole is one of a list that reaches the part together.

    It is a half where only a comma stands between the two.
    """
    best = 0.0
    stage = setting.side(whole).stage
    for other in others:
        if other.at > part.at or abs(other.index - whole.index) > 3 or abs(other.at - whole.at) > 40:
            continue
        gap = setting.ctx.sheet.between(*sorted((other, whole), key=lambda f: f.at))
        if (
            not lazy.fullmatch(r"[^。；;，,\n]*(?:[、和与及][^。；;，,\n]*|[，,][^。；;，,、\n]{2,10})", gap)
            or "其中" in gap
            or other.number * 20 < whole.number
        ):
            continue
        if other.at > whole.at and _OF.search(other.pre) and _OF.search(part.pre):
            continue  # ■件，甲的■件，乙的■件: both of the first
        if other.number == whole.number:
            continue
        if other.at < whole.at and not other.value.below(part.value) and not _ITEM.fullmatch(gap):
            continue
        if other.at < whole.at and whole.value.below(other.value) and 0 < setting.side(other).stage < stage:
            continue  # 报名■，参考■: the whole is drawn from it
        if not (whole.value + other.value).below(part.value):
            best = max(best, 1.0 if lazy.search(r"[、和与及]", gap) else 0.5)
    return best


def hints(setting: Setting, whole: Figure, part: Figure, told: Formula | None) -> dict[str, float]:
    """The signs by words that `part` may be drawn from `whole`: cheap, and asked first."""
    sheet, says = setting.ctx.sheet, setting.relation.says
    one, its = setting.side(part), setting.side(whole)
    further = 0 < its.stage < one.stage
    early, late = further or its.early, further or one.late
    signs: dict[str, float] = {
        "early": early,
        "late": late,
        "early_late": early and late,
        "further": further,
        "total": its.total,
        "drawn": one.drawn,
        "of": elided(whole, part),
        "noun_again": noun_again(whole, part),
        "head": head_again(whole, part),
        "narrowed": narrowed(whole, part) if part.at > whole.at else 0.0,
        "heir": heir(whole, part),
        "due": due(whole, part),
        "swapped": its.digits == one.digits and len(its.digits) > 1,
    }
    stated = False
    if part.at > whole.at:
        gap = sheet.between(whole, part)
        stated = (
            opens(setting.ctx, whole, part)
            or _listed(setting.ctx, whole, part, gap)
            or (told is not None and told.identity is None and "其中" in gap and whole.sentence == part.sentence)
        )
        signs |= {
            "among": not _is_past_list(setting, whole, part)
            and (says("among", COUNT + gap[-24:]) or bool(_FROM.match(part.post)) or bool(_HOLDS.search(gap))),
            "these": says("these", sheet.skeleton[max(whole.at - 2, 0) : part.at]) and not _BEYOND.search(gap),
            "named": setting.named(whole, part),
            "of_kind": of_one_kind(whole, part),
            "share": says("share", "|" + part.pre[-16:])
            or says("share_behind", sheet.skeleton[part.at + 1 : part.at + 17].partition("。")[0]),
            "stated": stated,
        }
    if told is not None:
        signs["opened" if told.identity is None and not stated else "field"] = told.identity is not None or not stated
    return {k: float(v) for k, v in signs.items() if v}


def signs_of(
    setting: Setting,
    group: Sequence[Figure],
    whole: Figure,
    part: Figure,
    told: Formula | None,
    hinted: Mapping[str, float],
) -> dict[str, float]:
    """What speaks for and against `part`, the greater, being drawn from `whole`; `group` are the counts around them.

    `hinted` are the signs by words.
    """
    ctx, relation = setting.ctx, setting.relation
    sheet, says = ctx.sheet, relation.says
    behind = part.at > whole.at
    one, its = setting.side(part), setting.side(whole)
    first, last = (whole, part) if behind else (part, whole)
    gap = sheet.between(first, last)
    head, end = sheet.sentence(first.at)[0], sheet.sentence(last.at)[1]
    label, host = one.label, its.label
    frame = setting.frame(part) if behind else ""
    by_name, of_kind, stated = hinted.get("named", 0.0), "of_kind" in hinted, "stated" in hinted
    among, of, by_noun = "among" in hinted, "of" in hinted, "narrowed" in hinted
    opens_it = stated and opens(ctx, whole, part)
    run = {f.index for f in (*beside(ctx, whole), *beside(ctx, part))}
    # 比上年的180件增长66.7%: an aside, which parts nothing
    inner = [
        f
        for f in sheet.within(first.at + 1, last.at)
        if not f.is_earlier and f.kind not in _RATES and f.family not in SPANS and f.index not in run
    ]
    if behind and (_LISTED.fullmatch(gap) or (of and all(_OF.search(f.pre) for f in inner))):
        inner = []  # ■，其中甲■、乙■、丙■; ■，甲的■，乙的■: each is drawn from the first
    said = (stated and not inner) or ("field" in hinted and whole.sentence == part.sentence)
    others = [
        f
        for f in group
        if f is not whole
        and f is not part
        and abs(f.at - part.at) < _NEAR
        and f.number != whole.number
        and (f.at < part.at or not f.value.below(part.value))
        and not (inner == [] and whole.at < f.at < part.at and f.value.below(whole.value))
    ]
    joint = _joint(setting, whole, part, others) if behind else 0.0
    if said:
        others = [f for f in others if f.sentence == part.sentence]
    better = max((setting.named(f, part) for f in group if f.at < part.at and f is not whole), default=0.0)
    other_after, other_before = other_thing(whole, part, frame)
    if other_after:
        by_name = 0.0  # 督察中 names what was done, not the counted thing
    if (by_name > 0.5 and by_name > better) or of_kind or by_noun or stated or ("due" in hinted and not inner):
        others = []  # the text says which of them it is
    others = [f for f in others if not (f.at < whole.at and 0 < setting.side(f).stage < its.stage < one.stage)]
    bigger = [f for f in others if not f.value.below(part.value) and f.at < part.at]
    tail = sheet.skeleton[part.at + 1 : min(part.at + 40, end)]
    aside = lazy.split(r"[，,；;。](?![^，,；;。]{0,6}含)", tail[:15])[0]
    off = relation.cues["none_carried"].sub("", _HOLDS.sub("", gap)[-30:])
    listed = behind and not among and "其中" in gap and not lazy.search(r"[。；;]", gap[gap.rfind("其中") :])
    none_carried = says("none_carried", sheet.skeleton[head:end])
    wide = _COMPARED.sub("", _HEADED.split(sheet.skeleton[head : end + 60])[0])
    same = _tail_shared(label, host)
    shared = (
        label[-min(same, 4) :] if same > 1 else "\n"
    )  # 信访积案■ … 积案■: what is counted, nothing that was carried over
    wide = wide.replace(shared, "")
    signs: dict[str, float] = {
        "over": 0.0
        if its.digits == one.digits or said
        else log2(1 + min(setting.sizes[part.index] / setting.sizes[whole.index] - 1, 3.0) * 8),
        "behind": behind,
        "next": not inner,
        "between": log2(1 + len(inner)),
        "new_paragraph": first.block != last.block,
        "named": by_name,
        "rated": (whole.span.start, part.span.start) in setting.rates,
        "own_noun": 0 if stated else own_noun(relation, whole, part),
        "new": log2(1 + min(len(narrowing(whole, part)), 7)),
        "other_thing": other_after + other_before * 0.5,
        "other_frame": bool(frame) and not by_name,
        "wider": (one.long if by_noun else one.wide) and not says("wide", its.told),
        "part_early": one.early
        and "late" not in hinted
        and not part.pre.endswith("的")
        and says("early", one.told.replace(shared, "")),
        "joint": 0.0 if of_kind or by_noun or by_name > 0.5 else joint,
        "season": not opens_it and bool(_SEASON.search(sheet.skeleton[max(head, whole.at - 30) : whole.at])),
        "times": times_differ(whole.lead + whole.pre, part.lead + part.pre, occasions=False),
        "same": label == host and bool(label),
        "narrower": log2(1 + same) if same > 1 and len(label) > len(host) + 1 else 0.0,
        "all": bool(_ALL.match(part.post)),
        "parallel": same > 1 and "的" in whole.pre and "的" in part.pre,  # 街道的网格员■，社区的网格员■
        "both_of": of and bool(_OF.search(whole.pre)),  # 驳回的■，终止的■
        "of_next": bool(hinted.keys() & {"of", "head", "heir"})
        and behind
        and not inner
        and whole.sentence == part.sentence
        and (bool(hinted.keys() & {"further", "early_late"}) or not sibling(whole, part)),
        "of_after": bool(hinted.keys() & {"of", "head", "heir"})
        and behind
        and not inner
        and part.sentence == whole.sentence + 1
        and (bool(hinted.keys() & {"further", "early_late"}) or not sibling(whole, part)),
        "host_new": log2(1 + min(its.strange_to(part), 7)),
        "bigger": any(f.at > whole.at for f in bigger),
        "bigger_before": any(f.at < whole.at and whole.sentence - f.sentence < 2 for f in bigger),
        "others": log2(1 + len(others)),
        "list": bool(lazy.fullmatch(r"[、和及与][^，,；;。]*", gap)) or (not listed and not among and "、" in gap[-6:]),
        "semicolon": whole.sentence == part.sentence and ("；" in gap or ";" in gap) and not opens_it,
        "and": says("and", gap),
        "elsewhere": says("elsewhere", _COMPARED.sub("", off + part.post[:10] + "|" + aside)),
        "explained": says("explained", relation.cues["none_carried"].sub("", _COMPARED.sub("", tail[:36]))[:29]),
        "elsewhere_whole": says("elsewhere", its.told),
        "carried": not opens_it and not none_carried and _carries(relation, wide, its.told, one.told),
        "none_carried": none_carried,
        "left": not inner and behind and "；" not in gap and ";" not in gap and _leaves(relation, tail),
        "claimed_of": part.claim is not None and whole.claim is not None and part.claim.parent == whole.claim.index,
        "settled_part": part.span.start in setting.agreed,
        "people": part.family in ("人", "人次"),
    }
    told_by = {k: v for k, v in hinted.items() if k != "head"}  # what matters is where it stands: `of_next`
    return {**told_by, **{k: float(v) for k, v in signs.items() if v or k == "named"}}


def _is_past_list(setting: Setting, whole: Figure, part: Figure) -> bool:
    """■，其中甲■、乙■，注销■: whether a list between the two makes up the whole, so that its words lead no further."""
    return part.index - whole.index > 2 and any(
        f.kind is FormulaKind.SUM
        and f.figures[0].span == whole.span
        and all(whole.at < b.span.start < part.span.start for b in f.figures[1:])
        for f in setting.agreed.get(whole.span.start, ())
    )


def _listed(ctx: Context, whole: Figure, part: Figure, gap: str) -> bool:
    """■，其中甲■、乙■、丙■: whether the part is one of those that are drawn from the whole, all of one unit."""
    return (
        _LISTED.fullmatch(gap) is not None
        and COUNT in gap
        and all(
            f.mention.unit == whole.mention.unit and f.value.below(whole.value)
            for f in ctx.sheet.within(whole.at + 1, part.at)
        )
    )


def _carries(relation: Relation, wide: str, host: str, own: str) -> bool:
    """Whether the words tell of stocks other than one that both count: 包案的积案■。上述积案已化解■."""
    found = (m.group() for m in relation.cues["carried"].finditer(_YEAR_OF_BOTH.sub("", wide)))
    return any(stock not in host or stock not in own for stock in found)


def _leaves(relation: Relation, tail: str) -> bool:
    """■人，其余因公出差: whether the next clause says, without a figure, that some of the whole are left."""
    clauses = lazy.split(r"[，,；;。]", tail)
    return len(clauses) > 1 and COUNT not in clauses[0] + clauses[1] and relation.says("left", clauses[1][:10])


def is_sure(setting: Setting, group: Sequence[Figure], whole: Figure, part: Figure) -> bool:
    """■，其中…■; 应考■，实考■: whether the text lets the greater one be nothing but a part of the count before it."""
    ctx, says = setting.ctx, setting.relation.says
    if whole.mention.unit != part.mention.unit:
        return False
    if not (opens(ctx, whole, part) or _LINES.fullmatch(ctx.sheet.between(whole, part)) or _due_next(whole, part)):
        return False
    text = ctx.sheet.skeleton[whole.at + 1 : part.at] + "|" + lazy.split(r"[，,；;。]", part.post)[0]
    behind = ctx.sheet.skeleton[part.at + 1 : min(part.at + 30, ctx.sheet.sentence(part.at)[1])]
    other_after, other_before = other_thing(whole, part, "")
    if other_after or says("more", text) or says("carried", text) or says("explained", behind):
        return False
    start = ctx.sheet.sentence(whole.at)[0]
    before = [f for f in group if start <= f.at < whole.at]
    if _joint(setting, whole, part, before):
        return False
    close = whole.sentence == part.sentence and (
        part.number * 4 < whole.number * 5 or setting.side(whole).digits == setting.side(part).digits
    )
    return close or (not other_before and all(f.value.below(part.value) for f in before))


def _due_next(whole: Figure, part: Figure) -> bool:
    return 0 < part.index - whole.index < 2 and whole.sentence == part.sentence and is_due(whole, part)

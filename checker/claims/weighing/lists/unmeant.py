"""Lists beside an announced number that it does not fit and does not mean: reasons to say nothing of the two."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations, pairwise

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.families import family_of
from checker.claims.formulas.sheet import ANY, COUNT
from checker.claims.numerals import SPOKEN
from checker.claims.weighing.data import Relation
from checker.claims.weighing.lists.elsewhere import told_elsewhere
from checker.claims.weighing.lists.page import CLAUSE_END, Binding

_SHARE = lazy.compile(r"(?<!第)(?P<n>[一两二三四五六七八九])(?P<unit>[\u4e00-\u9fff])$")
_SHARED = lazy.compile(
    r"(?<=[\u4e00-\u9fff])(?<![第每各逐进])(?P<n>[一两二三四五六七八九十])(?P<unit>[\u4e00-\u9fff])(?=[、，,；;和及与])"
)
_BESIDE = lazy.compile(r"(?P<n>[一两二三四五六七八九十])[\u4e00-\u9fff][\u4e00-\u9fff]{1,6}[、和及与]$")
_NEXT = lazy.compile(r"[\u4e00-\u9fff]{1,6}[、和及与](?P<n>[一两二三四五六七八九十])[\u4e00-\u9fff]{2}")
"""Another number right before one, and right behind: 两项制度、三份清单."""
_EACH = lazy.compile(rf"各[自有为设建办]?[{COUNT}一二两三四五六七八九十]")
_RATE = lazy.compile("[每各].?$|平均$")
_KIND = lazy.compile(r"[类型式源因级]$")
_FIGURE = lazy.compile(ANY)
_RESPECTIVELY = lazy.compile(r"分别|依次")
_THAT_IS = lazy.compile("即|即为|分别[为是]|依次[为是]|具体[为是]?|名称[为是]|它们是")
_NAMING = lazy.compile("分别|依次|具体|名单|名称|即|这|该|上述|它们|他们")
_TOTAL = lazy.compile(rf"(?:合计|总计|共计|相加|一共|总共|累计)[为是达]?{COUNT}$")
_NAMED = lazy.compile(rf"[^{COUNT}]{{2,10}}{COUNT}(?:[，,（(]|$)")
"""A short name and its figure, which opens a clause: 公安■，占…；自然资源■，占…."""
_LEVEL = lazy.compile("[国省市州县区乡镇街村社组层级]")
_KINDS = frozenset("类种级项型式")
_NAME_LENGTH = 8
_AND_ANOTHER = lazy.compile(rf"[、和与及，,]{COUNT}")
_OF_ALL = lazy.compile("每|各[^自有设派]|均|都|合计|总计|共计|上述|以上")
"""What opens a clause that tells of all things listed before it, and names none."""
_GENERAL = frozenset("类种项者方级块家部个处") | {"", "部门", "单位"}
_COMMAS, _COLONS = ("，", ","), ("：", ":")
_BEHIND = ("after", "next", "points", "each")
_PEOPLE = frozenset("人名位") | {"人次", "名次"}
_NEAR, _LONG, _MOST = 12, 90, 7


def is_unmeant(ctx: Context, relation: Relation, binding: Binding, known: Collection[Binding]) -> bool:
    """Whether anything shows that a number is not that of the list it does not fit."""
    return (
        (binding.how in _BEHIND and _is_rate(binding))
        or _elsewhere(binding, known)
        or _unlikely(binding)
        or _counts(ctx, relation, binding)
        or _several_each(ctx, binding)
        or _told_otherwise(ctx, binding, known)
        or _of_titles(binding, relation)
        or _totalled(binding)
        or _is_one(binding)
        or _is_next(binding)
        or told_elsewhere(ctx.sheet, relation, binding)
        or _goes_on(ctx, binding)
        or _one_of_each(ctx, binding)
        or _is_first_clause(ctx, binding)
        or (binding.how in _BEHIND and (_shares(binding) or _sum_named(ctx, binding) or _described(binding)))
    )


def _elsewhere(binding: Binding, known: Collection[Binding]) -> bool:
    """Whether the number has its list, and another number stands between it and this one."""
    number = binding.number
    between = [b for b in known if number.at < b.number.at < binding.listed.start]
    if any(b.holds and b.listed.start == binding.listed.start and not _is_rate(b) for b in between):
        return True  # 14个县收案，最多的三个县分别为甲、乙、丙
    own = any(b.number is number and b.holds and b.how in ("before", "bracket") for b in known)
    return own and bool(between)


def _is_rate(binding: Binding) -> bool:
    """每批4个: how many each has, and no things are named of it."""
    number = binding.number
    return not number.noun and _RATE.search(number.told) is not None


def _told_otherwise(ctx: Context, binding: Binding, known: Collection[Binding]) -> bool:
    """Whether the number has a list of its own that it fits, or figures that add up to its total."""
    number, listed = binding.number, binding.listed
    plain = "：" not in binding.gap and ":" not in binding.gap and not _NAMING.search(binding.gap)
    if binding.how == "points" or (binding.how in ("after", "next") and plain):
        return any(b.number is number and b.how == "before" and b.holds and not b.listed.open for b in known)
    if binding.how in ("loose", "recount"):
        units = _numbers_of(ctx, number.unit[-1:], max(listed.start - _LONG, 0), number.head)
        return any(a + b == number.number for a, b in pairwise(units))  # 总台1个、分台3个：…。四个台
    if binding.gap.endswith("由") and any(b.holds and listed.start < b.listed.end <= listed.end for b in known):
        return True  # 4名嫌疑人由甲、乙、丙三个所抓获
    if binding.how == "worded":
        return any(b.number is number and b.how in ("after", "bracket") and b.holds for b in known)
    if binding.how != "back":
        return False
    if binding.gap.count("。") > 1 and _is_others(binding, known):
        return True
    told = ctx.sheet.within(listed.start, listed.end)
    if told and number.unit not in _GENERAL and family_of(number.unit) in {f.family for f in told}:
        return True  # 通知书31份、意见书11份，上述6份
    whole = next(iter(ctx.sheet.within(number.end, number.end + _NEAR)), None)
    if not told or whole is None:
        return False
    earlier = [f for f in ctx.sheet.within(max(listed.start - _LONG, 0), number.at) if f.family == whole.family]
    sums = combinations([f.number * f.times for f in earlier[-_MOST:]], number.number)
    return any(sum(parts) == whole.number for parts in sums)


def _is_others(binding: Binding, known: Collection[Binding]) -> bool:
    """Whether a list some sentences before is of parts, or fits a number of other things: 市县乡三级。…。上述五类."""
    listed, number = binding.listed, binding.number
    if listed.items[0].startswith("其中") or listed.open:
        return True
    return any(b.holds and b.listed.start == listed.start and b.number.unit != number.unit for b in known)


def _described(binding: Binding) -> bool:
    """超出的3件是年中交办、后来补进台账的: said of the things, no names of theirs."""
    items = binding.listed.items
    return items[-1].endswith("的") and not all(i.endswith("的") for i in items)


def _is_one(binding: Binding) -> bool:
    """制定、修改、废止的规章: what befell one kind of things, no names of several."""
    *others, last = binding.listed.items
    done, of, thing = last.partition("的")
    return (
        bool(of and thing) and binding.how in ("after", "next") and {len(i) for i in others[1:]} == {len(done)} == {2}
    )


def _is_next(binding: Binding) -> bool:
    """一类事项■、二类事项■，三类事项: the number goes on counting."""
    number, listed = binding.number, binding.listed
    counted = bool(number.unit) and listed.items[0].lstrip("第").startswith("一" + number.unit[0])
    return counted and binding.how in ("back", "loose", "summed") and number.number == listed.high + 1


def _totalled(binding: Binding) -> bool:
    """两轮：第一轮■，第二轮■，两轮合计■: the last is the sum of those before, no thing of its own."""
    listed = binding.listed
    return binding.number.number == listed.high - 1 and _TOTAL.search(listed.items[-1]) is not None


def _unlikely(binding: Binding) -> bool:
    """Whether nobody miscounts so far, or the number stands in another paragraph than words such as 分别为."""
    number, listed = binding.number.number, binding.listed
    if number > 2 * listed.high + 1 or (listed.low > 2 * number + 1 and listed.form != "titles"):
        return True
    if binding.how == "before" and binding.number.lead == "的" and listed.form == "marks" and not binding.number.quoted:
        # 东城、西城、南关的5个小区; but 县级主抓、乡镇落实的三级架构
        return binding.number.unit != "级" or not all(_LEVEL.search(i) for i in listed.items)
    colon = binding.gap.rstrip(" 　\n").endswith(("：", ":"))
    lead, noun = binding.gap.rpartition("\n")[2], binding.number.noun[-2:]
    alone = binding.gap.rpartition("\n")[0].rstrip("。 　") == binding.number.noun
    titled = (listed.form == "titles" or alone) and _THAT_IS.fullmatch(lead)
    again = len(noun) == 2 and noun in lead  # 设6个审判点。\n审判点分别设在…
    return binding.how == "after" and "\n" in binding.gap and not (colon or titled or again)


def _several_each(ctx: Context, binding: Binding) -> bool:
    """四场活动：进机关、进校园各一场，进企业两场; but 四个点，即甲、乙、丙各一个。"""
    listed = binding.listed
    each = _EACH.search(listed.items[-1])
    if each is None or binding.how not in _BEHIND:
        return False
    return each[0][-1] != "一" or ctx.sheet.skeleton[listed.end : listed.end + 1] in ("，", ",")


def _one_of_each(ctx: Context, binding: Binding) -> bool:
    """常委会、常务会分别研究3次和7次: a number for each of the list, told one behind the other."""
    number, text = binding.number, ctx.sheet.skeleton
    return (
        binding.how == "before"
        and _RESPECTIVELY.search(text, binding.listed.start, number.at) is not None
        and _AND_ANOTHER.match(text, number.end) is not None
    )


def _goes_on(ctx: Context, binding: Binding) -> bool:
    """三个环节：一查…；二看…；三听…: a clause opens with the next number, whatever the verb behind it."""
    listed = binding.listed
    if listed.form != "chain" or binding.number.number <= listed.high:
        return False
    numeral = next((c for c, n in SPOKEN.items() if n == listed.high + 1 and c != "两"), "")
    text = ctx.sheet.skeleton
    line_end = text.find("\n", listed.end)
    rest = text[listed.end : line_end if line_end >= 0 else len(text)]
    if numeral and text[listed.start] == "第" and f"第{numeral}" in rest:
        return True  # 第一道■，第二道■，■进了第三道
    clauses = CLAUSE_END.split(rest)
    opened = [c.lstrip()[:2] for c in clauses[1:]]
    return bool(numeral) and any(c[:1] == numeral and c[1:] not in binding.number.unit for c in opened)


def _is_first_clause(ctx: Context, binding: Binding) -> bool:
    """三项制度：事前公示、事后公开，检查全程记录，决定均经审核: as many clauses as announced, the first names two."""
    number, listed, text = binding.number, binding.listed, ctx.sheet.skeleton
    if number.number < 3 or len(listed.items) != 2 or listed.form != "marks" or binding.gap[-1:] not in _COLONS:
        return False
    stop = text.find("。", listed.end)
    behind = text[listed.end : stop if stop >= 0 else len(text)]
    return behind[:1] in _COMMAS and 1 + sum(mark in _COMMAS for mark in behind) == number.number


def _shares(binding: Binding) -> bool:
    """三件：甲一件、乙两件: every name has its share of the number."""
    unit = binding.number.unit[-1:]
    shares = [m for i in binding.listed.items if (m := _SHARE.search(i)) and m["unit"] == unit]
    return bool(unit) and bool(shares) and any(m["n"] != "一" for m in shares)


def _sum_named(ctx: Context, binding: Binding) -> bool:
    """法规两部、规章一部，即《甲》《乙》《丙》: the list names what several numbers count together."""
    number, listed = binding.number, binding.listed
    if not number.unit:
        return False
    start = ctx.sheet.skeleton.rfind("。", max(number.at - _LONG, 0), number.at) + 1
    start = max(start, number.at - _LONG)
    total = sum(_numbers_of(ctx, number.unit[-1], start, listed.start))
    if total > number.number and listed.holds(total):
        return True
    text = ctx.sheet.skeleton  # 两项制度、三份清单，即…
    beside = (_BESIDE.search(text, start, number.at), _NEXT.match(text, number.end))
    return any(m is not None and listed.holds(SPOKEN[m["n"]] + number.number) for m in beside)


def _numbers_of(ctx: Context, unit: str, start: int, end: int) -> list[int]:
    """The small numbers of a unit that a stretch tells, in its order."""
    found = [(m.start(), SPOKEN[m["n"]]) for m in _SHARED.finditer(ctx.sheet.skeleton, start, end) if m["unit"] == unit]
    family = family_of(unit)
    told = (f for f in ctx.sheet.within(start, end) if f.family == family and not f.mention.chinese)
    found += [(f.at, int(f.number)) for f in told if f.number < 2 * _NEAR]
    return [number for _, number in sorted(found)]


def _of_titles(binding: Binding, relation: Relation) -> bool:
    """局长、副局长4人: several people may hold a title, so the titles named may be fewer than the people."""
    number, listed = binding.number, binding.listed
    if binding.how != "before" or number.number <= listed.high or number.unit not in _PEOPLE:
        return False
    if not all(relation.says("titles_held", i) for i in listed.items):
        return False
    return number.number >= 2 * listed.high or any(relation.says("titles_shared", i) for i in listed.items)


def _is_of_several(binding: Binding) -> bool:
    """7个街道和23个社区：街道■；社区■: as many clauses as numbers side by side, one about each."""
    beside = len(_AND_ANOTHER.findall(binding.gap))
    return beside > 0 and beside + 1 == binding.listed.low


def _parts_of_one(ctx: Context, binding: Binding) -> bool:
    """9个县考核：县优秀3个、良好5个、一般1个；部门■: the figures of one clause come to the number."""
    number, listed = binding.number, binding.listed
    family, start = family_of(number.unit), listed.start
    for clause in ctx.sheet.skeleton[start : listed.end].split("；"):
        end = start + len(clause)
        own = [f.number for f in ctx.sheet.within(start, end) if f.family == family]
        if len(own) > 1 and sum(own) == number.number:
            return True
        start = end + 1
    return False


def _counts(ctx: Context, relation: Relation, binding: Binding) -> bool:
    """Whether figures are told of the number's things, or others than these are listed: 7个大队立案■：甲类■、乙类■."""
    number, listed = binding.number, binding.listed
    if binding.how != "after":
        return False
    noun = number.noun[-2:] or number.unit
    shared = sum(bool(noun) and noun in i for i in listed.items) / len(listed.items)
    anew = bool(noun) and noun in CLAUSE_END.split(binding.gap)[-1]  # 研究4次，形成纪要■。研究时间依次为…
    levels = number.unit == "级" and all(_LEVEL.search(i) for i in listed.items)
    if COUNT in binding.gap and shared < 1 / 2 and not (anew or levels):
        return True
    measured = listed.form == "clauses" and not shared and all(_FIGURE.search(i) for i in listed.items)
    rows = relation.says("kinds", number.unit + number.noun) and all(_NAMED.match(i) for i in listed.items)
    measured = measured and not rows
    if measured or binding.gap.rstrip("：: ").endswith(("相比", "比较", "对比")):
        return True  # 5个镇与其余6个镇相比：审核率■对■；每镇案件■对■
    if listed.form == "clauses" and (_is_of_several(binding) or _parts_of_one(ctx, binding)):
        return True
    if listed.form == "clauses" and _OF_ALL.match(listed.items[-1]):
        return True  # 社区调■，街道调■；每一级都只接…
    figures = [f for f in ctx.sheet.figures if listed.start <= f.at < listed.end]
    families = {f.family for f in figures}
    own = [f.number for f in figures if f.family == family_of(number.unit)]
    if len(own) == len(listed.items) and sum(own) == number.number:
        return True  # 6个，分布在甲区2个、乙县1个、丙县3个: a share each
    if listed.nameless and (len(families) > 1 or not _RESPECTIVELY.search(binding.gap)):
        return True  # 由6类、62项调整为6类、59项
    kinds = sum(_KIND.search(i.rstrip(COUNT)) is not None for i in listed.items) >= len(listed.items) / 2
    said = len(binding.gap.rstrip("：: "))
    bodies = number.named and (relation.says("body", number.noun) or relation.says("crew", number.noun))
    wordy = said > (len(number.noun) + 1 if bodies else _NAME_LENGTH)  # 4个专班受理来信：甲类■、乙类■
    first = ctx.sheet.skeleton[number.head - 1 : number.at] == "前"  # 前两名为：公安类■、人社类■、卫健类■
    if figures and not (shared or levels or first) and (wordy or (kinds and number.unit not in _KINDS)):
        return True  # 4个中队全年巡查：日间■、夜间■; 6个镇：信访类■、投诉类■
    return (
        bool(figures) and shared < 1 / 2 and not levels and number.unit != "个" and family_of(number.unit) in families
    )

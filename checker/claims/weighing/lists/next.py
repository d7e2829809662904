"""Things named in the clauses behind their number: 联系点有四个。它们是A、B, 由5人组成。来自甲的是A，来自乙的是B、C."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial

from checker import lazy
from checker.claims.formulas.sheet import ANY, COUNT
from checker.claims.weighing.data import Relation
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.groups import COPULA, with_groups
from checker.claims.weighing.lists.listed import Listed
from checker.claims.weighing.lists.page import CLAUSE_END, Binding, Page
from checker.dataclass import dataclass

_TAIL = lazy.compile(
    r"(?<=.)(?:(?:分别?|共同|兼|担)任|领衔|牵头|承担|组成|(?<![人月日年户平])均(?!衡)|都(?!市|是)|分别|先后|各(?=[有设建配置为派占一])|率先|各自|全部|已[经被]?|榜上|获评|入选|入围|上榜|挨个|逐[一个])"
)
_WEAK = frozenset("的是为有在了和与及其这今年全个家项名位种类共我们本一中上下级新")
_HEADING = lazy.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]")
_NUMBERING = frozenset("（(一二三四五六七八九十0123456789")
_BRACKETS = lazy.compile(r"[（(][^（()）]*[）)]")
_OWN = ("after", "before", "bracket", "points", "worded", "each")
_TWO = lazy.compile(
    r"[^，,。；;\n\ue001-\ue007]{0,10}?(?:分别|具体|依次|它们|他们|名单|名称)(?:是|为|在|位于|来自)(?P<a>[^和与及\ue001-\ue007]{2,20})[和与及](?P<b>[^和与及\ue001-\ue007]{2,20})$"
)
_FILLED = lazy.compile("(?:分别?|共同|兼|担)任|组成")
_WHOLE = lazy.compile(
    r"[^，,。；;\n]{0,4}?(?:(?<![人月日年户平])均|都|分别|各|全部|先后|依次|一应|俱|悉数|皆|逐[一个]|挨个)"
)
_ABLE = lazy.compile("[均都](?:能|可|要|须|应|得)")
_ALIKE = lazy.compile(f"[均都][为达在超]到?{ANY}")
_CHOSEN = lazy.compile(r"(?:榜上有名|获评|入选|入围|上榜)(?=[，,。；;\n]|$)")
_DATE = lazy.compile(r"\d{1,2}(?:月|日|号)")
_TIMES = frozenset("次场期轮批回件起")
_AT = lazy.compile("在")
_AT_ALL = lazy.compile("坐落|落户|布局|配备|安排|分别|依次|主要|具体|[设布分驻位处均都也就]")
_BY = lazy.compile("由")
_AFTER = lazy.compile(r"^[^，,。；;\n]{0,12}(?<![落善今最其])[后前时中里]$")
_REST = lazy.compile(
    r"[^。\n]{0,30}(?:其余|其他|剩下|另外?[一二两三四五]|余下)|[，,](?:率先|先|最|首)[^，,。；;\n]{0,10}是(?:这|上述)"
)
_EACH_OF = lazy.compile(r"各([\u4e00-\u9fff]{1,5})$")
_OBJECT = lazy.compile(r"(?P<deed>[\u4e00-\u9fff]{2})的?(?:对象|范围|项目|标的)(?:分别|依次|具体)?[为是]")
_WRITTEN = frozenset("部件项份")
_ONE_EACH = lazy.compile(r"各自?[\u4e00-\u9fff]{0,2}?一(?P<unit>[\u4e00-\u9fff])(?P<noun>[\u4e00-\u9fff]{2})")
_SEVERAL = lazy.compile("[、《”和与及]")
_OTHERS = ("其余", "其他", "另", "另外", "余下", "剩余", "剩下")
_EACH_ITS = ("分别", "依次")
_HOPS, _REACH = 4, 150
_FEW, _SHORT = 9, 6
_PEOPLE = frozenset("个名位人")


@dataclass(frozen=True, slots=True)
class Told:
    """How a later clause names things."""

    lead: str
    """The words before the first."""
    listed: Listed
    tail: str = ""
    """The words behind the last."""
    alone: bool = False
    """Whether it is all of a sentence right behind the number, or all that is left of the number's own."""


def bind_next(page: Page, numbers: Sequence[Announced], known: Sequence[Binding]) -> Iterator[Binding]:
    """The first list in the clauses behind a number that has none itself."""
    own = {b.number.at for b in known if b.how in _OWN}
    bound = [(b.listed.start, b.listed.end) for b in known]
    named = cache(partial(_named, page))
    for number in numbers:
        if number.number < 2 or number.at in own or number.lead.startswith(("第", "其中")):
            continue
        if page.text.endswith(_OTHERS, max(number.head - 3, 0), number.head):
            continue
        told = _first_list(page, number, bound, named)
        if told is None:
            continue
        if told.listed.low <= number.number and _AFTER.match(page.text[number.end : page.clause_end(number.end)]):
            continue  # 完成两项任务后，公安、法院…; but 五个街道中，甲、乙、丙、丁、戊、己…
        if _in_a_paragraph_of_others(page, number, told, numbers):
            continue
        if (
            "其中" in told.lead + told.listed.items[0] + told.tail
            or told.listed.open
            or told.listed.holds(number.number)
        ):
            continue
        if (
            _is_other_deed(page, number, told)
            or _shared_on(page, number, told)
            or _dated_before(page, number, told.listed)
            or _person_before(page, number, told.listed)
        ):
            continue
        if told.listed.high < number.number and _REST.match(page.text, told.listed.end):
            continue
        if abs(number.number - told.listed.low) > max(2, number.number // 4):
            continue
        if not told.lead.startswith("名单") and any(
            number.at < n.at < told.listed.start and n.number > 1 and n.unit == number.unit for n in numbers
        ):
            continue
        yield Binding(number, told.listed, "next", page.text[number.end : told.listed.start])


def _in_a_paragraph_of_others(page: Page, number: Announced, told: Told, numbers: Sequence[Announced]) -> bool:
    """Whether a list stands in a later paragraph that tells a number of its own before it, or nothing but 均 or 各
    says that it names things."""
    line = page.text.rfind("\n", number.end, told.listed.start)
    if line < 0:
        return False
    if any(line < n.at < told.listed.start for n in numbers) or COUNT in page.text[line : told.listed.start]:
        return True
    return not (told.lead or told.alone or _has_one_each(number, told.tail) or _of_kind(number, told.listed) >= 1 / 2)


def _has_one_each(number: Announced, tail: str) -> bool:
    """窗口4个。\n综合受理、公证、信访各占一个窗口: each thing named has one of what was announced."""
    each = _ONE_EACH.match(tail)
    return each is not None and each["unit"] == number.unit[-1:] and each["noun"] in number.told + number.noun


def _first_list(
    page: Page, number: Announced, bound: Sequence[tuple[int, int]], named: Callable[[int, int], Told | None]
) -> Told | None:
    borders, masked = page.borders, page.masked
    clause = bisect_left(borders, number.stop)
    at = borders[clause] if clause < len(borders) else len(masked)
    reach = min(number.end + _REACH, len(masked))
    several = -1  # where what sets things apart comes next
    for hop in range(_HOPS):
        start = at + 1
        while start < reach and masked[start] in " 　\n":
            start += 1
        if start >= reach or (start > at + 1 and masked.count("\n", at, start) > 1):
            return None
        if page.text[start] in _NUMBERING and _HEADING.match(page.text, start):
            return None
        while clause < len(borders) and borders[clause] < start:
            clause += 1
        at = borders[clause] if clause < len(borders) else len(masked)
        if several < start:
            following = _SEVERAL.search(masked, start)
            several = following.start() if following else len(masked)
        if several >= at:
            continue
        if masked.count("、", start, at) > number.number + 3:
            continue
        found = named(start, at)
        if found and not found.lead and page.text[start - 1] in "：:":
            found = replace(found, lead=page.text[max(page.clause_start(start - 1, 0), number.end) : start])
        if found and hop and found.lead.startswith(("即", "也就是")):
            return None  # “两极”……“一所三室”，即甲、乙、丙: it tells of the words right before it
        if found and not (found.lead or found.tail):
            said = _are_these(page.text, at, number, page.relation) or (not hop and _is_alone(page, number, start, at))
            found = replace(found, alone=said)
        if found is None or not _plain(number, found, page.relation):
            continue
        if any(a < found.listed.end and found.listed.start < b for a, b in bound):
            return None
        listed = with_groups(page, found.listed, found.lead)
        return replace(found, listed=_gone_on(page, listed))
    return None


def _is_alone(page: Page, number: Announced, start: int, end: int) -> bool:
    """牵头部门有四个，甲、乙、丙。: short names alone between a number that ends its clause and the full stop."""
    if page.text[end : end + 1] not in ("。", "；", ";", "\n", "") or number.number > _FEW or not number.told:
        return False
    names = page.masked[start:end].split("、")
    return (
        len(names) > 2
        and max(len(n) for n in names) <= _SHORT
        and not any((len(n) > 2 and page.relation.says("deeds", n)) or COUNT in n for n in names)
        and page.clause_end(number.end) - number.end <= _SHORT
        and number.lead not in ("的", "这", "该", "此")
    )


def _are_these(text: str, at: int, number: Announced, relation: Relation) -> bool:
    """甲苑、乙里、丙园，装好的就是这些地方: whether the clause behind names says that they are what was counted."""
    said = relation.cues["these"].match(text, at + 1) if text[at : at + 1] in ("，", ",") else None
    if said is None:
        return False
    kind = CLAUSE_END.split(text[said.end() : said.end() + _SHORT])[0]
    own = number.told[-_SHORT:] + number.noun + number.unit
    return (
        len(kind) < 2 or relation.says("general", kind) or relation.says("called", kind) or any(c in own for c in kind)
    )


def _shared_on(page: Page, number: Announced, told: Told) -> bool:
    """三次，3月、6月各一次，9月一次: more of them are told behind those that have one each."""
    at = page.clause_end(told.listed.end)
    stop = max(page.text.find("。", at), at)
    return told.tail.startswith("各") and bool(number.unit) and number.unit[-1] in page.text[at:stop]


def _is_other_deed(page: Page, number: Announced, told: Told) -> bool:
    """制定文件4件。依据《甲法》《乙法》…: the titles are told of another deed than the number."""
    if told.listed.form not in ("titles", "quotes"):
        return False
    said = number.told + page.text[number.end : page.clause_end(number.end)]
    lead = (told.lead + told.listed.items[0]).partition("《")[0].partition("“")[0]
    return page.relation.says("other_deed", lead) and lead[:2] not in said


def _plain(number: Announced, told: Told, relation: Relation) -> bool:
    """Whether words or marks say that things are named, or the things are of the number's kind."""
    quoted = number.quoted or number.told.rfind("“") > number.told.rfind("”")  # “一核两区”
    if quoted and not (relation.says("pointing", told.lead) or _all_named(number, told.listed)):
        return False  # “两极”“七城”: watchwords
    if told.lead.startswith("各") and _first_is_longest(told.listed):
        return False  # 各驿站为渔民提供避风、补给
    if told.listed.high < number.number and _of_some(number, told.lead):
        return False
    if _ABLE.match(told.tail):
        return False  # 婚姻、邻里、土地纠纷都能受理: what those counted do
    if _ALIKE.match(told.tail) and _of_kind(number, told.listed) < 1 / 2:
        return False  # 报备率、及时率、规范率均为■
    named = told.lead and (COPULA.search(told.lead) or relation.says("pointing", told.lead))
    each = relation.says("each_one", told.tail) or told.tail.removeprefix("已").startswith(
        ("均", "都", "全部", "挨个", "逐一", "逐个")
    )
    each = each or (told.lead.endswith("由") and _FILLED.match(told.tail) is not None)
    others = _EACH_OF.search(told.listed.items[-1])
    if others and others[1][-2:] not in number.told + number.noun:
        return False  # 甲审核、乙培训各项工作: of works, not of what was announced
    return (
        bool(named)
        or each
        or told.alone
        or _CHOSEN.match(told.tail) is not None
        or _all_named(number, told.listed)
        or (_dated(number, told.listed) and not told.tail.startswith("各"))
        or told.listed.form in ("titles", "quotes")
        or _of_kind(number, told.listed) >= 1 / 2
        or _people(number, told.listed, relation)
    )


def _first_is_longest(listed: Listed) -> bool:
    return len(listed.items[0]) > 1 + max(len(i) for i in listed.items[1:])


def of_another(lead: str, around: Collection[str], relation: Relation) -> bool:
    """三个子项，受益人群有甲、乙: a noun of its own stands before the word that names things; 来自甲地的是 has none."""
    said = COPULA.search(lead)
    if said is None or relation.says("pointing", lead) or relation.says("sure", lead):
        return False
    noun = _AT_ALL.sub("", lead[: said.start()])
    if len(noun) < 2 or noun.endswith("的") or relation.says("called", noun[-2:]):
        return False
    return set(noun[-2:]).isdisjoint(around)


def _people(number: Announced, listed: Listed, relation: Relation) -> bool:
    """三个带头人。会计周素芬、电工毛大勇: names of persons."""
    return number.unit in _PEOPLE and all(relation.says("person", i) for i in listed.items)


def _of_some(number: Announced, lead: str) -> bool:
    """驿站4个。示范驿站为…: told of those of one kind alone."""
    noun = number.noun[-2:] or number.told.rstrip("共有计达为")[-2:]
    kind, found, _ = lead.rpartition(noun or "\n")
    return bool(found) and 1 < len(kind) <= _SHORT and set(kind).isdisjoint(_WEAK | set(number.told))


def _dated(number: Announced, listed: Listed) -> bool:
    """三场。3月征地案、6月工伤案、8月环保案: a date before each thing that took place."""
    return (number.unit[:1] in _TIMES or number.noun.endswith("日")) and all(_DATE.match(i) for i in listed.items)


def _all_named(number: Announced, listed: Listed) -> bool:
    """“三张清单”。甲清单、乙清单、丙清单…: every name ends in the noun told."""
    return len(number.noun) > 1 and all(i.endswith(number.noun) for i in listed.items)


def _dated_before(page: Page, number: Announced, listed: Listed) -> bool:
    """3月督导东部，6月督导中部、9月督导西部: a clause between has a date of its own."""
    return _dated(number, listed) and _DATE.search(page.text, number.end, listed.start) is not None


def _person_before(page: Page, number: Announced, listed: Listed) -> bool:
    """王明任书记，李强、张华任队员: a clause between names a person of its own."""
    if number.unit not in _PEOPLE or not page.relation.says("person", listed.items[0]):
        return False
    clauses = CLAUSE_END.split(page.text[number.end : listed.start])[1:-1]
    return any(page.relation.says("person", c[:n]) for c in clauses for n in (2, 3))


def _of_kind(number: Announced, listed: Listed) -> float:
    """Which share of the things end as what is counted: 村 of 大营村, 所 of 四方律所."""
    told = _BRACKETS.sub("", number.told).rstrip("有为共计达到是已现设建立成了约仅只")
    ends = {number.unit[-1:], number.noun[-1:], *number.noun[:2], told[-1:]} - {"", "个", "共"}
    return sum(i.rstrip("”》")[-1:] in ends for i in listed.items) / len(listed.items)


def _named(page: Page, start: int, end: int) -> Told | None:
    """The things that one clause names, behind words such as 是 where it has them."""
    stretch = page.masked[start:end]
    if COUNT in stretch:
        return None
    if "、" not in stretch and stretch.count("《") < 2 and "”“" not in stretch:
        return _two(page, start, end) if "和" in stretch or "与" in stretch or "及" in stretch else None
    first = min((i for i in (stretch.find("、"), stretch.find("《"), stretch.find("“")) if i > 0), default=0)
    named = [*page.relation.cues["names"].finditer(stretch, 0, first), *_AT.finditer(stretch, 0, first)]
    if stretch.startswith("由"):
        named += _BY.finditer(stretch, 0, 1)
    cue = max(named, key=lambda m: m.end(), default=None)
    tail = _TAIL.search(page.masked, start + first, end)
    stop = tail.start() if tail else end
    begin = start + cue.end() if cue else start
    listed = page.read(begin, stop)
    return Told(page.text[start:begin], listed, page.masked[stop:end]) if listed else None


def _two(page: Page, start: int, end: int) -> Told | None:
    """Two things joined by 和 behind 为 or 分别是."""
    found = _TWO.match(page.masked, start, end)
    if found is None:
        return None
    items = (page.text[found.start("a") : found.end("a")], page.text[found.start("b") : found.end("b")])
    return Told(page.text[start : found.start("a")], Listed(found.start("a"), end, items, 2, 2, form="pair"))


def _is_object(number: Announced, listed: Listed, lead: str, around: Collection[str]) -> bool:
    """3部规章的立法后评估。评估对象为《甲》《乙》: what the deed told of those counted is done to."""
    found = _OBJECT.match(lead)
    if found is None or not set(found["deed"]) <= set(around):
        return False
    return (listed.form == "titles" and number.unit in _WRITTEN) or _of_kind(number, listed) >= 1 / 2


def _gone_on(page: Page, listed: Listed) -> Listed:
    """甲县、乙县先行，丙县跟进: the next clause may name one more of the same kind."""
    at = page.clause_end(listed.end)
    end = listed.items[1][-1:]
    if page.masked[at : at + 1] in ("，", ",") and end in page.masked[at + 2 : at + 7]:
        return replace(listed, high=listed.high + 1)
    return listed


def next_signs(binding: Binding, relation: Relation, text: str) -> dict[str, float]:
    """What tells that the names behind are those of the number."""
    number, listed = binding.number, binding.listed
    clauses = CLAUSE_END.split(binding.gap)
    lead = clauses[-1] or (clauses[-2] if len(clauses) > 2 else "")
    content = set(lead) - _WEAK
    around = set(number.told + number.noun + clauses[0])
    filled = lead.endswith("由") and _FILLED.match(text, listed.end) is not None
    named = (
        filled or COPULA.search(lead) or relation.says("pointing", lead) or binding.gap.rstrip().endswith(("：", ":"))
    )
    people = _people(number, listed, relation)
    these = _are_these(text, listed.end, number, relation)
    object_of = _is_object(number, listed, lead, around)
    bare = not (named or people or listed.items[0].startswith(_EACH_ITS))
    whole = bare and (_WHOLE.match(text, listed.end) or _CHOSEN.match(text, listed.end)) is not None
    alone = (
        bare
        and not (lead or whole)
        and len(listed.items) > 2
        and max(len(i) for i in listed.items) - min(len(i) for i in listed.items) < 2
        and max(len(clauses[0]), len(listed.items[0])) <= _SHORT
        and CLAUSE_END.match(text, listed.end) is not None
    )
    alone = alone or people or _dated(number, listed)
    bare = bare and not (alone or these)
    long = len(listed.items[-1]) > max(len(i) for i in listed.items[:-1]) + 1
    return {
        "afar": min(len([c for c in clauses[1:] if c.strip()]) - 1 + (not clauses[-1]) + binding.gap.count(COUNT), 3),
        "bare": bare,
        "attribute": not (filled or object_of) and relation.says("attribute", lead),
        "foreign": not (filled or object_of) and of_another(lead, around, relation),
        "some": bare and long and number.number > listed.high and not whole,
        "whole": whole,
        "alone": alone,
        "pointing": these or relation.says("pointing", lead) or listed.items[0].startswith(_EACH_ITS),
        "kin": len(content & around) / len(content) if content else 0.0,
        "kind": people or _of_kind(number, listed),
    }

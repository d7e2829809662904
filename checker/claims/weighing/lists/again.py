"""Another number of things that were named and counted before: 甲、乙、丙三家…。五家各派一人."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker import lazy
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.page import BORDERS, Binding, Page
from checker.claims.weighing.lists.retold import GENERIC, PEOPLE, PLACES, all_told, are_others, counts_bodies

_SAID_OF = lazy.compile(r"[\u4e00-\u9fff]{4,15}的$")
_PARAGRAPHS = 3
_AGAIN, _NEAR, _NAME = 400, 80, 5


def bind_again(page: Page, numbers: Sequence[Announced], known: Sequence[Binding]) -> Iterator[Binding]:
    """Another number of the same things, told of them as known."""
    told = [b for b in known if b.holds and b.how in ("before", "after", "bracket", "points")]
    own = {b.number.at for b in told}
    for number in numbers:
        pointing = page.relation.says("deictic", number.lead)
        aimed = page.relation.says("whom", page.text[max(number.at - 4, 0) : number.at])
        fresh = page.relation.says("fresh", page.text[max(number.at - 14, 0) : number.at])
        said = _SAID_OF.search(page.text, max(number.at - 16, 0), number.at)
        opens = not (fresh or pointing) and number.number > 1 and _opens(page, number) and not _equals(told, number)
        if number.at in own or not (pointing or (aimed and not fresh) or said or opens):
            continue
        name = page.text[number.end : number.end + 10]
        for binding in reversed(told):
            first = binding.number
            far = number.at - max(first.at, binding.listed.end)
            if not 0 < far <= _AGAIN or number.number == first.number:
                continue
            told_name = page.text[first.end : first.end + 10]
            alike = aimed and not fresh and _common(name, told_name) >= 3
            if said and not alike and first.unit == number.unit and _common(name, told_name) >= 2:
                # 督察组指出的甲、乙等4个问题……督察组指出的5个问题
                alike = page.text.find(said.group()[-6:], max(binding.listed.start - 4, 0), first.at) >= 0
            if said and not (alike or fresh) and number.number > first.number:
                alike = _same_work(page, binding, number, said.group())
            near = page.text.count("\n", first.stop, number.at) < _PARAGRAPHS
            if alike or (pointing and near and first.noun and first.noun in number.noun + name):
                so_many = replace(binding.listed, low=first.number, high=first.number, open=False)
                yield Binding(number, so_many, "again", page.text[first.stop : number.at])
                break
            if opens and far <= _NEAR and _same_things(page, binding, number):
                so_many = replace(binding.listed, low=first.number, high=first.number, open=False)
                yield Binding(number, so_many, "recount", page.text[first.stop : number.at])
                break


def _equals(told: Sequence[Binding], number: Announced) -> bool:
    """甲、乙、丙3项年内出台，丁、戊2项转入次年。3项都…: whether things told before are just as many."""
    return any(
        b.number.number == number.number and b.number.unit == number.unit and 0 < number.at - b.number.at <= _AGAIN
        for b in told
    )


def _same_work(page: Page, told: Binding, number: Announced, said: str) -> bool:
    """选取甲、乙、丙三市开展试点。承担试点任务的四市…: more places than were named, said of what those named do."""
    first = told.number
    if first.unit != number.unit or first.unit not in PLACES or number.number > first.number + 2:
        return False
    work = page.text[first.end : page.clause_end(first.end)]
    return any(said[i : i + 2] in work for i in range(len(said) - 2)) and not page.relation.says("later", said)


def _opens(page: Page, number: Announced) -> bool:
    """Whether a number opens its clause: …五家单位会签，六家单位各派一人."""
    if number.quoted or not number.head or page.text[number.head - 1] not in BORDERS:
        return False
    return not are_others(page, number)


def _same_things(page: Page, told: Binding, number: Announced) -> bool:
    """Whether a number that opens a clause may be that of the things listed before; 与甲、乙两家，三家… adds us."""
    first = told.number
    if (
        abs(first.number - number.number) > 2
        or not _same_measure(first, number, page.text[number.end : number.end + _NAME])
        or "\n" in page.text[first.end : number.at]
    ):
        return False
    start = page.clause_start(told.listed.start, max(told.listed.start - 16, 0))
    lead = page.text[start : told.listed.start] + told.listed.items[0]
    more = number.number > first.number
    if more and (
        page.relation.cues["alongside"].match(lead)
        or page.relation.says("joined_by", page.text[first.stop : number.at])
    ):
        return False  # 三市与江州签约，四市互认
    if counts_bodies(number) and all_told(page.relation, page.text, number):
        return True  # 三家会签文件，四家各留一份
    if first.unit in PLACES and number.unit == "个":
        return _are_such_places(page, first, number)
    if number.unit in GENERIC and _right_behind(page, told, number):
        return True  # 三类：甲、乙、丙，四类共计■
    if number.unit in GENERIC and not (first.noun and number.noun):
        return False
    said = page.text[number.end : number.end + 2]
    if number.unit in ("家", "方") and said in page.text[first.end : first.end + 12]:
        return True  # 四家联合会签标准。五家会签单位…: named by what they did
    one, other = (n.noun if n.noun != n.unit else "" for n in (first, number))
    return not (one and other) or one[:2] in other or other[:2] in one


def _right_behind(page: Page, told: Binding, number: Announced) -> bool:
    """Whether a number opens the clause behind a list or its own number and tells of all of them."""
    first = told.number
    if page.text[first.head - 1] in "前后" or first.lead.startswith("其中"):
        return False  # 前两类依次为■、■，三类共■
    at = page.clause_end(max(told.listed.end, first.end))
    return at == number.head - 1 and page.relation.says("totals", page.text[number.end : number.end + _NAME])


def _are_such_places(page: Page, first: Announced, number: Announced) -> bool:
    """甲、乙、丙3镇试行…，4个试点镇…: places that are called by what they did."""
    kind = page.text[number.end : number.end + _NAME].partition(first.unit)[0]
    did = page.text[first.end : number.at]
    return not page.relation.says("later", kind) and (not kind or any(c in did for c in kind))


def _same_measure(first: Announced, number: Announced, said: str) -> bool:
    """五个部门 and 四部门, 3镇 and 4个试点镇, 四家 and 三家, 4人担任包案领导 and 5名包案领导."""
    if first.unit[:1] == number.unit[:1]:
        return True
    if first.unit in PLACES and number.unit == "个" and first.unit in number.noun + said:
        return True
    if first.unit in PEOPLE and number.unit in PEOPLE:
        return len(number.noun) > 1 and number.noun in first.noun + first.told
    return number.noun.startswith(number.unit) and number.noun in (first.unit, first.noun)


def _common(a: str, b: str) -> int:
    """How many characters two names begin alike with."""
    size = 0
    for x, y in zip(a, b, strict=False):
        if x != y or not "\u4e00" <= x <= "\u9fff":
            break
        size += 1
    return size

"""A number of things that were named before: A、B、C。上述四家, and …三个示范所，为四个示范所…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker import lazy
from checker.claims.formulas.sheet import COUNT
from checker.claims.weighing.announced import Announced
from checker.claims.weighing.list_behind import as_listed
from checker.claims.weighing.listed import Listed
from checker.claims.weighing.page import BORDERS, Binding, Page
from checker.claims.weighing.series import series_before

_DEICTIC = lazy.compile(r"以上|上述|前述|上列|前列|这|该|此")
_ALONGSIDE = lazy.compile(r"^.{0,8}(?:与|同|和|联合|会同|加上)")
_GENERIC = "类种项者方个家部级块"
_PLACES = "镇县区市村乡局所站校"
_LEVEL = lazy.compile(r"[国省市州县区乡镇街村组级层]")
_COUNTED = lazy.compile(rf"[，,][^，,。；;、\n{COUNT}]{{2,16}}{COUNT}[\u4e00-\u9fff]{{0,2}}(?=[，,。；;、\n]|$)")
_SAID_OF = lazy.compile(r"[\u4e00-\u9fff]{4,15}的$")
_FEW = 9
_BODIES = ("单位", "部门", "环节", "方面", "领域", "机构", "主体", "力量", "平台", "渠道")
_BACK, _AGAIN = 220, 400


def bind_back(page: Page, numbers: Sequence[Announced], known: Sequence[Binding]) -> Iterator[Binding]:
    """The list that ends last before a number that points back, or that opens the clause behind it."""
    for number in numbers:
        end = number.head
        pointing = _DEICTIC.search(number.lead) is not None
        if number.number == 1 or not end or not (pointing or _may_sum_up(page, number)):
            continue
        series = series_before(page.text, page.marks, end, _BACK) if pointing else None
        if series and not any(series.start < b.listed.end and b.listed.start < end for b in known):
            yield Binding(number, as_listed(series, page.relation), "back", page.text[series.end : number.at])
            continue
        nearest = _nearest(page, number, known, end - _BACK if pointing else end - 4, 3 if pointing else 1)
        if nearest is None or nearest.end == end or not (pointing or _bare(page, nearest, number, known)):
            continue
        if pointing and _known_already(page, number, numbers):
            continue
        nearest = _gone_on(page, nearest, end)
        if number.number == nearest.high + 1 and _ALONGSIDE.match(nearest.items[0]):
            continue  # 与甲、乙、丙三县会商，四县…: we ourselves are the fourth
        yield Binding(number, nearest, "back", page.text[nearest.end : number.at])


def _known_already(page: Page, number: Announced, numbers: Sequence[Announced]) -> bool:
    """受理投诉23件, then of something else 甲类■、乙类■。前述23件投诉: it points back to another number."""
    behind = page.text[number.end : number.end + 8]
    for other in numbers:
        if other.at >= number.at:
            return False
        if (other.number, other.unit) == (number.number, number.unit):
            before = page.text[max(other.at - 2, 0) : other.at]
            if number.number > _FEW or (other.noun and other.noun[:2] == number.noun[:2]) or before in behind:
                return True
    return False


def _gone_on(page: Page, listed: Listed, end: int) -> Listed:
    """甲■、乙■，丙■，这三类: counted names that go on over commas, or began before them."""
    if COUNT not in page.masked[listed.start : listed.end]:
        return listed
    behind = len(_COUNTED.findall(page.masked, listed.end, end))
    start = max(page.masked.rfind(mark, 0, listed.start) for mark in "。\n；：") + 1
    ahead = 0
    ends = {i.rstrip(COUNT)[-2:] for i in listed.items}
    for clause in reversed([p for p in page.masked[start : listed.start].split("，") if p]):
        pieces = clause.split("、")
        if not all(p.endswith(COUNT) and len(p) > 2 for p in pieces):
            break
        if len(pieces) == 1 and clause.rstrip(COUNT)[-2:] not in ends:
            break  # 受理投诉■，甲类■、乙类■，两类
        ahead += len(pieces)
    return replace(listed, high=listed.high + behind + ahead)


def _side_by_side(page: Page, listed: Listed) -> int:
    """How many lists the sentence sets side by side between semicolons."""
    start = max(page.text.rfind(mark, 0, listed.start) for mark in "。\n") + 1
    return 1 + page.masked.count("；", start, listed.start)


def _may_sum_up(page: Page, number: Announced) -> bool:
    return page.text[number.head - 1] in BORDERS and (number.unit[:1] in _GENERIC + _PLACES or bool(number.noun))


def _nearest(page: Page, number: Announced, known: Sequence[Binding], low: int, clauses: int) -> Listed | None:
    """The list that ends last before a number, from `low` on: one known already, or one in the clauses before."""
    low = max(low, 0)
    ended = [b.listed for b in known if low < b.listed.end <= number.head and b.number is not number]
    nearest = max(ended, key=lambda listed: listed.end, default=None)
    at = number.head
    for _ in range(clauses):
        at -= 1
        while at > low and page.masked[at] in BORDERS + " ":
            at -= 1
        start = page.clause_start(at + 1, max(at - 160, 0))
        if at <= low or (nearest is not None and start < nearest.end):
            break
        found = page.read(start, at + 1)
        if found:
            return found
        at = start
    return nearest


def _bare(page: Page, listed: Listed, number: Announced, known: Sequence[Binding]) -> bool:
    """Whether a list that nothing points back to holds names alone: 甲类■、乙类■，两类合计."""
    if any(b.listed.end == listed.end for b in known if b.holds):
        return False
    counted = COUNT in page.masked[listed.start : listed.end]
    if page.relation.says("all", number.lead) and not counted and number.noun and listed.form == "marks":
        return listed.items[-1].endswith(number.noun[-2:])  # 设东城、西城、南城中队，共四个中队
    if page.relation.says("all", number.lead) and not counted and not number.noun:
        inner = [*listed.items[1:-1]] or [listed.items[-1]]
        bare = len(listed.items[-1]) <= max(len(i) for i in inner) + 3
        return bare and listed.form == "marks" and number.unit[:1] in _GENERIC  # 住建、城管、水务，共三家
    if counted or listed.form != "marks":
        if number.unit == "级" and not all(_LEVEL.search(i) for i in listed.items):
            return False
        if number.unit in _PLACES and not all(i.rstrip(COUNT).endswith(number.unit) for i in listed.items):
            return False
        if number.unit == "个" and number.noun and not any(number.noun[-2:] in i for i in listed.items):
            return page.relation.says("all", page.text[number.end : number.end + 8])  # 甲类■、乙类■，四个配套办法
        return number.unit[:1] in _GENERIC + _PLACES and number.number != _side_by_side(page, listed)
    if (
        page.relation.says("process", number.unit + number.noun)
        and page.text[listed.start - 1 : listed.start] in "。\n"
    ):
        return max(len(i) for i in listed.items) <= 4  # 提、审、核、反，四个环节
    opens = page.text[listed.start - 1 : listed.start] in ("。", "\n", "") and number.head - listed.end <= 2
    short = len(listed.items[-1]) <= max(len(i) for i in listed.items[:-1]) + 3
    if opens and short and number.noun[:2] in _BODIES and number.number > 2:
        return True  # 司法所、派出所、法庭，三家单位合署
    return bool(number.noun) and all(number.noun[-2:] in i for i in listed.items)


def bind_again(page: Page, numbers: Sequence[Announced], known: Sequence[Binding]) -> Iterator[Binding]:
    """Another number of the same things, told of them as known."""
    told = [b for b in known if b.holds and b.how in ("before", "after", "bracket", "points")]
    own = {b.number.at for b in told}
    for number in numbers:
        pointing = _DEICTIC.search(number.lead) is not None
        aimed = page.relation.says("whom", page.text[max(number.at - 4, 0) : number.at])
        fresh = page.relation.says("fresh", page.text[max(number.at - 14, 0) : number.at])
        said = _SAID_OF.search(page.text, max(number.at - 16, 0), number.at)
        if number.at in own or not (pointing or (aimed and not fresh) or said):
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
            if alike or (pointing and first.noun and first.noun in number.noun + name):
                so_many = replace(binding.listed, low=first.number, high=first.number, open=False)
                yield Binding(number, so_many, "again", page.text[first.stop : number.at])
                break


def _common(a: str, b: str) -> int:
    """How many characters two names begin alike with."""
    size = 0
    for x, y in zip(a, b, strict=False):
        if x != y or not "\u4e00" <= x <= "\u9fff":
            break
        size += 1
    return size

"""A list that ends before a number which points back to it or opens the clause behind it: A、B、C。上述四家."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from checker import lazy
from checker.claims.formulas.sheet import COUNT
from checker.claims.weighing.data import Relation
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.before import with_leader
from checker.claims.weighing.lists.behind import as_listed
from checker.claims.weighing.lists.listed import Listed
from checker.claims.weighing.lists.page import BORDERS, Binding, Page
from checker.claims.weighing.lists.parallel import lists_before, parallel_before
from checker.claims.weighing.lists.retold import (
    GENERIC,
    PLACES,
    all_told,
    are_others,
    called_by_deed,
    counts_bodies,
    named_before,
    names,
    of_kind,
)
from checker.claims.weighing.lists.series import series_before

_COMMON = frozenset("个项类种部件条")
_LEVEL = lazy.compile(r"[国省市州县区乡镇街村组层级]")
_COUNTED = lazy.compile(rf"[，,][^，,。；;、\n{COUNT}]{{2,16}}{COUNT}[\u4e00-\u9fff]{{0,2}}(?=[，,。；;、\n]|$)")
_BEHIND_NAMES = lazy.compile(r"(?<=[司厂业局院所店])(?:各|分别|均|都|共|等|下[达发]|[进实]行)")
_ADDED = lazy.compile(r"[^，,。；;（(\n]{0,12}[（(](?:其中)?(?:包?含|包括|另有|外加|加上|连同)(?P<what>[^）)\n]{2,40})")
_JOINED = lazy.compile("以及|[和与及]")
_SEVERAL = lazy.compile("[、和及与]")
_TITLES = ("条例", "办法", "规定", "细则", "意见", "决定", "方案")
_CLAUSE = lazy.compile(r"[^，,；;。\n]+")
_IS = lazy.compile("(?:分别|依次|确定)?[为是]|[：:]")
_FEW = 9
_SPOTS = "处点片"
_BACK, _CLAUSES = 220, 6


def bind_back(page: Page, numbers: Sequence[Announced], known: Sequence[Binding]) -> Iterator[Binding]:
    """The list that ends last before a number that points back, or that opens the clause behind it."""
    for number in (_reached(page.relation, n) for n in numbers):
        end = number.head
        pointing = page.relation.says("deictic", number.lead)
        if number.number == 1 or not end or "其中" in number.lead or not (pointing or _may_sum_up(page, number)):
            continue
        summed = pointing and (not number.unit or page.relation.says("points_in", number.unit))
        series = series_before(page.text, page.marks, end, _BACK) if summed else None
        if series and not any(series.start < b.listed.end and b.listed.start < end for b in known):
            yield Binding(number, as_listed(series, page.relation), "back", page.text[series.end : number.at])
            continue
        nearest = _nearest(page, number, known, end - _BACK if pointing else end - 4, _CLAUSES if pointing else 1)
        if nearest is None and pointing:
            nearest = parallel_before(page, number, end)
        if nearest is None or nearest.end == end or not (pointing or _of_them(page, nearest, number)):
            continue
        how = "back" if pointing or _bare(page, nearest, number, known) else "loose"
        if how == "loose" and not _told_of(page, nearest, number, known):
            continue
        if pointing and _known_already(page, number, numbers, {b.number.at for b in known}):
            continue
        nearest = _with_others(page, _gone_on(page, nearest, end), end)
        if number.number == nearest.high + 1 and page.relation.cues["alongside"].match(nearest.items[0]):
            continue  # 与甲、乙、丙三县会商，四县…: we ourselves are the fourth
        if number.number == nearest.high + 1 and with_leader(page, nearest).holds(number.number):
            continue  # 甲局牵头，乙局、丙局参加，三部门…
        nearest = _with_aside(page, number, nearest)
        yield Binding(number, nearest, how, page.text[nearest.end : number.at])


def _of_them(page: Page, listed: Listed, number: Announced) -> bool:
    """Not …完成换届，五个村正在筹备: others; nor 选派法官、律师、公证员进驻，五名律师…: some of one kind of them."""
    if are_others(page, number):
        return False
    if listed.form == "titles" and number.noun[:2] in _TITLES and not any(number.noun[:2] in i for i in listed.items):
        return False  # 《甲办法》《乙办法》《丙办法》提请审议，两部条例列入预备
    noun = number.noun[-2:]
    kind = page.text[number.end : number.end + 2]
    if kind != noun and 0 < sum(kind in i for i in names(listed)) < len(listed.items):
        return False  # 茶叶企业、粮油企业、乳品企业，五家茶叶企业…
    return (
        len(listed.items) < 3
        or not any(i.endswith(noun) for i in listed.items[:-1])
        or sum(noun in i for i in listed.items) > 1
        or len(noun) < 2
    )


def _told_of(page: Page, listed: Listed, number: Announced, known: Sequence[Binding]) -> bool:
    """Whether a number that opens the next clause may count the names of a list: 涉及化工、纺织、食品，四个行业…."""
    if number.number > _FEW or listed.form not in ("marks", "titles", "quotes") or listed.open:
        return False
    general = page.relation.says("general", number.unit + number.noun) or page.relation.says("general", number.noun)
    said = "".join(listed.items[1:])
    named = any(c in said for c in number.noun[:2]) or named_before(page.text, listed, number)
    ended = len(listed.items[-1]) <= max((len(i) for i in listed.items[1:-1]), default=0) + 1
    bodies = ended and counts_bodies(number) and all_told(page.relation, page.text, number)  # 五家每季会商
    did = called_by_deed(page.relation, page.text, listed, number)
    if not (general or named or bodies or did or of_kind(number, listed) > 1 / 2):
        return False
    more = page.relation.says("more_told", page.text[listed.end : number.head])
    if more or COUNT in page.masked[listed.start : number.head]:
        return False
    return not any(b.listed.start < listed.end and listed.start < b.listed.end for b in known if b.holds)


def _reached(relation: Relation, number: Announced) -> Announced:
    """到甲镇、乙镇、丙镇巡讲，覆盖四个乡镇: the number with the verb that opens its clause."""
    if number.lead or not number.named or not relation.says("reached", number.told):
        return number
    return replace(number, head=number.head - len(number.told), lead=number.told)


def _with_aside(page: Page, number: Announced, listed: Listed) -> Listed:
    """甲类■、乙类■，三类案件（含丙类■）: what the bracket behind the number adds."""
    found = _ADDED.match(page.text, number.end)
    if found is None:
        return listed
    more = 1 + len(_SEVERAL.findall(found["what"]))
    return replace(listed, high=listed.high + more)


def _known_already(page: Page, number: Announced, numbers: Sequence[Announced], bound: Collection[int]) -> bool:
    """受理投诉23件, then of something else 甲类■、乙类■。前述23件投诉: it points back to another number."""
    behind = page.text[number.end : number.end + 8]
    for other in numbers:
        if other.at >= number.at:
            return False
        if (other.number, other.unit) == (number.number, number.unit):
            before = page.text[max(other.at - 2, 0) : other.at]
            if other.at not in bound and number.unit not in _COMMON:
                return True  # 会同甲、乙两家检查，三家共派…。上述三家
            if number.number > _FEW or (other.noun and other.noun[:2] == number.noun[:2]) or before in behind:
                return True
    return False


def _gone_on(page: Page, listed: Listed, end: int) -> Listed:
    """甲■、乙■，丙■，这三类: counted names that go on over commas, or began before them."""
    if COUNT not in page.masked[listed.start : listed.end]:
        return lists_before(page, listed)
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
    kinds = GENERIC + PLACES + (_SPOTS if page.relation.says("all", number.lead) else "")
    return page.text[number.head - 1] in BORDERS and (number.unit[:1] in kinds or bool(number.noun))


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
        if clauses > 1:
            found = _before_deed(page, start, found) if found else _bodies_in(page, start, at + 1)
        if found:
            return found
        at = start
    return nearest


def _with_others(page: Page, listed: Listed, end: int) -> Listed:
    """青石镇先行，永丰镇、长桥镇跟进，石门镇配合。上述四镇: each clause beside the list that opens with a
    name of its kind may tell one more."""
    if listed.form != "marks" or not all(page.relation.says("body", i) for i in listed.items[:-1]):
        return listed
    start = max(page.text.rfind(mark, 0, listed.start) for mark in "。\n") + 1
    beside = ((start, listed.start), (page.clause_end(listed.end), end))
    clauses = (c for a, b in beside for c in _CLAUSE.findall(page.masked[a:b]))
    ends = "".join(sorted({i[-1] for i in listed.items[:-1]}))
    opened = re.compile(f"(?!其中)(?:[再并后]?由|会同|联合|与)?([\u4e00-\u9fff]{{1,12}}?[{ends}])")
    joins = page.relation.cues["joins_in"]
    others = {m[1] for c in clauses if "、" not in c and (m := opened.match(c) or joins.match(c))}
    more = sum(not any(i.endswith(name) or name in i for i in listed.items) for name in others)
    return replace(listed, high=listed.high + more) if more else listed


def _bodies_in(page: Page, start: int, end: int) -> Listed | None:
    """向甲公司、乙公司各发函■份: the bodies a clause names before what befell each."""
    last = page.masked.rfind("、", start, end)
    behind = _BEHIND_NAMES.search(page.masked, last, end) if last >= 0 else None
    listed = page.read(start, behind.start()) if behind else None
    return listed if listed and not listed.open and all(i[-2:] == listed.items[0][-2:] for i in listed.items) else None


def _before_deed(page: Page, start: int, listed: Listed) -> Listed:
    """甲市、乙市、丙县和丁县开展试点: the places or bodies of a clause without what they do."""
    says, last = page.relation.says, page.masked.rfind("、", start, listed.end) + 1
    if listed.form != "marks" or not last or not all(says("body", i) for i in listed.items[:-1]):
        return listed
    for deed in page.relation.cues["does"].finditer(page.masked, last + 2, listed.end):
        names = _JOINED.split(page.masked[last : deed.start()])
        if all(len(n) > 1 and says("body", n) for n in names):
            return page.read(start, deed.start()) or listed
    return listed


def _bare(page: Page, listed: Listed, number: Announced, known: Sequence[Binding]) -> bool:
    """Whether a list that nothing points back to holds names alone: 甲类■、乙类■，两类合计."""
    if any(b.listed.end == listed.end for b in known if b.holds):
        return False
    counted = COUNT in page.masked[listed.start : listed.end]
    if not counted and _defined(page, listed, number):
        return True
    if page.relation.says("all", number.lead) and not counted and number.noun and listed.form == "marks":
        return listed.items[-1].endswith(number.noun[-2:])  # 设东城、西城、南城中队，共四个中队
    if page.relation.says("all", number.lead) and not counted and not number.noun:
        inner = [*listed.items[1:-1]] or [listed.items[-1]]
        bare = len(listed.items[-1]) <= max(len(i) for i in inner) + 3
        return bare and listed.form == "marks" and number.unit[:1] in GENERIC + _SPOTS  # 住建、城管、水务，共三家
    if counted and number.quoted:
        return False  # 结案■件、罚款■万元；“三项制度”…: a watchword
    if counted or listed.form != "marks":
        if number.unit == "级" and not all(_LEVEL.search(i) for i in listed.items):
            return False
        if number.unit in PLACES and not all(i.rstrip(COUNT).endswith(number.unit) for i in listed.items):
            return False
        if number.unit == "个" and number.noun and not any(number.noun[-2:] in i for i in listed.items):
            return page.relation.says("all", page.text[number.end : number.end + 8])  # 甲类■、乙类■，四个配套办法
        return number.unit[:1] in GENERIC + PLACES and number.number != _side_by_side(page, listed)
    if (
        page.relation.says("process", number.unit + number.noun)
        and page.text[listed.start - 1 : listed.start] in "。\n"
    ):
        return max(len(i) for i in listed.items) <= 4  # 提、审、核、反，四个环节
    opens = page.text[listed.start - 1 : listed.start] in ("。", "\n", "") and number.head - listed.end <= 2
    short = len(listed.items[-1]) <= max(len(i) for i in listed.items[:-1]) + 3
    if opens and short and page.relation.says("spoken_of", number.noun[:2]) and number.number > 2:
        return True  # 司法所、派出所、法庭，三家单位合署
    return bool(number.noun) and all(number.noun[-2:] in i for i in listed.items)


def _is_specific(page: Page, number: Announced) -> bool:
    """试点单位, not 单位."""
    return len(number.noun) > 1 and not page.relation.says("general", number.unit + number.noun)


def _defined(page: Page, listed: Listed, number: Announced) -> bool:
    """试点单位为甲局、乙局、丙局。两家试点单位…: the list says who the bodies counted are."""
    if (
        not _is_specific(page, number)
        or listed.open
        or page.relation.cues["joined_by"].search(page.text, listed.end, number.head)
    ):
        return False
    first = page.text[page.clause_start(listed.start + 1, max(listed.start - 24, 0)) : listed.start] + listed.items[0]
    said = _IS.search(first)
    return said is not None and number.noun[:2] in first[: said.start()]

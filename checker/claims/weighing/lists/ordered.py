"""Things told by their own numbers, deeds one after another, and all of what was announced: 三个组，一组…，二组…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker import lazy
from checker.claims.formulas.sheet import COUNT
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.listed import Listed
from checker.claims.weighing.lists.page import BORDERS, Binding, Page

_ORDERS = ("一二三四五六七八九十", "甲乙丙丁戊己庚辛壬癸")
_KINDS = frozenset("组队路班批片区线段站科室庭层档类轮")
_HEAD = lazy.compile(rf"[{BORDERS}、 　]第?")
_RANGE = lazy.compile(rf"[{''.join(_ORDERS)}][{''.join(sorted(_KINDS))}]?[至到—\-~～][{''.join(_ORDERS)}]")
_OTHERS = lazy.compile(r"其余|其他|其它|剩下|余下|另[外有一两二三四五]|两两|每两")
_JOINER = r"(?:以及|和|与|及|、|[，,]?(?:加上|外加|另加|连同|再加)|[，,](?:以及|和|及))"
_NAME = rf"(?!全|各|其|部分|所有|等|这|该|本|周边|多)[^，,。；;：:、和与及的等\n{COUNT}]{{2,10}}"
_TAIL = lazy.compile(rf"(?P<names>(?:{_JOINER}{_NAME}){{0,3}})[，,]?")
_JOINED = lazy.compile(rf"{_JOINER}|[，,；;]")
_NAMES = lazy.compile(_JOINER + _NAME)
_WORKS = lazy.compile(r"(?:实事|好事|大事|举措|措施|行动|任务|工作|工程|项目|服务|改革|事情|事项|做法|办法)$")
_WORKS_TOLD = lazy.compile(r"(?:实事|好事|大事|举措|措施|行动|任务|工程|项目|改革|事项|做法)")
_CLOSES = lazy.compile(r"[。；;\n]|[，,](?:[件项条]{2}|均|都|全部|已全部|逐[项件一])")
_ALL = lazy.compile(r"各(?P<noun>[\u4e00-\u9fff]{1,4}?)(?=[，,均都已全分先纷共。；按也])")
_EARLIER = lazy.compile(r"此前|之前|原[先来有]?|去年|上年|以往|其中|首批|前期|已有|部分|年前|先行")
_UNCOUNTED = frozenset("人名位次场期件")
_REACH, _FEW = 160, 9


def bind_ordered(page: Page, number: Announced) -> Iterator[Binding]:
    """The things behind a number that are told by numbers of their own, as deeds, or once more with 各."""
    if number.number > _FEW or number.lead.startswith(("第", "其中")):
        return
    for find in (_by_number, _deeds, _all_of_them):
        if found := find(page, number):
            yield found


def _by_number(page: Page, number: Announced) -> Binding | None:
    """3个督察组。一组查城区，二组查北片…; 两个专班，甲班…，乙班…: as many as are told in their order."""
    text = page.text
    kinds = [k for k in (number.unit[-1:], *text[number.end : number.end + 8]) if k in _KINDS]
    if not kinds:
        return None
    end = text.find("\n", number.end)
    end = min(end if end >= 0 else len(text), number.end + _REACH)
    stretch = text[number.end : end]
    for kind in dict.fromkeys(kinds):
        for order in _ORDERS:
            at = stretch.find(order[0] + kind)
            opened = stretch.find(f"首{kind}") if order == _ORDERS[0] else -1
            at = opened if opened > 0 and (at < 1 or opened < at) else at
            if (
                at < 1
                or order[1] + kind not in stretch
                or not (_heads(stretch, at) or _told_in_order(stretch, order[1] + kind))
                or stretch.find("每" + kind, at) >= 0
            ):
                continue
            found = _in_order(stretch, order, kind, at)
            if len(found) < 2 or _OTHERS.search(stretch) or _RANGE.search(stretch):
                continue
            items = tuple(_clause_at(page, number.end + a) for a in found)
            last = page.clause_end(number.end + found[-1])
            listed = Listed(number.end + at, last, items, len(found), len(found), form="words")
            return Binding(number, listed, "each", stretch[:at])
    return None


def _clause_at(page: Page, at: int) -> str:
    """The words of the clause that holds `at`."""
    return page.text[page.clause_start(at, max(at - 24, 0)) : page.clause_end(at)]


def _told_in_order(stretch: str, second: str) -> bool:
    """2月首轮, 6月第二轮, 二期4月: ordinals, wherever in their clauses they stand."""
    at = stretch.find(second)
    return stretch[at - 1 : at] == "第" or _heads(stretch, at)


def _heads(stretch: str, at: int) -> bool:
    """Whether a name opens a clause."""
    return _HEAD.search(stretch[max(at - 2, 0) : at]) is not None


def _in_order(stretch: str, order: str, kind: str, at: int) -> list[int]:
    """Where each is told for the first time; none when one is told before its turn."""
    found = [at]
    for name in order[1:]:
        following = stretch.find(name + kind, found[-1] + 2)
        if following < 0:
            return found
        if stretch[following - 1] == "十" or stretch[following - 1] in "前后这":
            return []
        found.append(following)
    return found


def _deeds(page: Page, number: Announced) -> Binding | None:
    """五件实事。修缮公园1处、增设服务点6个、开通夜间公证: deeds between commas that are all of the next sentence."""
    end = page.clause_end(number.end)
    if page.text[end : end + 1] not in ("。", "：", ":", "\n") or not (
        _WORKS.search(page.text[number.end : end]) or (end - number.end < 2 and _WORKS_TOLD.search(number.told))
    ):
        return None
    start = end + 1
    while page.text[start : start + 1] in ("\n", " ", "　"):
        start += 1
    stop = page.clause_end(start)
    pieces = page.masked[start:stop].split("、")
    if len(pieces) < 3 or not (stop >= len(page.text) or _CLOSES.match(page.text, stop)) or "等" in pieces[-1][-3:]:
        return None
    deeds = sum(page.relation.says("deeds", p) for p in pieces)
    if deeds < len(pieces) - len(pieces) // 3 or not page.relation.says("deeds", pieces[0]):
        return None
    plain = sum(p.count("和") + p.count("及") for p in pieces)
    items = tuple(page.text[start:stop].split("、")) if "、" not in "".join(pieces) else tuple(pieces)
    listed = Listed(start, stop, items, len(pieces), len(pieces) + plain, form="words")
    return Binding(number, listed, "worded", page.text[number.end : start])


def _all_of_them(page: Page, number: Announced) -> Binding | None:
    """新划转领域五个。新划转的供水、燃气、物业各领域: named once more, all of them, and pointed back to by a word."""
    if page.text.find("各", number.end, number.end + _REACH) < 0:
        return None
    told = number.told + page.text[number.end : page.clause_end(number.end)]
    for again in _ALL.finditer(page.text, number.end, min(number.end + _REACH, len(page.text))):
        noun = again["noun"]
        if noun not in told or len(noun) < 2:
            continue
        start = page.clause_start(again.start(), number.end)
        of = page.text.find("的", start, again.start())
        if of < 0 or "、" in page.text[start:of] or _EARLIER.search(page.text, start, of):
            continue
        words = page.text[start:of]
        if not any(words[i : i + 2] in told for i in range(len(words) - 1)):
            continue
        listed = page.read(of + 1, again.start())
        if listed is None or listed.open or COUNT in page.masked[start : again.start()]:
            continue
        return Binding(number, listed, "next", page.text[number.end : listed.start])
    return None


def bind_total(page: Page, number: Announced, known: Sequence[Binding]) -> Binding | None:
    """甲、乙、丙3个镇和丁街道共5个镇街: groups with numbers of their own, and names beside them, under one total."""
    if (
        not (known and number.lead and page.relation.says("all", number.lead))
        or "等" in number.lead
        or number.number > 3 * _FEW
    ):
        return None
    if number.unit in _UNCOUNTED:
        return None
    start = max(page.text.rfind(mark, max(number.head - _REACH, 0), number.head) for mark in "。；;\n：:") + 1
    groups = [
        b
        for b in known
        if b.how == "before" and b.holds and start <= b.listed.start < b.number.at < number.head and b.number.unit
    ]
    if (
        not groups
        or "、" in page.text[start : groups[0].listed.start]
        or any(b.number.unit in _UNCOUNTED for b in groups)
    ):
        return None
    for i in range(len(groups)):
        chain = groups[i:]
        gaps = [page.text[a.number.stop : b.listed.start] for a, b in pairwise(chain)]
        if not all(_JOINED.fullmatch(g) for g in gaps):
            continue
        tail = _TAIL.fullmatch(page.text, chain[-1].number.stop, number.head)
        if tail is None:
            return None
        names = _NAMES.findall(tail["names"])
        if len(chain) + len(names) < 2:
            return None
        total = sum(b.number.number for b in chain) + len(names)
        items = (*(item for b in chain for item in b.listed.items), *(lazy.sub(f"^{_JOINER}", "", n) for n in names))
        listed = Listed(chain[0].listed.start, number.head, items, total, total)
        return Binding(number, listed, "before", "")
    return None

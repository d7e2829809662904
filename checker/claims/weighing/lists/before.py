"""Things named right before their number: A、B、C三家, 《甲》《乙》两件, “听、查、看”三步."""

from __future__ import annotations

from dataclasses import replace
from re import Match

from checker import lazy
from checker.claims.formulas.sheet import COUNT
from checker.claims.weighing.lists.announced import Announced, is_watchword
from checker.claims.weighing.lists.behind import inner_list
from checker.claims.weighing.lists.listed import Listed
from checker.claims.weighing.lists.page import BORDERS, Binding, Page

_NUMBERED = lazy.compile(r"(?<!第)[二两三四五六七八九十](?:[个项大条](?!方面)|[种类件张家次批轮场份套支](?![子河]))")
_AND = lazy.compile(r"[和及与]")
_JOINT = lazy.compile(r"(?<=[\u4e00-\u9fff”》）])[和与及](?=[\u4e00-\u9fff“《（])")
_SEVERAL = lazy.compile("[、《”和与及]")
_TOGETHER = lazy.compile(r"(?:参加|参与|组成|加入|配合|联合)的?$")
_LEADER = lazy.compile(r"[\u4e00-\u9fff]{2,12}(?:牵头|主办|领衔|主导)[，,]$")
_BODIES = frozenset(u + n for u in ("", "个", "家", "大") for n in ("部门", "单位", "机构", "主体")) | {
    "家",
    "方",
    "部门部门",
    "部部门",
}
_PEOPLE = ("人", "名")
_YEAR = lazy.compile(r"20\d\d年")
_IN_NAMES = "和近为达"
"""Characters before a number that may end a name: 安和, 有为."""
_ASIDE = lazy.compile(r"[（(][^（()）]*[）)]")
_FAR, _INSIDE = 160, 60


def bind_before(page: Page, number: Announced, previous: Announced | None) -> Binding | None:
    """The list that ends where a number begins; `previous` is the last number that has such a list itself."""
    text, masked, head = page.text, page.masked, number.head
    if text[head - 1 : head] in ("（", "(") and text[number.stop : number.stop + 1] in ("）", ")"):
        head -= 1  # 《甲》《乙》和《丙》（共3件）
    border = previous.stop if previous else 0
    if not head or text[head - 1] in BORDERS + "、":
        return None
    if text[head - 1] in "”’":
        opened = text.rfind("“" if text[head - 1] == "”" else "‘", max(head - 90, 0), head)
        inner = text[opened + 1 : head - 1]
        if opened >= 0 and "、" in inner and masked[opened - 1 : opened] not in ("、", "”"):
            listed = inner_list(inner, opened + 1, page.relation)
            if listed and listed.joined:  # “甲公平、乙准入、丙投标和丁采购”: the last may be one
                listed = replace(listed, low=listed.low - 1, joined=False)
            return Binding(number, listed, "before", "") if listed else None
    if masked[number.at] == "■" and (inside := _in_bracket(page, number)):
        return inside
    together = _together(page, number)
    if together:
        head, number = together.start(), replace(number, lead="", head=number.at)
    low = max(head - _FAR, 0)
    start = max(page.clause_start(head, low), border)
    if not _SEVERAL.search(masked, start, head):
        return None
    start = max(start, _open_bracket(masked, low, head))
    last = masked.rfind(COUNT, start, head)
    cut = last >= 0 and "、" in masked[last:head] and COUNT not in masked[masked.rfind("、", last, head) : head]
    start = last + 1 if cut else start
    process = page.relation.says("process", number.unit + number.noun)
    glued = "等" not in number.lead and page.relation.says("glue_end", text[max(head - 3, start) : head])
    if not process and glued and text[head - 1] not in _IN_NAMES:
        return None
    found = page.read(start, head) or _pair(page, number, start, head)
    if not process and glued and not (found and _of_one_length(found)):
        return None
    if found is None or not _apposed(found, number, page) or _is_item(found, number):
        return None
    if _is_cut(found, page, cut=cut):
        return None
    if _YEAR.match(found.items[-1]) and _YEAR.match(found.items[-2]):
        return None  # 2021年、2022年召开3次: several a year, as may be
    if not found.items[-1].strip(COUNT):
        return None  # ■两次获评、■三次获评: how often, of so many
    if is_watchword(text, number) and not all(number.unit in i or len(i) == 1 for i in found.items):
        return None  # 权力清单、集体“三资”台账
    if "等" in number.lead:
        found = replace(found, open=True)
    if together:
        found = with_leader(page, found)
        several = number.unit in _PEOPLE  # 由法官、调解员组成的五人小组
        found = replace(found, high=max(found.high, number.number)) if several else found
    says = page.relation.says
    if start == border and previous and says("goes_on", found.items[0]) and says("all", number.lead):
        # 公安、城管两家和税务、海关等共四家
        found = replace(found, low=found.low + previous.number, high=found.high + previous.number)
    return Binding(number, found, "before", "")


def _in_bracket(page: Page, number: Announced) -> Binding | None:
    """局（含畜牧、农机、渔政三支队伍）: names and their number, alone in a bracket."""
    low = max(number.head - _INSIDE, 0)
    start = max(page.text.rfind(mark, low, number.head) for mark in "（(") + 1
    inner = page.text[start : number.head]
    if not start or "、" not in inner or any(mark in inner for mark in "）)”’，,；;。："):
        return None
    found = inner_list(inner, start, page.relation)
    if found is None or page.relation.says("glue_end", inner[-3:]) or not _apposed(found, number, page):
        return None
    return Binding(number, found, "before", "")


def _together(page: Page, number: Announced) -> Match[str] | None:
    """组成的, 参加 before a number of bodies, or of the people of a crew: 由甲、乙、丙组成的“三人小组”."""
    bodies = number.unit == "方" or number.unit + number.noun in _BODIES
    crew = number.unit in _PEOPLE and page.relation.says("crew", number.noun)
    if not (bodies or crew) or number.lead.strip("“") not in ("", "的"):
        return None
    end = number.at - len(number.lead) * number.quoted
    return _TOGETHER.search(page.text, max(end - 5, 0), end)


def _is_cut(listed: Listed, page: Page, *, cut: bool) -> bool:
    """Whether what ends before a number is its verb and no name: 办■件实事、过■道关口, 采取两种办法、看三个方面; a list
    `cut` off a figure is one of names that end alike."""
    last, others = listed.items[-1], listed.items[1:-1] or listed.items[:1]
    if len(last) == 1 and page.relation.says("verb_alone", last) and any(len(i) > 1 for i in others):
        return True
    return cut and listed.form == "marks" and len(listed.items) == 2 and last[-1] != listed.items[0][-1:]


def _of_one_length(listed: Listed) -> bool:
    """平川、石门、望江、安和五县: the 和 before the number is part of a name as long as the others."""
    others = {len(i) for i in listed.items[1:]}
    return listed.form == "marks" and len(others) == 1 and len(listed.items) > 2 and others <= {2, 3}


def with_leader(page: Page, listed: Listed) -> Listed:
    """甲牵头，乙、丙参加的三部门: the one that leads is of them; several may lead."""
    leader = _LEADER.search(page.text, max(listed.start - 16, 0), listed.start)
    if leader is None:
        return listed
    joint = 1 + len(_AND.findall(leader.group()))
    if page.text[leader.start() - 1 : leader.start()] == "、":
        return replace(listed, open=True)
    items = (leader.group()[:-3], *listed.items)
    return replace(listed, items=items, low=listed.low + 1, high=listed.high + joint)


def _pair(page: Page, number: Announced, start: int, head: int) -> Listed | None:
    """Two things joined by 和 alone: 数字化建设和力量配备两个方面, 县法院和县检察院两家."""
    start = max(start, page.masked.rfind(COUNT, start, head) + 1)
    joint = _JOINT.search(page.masked, start + 1, head - 1)
    if joint is None or number.number > 3:
        return None
    a, b = page.text[start : joint.start()], page.text[joint.end() : head]
    if number.number == 3 and not (abs(len(a) - len(b)) <= 2 and a[-1] == b[-1] not in "县市区镇乡村"):
        return None
    return Listed(start, head, (a, b), 2, 2, form="pair")


def _apposed(listed: Listed, number: Announced, page: Page) -> bool:
    """Whether the names can be told of the number; 修订、完善五项制度 and A、B设立三个站 are about other things."""
    last, relation = listed.items[-1], page.relation
    if relation.says("never", last):
        return False
    if relation.says("process", number.unit + number.noun):
        others = max(len(i) for i in listed.items[1:-1] or listed.items[:1])
        return len(last) <= others or not relation.says("verb_end", last)  # 法院、公安机关建立五项机制
    if listed.form == "pair":
        return not relation.says("glue_end", last)
    glued = relation.says("glue_end", last) and not _of_one_length(listed)
    joined = len(_AND.findall(page.masked[page.masked.rfind("、", listed.start, listed.end) : listed.end]))
    if 1 < number.number <= 1 + joined and (listed.high > listed.low or number.number < 3):
        return False  # 甲路、乙街和丙街两条路: the two may be the last ones
    acts = sum(relation.says("acts", i) for i in listed.items)
    if glued or 2 * acts >= len(listed.items):
        return False
    if not relation.says("verb_end", last):
        return True
    # 宣传教育、纠纷调处、隐患排查: nouns as long as the others; 公安、司法开展: a verb
    longest = max((len(i) for i in listed.items[1:-1]), default=0)
    return all(i.endswith(last[-2:]) for i in listed.items) or 4 <= len(last) <= longest


def _is_item(listed: Listed, number: Announced) -> bool:
    """增强“四个意识”、坚定“四个自信”, 中央八项规定、自治区■规定: the number belongs to an item of the list."""
    if number.quoted and "的" in number.lead and number.number > listed.high + 2:
        return True  # 改进作风、联系群众的“八项规定”
    first, last = listed.items[0], listed.items[-1]
    if number.quoted and number.number > listed.high == 2 == len(last) and len(first) > 2 + len(last):
        return True  # 农村宅基地、集体“三块地”
    return last.count("“") > last.count("”") or any(_NUMBERED.search(_ASIDE.sub("", i)) for i in listed.items[:-1])


def _open_bracket(masked: str, low: int, at: int) -> int:
    """Behind the bracket that is still open at `at`; 0 without one."""
    opened = max(masked.rfind("（", low, at), masked.rfind("(", low, at))
    closed = max(masked.rfind("）", low, at), masked.rfind(")", low, at))
    return opened + 1 if closed < opened else 0

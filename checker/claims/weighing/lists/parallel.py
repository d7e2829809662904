"""Clauses of one make, each about one of the things counted: 县有…，乡有…，村有…; 甲镇设…，乙镇设…。上述两镇."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker import lazy
from checker.claims.formulas.sheet import COUNT
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.behind import as_listed
from checker.claims.weighing.lists.listed import Listed
from checker.claims.weighing.lists.page import SENTENCE_END, Binding, Page
from checker.claims.weighing.lists.series import series_before

_LEVELS = "国省州市县区旗乡镇街村居社组屯户"
_LEVEL = lazy.compile(rf"(?P<names>[{_LEVELS}]{{1,2}})级?(?P<verb>[有设建配抓管办出进成])")
_ALL_LEVELS = lazy.compile(rf"^[{_LEVELS}]+$")
_CLAUSE = lazy.compile(r"[^，,；;。\n]+")
_KINDS = {
    "乡": "镇乡",
    "镇": "镇乡",
    "街": "镇乡道",
    "县": "县市区旗",
    "区": "县市区旗",
    "村": "村居",
    "社": "社区村",
    "所": "所",
    "局": "局",
    "站": "站",
    "院": "院",
    "校": "校学",
    "园": "园",
    "企": "司厂",
    "队": "队",
}
_NAME = r"^\s*(?P<name>[\u4e00-\u9fff]{1,9}[%s])(?P<verb>[\u4e00-\u9fff])"
_TAILS = "等各均都和与的"
_LARGE = ("大", "个", "类", "项", "方")
_TIMES = frozenset("批轮次场期")
_BATCHES = ("批", "轮")
_LATER = lazy.compile(r"[^。\n]{0,12}(?:\d{1,2}月|月底|年底|下半年|明年|次年)")
_DATE = lazy.compile(r"\s*(?P<date>\d{1,2}月(?:\d{1,2}日)?)(?P<verb>[\u4e00-\u9fff])")
_OUTCOME = lazy.compile("情况|评估|总结|整改|回头看|验收|复查")
_SEVERAL = lazy.compile("[两二三四五六][批轮次场期]|、|各|又|再")
_BACK, _LONG, _NEAR = 240, 160, 40


def bind_levels(page: Page, number: Announced) -> Binding | None:
    """三级网络。县有中心，乡有站点，村有工作室: one level opens every clause behind."""
    if number.unit != "级" or (number.number > 2 and _ALL_LEVELS.search(number.told[-number.number :])):
        return None  # 县乡村三级: they are told before it
    start = page.clause_end(number.end) + 1
    while page.text[start : start + 1] in ("\n", " ", "　"):
        start += 1
    stop = SENTENCE_END.search(page.text, start)
    clauses: list[str] = []
    first = last = start
    verbs: set[str] = set()
    for clause in _CLAUSE.finditer(page.text, start, min(stop.start() if stop else len(page.text), start + _LONG)):
        level = _LEVEL.match(clause.group())
        if level is None:
            break
        clauses.append(level["names"])
        verbs.add(level["verb"])
        last = clause.end()
    names = "".join(clauses)
    if len(clauses) < 2 or len(set(names)) < len(names) or (len(verbs) > 1 and len(clauses) < 3):
        return None
    if len(names) < number.number and page.text[last : last + 1] not in ("。", "；", "\n", ""):
        return None  # 县有…，乡有…，街道有…
    low = len(clauses) - (clauses[-1] == "户")  # 三级网络: 县有…，乡有…，村有…，户有明白人
    listed = Listed(first, last, tuple(clauses), low, len(names), False, "words")
    return Binding(number, listed, "each", page.text[number.end : first])


def bind_dated(page: Page, number: Announced) -> Binding | None:
    """三批，3月清理■，6月清理■，9月清理■: a date and one verb open every clause behind."""
    if number.unit[:1] not in _TIMES:
        return None
    start = page.clause_end(number.end) + 1
    if not page.text[start : start + 1].isdigit():
        return None
    stop = SENTENCE_END.search(page.text, start)
    end = min(stop.start() if stop else len(page.text), start + _LONG)
    clauses = list(_CLAUSE.finditer(page.text, start, end))
    dated = [(c, m) for c in clauses if (m := _DATE.match(c.group()))]
    if len(dated) < 2 or dated[0][0].start() - start > 1 or len({m["verb"] for _, m in dated}) > 1:
        return None
    if len(dated) < len(clauses) - 1 or any(_SEVERAL.search(c.group()) for c, _ in dated):
        return None
    if len(dated) > number.number and not _of_one_make([c.group() for c, _ in dated]):
        return None  # 3月督察■，6月督察■，9月督察整改情况
    names = tuple(m["date"] for _, m in dated)
    if len(set(names)) < len(names):
        return None
    batches = number.unit[:1] in _BATCHES and page.text[start - 1] == "。"
    ended = batches and dated[-1][0].end() == end and not _LATER.match(page.text, end + 1)
    all_told = page.text[start - 1] in "：:" or ended
    high = len(names) if all_told else max(len(names), number.number)
    listed = Listed(dated[0][0].start(), dated[-1][0].end(), names, len(names), high, False, "words")
    return Binding(number, listed, "each", page.text[number.end : listed.start])


def _of_one_make(clauses: Sequence[str]) -> bool:
    """Whether the last of some clauses tells as many figures as the first and is hardly longer than the others."""
    *others, last = clauses
    figures = {c.count(COUNT) for c in clauses}
    longest = max(len(c) for c in others)
    return len(figures) == 1 and len(last) <= longest + 1 and not _OUTCOME.search(last)


def bind_chain(page: Page, number: Announced) -> Binding | None:
    """特色产业，一抓甘蔗，二抓茶叶，…向两大产业…: points told of what is then counted, all in one sentence."""
    if number.lead or number.unit not in _LARGE or len(number.noun) < 2:
        return None
    series = series_before(page.text, page.marks, number.head, _NEAR)
    if series is None or series.lines or "。" in page.text[series.start : number.head]:
        return None
    start = max(page.text.rfind(mark, 0, series.start) for mark in "。\n") + 1
    ahead = page.text[start : series.start]
    if number.noun[:2] not in ahead or "、" in ahead or page.text[number.at : number.end] in ahead:
        return None  # 苹果、核桃、花椒等产业，一抓…; 三大产业，一抓…
    return Binding(number, as_listed(series, page.relation), "back", page.text[series.end : number.at])


def parallel_before(page: Page, number: Announced, end: int) -> Listed | None:
    """The places or bodies that open the clauses of the sentence before `end`, one each."""
    kind = _kind(page, number)
    start = page.text.rfind("\n", 0, end) + 1
    low = max(start, end - _BACK)
    stop = max(page.text.rfind("。", low, end), page.text.rfind("\n", low, end))
    stop = end if stop < 0 or end - stop > 1 else stop
    start = max(page.text.rfind("。", low, stop - 1) + 1, low)
    if not kind or start >= stop:
        return None
    clauses = [c for c in _CLAUSE.finditer(page.text, start, stop) if "、" not in c.group()]
    found = [(c.start(), m["name"], m["verb"]) for c in clauses if (m := lazy.match(_NAME % kind, c.group()))]
    names = [name for _, name, _ in found]
    verbs = {verb for _, _, verb in found}
    if len(names) < 2 or len(set(names)) < len(names) or len(verbs) > 1 or not verbs.isdisjoint(_TAILS):
        return None
    return Listed(found[0][0], stop, tuple(names), len(names), len(names), form="words")


def lists_before(page: Page, listed: Listed) -> Listed:
    """先到甲县、乙县，再到丙区、丁区，…: a list with those of the clauses before it, all of them places or bodies."""
    says, start, more = page.relation.says, listed.start, 0
    if not all(says("body", i) for i in listed.items):
        return listed
    while page.masked[start - 1 : start] in ("，", ","):
        begin = page.clause_start(start - 1, max(start - _LONG, 0))
        earlier = page.read(begin, start - 1)
        if earlier is None or not all(says("body", i) for i in earlier.items):
            break
        more, start = more + earlier.low, begin
    return replace(listed, low=listed.low + more, high=listed.high + more) if more else listed


def _kind(page: Page, number: Announced) -> str:
    """The characters that the names of such places or bodies end in; empty for others."""
    words = page.text[number.end - len(number.unit) : number.end + 8]
    return next((ends for key, ends in _KINDS.items() if key in words), "")

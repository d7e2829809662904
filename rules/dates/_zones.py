"""Which part of a report a place lies in, from its headings; and the years a text speaks of."""

from __future__ import annotations

from functools import lru_cache

from checker import lazy
from checker.dataclass import dataclass
from checker.diagnostics import PartState
from checker.document import Section, Span
from checker.report import Report

PLAN_WORDS = lazy.compile(
    r"下一步|下步|下一年|下年|来年|明年|次年|今后|接下来|努力(?:的)?方向|打算|(?:工作|主要|重点|任务|年度|总体|建设)安排|计划(?!完成)|"
    r"思路|谋划|着力抓好|(?:重点|要点|目标|规划|举措)$|重点(?:工作|任务|举措)|改进措施|工作(?:目标|部署)|展望"
)
_PLAN_SURE = lazy.compile(
    r"下一步|下步|下一?年|来年|明年|次年|今后|接下来|打算|努力(?:的)?方向|展望|"
    r"20\d\d年度?[^。]{0,8}(?:安排|计划|思路|重点|要点)(?!完成|落实)"
)
_MEASURE_WORDS = lazy.compile(
    r"举措|成效|做法|成绩|成果|开展情况|落实情况|推进情况|进展|总结|回顾|主要工作|履职|工作情况|总体情况"
)
_PROBLEM_WORDS = lazy.compile(r"问题|不足|短板|困难|弱项|差距|薄弱|难点|堵点|原因|成因")
_HEAD_WORDS = lazy.compile(r"第一责任人|履行.{0,12}职责|履职")
YEAR = lazy.compile(r"(?<![\d.〔\[【(（-])((?:19|20)\d\d)\s?年")
_HAN_YEAR = lazy.compile(r"二[〇○零Ｏ0O]([〇○零一二三四五六七八九]{2})年")
_HAN = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}
_TITLE = lazy.compile(r"(?:法治|依法行政|法制)[^。；]{0,24}(?:报告|情况|总结|年报|汇报)")


@dataclass(frozen=True, slots=True)
class Zone:
    """What the headings over a place say."""

    plan: bool = False
    problems: bool = False
    heads: bool = False
    preamble: bool = False

    @property
    def measures(self) -> bool:
        """Neither plan nor problems nor preamble: what was done."""
        return not (self.plan or self.problems or self.preamble)


def zone_at(report: Report, offset: int) -> Zone:
    """The zone of `offset`: by the judged parts of a known report, else by its section and the sections above it."""
    outline = report.outline
    section = outline.at(offset)
    if section is None:
        first = next((s.span.start for s in outline.sections), None)
        return Zone(preamble=first is not None and offset < first)
    by_title = _zone(tuple(_titles(report, section)))
    if by_title.plan or by_title.problems:
        return by_title
    plan = report.part("next-year-plan")
    if plan is not None and plan.state in ("own", "sub") and _covers(plan, offset):
        others = [p for p in report.parts if p.id in ("measures", "problems") and _covers(p, offset)]
        return by_title if others else Zone(plan=True, heads=by_title.heads)
    return by_title


def _covers(part: PartState, offset: int) -> bool:
    return any(span is not None and offset in span for span in (part.span, part.body))


def _titles(report: Report, section: Section | None) -> list[tuple[int, str]]:
    out: list[tuple[int, str]] = []
    while section is not None:
        out.append((section.level, section.title))
        section = report.outline.sections[section.parent] if section.parent is not None else None
    return out


@lru_cache(maxsize=256)
def _zone(titles: tuple[tuple[int, str], ...]) -> Zone:
    """The innermost heading that says plan, problems or measures decides; 第一责任人 counts wherever it stands.

    Words such as 部署, 计划 mean the plan only in a heading of the highest level; below it they are measures.
    """
    heads = any(_HEAD_WORDS.search(t) for _, t in titles)
    for level, title in titles:
        short = title[:40]
        words = PLAN_WORDS if level == 1 else _PLAN_SURE
        measures = _MEASURE_WORDS.search(short) is not None
        plan = words.search(short) is not None and not (measures and not _PLAN_SURE.search(short))
        problems = _PROBLEM_WORDS.search(short) is not None
        if plan or problems:
            return Zone(plan=plan, problems=problems, heads=heads)
        if measures:
            return Zone(heads=heads)
    return Zone(heads=heads)


def year_in(text: str) -> int | None:
    """The first year printed in `text`, in Arabic or Chinese figures."""
    found = YEAR.search(text)
    if found:
        return int(found[1])
    han = _HAN_YEAR.search(text)
    return int("20" + "".join(_HAN[c] for c in han[1])) if han else None


def title_span(report: Report) -> Span | None:
    """The report's title: as found by the reader, else an opening line that reads like one."""
    fact = report.facts.title
    if fact is not None and fact.span is not None:
        return fact.span
    for block in report.document.prose[:4]:
        line = report.document.slice(block.span).strip()
        if len(line) <= 60 and not line.endswith(("。", "；", "：", ":")) and _TITLE.search(line):
            return block.span
    return None


def report_year(report: Report) -> tuple[int | None, Span | None]:
    """The year the report is for and where its title says so: what the user gave, the title, else the facts."""
    span = title_span(report)
    titled = year_in(report.document.slice(span)) if span is not None else None
    if report.context.year is not None:
        return report.context.year, span if titled == report.context.year else None
    if titled is not None:
        return titled, span
    return report.year, None


def sentence_at(report: Report, offset: int) -> Span:
    """The sentence around `offset`, cut at 。；！？ and line ends."""
    text = report.text
    start = max(text.rfind(mark, 0, offset) for mark in "。；;！？\n") + 1
    ends = [at for mark in "。；;！？\n" if (at := text.find(mark, offset)) >= 0]
    return Span(start, max(min(ends, default=len(text)), start))


def paragraph_at(report: Report, offset: int) -> Span:
    """The line around `offset`."""
    text = report.text
    end = text.find("\n", offset)
    return Span(text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text))

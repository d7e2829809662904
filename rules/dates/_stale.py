"""The places where a report's year shows that a sentence was left over from an earlier report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import lazy
from checker.diagnostics import Severity, Text
from checker.document import Span
from checker.report import Report
from rules.dates._outdated import Stale, outdated
from rules.dates._plans import planned_years
from rules.dates._zones import PLAN_WORDS, paragraph_at, sentence_at, title_span, year_in, zone_at

_Y = r"(?P<year>(?:19|20)\d\d)\s?年"
_COMMA = lazy.compile(r"[，,]")
_CLAUSE_END = lazy.compile(r"[，,。；;]")
_NOW_REPORTED = lazy.compile(
    rf"(?=[现兹将就把])(?:(?:(?:现|兹)?(?:将|就|把)|现对)[^。；\n]{{0,24}}?{_Y}(?:度)?(?!以来|来|[—\-－~～至])[^。；\n]{{0,50}}?"
    r"(?:(?:报告|汇报|总结|通报|公布|公开|公告|报送|说明)(?:如下|于后)|予以(?:公布|公开|公告)|向社会公(?:布|开))|"
    r"现(?:报告|汇报|通报|公布)(?P<year2>(?:19|20)\d\d)\s?年(?:度)?[^。；\n]{0,30}(?:情况|工作))"
)
_OPENING = lazy.compile(rf"\s*{_Y}(?:(?:度)?\s*[，,]|(?=是))")
_DOERS = (
    r"(?=我|全|本|共|累计|组织|开展|制定|印发|召开|完成|受理|办理|审结|办结|查办|举办|出台|新建|建成|"
    r"县|市|区|镇|乡|街道|局)"
)
_CLAIM = lazy.compile(
    rf"(?:(?<=[。；;！!\n])|(?<=[。；;]\s)|^)\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*)?(?:{_Y})"
    rf"(?P<month>\d{{1,2}}月(?:份|初|底|中旬|\d{{1,2}}日)?|底)?(?:度)?\s*[，,]?{_DOERS}"
)
_ASIDE = lazy.compile(rf"(?<=[，,])\s*{_Y}(?P<month>\d{{1,2}}月(?:份|初|底|\d{{1,2}}日)?)?(?:度)?\s*[，,]?{_DOERS}")
_UNTIL = lazy.compile(r"截[至止]到?\s?(?P<year>(?:19|20)\d\d)\s?年(?:底|末|年底|年末|12\s?月(?:底|末|31\s?日)?)")
_COMPARED = lazy.compile(
    r"比|较|同比|上年|去年|前一?年|上一年|相比|以来|起至|连续|先后|分别|增长|增加|减少|下降|提高|上升|降低|由|从|历年|近[两三几]年|"
    r"基数|结转|存量|为基|跨年|回头看|此前|曾|当年|自|启动|获评|荣获|被评|授予|命名|考核|评估|评查|期间|周期|到期|以前|之前"
)
_ANNUAL = lazy.compile(
    rf"《[^《》\n]{{0,30}}?(?<!\d)(?<![—－~～-]){_Y}(?![—－~～至-])(?:度)?[^《》\n]{{0,30}}?"
    r"(?:工作要点|要点|工作计划|重点任务|任务(?:分工|分解|清单)|工作安排|实施计划|普法(?:责任|任务)清单|普法计划|立法计划|检查计划|工作清单)"
    r"[^《》\n]{0,12}》"
)
_UNMARKED = lazy.compile(
    rf"(?:制定|印发|出台|下发|制发|按照|落实|对照|根据|围绕|分解)(?:了)?[一-龥·]{{0,10}}?(?P<paper>{_Y}(?:度)?[一-龥]{{2,16}}?"
    r"(?:工作要点|重点任务(?:清单|分工)?|任务清单|工作安排|普法责任清单|普法计划))"
)
_RESULT = lazy.compile(r"已|共|累计|全部|完成|办结|审结|组织|开展|覆盖|受理|举办")
_AS_BASIS = lazy.compile(
    r"作为|为本年|为今年|为依据|按照|依据|根据|对照|落实|围绕|分解|贯彻|以《|印发|制定|出台|下发|制发|完成"
)
_REVIEWED = lazy.compile(r"考核|评查|总结|回顾|对.{0,6}完成情况|上年|去年|收尾|验收|延续|修订")
_IN_FORCE = lazy.compile(
    r"自?(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:起|开始|正式|起正式)?(?:施行|实施|生效|执行)"
)
_BEFORE, _BEHIND = 16, 40
"""Characters around a year within which what makes it a claim stands."""
_MEASURE = lazy.compile(
    r"(?:19|20)\d\d\s?年(?:度|全年|我|本|全|[县市区镇乡局共]){0,4}(?P<name>[一-龥]{2,10}?)[为达有约共计]{0,3}\s?\d"
)
"""A year and the measure that is told of it."""
_SECTIONS = 2
"""Headings by which a text without a title is known for a report."""
_NEAR = 200
"""Characters around a sentence in which its law's day is looked for."""
_NEW_LAW = lazy.compile(
    r"(?P<year>(?:19|20)\d\d)(?<!\d{5})年(?:(?!\d{4}年)[^。；\n]){0,20}?(?:依照|依据|根据|按照?|适用|执行|运用)"
    r"(?:新|该|上述|此|修订后|修改后|这[部一])[^。；，\n]{0,8}(?:法|条例|规定|办法|规)"
)


def stale_places(report: Report, year: int | None, title: Span | None) -> Iterator[Stale]:
    """Every stale year of the report; without a report year only what the text contradicts by itself."""
    yield from _before_its_law(report)
    if year is None:
        return
    yield from _announced(report, year, title)
    yield from _opening(report, year, title)
    yield from _headings(report, year)
    yield from _annual_papers(report, year)
    yield from _claims(report, year)
    yield from _planned(report, year)
    yield from outdated(report, year)


def _say(printed: str, year: int, zh: str, en: str) -> Text:
    return Text(f"“{printed}”：报告年度是{year}年，{zh}。", f"{printed}: the report is for {year}; {en}.")


def _announced(report: Report, year: int, title: Span | None) -> Iterator[Stale]:
    """现将2022年度……报告如下 in a report for 2023."""
    for match in _NOW_REPORTED.finditer(report.text):
        found = int(match["year"] or match["year2"])
        if found == year or (title is None and report.context.year is None):
            continue
        if re.search(rf"{year}\s?年", match[0]):
            continue
        words = Text("开头所报告的年度不一致", "the opening announces another year")
        yield Stale(Span(match.start(), match.end()), _say(match[0], year, words.zh, words.en))


def _opening(report: Report, year: int, title: Span | None) -> Iterator[Stale]:
    """The first words of the first paragraph: 2022年，…… in a report for 2023."""
    at = title or title_span(report)
    fact = report.facts.year
    known = fact.span if fact is not None else None
    if at is None and report.context.year is None and (known is None or len(report.outline.sections) < _SECTIONS):
        return
    for block in report.document.prose:
        line = report.document.slice(block.span)
        if at is not None and block.span.start <= at.end:
            continue
        if len(line.strip()) < 25 and not lazy.search(r"[。；]", line):
            continue
        match = _OPENING.match(line)
        if match is None or abs(int(match["year"]) - year) != 1 or zone_at(report, block.span.start).plan:
            return
        if at is None and known is not None and known.overlaps(Span(block.span.start, block.span.start + match.end())):
            return
        first = sentence_at(report, block.span.start + match.end())
        if re.search(rf"{year}\s?年", report.document.slice(first)):
            return
        start = block.span.start + match.start("year")
        end = min(first.end, start + 30)
        clause = _COMMA.search(report.text, block.span.start + match.end(), first.end)
        span = Span(start, clause.start() if clause else end)
        yield Stale(span, _say(report.document.slice(span), year, "开头的年份不一致", "the opening names another year"))
        return


def _headings(report: Report, year: int) -> Iterator[Stale]:
    """A plan heading that names the report's year, or a heading of measures that names last year."""
    for section in report.outline.sections:
        if section.level > 1 and not PLAN_WORDS.search(section.title):
            continue
        heading = lazy.split(r"[。；;：:]", section.title)[0][:40]
        found = year_in(heading)
        if found is None or lazy.search(
            r"以来|[—－~～-]\s?20\d\d|20\d\d\s?[—－~～-]|《|上一?年|完成情况|整改", heading
        ):
            continue
        plan = bool(PLAN_WORDS.search(heading)) and not lazy.search(r"成效|举措和|落实情况|开展情况", heading)
        if plan and found == year:
            zh, en = f"工作安排应为{year + 1}年", f"the plan should be for {year + 1}"
        elif not plan and found == year - 1 and section.level == 1 and not zone_at(report, section.span.start).problems:
            zh, en = "标题的年份不一致", "the heading names another year"
        else:
            continue
        yield Stale(section.span, _say(heading.strip(), year, zh, en))


def _annual_papers(report: Report, year: int) -> Iterator[Stale]:
    """《2022年工作要点》 as this year's basis in a report for 2023."""
    for match in _ANNUAL.finditer(report.text):
        zone = zone_at(report, match.start())
        if int(match["year"]) != year - 1 or zone.plan:
            continue
        sentence = report.document.slice(sentence_at(report, match.start())).replace(match[0], "《》")
        if not _AS_BASIS.search(sentence) or _REVIEWED.search(sentence) or re.search(rf"{year - 1}\s?年", sentence):
            continue
        span = Span(match.start(), match.end())
        yield Stale(span, _say(match[0], year, "引用的是往年的年度文件", "this is last year's paper"))
    for match in _UNMARKED.finditer(report.text):
        if int(match["year"]) != year - 1 or zone_at(report, match.start()).plan:
            continue
        sentence = report.document.slice(sentence_at(report, match.start()))
        if not _REVIEWED.search(sentence):
            span = Span(match.start("paper"), match.end("paper"))
            yield Stale(span, _say(match["paper"], year, "引用的是往年的年度文件", "this is last year's paper"))


def _planned(report: Report, year: int) -> Iterator[Stale]:
    """2022年，我局将…… in the plan of a report for 2023: wrong as a plan, and left over from an older one."""
    for span, found in planned_years(report, year):
        if found <= year:
            yield Stale(
                span, _say(report.document.slice(span), year, "安排部分的年份没有改", "the plan keeps an old year")
            )


def _claims(report: Report, year: int) -> Iterator[Stale]:
    """Last year's year before what is told as this year's work."""
    old = [m.start() for m in lazy.finditer(r"(?:19|20)\d\d(?=\s?年)", report.text) if int(m[0]) == year - 1]
    for pattern, until in ((_UNTIL, True), (_CLAIM, False), (_ASIDE, False)):
        for at in old:
            match = pattern.search(report.text, max(at - _BEFORE, 0), at + _BEHIND)
            if match is None or match.start("year") != at or not _told_as_done(report, at, year):
                continue
            sentence = sentence_at(report, at)
            clause = _CLAUSE_END.search(report.text, match.end() + 1, sentence.end)
            span = Span(match.start() if until else at, max(match.end(), clause.start() if clause else sentence.end))
            zh, en = "这里却把上一年的情况当作本年成效", "this tells last year's results as this year's"
            dated = not until and match["month"]
            mild = (
                Severity.INFO
                if dated or (pattern is _ASIDE and not _RESULT.search(report.text, span.start, span.end))
                else None
            )
            yield Stale(span, _say(report.document.slice(span), year, zh, en), mild)


def _told_as_done(report: Report, at: int, year: int) -> bool:
    """Whether the sentence tells what was done, without comparing years or looking back."""
    zone = zone_at(report, at)
    title = title_span(report)
    if title is None and report.context.year is None:
        return False
    if not zone.measures or (title is not None and at < title.end):
        return False
    if report.outline.sections and at < report.outline.sections[0].span.start:
        return False
    span = sentence_at(report, at)
    sentence = report.document.slice(span)
    if _COMPARED.search(sentence) or lazy.search(r"将|拟|打算|力争", report.text[at + 5 : at + 20]):
        return False
    if len(set(lazy.findall(r"(?<!\d)20\d\d(?=\s?年)", sentence))) > 1:
        return False
    line = paragraph_at(report, at)
    if _is_base(report, Span(line.start, at), Span(at, span.end)):
        return False
    around = report.text[max(line.start, span.start - 40) : min(span.end + 80, max(line.end, span.end + 12))]
    return not re.search(rf"(?<!\d){year}\s?年", around)


def _is_base(report: Report, before: Span, told: Span) -> bool:
    """全年办件8.1万件……；2023年办件7.5万件: the measure is told of this year just before, so this is what it is
    compared with."""
    measure = _MEASURE.match(report.text, told.start, told.end)
    if measure is None:
        return False
    name = re.escape(measure["name"])
    return (
        re.search(rf"{name}[为达有约共计]{{0,3}}\s?\d", report.text[max(before.start, before.end - _NEAR) : before.end])
        is not None
    )


def _before_its_law(report: Report) -> Iterator[Stale]:
    """……法自2024年1月1日起施行，2022年依照新法办结58件: closed under a law not yet in force."""
    for later in _NEW_LAW.finditer(report.text):
        paragraph = paragraph_at(report, later.start())
        start, end = max(paragraph.start, later.start() - _NEAR), min(paragraph.end, later.end() + _NEAR)
        match = _IN_FORCE.search(report.text, start, end)
        if match is None or int(later["year"]) >= int(match["year"]):
            continue
        printed = report.text[later.start() : later.end()]
        yield Stale(
            Span(later.start(), later.end()),
            Text(
                f"“{printed}”：该法{match['year']}年才施行，年份前后矛盾。",
                f"{printed}: that law came into force only in {match['year']}.",
            ),
            second=Span(match.start(), match.end()),
            second_label=Text("施行时间", "in force from"),
        )

"""D105 anachronism."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache

from checker import lazy
from checker.diagnostics import Finding, Label, Severity, Text
from checker.document import Span
from checker.pack.terms import TermIndex, fold
from checker.report import Report
from checker.rule import Options, rule
from rules.catalogues.load import capped
from rules.catalogues.meetings import Dated, dated_terms
from rules.catalogues.titles import Known, known_titles
from rules.citations._titles import comparable, titles
from rules.dates._plenums import plenum_mentions
from rules.dates._zones import report_year, sentence_at, zone_at

_AHEAD = lazy.compile(r"迎接|喜迎|献礼|筹备|即将|将于|召开前|前夕|护航|预热|做好.{0,10}准备|待.{0,6}后|出台后")
_DRAFT = lazy.compile(r"草案|征求意见|审议稿|送审稿|立法(?:调研|建议|意见)|修订草案|拟出台|待出台")
_RUNS_ON = tuple("律规治制定人院学官庭")
"""Characters that make 法律援助法 a piece of another word: 法律援助法规."""
_FORCE = lazy.compile(r"施行|实施|生效|执行|依据|依照|适用|根据|按照")
_PREPARED = lazy.compile(r"学习|宣传|普法|培训|解读|讲座|准备|颁布|公布|出台|将|即将|前|宣讲|讲授")
_REVISED = lazy.compile(
    r"新(?:修订|修改|修正|修)的?《?(?:中华人民共和国)?(?P<law>[一-龥]{2,20}?(?:法|条例))(?=[》》，。、；,;]|[的和及等]|[一-龥])"
)


@rule(
    "D105",
    "anachronism",
    Text("提到了当时还没有的会议、文件或提法", "something that did not exist yet"),
    Severity.WARNING,
    basis=Text("有关会议召开、文件公布、法律施行的日期", "the dates of the meetings, documents and laws"),
)
def anachronism(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    报告提到的党代会、全会、法律、中央文件和提法，在报告年度（或公开日期）是否已经有了；法律尚未施行却已“依照”“实施”。

    ## 为什么
    用后来的文件、提法写以前的工作，说明材料是套用的。

    ## 依据
    会议召开、文件公布、法律通过和施行的日期。

    ## 正例
    ```text year=2021
    一、主要举措和成效
    认真学习党的十九届六中全会精神。
    二、2022年工作安排
    以实际行动迎接党的二十大胜利召开。
    ```
    ## 反例
    ```text year=2021
    一、主要举措和成效
    认真学习党的二十大精神，开展宣讲12场。
    ```
    ```text year=2022
    一、主要举措和成效
    深入实施提升行政执法质量三年行动计划（2023—2025年）。
    ```
    ## 选项
    无。

    ## 误报与边界
    晚于公开日期（不明时按次年3月31日）的一定有误；在报告年度之后、公开之前的，写在总述或安排部分不报，写在成效部分报。
    “迎接”“草案”“即将”等前瞻的说法不报。把握不大的日期只作提示。
    """
    year, _ = report_year(report)
    if year is None:
        return
    told: set[tuple[str, bool]] = set()
    for span, name, since, status in sorted(_mentions(report), key=lambda m: (m[0], m[1])):
        severity = _judge(report, span, since, year)
        if severity is None or (name, severity is Severity.ERROR) in told:
            continue
        told.add((name, severity is Severity.ERROR))
        yield _finding(name, span, since, year, capped(severity, status))
    yield from _not_in_force(report, year)
    yield from _revisions(report, year)


def _published(report: Report, year: int) -> dt.date:
    fact = report.facts.published
    return fact.value if fact is not None and fact.value.year > year else dt.date(year + 1, 3, 31)


def _judge(report: Report, span: Span, since: dt.date, year: int) -> Severity | None:
    """How grave: error after publication, warning between the year's end and publication unless in preamble or plan."""
    if since <= dt.date(year, 12, 31):
        return None
    near = report.text[max(0, span.start - 12) : span.end + 16]
    if _AHEAD.search(report.document.slice(sentence_at(report, span.start))) or _DRAFT.search(near):
        return None
    if since > _published(report, year):
        return Severity.ERROR
    zone = zone_at(report, span.start)
    return Severity.WARNING if zone.measures and report.outline.sections else None


def _mentions(report: Report) -> Iterator[tuple[Span, str, dt.date, str]]:
    folded = fold(report.text)
    index, by_form = _terms()
    for hit in index.find(folded):
        if hit.word.endswith("法") and folded[hit.end : hit.end + 1] in _RUNS_ON:
            continue
        for dated in by_form[hit.word]:
            yield Span(hit.start, hit.end), dated.name, dated.since, dated.status
    for title in titles(report.text):
        for known in _dated_titles().get(title.core, ()):
            if known.since and (known.span is None or known.span == title.years):
                yield title.span, known.printed(), known.since, known.status
    for mention in plenum_mentions(report.text):
        if mention.since is not None:
            yield mention.span, mention.name, mention.since, "memory-high"


@cache
def _terms() -> tuple[TermIndex, Mapping[str, tuple[Dated, ...]]]:
    """Set phrases, meetings, and long document titles that are recognised without title marks."""
    by_form: dict[str, tuple[Dated, ...]] = {}
    found = list(dated_terms())
    for known in known_titles():
        if known.since and known.kind != "law" and not known.local and len(known.title) >= 10 and not _twins(known):
            found.append(Dated(known.printed(), (known.title,), known.since, known.status, False))
    for known in known_titles():
        if known.since and known.since.year >= 2019 and known.kind != "document" and not known.local:
            found.append(Dated(known.printed(), (known.title,), known.since, known.status, False))
        if known.since and known.span and _twins(known):
            start, end = known.span.split("-")
            forms = tuple(f"{known.title}({start}{dash}{end}年)" for dash in "-—－–~～")
            found.append(Dated(known.printed(), forms, known.since, known.status, False))
    for dated in found:
        for form in dated.forms:
            key = fold(form)
            by_form[key] = (*by_form.get(key, ()), dated)
            bare = key.replace('"', "")
            if bare != key:
                by_form[bare] = (*by_form.get(bare, ()), dated)
    return TermIndex(by_form), by_form


def _twins(known: Known) -> bool:
    """Whether another edition has the same title, so that only the years tell them apart."""
    return sum(k.title == known.title for k in known_titles()) > 1


@cache
def _dated_titles() -> Mapping[str, tuple[Known, ...]]:
    out: dict[str, tuple[Known, ...]] = {}
    for known in known_titles():
        if known.since and not known.local:
            core = comparable(known.title)
            out[core] = (*out.get(core, ()), known)
    return out


def _finding(name: str, span: Span, since: dt.date, year: int, severity: Severity) -> Finding:
    when = f"{since.year}年{since.month}月"
    return Finding(
        Text(
            f"{name}是{when}才有的，{year}年度的工作里不应出现。",
            f"{name} dates from {since.year}-{since.month:02d}; the report is for {year}.",
        ),
        Label(span, Text(f"{when}", f"{since.year}-{since.month:02d}")),
        severity=severity,
    )


def _not_in_force(report: Report, year: int) -> Iterator[Finding]:
    """依照《……法》 before the law's day."""
    for title in titles(report.text):
        for known in _dated_titles().get(title.core, ()):
            force = known.in_force
            if force is None or force <= dt.date(year, 12, 31) or (known.since and known.since > dt.date(year, 12, 31)):
                continue
            zone = zone_at(report, title.span.start)
            sentence = report.document.slice(sentence_at(report, title.span.start))
            near = report.text[max(0, title.span.start - 6) : title.span.start]
            if not zone.measures or not _FORCE.search(near) or _PREPARED.search(sentence):
                continue
            yield Finding(
                Text(
                    f"{known.printed()}自{force.year}年{force.month}月{force.day}日起施行，{year}年还不能依照执行。",
                    f"{known.printed()} came into force on {force.isoformat()}.",
                ),
                Label(title.span),
                severity=capped(Severity.WARNING, known.status),
            )


@cache
def _laws() -> Mapping[str, Known]:
    return {k.title: k for k in known_titles() if k.revised}


def _revisions(report: Report, year: int) -> Iterator[Finding]:
    """新修订的行政复议法 in a report for 2022: revised in 2023, and not before for years."""
    end = _published(report, year)
    for match in _REVISED.finditer(report.text):
        law = _laws().get(match["law"])
        if law is None or any(dt.date(year - 3, 1, 1) <= day <= end for day in law.revised):
            continue
        later = next((day for day in law.revised if day > end), None)
        if later is None or _AHEAD.search(report.document.slice(sentence_at(report, match.start()))):
            continue
        yield _finding(
            f"新修订的{law.title}",
            Span(match.start(), match.end("law")),
            later,
            year,
            capped(Severity.WARNING, law.status),
        )

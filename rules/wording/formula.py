"""W102 formula."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, cast

from checker import kept, lazy
from checker.diagnostics import Edit, Finding, Fix, Label, Severity, Text
from checker.document import Span
from checker.pack.terms import fold
from checker.report import Report
from checker.rule import Options, rule
from rules.catalogues.formulas import VerbRule, formulas
from rules.catalogues.words import Misuse
from rules.dates._plenums import disorder, plenum_lists
from rules.wording._lists import Run, runs
from rules.wording._near import near_misses


@rule(
    "W102",
    "formula",
    Text("固定提法有误", "a set formula is miswritten"),
    Severity.WARNING,
    basis=Text("有关会议和文件中的规范表述", "the wording of the meetings and documents concerned"),
)
def formula(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    固定提法的用字、动词、成员和次序：增强“四个意识”、坚定“四个自信”、做到“两个维护”，习近平法治思想，
    法治政府建设目标的各个短语，严格规范公正文明执法，双随机、一公开，历次全会的次序等。

    ## 为什么
    提法差一个字就不是原来的提法，最容易被指出。

    ## 依据
    有关会议和文件中的规范表述（见 rules/data/catalogues/formulas.toml 各条的来源）。

    ## 正例
    ```text
    增强“四个意识”、坚定“四个自信”、做到“两个维护”，坚持严格规范公正文明执法。
    ```
    ```text
    重大执法决定法制审核、社会主义法制、县公安局法制大队。
    ```
    ## 反例
    ```text
    坚定“四个意识”、增强“四个自信”、做到“两个维护”。
    ```
    ```text
    建设职能科学、职权法定、执法严明、公开公正、廉洁高效、守法诚信的法治政府。
    ```
    ```text
    学习贯彻习近平法制思想。
    ```
    ## 选项
    无。

    ## 误报与边界
    “法制审核”“法制机构”“社会主义法制”等是规范说法，不报；书名号内的名称由 citation-title 检查。
    几个提法合用一个动词时，只看紧靠引号的动词。
    """
    folded = fold(report.text)
    taken: list[Span] = []
    for finding in (
        *_patterns(report, folded),
        *_near(report, folded),
        *_verbs(report, folded),
        *_members(report, folded),
        *_plenums(report),
    ):
        span = finding.primary.span
        if not any(span.overlaps(t) for t in taken) and _outside_titles(report.text, span, finding):
            taken.append(span)
            yield finding


def _outside_titles(text: str, span: Span, finding: Finding) -> bool:
    """Old document titles keep their old words (《……法制宣传教育……》)."""
    before = text[max(0, span.start - 60) : span.start]
    inside = before.rfind("《") > before.rfind("》") and "\n" not in before[before.rfind("《") :]
    return not inside


def _patterns(report: Report, folded: str) -> Iterator[Finding]:
    for misuse in formulas().patterns:
        assert misuse.pattern is not None
        for match in misuse.pattern.finditer(folded):
            if misuse.applies(folded, match.start(1), match.end(1)):
                yield _misused(report, misuse, Span(match.start(1), match.end(1)))


def _misused(report: Report, misuse: Misuse, span: Span) -> Finding:
    fix = None
    if misuse.safety != "none":
        safety = cast(Literal["safe", "unsafe"], misuse.safety)
        fix = Fix(safety, (Edit(span, misuse.right),), Text(f"改为“{misuse.right}”", f"write {misuse.right}"))
    printed = report.document.slice(span)
    message = Text(f"“{printed}”：{misuse.message.zh}。", f"{printed}: {misuse.message.en}.")
    return Finding(message, Label(span), severity=misuse.severity, fix=fix)


def _near(report: Report, folded: str) -> Iterator[Finding]:
    for miss in near_misses(folded):
        span = Span(miss.start, miss.end)
        printed = report.document.slice(span)
        right = miss.text
        fix = Fix("unsafe", (Edit(span, right),), Text(f"改为“{right}”", f"write {right}"))
        yield Finding(
            Text(f"“{printed}”有一字之误，应为“{right}”。", f"{printed}: one character is wrong; it is {right}."),
            Label(span),
            severity=Severity.WARNING,
            fix=fix,
        )


@cache
def _verb_pattern(entry: VerbRule) -> re.Pattern[str]:
    words = "|".join(sorted((*entry.wrong, *entry.right), key=len, reverse=True))
    return kept.compile(rf"(?P<verb>{words})\s?\"?{entry.name}\"?")


def _verbs(report: Report, folded: str) -> Iterator[Finding]:
    for entry in formulas().verbs:
        for match in _verb_pattern(entry).finditer(folded):
            if match["verb"] in entry.right:
                continue
            span = Span(match.start(), match.end())
            right = f"{entry.right[0]}“{entry.name}”"
            verb = Span(match.start("verb"), match.end("verb"))
            fix = Fix("unsafe", (Edit(verb, entry.right[0]),), Text(f"改为{right}", f"write {right}"))
            yield Finding(
                Text(f"“{report.document.slice(span)}”动词不对，应为{right}。", f"The verb is wrong; it is {right}."),
                Label(span),
                fix=fix,
            )


def _members(report: Report, folded: str) -> Iterator[Finding]:
    year = report.year
    found = [r for r in runs(folded) if r.list.since is None or year is None or r.list.since <= year]
    best: dict[int, Run] = {}
    for run in found:
        if run.start not in best or len(run.missing) < len(best[run.start].missing):
            best[run.start] = run
    for run in best.values():
        yield from _member_faults(report, run)


def _member_faults(report: Report, run: Run) -> Iterator[Finding]:
    whole = Span(run.start, run.end)
    right = "、".join(run.list.members).replace('"三个代表"', "“三个代表”")
    year = report.year
    if run.foreign is not None and len(run.missing) == 1:
        word, start, end = run.foreign
        yield Finding(
            Text(f"“{word}”应为“{run.missing[0]}”（{run.list.name}）。", f"{word} should be {run.missing[0]}."),
            Label(whole, Text(f"规范表述：{right}", f"it reads {right}")),
            (Label(Span(start, end), Text("误写", "wrong")),),
            fix=Fix(
                "unsafe",
                (Edit(Span(start, end), run.missing[0]),),
                Text(f"改为“{run.missing[0]}”", f"write {run.missing[0]}"),
            ),
            notes=_outdated(run, year),
        )
    elif not run.ordered and run.list.order is not None:
        yield Finding(
            Text(f"{run.list.name}的次序应为“{right}”。", f"The order is {right}."),
            Label(whole),
            severity=run.list.order,
        )
    elif len(run.missing) == 1 and run.list.missing is not None and not _open_list(report.text, run):
        yield Finding(
            Text(f"{run.list.name}漏了“{run.missing[0]}”。", f"{run.missing[0]} is missing."),
            Label(whole),
            severity=run.list.missing,
        )
    elif not run.missing and year is not None and run.list.until is not None and year > run.list.until:
        note = _outdated(run, year)
        yield Finding(
            Text(f"{run.list.name}已有新的表述。{note[0].zh}", f"This has been replaced. {note[0].en}"), Label(whole)
        )


def _outdated(run: Run, year: int | None) -> tuple[Text, ...]:
    if run.list.until is None or year is None or year < run.list.until:
        return ()
    newer = next((e for e in formulas().lists if e.since == run.list.until), None)
    if newer is None:
        return ()
    words = "、".join(newer.members)
    return (Text(f"{newer.since}年起的表述为“{words}”。", f"Since {newer.since} it reads {words}."),)


def _open_list(text: str, run: Run) -> bool:
    """Whether 等 or another item shows that the list was not meant to be whole."""
    return bool(lazy.match(r"[、等]", text[run.end : run.end + 1]))


def _plenums(report: Report) -> Iterator[Finding]:
    for span, _congress, numbers in plenum_lists(report.text):
        kind = disorder(numbers)
        if kind is None:
            continue
        printed = report.document.slice(span)
        order = Text(f"“{printed}”没有按届次先后排列。", f"{printed}: not in order.")
        gap = Text(f"“{printed}”中间缺了一次全会，请核对。", f"{printed}: one plenum is left out.")
        yield Finding(
            order if kind == "order" else gap,
            Label(span),
            severity=Severity.WARNING if kind == "order" else Severity.INFO,
        )

"""One file of the report: its checklist, its text and its findings. The page of `fazhi serve` shows the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from checker.diagnostics.message import Lang
from checker.diagnostics.model import Severity
from checker.diagnostics.reporters.advice import SEVERITY_WORDS
from checker.diagnostics.reporters.html import words
from checker.diagnostics.reporters.html.build import Node, node
from checker.diagnostics.reporters.html.cards import card
from checker.diagnostics.reporters.html.charts import breakdown, by_part
from checker.diagnostics.reporters.html.marks import marks_of
from checker.diagnostics.reporters.html.panels import checklist, claim_rows, counts, facts, figure_spans, figures
from checker.diagnostics.reporters.html.prose import Prose
from checker.diagnostics.result import FileResult
from checker.diagnostics.run import Run
from checker.document import Document, Outline
from checker.document.outline import read_outline


def file_view(result: FileResult, number: int, run: Run) -> Node:
    """One result as a section; `number` keeps the ids of several files apart."""
    key = f"r{number}"
    document = result.document
    outline = read_outline(document) if document is not None else Outline()
    rows = claim_rows(result)
    title = result.facts.title.value if result.facts.title else PurePath(result.path).name
    return node(
        "section",
        _head(key, result, title, outline, run.lang),
        _desk(key, result, outline, rows, run),
        figures(key, rows, run.lang),
        class_="file",
        id=key,
        aria_labelledby=f"{key}-title",
        data_path=result.path,
    )


def _head(key: str, result: FileResult, title: str, outline: Outline, lang: Lang) -> Node:
    state = None
    if result.unread:
        state = node("p", words.UNREAD(lang), class_="alarm", role="note")
    elif result.crashed:
        state = node("p", words.CRASHED(lang), class_="alarm", role="note")
    elif not result.diagnostics:
        state = node("p", words.NO_FINDINGS(lang), class_="good")
    if result.suppressed:
        aside = node("p", words.SUPPRESSED(lang).format(n=len(result.suppressed)), class_="muted")
    else:
        aside = None
    listed = checklist(key, result, outline, lang)
    return node(
        "header",
        node("p", result.path, class_="path"),
        node("h2", title, id=f"{key}-title", lang="zh-Hans"),
        facts(result, lang),
        counts(result, lang),
        state,
        aside,
        node(
            "div",
            node("div", node("h3", words.PARTS(lang)), listed, class_="panel") if listed is not None else None,
            _chart_panel(key, result, outline, lang),
            class_="panels",
        ),
        class_="file-head",
    )


def _chart_panel(key: str, result: FileResult, outline: Outline, lang: Lang) -> Node | None:
    chart = by_part(key, result, outline, lang)
    return node("div", chart, class_="panel chart-panel") if chart is not None else None


def _desk(key: str, result: FileResult, outline: Outline, rows: Sequence[Mapping[str, Any]], run: Run) -> Node:
    lang, document = run.lang, result.document
    columns: list[Node | None] = []
    if document is not None:
        marks = marks_of(document, result.diagnostics)
        prose = Prose(key, document, outline, marks, figure_spans(rows), lang)
        columns.append(_contents(key, document, outline, lang))
        text = node("div", *prose.write(), class_="paper", lang="zh-Hans")
        columns.append(
            node(
                "section",
                node("h3", words.TEXT(lang), class_="only-reader", id=f"{key}-text-h"),
                text,
                class_="text",
                id=f"{key}-text",
                aria_labelledby=f"{key}-text-h",
            )
        )
    columns.append(_side(key, result, rows, run))
    return node("div", *columns, class_="desk" if document is not None else "desk bare")


def _contents(key: str, document: Document, outline: Outline, lang: Lang) -> Node | None:
    listed = [s for s in outline.sections if s.level <= 2 and s.title.strip()]
    if not listed:
        return None
    items = (
        node(
            "li",
            node("a", " ".join(document.slice(s.span).split())[:40].rstrip("。：: "), href=f"#{key}-s{s.index}"),
            class_=f"l{s.level}",
        )
        for s in listed
    )
    title = node("h3", words.OUTLINE(lang), id=f"{key}-contents")
    return node("nav", title, node("ol", *items), class_="contents", aria_labelledby=f"{key}-contents")


def _side(key: str, result: FileResult, rows: Sequence[Mapping[str, Any]], run: Run) -> Node:
    lang, document = run.lang, result.document
    cards = []
    for number, found in enumerate(result.diagnostics):
        chart = breakdown(f"{key}-f{number}-chart", found, rows, lang)
        cards.append(card(key, number, found, document, run, chart))
    body: Node = node("ol", *cards, class_="cards") if cards else node("p", words.NO_FINDINGS(lang), class_="muted")
    return node(
        "section",
        node("h3", f"{words.FINDINGS(lang)}（{len(cards)}）", id=f"{key}-side"),
        _filters(key, result, run) if len(cards) > 1 else None,
        body,
        class_="side",
        aria_labelledby=f"{key}-side",
    )


def _filters(key: str, result: FileResult, run: Run) -> Node:
    """Filters and stepping; useful only with the script, hence hidden until it runs."""
    lang = run.lang
    boxes = (
        node(
            "button",
            f"{SEVERITY_WORDS[s](lang)} {result.count(s)}",
            type="button",
            aria_pressed="true",
            class_=f"toggle {s.value}",
            data_severity=s.value,
        )
        for s in Severity
        if result.count(s)
    )
    names = sorted({(d.code, d.name) for d in result.diagnostics})
    options = (node("option", f"{code} {_title(run, name)}", value=name) for code, name in names)
    select = node("select", node("option", words.ALL_RULES(lang), value=""), *options, id=f"{key}-rule")
    return node(
        "div",
        node("div", *boxes, class_="toggles", role="group", aria_label=words.BY_SEVERITY(lang)),
        node("label", words.BY_RULE(lang), for_=f"{key}-rule", class_="only-reader"),
        select,
        node(
            "div",
            node("button", f"← {words.PREVIOUS(lang)}", type="button", data_step=-1),
            node("button", f"{words.NEXT(lang)} →", type="button", data_step=1),
            node("span", "", class_="shown", role="status", data_words=words.SHOWN(lang)),
            class_="steps",
        ),
        class_="filters",
        hidden=True,
    )


def _title(run: Run, name: str) -> str:
    rule = run.rules.get(name)
    return rule.title(run.lang) if rule else name

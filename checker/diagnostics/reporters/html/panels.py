"""What stands above and below the text: the checklist of parts, the counts, the table of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checker.diagnostics.message import Lang
from checker.diagnostics.model import Severity
from checker.diagnostics.reporters.advice import SEVERITY_WORDS, STATE_WORDS
from checker.diagnostics.reporters.html import words
from checker.diagnostics.reporters.html.build import Node, node
from checker.diagnostics.result import FileResult
from checker.document import Outline, Span

STATE_SIGNS = {"own": "✓", "sub": "✓", "mention": "△", "missing": "✗"}


def counts(result: FileResult, lang: Lang) -> Node:
    """Findings by severity, gravest first."""
    items = (
        node(
            "li",
            node("b", str(result.count(s))),
            SEVERITY_WORDS[s](lang),
            class_=f"count {s.value}{'' if result.count(s) else ' none'}",
        )
        for s in Severity
    )
    return node("ul", *items, class_="counts", aria_label=words.SUMMARY(lang))


def facts(result: FileResult, lang: Lang) -> Node | None:
    """Issuer, year and date as the report gives them."""
    found = result.facts
    pairs = (
        (words.ISSUER, found.issuer.value if found.issuer else None),
        (words.YEAR, str(found.year.value) if found.year else None),
        (words.PUBLISHED, found.published.value.isoformat() if found.published else None),
    )
    rows = [node("div", node("dt", name(lang)), node("dd", value)) for name, value in pairs if value]
    if result.coverage is not None and result.coverage.figures:
        said = words.COVERAGE(lang).format(parsed=result.coverage.parsed, figures=result.coverage.figures)
        rows.append(node("div", node("dt", words.FIGURES(lang)), node("dd", said)))
    return node("dl", *rows, class_="facts") if rows else None


def checklist(key: str, result: FileResult, outline: Outline, lang: Lang) -> Node | None:
    """The required parts and how each stands."""
    if result.document is None:
        return None
    if not result.parts:
        return node("p", words.NO_PARTS(lang), class_="muted")
    items = []
    for part in result.parts:
        section = next((s for s in outline.sections if part.span and s.span.overlaps(part.span)), None)
        title: Node = node("span", part.title(lang), class_="part")
        if section is not None and part.state in ("own", "sub"):
            title = node("a", part.title(lang), href=f"#{key}-s{section.index}", class_="part")
        sign = node("span", STATE_SIGNS[part.state], class_="sign", aria_hidden="true")
        state = node("span", STATE_WORDS[part.state](lang), class_="state")
        items.append(node("li", sign, title, state, class_=f"state-{part.state}"))
    return node("ul", *items, class_="parts")


def claim_rows(result: FileResult) -> tuple[Mapping[str, Any], ...]:
    """The figures that measure something; dates, ordinals and identifiers have no `index`."""
    return tuple(row for row in result.claims or () if row.get("index") is not None)


def figure_spans(rows: Sequence[Mapping[str, Any]]) -> tuple[Span, ...]:
    """Where the figures of the claims stand."""
    return tuple(Span(int(row["span"]["start"]), int(row["span"]["end"])) for row in rows)


def figures(key: str, rows: Sequence[Mapping[str, Any]], lang: Lang) -> Node | None:
    """The claims as a table."""
    if not rows:
        return None
    head = node("tr", *(node("th", name(lang), scope="col") for name in words.COLUMNS))
    said = {row["index"]: str(row["text"]) for row in rows}
    body = node("tbody", *(_row(key, number, row, said) for number, row in enumerate(rows)))
    table = node("table", node("thead", head), body, class_="figures")
    title = f"{words.FIGURES_LONG(lang)}（{len(rows)}）"
    area = node("div", table, class_="scroll", tabindex=0, role="region", aria_label=words.FIGURES_LONG(lang))
    return node(
        "details",
        node("summary", node("h3", title)),
        node("p", words.FIGURES_LEAD(lang), class_="muted"),
        area,
        class_="panel wide",
        id=f"{key}-figures",
    )


def _row(key: str, number: int, row: Mapping[str, Any], said: Mapping[Any, str]) -> Node:
    above = said.get(row.get("parent"), "")
    link = node("a", str(row["text"]), href=f"#{key}-c{number}", data_go=f"{key}-c{number}")
    cells = (row.get("value"), row.get("unit"), row.get("subject"), row.get("action"), row.get("scope"))
    rest = (*cells, row.get("period"), above)
    return node(
        "tr",
        node("th", link, scope="row"),
        *(node("td", "" if c is None else str(c), class_="num" if i == 0 else None) for i, c in enumerate(rest)),
    )

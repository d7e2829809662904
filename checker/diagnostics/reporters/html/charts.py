"""Two small pictures drawn as SVG: findings by part, and a breakdown against its total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from checker.diagnostics.message import Lang
from checker.diagnostics.model import Diagnostic, Severity
from checker.diagnostics.reporters.advice import SEVERITY_WORDS, is_placed
from checker.diagnostics.reporters.html import words
from checker.diagnostics.reporters.html.build import Node, node
from checker.diagnostics.result import FileResult
from checker.document import Outline

BREAKDOWNS = frozenset({"breakdown-sum", "breakdown-exceeds", "part-exceeds-whole"})
WIDTH = 320
"""Width of a drawing on a card, in its own units (about one pixel)."""
WIDE, LEFT, NAME = 480, 216, 16
"""Width of the drawing at the top, where its bars begin, and the characters of a name that fit before them."""
ROW = 25


def by_part(key: str, result: FileResult, outline: Outline, lang: Lang) -> Node | None:
    """Findings in each top-level section, stacked by severity; nothing when there is little to see."""
    tops = [s for s in outline.sections if s.level == 1]
    document = result.document
    if document is None or len(tops) < 2 or len(result.diagnostics) < 2:
        return None
    tally = [Counter[Severity]() for _ in range(len(tops) + 2)]
    for found in result.diagnostics:
        start = found.primary.span.start
        row = sum(s.span.start <= start for s in tops) + 1 if is_placed(document, found.primary.span) else 0
        tally[row][found.severity] += 1
    heads = [" ".join(document.slice(s.span).split()) for s in tops]
    names = [words.WHOLE(lang), words.PREAMBLE(lang), *heads]
    rows = [(name, count) for i, (name, count) in enumerate(zip(names, tally, strict=True)) if count or i > 1]
    unit = (WIDE - LEFT - 34) / max(sum(count.values()) for _, count in rows)
    drawing = [part for i, (name, count) in enumerate(rows) for part in _bar(i, name, count, unit, lang)]
    said = "；".join(f"{name} {sum(count.values())}" for name, count in rows)
    return _figure(f"{key}-by-part", words.BY_PART(lang), said, drawing, WIDE, ROW * len(rows))


def _bar(index: int, name: str, tally: Counter[Severity], unit: float, lang: Lang) -> list[Node]:
    top = index * ROW
    short = name if len(name) <= NAME else name[: NAME - 1] + "…"
    out = [node("text", short, x=LEFT - 8, y=top + 17, text_anchor="end", class_="name")]
    left = float(LEFT)
    for severity in Severity:
        if count := tally[severity]:
            wide = count * unit
            rect = node("rect", x=_n(left), y=top + 5, width=_n(max(wide - 1, 2)), height=16, rx=2)
            rect.set("class", f"bar {severity.value}")
            rect.append(node("title", f"{SEVERITY_WORDS[severity](lang)} {count}"))
            out.append(rect)
            left += wide
    out.append(node("text", str(sum(tally.values())), x=_n(left + 6), y=top + 17, class_="value"))
    return out


def breakdown(key: str, found: Diagnostic, claims: Sequence[Mapping[str, Any]], lang: Lang) -> Node | None:
    """A total and, end to end below it, the parts that should make it up; needs the claims to know the values."""
    if found.name not in BREAKDOWNS or not claims:
        return None
    rows = [r for r in (_claim_at(claims, label.span.start) for label in (found.primary, *found.secondary)) if r]
    total, parts = _split(rows)
    if total is None or not parts:
        return None
    whole = _value(total)
    values = [_value(p) for p in parts]
    most = max(whole, sum(values, Decimal(0)))
    if most <= 0 or min(values) < 0:
        return None
    unit = Decimal(WIDTH - 10) / most
    drawing = [
        node("text", f"{words.TOTAL(lang)} {total['text']}", x=2, y=12, class_="name"),
        node("rect", x=2, y=17, width=_n(whole * unit), height=14, rx=2, class_="bar total"),
        node("text", f"{words.SUM(lang)} {_plain(sum(values, Decimal(0)))}", x=2, y=50, class_="name"),
    ]
    left = Decimal(2)
    for index, (part, value) in enumerate(zip(parts, values, strict=True)):
        rect = node("rect", x=_n(left), y=55, width=_n(max(value * unit - 1, Decimal(1))), height=14, rx=2)
        rect.set("class", f"bar part{index % 2}")
        rect.append(node("title", str(part["text"])))
        drawing.append(rect)
        left += value * unit
    edge = _n(2 + whole * unit)
    drawing.append(node("line", x1=edge, x2=edge, y1=14, y2=72, class_="edge"))
    said = f"{words.TOTAL(lang)} {total['text']}；" + " + ".join(str(p["text"]) for p in parts)
    return _figure(key, words.BREAKDOWN(lang), said, drawing, WIDTH, 74)


def _claim_at(claims: Sequence[Mapping[str, Any]], at: int) -> Mapping[str, Any] | None:
    return next((c for c in claims if c["span"]["start"] <= at < c["span"]["end"] and c.get("value")), None)


def _split(rows: Sequence[Mapping[str, Any]]) -> tuple[Mapping[str, Any] | None, list[Mapping[str, Any]]]:
    """The total among the labelled figures, and the rest: the one the others call their parent, else the largest."""
    if len(rows) < 2:
        return None, []
    parents = Counter(row.get("parent") for row in rows)
    known = [row for row in rows if parents[row["index"]] * 2 >= len(rows) - 1]
    total = known[0] if known else max(rows, key=_value)
    return total, [row for row in rows if row is not total]


def _value(row: Mapping[str, Any]) -> Decimal:
    try:
        return Decimal(str(row["value"]))
    except InvalidOperation:
        return Decimal(0)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _n(value: Decimal | float) -> str:
    return f"{float(value):.1f}".rstrip("0").rstrip(".")


def _figure(key: str, title: str, said: str, drawing: Sequence[Node], width: int, height: int) -> Node:
    picture = node("svg", node("title", title, id=f"{key}-t"), node("desc", said, id=f"{key}-d"), *drawing)
    picture.set("viewBox", f"0 0 {width} {height}")
    picture.set("role", "img")
    picture.set("aria-labelledby", f"{key}-t {key}-d")
    return node("figure", node("figcaption", title), picture, class_="chart")

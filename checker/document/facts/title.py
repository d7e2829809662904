"""The title of a report: the lines marked by the reader, else the lines of the head that read like one."""

from __future__ import annotations

from checker.document.facts.model import Fact
from checker.document.model import BlockKind, Document
from checker.document.outline.lines import Line
from checker.document.span import Span
from checker.document.titles import find_title

_HEAD_LINES = 12


def title_lines(document: Document, lines: tuple[Line, ...]) -> tuple[int, ...]:
    """Indices in `lines` of the title's lines; empty without a title in the text."""
    marked = tuple(i for i, line in enumerate(lines) if line.kind is BlockKind.TITLE)
    if marked:
        return marked
    head: list[tuple[int, str]] = []
    for i, line in enumerate(lines[:_HEAD_LINES]):
        if line.ended and len(line.text) > 20:
            break
        if not line.meta and not line.aside:
            head.append((i, line.text))
    return find_title(head, document.meta.get("title"))


def find_title_fact(document: Document, lines: tuple[Line, ...]) -> Fact[str] | None:
    """The title with its place, or as a meta tag of the page gives it."""
    found = title_lines(document, lines)
    if found:
        text = "".join(lines[i].text for i in found)
        return Fact(text, Span(lines[found[0]].span.start, lines[found[-1]].span.end), "title")
    stated = document.meta.get("title")
    return Fact(stated, None, "meta:title") if stated else None

"""The title of a report: the lines marked by the reader, else the lines of the head that read like one."""

from __future__ import annotations

from checker import lazy
from checker.document.facts.model import Fact
from checker.document.model import BlockKind, Document
from checker.document.outline.lines import Line
from checker.document.span import Span
from checker.document.titles import find_title

_HEAD_LINES = 12
_TITLE = lazy.compile(
    r"^(?=.*(?:(?:19|20)\d\d|二[〇○零]|关于)).{6,70}(?:报告|总结|年报|汇报|情况|公示|公告|通知|方案|意见|打算|思路)(?:[（(].{1,20}[）)])?$"
)
_NO_TITLE = lazy.compile(r"[。；;]|[:：]$|^[（(一二三四五六七八九十\d][）)、.．一二三四五六七八九十]")


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
    found = find_title(head, document.meta.get("title"))
    return found or next(((i,) for i, words in head if _TITLE.search(words) and not _NO_TITLE.search(words)), ())


def find_title_fact(document: Document, lines: tuple[Line, ...]) -> Fact[str] | None:
    """The title with its place, or as a meta tag of the page gives it."""
    found = title_lines(document, lines)
    if found:
        text = "".join(lines[i].text for i in found)
        return Fact(text, Span(lines[found[0]].span.start, lines[found[-1]].span.end), "title")
    stated = document.meta.get("title")
    return Fact(stated, None, "meta:title") if stated else None

"""Word documents (.docx): body order, tables, lists, text boxes and footnotes, tracked changes read as accepted.

How places are counted is said in `word_runs.py`. The text of footnotes stands at the end, one FOOTNOTE block a
paragraph. Word comments `fazhi: ignore …` become directives over the paragraphs they are anchored in.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from checker import lazy
from checker.document.directives import parse_directive
from checker.document.furniture import set_aside
from checker.document.model import Block, BlockKind, Directive, Document, ReadNote
from checker.document.place import SourceMap
from checker.document.reader import UnreadableInput
from checker.document.readers.flow import Composed, FlowTable, Para
from checker.document.readers.text import empty
from checker.document.readers.word_body import Body
from checker.document.readers.word_numbering import Numbering
from checker.document.readers.word_package import Package, W, damaged
from checker.document.readers.word_paragraph import Anchor
from checker.document.readers.word_styles import Styles
from checker.document.span import Span
from checker.document.titles import fold

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_DRAWING = lazy.compile(r"\}(?:drawing|pict|object)$")


def read_word(data: bytes, path: str) -> Document:
    """Read one .docx file; raises `UnreadableInput` where it cannot be opened or holds no text."""
    package = Package(data)
    root = package.xml(package.main)
    body = root.find(f"{W}body") if root is not None else None
    if root is None or body is None:
        raise damaged()
    styles = Styles(package.beside("styles.xml"))
    numbering = Numbering(package.beside("numbering.xml"), styles)
    main = Body(root, "body", styles, numbering)
    items: list[Para | FlowTable] = list(main.flow(body))
    if not any(_has_words(item) for item in items):
        raise _no_words(root)
    items += _notes(package, main.reader.notes, styles)
    composed = Composed().flow(items)
    blocks, meta = set_aside(composed.text, composed.blocks, _stated(package, composed))
    return Document(
        path,
        "docx",
        composed.text,
        blocks,
        SourceMap(composed.segments),
        tuple(composed.tables),
        meta,
        tuple(_read_notes(body)),
        directives=tuple(_directives(package, main.reader.anchors, composed)),
    )


def _has_words(item: Para | FlowTable) -> bool:
    return (
        bool(item.text.strip()) if isinstance(item, Para) else any(p.text.strip() for c in item.cells for p in c.paras)
    )


def _no_words(root: Any) -> UnreadableInput:
    if any(_DRAWING.search(str(node.tag)) for node in root.iter()):
        return UnreadableInput(
            "Word 文件里只有图片，没有可检查的文字（可能是扫描件）。",
            "The Word file holds pictures but no text (a scan?).",
            "请使用带文字的原稿，或先做文字识别。",
            "Use the original with text, or run text recognition first.",
        )
    return empty()


def _notes(package: Package, references: list[tuple[str, str]], styles: Styles) -> Iterator[Para]:
    """The footnotes and endnotes the text refers to, in the order of their references."""
    for part in ("footnote", "endnote"):
        wanted = [ident for p, ident in references if p == part]
        root = package.beside(f"{part}s.xml") if wanted else None
        if root is None:
            continue
        nodes = {n.get(f"{W}id"): n for n in root.iter(f"{W}{part}")}
        body = Body(root, part, styles, None)
        for ident in dict.fromkeys(wanted):
            node = nodes.get(ident)
            for item in body.flow(node) if node is not None else ():
                for para in [item] if isinstance(item, Para) else [p for c in item.cells for p in c.paras]:
                    para.kind, para.level = BlockKind.FOOTNOTE, None
                    yield para


def _stated(package: Package, composed: Composed) -> dict[str, str]:
    """The title among the file's properties, where the text bears it out (it is often left from another draft)."""
    core = package.xml("docProps/core.xml")
    title = core.findtext(_TITLE) if core is not None else None
    name = fold(title or "")
    head = [fold(composed.text[b.span.start : b.span.end]) for b in composed.blocks[:12]]
    shown = name and (name in head or any(a + b == name for a, b in pairwise(head)))
    return {"title": " ".join((title or "").split())} if shown else {}


def _read_notes(body: Any) -> Iterator[ReadNote]:
    if body.find(f".//{W}altChunk") is not None:
        yield ReadNote(
            "文件中嵌入了另一份文档，其内容没有读取；请在 Word 中打开后另存。",
            "Another document is embedded in the file and was not read; open the file in Word and save it anew.",
            unread=True,
        )


def _directives(package: Package, anchors: dict[str, Anchor], composed: Composed) -> Iterator[Directive]:
    root = package.beside("comments.xml") if anchors else None
    for node in root.iter(f"{W}comment") if root is not None else ():
        parsed = parse_directive("".join(t.text or "" for t in node.iter(f"{W}t")))
        anchor = anchors.get(node.get(f"{W}id") or "")
        if parsed is None or anchor is None:
            continue
        start, end = _offset(anchor.start or anchor.end, composed), _offset(anchor.end or anchor.start, composed)
        if start is None or end is None:
            continue
        span = Span(start, max(start, end))
        yield Directive(span, _whole(composed.blocks, span), *parsed)


def _offset(at: tuple[Para, int] | None, composed: Composed) -> int | None:
    """The offset in the text of a place in a paragraph's untrimmed words."""
    if at is None or id(at[0]) not in composed.starts:
        return None
    para, offset = at
    cut = len(para.text) - len(para.text.lstrip())
    return composed.starts[id(para)] + min(max(offset - cut, 0), len(para.text.strip()))


def _whole(blocks: list[Block], span: Span) -> Span:
    """The blocks a span touches, whole."""
    touched = [b.span for b in blocks if b.span.start <= span.end and span.start <= b.span.end]
    return Span(min(s.start for s in touched), max(s.end for s in touched)) if touched else span

"""Remarks that silence rules: `<!-- fazhi: ignore[wording, N102] reason -->`, Word comments `fazhi: ignore wording …`.

In text and Markdown a remark covers its own paragraph, or the next one when it stands on a line of its own; the remark
itself is furniture, never prose. Readers of other formats call `parse_directive` on their comments.
"""

from __future__ import annotations

import re
from dataclasses import replace

from checker import lazy
from checker.document.model import Block, BlockKind, Directive, Document
from checker.document.span import Span

_REMARK = lazy.compile(r"<!--(?P<words>[^<>]{0,500}?)-->")
_IGNORE = lazy.compile(
    r"\s*fazhi\s*[:：]\s*(?:ignore|忽略)\s*(?:[\[［【](?P<list>[^\]］】]*)[\]］】]|(?P<one>[\w-]+))(?P<why>.*)", re.S
)
_SPLIT = lazy.compile(r"[\s,，、;；]+")


def parse_directive(comment: str) -> tuple[tuple[str, ...], str] | None:
    """Rule names (or codes) and reason of a comment's words; None when it is no `fazhi: ignore` remark."""
    match = _IGNORE.fullmatch(comment.strip())
    if match is None:
        return None
    listed = match["list"] if match["list"] is not None else match["one"]
    names = tuple(n for n in _SPLIT.split(listed) if n)
    return names, match["why"].strip(" \t\r\n:：-—,，")


def with_directives(document: Document) -> Document:
    """`document` with the remarks in its text read and set aside; other documents come back as they are."""
    if document.format not in ("text", "markdown") or "fazhi" not in document.text:
        return document
    remarks = [m for m in _REMARK.finditer(document.text) if parse_directive(m["words"])]
    if not remarks:
        return document
    spans = [Span(m.start(), m.end()) for m in remarks]
    blocks = tuple(piece for block in document.blocks for piece in _without(block, spans))
    prose = [b for b in blocks if b.kind is not BlockKind.FURNITURE and document.slice(b.span).strip()]
    directives = []
    for match, span in zip(remarks, spans, strict=True):
        names, reason = parse_directive(match["words"]) or ((), "")
        directives.append(Directive(span, _target(document, prose, span), names, reason))
    return replace(document, blocks=blocks, directives=(*document.directives, *directives))


def _without(block: Block, remarks: list[Span]) -> list[Block]:
    """`block` cut at the remarks inside it; each remark becomes a furniture block."""
    inside = [r for r in remarks if block.span.covers(r)]
    if not inside or block.kind is BlockKind.FURNITURE:
        return [block]
    out: list[Block] = []
    at = block.span.start
    for remark in inside:
        if remark.start > at:
            out.append(replace(block, span=Span(at, remark.start)))
        out.append(Block(remark, BlockKind.FURNITURE))
        at = remark.end
    if at < block.span.end:
        out.append(replace(block, span=Span(at, block.span.end)))
    return out


def _target(document: Document, prose: list[Block], remark: Span) -> Span:
    """The paragraph the remark shares a line with, else the next one."""
    line = document.position(remark.start)[0]
    same = [b.span for b in prose if document.position(b.span.start)[0] == line]
    if same:
        return Span(min(s.start for s in same), max(s.end for s in same))
    return next((b.span for b in prose if b.span.start >= remark.end), Span(remark.end, remark.end))

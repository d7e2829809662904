"""Writes the findings of one Word draft into the draft as comments; everything else stays as it was."""

from __future__ import annotations

from typing import Any

from checker.diagnostics.reporters.docx import comments as notes
from checker.diagnostics.reporters.docx.anchors import Anchor, Anchors, cut, ends
from checker.diagnostics.reporters.docx.parts import Parts, W
from checker.diagnostics.reporters.docx.remarks import Remark, remarks
from checker.diagnostics.result import FileResult
from checker.diagnostics.run import Run
from checker.document import BlockKind, Document, Span
from checker.document.readers.word_runs import atoms, paragraphs, runs


def annotate(data: bytes, result: FileResult, run: Run) -> bytes:
    """The package `data` with comments by `fazhi` for `result`; earlier ones by `fazhi` are replaced.

    `result.document` must have been read from `data`. The same input gives the same bytes.
    """
    assert result.document is not None
    parts = Parts(data)
    main = parts.tree(parts.main)
    name = parts.related(notes.KIND)
    part = parts.tree(name) if name else notes.new_comments()
    beside = {kind: found for kind in ("footnote", "endnote") if (found := parts.related(f"{kind}s"))}
    anchors = Anchors(result.document, main, {kind: parts.tree(found) for kind, found in beside.items()})
    placed, left = _place(remarks(result, run.lang), anchors)
    title = _title_anchor(result.document, result, anchors, main)
    pieces = cut([anchor for anchor, _ in placed] + ([title] if title else []))
    notes.forget(parts, notes.remove_own(part, main))
    ident = notes.free_ident(part, main)
    if title is not None:
        placed.insert(0, (title, left))
    for anchor, remark in placed:
        notes.mark(ident, *ends(anchor, pieces))
        notes.add_comment(part, ident, remark.lines)
        ident += 1
    parts.put(parts.main, main)
    if name is None:
        name = parts.free_name("comments.xml")
        parts.relate(name, notes.KIND, notes.TYPE)
    parts.put(name, part)
    return parts.package()


def _place(wanted: list[Remark], anchors: Anchors) -> tuple[list[tuple[Anchor, Remark]], Remark]:
    """The remarks with their anchors; what has none joins the summary, which comes first in `wanted`."""
    summary = wanted[0]
    placed: list[tuple[Anchor, Remark]] = []
    loose: list[str] = []
    for remark in wanted[1:]:
        anchor = anchors.find(remark.span) if remark.span is not None else None
        if anchor is None:
            loose += remark.lines
        else:
            placed.append((anchor, remark))
    return placed, Remark(None, (*summary.lines[:-1], *loose, summary.lines[-1]))


def _title_anchor(document: Document, result: FileResult, anchors: Anchors, main: Any) -> Anchor | None:
    """The title's words, else the first words of the text, else the first run that says anything."""
    tries: list[Span] = []
    if result.facts.title and result.facts.title.span:
        tries.append(result.facts.title.span)
    tries += [b.span for b in document.prose if b.kind is BlockKind.TITLE][:1]
    tries += [b.span for b in document.prose][:5]
    for span in tries:
        anchor = anchors.find(span)
        if anchor is not None:
            return anchor
    body = main.find(f"{W}body")
    for paragraph in paragraphs(main if body is None else body):
        for node in runs(paragraph):
            if any(True for _ in atoms(node)):
                return Anchor(node, node)
    return None

"""The report's text as the author wrote it: headings, paragraphs and tables with the findings marked in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from checker.dataclass import dataclass
from checker.diagnostics.message import Lang
from checker.diagnostics.reporters.html import words
from checker.diagnostics.reporters.html.build import Node, node
from checker.diagnostics.reporters.html.marks import Mark, Piece, pieces
from checker.document import Block, BlockKind, Document, Outline, Section, Span

SIDES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True)
class Prose:
    """What is needed to write one report's text."""

    key: str
    """Prefix of all ids of this file."""
    document: Document
    outline: Outline
    marks: tuple[Mark, ...]
    figures: tuple[Span, ...]
    lang: Lang

    def write(self) -> Iterator[Node]:
        """The elements of the text, in order."""
        heads = {s.span.start: s for s in self.outline.sections}
        for aside, group in groupby(self.document.blocks, key=lambda b: b.kind is BlockKind.FURNITURE):
            blocks = [b for b in group if self.document.slice(b.span).strip()]
            if not aside:
                yield from self._body(blocks, heads)
            elif blocks:
                lines = (node("p", *self._words(b.span), class_="line") for b in blocks)
                yield node("details", node("summary", words.FURNITURE(self.lang)), *lines, class_="furniture")

    def _body(self, blocks: Sequence[Block], heads: dict[int, Section]) -> Iterator[Node]:
        done: set[int] = set()
        for block in blocks:
            if block.table is not None and block.table < len(self.document.tables):
                if block.table not in done:
                    done.add(block.table)
                    yield self._table(block.table)
                continue
            section = heads.get(block.span.start + _indent(self.document.slice(block.span)))
            yield self._block(block, section)

    def _block(self, block: Block, section: Section | None) -> Node:
        if section is None:
            kind = {BlockKind.TITLE: "title", BlockKind.META: "meta", BlockKind.FOOTNOTE: "note"}.get(block.kind, "")
            return node("p", *self._words(block.span), class_=f"line {kind}".strip())
        anchor = f"{self.key}-s{section.index}"
        level = min(section.level, 3)
        if section.run_in or section.span.end < block.span.end:
            head = Span(block.span.start, min(section.span.end, block.span.end))
            rest = Span(head.end, block.span.end)
            strong = node("strong", *self._words(head), class_=f"run-in l{level}")
            return node("p", strong, *self._words(rest), class_="line", id=anchor)
        return node(f"h{level + 3}", *self._words(block.span), class_=f"line head l{level}", id=anchor)

    def _table(self, number: int) -> Node:
        table = self.document.tables[number]
        body = node("tbody")
        for _, row in groupby(sorted(table.cells, key=lambda c: (c.row, c.column)), key=lambda c: c.row):
            body.append(
                node(
                    "tr",
                    *(
                        node(
                            "td",
                            *self._words(c.span),
                            rowspan=c.rowspan if c.rowspan > 1 else None,
                            colspan=c.colspan if c.colspan > 1 else None,
                        )
                        for c in row
                    ),
                )
            )
        return node("div", node("table", body), class_="scroll", tabindex=0)

    def _words(self, span: Span) -> Iterator[Node | str]:
        for piece in pieces(span, self.marks, self.figures):
            yield self._piece(piece)

    def _piece(self, piece: Piece) -> Node | str:
        said = self.document.slice(piece.span)
        inner: Node | str = said
        if piece.figure is not None:
            anchor = f"{self.key}-c{piece.figure}" if piece.opens_figure else None
            inner = node("span", said, class_="fig", id=anchor)
        if not piece.marks:
            return inner
        first = piece.marks[0]
        opens = piece.opens
        link = node(
            "a",
            *(node("span", id=f"{self.key}-f{m.finding}-l{m.label}", class_="at") for m in opens),
            inner,
            href=f"#{self.key}-f{first.finding}",
            class_=f"mark {first.severity.value}{'' if len(piece.span) else ' caret'}",
            data_f=" ".join(dict.fromkeys(str(m.finding) for m in piece.marks)),
            data_n=_numbers(m for m in piece.marks if m.span.end == piece.span.end),
            data_side=_sides(opens),
            aria_describedby=f"{self.key}-f{first.finding}-m",
            tabindex=None if opens else -1,
        )
        if not len(piece.span):
            link.set("aria-label", "‸")
        return link


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _numbers(marks: Iterable[Mark]) -> str | None:
    return "、".join(dict.fromkeys(str(m.finding + 1) for m in marks)) or None


def _sides(marks: Sequence[Mark]) -> str | None:
    """Which side of which finding begins here, for the page's script: `finding:sign`."""
    return " ".join(f"{m.finding}:{SIDES[min(m.label, len(SIDES) - 1)]}" for m in marks) or None

"""Walks a part of a Word file in reading order: paragraphs, tables, and text boxes after the paragraph they hang on.

Tracked changes are read as accepted; content controls and smart tags are looked into.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from checker.dataclass import dataclass
from checker.document.place import Place
from checker.document.readers.flow import FlowCell, FlowTable, Para
from checker.document.readers.grid import lay_out
from checker.document.readers.word_numbering import Numbering
from checker.document.readers.word_package import W
from checker.document.readers.word_paragraph import GONE, MC, ParagraphReader, boxes
from checker.document.readers.word_runs import paragraphs
from checker.document.readers.word_styles import Styles, integer

_LONG_CELL = 400
_OPENED = frozenset((f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"))


@dataclass(frozen=True, slots=True)
class _Row:
    """A table row: its element, its `w:tc` elements and what stands in each."""

    node: Any
    cells: list[Any]
    read: list[list[Para]]


class Body:
    """One part (body, footnotes, endnotes) as flow items."""

    def __init__(self, root: Any, part: str, styles: Styles, numbering: Numbering | None) -> None:
        self._part = part
        self._index = {p: i for i, p in enumerate(paragraphs(root))}
        self._tables = {t: i for i, t in enumerate(root.iter(f"{W}tbl"), 1)}
        self.reader = ParagraphReader(styles, numbering)

    def flow(self, parent: Any, place: Place | None = None) -> Iterator[Para | FlowTable]:
        """The paragraphs and tables under an element; `place` says in which table cell it stands."""
        place = place or Place(part=self._part)
        for node in children(parent):
            if node.tag == f"{W}p":
                yield from self._paragraph(node, place)
            elif node.tag == f"{W}tbl":
                yield from self._table(node, place)

    def _paragraph(self, node: Any, place: Place) -> Iterator[Para]:
        yield from self.reader.read(node, replace(place, paragraph=self._index[node]))
        for box in boxes(node):
            for item in self.flow(box, replace(place, part="textbox")):
                yield from _flat(item)

    def _table(self, node: Any, place: Place) -> Iterator[Para | FlowTable]:
        number = self._tables[node]
        rows: list[_Row] = []
        for r, row in enumerate((n for n in children(node) if n.tag == f"{W}tr"), 1):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = [c for c in children(row) if c.tag == f"{W}tc"]
            read = [self._cell(cell, replace(place, table=number, row=r, cell=c)) for c, cell in enumerate(cells, 1)]
            rows.append(_Row(row, cells, read))
        nested = any(c.find(f".//{W}tbl") is not None for row in rows for c in row.cells)
        grid = None if nested or _arranges(rows) else _grid(rows)
        if grid is not None:
            yield grid
        else:
            yield from (p for row in rows for cell in row.read for p in cell)

    def _cell(self, cell: Any, place: Place) -> list[Para]:
        return [p for item in self.flow(cell, place) for p in _flat(item) if p.text.strip()]


def children(parent: Any) -> Iterator[Any]:
    """The child elements, with content controls and accepted insertions opened, deletions left out."""
    for child in parent:
        if child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            if content is not None:
                yield from children(content)
        elif child.tag in _OPENED:
            yield from children(child)
        elif child.tag == f"{MC}AlternateContent":
            choice = child.find(f"{MC}Choice")
            yield from children(choice if choice is not None else child)
        elif child.tag not in GONE:
            yield child


def _flat(item: Para | FlowTable) -> list[Para]:
    return [item] if isinstance(item, Para) else [p for cell in item.cells for p in cell.paras]


def _arranges(rows: list[_Row]) -> bool:
    """A table that only arranges the page: one row or column, or one cell with nearly all of a long text."""
    if len(rows) < 2 or max((len(row.cells) for row in rows), default=0) < 2:
        return True
    sizes = [sum(len(p.text) for p in cell) for row in rows for cell in row.read]
    return max(sizes) > _LONG_CELL and max(sizes) * 10 > sum(sizes) * 6


def _grid(rows: list[_Row]) -> FlowTable | None:
    """The grid from `gridSpan` and `vMerge`; a continued cell belongs to the one that began above it."""
    skips = [integer(row.node.find(f"{W}trPr/{W}gridBefore")) or 0 for row in rows]
    widths = [[integer(c.find(f"{W}tcPr/{W}gridSpan")) or 1 for c in row.cells] for row in rows]
    laid = lay_out(
        [[(1, n) for n in ([skip] if skip else []) + line] for skip, line in zip(skips, widths, strict=True)]
    )
    if laid is None:
        return None
    places, columns = laid
    out: list[FlowCell] = []
    begun: dict[int, int] = {}
    for r, row in enumerate(rows):
        line = places[r][1:] if skips[r] else places[r]
        for cell, paras, (_, column, _, across) in zip(row.cells, row.read, line, strict=True):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            above = begun.get(column)
            if merge is not None and merge.get(f"{W}val", "continue") == "continue" and above is not None:
                top = out[above]
                out[above] = replace(top, paras=top.paras + paras, rowspan=r - top.row + 1)
                continue
            begun.pop(column, None)
            if merge is not None:
                begun[column] = len(out)
            out.append(FlowCell(paras, r, column, 1, across))
    return FlowTable(len(rows), columns, out)

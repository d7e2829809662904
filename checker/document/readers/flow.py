"""From paragraphs and tables in reading order to one text with its blocks, tables and source map.

Shared by the readers of HTML, Word and PDF. Blocks are separated by a newline, the cells of one table row by a tab;
paragraphs inside one cell stay blocks of their own, separated by a newline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace

from checker.dataclass import dataclass
from checker.document.model import Block, BlockKind, Cell, Table
from checker.document.place import Place, Segment
from checker.document.span import Span

_SPACE = " \t\u3000\xa0\n\r"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text whose characters follow one another in the source from `place` on."""

    text: str
    place: Place


@dataclass(slots=True)
class Para:
    """A paragraph while it is being read."""

    pieces: list[Piece] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    bold: bool = False

    @property
    def text(self) -> str:
        """The words read so far."""
        return "".join(p.text for p in self.pieces)


@dataclass(frozen=True, slots=True)
class FlowCell:
    """A table cell: its paragraphs and its place in the grid (0-based)."""

    paras: list[Para]
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class FlowTable:
    """A data table: its cells in reading order."""

    rows: int
    columns: int
    cells: list[FlowCell]


@dataclass(slots=True)
class Composed:
    """The parts of a `Document` that come from its flow."""

    blocks: list[Block] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    chunks: list[str] = field(default_factory=list)
    starts: dict[int, int] = field(default_factory=dict)
    """Where each paragraph object (by `id`) begins in the text."""
    size: int = 0

    @property
    def text(self) -> str:
        """The whole text."""
        if len(self.chunks) > 1:
            self.chunks[:] = ["".join(self.chunks)]
        return "".join(self.chunks)

    def _put(self, text: str) -> None:
        self.chunks.append(text)
        self.size += len(text)

    def para(self, para: Para, **cell: int) -> None:
        """Append one paragraph, without the white space at its ends."""
        start = self.starts[id(para)] = self.size
        for piece in trimmed(para.pieces):
            self._segment(piece, start)
            self._put(piece.text)
        kind = BlockKind.CELL if cell else para.kind
        self.blocks.append(Block(Span(start, self.size), kind, para.level, para.bold, **cell))

    def _segment(self, piece: Piece, start: int) -> None:
        """A segment for a piece, joined with the one before where it goes straight on in the source."""
        last = self.segments[-1] if self.segments else None
        end = self.size + len(piece.text)
        goes_on = last and last.start >= start and last.place.offset is not None
        if last and goes_on and moved(last.place, last.end - last.start) == piece.place:
            self.segments[-1] = replace(last, end=end)
        else:
            self.segments.append(Segment(self.size, end, piece.place))

    def table(self, table: FlowTable) -> None:
        """Append one table."""
        start = self.size
        cells: list[Cell] = []
        last = 0
        for i, cell in enumerate(table.cells):
            if i:
                self._put("\n" if cell.row != last else "\t")
            last = cell.row
            first = self.size
            for j, para in enumerate(cell.paras or [Para()]):
                if j:
                    self._put("\n")
                self.para(para, table=len(self.tables), row=cell.row, column=cell.column)
            cells.append(Cell(Span(first, self.size), cell.row, cell.column, cell.rowspan, cell.colspan))
        self.tables.append(Table(Span(start, self.size), table.rows, table.columns, tuple(cells)))

    def flow(self, items: Iterable[Para | FlowTable]) -> Composed:
        """Append paragraphs and tables, a newline between them; paragraphs without any words are left out."""
        for item in items:
            if isinstance(item, Para) and not item.text.strip():
                continue
            if self.blocks:
                self._put("\n")
            if isinstance(item, Para):
                self.para(item)
            else:
                self.table(item)
        return self


def trimmed(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces without white space at the two ends of the paragraph; places move along."""
    first, last = 0, len(pieces)
    while first < last and not pieces[first].text.strip(_SPACE):
        first += 1
    while last > first and not pieces[last - 1].text.strip(_SPACE):
        last -= 1
    for i in range(first, last):
        text, place = pieces[i].text, pieces[i].place
        if i == first:
            cut = len(text) - len(text.lstrip(_SPACE))
            text, place = text[cut:], moved(place, cut)
        if i == last - 1:
            text = text.rstrip(_SPACE)
        if text:
            yield Piece(text, place)


def moved(place: Place, by: int) -> Place:
    """The place `by` characters further on."""
    return place if not by or place.offset is None else replace(place, offset=place.offset + by)

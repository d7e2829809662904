"""What a report is: one text, its blocks in reading order, its tables, and a map back to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from checker.dataclass import dataclass
from checker.document.place import Place, SourceMap
from checker.document.span import Span


class BlockKind(StrEnum):
    """What a block of the text is, as far as the reader can tell from the source."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    """Marked as a heading by the source (h1…h6, a heading style); those known only by their words: see the outline."""
    TITLE = "title"
    """The title of the whole report, as marked by the source or standing first."""
    META = "meta"
    """A line that gives source, date or author (来源:… 发布时间:…): kept as evidence, not part of the prose."""
    CELL = "cell"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"
    """Navigation, breadcrumb, share bar, attachment list, footer: set aside, never checked."""


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph of the text. Blocks are in text order and do not overlap; separators lie between them."""

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    """Heading level as marked by the source (1 is highest)."""
    bold: bool = False
    """All of its visible characters are bold (a common way to mark a heading)."""
    table: int | None = None
    """Index into `Document.tables` for cells."""
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `row` and `column` are 0-based grid places of its top left corner."""

    span: Span
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A data table: its cells in reading order, each once however many grid places it covers."""

    span: Span
    rows: int
    columns: int
    cells: tuple[Cell, ...]

    def grid(self) -> list[list[Cell | None]]:
        """The cells by grid place; a merged cell stands at every place it covers."""
        out: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for r in range(cell.row, min(cell.row + cell.rowspan, self.rows)):
                for c in range(cell.column, min(cell.column + cell.colspan, self.columns)):
                    out[r][c] = cell
        return out


@dataclass(frozen=True, slots=True)
class ReadNote:
    """Something the reader had to decide or could not read; `zh`/`en` say what and what to do."""

    zh: str
    en: str
    span: Span | None = None
    unread: bool = False
    """A part of the input could not be read: reported as `unread-input`, the file never counts as clean."""


@dataclass(frozen=True, slots=True)
class Directive:
    """A remark in the source that silences rules: `<!-- fazhi: ignore[wording] reason -->`, or a Word comment."""

    span: Span
    """Where the remark stands (for a Word comment: the words it is anchored to)."""
    target: Span
    """The text it covers: findings whose primary label begins there are suppressed."""
    names: tuple[str, ...]
    """Rule names or codes."""
    reason: str = ""


@dataclass(frozen=True)
class Document:
    """A report as read. Every position anywhere in the program is a code-point offset into `text`.

    For text and Markdown `text` is the decoded file itself; for other formats the extracted text, blocks separated by
    a newline, cells of one table row by a tab.
    """

    path: str
    format: str
    """`text`, `markdown`, `html`, `docx`, `pdf`, or a plugin's."""
    text: str
    blocks: tuple[Block, ...]
    source: SourceMap = field(repr=False)
    tables: tuple[Table, ...] = ()
    meta: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Facts the source states about itself, by lower-case key: title, published, source, site, author (ISO dates)."""
    notes: tuple[ReadNote, ...] = ()
    encoding: str | None = None
    directives: tuple[Directive, ...] = ()

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column (1-based, in code points) of `offset` in `text`."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def place(self, offset: int) -> Place:
        """Where the character at `offset` stands in the source file."""
        return self.source.at(offset)

    def slice(self, span: Span) -> str:
        """The text of `span`."""
        return self.text[span.start : span.end]

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """The blocks that are the report's own words: no furniture, no source line, nothing empty."""
        skip = (BlockKind.FURNITURE, BlockKind.META)
        return tuple(b for b in self.blocks if b.kind not in skip and self.slice(b.span).strip())

    @cached_property
    def furniture(self) -> tuple[Span, ...]:
        """The spans set aside as furniture."""
        return tuple(b.span for b in self.blocks if b.kind is BlockKind.FURNITURE)

    def main_text(self) -> str:
        """The text without furniture, one block a line (cells of a row on one line)."""
        return "".join(self._main_pieces())

    def _main_pieces(self) -> Iterator[str]:
        last: Block | None = None
        for block in self.blocks:
            if block.kind is BlockKind.FURNITURE:
                continue
            if last is not None:
                same_row = block.table is not None and (block.table, block.row) == (last.table, last.row)
                yield "\t" if same_row and block.column != last.column else "\n"
            yield self.slice(block.span)
            last = block

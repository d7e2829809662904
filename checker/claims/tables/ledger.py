"""A table as a ledger: the figures by row and column, and what the labels of rows and columns say of them.

Rows and columns are treated alike: a `Ledger` holds lines (rows, or with `turned` the columns) of cells, each line with
its label. Header rows and stub columns hold the labels; a row of bare years is a header.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formulas.arithmetic import possible
from checker.claims.interval import Interval
from checker.claims.model import Kind, Mention
from checker.dataclass import dataclass
from checker.document import Document, Span
from checker.document.model import Cell, Table

_WORDS = word_lists(__file__)
_TOTAL = lazy.compile(rf"(?:{_WORDS['totals']})$|.*(?:{_WORDS['endings']})$")
_OF_WHICH = lazy.compile(_WORDS["of_which"])
_NUMBERING = lazy.compile(_WORDS["numbering"])
_NO_AMOUNT = lazy.compile(_WORDS["no_amounts"])
_NOTHING = lazy.compile(rf"(?:{_WORDS['nothing']})$")
_NOTE = lazy.compile(r"[（(][^）)]*[）)]|[:：*\s]|^[一二三四五六七八九十\d]+[、.．]")
_YEAR = lazy.compile(r"(?:19|20)\d\d$")
_COUNTS = (Kind.COUNT, Kind.MONEY, Kind.PERCENT)


@dataclass(frozen=True, slots=True)
class Entry:
    """The figure of one cell: its number as printed and all it can stand for; the mention of a dash is None."""

    span: Span
    text: str
    number: Decimal
    value: Interval
    mention: Mention | None = None

    @property
    def percent(self) -> bool:
        """Printed with a percent sign."""
        return self.mention is not None and self.mention.kind is Kind.PERCENT


@dataclass(frozen=True, slots=True)
class Line:
    """A row, or a column, with its label; None stands where a cell is blank or holds words."""

    label: str
    """The text of its header or stub cells, one after another."""
    entries: tuple[Entry | None, ...]

    @property
    def name(self) -> str:
        """The label without notes in brackets, numbers and blanks: （一）合 计（件） is 合计."""
        return lazy.sub(_NOTE.pattern, "", self.label)

    @property
    def is_total(self) -> bool:
        """Whether it says that it adds up others (合计, 总计, 小计)."""
        return _TOTAL.match(self.name) is not None

    @property
    def is_of_which(self) -> bool:
        """Whether it is a part of the line before it (其中)."""
        return _OF_WHICH.match(self.name) is not None

    @property
    def tells_amounts(self) -> bool:
        """Whether its label is that of amounts: no rate, mean, rank, year."""
        return _NO_AMOUNT.search(self.label) is None

    @property
    def adds_up(self) -> bool:
        """Whether its figures are amounts that may be added up, or made up of others."""
        return self.tells_amounts and not any(e is not None and e.percent for e in self.entries)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The figures of one table by row and column, without header rows and stub columns."""

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]


def ledgers(document: Document, mentions: Sequence[Mention]) -> Iterator[Ledger]:
    """The tables of a document that hold figures, in text order."""
    if not document.tables:
        return
    by_start = {m.span.start: m for m in mentions}
    for table in document.tables:
        ledger = _ledger(document.text, table, by_start)
        if ledger is not None:
            yield ledger


def _ledger(text: str, table: Table, mentions: Mapping[int, Mention]) -> Ledger | None:
    grid = table.grid()
    texts = [["" if c is None else text[c.span.start : c.span.end].strip() for c in row] for row in grid]
    entries = [
        [_entry(text, cell, mentions, _first_place(cell, r, c)) for c, cell in enumerate(row)]
        for r, row in enumerate(grid)
    ]
    head = next((r for r, row in enumerate(entries) if any(e and not _YEAR.match(e.text) for e in row)), len(grid))
    if head == len(grid):
        return None
    body = range(head, len(grid))
    stub = next(
        (
            c
            for c in range(table.columns)
            if any(entries[r][c] is not None and entries[r][c].mention for r in body)  # type: ignore[union-attr]
            and not _NUMBERING.search("".join(texts[r][c] for r in range(head)))
        ),
        table.columns,
    )
    across = range(stub, table.columns)
    heads = [_joined(texts[r][c] for r in range(head)) for c in range(table.columns)]
    stubs = [_joined(texts[r][c] for c in range(stub) if not _NUMBERING.search(heads[c])) for r in body]
    return Ledger(
        tuple(Line(label, tuple(entries[r][c] for c in across)) for label, r in zip(stubs, body, strict=True)),
        tuple(Line(heads[c], tuple(entries[r][c] for r in body)) for c in across),
    )


def _first_place(cell: Cell | None, row: int, column: int) -> bool:
    """Whether a grid place is the first that its cell covers: a merged figure counts once."""
    return cell is not None and (cell.row, cell.column) == (row, column)


def _entry(text: str, cell: Cell | None, mentions: Mapping[int, Mention], first: bool) -> Entry | None:
    if cell is None or not first:
        return None
    printed = text[cell.span.start : cell.span.end]
    start = cell.span.start + len(printed) - len(printed.lstrip())
    printed = printed.strip()
    mention = mentions.get(start)
    if mention is None:
        zero = Decimal(0)
        return Entry(cell.span, printed, zero, Interval.point(zero)) if _NOTHING.match(printed) else None
    if _YEAR.match(printed):  # 1900: a year in prose, in a cell a number like others
        return Entry(mention.span, printed, Decimal(printed), Interval.point(Decimal(printed)), mention)
    whole = mention.span.end == start + len(printed)
    if not whole or mention.value is None or mention.kind not in _COUNTS or mention.approx is not None:
        return None
    return Entry(mention.span, mention.text, mention.value, possible(mention), mention)


def _joined(texts: Iterator[str]) -> str:
    """Labels of one line, one above the other, each once: a merged cell stands at every place it covers."""
    return "".join(dict.fromkeys(t for t in texts if t))

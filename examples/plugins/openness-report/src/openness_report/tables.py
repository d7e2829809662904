"""Reads the three tables: every figure under its row's and column's name, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from checker.api import Cell, Document, Span, Table
from openness_report.forms import Form, Name, load_forms

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_BLANKS = str.maketrans("", "", " \t\r\n\xa0\u3000\u200b")
_DASHES = frozenset({"-", "—", "——", "/", "－", "无"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell that should hold a number: `value` is None for a blank or for something else than a number."""

    row: str
    column: str
    value: Decimal | None
    span: Span
    text: str
    split: bool = False
    """Digits with white space between them: the cell was cut when the page was made (`1 4` for 14)."""


@dataclass(frozen=True)
class DataTable:
    """A table recognised as one of the forms; `figures` in reading order."""

    form: Form
    table: Table
    figures: tuple[Figure, ...]

    def by_row(self) -> dict[str, dict[str, Figure]]:
        """Row name → column name → figure."""
        out: dict[str, dict[str, Figure]] = {}
        for figure in self.figures:
            out.setdefault(figure.row, {})[figure.column] = figure
        return out

    def by_column(self) -> dict[str, dict[str, Figure]]:
        """Column name → row name → figure."""
        out: dict[str, dict[str, Figure]] = {}
        for figure in self.figures:
            out.setdefault(figure.column, {})[figure.row] = figure
        return out


def data_tables(document: Document) -> tuple[DataTable, ...]:
    """The tables of `document` that are one of the three forms, in text order."""
    return _data_tables(document.path, document.text, document.tables)


@lru_cache(maxsize=4)
def _data_tables(path: str, text: str, tables: tuple[Table, ...]) -> tuple[DataTable, ...]:
    return tuple(found for table in tables if (found := _recognise(text, table)) is not None)


def _recognise(text: str, table: Table) -> DataTable | None:
    plain = text[table.span.start : table.span.end].translate(_BLANKS)
    for form in load_forms().forms:
        if all(mark.search(plain) for mark in form.marks):
            return DataTable(form, table, tuple(_figures(text, table, form)))
    return None


def _figures(text: str, table: Table, form: Form) -> Iterator[Figure]:
    grid = table.grid()
    head = next((r for r, row in enumerate(grid) if _is_data(text, row)), len(grid))
    width = len(form.columns)
    for row in grid[head:]:
        cells = row[-width:] if width else []
        labels = row[: len(row) - width] if form.rows else []
        name = _match(form.rows, _path(text, labels)) if form.rows else "数据"
        if name is None:
            continue
        for offset, cell in enumerate(cells):
            at = len(row) - width + offset
            column = _match(form.columns, _path(text, [grid[r][at] for r in range(head)]))
            if cell is not None and column is not None:
                yield _figure(text, name, column, cell)


def _is_data(text: str, row: list[Cell | None]) -> bool:
    """Whether a row holds figures: its last cell, or most of its cells, is a number or blank."""
    tail = [_plain(text, cell) for cell in row[-4:] if cell is not None]
    return (
        bool(tail)
        and any(t.isdecimal() for t in tail)
        and all(not t or t in _DASHES or _NUMBER.fullmatch(t) for t in tail)
    )


def _path(text: str, cells: list[Cell | None]) -> str:
    labels: list[str] = []
    seen: set[Span] = set()
    for cell in cells:
        if cell is not None and cell.span not in seen and _plain(text, cell):
            seen.add(cell.span)
            labels.append(_plain(text, cell))
    return "/".join(labels)


def _match(names: tuple[Name, ...], path: str) -> str | None:
    return next((n.name for n in names if n.pattern.search(path)), None)


def _plain(text: str, cell: Cell) -> str:
    return text[cell.span.start : cell.span.end].translate(_BLANKS)


def _figure(text: str, row: str, column: str, cell: Cell) -> Figure:
    raw = text[cell.span.start : cell.span.end].strip()
    plain = _plain(text, cell)
    value = Decimal(plain) if _NUMBER.fullmatch(plain) else None
    return Figure(row, column, value, cell.span, raw, split=value is not None and raw != plain)

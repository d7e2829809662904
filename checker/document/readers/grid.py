"""The grid of a table with merged cells, bounded however large the spans a file claims."""

from __future__ import annotations

from collections.abc import Sequence

MAX_COLUMNS = 500
MAX_PLACES = 400_000


def lay_out(rows: Sequence[Sequence[tuple[int, int]]]) -> tuple[list[list[tuple[int, int, int, int]]], int] | None:
    """Grid places of cells given row by row as (rowspan, colspan), as HTML lays them out.

    Returns per row (row, column, rowspan, colspan) of each cell and the number of columns; None when the table claims
    more places than a table of a report can have.
    """
    taken: dict[int, set[int]] = {}
    out: list[list[tuple[int, int, int, int]]] = []
    columns = places = 0
    for r, cells in enumerate(rows):
        used = taken.pop(r, set())
        line: list[tuple[int, int, int, int]] = []
        c = 0
        for down, across in cells:
            while c in used:
                c += 1
            across = max(1, min(across, MAX_COLUMNS))
            down = max(1, min(down, len(rows) - r))
            places += across * down
            if places > MAX_PLACES or c + across > MAX_COLUMNS:
                return None
            for below in range(r + 1, r + down):
                taken.setdefault(below, set()).update(range(c, c + across))
            line.append((r, c, down, across))
            c += across
        columns = max(columns, c, *(u + 1 for u in used)) if used else max(columns, c)
        out.append(line)
    return out, columns

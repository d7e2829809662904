"""Tables of a web page: data tables become grids, layout tables are read like any other box."""

from __future__ import annotations

from checker.document.readers.flow import FlowCell, FlowTable, Para
from checker.document.readers.grid import lay_out
from checker.document.readers.page_tree import PageTree

_LONG_CELL = 400


class Tables:
    """The data tables of a page by element index."""

    def __init__(self, tree: PageTree) -> None:
        self._tree = tree
        self._rows: dict[int, list[int]] = {}
        self._cells: dict[int, list[int]] = {}
        nearest: list[tuple[int, int]] = []
        nested: set[int] = set()
        for i, element in enumerate(tree.elements):
            table, row = nearest[element.parent] if element.parent >= 0 else (-1, -1)
            if element.tag == "table":
                if table >= 0:
                    nested.add(table)
                self._rows[i] = []
                table, row = i, -1
            elif element.tag == "tr" and table >= 0:
                self._rows[table].append(i)
                self._cells[i] = []
                row = i
            elif element.tag in ("td", "th") and row >= 0:
                self._cells[row].append(i)
            nearest.append((table, row))
        for table in nested:
            self._rows.pop(table)

    def grid(self, index: int, paths: dict[int, str]) -> FlowTable | None:
        """The data table at an element; None when it is no table or only arranges the page."""
        rows = [self._cells[r] for r in self._rows.get(index, ())]
        rows = [r for r in rows if r]
        if len(rows) < 2 or max(map(len, rows)) < 2 or self._arranges(rows):
            return None
        elements = self._tree.elements
        laid = lay_out([[(elements[c].rowspan, elements[c].colspan) for c in row] for row in rows])
        if laid is None:
            return None
        places, columns = laid
        cells = [
            FlowCell(self._paras(cell, paths), *place)
            for row, line in zip(rows, places, strict=True)
            for cell, place in zip(row, line, strict=True)
        ]
        return FlowTable(len(rows), columns, cells)

    def _arranges(self, rows: list[list[int]]) -> bool:
        """One cell holds most of the text, and much of it: a box to lay out the page with."""
        sizes = [self._size(c) for row in rows for c in row]
        return max(sizes) > _LONG_CELL and max(sizes) * 10 > sum(sizes) * 6

    def _size(self, cell: int) -> int:
        element = self._tree.elements[cell]
        return sum(len(p.text) for p in self._tree.paras[element.first : element.last])

    def _paras(self, cell: int, paths: dict[int, str]) -> list[Para]:
        element = self._tree.elements[cell]
        return [self._tree.make(p, paths) for p in self._tree.paras[element.first : element.last]]

"""Rows of styled pieces, and how wide they are: Chinese characters take two cells of a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from checker import lazy
from checker.dataclass import dataclass

CLOSERS = "，。、；：？！）》」』】〕”’%％‰…,.;:?!)]}"
"""Never at the beginning of a line."""
OPENERS = "（《「『【〔“‘([{"
"""Never at the end of a line."""
_UNIT = lazy.compile(r"[A-Za-z0-9][A-Za-z0-9.,%‰/_:+=<>-]*|\s+|.", re.S)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one style (`error`, `dim`, `path` … or none)."""

    text: str
    style: str = ""


Row = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures text in cells; `ambiguous` is the width of characters such as “ ” … — (1, or 2 on some terminals)."""

    ambiguous: int = 1

    def width(self, text: str) -> int:
        """Cells that `text` takes."""
        cells = cell_len(text)
        if self.ambiguous == 2:
            cells += sum(unicodedata.east_asian_width(c) == "A" for c in text)
        return cells

    def row(self, row: Row) -> int:
        """Cells that a row takes."""
        return sum(self.width(p.text) for p in row)

    def wrap(self, text: str, width: int) -> list[str]:
        """`text` in lines of at most `width` cells, broken as Chinese is: anywhere but before 。 or after （."""
        lines: list[str] = []
        line, used = "", 0
        for unit in _units(text):
            cells = self.width(unit)
            if used + cells > width and line.strip():
                lines.append(line.rstrip())
                line, used = "", 0
                unit = unit.lstrip()
                cells = self.width(unit)
            while cells > width:  # one unit longer than a line
                head = self.take(unit, width)
                lines.append(head)
                unit = unit[len(head) :]
                cells = self.width(unit)
            line += unit
            used += cells
        if line.strip() or not lines:
            lines.append(line.rstrip())
        return lines

    def take(self, text: str, width: int) -> str:
        """The longest beginning of `text` of at most `width` cells, at least one character."""
        used = 0
        for index, char in enumerate(text):
            used += self.width(char)
            if used > width:
                return text[: max(index, 1)]
        return text


def _units(text: str) -> Iterator[str]:
    """Stretches that no line break may divide."""
    held = ""
    for match in _UNIT.finditer(text.replace("\n", " ")):
        unit = match.group()
        if held and (unit[0] in CLOSERS or held[-1] in OPENERS):
            held += unit
            continue
        if held:
            yield held
        held = unit
    if held:
        yield held


def paragraph(text: str, ruler: Ruler, width: int, first: Row = (), rest: Row = (), style: str = "") -> Iterator[Row]:
    """`text` wrapped to `width` cells, the first line behind `first`, the others behind `rest`."""
    room = max(width - max(ruler.row(first), ruler.row(rest)), 16)
    for number, line in enumerate(ruler.wrap(text, room)):
        yield (*(rest if number else first), Piece(line, style))


def flow(items: Iterable[Row], ruler: Ruler, width: int, indent: int, gap: str = "  ") -> Iterator[Row]:
    """Items side by side, a new line where the next one does not fit; items are never divided."""
    line: list[Piece] = [Piece(" " * indent)]
    used, empty = indent, True
    for item in items:
        cells = ruler.row(item)
        if not empty and used + len(gap) + cells > width:
            yield tuple(line)
            line, used, empty = [Piece(" " * indent)], indent, True
        if not empty:
            line.append(Piece(gap, "dim"))
            used += len(gap)
        line += item
        used += cells
        empty = False
    if not empty:
        yield tuple(line)

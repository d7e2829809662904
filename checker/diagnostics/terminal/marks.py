"""The rows under a row of text: underlines, and each label's words joined to its underline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.dataclass import dataclass
from checker.diagnostics.terminal.rows import Piece, Row, Ruler
from checker.diagnostics.terminal.words import Marks

NARROWEST = 20
"""Cells that words beside a connector need at least; with less they are listed below instead."""


@dataclass(frozen=True, slots=True)
class LabelMark:
    """One label on a row: the cells it underlines (`start` to `end`), its style and words."""

    start: int
    end: int
    style: str
    words: str


def label_rows(labels: Sequence[LabelMark], ruler: Ruler, marks: Marks, room: int) -> Iterator[Row]:
    """Underlines, then the labels' words: the last beside its underline, the others hanging below."""
    spoken = sorted((m for m in labels if m.words), key=lambda m: (m.start, m.end))
    ends = max((max(m.end, m.start + 1) for m in labels), default=0)
    inline = None
    if (
        spoken
        and max(spoken[-1].end, spoken[-1].start + 1) == ends
        and ends + 1 + ruler.width(spoken[-1].words) <= room
    ):
        inline = spoken.pop()
    hanging = list(_hanging(spoken, ruler, marks, room)) if _hang(spoken, ruler, room) else None
    numbers = {} if hanging is not None else {id(m): str(i) for i, m in enumerate(spoken, 1)}
    line = _underlines(labels, marks, numbers)
    yield (*line, *((Piece(f" {inline.words}", inline.style),) if inline else ()))
    if hanging is not None:
        yield from hanging
        return
    for mark in spoken:
        number = numbers[id(mark)]
        for i, words in enumerate(ruler.wrap(mark.words, room - 2)):
            yield (Piece(f"{number} " if i == 0 else "  ", mark.style), Piece(words, mark.style))


def _underlines(labels: Sequence[LabelMark], marks: Marks, numbers: dict[int, str]) -> Row:
    """One row of underlines; the primary label lies over the others."""
    cells: dict[int, tuple[str, str]] = {}
    for mark in sorted(labels, key=lambda m: (m.style != "secondary", m.start - m.end)):
        char = marks.secondary if mark.style == "secondary" else marks.primary
        if mark.end <= mark.start:
            cells[mark.start] = (marks.caret, mark.style)
        for at in range(mark.start, mark.end):
            cells[at] = (char, mark.style)
        for step, digit in enumerate(numbers.get(id(mark), "")):
            cells[mark.start + step] = (digit, mark.style)
    return _join(cells)


def _join(cells: dict[int, tuple[str, str]]) -> Row:
    out: list[Piece] = []
    at = 0
    for place in sorted(cells):
        char, style = cells[place]
        if place > at:
            out.append(Piece(" " * (place - at)))
        if out and place == at and out[-1].style == style:
            out[-1] = Piece(out[-1].text + char, style)
        else:
            out.append(Piece(char, style))
        at = place + 1
    return tuple(out)


def _hang(spoken: Sequence[LabelMark], ruler: Ruler, room: int) -> bool:
    """Whether every label's words fit beside a connector below its underline, on one side or the other."""
    return all(_fits_right(m, ruler, room) or _fits_left(m, spoken[:i], ruler) for i, m in enumerate(spoken))


def _fits_right(mark: LabelMark, ruler: Ruler, room: int) -> bool:
    return room - mark.start - 2 >= min(NARROWEST, ruler.width(mark.words))


def _fits_left(mark: LabelMark, left: Sequence[LabelMark], ruler: Ruler) -> bool:
    free = mark.start - max((m.start + 1 for m in left), default=0)
    return free >= ruler.width(mark.words) + 1


def _hanging(spoken: Sequence[LabelMark], ruler: Ruler, marks: Marks, room: int) -> Iterator[Row]:
    """The words of each label below its underline, from right to left, joined to it by a connector."""
    for index in range(len(spoken) - 1, -1, -1):
        mark, left = spoken[index], spoken[:index]
        shared = any(m.start == mark.start for m in left)
        bars = {m.start: (marks.bar, m.style) for m in left if m.start != mark.start}
        if not _fits_right(mark, ruler, room):
            row = _join(bars)
            gap = mark.start - 1 - ruler.width(mark.words) - ruler.row(row)
            yield (*row, Piece(" " * gap), Piece(f"{mark.words} {marks.hook}", mark.style))
            continue
        for number, words in enumerate(ruler.wrap(mark.words, room - mark.start - 2)):
            corner = marks.elbow if not shared else marks.tee[0]
            if number:
                corner = marks.bar if shared else " "
            yield (*_join({**bars, mark.start: (corner, mark.style)}), Piece(f" {words}", mark.style))

"""Source frames: the words a finding is about, marked and labelled, with their line number or place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.dataclass import dataclass
from checker.diagnostics.message import Lang
from checker.diagnostics.model import Diagnostic, Label
from checker.diagnostics.terminal.marks import LabelMark, label_rows
from checker.diagnostics.terminal.place import LINED, Places
from checker.diagnostics.terminal.rows import Piece, Row, Ruler
from checker.diagnostics.terminal.window import Window, clusters, display, window
from checker.diagnostics.terminal.words import Marks
from checker.document import Document, Span


@dataclass(frozen=True, slots=True)
class Canvas:
    """What the frame is drawn on."""

    ruler: Ruler
    marks: Marks
    width: int
    lang: Lang


@dataclass(frozen=True, slots=True)
class _Shown:
    label: Label
    style: str


def frame_rows(places: Places, found: Diagnostic, canvas: Canvas, gutter: int) -> Iterator[Row]:
    """The frame of a finding: one row of text for labels near one another, several for those far apart."""
    document = places.document
    shown = [_Shown(found.primary, found.severity.value), *(_Shown(s, "secondary") for s in found.secondary)]
    shown = [s for s in shown if s.label.span.end or s.label.message]
    shown.sort(key=lambda s: (s.label.span.start, s.label.span.end))
    spans = [_first_line(document, s.label.span) for s in shown]
    room = canvas.width - gutter - 3
    last_line, last_place = 0, places.describe(found.primary.span.start)
    for number, group in enumerate(clusters(spans, document, canvas.ruler, room - 2 * len(canvas.marks.dots))):
        needed = Span(spans[group[0]].start, max(spans[i].end for i in group))
        view = window(document, needed, canvas.ruler, room, len(canvas.marks.dots))
        line = document.position(view.start)[0]
        if document.format in LINED:
            if number and line > last_line + 1:
                yield _edge(gutter, canvas.marks.gap)
            tag = str(line) if line != last_line else canvas.marks.gap
            last_line = line
        else:
            primary = any(shown[i].label is found.primary for i in group)
            place = places.describe(found.primary.span.start if primary else needed.start)
            if place != last_place:
                yield (*_edge(gutter, canvas.marks.tee), Piece(f" {place}", "dim"))
            elif number:
                yield _edge(gutter, canvas.marks.gap)
            tag, last_place = "", place
        yield from _cluster_rows(
            document, view, [shown[i] for i in group], [spans[i] for i in group], canvas, gutter, tag
        )


def _cluster_rows(
    document: Document,
    view: Window,
    shown: Sequence[_Shown],
    spans: Sequence[Span],
    canvas: Canvas,
    gutter: int,
    tag: str,
) -> Iterator[Row]:
    edge = _edge(gutter, canvas.marks.bar)
    front = canvas.marks.dots if view.before else ""
    cells = [display(c, canvas.marks.cell) for c in document.text[view.start : view.end]]
    places = [canvas.ruler.width(front)]
    for cell in cells:
        places.append(places[-1] + canvas.ruler.width(cell))
    back = canvas.marks.dots if view.after else ""
    yield (
        Piece(f"{tag:>{gutter}} ", "gutter"),
        Piece(f"{canvas.marks.bar} ", "frame"),
        *_words(view, shown, spans, front, cells, back),
    )

    def at(offset: int) -> int:
        return places[min(max(offset - view.start, 0), len(cells))]

    marks = [
        LabelMark(at(s.start), at(s.end), item.style, item.label.message(canvas.lang) if item.label.message else "")
        for item, s in zip(shown, spans, strict=True)
    ]
    for row in label_rows(marks, canvas.ruler, canvas.marks, canvas.width - gutter - 3):
        yield (*edge, Piece(" "), *row)


def _words(
    view: Window, shown: Sequence[_Shown], spans: Sequence[Span], front: str, cells: Sequence[str], back: str
) -> Iterator[Piece]:
    """The row of text, the labelled words in their label's style (the primary one wins)."""
    styles = [""] * len(cells)
    for item, span in sorted(zip(shown, spans, strict=True), key=lambda pair: pair[0].style != "secondary"):
        for i in range(max(span.start - view.start, 0), min(span.end - view.start, len(cells))):
            styles[i] = item.style
    if front:
        yield Piece(front, "dim")
    begin = 0
    for i in range(1, len(cells) + 1):
        if i == len(cells) or styles[i] != styles[begin]:
            yield Piece("".join(cells[begin:i]), styles[begin])
            begin = i
    if back:
        yield Piece(back, "dim")


def _first_line(document: Document, span: Span) -> Span:
    """`span` up to the end of its first line; leading blank lines left out."""
    start = span.start
    while start < span.end and document.text[start].isspace():
        start += 1
    end = document.text.find("\n", start, span.end)
    return Span(start, end if end >= 0 else max(span.end, start))


def _edge(gutter: int, mark: str) -> Row:
    return (Piece(" " * (gutter + 1)), Piece(mark, "frame"))


def gutter_width(document: Document | None, found: Diagnostic) -> int:
    """Cells for the line numbers of a finding."""
    if document is None or document.format not in LINED:
        return 1
    offsets = [found.primary.span.start, *(s.span.start for s in found.secondary)]
    return max(len(str(document.position(o)[0])) for o in offsets) + 1

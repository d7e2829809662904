"""Where a character of `Document.text` stands in the file it was read from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from checker.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the source; only the fields of the source's format are set.

    Text and Markdown: `line`, `column` (1-based). Word: `paragraph` (0-based index over all paragraphs in body order),
    `run` (0-based in the paragraph), `table`/`row`/`cell` (1-based), `part` ("body", "footnote", "textbox", …).
    HTML: `element` (a CSS path). PDF: `page` (1-based) and `box` (left, bottom, right, top in points).
    `offset` is the character's 0-based offset inside that innermost thing (line, run, element, page text);
    None for characters the source does not hold (such as automatic numbering).
    """

    line: int | None = None
    column: int | None = None
    part: str | None = None
    paragraph: int | None = None
    run: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    element: str | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text (`start` to `end`) whose characters follow one another in the source from `place` on."""

    start: int
    end: int
    place: Place


class SourceMap:
    """Maps every offset of a text back to its source: sorted, gap-free segments, looked up by bisection."""

    __slots__ = ("_segments", "_starts")

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = tuple(segments)
        self._starts = [s.start for s in self._segments]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments, in text order."""
        return self._segments

    def at(self, offset: int) -> Place:
        """The place of the character at `offset` (the nearest earlier one for separators between segments)."""
        if not self._segments:
            return Place()
        i = max(bisect_right(self._starts, offset) - 1, 0)
        segment = self._segments[i]
        step = min(offset, segment.end) - segment.start
        place = segment.place
        if step <= 0:
            return place
        return replace(
            place,
            column=None if place.column is None else place.column + step,
            offset=None if place.offset is None else place.offset + step,
        )

"""Which stretch of a line to show around labels, so that it fits and begins where a reader can begin."""

from __future__ import annotations

from collections.abc import Sequence

from checker import lazy
from checker.dataclass import dataclass
from checker.diagnostics.terminal.rows import Ruler
from checker.document import Document, Span

SENTENCE = "。！？!?；;"
CLAUSE = "，,、：:"
NEAR = 10
"""Characters given up at either end to begin or end at a clause."""
_WORD = lazy.compile(r"[A-Za-z0-9.%‰]{2}")


@dataclass(frozen=True, slots=True)
class Window:
    """Characters `start` to `end` of the text on one row; `before`/`after`: the line goes on beyond it."""

    start: int
    end: int
    before: bool
    after: bool


def display(char: str, cell: str = "|") -> str:
    """How one character of the source is shown: cells of a table apart, nothing that could upset a terminal."""
    if char == "\t":
        return f" {cell} "
    if char.isprintable() or char in "\u3000\u00a0":
        return char
    return "" if char in "\r\u200b\ufeff\u00ad" else "\ufffd"


def cells(ruler: Ruler, text: str) -> int:
    """Cells that a stretch of the source takes when shown."""
    return ruler.width(text if text.isprintable() else "".join(map(display, text)))


def line_of(document: Document, offset: int) -> Span:
    """The line of the text that holds `offset`, without its outer blanks."""
    text = document.text
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    line = text[start:end]
    blank = len(line) - len(line.lstrip())
    return Span(min(start + blank, offset), max(start + len(line.rstrip()), offset))


def clusters(spans: Sequence[Span], document: Document, ruler: Ruler, room: int) -> list[list[int]]:
    """Indexes of the spans (sorted by start) that can share a row of `room` cells."""
    out: list[list[int]] = []
    for index, span in enumerate(spans):
        if out:
            first = spans[out[-1][0]]
            same = line_of(document, first.start) == line_of(document, span.start)
            end = max(span.end, *(spans[i].end for i in out[-1]))
            if same and end - first.start <= room and cells(ruler, document.text[first.start : end]) <= room:
                out[-1].append(index)
                continue
        out.append([index])
    return out


def window(document: Document, needed: Span, ruler: Ruler, room: int, dots: int = 1) -> Window:
    """The row to show for `needed` (all inside one line): its sentence when that fits, else as much as does.

    What is cut off is cut at a clause where one is near.
    """
    text = document.text
    line = line_of(document, needed.start)
    low = max(_last(text, SENTENCE, line.start, needed.start), line.start)
    high = min(_first(text, SENTENCE, max(needed.end - 1, needed.start), line.end), line.end)
    while low < needed.start and text[low].isspace():
        low += 1
    end = min(needed.end, line.end)
    if high - low <= room and cells(ruler, text[low:high]) + 2 * dots <= room:
        return _window(low, high, line)
    spare = room - 2 * dots - cells(ruler, text[needed.start : min(end, needed.start + room)])
    if spare <= 0:
        return _window(needed.start, needed.start + len(_take(text[needed.start : end], ruler, room - 2 * dots)), line)
    right = _grow(text, end, high, ruler, spare // 2)
    left_room = spare - cells(ruler, text[end:right])
    start = needed.start - _fits_back(text, low, needed.start, ruler, left_room)
    if start > low:
        start = _begin(text, start, needed.start)
    right = _grow(text, end, high, ruler, room - 2 * dots - cells(ruler, text[start:end]))
    if right < high:
        right = _stop(text, right, end)
    return _window(start, right, line)


def _begin(text: str, start: int, limit: int) -> int:
    """Where the row had best begin, from `start` to `limit`: at a clause, or at least at no half word."""
    clause = _first(text, CLAUSE + SENTENCE, start, min(start + NEAR, limit))
    if clause < min(start + NEAR, limit):
        return clause
    while start < limit and _joined(text, start):
        start += 1
    return start


def _stop(text: str, end: int, limit: int) -> int:
    """Where the row had best stop, from `end` back to `limit`."""
    clause = _last(text, CLAUSE + SENTENCE, max(end - NEAR, limit), end)
    if clause:
        return clause
    while end > limit and _joined(text, end):
        end -= 1
    return end


def _joined(text: str, at: int) -> bool:
    """Whether the characters on both sides of `at` belong to one number or Latin word."""
    return 0 < at < len(text) and bool(_WORD.fullmatch(text[at - 1 : at + 1]))


def _window(start: int, end: int, line: Span) -> Window:
    return Window(start, end, start > line.start, end < line.end)


def _last(text: str, marks: str, low: int, high: int) -> int:
    """The place after the last of `marks` in text[low:high]."""
    return max(text.rfind(m, low, high) for m in marks) + 1


def _first(text: str, marks: str, low: int, high: int) -> int:
    """The place after the first of `marks` in text[low:high]; `high` when there is none."""
    return min((at + 1 for m in marks if (at := text.find(m, low, high)) >= 0), default=high)


def _take(text: str, ruler: Ruler, room: int) -> str:
    """The longest beginning that fits, at least one character."""
    return text[: max(_grow(text, 0, len(text), ruler, room), 1)]


def _grow(text: str, start: int, end: int, ruler: Ruler, room: int) -> int:
    at, used = start, 0
    while at < end:
        used += cells(ruler, text[at])
        if used > room:
            break
        at += 1
    return at


def _fits_back(text: str, low: int, high: int, ruler: Ruler, room: int) -> int:
    at, used = high, 0
    while at > low:
        used += cells(ruler, text[at - 1])
        if used > room:
            break
        at -= 1
    return high - at

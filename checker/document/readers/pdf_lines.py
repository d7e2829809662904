"""From the characters of PDF pages to paragraphs: printed lines joined, running heads and page numbers dropped."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker import lazy
from checker.dataclass import dataclass
from checker.document.place import Place
from checker.document.readers.flow import Para, Piece

Box = tuple[float, float, float, float]
_PAGE_NUMBER = lazy.compile(
    r"[-—–─－·\s]*\d{1,3}[-—–─－·\s]*$|第?\s*\d{1,3}\s*页?\s*[/／，,共]\s*共?\s*\d{1,3}\s*页?$|第\s*\d{1,3}\s*页$"
)
_ENDS = "。！？!?；;：:"
_OPENS = lazy.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[部章节])"
)
_EDGE_LINES = 2
_OPENERS = "“‘（(《〈【〔[「『"
_CLOSERS = "”’）)》〉】〕]」』，。、；：！？,.;:!?%％"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as printed: its index in the page's text, box, font size; `made`: put in by the library."""

    char: str
    index: int
    box: Box
    size: float
    made: bool
    heavy: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, left to right."""

    glyphs: list[Glyph]
    page: int
    page_height: float

    @property
    def text(self) -> str:
        """Its words, without spaces that only spread the print."""
        return "".join(g.char for g in self.glyphs)

    @property
    def left(self) -> float:
        """Left edge in points."""
        return self.glyphs[0].box[0]

    @property
    def right(self) -> float:
        """Right edge in points."""
        return self.glyphs[-1].box[2]

    @property
    def middle(self) -> float:
        """Height of its middle above the bottom of the page."""
        return statistics.median((g.box[1] + g.box[3]) / 2 for g in self.glyphs)

    @property
    def size(self) -> float:
        """Font size in points."""
        return statistics.median(g.size for g in self.glyphs)


def to_lines(glyphs: Sequence[Glyph], page: int, height: float) -> list[Line]:
    """The lines of a page from top to bottom."""
    rows: list[list[Glyph]] = []
    levels: list[float] = []
    for glyph in glyphs:
        if glyph.char in "\r\n\xad\ufeff" or (glyph.char.isspace() and glyph.made):
            continue
        level = (glyph.box[1] + glyph.box[3]) / 2
        em = glyph.size or 10.0
        # marks such as ， and 一 sit low or are flat: half a line decides, from the last line on
        at = next((k for k in (len(rows) - 1, len(rows) - 2) if k >= 0 and abs(levels[k] - level) < em * 0.6), None)
        if glyph.char.isspace() and at is None:
            continue
        if at is None:
            at = next((k for k in range(len(rows) - 3, -1, -1) if abs(levels[k] - level) < em * 0.25), None)
        if at is None:
            rows.append([glyph])
            levels.append(level)
        else:
            rows[at].append(glyph)
            if glyph.box[3] - glyph.box[1] > em * 0.5:
                levels[at] += (level - levels[at]) / len(rows[at])
    order = sorted(range(len(rows)), key=lambda k: -levels[k])
    lines = (Line(_spaced(sorted(rows[k], key=lambda g: (g.box[0], g.index))), page, height) for k in order)
    return [line for line in lines if line.glyphs]


def _spaced(row: list[Glyph]) -> list[Glyph]:
    """The row without spaces beside Chinese characters; a wide gap between columns becomes one space."""
    out: list[Glyph] = []
    space: Glyph | None = None
    for glyph in row:
        if glyph.char.isspace():
            space = glyph
            continue
        if out:
            before = out[-1]
            gap = glyph.box[0] - before.box[2]
            em = glyph.size or 10.0
            narrow = not (_wide(before.char) or _wide(glyph.char))
            if gap > em * 1.5 or (narrow and gap > em * 0.18 and (space is not None or gap > em * 0.3)):
                box = (before.box[2], glyph.box[1], glyph.box[0], glyph.box[3])
                index = space.index if space is not None else before.index
                out.append(Glyph(" ", index, box, em, True, glyph.heavy))
        space = None
        out.append(glyph)
    return out


def _wide(c: str) -> bool:
    return "\u2e80" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" or c in "“”‘’…—·《》"


def without_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without page numbers and without lines that run on at head or foot of most pages."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({_key(line) for line in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:])})
    filled = sum(1 for page in pages if page)
    running = {key for key, n in seen.items() if filled >= 3 and n * 2 >= filled}
    out: list[list[Line]] = []
    for page in pages:
        kept = list(page)
        for _ in range(_EDGE_LINES):
            if kept and _aside(kept[-1], running):
                kept.pop()
            if kept and _aside(kept[0], running):
                kept.pop(0)
        out.append(kept)
    return out


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.replace(" ", "")), round(line.middle / 12)


def _aside(line: Line, running: set[tuple[str, int]]) -> bool:
    low, height = line.middle, line.page_height
    at_edge = low < height * 0.13 or low > height * 0.9
    if at_edge and _PAGE_NUMBER.match(line.text.strip()):
        return True
    near = low < height * 0.16 or low > height * 0.84
    return near and _key(line) in running


def paragraphs(lines: Sequence[Line]) -> Iterator[Para]:
    """The lines joined to paragraphs, with their places."""
    if not lines:
        return
    body = _body(lines)
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group[-1], line, body):
            yield _para(group)
            group = []
        group.append(line)
    yield _para(group)


@dataclass(frozen=True, slots=True)
class _Body:
    """How the running text is set: font size, left and right edge, distance of lines, first lines indented."""

    size: float
    left: float
    right: float
    leading: float
    indented: bool


def _body(lines: Sequence[Line]) -> _Body:
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 0)] += len(line.glyphs)
    size = sizes.most_common(1)[0][0] or 10.0
    own = [line for line in lines if abs(line.size - size) <= size * 0.15] or list(lines)
    lefts = Counter(round(line.left / 3) * 3 for line in own)
    rights = sorted(line.right for line in own)
    left = min(k for k, n in lefts.items() if n >= max(lefts.values()) * 0.3)
    right = rights[int(len(rights) * 0.9)] if len(rights) > 3 else rights[-1]
    gaps = [a.middle - b.middle for a, b in pairwise(own) if a.page == b.page and a.middle > b.middle]
    leading = statistics.median(gaps) if gaps else size * 1.75
    full = [line for line in own if line.right >= right - size * 1.6]
    indents = sum(1 for line in full if size * 1.2 <= line.left - left <= size * 2.8)
    return _Body(size, left, right, leading, indents > 0)


def _goes_on(above: Line, line: Line, body: _Body) -> bool:
    """Whether a line continues the paragraph of the line above it."""
    same = abs(above.size - line.size) <= body.size * 0.15
    full = above.right + _first_unit(line) >= body.right - body.size * 0.6
    flush = line.left <= body.left + body.size * 0.8
    if same and _one_title(above, line, body):
        return True
    # where first lines are indented, a flush line after a long unfinished one goes on, whatever kept it from filling up
    long = above.right - body.left >= (body.right - body.left) * 0.7
    unfinished = body.indented and long and above.text.rstrip()[-1:] not in _ENDS
    if not (same and flush and (full or unfinished)):
        return False
    if above.page == line.page and above.middle - line.middle > body.leading * 1.7:
        return False
    if body.indented:
        return True
    return above.text.rstrip()[-1:] not in _ENDS and not _OPENS.match(line.text)


def _one_title(above: Line, line: Line, body: _Body) -> bool:
    """Two centred lines in large type of which the first was broken for want of room, not by its writer."""
    if above.page != line.page or above.size < body.size * 1.15 or above.middle - line.middle > above.size * 2.2:
        return False
    centred = abs((above.left + above.right) - (line.left + line.right)) <= above.size * 1.2
    room = body.right - body.left - (above.right - above.left)
    return centred and _first_unit(line) > room


def _first_unit(line: Line) -> float:
    """Width of what could not be broken off the beginning of a line: a number, a word, a sign with its marks."""
    glyphs = line.glyphs
    end = 0
    while end < len(glyphs) - 1 and glyphs[end].char in _OPENERS:
        end += 1
    if _wide(glyphs[end].char):
        end += 1
    else:
        while end < len(glyphs) and not _wide(glyphs[end].char) and glyphs[end].char != " ":
            end += 1
    while end < len(glyphs) and glyphs[end].char in _CLOSERS:
        end += 1
    return glyphs[max(end, 1) - 1].box[2] - line.left


def _para(lines: Sequence[Line]) -> Para:
    out = Para(bold=all(g.heavy for line in lines for g in line.glyphs if g.char != " "))
    for i, line in enumerate(lines):
        if i and line.glyphs and not _wide(line.text[0]) and _latin(lines[i - 1].text[-1:]) and _latin(line.text[0]):
            out.pieces.append(Piece(" ", Place(page=line.page)))
        start = 0
        for k in range(1, len(line.glyphs) + 1):
            if k == len(line.glyphs) or line.glyphs[k].index != line.glyphs[k - 1].index + 1:
                out.pieces.append(_piece(line.glyphs[start:k], line.page))
                start = k
    return out


def _latin(c: str) -> bool:
    return c.isascii() and c.isalpha()


def _piece(glyphs: Sequence[Glyph], page: int) -> Piece:
    boxes = [g.box for g in glyphs]
    left, bottom = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, top = max(b[2] for b in boxes), max(b[3] for b in boxes)
    box = (round(left, 2), round(bottom, 2), round(right, 2), round(top, 2))
    return Piece("".join(g.char for g in glyphs), Place(page=page, box=box, offset=glyphs[0].index))

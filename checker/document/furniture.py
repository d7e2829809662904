"""Sets aside what surrounds a report: breadcrumb, share bar, counters, attachment list, neighbours, footer.

Judged by the shape of a line together with its place: only lines before the first sentence or numbered heading (the
head) and after the last sentence (the tail) are looked at; nothing amid the prose is ever furniture, but for page
numbers standing alone. Source lines of the head and tail become META, their facts go to `Document.meta`; the line that
is the report's title becomes TITLE (a title over two lines gives two TITLE blocks, one after the other).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker import lazy
from checker.dataclass import dataclass
from checker.document.furniture_data import patterns
from checker.document.metaline import Item, facts, iso_date, labels, only_tools, pairs, read_line, squeeze
from checker.document.model import Block, BlockKind
from checker.document.span import Span
from checker.document.titles import find_title

_HEAD_LINES = 80
_TAIL_LINES = 200
_LONGEST = 200
_HAN = "[一二三四五六七八九十]{1,3}"
_NUMBERED = lazy.compile(rf"(?:{_HAN}[、.．是要]|[（(]{_HAN}[）)]|第{_HAN}[部章节、，])")
_SENTENCE = lazy.compile(r"[。！？!?；;][”’」』）)\]]*$|[。；].")
_TRAIL = lazy.compile(r"(?:\S{1,15}\s*[>＞»›]+\s*){2,}\S{1,24}$")
_DATE_LINE = lazy.compile(r"[（(]?(?:19|20|二[〇○Oo零0])\S{2}\s?年\s?\S{1,3}\s?月\s?\S{1,3}\s?日[）)]?$")
_SIGNATURE = lazy.compile(
    r"\S{2,40}(?:政府|局|厅|委|委员会|办公室|办|院|处|室|中心|党组|党委|联合会|总队|支队|大队|镇|乡|街道|区|县|市|旗|大学|学院|学校)$"
)
_CONTENTS = lazy.compile(r"目\s*[录次]$")
_PAGE = lazy.compile(r"[\s\u3000.…·]*[（(\-—]?\s?\d{1,3}\s?[）)\-—]?$")
_ITEM = lazy.compile(r"(?:\d{1,2}\s?[.、．]|[（(]\d{1,2}[）)])\s?\S")
_SWEEPING = ("breadcrumb", "share", "counter", "neighbour", "footer")


@dataclass(frozen=True, slots=True)
class Line:
    """A block as the judge sees it: its place in the list, its trimmed words and what they look like."""

    index: int
    text: str
    shape: str | None
    """Group of the furniture pattern it matches, or `tools`."""
    meta: tuple[Item, ...]
    cell: bool = False

    @property
    def prose(self) -> bool:
        """Reads like a sentence or opens a numbered part."""
        if self.cell:
            return True
        if self.shape or self.meta:
            return False
        if _NUMBERED.match(self.text) or len(self.text) > _LONGEST or _SENTENCE.search(self.text):
            return True
        return len(self.text) >= 40 and any(c in self.text for c in "，,、；;")


def set_aside(
    text: str, blocks: Sequence[Block], stated: Mapping[str, str] | None = None
) -> tuple[tuple[Block, ...], dict[str, str]]:
    """The blocks with furniture, source lines and title marked, and the facts the source states.

    `stated` are facts from elsewhere (meta tags); they win over those of the lines. Blocks may be split where a line
    holds both facts and buttons.
    """
    stated = dict(stated or {})
    numbers = _page_numbers(text, blocks)
    apart = (BlockKind.FURNITURE, BlockKind.FOOTNOTE)
    index = _index_table(text, blocks)
    filled = [i for i, b in enumerate(blocks) if i not in numbers and i not in index and b.kind not in apart]
    filled = [i for i in filled if text[blocks[i].span.start : blocks[i].span.end].strip()]
    head = _head(text, blocks, filled)
    body = len(head)
    tail = _tail(text, blocks, filled[body:])
    marks: dict[int, list[Block]] = {i: [replace(blocks[i], kind=BlockKind.FURNITURE)] for i in numbers}
    titles = find_title([(line.index, line.text) for line in head if _may_title(line)], stated.get("title"))
    marks.update({i: [replace(blocks[i], kind=BlockKind.TITLE)] for i in titles})
    marks.update({i: [replace(blocks[i], kind=BlockKind.META)] for i in index})
    items = _mark_head(text, blocks, [h for h in head if h.index not in titles], titles, marks)
    later = _mark_tail(text, blocks, tail, marks)
    found = {**facts(_cells(text, blocks, index)), **facts(items)}
    found = {**{k: v for k, v in facts(later).items() if k != "title"}, **found, **stated}
    return tuple(b for i, block in enumerate(blocks) for b in marks.get(i, (block,))), found


def look(index: int, block: Block, text: str) -> Line:
    """What one block looks like."""
    words = text[block.span.start : min(block.span.end, block.span.start + 2 * _LONGEST)].strip()
    cell = block.kind is BlockKind.CELL
    if len(words) > _LONGEST or cell:
        return Line(index, words, None, (), cell)
    known = labels()
    items = read_line(words, known)
    if items and not all(i.role == "tool" for i in items):
        return Line(index, words, None, items)
    return Line(index, words, _shape(words, bool(items)), ())


def is_furniture(words: str) -> bool:
    """Whether a line has the shape of furniture, wherever it stands."""
    return len(words) <= _LONGEST and _shape(words, False) is not None


def _shape(words: str, counter: bool) -> str | None:
    shape = next((name for name, p in patterns().items() if p.match(words)), None)
    if shape in (None, "attachment") and (counter or only_tools(words, labels())):
        return "tools"
    return "breadcrumb" if shape is None and _TRAIL.match(words) else shape


def _page_numbers(text: str, blocks: Sequence[Block]) -> set[int]:
    short = [i for i, b in enumerate(blocks) if 1 < len(b.span) < 100 and b.kind is not BlockKind.CELL]
    number = patterns()["page_number"]
    found = {i for i in short if number.match(text[blocks[i].span.start : blocks[i].span.end].strip())}
    return found | _contents(text, blocks, found)


def _contents(text: str, blocks: Sequence[Block], numbers: set[int]) -> set[int]:
    """The lines of a table of contents without leaders: they follow 目录 and come again as headings further on."""
    words = [text[b.span.start : b.span.end].strip() for b in blocks[: _HEAD_LINES * 4]]
    first = next((i for i in numbers if i < len(words) and _CONTENTS.match(words[i])), None)
    if first is None:
        return set()
    out: set[int] = set()
    for i in range(first + 1, len(words)):
        entry = _PAGE.sub("", words[i])
        if entry and entry not in words[i + 1 :]:
            break
        if entry in (words[j] for j in out):
            break  # the first heading of the text itself
        out.add(i)
    return {i for i in out if words[i]}


def _index_table(text: str, blocks: Sequence[Block]) -> list[int]:
    """The cells of a table above the text that says what the page is (索引号, 发布机构, 成文日期 …)."""
    out: list[int] = []
    for i, block in enumerate(blocks[:_HEAD_LINES]):
        if block.kind is BlockKind.CELL and block.table == 0:
            out.append(i)
        elif out or look(i, block, text).prose:
            break
    return out if _cells(text, blocks, out) else []


def _cells(text: str, blocks: Sequence[Block], index: Sequence[int]) -> tuple[Item, ...]:
    return pairs([text[blocks[i].span.start : blocks[i].span.end].strip() for i in index], labels())


def _head(text: str, blocks: Sequence[Block], filled: list[int]) -> list[Line]:
    out: list[Line] = []
    for index in filled[:_HEAD_LINES]:
        line = look(index, blocks[index], text)
        if line.prose:
            break
        out.append(line)
    return out


def _tail(text: str, blocks: Sequence[Block], filled: list[int]) -> list[Line]:
    out: list[Line] = []
    for index in reversed(filled[-_TAIL_LINES:]):
        line = look(index, blocks[index], text)
        if line.prose:
            break
        out.append(line)
    return out[::-1]


def _may_title(line: Line) -> bool:
    return not line.shape and not line.meta and not line.cell


def _mark_head(
    text: str, blocks: Sequence[Block], head: list[Line], titles: Sequence[int], marks: dict[int, list[Block]]
) -> tuple[Item, ...]:
    """Mark the head's furniture and source lines; gives their items."""
    items: list[Item] = []
    webpage = any(line.shape in ("breadcrumb", "share", "tools", "footer") for line in head)
    waiting = ""
    for line in head:
        block = blocks[line.index]
        if waiting and not line.shape and not line.meta and _answers(waiting, line.text):
            items.append(Item(waiting, line.text, 0, 0))
            marks[line.index] = [replace(block, kind=BlockKind.META)]
        elif line.meta:
            items += line.meta
            marks[line.index] = _split(text, block, line.meta)
        elif (line.shape and line.shape != "contact") or (webpage and _menu(line, titles)):
            marks[line.index] = [replace(block, kind=BlockKind.FURNITURE)]
        waiting = line.meta[-1].role if line.meta and not line.meta[-1].value else _lone_label(line.text)
    return tuple(items)


def _lone_label(words: str) -> str:
    """The role of a label that makes up a line (发布时间), its value standing in the next one."""
    return labels().roles.get(squeeze(words), "") if len(words) <= 8 else ""


def _menu(line: Line, titles: Sequence[int]) -> bool:
    """A short line above the title of a page: a name of a column or a menu entry."""
    return bool(titles) and line.index < titles[0] and len(line.text) <= 30 and "号" not in line.text


def _answers(role: str, words: str) -> bool:
    """Whether a line is the value of a label that ended the line before (来源： / 区司法局)."""
    if role in ("published", "updated", "written"):
        return iso_date(words) is not None and len(words) <= 24
    return role in ("source", "publisher") and bool(_SIGNATURE.match(words)) and len(words) <= 20


def _mark_tail(text: str, blocks: Sequence[Block], tail: list[Line], marks: dict[int, list[Block]]) -> tuple[Item, ...]:
    """Mark the tail's furniture and source lines; gives their items."""
    items: list[Item] = []
    footer = any(line.shape == "footer" for line in tail)
    sweeping = listing = False
    for line in tail:
        if line.index in marks:
            continue
        block = blocks[line.index]
        if line.meta and any(i.role not in ("bare", "written", "title", "body", "tool") for i in line.meta):
            items += line.meta
            marks[line.index] = _split(text, block, line.meta)
            continue
        if line.shape in _SWEEPING or (line.shape == "contact" and footer):
            sweeping = True
        signed = not sweeping and (_DATE_LINE.match(line.text) or _SIGNATURE.match(squeeze(line.text)))
        if line.shape == "attachment":
            listing = True
        elif signed or not (listing and _ITEM.match(line.text)):
            listing = False
        alone = line.shape in ("tools", "attachment")
        if alone or sweeping or (listing and not signed):
            marks[line.index] = [replace(block, kind=BlockKind.FURNITURE)]
    return tuple(items)


def _split(text: str, block: Block, items: tuple[Item, ...]) -> list[Block]:
    """A source line cut into its facts (META) and its counters and buttons (FURNITURE)."""
    raw = text[block.span.start : block.span.end]
    base = block.span.start + len(raw) - len(raw.lstrip())
    groups: list[tuple[BlockKind, int]] = []
    for item in items:
        kind = BlockKind.FURNITURE if item.role == "tool" else BlockKind.META
        if not groups or groups[-1][0] is not kind:
            start = item.start
            while start and raw.lstrip()[start - 1] in "[【（(<":
                start -= 1
            groups.append((kind, start))
    out: list[Block] = []
    for i, (kind, start) in enumerate(groups):
        first = block.span.start if i == 0 else base + start
        last = block.span.end if i + 1 == len(groups) else base + groups[i + 1][1]
        out.append(replace(block, span=Span(first, last), kind=kind))
    return out

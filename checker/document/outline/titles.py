"""Which lines are headings, and their words: numbered heads, unnumbered lines, topic words that open a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from checker import lazy
from checker.dataclass import dataclass
from checker.document.model import BlockKind
from checker.document.outline.head import Head, read_head
from checker.document.outline.lines import Line
from checker.document.outline.model import Marker
from checker.document.span import Span

_SENTENCE_MARK = lazy.compile(r"[。！？；]|[!?;](?=\s|[一-鿿]|$)|(?<=[一-鿿”）)])\.(?=[一-鿿“]|$)|[\u3000 \t]{2,}")
_COLON = lazy.compile(r"[:：]")
_COUNTED = lazy.compile(r"\d(?:件|次|人|个|起|%|％|万|亿|份|户|项|元|名|家|场|期|条|处)")
_ENDED = "。！？!?；;：:，,、."
_LONGEST = 40
"""Characters of an unnumbered heading, at most."""
_LONG = 26
_NOUN_END = lazy.compile(r"(?:情况|安排|成效|原因|成因|打算|工作|职责|问题|不足|计划|思路|举措|做法|成绩|短板|困难)$")
_TOPIC = lazy.compile(r"^[一-鿿“”‘’\"、，,·]{4,22}[。：:](?=[^\s])")
_NO_TOPIC = lazy.compile(
    r"[我本该]|现将|如下|一年来|以来|报告|年|月|同时|此外|另外|下一步|当前|目前|今后|接下来|特此|[是为]主线|等|了|工作。|开展。|进行。|落实。|完成。"
)
_NO_HEADING = lazy.compile(
    r"(?:长|主任|书记|主席|专员)[ \u3000]+[一-鿿]{1,2}[ \u3000]*[一-鿿]{0,2}$"
    r"|^[（(].*[）)]$|^——|^[—-]{2}|同志们|主任、|如下[:：]?$|^\d+$|20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d|^注|^表\s*\d|^图\s*\d|^\S{0,12}(?:电话|邮编|地址)[:：]"
)
_SIGNATURE = lazy.compile(r"(?:局|政府|委员会|办公室|街道|办事处|镇|乡|中心|办|部|厅|院|会)$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A heading before levels are known."""

    marker: Marker
    number: str
    value: int | None
    title: str
    span: Span
    body: int
    """Where the text under the heading starts."""
    run_in: bool
    level: int | None = None
    """As marked by the source."""


def numbered(line: Line, head: Head, *, alone: bool = False) -> Candidate:
    """The candidate of a line with a numbering; `alone`: no text of its own can follow on the next line."""
    text = line.text
    start = head.length
    mark = _SENTENCE_MARK.search(text, start)
    colon = _COLON.search(text, start)
    end = mark.start() if mark else len(text)
    if colon and (colon.start() - start > _LONGEST or colon.start() >= end):
        colon = None
    if colon and (alone or not _slogan(text, start, colon.end())):
        mark, end = colon, colon.start()
    after = mark.end() if mark else len(text)
    run_in = bool(text[after:].strip())
    title = text[start:end].strip().rstrip("*_")
    at = line.span.start
    stop = at + (after if run_in and mark and mark.group().strip() else len(text) if not run_in else end)
    return Candidate(
        head.marker, head.number, head.value, title, Span(at, stop), stop, run_in, None if run_in else line.level
    )


def _slogan(text: str, start: int, after: int) -> bool:
    """Whether the words behind a colon carry a heading on (谋新篇：明年重点) rather than begin its text."""
    rest = text[after:]
    if not rest.strip() or len(text) - start > _LONGEST or text[-1] in _ENDED:
        return False
    return not _SENTENCE_MARK.search(rest) and not _COUNTED.search(rest)


def unnumbered(lines: Sequence[Line], i: int) -> Candidate | None:
    """The candidate of a line without numbering that stands like a heading: short, unended, prose after it."""
    line = lines[i]
    text = line.text
    marked = line.kind is BlockKind.HEADING or line.bold
    named = bool(_NOUN_END.search(text.rstrip("：:"))) and len(text) <= _LONG and text[-1] in "：:"
    if line.ended and not named and not (line.kind is BlockKind.HEADING and len(text) <= _LONGEST):
        return None
    if line.meta or line.aside or len(text) < 2 or len(text) > (60 if marked else _LONGEST) or _NO_HEADING.search(text):
        return None
    if "\t" in text or text[-1] in ",，、" or text[-1].isdigit() or lazy.search(r"[。；]", text):
        return None
    if not marked and not _stands_free(lines, i):
        return None
    if i + 1 >= len(lines):
        return None
    return Candidate(Marker.NONE, "", None, text, line.span, line.span.end, False, line.level)


def _stands_free(lines: Sequence[Line], i: int) -> bool:
    """Whether the lines around a plain short line make it a heading rather than a broken sentence or a signature."""
    text = lines[i].text
    commas = len(lazy.findall(r"[，,]", text))
    if commas > 1 or (commas and len(text) > _LONG and not _NOUN_END.search(text)) or _COUNTED.search(text):
        return False
    if i and not (lines[i - 1].ended or lines[i - 1].meta or _is_heading_line(lines, i - 1)):
        return False
    following = next((x for x in lines[i + 1 :] if not x.meta), None)
    if following is None or following.aside or (_SIGNATURE.search(text) and len(following.text) < 20):
        return False
    return following.ended or len(following.text) > _LONGEST or read_head(following.text) is not None or following.bold


def _is_heading_line(lines: Sequence[Line], i: int) -> bool:
    line = lines[i]
    if line.kind in (BlockKind.TITLE, BlockKind.HEADING) or line.bold or line.aside:
        return True
    return read_head(line.text) is not None or len(line.text) <= _LONGEST


def topics(lines: Sequence[Line], taken: set[int]) -> dict[int, Candidate]:
    """Topic words that open unnumbered paragraphs (提高站位，全面提升法治思维。…), where two or more stand together."""
    out: dict[int, Candidate] = {}
    run: list[int] = []
    for i, line in enumerate(lines):
        if i in taken or line.meta or line.aside or line.kind is not BlockKind.PARAGRAPH or len(line.text) < 20:
            _flush(lines, run, out)
        elif _topic(line.text):
            run.append(i)
        else:
            _flush(lines, run, out)
    _flush(lines, run, out)
    return out


def _topic(text: str) -> bool:
    match = _TOPIC.match(text)
    return match is not None and not _NO_TOPIC.search(match.group()) and len(text) - match.end() >= 8


def _flush(lines: Sequence[Line], run: list[int], out: dict[int, Candidate]) -> None:
    if len(run) >= 2:
        for i in run:
            line = lines[i]
            found = _TOPIC.match(line.text)
            end = found.end() - 1 if found else 0
            at = line.span.start
            stop = at + end + 1
            out[i] = Candidate(Marker.NONE, "", None, line.text[:end], Span(at, stop), stop, True)
    run.clear()

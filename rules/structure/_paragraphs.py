"""Paragraphs of prose that do not end as a paragraph should, and whether the next line carries them on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker import lazy
from checker.dataclass import dataclass
from checker.document import BlockKind, Marker
from checker.document.outline.head import read_head
from checker.document.outline.lines import Line, read_lines
from checker.report import Report

_LEAST = 20
_INNER = lazy.compile(r"[，,。、；;：:]")
_STARTERS = lazy.compile(
    r"(?:[一二三四五六七八九十]{1,2}[是要、]|第[一二三四五六七八九十]|其[一二三中次他余]|首先|最后|(?:19|20)\d\d年|二[〇○]|同时|此外|另外|目前|当前|截至|截止|全年|今年|去年|年内|"
    r"一年来|下一?步|今后|接下来|我们|我[局区县市镇乡街委办校院中]|[全本该][局区县市镇乡院校]|各|街道|社区|[镇县区市乡州旗分][一-鿿]{0,8}(?:局|委|办|所|党委|政府|法院|检察院)|在.{2,24}(?:方面|上|中|下|同时)[，,]|通过|根据|按照|依据|依托|针对|围绕|聚焦|坚持|加强|推进|推动|强化|深入|积极|认真|"
    r"持续|不断|严格|全面|着力|切实|扎实|大力|进一步|组织|开展|完善|健全|建立|落实|深化|优化|规范|提升|加大|创新|充分|高度|主动|牢固|突出|注重|狠抓|抓|把|将|对|为|以|从|与|由|但|虽然|特此|以上|附|注|备注|（|\(|【|\[|《|“|\"|[①-⑳])"
)
_BROKEN_END = lazy.compile(r"[，,、（(《“‘的和与及等之为将把对在于以]$")
_BROKEN_START = lazy.compile(
    r"^[，,。；;、）)》”’%％]|^(?:名|件|次|个|起|份|户|家|人次|万|亿|元|条|项|场|人)[，,。；;、]"
)
_WHOLE_END = lazy.compile(
    r"(?:\d[\d.]*(?:%|％|万?亿?元|件次?|人次?|个|次|起|份|户|家|场|期|条|项|名|处|部|卷|天|日|年|倍|分)|百分点|[一二两三四五六七八九十]成|[了率先位升高强好稳实效成展善力平面用全])$"
)
"""How a paragraph ends when only its full stop is lost: a figure with its unit, or a word that closes a statement."""
_ROW = lazy.compile(r"[^，,。；;：:\s\d（(]{1,12}(?:[：:]|[ \u3000]+)(?=\S)[^。]*$")
"""A line of a list set out as a table without rules: 受理:88件,不予受理6件."""
_WRAPPED = 0.4
_LEAST_PARAGRAPHS = 3


@dataclass(frozen=True, slots=True)
class Unended:
    """A paragraph without a closing mark; `broken`: the next line (`after`) carries its sentence on."""

    line: Line
    after: Line | None
    broken: bool


def unended(report: Report) -> tuple[Unended, ...]:
    """All unended paragraphs of a text that is long enough to judge; none in texts wrapped by hand line for line."""
    lines = [x for x in read_lines(report.document) if x.kind is not BlockKind.TITLE and not x.meta]
    titles = {s.span.start for s in report.outline.sections if not s.run_in and s.marker is not Marker.CHAIN}
    prose = [x for x in lines if _prose(x, titles)]
    ended = sum(x.ended for x in prose)
    closed = sum(x.ended for x in lines if x.kind is BlockKind.PARAGRAPH and len(x.text) >= _LEAST // 2)
    if closed < _LEAST_PARAGRAPHS and report.profile is None:
        return ()
    if prose and (len(prose) - ended) > max(3, _WRAPPED * len(prose)):
        return ()
    return tuple(_judged(report, lines, titles))


def _prose(line: Line, titles: set[int]) -> bool:
    return (
        line.kind is BlockKind.PARAGRAPH
        and not line.aside
        and line.span.start not in titles
        and len(line.text) >= _LEAST
    )


def _judged(report: Report, lines: list[Line], titles: set[int]) -> Iterator[Unended]:
    last = max((i for i, x in enumerate(lines) if x.ended and not x.aside), default=-1)
    for i, line in enumerate(lines):
        if line.ended or line.kind is not BlockKind.PARAGRAPH or line.aside or not _INNER.search(line.text):
            continue
        after = lines[i + 1] if i + 1 < len(lines) else None
        if _is_row(line) and any(_is_row(x) for x in (*lines[max(i - 1, 0) : i], after) if x is not None):
            continue
        kind = _kind(report, line, after, titles, tail=i > last)
        if kind == "broken" and (i < last or after is not None):
            yield Unended(line, after, True)
        elif kind == "unended" and (i < last or "。" in line.text or _closing(report, line, after)):
            yield Unended(line, after, False)


def _is_row(line: Line) -> bool:
    return not line.ended and _ROW.match(line.text) is not None


def _closing(report: Report, line: Line, after: Line | None) -> bool:
    """The last paragraph of a report, long enough to be no line of a page's footer."""
    return (
        report.profile is not None
        and len(line.text) >= 2 * _LEAST
        and (after is None or after.aside or _signature(after))
    )


def _signature(line: Line) -> bool:
    return len(line.text) < _LEAST and not line.ended and not _INNER.search(line.text)


def _kind(
    report: Report, line: Line, after: Line | None, titles: set[int], *, tail: bool
) -> Literal["broken", "unended", ""]:
    head = line.span.start in titles
    listed = read_head(line.text) is not None
    plain = after is not None and not after.aside and after.kind is BlockKind.PARAGRAPH
    fresh = (
        after is None
        or not plain
        or (tail and _signature(after))
        or after.span.start in titles
        or read_head(after.text) is not None
    )
    if head and listed and "。" not in line.text:
        return "unended" if _like_its_siblings(report, line, after) else ""
    if head or _bracketed(line.text) or (len(line.text) < _LEAST and not (after and plain and not fresh)):
        return ""
    if fresh or after is None:
        return "unended" if len(line.text) >= _LEAST else ""
    if _BROKEN_END.search(line.text) or _BROKEN_START.match(after.text):
        return "broken"
    if not after.ended and len(after.text) < 2 * _LEAST and "。" not in after.text:
        return ""
    if line.text[-1] + after.text[0] in report.text:  # the two halves of a word that stands whole elsewhere
        return "broken"
    first = _INNER.split(after.text, maxsplit=1)[0]
    fresh_sentence = bool(_STARTERS.match(after.text)) or (bool(_WHOLE_END.search(line.text)) and len(first) >= 4)
    return "unended" if fresh_sentence else "broken"


def _bracketed(text: str) -> bool:
    return text[0] in "（([【" and text[-1] in "）)]】"


def _like_its_siblings(report: Report, line: Line, after: Line | None) -> bool:
    """Whether a numbered line is a sentence among sentences (all its siblings end with a full stop), not a heading."""
    mine = next((s for s in report.outline.sections if s.span.start == line.span.start), None)
    if mine is None or len(line.text) < _LEAST or not lazy.search("[，,]", line.text):
        return False
    if report.document.slice(mine.body).strip():
        return False
    rows = [s for s in report.outline.sections if s.parent == mine.parent and s.marker is mine.marker and s is not mine]
    closed = [s for s in rows if _ends(report, s.span.end)]
    return len(rows) >= 2 and len(closed) == len(rows)


def _ends(report: Report, offset: int) -> bool:
    text = report.text
    end = text.find("\n", offset - 1)
    return text[: end if end >= 0 else len(text)].rstrip()[-1:] in tuple("。；;!！")

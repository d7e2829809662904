"""Publication date and report year."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from checker import lazy
from checker.document.facts.model import Fact
from checker.document.model import BlockKind, Document
from checker.document.outline.head import number_value
from checker.document.outline.lines import Line
from checker.document.outline.model import Outline
from checker.document.span import Span

_DIGITS = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "○": "0",
    "O": "0",
    "o": "0",
    "0": "0",
}
_YEAR = lazy.compile(
    r"(?<!\d)(?P<arabic>20[0-4]\d)(?=\s?年)|(?P<han>二[〇○Oo零0][一二三四五六七八九〇○零]{2})(?=\s?年)"
)
_BARE_YEAR = lazy.compile(r"(?<![\d-])(20[0-4]\d)(?!\d)")
_SPANNED = lazy.compile(r"20\d{2}\s?年?\s?[—\-－–~～至到]{1,2}\s?20\d{2}")
_ANNOUNCE = lazy.compile(
    r"(?:现|谨|特)[将就把]?[^。；]{0,60}?(?:报告|汇报|总结|公布|公开|通报)(?:如下|于后)?|(?:现)?(?:报告|汇报|总结)(?P<short>[^。；，,]{0,20})"
)
_PLAN = lazy.compile(
    r"(?:下一?步|下一?年度?|今后|来年|明年|工作?(?:计划|打算|安排|思路|要点|展望)|[打安][算排]|努力方向)"
)
_DATE = lazy.compile(r"(20\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})")
_COMPACT = lazy.compile(r"(?<!\d)(20\d{2})([01]\d)([0-3]\d)(?!\d)")
_HAN_DATE = lazy.compile(
    r"(二[〇○Oo零0][一二三四五六七八九〇○零]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_SIGNED = lazy.compile(r"[（(]?(?:20\d{2}|二[〇○Oo零0]\S{2})\s?年\s?\S{1,3}\s?月\s?\S{1,3}\s?日[）)]?$")
_TITLE_PLAN = lazy.compile(r"[及暨和与](?:20\d\d年?度?|下一?年度?|明年)[^及暨和与]{0,20}(?:计划|打算|安排|思路|要点)")
_TASKS = lazy.compile(r"(?:主要|重点|目标|工作)?(?:任务|目标)(?!.{0,6}(?:完成|落实|推进|执行|情况))")
_SPOKEN = lazy.compile(r"日在|会议|大会|全会|常委会|通过|审议")
_HEAD_LINES = 8
_HEAD_LENGTH = 60
_LABELLED = lazy.compile(
    r"(?:发布|公开|公布|信息)(?:日期|时间)\s*[:：]?\s*(20\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2})"
)
_WRITTEN = lazy.compile(r"[\s\[【（(]*(?:成文|发文|生成|印发|制发|签发)")


def find_published(document: Document, lines: tuple[Line, ...]) -> Fact[dt.date] | None:
    """The publication date the page states; without one, the date the report is signed with."""
    labelled = _LABELLED.search(" ".join(document.slice(b.span) for b in document.blocks if b.kind is BlockKind.META))
    stated = labelled[1] if labelled else document.meta.get("published")
    value = _date(stated) if stated else None
    if value is not None:
        return _at_source_line(document, value)
    for line in lines:
        match = _DATE.search(line.text) if line.meta and not _WRITTEN.match(line.text) else None
        if match and (value := _date(match.group())):
            at = line.span.start
            return Fact(value, Span(at + match.start(), at + match.end()), "source line")
    for line in lines[:_HEAD_LINES]:
        if "。" in line.text or line.kind is BlockKind.TITLE or len(line.text) > _HEAD_LENGTH:
            continue
        if not _SPOKEN.search(line.text) and (value := _date(line.text)):
            return Fact(value, line.span, "source line")
    for line in lines[:0:-1]:
        if _SIGNED.match(line.text):
            value = _date(line.text)
            return Fact(value, line.span, "signature") if value else None
    written = _date(document.meta.get("written", ""))
    return Fact(written, None, "written") if written else None


def _at_source_line(document: Document, value: dt.date) -> Fact[dt.date]:
    for block in document.blocks:
        if block.kind is not BlockKind.META:
            continue
        for match in _DATE.finditer(document.text, block.span.start, block.span.end):
            if tuple(map(int, match.groups())) == (value.year, value.month, value.day):
                return Fact(value, Span(match.start(), match.end()), "source line")
    return Fact(value, None, "meta:published")


def _date(text: str) -> dt.date | None:
    """The first date in `text`, in Arabic or Chinese digits; None without one or for a day that does not exist."""
    match = _DATE.search(text)
    match = match or _COMPACT.search(text)
    numbers = [int(n) for n in match.groups()] if match else []
    if not match and (han := _HAN_DATE.search(text)):
        year = "".join(_DIGITS.get(c, "") for c in han[1])
        numbers = [int(year or 0), number_value(han[2]) or 0, number_value(han[3]) or 0]
    try:
        return dt.date(*numbers) if len(numbers) == 3 else None
    except ValueError:
        return None


def years(text: str) -> list[tuple[int, int, int]]:
    """The years named in `text` as (year, start, end), spans of years (2021—2025年) left out."""
    covered = [m.span() for m in _SPANNED.finditer(text)]
    out = []
    for match in _YEAR.finditer(text):
        if any(a <= match.start() < b for a, b in covered):
            continue
        digits = match["arabic"] or "".join(_DIGITS.get(c, "2" if c == "二" else c) for c in match["han"])
        if digits.isdigit():
            out.append((int(digits), match.start(), match.end()))
    return out


def find_year(
    lines: tuple[Line, ...], outline: Outline, title: Fact[str] | None, published: Fact[dt.date] | None
) -> Fact[int] | None:
    """The year reported on, by weighing every place that names it: one stale place cannot win against the rest."""
    votes: Counter[int] = Counter()
    first: dict[int, Fact[int]] = {}

    def vote(year: int, weight: int, span: Span | None, origin: str) -> None:
        votes[year] += weight
        first.setdefault(year, Fact(year, span, origin))

    if title is not None:
        words = _SPANNED.sub("", _TITLE_PLAN.sub("", title.value))
        named = years(words) or [(int(m[1]), m.start(), m.end()) for m in _BARE_YEAR.finditer(words)]
        for year, *_ in named[-1:]:
            vote(year, 10, title.span, "title")
    prose = [line for line in lines if line.kind is not BlockKind.TITLE and not line.meta and not line.aside]
    opening = [line for line in prose if line.span.end <= max(outline.preamble.end, outline.preamble.start + 1)]
    for line in opening or prose[:1]:
        for year, span in _announced(line):
            vote(year, 4, span, "opening")
        spoken = _SPOKEN.search(line.text) and not line.ended
        for year, start, end in years(line.text[:12])[: not spoken]:
            vote(year, 3, Span(line.span.start + start, line.span.start + end), "opening")
    for section in outline.sections:
        if section.level > 1:
            continue
        for year, start, end in years(section.title)[:1]:
            at = section.span.start
            plan = bool(_PLAN.search(section.title) or _TASKS.search(section.title))
            vote(year - plan, 3, Span(at + start, at + end), "heading")
    if published is not None:
        vote(published.value.year - 1, 3, published.span, "publication date")
    if not votes:
        body = Counter(y for line in prose for y, *_ in years(line.text))
        if not body:
            return None
        year = max(body, key=lambda y: (body[y], y))
        return Fact(year, None, "majority")
    best = max(votes, key=lambda y: (votes[y], y))
    return first[best]


def _announced(line: Line) -> list[tuple[int, Span]]:
    out = []
    for match in _ANNOUNCE.finditer(line.text):
        for year, start, end in years(match.group() + line.text[match.end() : match.end() + 1])[-1:]:
            at = line.span.start + match.start()
            out.append((year, Span(at + start, at + end)))
    return out[:1]

"""Mentions whose print is another thing than it looks: terms in 日 and 年, which look like dates (办理时限由60日压缩至
45日, 14年的平均矫正期限), and a 多 that belongs to the verb behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.interval import Interval
from checker.claims.model import Kind, Mention
from checker.document import Span

_WORDS = word_lists(__file__)

_DAYS = lazy.compile(r"(\d{1,3})日")
_SHORTER = r"[缩压减降延提并调][^，,。；;\n\d]{0,4}[到至为成][^，,。；;\n\d月]{0,4}"
_BEHIND = lazy.compile(rf"[^，,。；;\n\d月]{{0,4}}{_SHORTER}\d{{1,3}}日")
"""After the first term of a change: 60日压缩至45日."""
_BEFORE = lazy.compile(rf"\d日?[^，,。；;\n\d月]{{0,6}}{_SHORTER}$|(?:{_WORDS['shortened']})了?$")
"""Before the second, and before what lies between them (缩短15日)."""
_WINDOW = 22
_YEARS = lazy.compile(r"(\d{1,2})年")
_OF_A_TERM = lazy.compile(rf"的(?:平均|最[长短])?[^，,。；;\n\d的]{{0,6}}(?:{_WORDS['terms']})")
"""After years that are no date: 5年的取水许可期限."""
_THAT_IS = lazy.compile(f"(?:月|天|日)[，,（(]?(?:{_WORDS['that_is']})$")
"""Before years that tell another term again: 考验期36个月，即3年."""


def with_terms(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, those of days that a change of terms binds and of years that a term follows turned into counts."""
    for mention in mentions:
        if mention.kind is Kind.DATE and mention.text.endswith("日"):
            days = _DAYS.fullmatch(mention.text)
            if days is not None and _is_term(text, mention.span):
                yield _counted(mention, days, "日")
                continue
        elif mention.kind is Kind.DATE and mention.text.endswith("年"):
            years = _YEARS.fullmatch(mention.text)
            if years is not None and _is_years(text, mention.span):
                yield _counted(mention, years, "年")
                continue
        yield mention


def unglued(text: str, mention: Mention) -> Mention:
    """比上年的371件多办45件: that 多 belongs to the verb, not to the figure."""
    following = text[mention.span.end : mention.span.end + 1]
    if (
        mention.approx != "多"
        or not mention.text.endswith("多")
        or mention.value is None
        or not lazy.match(r"[办收审结立查\d]", following)
    ):
        return mention
    point = Interval.point(mention.value)
    span = Span(mention.span.start, mention.span.end - 1)
    return replace(mention, span=span, text=mention.text[:-1], approx=None, rounded=point, truncated=point)


def _is_term(text: str, span: Span) -> bool:
    start, end = span.start, span.end
    before = text[max(start - _WINDOW, 0) : start]
    return bool(_BEHIND.match(text, end) or _BEFORE.search(before))


def _is_years(text: str, span: Span) -> bool:
    before = text[max(span.start - 4, 0) : span.start]
    return bool(_OF_A_TERM.match(text, span.end) or _THAT_IS.search(before))


def _counted(mention: Mention, number: re.Match[str], unit: str) -> Mention:
    value = Decimal(number[1])
    point = Interval.point(value)
    digits = Span(mention.span.start, mention.span.start + len(number[1]))
    return replace(
        mention, kind=Kind.COUNT, value=value, rounded=point, truncated=point, unit=unit, digits=digits, iso=None
    )

"""Terms printed in 日, which look like days of a month: 办理时限由60日压缩至45日."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from checker import lazy
from checker.claims.interval import Interval
from checker.claims.model import Kind, Mention
from checker.document import Span

_DAYS = lazy.compile(r"(\d{1,3})日")
_SHORTER = r"[缩压减降延提并调][^，,。；;\n\d]{0,4}[到至为成][^，,。；;\n\d月]{0,4}"
_BEHIND = lazy.compile(rf"[^，,。；;\n\d月]{{0,4}}{_SHORTER}\d{{1,3}}日")
"""After the first term of a change: 60日压缩至45日."""
_BEFORE = lazy.compile(rf"\d日?[^，,。；;\n\d月]{{0,6}}{_SHORTER}$|(?:缩短|压缩|压减|减少|延长)了?$")
"""Before the second, and before what lies between them (缩短15日)."""
_WINDOW = 22


def with_terms(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, those of days that a change of terms binds turned into counts of days."""
    for mention in mentions:
        if mention.kind is Kind.DATE and mention.text.endswith("日"):
            days = _DAYS.fullmatch(mention.text)
            if days is not None and _is_term(text, mention.span):
                yield _counted(mention, days)
                continue
        yield mention


def _is_term(text: str, span: Span) -> bool:
    start, end = span.start, span.end
    before = text[max(start - _WINDOW, 0) : start]
    return bool(_BEHIND.match(text, end) or _BEFORE.search(before))


def _counted(mention: Mention, days: re.Match[str]) -> Mention:
    value = Decimal(days[1])
    point = Interval.point(value)
    digits = Span(mention.span.start, mention.span.start + len(days[1]))
    return replace(
        mention, kind=Kind.COUNT, value=value, rounded=point, truncated=point, unit="日", digits=digits, iso=None
    )

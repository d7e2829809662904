"""Publication dates by week, counted from the deadline of 1 April."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from checker.diagnostics import Lang, Text


def weekly(days: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """(week from 1 April, reports), without gaps; week 0 is the first one late, far outliers join the outermost."""
    counts: dict[int, int] = {}
    for day, number in days:
        week = max(-14, min(26, day // 7))
        counts[week] = counts.get(week, 0) + number
    if not counts:
        return []
    return [(week, counts.get(week, 0)) for week in range(min(counts), max(counts) + 1)]


def week_words(week: int, lang: Lang) -> str:
    """A week in words: the date it begins on."""
    start = dt.date(2025, 4, 1) + dt.timedelta(days=7 * week)
    return Text(f"{start.month}月{start.day}日", f"{start:%b %d}")(lang)

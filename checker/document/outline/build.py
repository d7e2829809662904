"""From heading candidates to sections: levels relative to what the document uses, parents, body spans."""

from __future__ import annotations

from collections.abc import Sequence

from checker.document.outline.model import Marker, Section
from checker.document.outline.titles import Candidate
from checker.document.span import Span

RANK = {
    Marker.PART: 0,
    Marker.DIVISION: 1,
    Marker.FORMAL: 2,
    Marker.ROMAN: 3,
    Marker.BOXED: 4,
    Marker.HAN: 5,
    Marker.HAN_PAREN: 6,
    Marker.ARABIC: 7,
    Marker.ARABIC_PAREN: 8,
    Marker.CIRCLED: 9,
    Marker.ORDINAL: 10,
    Marker.NONE: 11,
    Marker.CHAIN: 13,
}
"""GB/T 9704 order; markers the standard does not name stand below those it does."""
_TOPS = (Marker.PART, Marker.DIVISION, Marker.FORMAL, Marker.ROMAN, Marker.BOXED, Marker.HAN)
_TOPIC_RANK = 12
_TOP_RANK = -1


def build_sections(candidates: Sequence[Candidate], end: int) -> tuple[Section, ...]:
    """Sections in text order; `end` is where the report's text ends."""
    ranks = _ranks(candidates)
    stack: list[tuple[int, int]] = []
    levels: list[int] = []
    parents: list[int | None] = []
    bodies = [end] * len(candidates)
    for i, (found, rank) in enumerate(zip(candidates, ranks, strict=True)):
        while stack and stack[-1][0] >= rank:
            bodies[stack.pop()[1]] = found.span.start
        parents.append(stack[-1][1] if stack else None)
        levels.append(len(stack) + 1)
        stack.append((rank, i))
    return tuple(
        Section(
            i,
            levels[i],
            c.marker,
            c.number,
            c.value,
            c.title,
            c.span,
            Span(c.body, max(c.body, bodies[i])),
            parents[i],
            c.run_in,
        )
        for i, c in enumerate(candidates)
    )


def _ranks(candidates: Sequence[Candidate]) -> list[int]:
    order = sorted({_rank(c, candidates) for c in candidates})
    moved = {rank: rank * 10 for rank in order}
    keys = [_rank(c, candidates) for c in candidates]
    for high in order:
        for low in order:
            if high < low and high >= 0 and _inverted(candidates, keys, high, low):
                moved[high] = moved[low] + 5
    return [moved[k] for k in keys]


def _rank(candidate: Candidate, candidates: Sequence[Candidate]) -> int:
    if candidate.marker is not Marker.NONE:
        return RANK[candidate.marker]
    if candidate.run_in:
        return _TOPIC_RANK
    return _TOP_RANK if _unnumbered_top(candidates) else RANK[Marker.NONE]


def _unnumbered_top(candidates: Sequence[Candidate]) -> bool:
    """Whether unnumbered lines are the highest headings: no 第一部分 or 一、, and the first heading is such a line."""
    heads = [c for c in candidates if not (c.marker is Marker.NONE and c.run_in) and c.marker is not Marker.CHAIN]
    if not heads or heads[0].marker is not Marker.NONE:
        return False
    return not any(c.marker in _TOPS for c in heads)


def _inverted(candidates: Sequence[Candidate], keys: Sequence[int], high: int, low: int) -> bool:
    """Whether `high` (by the standard) is used below `low` here: 1. first, （一）（二） inside it, then 2."""
    low_values: list[int] = []
    inside = False
    seen_high = False
    for found, key in zip(candidates, keys, strict=True):
        if key == low and found.value is not None:
            if inside and low_values and found.value == low_values[-1] + 1:
                return True
            low_values.append(found.value)
            inside = False
        elif key == high:
            if not seen_high and not low_values:
                return False
            seen_high = True
            inside = inside or found.value == 1
        elif key < high:
            low_values, inside = [], False
    return False

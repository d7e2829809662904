"""Counts told in brackets of the one right before them: 主办■（独办■、牵头■），会办■."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure

_OPENS, _CLOSES = ("（", "("), lazy.compile("[）)]")


def around_brackets(ctx: Context, group: Sequence[Figure], reach: int) -> Iterator[Sequence[Figure]]:
    """The counts of one unit around those told of another of them in brackets, without these: a stretch each time."""
    outside: list[Figure] = []
    gaps: list[int] = []
    for figure in group:
        if outside and figure.sentence == outside[-1].sentence and _of(ctx, outside[-1], figure):
            gaps.append(len(outside))
        else:
            outside.append(figure)
    end = 0
    for gap in gaps:
        if gap > end:
            end = gap + reach
            yield outside[max(gap - reach, 0) : end]


def in_bracket(ctx: Context, parts: Sequence[Figure], figure: Figure) -> bool:
    """Whether a figure among the parts of a list is told in brackets of the part before it."""
    i = bisect_left(parts, figure.at, key=lambda p: p.at)
    return i > 0 and _of(ctx, parts[i - 1], figure)


def unbracketed(gap: str) -> str:
    """What stands between two parts but for what is told of the first in brackets."""
    return lazy.sub(r"^[（(][^（()）]*[）)]", "", gap) if gap.startswith(_OPENS) else gap


def _of(ctx: Context, host: Figure, figure: Figure) -> bool:
    text = ctx.sheet.skeleton
    return text[host.at + 1 : host.at + 2] in _OPENS and _CLOSES.search(text, host.at + 1, figure.at) is None


__all__ = ["around_brackets", "in_bracket", "unbracketed"]

"""Counts told in brackets of the one right before them: 主办■（独办■、牵头■），会办■."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure

_OPENS, _CLOSES = ("（", "("), lazy.compile("[）)]")


def outside_brackets(ctx: Context, group: Sequence[Figure]) -> Sequence[Figure]:
    """The counts of one unit but for those told of another of them in brackets."""
    out: list[Figure] = []
    for figure in group:
        if not out or figure.sentence != out[-1].sentence or not _of(ctx, out[-1], figure):
            out.append(figure)
    return out


def in_bracket(ctx: Context, parts: Sequence[Figure], figure: Figure) -> bool:
    """Whether a figure among the parts of a list is told in brackets of the part before it."""
    i = bisect_left(parts, figure.at, key=lambda p: p.at)
    return i > 0 and _of(ctx, parts[i - 1], figure)


def unbracketed(gap: str) -> str:
    """What stands between two parts but for what is told of the first in brackets."""
    return lazy.sub(r"^[（(][^（()）]*[）)]", "", gap) if gap.startswith(_OPENS) else gap


def _of(ctx: Context, host: Figure, figure: Figure) -> bool:
    gap = ctx.sheet.skeleton[host.at + 1 : figure.at]
    return gap.startswith(_OPENS) and _CLOSES.search(gap) is None


__all__ = ["in_bracket", "outside_brackets", "unbracketed"]

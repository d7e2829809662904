"""Which change stands right beside its base: 查处■，比上年的■增长■; 新收■，同比下降■（上年■）.

Where nothing but other changes stands between a change and one of its two figures, the words bind the three nearly as
surely as 由…到… does: how far off the figures are, or which way, tells little then, for exchanged digits do both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from math import log2

from checker import lazy
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.growth.levels import Level
from checker.claims.weighing.growth.pairs import Pair
from checker.claims.weighing.growth.signs import View, is_newly_told, names_base
from checker.dataclass import dataclass

_STOP = lazy.compile(r"[；;。\n]")
_CLAUSE = 12
"""Characters between a change and its base, those of other changes' clauses aside."""
_SENTENCES = 2
"""Sentences from a change back to the later figure."""
_HOPS = 3
"""Other changes that may stand between a change and its base."""
_BASE_BEHIND = lazy.compile(
    r"[（(，,；;]?(?:而|但|在)?(?:20\d\d年|[上前去]一?[年月期轮批届次]|同期|此前|年初|期初|原为?|上一?季度)[^。；;\n\ue001-\ue007]{0,8}$"
)


@dataclass(frozen=True, slots=True)
class Tie:
    """How a pair stands beside a change."""

    behind: bool
    """The base stands behind the change: 同比下降■（上年■）; or both do: 同比下降■，由■降至■."""
    rivals: int
    """Levels of the unit between the two figures."""


def tie_of(view: View, pair: Pair, near: Sequence[Level], signs: Mapping[str, float]) -> Tie | None:
    """How the pair stands beside its change, by its signs so far; None where other figures stand between."""
    if signs["beside"]:
        return Tie(False, 0)
    if max(view.change.figure.sentence - f.sentence for f in (pair.new, pair.old)) > _SENTENCES:
        return None
    if signs["follows"] and not signs["levels"]:
        return Tie(True, 0)
    beside = _beside(view)
    if beside in (pair.new.index, pair.old.index) and max(pair.new.index, pair.old.index) == beside:
        return Tie(False, _between(pair, near))
    if pair.new.index < view.change.figure.index and _following(view) == pair.old.index:
        return Tie(True, _between(pair, near))
    if signs["named_base"] and beside == pair.new.index and _in_row(view, pair.old):
        return Tie(True, 0)  # 环比下降■，与上年同月相比增长■；上月为■，上年同月为■
    return None


def _in_row(view: View, base: Figure) -> bool:
    """Whether a base stands behind a change with nothing but changes and other bases between."""
    at = view.change.figure.index
    between = view.ctx.sheet.figures[at + 1 : base.index]
    return 0 < base.index - at <= _HOPS and all(f.index in view.changes or names_base(f.clause) for f in between)


def tie_signs(view: View, pair: Pair, tie: Tie, signs: Mapping[str, float]) -> dict[str, float]:
    """What a tie says in place of the signs of a change that only stands near two figures."""
    said = {
        "tied": 1.0,
        "tied_off": signs["off"],
        "tied_turned": signs["turned"],
        "tied_rivals": log2(1 + tie.rivals),
        "tied_base": float(names_base(pair.old.clause)),
        "tied_taken": float(_base_is_taken(view, pair)),
    }
    if tie.behind:
        said |= {"tied_behind": 1.0, "inside": 0.0, "around": 0.0}
    return said | {"off": 0.0, "turned": 0.0, "rivals": 0.0, "taken": 0.0, "ahead": 0.0}


def _base_is_taken(view: View, pair: Pair) -> bool:
    """Whether the base is that of another later figure; one later figure may have several: 环比…，同比…"""
    return any(old == pair.old.index and new != pair.new.index for new, old in view.borne)


def _beside(view: View) -> int | None:
    """The level before a change with nothing but changes of its sentence between."""
    sheet, change = view.ctx.sheet, view.change.figure
    figures, at = sheet.figures, change.index
    for index in range(at - 1, max(at - 2 - _HOPS, -1), -1):
        if figures[index].sentence != change.sentence:
            return None
        if index not in view.changes and not is_newly_told(view.relation, figures[index]):
            between = sheet.between(figures[index], change)
            if _STOP.search(between) or len(between) > _CLAUSE * (at - index):
                return None
            return index
    return None


def _following(view: View) -> int | None:
    """The base right behind a change, with nothing but changes between."""
    sheet, change = view.ctx.sheet, view.change.figure
    figures, at = sheet.figures, change.index
    for index in range(at + 1, min(at + 2 + _HOPS, len(figures))):
        if figures[index].block != change.block:
            return None
        if index not in view.changes:
            words = sheet.between(figures[index - 1], figures[index])
            return index if _BASE_BEHIND.match(words) else None
    return None


def _between(pair: Pair, near: Sequence[Level]) -> int:
    """The levels of a pair's unit between its two figures."""
    low, high = sorted((pair.new.index, pair.old.index))
    start = bisect_left(near, low + 1, key=_index)
    return sum(x.family == pair.new.family for x in near[start : bisect_left(near, high, key=_index)])


def _index(level: Level) -> int:
    return level.index

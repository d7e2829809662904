"""Two states of one measure told without from–to: years in a list, a named standard (比核定编制少■), year by year."""

from __future__ import annotations

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formulas.changes import CHANGE, Move, is_change, is_level_pair
from checker.claims.formulas.context import Context, is_amount
from checker.claims.formulas.sheet import COUNT, PERCENT, Figure

_WORDS = word_lists(__file__)

_YEARS = lazy.compile(
    rf"(?:20\d\d年?|{COUNT}|(?:前年|去年|上年)度?)(?:、|和|与|及|至)(?:20\d\d年?|今年|本年)(?:度|两年)?[^。；;\n]{{0,30}}?"
    rf"(?:分别|依次)[^，,。；;\n\ue001-\ue007]{{0,10}}(?P<a>[{COUNT}{PERCENT}])(?:、|和|与|及)(?P<b>[{COUNT}{PERCENT}])"
)
_NAMED = lazy.compile(f"(?:{_WORDS['than']})([^，,。；;比较]{{2,10}}?)(?:数量|数|的)?(?:{_WORDS['yet']})*$")
_SEASON = lazy.compile(_WORDS["seasons"])
_TIME = lazy.compile(_WORDS["no_standards"])
_OWN = lazy.compile(_WORDS["of_change"])


def stated_pairs(ctx: Context, figure: Figure) -> list[Move]:
    """The states that a change is measured between, by lists of years or a named standard."""
    return [*_year_list(ctx, figure), *_standard(ctx, figure)]


def _year_list(ctx: Context, figure: Figure) -> list[Move]:
    start, end = ctx.sheet.sentence(figure.at)
    for found in _YEARS.finditer(ctx.sheet.skeleton, start, end):
        old, new = ctx.sheet.figure(found.start("a")), ctx.sheet.figure(found.start("b"))
        between = [f for f in ctx.sheet.within(new.at + 1, figure.at) if is_level_pair(f) and not is_change(f)]
        if new.at < figure.at and not between and old.kind == new.kind and old.family == new.family:
            return [Move(new, old, "逐年", "year by year")]
    return []


def _standard(ctx: Context, figure: Figure) -> list[Move]:
    """核定编制18名，实有14名 … 比核定编制少■名"""
    change = CHANGE.search(figure.pre)
    named = _NAMED.search(figure.pre[: change.start()]) if change else None
    if named is None or _TIME.search(named[1]) or not is_amount(figure):
        return []
    near = [
        f
        for f in ctx.sheet.figures[max(figure.index - 10, 0) : figure.index]
        if f.family == figure.family and figure.block - f.block <= 2 and is_amount(f) and not is_change(f)
    ]
    standards = [f for f in near if named[1] in f.pre + f.post[:10]]
    others = [f for f in near if f not in standards]
    if len(standards) != 1 or len(others) != 1:
        return []
    return [Move(others[0], standards[0], "与所比的数", "against the figure named")]


def same_season(ctx: Context, figure: Figure, move: Move) -> bool:
    """Whether a change of a quarter or half year is not measured by the figures of the whole year."""

    def season(f: Figure) -> set[str]:
        return set(_SEASON.findall(f.clause + f.lead))

    mine = season(figure)
    return not mine or bool(mine & (season(move.new) | season(move.old)))

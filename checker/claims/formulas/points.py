"""Percent where percentage points are meant: 出庭率比上年提高5%."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formula import Formula, FormulaKind, Origin, Verdict
from checker.claims.formulas.arithmetic import plain
from checker.claims.formulas.changes import CHANGE
from checker.claims.formulas.context import Context, bound
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.diagnostics.message import Text

_WORDS = word_lists(__file__)

_POINTS = lazy.compile(
    rf"(?P<rate>[\u4e00-\u9fff]{{1,12}}(?:{_WORDS['rates']}))"
    f"(?:由|从|较|比|同比|环比|[^，,。；;率]{{0,3}}?)[^，,。；;]{{0,16}}?(?:{_WORDS['moves']})(?:了|约|近)?$"
)


def find_points(ctx: Context) -> Iterator[Formula]:
    """Changes of rates told in percent."""
    for figure in ctx.sheet.figures:
        if figure.kind in (Kind.PERCENT, Kind.GROWTH):
            yield from _points(ctx, figure)


def _points(ctx: Context, figure: Figure) -> Iterator[Formula]:
    """出庭率比上年提高5%: points are meant when the rate itself is told."""
    told = lazy.sub(r"最[高低]", "", figure.pre)
    found = _POINTS.search(figure.clause) if CHANGE.search(told) else None
    if found is None or lazy.search(_WORDS["no_shares"], found["rate"]):
        return
    if lazy.search(r"占比.*占比", figure.clause):
        return
    yield Formula(
        FormulaKind.POINTS,
        (bound(figure, "变化幅度", "change"),),
        Origin.SYNTAX,
        Verdict.CONTRADICTORY,
        Text(
            f"“{found['rate']}”的升降应写“个百分点”，“{plain(figure.number)}%”指相对变化",
            f"{found['rate']} changes by percentage points; {plain(figure.number)}% is a relative change",
        ),
        (),
        Text(f"若指差值，改为“{plain(figure.number)}个百分点”", "if the difference is meant, write percentage points"),
    )

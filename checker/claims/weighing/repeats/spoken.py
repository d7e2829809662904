"""A small number told in words and told again with another value: 组建八支小队 … 这9支小队, 设4处站点 … 这三处站点."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from checker import lazy
from checker.claims.formula import Bound, Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import COUNT, family_of
from checker.claims.numerals import SPOKEN
from checker.claims.weighing.model import Candidate
from checker.dataclass import dataclass
from checker.diagnostics.message import Text
from checker.document import Span

_AGAIN = lazy.compile(
    rf"(?:这|上述|前述)(?:{COUNT}|[二两三四五六七八九十](?=[支处家所座间名位条辆台][\u4e00-\u9fff]{{2}}))"
)
_TOLD = lazy.compile(
    r"(?<![第每逐各十百几数])(?P<n>[一二两三四五六七八九十])(?P<unit>[支处家所座间名位条辆台])(?P<noun>[\u4e00-\u9fff]{2,10})"
)
_SMALL = lazy.compile("[一二两三四五六七八九十][支处家所座间名位条辆台]")
_NOUN = lazy.compile("[\u4e00-\u9fff]{2}")
_CHANGED = lazy.compile("[增扩减撤并另再又余加]|新[设建聘]|其中|分别|合计|共计")
"""Between the two: their number may have changed, or several are told together."""
_REACH, _MOST, _LISTED = 90, 19, 24


@dataclass(frozen=True, slots=True)
class Said:
    """A number of things at its place: in words, or in digits."""

    index: int
    """Where it begins in the skeleton, below zero so that it is no figure's."""
    span: Span
    family: str
    number: int
    noun: str


def spoken_candidates(ctx: Context) -> Iterator[Candidate]:
    """Numbers behind 这 and 上述 that differ from the only one of their things told before, one of them in words."""
    text = ctx.sheet.skeleton
    for again in _AGAIN.finditer(text):
        at = again.end() - 1
        low = max(at - _REACH, text.rfind("\n", 0, text.rfind("\n", 0, at) + 1) + 1, 0)
        told = list(_all(ctx, low, again.start())) if _SMALL.search(text, low, at + 2) else []
        later = next(_all(ctx, at, at + 14), None)
        if later is None or not told:
            continue
        same = [a for a in told if a.family == later.family]
        if len(same) != 1 or _CHANGED.search(text, -same[0].index, again.start()):
            continue
        earlier, digits = same[0], (text[-same[0].index], text[at])
        if "、" in text[max(-earlier.index - _LISTED, low) : -earlier.index]:
            continue  # 甲局、乙局、丙局三家。上述四家: what is named counts
        if earlier.number == later.number or min(earlier.number, later.number) < 2 or digits == (COUNT, COUNT):
            continue
        if later.noun[:2] in earlier.noun or later.noun[-2:] == earlier.noun[-2:]:
            yield Candidate((earlier, later), {"pointing": 1.0, "back": 1.0}, partial(_formula, ctx, earlier, later))


def _all(ctx: Context, start: int, end: int) -> Iterator[Said]:
    """The small numbers of things in a stretch, those in digits first."""
    sheet = ctx.sheet
    for figure in sheet.within(start, end):
        noun = _NOUN.match(figure.post)
        if figure.mention.unit and figure.exact and figure.number <= _MOST:
            words = figure.post[:10] if noun else ""
            yield Said(-figure.at, figure.span, figure.family, int(figure.number), words)
    for found in _TOLD.finditer(sheet.skeleton, start, end):
        span = sheet.place(found.start(), found.end("unit"))
        yield Said(-found.start(), span, family_of(found["unit"]), SPOKEN[found["n"]], found["noun"])


def _formula(ctx: Context, earlier: Said, later: Said) -> Formula:
    """The contradiction between the number told first and the one that points back to it."""
    first, second = (ctx.sheet.text[s.span.start : s.span.end] for s in (earlier, later))
    arithmetic = f"{earlier.number} ≠ {later.number}"
    return Formula(
        FormulaKind.REPEAT,
        (
            Bound(later.span, second, Text("后一处", "later")),
            Bound(earlier.span, first, Text("前一处", "earlier")),
        ),
        Origin.SYNTAX,
        Verdict.CONTRADICTORY,
        Text(f"同一指标前后不一：{first} 与 {second}", f"one measure told twice: {first} and {second}"),
        (Reading(Text(arithmetic, arithmetic), False),),
        Text("核实后改为同一个数", "use one figure"),
    )

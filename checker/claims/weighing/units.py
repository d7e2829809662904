"""One figure told in two units that cannot both be meant, in any wording: 461.86万元 and 461.86元, 18秒 and 18分钟."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.context import Context, bound, shown
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.likeness import Pair, likeness
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.tellings import Tellings
from checker.diagnostics.message import Text

_MEASURES = ("money", "length", "area", "time", "weight", "volume", "pack")
_VISITS = frozenset(("人次", "件次", "批次", "人", "件"))
_SAME_DIGITS, _WINDOW = 6, 40
"""Figures with the same digits that are tried for one later figure, and how many figures back they may stand."""


def unit_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Two figures with the same digits and different units that share words."""
    tellings = Tellings(ctx)
    told: dict[str, list[Figure]] = {}
    for b in ctx.sheet.figures:
        if b.kind not in (Kind.COUNT, Kind.MONEY) or not b.exact or not b.mention.unit or b.number == 0:
            continue
        same = told.setdefault(digits_of(b), [])
        for a in reversed(same[-_SAME_DIGITS:]):
            if b.index - a.index <= _WINDOW and _other_unit(a, b) and _of_one(tellings, relation, a, b):
                yield _unit(tellings, relation, a, b, same)
        same.append(b)


def _other_unit(a: Figure, b: Figure) -> bool:
    """Whether two figures with the same digits are printed in units that do not mean the same."""
    return printed_unit(a) != printed_unit(b) and (a.family != b.family or a.number != b.number)


def _measure(relation: Relation, figure: Figure) -> str:
    """What the unit measures: money, area, time …; empty for things counted."""
    unit = printed_unit(figure).lstrip("万亿")
    return next((k for k in _MEASURES if relation.cues[k].fullmatch(unit)), "")


def _of_one(tellings: Tellings, relation: Relation, a: Figure, b: Figure) -> bool:
    if tellings.kin(a, b) or relation.says("back", b.pre):
        return True
    if {a.family, b.family} <= _VISITS:
        return _column(tellings.ctx, a, b)
    return a.family == b.family and b.sentence - a.sentence <= 1 and len(digits_of(b)) > 1


def _column(ctx: Context, a: Figure, b: Figure) -> bool:
    """167批次、759人次。其中集体访12批、759件: the second columns of two pairs."""
    if not a.index or b.index - a.index < 2:
        return False
    x, y = ctx.sheet.figures[a.index - 1], ctx.sheet.figures[b.index - 1]
    gaps = ctx.sheet.between(x, a), ctx.sheet.between(y, b)
    return x.family == y.family and all(g.strip() in ("、", "，", ",", "") for g in gaps)


def _unit(tellings: Tellings, relation: Relation, a: Figure, b: Figure, group: Sequence[Figure]) -> Candidate:
    signs = likeness(Pair(tellings, relation, a, b), group)
    one, two = _measure(relation, a), _measure(relation, b)
    signs |= {
        "digits": min(len(digits_of(b).replace(".", "").strip("0")), 5),
        "scale_only": a.family == b.family,
        "one_dimension": bool(one) and one == two and a.family != b.family,
        "two_dimensions": bool(one and two) and one != two,
        "things": not one and not two,
        "column": {a.family, b.family} <= _VISITS and _column(tellings.ctx, a, b),
    }
    return Candidate((a, b), {k: float(v) for k, v in signs.items() if v}, partial(unit_formula, a, b))


def digits_of(figure: Figure) -> str:
    """The printed digits without 万, 亿 and commas."""
    return shown(figure).rstrip("万亿").replace(",", "").replace("，", "")


def printed_unit(figure: Figure) -> str:
    """The unit as printed, 万 and 亿 included: 万元."""
    text = shown(figure)
    scale = text[-1] if text[-1:] in ("万", "亿") else ""
    return scale + (figure.mention.unit or "")


def unit_formula(a: Figure, b: Figure) -> Formula:
    """The contradiction between the unit told first and the one told later."""
    text = f"{a.mention.text} / {b.mention.text}"
    return Formula(
        FormulaKind.UNIT,
        (bound(b, "后一处", "later"), bound(a, "前一处", "earlier")),
        Origin.REPETITION,
        Verdict.CONTRADICTORY,
        Text(
            f"同一数字 {digits_of(a)} 前后单位不同：{printed_unit(a)} 与 {printed_unit(b)}",
            f"the same figure {digits_of(a)} with two units: {printed_unit(a)} and {printed_unit(b)}",
        ),
        (Reading(Text(text, text), False),),
        Text("核实后统一单位", "use one unit"),
    )

"""What is said of units that contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from checker.claims.formula import Bound, Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import plain
from checker.claims.formulas.context import bound, shown
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.units.basis import amount, conversion, equated
from checker.claims.weighing.units.printed import digits_of, printed_unit
from checker.diagnostics.message import Text


def told_again(a: Figure, b: Figure, units: tuple[str, str]) -> Formula:
    """The contradiction between the units told first and told later."""
    text = f"{a.mention.text} / {b.mention.text}"
    return _contradiction(
        (bound(b, "后一处", "later"), bound(a, "前一处", "earlier")),
        Origin.REPETITION,
        Text(
            f"同一数字 {digits_of(a)} 前后单位不同：{units[0]} 与 {units[1]}",
            f"the same figure {digits_of(a)} with two units: {units[0]} and {units[1]}",
        ),
        text,
        Text("核实后统一单位", "use one unit"),
    )


def averaged(total: Figure, count: Figure, average: Figure) -> Formula:
    """The contradiction between an average and the figures it is computed from, in its unit alone."""
    value = total.number / count.number
    meant = f"{plain(round(value, 2))}{total.mention.unit or ''}"
    arithmetic = f"{shown(total)}/{shown(count)} = {meant} ≠ {average.mention.text}"
    return _contradiction(
        (bound(average, "平均数", "average"), bound(total, "总数", "total"), bound(count, "个数", "number")),
        Origin.REPETITION,
        Text(
            f"平均数 {average.mention.text} 的单位不对：按 {total.mention.text} 和 {count.mention.text} 应为 {meant}",
            f"the unit of {average.mention.text} is wrong: {total.mention.text} by {count.mention.text} is {meant}",
        ),
        arithmetic,
        Text("核实后改正平均数的单位", "correct the unit of the average"),
        conversion(total, average),
    )


def converted(first: Figure, second: Figure, value: tuple[Fraction, Fraction]) -> Formula:
    """The contradiction between a measure and what it is said to be in another unit; `value` is what that would be, at
    the least and at the most."""
    meant = amount(value, second.mention.unit or "")
    if first.mention.unit == second.mention.unit:  # 1.5亿元（1500万元）
        meant = f"{plain(first.number / second.scale)}{printed_unit(second)}"
    arithmetic = f"{equated(first.mention.text, meant)} ≠ {second.mention.text}"
    return _contradiction(
        (bound(second, "换算后", "converted"), bound(first, "换算前", "original")),
        Origin.SYNTAX,
        Text(
            f"单位换算不对：{first.mention.text} 应为 {meant}，不是 {second.mention.text}",
            f"a wrong conversion: {first.mention.text} is {meant}, not {second.mention.text}",
        ),
        arithmetic,
        Text("核实后改正换算", "correct the conversion"),
        conversion(first, second),
    )


def moved(old: Figure, new: Figure) -> Formula:
    """The contradiction between a measure and the larger one that it is said to have shrunk to."""
    arithmetic = f"{old.mention.text} < {new.mention.text}"
    return _contradiction(
        (bound(new, "变化后", "new state"), bound(old, "变化前", "old state")),
        Origin.SYNTAX,
        Text(
            f"单位与上下文对不上：由 {old.mention.text} 减到 {new.mention.text}，反而更大",
            f"a unit that does not fit: {old.mention.text} is said to have shrunk to {new.mention.text}, which is more",
        ),
        arithmetic,
        Text("核实后改正单位", "correct the unit"),
        conversion(old, new),
    )


def computed(whole: Figure, parts: Sequence[Figure], odd: Figure, unit: str) -> Formula:
    """The contradiction between a whole and its parts but for the unit of one figure, which should be `unit`."""
    meant = f"{digits_of(odd)}{unit}"
    arithmetic = f"{'+'.join(p.mention.text for p in parts)} ≠ {whole.mention.text}"
    return _contradiction(
        (bound(odd, "单位有误", "wrong unit"), *(bound(f, "相关", "related") for f in (whole, *parts) if f is not odd)),
        Origin.REPETITION,
        Text(
            f"单位与上下文对不上：{odd.mention.text} 按相关数字推算应为 {meant}",
            f"a unit that does not fit: by the figures beside it {odd.mention.text} should be {meant}",
        ),
        arithmetic,
        Text("核实后改正单位", "correct the unit"),
        next((known for f in (whole, *parts) if (known := conversion(odd, f)) is not None), None),
    )


def _contradiction(
    figures: tuple[Bound, ...],
    origin: Origin,
    summary: Text,
    arithmetic: str,
    repair: Text,
    basis: Text | None = None,
) -> Formula:
    """What all of them are: one reading, which fails."""
    readings = (Reading(Text(arithmetic, arithmetic), False),)
    return Formula(FormulaKind.UNIT, figures, origin, Verdict.CONTRADICTORY, summary, readings, repair, basis=basis)

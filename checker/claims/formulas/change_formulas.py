"""The formulas of change: a rate, an amount or a multiple against the figures it rests on."""

from __future__ import annotations

from decimal import Decimal

from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import change, percent_text, plain, quotient
from checker.claims.formulas.changes import Move, direction
from checker.claims.formulas.context import amount, bound, said, scale, shown
from checker.claims.formulas.percents import printed
from checker.claims.formulas.sheet import Figure
from checker.claims.interval import Interval
from checker.claims.model import Kind
from checker.diagnostics.message import Text


def growth_formula(figure: Figure, move: Move, holds: bool) -> Formula:
    """A rate or multiple against the present figure and the base."""
    found = change(said(move.new), said(move.old))
    value = _middle(found)
    text = percent_text(abs(value), figure.mention.decimals)
    way = "下降" if value < 0 else "增长"
    a, b = shown(move.new), shown(move.old)
    wrong_way = direction(figure) is not None and value != 0 and (value > 0) != ((direction(figure) or 0) > 0)
    arithmetic = f"({a}-{b})/{b} = {'-' if value < 0 else ''}{text}"
    if not holds:
        arithmetic += f" ≠ {'-' if direction(figure) == -1 else ''}{_printed(figure)}"
    zh = f"由 {b} 到 {a} 是{way} {text}，文中为 {_printed(figure)}"
    return Formula(
        FormulaKind.GROWTH,
        (
            bound(figure, "增减幅度", "rate of change"),
            bound(move.new, "本期数", "present figure"),
            bound(move.old, "基数", "base"),
        ),
        Origin.SYNTAX,
        Verdict.CONSISTENT if holds else Verdict.CONTRADICTORY,
        Text(
            zh + ("，方向相反" if wrong_way else ""),
            f"from {b} to {a} is a {'fall' if value < 0 else 'rise'} of {text}, not {_printed(figure)}",
        ),
        (Reading(Text(arithmetic, arithmetic), holds),),
        Text(
            f"改为{way} {text}，或订正两期的数",
            f"make it a {'fall' if value < 0 else 'rise'} of {text}, or correct the two figures",
        ),
    )


def _printed(figure: Figure) -> str:
    return plain(figure.number) + "倍" if figure.kind is Kind.MULTIPLE else printed(figure).zh


def delta_formula(figure: Figure, level: Figure, delta: Figure, early: bool, holds: bool) -> Formula:
    """A rate against an amount of change and one figure, the earlier one if `early`."""
    toward = direction(delta) or 1
    by = scale([level, delta])
    if early:
        old, told, start = said(level), amount(level.number, by), ""
    else:
        old = said(level) - said(delta) if toward > 0 else said(level) + said(delta)
        told = amount(level.number - delta.number * toward, by)
        start = f"{shown(level)}{'-' if toward > 0 else '+'}{shown(delta)} = {told}，"
    value = _middle(quotient(said(delta), old))
    text = percent_text(abs(value), figure.mention.decimals)
    arithmetic = f"{start}{shown(delta)}/{told} = {text}"
    if not holds:
        arithmetic += f" ≠ {_printed(figure)}"
    role = ("基数", "base") if early else ("本期数", "present figure")
    return Formula(
        FormulaKind.GROWTH,
        (
            bound(figure, "增减幅度", "rate of change"),
            bound(level, *role),
            bound(delta, "增减数", "change"),
        ),
        Origin.SYNTAX,
        Verdict.CONSISTENT if holds else Verdict.CONTRADICTORY,
        Text(
            f"增减 {delta.mention.text} 相当于 {text}，文中为 {_printed(figure)}",
            f"a change of {shown(delta)} is {text}, not {_printed(figure)}",
        ),
        (Reading(Text(arithmetic, arithmetic.replace("，", ", ")), holds),),
        Text(f"改为 {text}，或订正增减数、{role[0]}", f"make it {text}, or correct the other figures"),
    )


def difference_formula(figure: Figure, move: Move, holds: bool) -> Formula:
    """An amount of change (or percentage points) against the two figures it lies between."""
    percent = figure.kind is Kind.POINTS
    by = (Decimal(1), "") if percent else scale([figure, move.new, move.old])
    value = amount(abs(move.new.number - move.old.number), by)
    big, small = (move.new, move.old) if move.new.number >= move.old.number else (move.old, move.new)
    mine = plain(figure.number) if percent else shown(figure)
    arithmetic = f"{shown(big)}-{shown(small)} = {value} {'=' if holds else '≠'} {mine}"
    return Formula(
        FormulaKind.DIFFERENCE,
        (
            bound(figure, "增减数", "change"),
            bound(move.new, "本期数", "present figure"),
            bound(move.old, "基数", "base"),
        ),
        Origin.SYNTAX,
        Verdict.CONSISTENT if holds else Verdict.CONTRADICTORY,
        Text(
            f"两期相差 {value}，文中为 {figure.mention.text}",
            f"the two figures differ by {value}, not {figure.mention.text}",
        ),
        (Reading(Text(arithmetic, arithmetic), holds),),
        Text(f"增减数改为 {value}，或订正两期的数", f"make the change {value}, or correct the two figures"),
    )


def doubled_formula(figure: Figure, move: Move, times: Decimal) -> Formula:
    """翻番 against the two figures it is told of."""
    ratio = quotient(said(move.new), said(move.old), Decimal(1))
    value = plain(_middle(ratio).quantize(Decimal("0.01")))
    arithmetic = f"{shown(move.new)}/{shown(move.old)} = {value} ≠ {times}"
    word = figure.mention.text
    return Formula(
        FormulaKind.GROWTH,
        (
            bound(figure, "倍数", "multiple"),
            bound(move.new, "本期数", "present figure"),
            bound(move.old, "基数", "base"),
        ),
        Origin.SYNTAX,
        Verdict.CONTRADICTORY,
        Text(f"“{word}”应为原来的 {times} 倍，实为 {value} 倍", f"{word} means {times} times; it is {value} times"),
        (Reading(Text(arithmetic, arithmetic), False),),
        Text("改写倍数，或订正两期的数", "correct the multiple or the two figures"),
    )


def _middle(found: Interval | None) -> Decimal:
    if found is None or found.low is None:
        return Decimal(0)
    return (found.low + (found.high if found.high is not None else found.low)) / 2

"""Multiples: grown by one time, three times last year's figure, doubled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import permutations

from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import plain, quotient, step, widened
from checker.claims.formulas.changes import CAVEAT, Move, earlier_pairs, from_to, is_change
from checker.claims.formulas.context import Context, bound, is_amount, shown
from checker.claims.formulas.growth import bindings_of, change_window, follows, growth_formula, middle_of, sentence_head
from checker.claims.formulas.sheet import Figure
from checker.claims.interval import Interval
from checker.claims.model import Kind
from checker.diagnostics.message import Text

_TIMES = {"一": 2, "两": 4, "二": 4, "三": 8, "四": 16}


def find_multiples(ctx: Context) -> Iterator[Formula]:
    """Every multiple, checked against the figures around it."""
    moves = from_to(ctx)
    for figure in ctx.sheet.figures:
        if figure.kind is not Kind.MULTIPLE or "番" in figure.mention.text:
            continue
        yield from _times(ctx, figure, moves)
        if is_change(figure):
            window = change_window(ctx, figure)
            near = [m for m in moves if m.new in window and m.old in window]
            yield from _multiple(ctx, figure, window, near)
    yield from _doubling(ctx, moves)


def _multiple(ctx: Context, figure: Figure, window: list[Figure], moves: list[Move]) -> Iterator[Formula]:
    levels = [f for f in window if is_amount(f)]

    def fits(new: Figure, old: Figure) -> bool:
        ratio = quotient(new.value, old.value, Decimal(1))
        if ratio is None or new.number < old.number:
            return False
        # whole multiples are said loosely: a tenth either way passes
        slack = step(figure.mention) if figure.mention.decimals else figure.number / 10
        printed = Interval(figure.number - slack, figure.number + slack) if figure.exact else widened(figure.mention)
        one = Interval.point(Decimal(1))
        return ratio.meets(printed) or (ratio - one).meets(printed)

    yield from _ratio(ctx, figure, levels, moves, fits)


def _times(ctx: Context, figure: Figure, moves: list[Move]) -> Iterator[Formula]:
    """2400户，是上年1200户的2倍"""
    if re.search(r"(?:是|为|达到?|相当于)(?:上年|去年|上一年|前年)的(?:近|约|超)?$", figure.pre):
        start, _ = ctx.sheet.sentence(figure.at)
        near = [f for f in ctx.sheet.within(start, figure.at) if is_amount(f)]
        for move in earlier_pairs(ctx, near)[:1]:
            if move.new is near[-1] or move.old is near[-1]:
                ratio = quotient(move.new.value, move.old.value, Decimal(1))
                slack = step(figure.mention) if figure.mention.decimals else figure.number / 10
                around = Interval(figure.number - slack, figure.number + slack)
                if figure.exact:
                    yield growth_formula(figure, move, ratio is not None and ratio.meets(around))
                return
    for move in moves:
        if follows(ctx, figure, move) and re.search(r"(?:是|为)(?:上年|去年|上一年|前年)的$", figure.pre):
            ratio = quotient(move.new.value, move.old.value, Decimal(1))
            slack = step(figure.mention) if figure.mention.decimals else figure.number / 10
            around = Interval(figure.number - slack, figure.number + slack)
            yield growth_formula(figure, move, ratio is not None and ratio.meets(around))
            return
    old = ctx.sheet.figures[figure.index - 1] if figure.index else None
    if (
        old is None
        or not is_amount(old)
        or not re.fullmatch(r"[^，,。；;]{0,4}的(?:近|约|超)?", ctx.sheet.between(old, figure))
    ):
        return
    start, _ = ctx.sheet.sentence(figure.at)
    news = [f for f in ctx.sheet.within(start, old.at) if f.family == old.family and is_amount(f)]
    if not news or not re.search(r"是|为|相当于|达", old.pre):
        return
    ratio = quotient(news[-1].value, old.value, Decimal(1))
    slack = step(figure.mention) if figure.mention.decimals else figure.number / 10
    if ratio is not None and figure.exact:
        holds = ratio.meets(Interval(figure.number - slack, figure.number + slack))
        yield growth_formula(figure, Move(news[-1], old, "", ""), holds)


def _ratio(
    ctx: Context, figure: Figure, levels: list[Figure], moves: list[Move], fits: Callable[[Figure, Figure], bool]
) -> Iterator[Formula]:
    for new, old in permutations(levels[-10:], 2):
        if new.family == old.family and fits(new, old):
            yield growth_formula(figure, Move(new, old, "", ""), True)
            return
    for move in bindings_of(ctx, figure, levels, moves)[:1]:
        if not CAVEAT.search(sentence_head(ctx, figure)):
            yield growth_formula(figure, move, False)


def _doubling(ctx: Context, moves: list[Move]) -> Iterator[Formula]:
    """翻一番 is twice the old figure; people say it loosely, so a tenth either way passes."""
    for figure in ctx.sheet.figures:
        found = re.search(r"翻(?:了)?(?:近|约|超)?([一两二三四])?番", figure.mention.text)
        if figure.kind is not Kind.MULTIPLE or found is None:
            continue
        times = Decimal(_TIMES[found[1] or "一"])
        start, end = ctx.sheet.sentence(figure.at)
        before = [f for f in ctx.sheet.within(max(start - 80, 0), end) if is_amount(f)]
        told = [m for m in moves if start <= m.old.at < m.new.at < end]
        pairs = told[-1:] or earlier_pairs(ctx, before)
        before += [f for m in told for f in (m.new, m.old) if f not in before]
        if any(_about(a, b, times) for a, b in permutations(before, 2)):
            continue
        for move in pairs[:1]:
            yield doubled_formula(figure, move, times)


def _about(new: Figure, old: Figure, times: Decimal) -> bool:
    ratio = quotient(new.value, old.value, Decimal(1))
    return (
        new.family == old.family
        and ratio is not None
        and ratio.meets(Interval(times * Decimal("0.9"), times * Decimal("1.15")))
    )


def doubled_formula(figure: Figure, move: Move, times: Decimal) -> Formula:
    """翻番 against the two figures it is told of."""
    ratio = quotient(move.new.value, move.old.value, Decimal(1))
    value = plain(middle_of(ratio).quantize(Decimal("0.01")))
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

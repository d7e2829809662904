"""Growth and difference: rates, multiples and amounts of change against the figures they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import (
    change,
    percent_text,
    plain,
    possible,
    quotient,
    widened,
)
from checker.claims.formulas.changes import (
    CAVEAT,
    Move,
    direction,
    earlier_pairs,
    from_to,
    is_change,
    is_level_pair,
    label,
)
from checker.claims.formulas.context import Context, amount, bound, is_amount, scale, shown
from checker.claims.formulas.percents import is_percent, moved_by, printed
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.states import beside, same_season, stated_pairs
from checker.claims.interval import Interval
from checker.claims.model import Kind
from checker.diagnostics.message import Text

_REACH = 3
"""Sentences back to which a change may refer."""


def find_growth(ctx: Context) -> Iterator[Formula]:
    """Every printed change, checked against the figures around it."""
    moves = from_to(ctx)
    for figure in ctx.sheet.figures:
        if not is_change(figure):
            continue
        if is_percent(figure):
            check = _percent
        elif figure.kind is Kind.POINTS or is_amount(figure):
            check = _delta
        else:
            continue
        window = change_window(ctx, figure)
        near = [m for m in moves if m.new in window and m.old in window]
        yield from check(ctx, figure, window, near)


def change_window(ctx: Context, figure: Figure) -> list[Figure]:
    """The levels near a change: its paragraph from a few sentences back, the sentence after, the paragraph before."""
    sheet = ctx.sheet
    start, end = sheet.paragraph(figure.at)
    _, here = sheet.sentence(figure.at)
    _, following = sheet.sentence(here) if here < end else (here, here)
    found = [f for f in sheet.within(start, here) if figure.sentence - f.sentence <= _REACH]
    found += [f for f in sheet.within(here, following) if f.is_earlier]
    if start > 0 and not [f for f in found if f.at < figure.at and f.sentence < figure.sentence]:
        found = list(sheet.within(_paragraphs_before(ctx, start), start))[-6:] + found
    return [f for f in found if f is not figure and is_level_pair(f)]


def _paragraphs_before(ctx: Context, start: int) -> int:
    """The start of the nearest paragraph before that holds figures; headings are passed over."""
    before = start
    for _ in range(4):
        if before <= 0:
            break
        before, end = ctx.sheet.paragraph(before - 1)
        if ctx.sheet.within(before, end):
            break
    return before


def bindings_of(ctx: Context, figure: Figure, window: Sequence[Figure], moves: Sequence[Move]) -> list[Move]:
    """The states the text itself binds to a change: the nearest from–to before it, and last year's figures near it."""
    before = [m for m in moves if m.new.at < figure.at and _same_thing(figure, m)]
    soon = [m for m in moves if follows(ctx, figure, m)]
    out = before[-1:] or soon[:1]
    close = [f for f in window if abs(f.sentence - figure.sentence) <= 1 or f.block != figure.block]
    pairs = [m for m in earlier_pairs(ctx, close) if _same_thing(figure, m)]
    pairs.sort(key=lambda m: min(abs(m.new.at - figure.at), abs(m.old.at - figure.at)))
    told = [m for m in out + pairs if beside(ctx, figure, m) and same_season(ctx, figure, m)]
    return told or stated_pairs(ctx, figure)


_TIME = lazy.compile(
    r"一年[间来内]?|同比|环比|[比较与同](?:上年|去年)?(?:度|同期|相比)?|上年|去年|同期|今年|本年度?|全年|年内|分别|依次|共|其中|年均|三年|两年|五年|累计|实现|降幅|增幅|减幅|升幅|涨幅|率|幅度|大幅|有所|进一步|明显|持续|减|增"
)


def _same_thing(figure: Figure, move: Move) -> bool:
    """Whether the change's own subject, when it has one, is met beside the states."""
    words = re.sub(
        r"(?:增长|上升|增加|提高|提升|上涨|扩大|下降|减少|降低|回落|压减|压缩|精简|缩短|缩减|达到?|为|了|约)",
        "",
        figure.pre,
    )
    words = re.sub(r"[\s、的]", "", _TIME.sub("", words))
    if len(words) < 2:
        return True
    words = re.sub(r"事项|案件|领域|其他|其余|数量|总数|人员|工作|总量|情况", "", words)
    if len(words) < 2:
        return True
    if label(move.new) == label(move.old) == "|":
        return True
    around = label(move.new) + label(move.old) + move.new.clause[-30:] + move.old.clause[-30:]
    return any(words[i : i + 2] in around for i in range(len(words) - 1))


def _percent(ctx: Context, figure: Figure, window: list[Figure], moves: list[Move]) -> Iterator[Formula]:
    sign = direction(figure)
    lined = _lined_up(ctx, figure)
    if lined is not None:
        yield growth_formula(figure, lined, moved_by(lined.new.value, lined.old.value, figure, sign))
        return
    levels = [
        f
        for f in window
        if f.kind not in (Kind.POINTS,) and not (is_change(f) and f.kind in (Kind.PERCENT, Kind.GROWTH))
    ]
    deltas = [f for f in window if is_amount(f) and f.is_delta]
    bindings = [m for m in bindings_of(ctx, figure, levels, moves) if is_amount(m.new) or "幅" in figure.pre]
    turned = {(m.old.index, m.new.index) for m in bindings}
    for new, old in permutations([f for f in levels if f not in deltas][-12:], 2):
        if (new.index, old.index) in turned:
            continue
        if new.family == old.family and new.kind == old.kind and moved_by(new.value, old.value, figure, sign):
            yield growth_formula(figure, Move(new, old, "", ""), True)
            return
    for new in levels:
        for delta in deltas:
            if new.family == delta.family and new is not delta and _delta_fits(new, delta, figure, sign):
                yield delta_formula(figure, new, delta, False, True)
                return
    if "年均" in figure.clause[-10:] or CAVEAT.search(figure.clause) or CAVEAT.search(sentence_head(ctx, figure)):
        return
    for move in bindings:
        yield growth_formula(figure, move, False)
        return
    near = [d for d in deltas if d.sentence == figure.sentence and 0 < figure.at - d.at <= 24]
    near = [d for d in near if d.index == figure.index - 1]
    for delta in near[-1:]:
        news = [
            f
            for f in levels
            if f.family == delta.family and f.at < delta.at and f not in deltas and figure.sentence - f.sentence <= 1
        ]
        if news:
            yield delta_formula(figure, news[-1], delta, False, False)


def follows(ctx: Context, figure: Figure, move: Move) -> bool:
    """同比上升20%，由35人降至28人: the states stand right behind the change."""
    gap = ctx.sheet.skeleton[figure.at + 1 : move.old.at] if move.old.at > figure.at else ""
    return bool(re.match(r"[，,（(]?(?:由|从|即)", gap)) and len(gap) <= 14


def _lined_up(ctx: Context, figure: Figure) -> Move | None:
    """去年分别为■、■，今年分别为■、■，分别增长■、下降■: each change has its own pair of figures."""
    figures = ctx.sheet.figures
    run = _joined(ctx, figure)
    at = run[0].index - 1
    if len(run) < 2 or at < 0 or "分别" not in run[0].clause + run[0].pre:
        return None
    later = _joined(ctx, figures[at])
    before = later[0].index - 1
    if len(later) != len(run) or before < 0 or not is_amount(later[0]):
        return None
    earlier = _joined(ctx, figures[before])
    if len(earlier) != len(run) or earlier[0].sentence != figure.sentence:
        return None
    i = run.index(figure)
    pair = (later[i], earlier[i])
    if pair[0].family != pair[1].family or earlier[0].is_earlier == later[0].is_earlier:
        return None
    new, old = pair if earlier[0].is_earlier else pair[::-1]
    return Move(new, old, "逐一对应", "in order")


def _joined(ctx: Context, figure: Figure) -> list[Figure]:
    figures, out = ctx.sheet.figures, [figure]
    for way in (-1, 1):
        at = figure.index + way
        while 0 <= at < len(figures):
            pair = (figures[at], out[0]) if way < 0 else (out[-1], figures[at])
            gap = ctx.sheet.between(*pair).strip()
            same = is_amount(figures[at]) == is_amount(figure)
            if (
                not same
                or not re.fullmatch(r"(?:、|和|及|与)[^，,。；;、]{0,8}", gap)
                or (is_amount(figure) and len(gap) > 1)
            ):
                break
            out.insert(0 if way < 0 else len(out), figures[at])
            at += way
    return out


def sentence_head(ctx: Context, figure: Figure) -> str:
    start, _ = ctx.sheet.sentence(figure.at)
    return ctx.sheet.skeleton[max(start, figure.at - 30) : figure.at]


def _delta_fits(new: Figure, delta: Figure, figure: Figure, sign: int | None) -> bool:
    toward = direction(delta) or sign or 1
    old = new.value - delta.value if toward > 0 else new.value + delta.value
    return moved_by(new.value, old, figure, sign)


def growth_formula(figure: Figure, move: Move, holds: bool) -> Formula:
    found = change(move.new.value, move.old.value)
    value = middle_of(found)
    text = percent_text(abs(value), figure.mention.decimals)
    said = "下降" if value < 0 else "增长"
    a, b = shown(move.new), shown(move.old)
    wrong_way = direction(figure) is not None and value != 0 and (value > 0) != ((direction(figure) or 0) > 0)
    arithmetic = f"({a}-{b})/{b} = {'-' if value < 0 else ''}{text}"
    if not holds:
        arithmetic += f" ≠ {'-' if direction(figure) == -1 else ''}{_printed(figure)}"
    zh = f"由 {b} 到 {a} 是{said} {text}，文中为 {_printed(figure)}"
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
            f"改为{said} {text}，或订正两期的数",
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
        old, told, start = level.value, amount(level.number, by), ""
    else:
        old = level.value - delta.value if toward > 0 else level.value + delta.value
        told = amount(level.number - delta.number * toward, by)
        start = f"{shown(level)}{'-' if toward > 0 else '+'}{shown(delta)} = {told}，"
    value = middle_of(quotient(delta.value, old))
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


def middle_of(found: Interval | None) -> Decimal:
    if found is None or found.low is None:
        return Decimal(0)
    return (found.low + (found.high if found.high is not None else found.low)) / 2


def _delta(ctx: Context, figure: Figure, window: list[Figure], moves: list[Move]) -> Iterator[Formula]:
    percent = figure.kind is Kind.POINTS
    kinds = (Kind.PERCENT, Kind.GROWTH) if percent else (Kind.COUNT, Kind.MONEY)
    levels = [f for f in window if f.kind in kinds and (percent or f.family == figure.family)]
    listed = {m.new.index for m in stated_pairs(ctx, figure)} | {m.old.index for m in stated_pairs(ctx, figure)}
    levels += [f for f in ctx.sheet.figures if f.index in listed and f not in levels]
    wanted = widened(figure.mention) if percent else possible(figure.mention)
    for a, b in permutations(levels[-12:], 2):
        close = _points_close(a, b, figure) if percent else (a.value - b.value).meets(wanted)
        if close:
            yield difference_formula(figure, Move(a, b, "", ""), True)
            return
    if CAVEAT.search(sentence_head(ctx, figure)) or not figure.exact:
        return
    for move in bindings_of(ctx, figure, levels, [m for m in moves if m.new in levels]):
        if move.new.kind in kinds and abs(move.new.sentence - figure.sentence) <= 2:
            yield difference_formula(figure, move, False)
            return


def _points_close(a: Figure, b: Figure, figure: Figure) -> bool:
    """Whether two rates differ by the points printed, give or take one unit in the last place."""
    if not (a.exact and b.exact and figure.exact):
        return (a.value - b.value).meets(widened(figure.mention))
    last = min(a.mention.decimals, b.mention.decimals, figure.mention.decimals)
    return abs(a.number - b.number - figure.number) <= Decimal(1).scaleb(-last)


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

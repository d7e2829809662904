"""How a difference is told beyond doubt, and by what else it may come about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from math import log2

from checker import lazy
from checker.claims.formula import Formula
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.totals import difference
from checker.claims.interval import Interval
from checker.claims.weighing.nearby import pairs_of
from checker.claims.weighing.slips import in_print, slip_bits, step_of
from checker.claims.weighing.stages import tells
from checker.diagnostics.message import Text
from checker.document import Span

_SMALL = 20
"""Below this two others lie so far apart by chance."""
_SLIP = -7.5
"""Bits of a slip that is one of the pen: one digit, two swapped, one place; any other figure is less likely."""
_FLOWS = 4
"""Counts besides the three that an account may hold."""
REACHED = lazy.compile(r"[增减升降缩压提扩涨跌落简并][\u4e00-\u9fff]?[至到为](?:20\d\d年的?)?[^，,。；;]{0,4}$")
NET = lazy.compile(r"净[增减][^，,。；;的]{0,8}$")
SEASON = lazy.compile(r"(?<!前)(?:第)?([二三四2-4]季度|下半年)(?!末|底)[^比较增减升降多少剩余均]{0,10}$")
_SEASON_ENDS = {
    "二季度": (1, 2),
    "2季度": (1, 2),
    "三季度": (2, 3),
    "3季度": (2, 3),
    "四季度": (3, 4),
    "4季度": (3, 4),
    "下半年": (2, 4),
}
_UNTIL = lazy.compile(
    r"(第?[一1]季度|3月[底末])|(上半年|1[-—－至到]6月|前[六6]个月|6月[底末])|(前[三3]个?季度|1[-—－至到]9月|前[九9]个月|9月[底末])"
    r"|(全年|[年岁][底末]|12月(?:[底末]|31日))|第?[二三四]季度|下半年|[去上]年"
)


def net_of(near: Sequence[Figure], rest: Figure) -> tuple[Figure, Figure] | None:
    """新领■，注销■，净增■: what came and what went, the only two of its sentence, the larger one first for 净增."""
    found = NET.search(rest.pre)
    if found is None:
        return None
    home = [f for f in near if f.sentence == rest.sentence and not REACHED.search(f.pre)]
    gains = [f for f in home if tells("came", f.pre) and not NET.search(f.pre)]
    losses = [f for f in home if tells("went", f.pre) and f not in gains]
    if len(gains) != 1 or len(losses) != 1:
        return None
    gain, loss = gains[0], losses[0]
    return (loss, gain) if found.group()[1] == "减" else (gain, loss)


def cumulated(near: Sequence[Figure], rest: Figure) -> tuple[Figure, Figure] | None:
    """上半年■，前三季度累计■，三季度■: what a quarter added lies between what its two ends had cumulated."""
    ends = _SEASON_ENDS.get(_season(rest))
    if ends is None:
        return None
    told = [(f, _until(f)) for f in near if rest.block - f.block in (0, 1)]
    starts, stops = [f for f, t in told if t == ends[0]], [f for f, t in told if t == ends[1]]
    if len(starts) != 1 or len(stops) != 1 or rest.number > 2 * stops[0].number:
        return None
    if not all(of_one_name(f, rest) for f in (starts[0], stops[0])):
        return None  # 一季度结案■，二季度结案■。另一团队上半年收件■
    return stops[0], starts[0]


def of_one_name(a: Figure, b: Figure) -> bool:
    """Whether two figures are told with a word in common, or one of them with none but a time."""
    one, two = pairs_of(_UNTIL.sub("", a.pre)), pairs_of(_UNTIL.sub("", b.pre))
    return not one or not two or bool(one & two)


def _season(figure: Figure) -> str:
    """The part of a year that a figure is told of by its own clause, empty for none."""
    found = SEASON.search(figure.pre or figure.lead[-8:])
    return found[1] if found else ""


def _until(figure: Figure) -> int:
    """Up to which quarter a figure is cumulated by the words next to it, 0 when they do not say."""
    found = [*_UNTIL.finditer(figure.lead[-12:] + "，" + figure.pre)]
    return found[-1].lastindex or 0 if found else 0


def mistyped(whole: Figure, part: Figure, rest: Figure) -> bool:
    """Whether a slip of the pen in one of the two larger ones explains what they lie apart."""
    pairs = ((whole, part.number + rest.number), (part, whole.number - rest.number))
    return any(meant > 0 and is_slip_of(figure, meant) for figure, meant in pairs)


def explained(rest: Figure, near: Sequence[Figure]) -> int:
    """Whether any two others give the figure: 2 where they stand side by side, 1 where it may be chance, else 0.

    Two behind it that add up to it are its own parts.
    """
    best = 0
    for a, b in combinations(near, 2):
        if lies_between(a, b, rest) or (a.at < rest.at and (a.value + b.value).meets(rest.value)):
            if rest.number >= _SMALL or b.index - a.index < 3 or a.at < rest.at < b.at:
                return 2
            best = 1
    return best


def is_bound(rest: Figure, spans: frozenset[Span], near: Sequence[Figure]) -> bool:
    """Whether a consistent formula binds a figure with two others, not all behind it: 未签约■中，申请■、起诉■."""
    others = [f for f in near if f.span in spans]
    return len(others) > 1 and others[0].at < rest.at


def by_three(rest: Figure, near: Sequence[Figure]) -> bool:
    """Whether three others give the figure, which may be chance."""
    told = rest.value.low
    if told is not None and rest.value.exact and all(f.value.exact for f in near):
        return _exactly(told, [f.value.low for f in near if f.value.low is not None])
    for a, b, c in combinations(near, 3):
        for x, y, z in ((a, b, c), (b, a, c), (c, a, b)):
            way = x.value - y.value
            if (way - z.value).meets(rest.value) or (way + z.value).meets(rest.value):
                return True
    return False


def _exactly(told: Decimal, values: Sequence[Decimal]) -> bool:
    """The same for exact figures: one of three less the two others, or the last and another less the third."""
    for a, b, c in combinations(values, 3):
        added = a + b + c
        if told in (added - 2 * a, added - 2 * b, 2 * a - added, 2 * b - added, 2 * c - added):
            return True
    return False


def account_closes(whole: Figure, part: Figure, rest: Figure, near: Sequence[Figure]) -> bool:
    """Whether the three and all the other counts of their sentence, each added or taken off, come out even.

    By chance one in ten would of small counts: those do not close anything.
    """
    others = [f.number for f in near if f.sentence == rest.sentence and f is not whole and f is not part]
    if not 2 <= len(others) <= _FLOWS or whole.number < _SMALL * len(others):
        return False
    flows = (*others, rest.number)
    if _even(whole.number - part.number, flows):
        return True
    return len(others) > 2 and (_even(part.number, flows) or _even(whole.number, flows))  # 最多时■: of no account


def _even(start: Decimal, flows: Sequence[Decimal]) -> bool:
    """Whether the flows, each added or taken off, lead from the start to nothing."""
    reached = {start}
    for number in flows:
        reached = {value + way for value in reached for way in (number, -number)}
    return 0 in reached


def apart(a: Interval, b: Interval) -> Interval:
    return b - a if a.below(b) else a - b


def lies_between(a: Figure, b: Figure, rest: Figure) -> bool:
    """Whether a figure is what two others lie apart, as far as rounding goes.

    预算18万元，支出15.2万元，结余3.8万元: no rounding leaves the places behind the point as they are.
    """
    if not apart(a.value, b.value).meets(rest.value):
        return False
    places = [f.mention.decimals for f in (a, b, rest)]
    if min(places) == max(places) or len({f.scale for f in (a, b, rest)}) > 1:
        return True
    off = abs(abs(a.number - b.number) - rest.number) / rest.scale * 10 ** min(places)
    return not off or off != off.to_integral_value()


def rest_bits(whole: Figure, part: Figure, rest: Figure, surely: bool = False) -> float:
    """How much more a difference near the printed one says than chance would, one of the three being wrong.

    `surely` says that the two larger ones are as meant.
    """
    best = _slip(rest, whole.number - part.number)
    chance = log2(1.4 * float(max(whole.number, rest.number) / step_of([whole, part, rest])))
    if surely:
        return best + chance
    best = max(best, _slip(whole, part.number + rest.number))
    if whole.number > rest.number:
        best = max(best, _slip(part, whole.number - rest.number))
    return best - log2(3) + chance


def is_slip_of(figure: Figure, meant: Decimal) -> bool:
    """Whether a slip of the pen leads from what was meant to what is printed."""
    return _slip(figure, meant) > _SLIP


def _slip(figure: Figure, meant: Decimal) -> float:
    """Bits of a slip, as of the longer of the two where no slip of the pen leads from one to the other."""
    printed, other = figure.printed, in_print(figure, meant)
    bits = slip_bits(printed, other)
    return bits if bits > _SLIP or figure.number > meant else min(bits, slip_bits(other, printed))


def overdrawn(whole: Figure, parts: Sequence[Figure], rest: Figure, holds: bool) -> Formula:
    """What is to be the smaller one is the larger."""
    taken = parts[0].mention.text
    return replace(
        difference(whole, parts, rest, holds),
        says=Text(
            f"{taken} 大于 {whole.mention.text}，与文中的差额 {rest.mention.text} 不符",
            f"{taken} is more than {whole.mention.text}, which the difference {rest.mention.text} contradicts",
        ),
        remedy=Text("订正两数之一", "correct one of the two"),
    )


def flows_explain(rest: Figure, gap: Decimal, near: Sequence[Figure]) -> bool:
    """新设■ between two stocks: whether what closed meanwhile makes up for it."""
    if not (tells("came", rest.pre) or tells("went", rest.pre)):
        return False
    flows = [f.number for f in near if tells("came", f.pre) or tells("went", f.pre)]
    off = {abs(rest.number - gap), rest.number + gap}
    return any(n in off for n in flows) or any(a + b in off or abs(a - b) in off for a, b in combinations(flows, 2))


def leave(whole: Figure, parts: Sequence[Figure], rest: Figure) -> bool:
    """Whether some of the parts leave the rest, at most one of them added instead."""
    for size in range(1, len(parts) + 1):
        for some in combinations(parts, size):
            left = whole.number - sum((p.number for p in some), Decimal(0))
            if left == rest.number or any(left + 2 * p.number == rest.number for p in some):
                return True
    return False

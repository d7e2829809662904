"""What every formula finder is given, and the small helpers they share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from checker import lazy
from checker.claims.formula import Bound
from checker.claims.formulas.arithmetic import plain
from checker.claims.formulas.labels import Labels
from checker.claims.formulas.sheet import COUNT, PERCENT, Figure, Sheet
from checker.claims.identity import Identities
from checker.claims.interval import Interval
from checker.claims.model import Kind
from checker.dataclass import dataclass
from checker.diagnostics.message import Text

_SHARE_OF = lazy.compile(r"占(?!用|道|地|有)")
_SHARE_BEHIND = lazy.compile(rf"的(?:比例|比重)?[^，,。；;、\n]{{0,3}}{PERCENT}")

NEAR_BLOCKS = 3
"""A breakdown may stand in one of the next paragraphs, no further."""


@dataclass(frozen=True)
class Context:
    """A report's folded text, and the names of its figures by the field's identities."""

    sheet: Sheet
    labels: Labels

    @property
    def identities(self) -> Identities:
        """The identities of the field."""
        return self.labels.identities

    @cached_property
    def counts(self) -> tuple[Figure, ...]:
        """The counts and sums of money, averages left out."""
        return tuple(f for f in self.sheet.figures if is_count(f))


def is_count(figure: Figure) -> bool:
    """A count or a sum of money that can take part in a sum."""
    return is_amount(figure) and not figure.is_average


def is_amount(figure: Figure) -> bool:
    """A count or a sum of money with a unit."""
    kind = figure.mention.kind
    return (kind is Kind.COUNT or kind is Kind.MONEY) and figure.family not in ("", "岁", "周岁")


def exceeds(part: Figure, whole: Figure) -> bool:
    """Whether a part is more than its whole: 2.6亿元 of 2亿元 is, for who rounds 2.6 to no place prints 3."""
    if whole.value.below(part.value):
        return True
    finer = whole.scale == part.scale and whole.mention.decimals < part.mention.decimals
    return finer and whole.exact and part.exact and whole.mention.rounded.below(part.mention.rounded)


def is_share_base(ctx: Context, figure: Figure) -> bool:
    """占全县村（社区）总数204个的42.6%: what a share is reckoned of, no part of the list before it."""
    text = ctx.sheet.skeleton
    return _SHARE_BEHIND.match(text, figure.at + 1) is not None and _SHARE_OF.search(figure.pre) is not None


def bound(figure: Figure, zh: str, en: str) -> Bound:
    """The figure with the part it plays in a formula."""
    text = figure.mention.text
    claim = figure.claim.index if figure.claim is not None else None
    return Bound(figure.span, text, Text(zh, en), figure.mention, claim)


def sums_meet(sums: Iterable[Interval], targets: Iterable[Interval]) -> bool:
    """Whether any of the sums shares a value with any of the targets."""
    wanted = list(targets)
    return any(s.meets(t) for s in sums for t in wanted)


def combined(figures: Sequence[Figure]) -> list[Interval]:
    """What single figures and pairs of them can stand for as a whole: W, W1 + W2 (with last year's), W1 - W2."""
    values = [f.value for f in figures]
    out = list(values)
    for a, b in combinations(values, 2):
        out += [a + b, a - b, b - a]
    return [v for v in out if v.high is None or v.high > 0]


def added_up(figures: Iterable[Figure]) -> Decimal:
    """What figures make up as printed, each as many times as it stands for."""
    return sum((f.number * f.times for f in figures), Decimal(0))


def said(figure: Figure) -> Interval:
    """What is said of a figure: its number as printed, or all that 近 and 余 leave open; rounding is no matter here."""
    return Interval.point(figure.number * figure.times) if figure.exact else figure.total


def shown(figure: Figure) -> str:
    """The figure's number as printed, with 万 and 亿."""
    return figure.shown


def scale(figures: Sequence[Figure]) -> tuple[Decimal, str]:
    """The largest of 1, 万, 亿 in which every figure is printed, to show a sum the way the text does."""
    marks = {shown(f)[-1:] for f in figures}
    if marks == {"万"}:
        return Decimal(10_000), "万"
    if marks == {"亿"}:
        return Decimal(100_000_000), "亿"
    return Decimal(1), ""


def amount(value: Decimal, by: tuple[Decimal, str]) -> str:
    """A value in the given scale: 1231000 by 万 is 123.1万."""
    return plain(value / by[0]) + by[1]


def sum_text(parts: Sequence[Figure], whole: Figure) -> Text:
    """49+44+30 = 123 ≠ 126，差 3."""
    by = scale([*parts, whole])
    value = added_up(parts)
    left = "+".join(shown(p) for p in parts)
    gap = abs(value - whole.number)
    total, right, off = amount(value, by), amount(whole.number, by), amount(gap, by)
    return Text(f"{left} = {total} ≠ {right}，差 {off}", f"{left} = {total} ≠ {right}, off by {off}")


__all__ = [
    "COUNT",
    "NEAR_BLOCKS",
    "Context",
    "amount",
    "bound",
    "combined",
    "exceeds",
    "is_amount",
    "is_count",
    "is_share_base",
    "scale",
    "shown",
    "sum_text",
    "sums_meet",
]

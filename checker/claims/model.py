"""What a report says in figures: a `Mention` is a printed figure, a `Claim` says who did how much of what."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from checker.claims.interval import Interval
from checker.dataclass import dataclass
from checker.document import Span


class Kind(StrEnum):
    """What a printed figure is."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    """百分点"""
    GROWTH = "growth"
    """a percentage that says a change: 同比增长5%; negative for a decrease"""
    MULTIPLE = "multiple"
    """倍, 翻番"""
    RATIO = "ratio"
    """三分之一, 万分之2.4, 3:1"""
    RANGE = "range"
    ORDINAL = "ordinal"
    DATE = "date"
    """dates, years, periods, times of day"""
    IDENTIFIER = "identifier"
    """not data: 12345热线, “1811”体系, 〔2021〕30号, 2.0版"""


_NO_DATA = (Kind.DATE, Kind.IDENTIFIER, Kind.ORDINAL)


@dataclass(frozen=True, slots=True)
class Mention:
    """One printed figure. Values in base units: 万/亿 multiplied out, money in 元, percentages as printed (58.3)."""

    span: Span
    """The figure with its approximation words and unit: 近200件, 同比增长5.9%, 1.9万余件."""
    text: str
    kind: Kind
    value: Decimal | None
    """The printed value; None where there is none (dates, identifiers). For a range its low end."""
    rounded: Interval
    """What it can stand for when the writer rounded (58.3 → [58.25, 58.35]) and with its approximation words."""
    truncated: Interval
    """What it can stand for when the writer cut off (58.3 → [58.3, 58.4))."""
    unit: str | None = None
    """The measure word or unit in base units: 件, 人次, 元, %, 平方米."""
    approx: str | None = None
    """近, 约, 余, 多, 以上 …; None for an exact figure."""
    decimals: int = 0
    """Printed digits after the point."""
    digits: Span | None = None
    """Only the numeral (with 万/亿), without unit and approximation words."""
    iso: str | None = None
    """For dates: 2023, 2023-08-01, 2021/2025."""
    chinese: bool = False
    """Printed in Chinese numerals."""

    @property
    def exact(self) -> bool:
        """A whole count printed to the last digit, without approximation or 万/亿."""
        return self.rounded.exact

    @property
    def is_data(self) -> bool:
        """Whether the figure measures something (not a date, ordinal or identifier)."""
        return self.kind not in _NO_DATA


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that measures something, with what it measures. Inherited fields are filled in."""

    index: int
    """Position in the report's tuple of claims (text order)."""
    mention: Mention
    subject: str | None
    """Normalised noun phrase with its modifiers: 行政复议案件."""
    action: str | None
    """The verb as printed: 受理, 办结, 审结, 调解成功."""
    action_class: str | None = None
    """The verb's class in the lexicon (received, accepted, closed, …)."""
    scope: str | None = None
    """全区, 区本级, 代表行署, 各镇街."""
    period: str | None = None
    """ISO: 2023, 2023-01/2023-09; None when only the report's year is meant."""
    family: str | None = None
    """Unit family: 件=宗=起; 人 and 人次 differ."""
    qualifiers: frozenset[str] = frozenset()
    """new, carried-over, carried-forward, cumulative, including, each, average, rest, last-year, target …"""
    parent: int | None = None
    """Index of the claim it is a part of (其中, 包括, brackets)."""
    clause: Span = Span(0, 0)
    sentence: int = 0
    """Index in the report's sentences."""
    section: int | None = None
    """Index in `Outline.sections`."""
    subject_span: Span | None = None
    """Where the subject's words stand when they stand in this clause."""
    inherited: frozenset[str] = frozenset()
    """Names of the fields taken over from earlier clauses."""

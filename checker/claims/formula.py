"""What a report asserts among its own figures: sums, rates, changes, orders, lists, repetitions."""

from __future__ import annotations

from enum import StrEnum

from checker.claims.model import Mention
from checker.dataclass import dataclass
from checker.diagnostics.message import Text
from checker.document import Span


class FormulaKind(StrEnum):
    """The relation a formula asserts; one rule of area N (or F105) reports each kind."""

    REPEAT = "repeat"
    """A = A': the same measure told twice."""
    SUM = "sum"
    """A = B + C + …: a breakdown said to be complete."""
    WITHIN = "within"
    """B + C + … <= A: a breakdown that may be partial."""
    PART = "part"
    """B <= A."""
    RATE = "rate"
    """r = A / B."""
    SHARES = "shares"
    """Shares of one whole that sum to 100 %."""
    GROWTH = "growth"
    """p = (A - A') / A', also multiples."""
    DIFFERENCE = "difference"
    """d = A - A', and what is left: R = A - B."""
    BALANCE = "balance"
    """carried over + received = closed + carried forward."""
    LIST = "list"
    """An announced number of things and the things listed."""
    LIMIT = "limit"
    """r <= 100 %."""
    UNIT = "unit"
    """One measure, two units that cannot both be meant."""
    GRANULARITY = "granularity"
    """Some whole number must give the printed rate."""
    COVERAGE = "coverage"
    """The number of bodies under full coverage is one number."""
    POINTS = "points"
    """A change of a rate in percent where percentage points are meant."""


class Origin(StrEnum):
    """How a formula was found."""

    SYNTAX = "syntax"
    IDENTITY = "identity"
    REPETITION = "repetition"


class Verdict(StrEnum):
    """What the figures say about a formula."""

    CONSISTENT = "consistent"
    """At least one reasonable reading holds."""
    CONTRADICTORY = "contradictory"
    """No reasonable reading holds."""
    DOUBTFUL = "doubtful"
    """Only the likeliest reading fails: worth an info, no more."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure (or a listed thing) bound by a formula, and the part it plays there."""

    span: Span
    text: str
    role: Text
    mention: Mention | None = None
    claim: int | None = None
    """Index into the report's claims, where the figure makes one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to bind the figures: its arithmetic in words, and whether it holds."""

    arithmetic: Text
    holds: bool


@dataclass(frozen=True, slots=True)
class Formula:
    """A relation the text asserts. `figures[0]` is where a finding points first."""

    kind: FormulaKind
    figures: tuple[Bound, ...]
    origin: Origin
    verdict: Verdict
    says: Text
    """What is wrong, or what agrees, in one sentence."""
    readings: tuple[Reading, ...] = ()
    """The readings tried, the likeliest first."""
    remedy: Text | None = None
    """What would make it consistent."""
    identity: str | None = None
    """Id of the identity of the field it rests on."""
    notes: tuple[Text, ...] = ()
    """Further contradictions of the same figures, merged into this one."""
    basis: Text | None = None
    """What it rests on where that is more than the rule's basis: 1公顷 = 15亩."""

    @property
    def spans(self) -> frozenset[Span]:
        """Places of the figures, to see which formulas share one."""
        return frozenset(f.span for f in self.figures)

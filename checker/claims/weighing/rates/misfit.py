"""A percentage that the counts it is likeliest made of do not give, with what its exits ask of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from checker.claims.formulas.percents import band, share_fits
from checker.claims.formulas.sheet import Figure
from checker.claims.interval import Interval
from checker.claims.weighing.rates.bonds import Bond
from checker.claims.weighing.rates.field import Asked, Field, apart, overlap
from checker.claims.weighing.rates.restored import is_slip

_AHEAD = 12
"""Figures behind a rate among which counts are looked for."""
_NEAR = 2
"""Sentences from a numerator to other counts that may be meant."""


class Misfit:
    """A percentage, a bond that breaks it and what is known of the counts around."""

    def __init__(self, known: Field, ask: Asked, bond: Bond) -> None:
        self.known, self.ask, self.bond = known, ask, bond
        self.rate, self.top, self.base = bond.rate, bond.top, bond.base[0]
        self.single = len(bond.base) == 1
        self.two = self.single and not bond.more
        """One numerator and one denominator."""
        self.fine = bool(bond.rate.mention.decimals)
        """Printed with decimals: what gives it gives it by no chance."""
        self.sheet = known.ctx.sheet
        self.figures = known.ctx.sheet.figures

    @cached_property
    def may_be_of_others(self) -> bool:
        """Whether others could bear it out: nearly any two give 超过八成, and 按实考人数计 says which are meant."""
        told = band(self.rate)
        if told.low is None or told.high is None:
            return False
        return not (self.ask.words.by and self.single and overlap(self.known, self.ask, self.base) == 1)

    @cached_property
    def previous(self) -> Figure:
        """The figure before the rate; its numerator where there is none."""
        return self.figures[self.rate.index - 1] if self.rate.index else self.top

    @cached_property
    def alike(self) -> Sequence[Figure]:
        """The counts of the numerator's unit and time before the rate and a little behind it."""
        known, rate = self.known, self.rate
        earlier, last = known.earlier(self.top), rate.index + _AHEAD
        alike = (f for f in known.alike(self.top.family) if f.index < last and f.index != rate.index)
        return [f for f in alike if known.earlier(f) == earlier]

    @cached_property
    def near(self) -> Sequence[Figure]:
        """Those of them in the numerator's sentence or one of its neighbours."""
        return [f for f in self.alike if apart(f, self.top) <= _NEAR]

    def bears_out(self, top: Interval, whole: Interval) -> bool:
        """Whether two counts give the rate, and neither is just what one of its own was meant to be."""
        return share_fits(top, whole, self.rate) and not is_slip(self.bond, top, whole)

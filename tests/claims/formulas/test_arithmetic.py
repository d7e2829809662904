"""The arithmetic of formulas holds whatever the figures."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from checker.claims import Interval, Kind, Mention
from checker.claims.formulas.arithmetic import (
    change,
    looks_like_slip,
    rate_fits,
    total,
    whole_exists,
    widened,
)
from checker.document import Span


def percent(value: Decimal, places: int) -> Mention:
    ulp = Decimal(1).scaleb(-places)
    rounded, truncated = Interval(value - ulp / 2, value + ulp / 2), Interval(value, value + ulp)
    return Mention(Span(0, 1), f"{value}%", Kind.PERCENT, value, rounded, truncated, "%", None, places)


counts = st.integers(1, 10_000)


@given(counts, counts, st.integers(0, 2), st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
def test_a_rate_fits_however_it_was_printed(a: int, b: int, places: int, mode: str) -> None:
    shown = (Decimal(a) * 100 / b).quantize(Decimal(1).scaleb(-places), mode)
    assert rate_fits(Interval.point(Decimal(a)), Interval.point(Decimal(b)), percent(shown, places))


@given(counts, counts, st.integers(0, 2))
def test_a_rate_two_units_off_does_not_fit(a: int, b: int, places: int) -> None:
    ulp = Decimal(1).scaleb(-places)
    shown = (Decimal(a) * 100 / b).quantize(ulp, ROUND_HALF_UP) + 3 * ulp
    assert not rate_fits(Interval.point(Decimal(a)), Interval.point(Decimal(b)), percent(shown, places))


@given(counts, counts)
def test_a_rise_is_no_fall(new: int, old: int) -> None:
    growth = (Decimal(new - old) * 100 / old).quantize(Decimal("0.1"), ROUND_HALF_UP)
    computed = change(Interval.point(Decimal(new)), Interval.point(Decimal(old)))
    assert computed is not None
    upward, downward = (computed, -computed) if new >= old else (-computed, computed)
    printed = widened(percent(abs(growth), 1))
    assert upward.meets(printed)
    if abs(growth) > 1:
        assert not downward.meets(printed)


@given(counts, st.integers(1, 10_000))
def test_a_whole_number_exists_where_the_rate_came_from_one(a: int, more: int) -> None:
    whole = a + more
    shown = (Decimal(a) * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert whole_exists(Decimal(a), percent(shown, 2))


def test_no_whole_number_gives_this_rate() -> None:
    assert not whole_exists(Decimal(12), percent(Decimal("97.44"), 2))


@given(st.lists(counts, max_size=6))
def test_a_sum_of_exact_figures_is_exact(values: list[int]) -> None:
    assert total(Interval.point(Decimal(v)) for v in values) == Interval.point(Decimal(sum(values)))


def test_slips_of_the_pen() -> None:
    assert looks_like_slip("131", "113")
    assert looks_like_slip("98.3", "96.3")
    assert not looks_like_slip("131", "131")
    assert not looks_like_slip("131", "1310")

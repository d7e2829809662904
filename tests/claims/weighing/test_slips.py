"""Slips of the pen: what people mistype weighs more than what they do not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.claims.weighing.slips import slip_bits


def test_common_slips_are_likelier_than_rare_ones() -> None:
    swapped, digit, far = slip_bits("472", "427"), slip_bits("472", "432"), slip_bits("472", "815")
    assert swapped > digit > far


def test_a_decimal_point_does_not_change_the_digits() -> None:
    assert slip_bits("61.35", "63.15") == slip_bits("6135", "6315")


@given(st.integers(100, 999_999), st.data())
def test_a_swap_counts_the_same_in_both_directions(number: int, data: st.DataObject) -> None:
    digits = list(str(number))
    at = data.draw(st.integers(1, len(digits) - 2))
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    other = "".join(digits)
    if other != str(number):
        assert slip_bits(str(number), other) == slip_bits(other, str(number)) > -4

"""Two units that tell one measure together are one figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.testing import assert_silent, findings, make_report

CASES = [
    ("疏散用时3分15秒。", "3分15秒", 195, "秒"),
    ("庭审平均2小时30分。", "2小时30分", 150, "分钟"),
    ("庭审平均2小时零5分钟。", "2小时零5分钟", 125, "分钟"),
    ("全程1小时20分30秒。", "1小时20分30秒", 4830, "秒"),
    ("平均办结3天4小时。", "3天4小时", 76, "小时"),
    ("巡护12公里300米。", "12公里300米", 12300, "米"),
    ("庭审两小时三十分钟。", "两小时三十分钟", 150, "分钟"),
]


@pytest.mark.parametrize(("text", "said", "value", "unit"), CASES)
def test_one_figure_in_the_smaller_unit(text: str, said: str, value: int, unit: str) -> None:
    (mention,) = make_report(text).mentions
    assert (mention.text, mention.value, mention.unit) == (said, Decimal(value), unit)
    assert mention.exact


@pytest.mark.parametrize(
    "text", ["得分5分，20秒内接听。", "3天、4小时两档。", "1.5小时30分。", "3分75秒。", "30分2小时。"]
)
def test_two_figures_stay_two(text: str) -> None:
    assert len(make_report(text).mentions) == 2


@settings(deadline=None)
@given(st.integers(1, 6), st.integers(0, 59))
def test_hours_and_minutes(hours: int, minutes: int) -> None:
    (mention,) = make_report(f"全程用时{hours}小时{minutes}分。").mentions
    assert mention.value == 60 * hours + minutes


@settings(deadline=None)
@given(st.integers(3, 9), st.integers(0, 59), st.integers(1, 90))
def test_differences_of_times(minutes: int, seconds: int, less: int) -> None:
    now = divmod(60 * minutes + seconds - less, 60)
    text = "平均出警用时由{}分{}秒缩短到{}分{}秒，缩短{}秒。"
    assert_silent("difference-mismatch", text.format(minutes, seconds, *now, less))
    assert findings("difference-mismatch", text.format(minutes, seconds, *now, less + 10))

"""Moves between ranks: the places moved by are those between the two."""

from __future__ import annotations

import pytest

from checker.testing import findings


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("在全市法治考核中，我县由第9名升到第4名，前进6个名次。", "6"),
        ("政务公开评估由全省第21位提升至全省第12位，上升8位。", "8"),
        ("考核名次由第三名下滑至第七名，后退三个名次。", "三"),
    ],
)
def test_places_that_the_ranks_do_not_give_are_found(text: str, by: str) -> None:
    (found,) = findings("difference-mismatch", text)
    assert text[found.primary.span.start : found.primary.span.end] == by


@pytest.mark.parametrize(
    "text",
    [
        "在全市法治考核中，我县由第9名升到第4名，前进5个名次。",
        "政务公开评估由全省第21位提升至全省第12位，上升9位。",
        "考核名次由第三名下滑至第七名，后退四个名次。",
        "综合考核升至第4名，前进6个名次；信访工作由第9位升至第6位。",
        "甲镇由第9名升到第4名，乙镇前进6个名次。",
        "由第9名升到第4名，前进幅度为6个县区中最大。",
    ],
)
def test_ranks_that_agree_or_are_of_others_are_left_alone(text: str) -> None:
    assert not findings("difference-mismatch", text)

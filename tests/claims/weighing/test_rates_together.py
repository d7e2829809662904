"""A percentage of several counts told together is no contradiction of one of them."""

from __future__ import annotations

import pytest

from checker.testing import assert_silent, findings

SOUND = [
    "抽查合同80份，基建24份、采购40份、服务16份。评为优秀31份，良好29份，合格17份，不合格3份，合格率96.3%。",
    "复核档案120卷。一级52卷、二级41卷、三级21卷、四级6卷，三级以上占95.0%。",
    "街道登记事项58件，办结55件，延期3件；社区登记22件全部办结。办结率合起来为96.3%。",
    "应训乡镇干部140人，参训133人；部门60人全员参训，总参训率96.5%。",
]


@pytest.mark.parametrize("text", SOUND)
def test_told_together(text: str) -> None:
    assert_silent("percent-mismatch", text)


@pytest.mark.parametrize(
    "text",
    [
        "街道登记事项58件，办结55件，办结率84.8%。",
        "应训干部140人，参训133人，参训率59.0%；部门另有60人。",
    ],
)
def test_a_wrong_rate_is_found(text: str) -> None:
    assert findings("percent-mismatch", text)


def test_a_change_against_last_year_is_none_between_counts_of_this_year() -> None:
    assert_silent("difference-mismatch", "负责人应出庭126次，实际出庭121次，其中正职出庭28次，比上年多9次。")
    assert findings("difference-mismatch", "负责人出庭126次，上年出庭121次，比上年多9次。")


def test_a_count_twenty_times_too_large_is_no_slip() -> None:
    assert_silent("percent-mismatch", "去年17件、今年29件，今年转化率12.1%，比去年的8.3%高出3.8个百分点。")

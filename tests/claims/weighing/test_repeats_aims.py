"""The rate that an aim starts from is the one the year's account tells."""

from __future__ import annotations

import pytest

from checker.testing import findings


@pytest.mark.parametrize(
    "text",
    [
        "一、工作情况\n渔事纠纷调解成功率96.3%。\n二、工作安排\n力争调解成功率由93.6%提高到98%以上。",
        "全年回访渔户412户，满意率94.7%。\n下一步，加密回访频次，满意率由97.4%提升到98%以上。",
    ],
)
def test_an_aim_that_starts_from_a_mistyped_rate_is_found(text: str) -> None:
    assert findings("duplicate-conflict", text)


@pytest.mark.parametrize(
    "text",
    [
        "一、工作情况\n渔事纠纷调解成功率96.3%。\n二、工作安排\n力争调解成功率由96.3%提高到98%以上。",
        "渔船检验率97.8%，由上年的87.9%提高到97.8%。",
        "渔港结案率91.3%。力争航标结案率由93.1%提高到95%以上。",
        "岛礁持证率81.5%。力争全县持证率由85.1%提高到90%以上。",
        "渔船检验率97.8%。力争三年内检验率由去年的87.9%提高到99%以上。",
    ],
)
def test_other_rates_and_other_years_stay_silent(text: str) -> None:
    assert not findings("duplicate-conflict", text)

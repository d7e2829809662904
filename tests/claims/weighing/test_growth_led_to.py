"""A change told before the figure it led to, taken off by a review, held against a limit, or said to be none."""

from __future__ import annotations

import pytest
from weighing_helpers import contradictions

from checker.claims.formula import FormulaKind

WRONG = [
    # the change stands before the figure that it led to
    "10月份热线转来工单420件。11月份工单量环比增长15%，为504件。",
    "二季度受理投诉360件。三季度投诉量环比下降12.5%，降至296件。",
    "上年培训执法人员860人次，今年培训人次比上年增长20%，达到1132人次。",
    # the limit is named behind its figure
    "不动产登记平均4个工作日办完。对照30个工作日的法定时限，提前24个工作日。",
    # said to be even ahead of both
    "规章立项数量与上年持平。上年立项12件，今年立项17件，调研项目8件。",
    # taken off what is told before, whichever of the two is the base
    "工程送审价5230万元，核减418万元，核减率12.0%。",
]
SOUND = [
    "10月份热线转来工单420件。11月份工单量环比增长15%，为483件。",
    "二季度受理投诉360件。三季度投诉量环比下降12.5%，降至315件。",
    "不动产登记平均4个工作日办完。对照30个工作日的法定时限，提前26个工作日。",
    "规章立项数量与上年持平。上年立项12件，今年立项12件，调研项目8件。",
    "受理量与上年基本持平。上年受理412件，今年受理428件。",
    "案件总量与上年持平。上年受理行政复议案件120件，今年行政应诉案件98件。",
    # in parts of what a review takes it off
    "项目概算2.36亿元，经专家论证核减0.18亿元，核减率7.6%。",
    "清单事项412项，精简38项，精简率9.2%。",
    "培训经费原列120万元，节约14万元，节约率11.7%。",
    # in parts of what there was, where the figure is that after it
    "今年一般性支出压减后为1126万元，压减126万元，压减率10.1%。",
    # of another measure than the one before
    "预算执行率提高2个百分点，为96%；全年支出1.2亿元，增长8%，为历年最高。",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_change_that_does_not_lead_there_is_found(text: str) -> None:
    assert {f.kind for f in contradictions(text)} & {FormulaKind.GROWTH, FormulaKind.DIFFERENCE}


@pytest.mark.parametrize("text", SOUND)
def test_a_change_that_leads_there_is_left_alone(text: str) -> None:
    assert contradictions(text) == []


def test_figures_of_two_times_that_a_change_binds_are_not_one_measure_told_twice() -> None:
    found = contradictions("上年全市查处违法广告140件。\n今年此类案件查处112件，同比下降30%。")
    assert [f.kind for f in found] == [FormulaKind.GROWTH]

"""Rests of which a rate, a row of counts or another base has settled what they belong to."""

from __future__ import annotations

import pytest
from weighing_helpers import kinds_of_contradictions

from checker.claims.formula import FormulaKind


@pytest.mark.parametrize(
    "text",
    [
        # a rate says that both are as printed, and no slip leads to the third
        "应持证巡查员862人，实有845人，持证率98.0%；清理离岗证件23个。查出无证巡查3人，已调离。",
        "应检车辆640辆，实检624辆，受检率97.5%；回收旧标牌41块，查出未年检2辆。",
        # each of two rates has a base of its own
        "应告知7350件，按期告知7341件，告知率99.88%；应办结6910件，按期办结6898件，办结率99.83%，未到期445件。",
        # a row adds up with a count beside the three
        "全区准入申请受理8734件，准予8629件，不予准入61件，年底在办44件。",
        "办事窗口由68个减到41个，关停16个、整合11个。",
        "市级示范窗口累计137个，当年新命名18个，复核不合格摘牌2个，年初数为121个。",
        # all before it together
        "往年申报、今年办成的9件，今年申报、今年办成的64件。后两类相加，全年办成73件，未办的11件转下年。",
        "收到审计建议37件、监察建议45件，到期应回复的分别是36件和45件，尚有1件年底才送达。",
        # a change of the one right before it, whose earlier state is told nowhere
        "来访由112批280人次变为97批301人次。10人以上集体访17批，比上年少4批。",
        "1—6月受理734件，7—12月受理926件，全年1660件，比上年多132件。",
        "检查设备1760台，比年度任务1600台超10%，比上年多检查96台。",
        # rates of several things
        "立案率98.7%。图像识别准确率90.4%，较上年提高3.1个百分点；系统可用率99.9%。",
        "调解成功率，今年96.4%；工单满意率，今年92.8%，即再提1.1个百分点。",
        # why it was done is no contrast
        "巡查员名额280名，在任266名，全年巡查3120次；因履职不力辞退3名。",
        # each of the others
        "编成情景剧9部（婚姻类3部，其余各1部）。",
        "今年受理登记4126件，去年3618件，涉外登记多了408件，国内登记有所减少。",
        "全县238个社区，已配顾问的221个，年内新配27个。",
        "年度预算64万元，实际支出52.5万元，另从上年结余列支13.5万元。",
        "调查问卷收回538份，无效17份，有效问卷中满意的501份。",
    ],
)
def test_what_is_settled_is_no_rest(text: str) -> None:
    assert FormulaKind.DIFFERENCE not in kinds_of_contradictions(text)


@pytest.mark.parametrize(
    "text",
    [
        "应持证巡查员862人，实有845人，持证率98.0%，未持证27人。",
        "全年受理1660件，比上年的1528件多142件。",
        "满意率今年92.8%，上年89.7%，提高4.1个百分点。",
    ],
)
def test_what_does_not_follow_is_still_found(text: str) -> None:
    assert FormulaKind.DIFFERENCE in kinds_of_contradictions(text)


@pytest.mark.parametrize(
    "text",
    [
        "运行经费31.6万元，比35万元上限少用3.4万元，其中会议2.4万元、车辆29.2万元。",
        "接待2410人次，引导申请救助183件、调解216件、复核17件。",
        "甲区：检查940家次，立案86件，结案80件；\n乙区：检查1120家次，立案97件，结案101件；\n丙县：检查610家次，立案38件，结案35件。",
    ],
)
def test_what_is_told_in_rows_or_was_saved_holds_no_part(text: str) -> None:
    assert FormulaKind.PART not in kinds_of_contradictions(text)

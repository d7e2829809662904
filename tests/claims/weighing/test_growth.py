"""Changes beside the figures of two times: what a reader would see at once, in wording nobody listed."""

from __future__ import annotations

import pytest

from checker.claims.formula import FormulaKind, Verdict
from checker.testing import make_report

WRONG = [
    "完成合法性审核1806件，2022年是1505件，同比增长33%。",
    # a rate and two figures, in any order
    "青禾县法治驿站2022年接待4800人次，2023年5760人次，一年下来攀升了两成八。",
    "禾口乡涉农纠纷去年（240件）还居高不下，今年（180件）少了一大截，降幅15%。",
    "柳塘镇网格巡查频次同比提升35%，从每月的160次加密到200次。",
    # the amount and the rate, the base implied
    "全年受理诉求同比多出1500件，涨幅15%，总量达到13500件。",
    "与2022年的360万元相比多出108万元，涨幅40%。",
    # an amount of change
    "执法辅助人员年初92名、年底118名，一年净增36名。",
    "办事跑动由6趟减为2趟，少跑5趟。",
    # percentage points
    "窗口评价满意率去年94.2%，今年96.8%，上浮3.6个百分点。",
    # multiples and doubling
    "下沉镇街的执法力量由120人扩到360人，增加了3倍。",
    "法治讲堂由20期办到31期，比上年翻了一番。",
    # the same, told a paragraph away
    "（一）普法投入。全县普法经费2022年150万元，2023年180万元。\n（二）成效。2023年普法经费比2022年增长12%。",
    # months, quarters, rounds and reforms instead of years
    "政务热线8月接听24600个、9月27060个，环比升15%。",
    "第二季度收到诉求630件，第一季度为525件，环比增长30%。",
    "首轮抽查合格率78.5%，第二轮85.2%，提高7.7个百分点。",
    "并联审批前需跑5个部门，并联审批后只跑2个部门，压减50%。",
    # the amount over the new figure: a rate of the two, and yet no growth
    "共办理援助案件2250件，去年同期是1800件，多办450件；其中农民工案件900件；案件量同比增幅为20%。",
    # rise written for fall, and evenness
    "审批时限由上年的20个工作日缩到15个工作日，同比上升25%。",
    "今年开展法治体检36次，与上年的22次持平。",
    "行政诉讼案件由84件下降到96件。",
]
SOUND = [
    "青禾县法治驿站2022年接待4800人次，2023年5760人次，一年下来攀升了两成。",
    "全年受理诉求同比多出1500件，涨幅12.5%，总量达到13500件。",
    "下沉镇街的执法力量由120人扩到360人，增加了2倍。",
    "今年开展法治体检36次，与上年的35次基本持平。",
    # other matters told beside a pair
    "行政诉讼案件由96件降到84件，下降12.5%；其中涉企案件同比下降30%。",
    "水费收缴率96.4%，比上年提高1.4个百分点，漏损率由14%降为11%。",
    "投诉受理量由1200件升至1500件，增长25%。失信被执行人数量同比下降41%。",
    "申领材料由9份减为4份，少交5份，办理时限由10日减为3日，压缩70%。",
    "审批时限由改革前的120个工作日压到80个工作日，今年再压到60个工作日，比改革前累计压减50%。",
    "行政复议收案由2020年的80件增至2023年的160件，年均增长26%。",
    "芦湾区2023年立案648件，低于上年的810件，降幅为20%。",
    "剔除集体案件30件，同口径下降5%，上年为200件，今年为220件。",
    # a fit that no words point to
    "抽查文书200份，优秀58份、良好120份，比上年提高2.5个百分点的是优秀率，上年为26.5%。",
    "收到民事类诉求120件、行政类80件，比上年的160件增长25%。",
    "办案人员由40人增至60人，案件由1200件增至1500件，人均办案量下降16.7%。",
    "留抵退税平均办理2.1天，比上年的3天压缩30%。",
    "收案增长8.5%，增速较上年的11.7%回落3.2个百分点。",
    # what the verb cannot be said of
    "登记在册案件年初62件，年底31件；平均提速45%。",
    # a quarter against that of the year before, part of a year against the whole
    "第一季度受理诉求420件，第二季度504件，二季度同比上升30%。",
    "今年前三季度收案450件，上年全年收案580件，同比下降2.2%。",
    # carried over is no earlier state
    "上年结转案件12件，新收310件，同比增长33.8%。",
]


def changes(text: str) -> list[FormulaKind]:
    return [f.kind for f in make_report(text).formulas if f.verdict is Verdict.CONTRADICTORY]


@pytest.mark.parametrize("text", WRONG)
def test_change_that_its_figures_do_not_bear_out_is_found(text: str) -> None:
    assert set(changes(text)) & {FormulaKind.GROWTH, FormulaKind.DIFFERENCE}


@pytest.mark.parametrize("text", SOUND)
def test_sound_change_is_silent(text: str) -> None:
    assert changes(text) == []


def test_message_gives_the_arithmetic_with_the_implied_base() -> None:
    found = next(
        f for f in make_report("总量13500件，同比多出1500件，涨幅10%。").formulas if f.verdict is Verdict.CONTRADICTORY
    )
    assert "13500-1500 = 12000" in found.readings[0].arithmetic.zh
    assert "12.5%" in found.says.zh

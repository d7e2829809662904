"""Measures told twice and figures told in two units, in wording that no finder was written for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.testing import findings

TWICE = [
    "景宁片区共排出欠费小区41个，逐一上门。入冬前，这14个欠费小区悉数恢复供热。",
    "年底账面上，待执行罚款为318.6万元。审计组指出，账面待执行罚款381.6万元，应抓紧清收。",
    "水上派出所管着渡口27处，其中12处昼夜通航。其余各项工作中，守好这72处渡口最费人手。",
    "一、人员\n所里聘了网格信息员136名。\n二、不足\n136名以外没有后备力量，而现有163名网格信息员年龄偏大。",
    "“夜巡”小组劝返学生854人次。校方另有统计，被劝返的845人次学生里，初中生占多数。",
    "人才公寓配租1284套，入住率96%。已配租的1248套人才公寓，均签订规范合同。",
    "年末在册吸毒人员412人，其中女性37人。对以上421名人员，禁毒办逐一建档。",
    "经开区开展联合检查306户次，较上年少97户次。检查虽少，经开区全年360户次联合检查发现隐患214处。",
    "信访局收到线索152条，其中不予受理17条。152条线索里，不予受理的有19条。",
    "慰问村干部384人次，走遍各镇。受到慰问的348人次村干部中，女性97人次。",
    "盗窃案件发案率下降，立案438起。立案的483起盗窃案件中，入户的占六成。",
    "全年开出整改单97份，企业投入整改资金2.8万元。97份整改单带动企业投入整改资金8.2万元。",
    "全镇办理船员援助案件34件，其中民事20件、行政14件。\n镇长批示16次。全镇全年办理船员援助案件45件。",
    "全年查处无证船舶3942起，在查处的3924起无证船舶中，移送713起，其余3229起作出处罚。",
    "违规占用岸线比例1.27%，低于上年。\n问题：违规占用岸线比例1.72%，仍需压降。",
    "全市列入年度航道目录的事项7项，由三家承办，到12月20日，目录内9项事项全部办完。",
    "县港务局罚没船款61.3万元、作出处罚42件。42件处罚罚没船款63.1万元。",
]
TWO_UNITS = [
    "打捞沉船残骸63.5吨，处置费用由船东承担。所打捞的63.5公斤残骸已移交回收企业。",
    "为渔民争取停航补偿475.2万元，人心安定。这475.2元补偿分三批到账。",
    "追回欠薪1836万元，涉及农民工1530名，人均1.2元。",
    "窗口平均候办时长压到16分钟。候办时长16小时，群众感受明显改善。",
]
ALIKE = [
    "我局现有公证员14名。全省公证员41名都有编号。",
    "办理法律援助27件。镇村两级办理法律援助72件。",
    "一季度受理渡口投诉37件。一季度办结的34件投诉中，回访满意31件。",
    "全年追回船款184.3万元。7月至9月的专项行动追回船款148.3万元，已计入全年数。",
    "东岸渡口全年查验船舶412艘次，西岸渡口全年查验船舶421艘次。",
    "东岸派出所查处非法捕捞案件63起。西岸派出所查处非法捕捞案件36起。",
    "年初计划走访船户240户。全年实际走访船户204户，未完成的36户列入明年。",
    "市级调解能手18名，县级调解能手81名。",
    "收到检举信62件，转办检举信26件，其余36件不属管辖。",
    "截至3月底在册船舶516艘。截至12月底在册船舶561艘。",
    "第一批公布典型案例13个。第二批公布典型案例31个。",
    "巡查岸线38公里，劝离垂钓人员38人，收缴渔网38张。",
    "养老机构中评定星级的97家，其余79家中，15家运营不足一年。",
    "会商案件9件。对3件败诉案件逐一复盘。",
    "追缴税款2.4亿元。滞纳金2.4万元一并入库。",
    "全年收缴罚款36.5万元。单笔最低罚款36.5元。",
    "投诉2小时内响应。疑难投诉2个工作日内答复。",
    "收到复议决定书4份。作为被申请人的案件除上述4件外，另有裁决1件。",
    "追回欠薪1836万元，涉及农民工1530名，人均1.2万元。",
    "慰问村干部384人次。慰问社区干部348人次，反响良好。",
    "盗窃案件发案率下降，立案438起。诈骗案件立案483起。",
    "打捞队9个人，有潜水证的8个人，另一人明年参考。",
    "巡航艇12艘。有夜航设备的10艘单独编组。",
    "渡口代收申请45件。当年受理118件（含代收的41件），不予受理6件。",
    "修缮渡口9处，年内完工7处，顺延2处。7处渡口均通过验收。",
    "航道养护项目9项，作出决定7项，2项顺延。7项养护均有验收意见。",
    "船员和港务办纠纷共62件。全市（含6个县区）船员纠纷612件。",
    "规模以上船厂12家，全部21家船厂均签订承诺书。",
]


@pytest.mark.parametrize("text", TWICE)
def test_a_measure_told_with_two_values_is_found(text: str) -> None:
    assert findings("duplicate-conflict", text)


@pytest.mark.parametrize("text", TWO_UNITS)
def test_a_figure_told_in_two_units_is_found(text: str) -> None:
    assert findings("unit-conflict", text)


@pytest.mark.parametrize("text", ALIKE)
def test_figures_of_other_bodies_times_plans_and_stages_are_left_alone(text: str) -> None:
    assert not findings("duplicate-conflict", text)
    assert not findings("unit-conflict", text)


@given(st.integers(10, 9999))
def test_a_measure_told_twice_alike_is_never_a_conflict(number: int) -> None:
    text = f"全年修缮渡口栈桥{number}米。修缮的{number}米渡口栈桥均已启用。"
    assert not findings("duplicate-conflict", text)
    assert not findings("unit-conflict", text)


def test_the_finding_says_why_both_are_read_as_one() -> None:
    (found,) = findings("duplicate-conflict", TWICE[0])
    assert any("说的是全部" in note.zh for note in found.notes)

"""Stocks and flows told in everyday verbs, in another order or over headings, and what looks like one."""

from __future__ import annotations

import pytest
from weighing_helpers import contradictions, kinds_of_contradictions

from checker.claims.formula import FormulaKind

WRONG = [
    # what went is told before what came
    "年初福利院在院老人86人，一年里走了9人、新来14人，年底在院93人。",
    "年初审批事项398项。下放22项，取消17项，承接国家下放5项，年末保留346项。",
    # everyday verbs of coming and going
    "去年剩下11件难事，今年又碰上32件，办成35件，眼下手里还有6件没办完。",
    "上年没谈拢的租赁纠纷6起，今年又冒出47起。到年底，谈成44起，谈不成转法院5起，正在谈的2起。",
    "停车场原存车辆72辆，当年扣押入场148辆。发还当事人103辆，移交拍卖38辆，目前场内剩89辆。",
    "应急库原存棉被520床，补充采购300床。冬季调拨下乡410床，报废25床，现存355床。",
    "书屋年初有书1320册，今年添了260册，淘汰旧书90册，现在架上1590册。",
    "苗圃原有苗木4200株，春季补种800株，出圃1500株，枯死120株，现存3480株。",
    # two stocks of one sentence, handed over together
    "对上一年没改完的7个审计问题和今年反馈的31个问题一并交办，改完29个，还剩7个。",
    # what there is is told of the time after a deed
    "全县原有人民调解员402人，换届中新聘121人、解聘98人。换届后，全县人民调解员为445人。",
    # under another heading
    "一、清理\n保留的证明事项年初有88项，本年取消27项，因上位法修改新增2项。\n"
    "二、下一步\n对清理后仍保留的73项证明事项，逐项编制指南。",
]
SOUND = [
    "年初福利院在院老人86人，一年里走了9人、新来14人，年底在院91人。",
    "年初审批事项398项。下放22项，取消17项，承接国家下放5项，年末保留364项。",
    "停车场原存车辆72辆，当年扣押入场148辆。发还当事人103辆，移交拍卖38辆，目前场内剩79辆。",
    # left of what there was before as well: no difference of the two told last
    "对上一年没改完的7个审计问题和今年反馈的31个问题一并交办，改完29个，还剩9个。",
    # what comes back is told with the same verb as what is taken back
    "应急仓库原存帐篷640顶，补充采购200顶。汛期调拨下乡275顶，灾后收回60顶，现存625顶。",
    # others came in than there were
    "公证处年初有公证员12名，招录助理8名，离职2名，目前公证员13名，今年有3名助理晋升。",
    # both ways told together, by what is left of them
    "年初经营主体86412户，全年新设14862户、注销6937户、吊销415户，迁入迁出相抵净迁入96户，年末94018户。",
    "年初经营主体86412户，全年新设14862户、注销6937户、吊销415户，迁入迁出相抵净迁出96户，年末93826户。",
    # both kinds of what there was, some not told
    "镇里年初有僵尸车43台，一年里又冒出不少。车主挪走37台，拖移29台，还剩15台。",
]


@pytest.mark.parametrize("text", WRONG)
def test_an_account_in_plain_words_that_does_not_balance_is_found(text: str) -> None:
    assert kinds_of_contradictions(text) == [FormulaKind.BALANCE]


@pytest.mark.parametrize("text", SOUND)
def test_an_account_that_balances_and_what_is_none_are_left_alone(text: str) -> None:
    assert contradictions(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "21个机关设调解室38个。公安机关受理2915件，民政部门受理1104件，人社部门受理296件，其余18个机关受理448件。",
        "16个部门建立管理点29个，公安、交通两部门配发最多，其余14个部门共配发210台。",
    ],
)
def test_the_others_are_those_of_the_kind_that_is_named(text: str) -> None:
    assert contradictions(text) == []

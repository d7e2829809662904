"""Shapes of short passages that name little: asides, headings, collective words, accounts of many flows."""

from __future__ import annotations

import pytest
from weighing_helpers import kinds_of_contradictions

from checker.claims.formula import FormulaKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # a name that only points back is no other thing; 多达 tells an amount
        ("县医院收治中毒患者236例。这当中，误食野菌的多达263例。", FormulaKind.PART),
        ("应急队聘有队员52名，队伍里退役军人56名。", FormulaKind.PART),
        # seats are counted too
        ("话务大厅设有座席60席，其中夜间值守的66席。", FormulaKind.PART),
        # what stands in a bracket is told aside
        ("巡逻车核定28辆，实有22辆（电动车9辆），缺8辆。", FormulaKind.DIFFERENCE),
        # both states are told in the clause before
        ("归并之前，服务点共有41个。归并之后为33个，比前述个数减少11个。", FormulaKind.DIFFERENCE),
        ("流程环节由16个整合为9个，少了5个。", FormulaKind.DIFFERENCE),
        # the words tell what is left, however the list looks
        ("体检应查船只240艘。已查187艘,尚缺63艘没有查到。", FormulaKind.DIFFERENCE),
        # one is what the other is not, whatever the word for it and wherever it stands
        ("全港登记渔船305艘。装上定位终端的268艘。尚未装上的47艘限期补装。", FormulaKind.DIFFERENCE),
        ("发出征询函460份。收上来421份，有49份没有收回。", FormulaKind.DIFFERENCE),
        # taken off beyond doubt, whatever a rate happens to agree with
        ("收到提案63件，除并案办理的8件外，余下54件均由本院答复，满意率98.2%。", FormulaKind.DIFFERENCE),
        # an average is held against a limit
        ("护照补发平均用时9天。与15天的承诺时限相比，缩短8天。", FormulaKind.DIFFERENCE),
        # the year before has its parts as well
        ("去年下发的监察建议落实得如何？去年共下发23份，其中得到书面回复的32份。", FormulaKind.PART),
        # most of all is a part of all
        ("渔港办结咨询1035件，许可类1305件，占大头。", FormulaKind.PART),
        # a heading tells the stock
        (
            "（一）积案。从上一年接转14件。（二）新案。新收92件，全年办结87件。（三）余案。29件，留待下年。",
            FormulaKind.BALANCE,
        ),
        # many exits
        (
            "上年末在管对象88人，全年接收64人，期满解除41人，收监执行4人，迁往外地7人，死亡2人，终止管控3人，撤销缓刑5人，年末在管120人。",
            FormulaKind.BALANCE,
        ),
    ],
)
def test_what_does_not_fit_is_found(text: str, kind: FormulaKind) -> None:
    assert kinds_of_contradictions(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        # what it grew to, what was done on one's own account, what was done ahead of time
        "市里交办任务36项，县里自查后扩为41项。",
        "收到占道举报127起，自行巡查发现153起。",
        "按进度应销号18个问题，实际销号21个，有3个是提前完成的。",
        # a list told as one holds the part together
        "答复代表建议28件、委员提案47件，其中采纳的52件。",
        # busy seasons close what was open before
        "三季度仲裁立案58件，结案66件。",
        # what came from before is no difference
        "办结数5213件里有上月结转的74件，本月受理5190件。",
        # the account closes with all its flows
        "年初在册163人，接收81人，解除92人，因迁出减少5人，年末在册147人。",
        # a base told nowhere; one of a row that is told nowhere
        "9月受理投诉388件，比8月多12件，比前年的9月多97件。",
        "甲镇调解163件，乙镇调解139件，丙镇比甲镇少35件。",
        # seasons of two bodies
        "速裁组一季度结案214件，二季度结案223件。驻点团队上半年收件438件。",
        # the stock between leads on
        "年初在册212人，6月底在册205人，12月底在册198人；下半年接收39人、解除46人。",
        # a change over the year before is no difference of what stands beside it
        "渔事调解1,275件，同比增加88件，增长7.4%；调成1,168件。",
        # one more is told in words
        "收到理赔申请14起，准予赔付6起；另有一起自行和解，其余7起不予赔付。",
        # what came in is told together with what was left
        "上年留下2件，连同当年受理的共17件，办结14件，3件尚在办理。",
        # what is allowed, or planned, may be more than what there is
        "在编巡护员54人，核定编制61人，缺编7人。",
        "护航任务90次，实际出动104次，超出任务14次。",
    ],
)
def test_what_fits_in_another_reading_is_left_alone(text: str) -> None:
    assert kinds_of_contradictions(text) == []

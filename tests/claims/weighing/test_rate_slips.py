"""Rates broken by one slip of the pen in a count: what else the text tells says which number was meant."""

from __future__ import annotations

import pytest
from weighing_helpers import wrong_rates

from checker.claims.weighing.rates.slips import meant_by


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # the parts beside it come to what the whole was meant to be
        ("河湖管护站办结案件338件，其中罚款结案263件、调解结案120件，调解结案占31.3%。", {"338件", "120件", "31.3%"}),
        ("渡口检查查出隐患74处，当场改好31处，占65.9%，限期改的16处。", {"74处", "31处", "65.9%"}),
        # a part larger than its whole, the digits of one of them exchanged
        ("林场普法问卷发出1500份，收回1734份，回收率95.6%。", {"1500份", "1734份", "95.6%"}),
        ("年度巡护任务400次，实际完成348次，完成率109.5%。", {"400次", "348次", "109.5%"}),
        # in a row, each of two counts of its own
        (
            "督办事项64项，办结63项；长期事项80项，办结36项；办结率分别为98.4%、54.0%。",
            {"80项", "36项", "54.0%"},
        ),
        # counts that are told as no number at all give no rate
        ("查处水事案件5410起，侦破3182起，侦破率57.82%；10人以上的团伙案另有2起。", {"5410起", "3182起", "57.82%"}),
    ],
)
def test_a_slip_in_a_count_is_found(text: str, figures: set[str]) -> None:
    assert any(figures <= found for found in wrong_rates(text))


@pytest.mark.parametrize(
    "text",
    [
        "牧区走访帮扶户231户，其中脱贫户186户；脱贫户满意率97.4%，走访由驻村干部完成。",
        "渔政案件收705件，结732件，结收比103.8%，结案中调解488件，调解率66.7%。",
        "草场违法处置计划收取罚款4000万元，比计划多收208万元，完成计划的105.2%。",
        "全盟受理的9428件中，盟本级959件，占10.2%；其余由各旗受理，东旗1269件，占旗级受理量的15.0%。",
        "收到环境举报529件。办结521件，按期办结率100%，8件在办。",
        "将7600户牧家乐分级管理，A级4116户抽查比例不高于1%，D级612户重点监管。",
        "农技站抽检饲料285个批次，合格278个批次；兽药、疫苗合格率100%，7个不合格批次均为饲料。",
        "口岸应检单位412家，实检436家次，应检单位检查覆盖率98.5%。",
        "年内收到申请618件，受理541件，不予受理77件。上年结转73件，审结552件，结转62件，审结率89.9%。",
    ],
)
def test_other_counts_are_no_slip(text: str) -> None:
    assert wrong_rates(text) == []


def test_what_a_print_was_meant_to_be_is_one_slip_away() -> None:
    meant = dict(meant_by("379"))
    assert meant[397] > meant[378]  # neighbours exchanged are likelier than one certain wrong digit
    assert 379 not in meant
    assert 79 not in meant  # nobody drops the first digit

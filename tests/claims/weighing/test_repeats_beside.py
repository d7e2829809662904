"""Clauses side by side, what was done last year or at the year's beginning, and parts that are not told again."""

from __future__ import annotations

import pytest

from checker.claims.formula import FormulaKind, Verdict
from checker.testing import findings, make_report


@pytest.mark.parametrize(
    "text",
    [
        "县港务局年初排定渡口改造任务47项。至年末，上述49项任务全部交工。",
        "去年全年发放停航补偿3.26亿元，分四批到账。\n去年发放的3.62亿元停航补偿中，渔户占六成。",
        "各村（社区）船管员全年登记渔船862艘（以木船居多），并对所登记的826艘渔船逐艘编号。",
        "全县备案在册的引航员（含兼任教员的）为37人，均已体检。\n全县73名引航员多数住在县城。",
        "全县建成村（社区）渡口服务室139个。县港务局给193个村（社区）渡口服务室配了药箱。",
        "港务所追回违规运费156.8万元；追回的违规运费共计165.8万元，已退回船户。",
        "镇上共有码头21个。全镇22个码头每季轮流演练一次。",
    ],
)
def test_a_measure_told_twice_is_found_in_ordinary_wordings(text: str) -> None:
    assert findings("duplicate-conflict", text)


@pytest.mark.parametrize(
    "text",
    [
        "港务局做到败诉必析、建议必复。败诉9件均有分析材料，收到整改建议6件均已回复。",
        "省里反馈的6个方面18个问题，牵头单位为港务局的7个。到11月底，6个方面中有4个方面的问题全部销号。",
        "查验货船卷宗45卷均评为合格，查验客船卷宗54卷均评为合格。",
        "规模以上船厂236家全部签订承诺书，规模以下船厂263家全部签订承诺书。",
        "培训骨干引航员86人，68名骨干船医全部参与授课。",
        "年初摸排渡口隐患48处，年内查出36处，84处隐患全部整改。",
        "年初排定改造任务12项，后追加3项，15项任务均已开工。",
        "公布欠费船户73户，对其中欠费超过五万元的37户船户逐户约谈。",
        "对上年目录内9项渡口决策开展评估。本年公布渡口决策目录7项，年末目录内为7项。",
        "上年发放停航补偿3.26亿元，本年发放停航补偿3.62亿元。",
        "全年演练20场，镇级3场、村（社区）级17场。年终，17名村（社区）船管站长述职。",
    ],
)
def test_what_each_clause_says_of_its_own_is_no_second_telling(text: str) -> None:
    assert not findings("duplicate-conflict", text)
    assert not findings("unit-conflict", text)


def test_all_of_them_are_told_again_and_no_part() -> None:
    text = "镇上共聘渡口代办员21名，一渡一名。\n年终考评覆盖全部22名渡口代办员，评出优秀6名。"
    assert findings("duplicate-conflict", text)
    assert not findings("part-exceeds-whole", text)


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("今年发出航道建议26份。\n这批建议已有29份收到回复，条条记录在案。", "29份", "26份"),
        ("全年初次靠泊申报887件，全部由首办窗口受理。其中一次性办妥的有898件。", "898件", "887件"),
        ("全县本年度批准岸线使用724宗，其中拆旧建新（不占滩涂）的742宗，结果均已公示。", "742宗", "724宗"),
        ("航道议事会全年开了58次。\n这些会里，议成事的有85次。", "85次", "58次"),
    ],
)
def test_some_of_what_was_told_are_a_part(text: str, part: str, whole: str) -> None:
    broken = [
        {b.text for b in f.figures}
        for f in make_report(text).formulas
        if f.kind is FormulaKind.PART and f.verdict is Verdict.CONTRADICTORY
    ]
    assert {part, whole} in broken


def test_a_part_of_last_quarters_cases_exceeds_nothing() -> None:
    assert not findings("part-exceeds-whole", "本季度立案查处无证船舶73件，办结81件，其中上季度立案的19件。")

"""States, the moves between them and what is only some of a list: what breaks them, and what only seems to."""

from __future__ import annotations

import pytest
from weighing_helpers import kinds_of_contradictions

from checker.claims.formula import FormulaKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("《沿河管理办法》头一稿57条，论证后删去9条，增补3条，定稿53条。", FormulaKind.DIFFERENCE),
        ("规范性文件清理前148件，废止23件，宣布失效9件，保留126件。", FormulaKind.DIFFERENCE),
        ("受理仲裁申请354件，扣除撤回的21件，其余323件全部审结。", FormulaKind.DIFFERENCE),
        ("本年新命名示范企业26家，累计达到218家；上年末为182家。", FormulaKind.DIFFERENCE),
        ("月初压件31件，当月来单420件，销单427件，月末压件34件。", FormulaKind.BALANCE),
        ("往年欠薪案件已清零，当年新立73件，办结70件，年底在手13件。", FormulaKind.BALANCE),
        ("年初有效文件88件，当年新出9件，废止14件，失效5件，年末有效68件。", FormulaKind.BALANCE),
        ("上年度遗留案件17件，本年度受理203件。办结198件，其余移转下年度，移转件数为32件。", FormulaKind.BALANCE),
        ("摆摊宣传86场，光集市就31场、菜场38场、车站24场，别处零散的还有一些。", FormulaKind.WITHIN),
    ],
)
def test_what_does_not_lead_there_is_found(text: str, kind: FormulaKind) -> None:
    assert set(kinds_of_contradictions(text)) == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "《沿河管理办法》头一稿57条，论证后删去9条，增补3条，定稿51条。",
        "规范性文件清理前148件，废止23件，宣布失效9件，保留116件。",
        "受理仲裁申请354件，扣除撤回的21件，其余333件全部审结。",
    ],
)
def test_what_leads_there_is_sound(text: str) -> None:
    assert not set(kinds_of_contradictions(text))


@pytest.mark.parametrize(
    "text",
    [
        "志愿者86人，参加过宣讲的52人，参加过值班的47人，两样都参加过的23人。",
        "沿河市11个县区，拿到示范称号的4个，建成示范站的6个；两头都没有的县区3个。",
        "律师事务所共27家，每家可以申报两个专业方向。申报建设工程的14家，申报知识产权的17家。",
    ],
)
def test_kinds_that_overlap_may_exceed_their_whole(text: str) -> None:
    assert not set(kinds_of_contradictions(text))


@pytest.mark.parametrize(
    "text",
    [
        "受理复议申请462件。治安处罚类187件。其次为工伤认定、投诉举报，分别为94件、73件。另有108件涉及其他领域。",
        "排查问题94个。按整改时限，立行立改52个；限期整改23个。长期坚持的12个，移交其他部门的7个。",
    ],
)
def test_lists_told_over_several_sentences_are_read_to_their_end(text: str) -> None:
    assert not set(kinds_of_contradictions(text))


@pytest.mark.parametrize(
    "text",
    [
        "年初在查案件186件，全年新立1320件，处罚1178件，不予处罚94件，移送27件，个别撤案，年末在查199件。",
        "年初在册对象201人，新增接收98人，解除112人，有的迁居外地，年末在册185人。",
        "全年调解案件514件，个别案件中途撤回，共调成486件、调不成21件。",
    ],
)
def test_some_that_went_out_uncounted_may_be_what_is_missing(text: str) -> None:
    assert not set(kinds_of_contradictions(text))


@pytest.mark.parametrize(
    "text",
    [
        "审计促进节支8.4亿元，比上年7.39亿元增长13.7%；人均由352万元提高到400万元，多出48万元。",
        "4月来访86批。批次环比减14批。与上年4月的110批相比，下降21.8%。",
    ],
)
def test_changes_are_measured_by_what_they_are_compared_with(text: str) -> None:
    assert not set(kinds_of_contradictions(text))

"""Short passages of stocks, flows and changes, in the plainest words."""

from __future__ import annotations

import pytest
from weighing_helpers import kinds_of_contradictions

from checker.claims.formula import FormulaKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("窗口原设34个，撤掉6个，留下26个。", FormulaKind.DIFFERENCE),
        ("上年末服务站63个，年内新建8个，没有撤站。年末服务站73个。", FormulaKind.DIFFERENCE),
        ("年初尚有备案事项95项。砍去38项之后，眼下仍保留67项。", FormulaKind.DIFFERENCE),
        ("委员会全年收案331件，加上去年留存的42件，办结350件后还有33件未结。", FormulaKind.BALANCE),
        ("年初未结工单71件，全年新派915件，办结946件后尚余50件。", FormulaKind.BALANCE),
        ("接手时挂账问题52个，又查出23个，销号61个，现在账上还有24个。", FormulaKind.BALANCE),
        ("网上立案1320件，去年同期1200件。同比上扬11%。", FormulaKind.GROWTH),
        ("今年视频调解60件。去年只有12件，今年的量是去年的4倍。", FormulaKind.GROWTH),
        ("收到建议书36件。已回复31件，未到回复期4件，没有其他情形。", FormulaKind.SUM),
    ],
)
def test_what_does_not_add_up_is_found(text: str, kind: FormulaKind) -> None:
    assert kind in set(kinds_of_contradictions(text))


@pytest.mark.parametrize(
    "text",
    [
        "窗口原设34个，撤掉6个，留下28个。",
        "年初在册车辆63辆，陆续报废8辆，新购3辆，年末58辆。",
        "委员会全年收案331件，加上去年留存的42件，办结350件后还有23件未结。",
        "56家机构首检通过41家，补检后又有6家通过，最终通过率83.9%。",
        "报名310人，缺考10人，及格282人，及格率94%。",
        "网上立案1324件，去年同期1200件。同比上扬10%。",
        "今年视频调解60件。去年只有12件，今年的量是去年的5倍。",
        "复议收案176件，上年141件，涉土地类多收21件。",
    ],
)
def test_sound_accounts_are_left_alone(text: str) -> None:
    assert set(kinds_of_contradictions(text)) == set()

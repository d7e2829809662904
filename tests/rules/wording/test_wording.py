"""Wrong words: found where the context decides, silent where the same characters are right."""

from __future__ import annotations

import pytest

from checker.testing import assert_finds, assert_silent, findings


@pytest.mark.parametrize(
    "marked",
    [
        "⟦截止→截至⟧目前，办理援助案件31件。",
        "⟦截止到→截至⟧11月30日,受理调解申请42件。",
        "⟦截止→截至⟧2023年12月底，平台注册用户3万人。",
        "⟦截止→截至⟧“十四五”末实现全覆盖。",
        "群众可⟦登陆→登录⟧政务服务网查询进度。",
        "及时回应群众⟦反应→反映⟧的问题。",
        "对17件申请作出⟦不与→不予⟧公开的答复。",
        "建立问题⟦台帐|⟧".replace("⟦台帐|⟧", "台⟦帐→账⟧") + "并逐项销号。",
        "公布部门⟦权利清单→权力清单⟧36项。",
        "投诉量同比⟦下降2倍⟧。",
        "平均用时⟦缩短了三倍⟧。",
        "收件量同比⟦增长-5%⟧。",
        "印发并⟦做出→作出⟧行政处罚决定12件。",
        "省委依法治省办⟦督查组→督察组⟧到县反馈。",
        "做到一如既往、⟦再接再励→再接再厉⟧。",
    ],
)
def test_wrong_word(marked: str) -> None:
    assert_finds("wording", marked)


@pytest.mark.parametrize(
    "text",
    [
        "申报截止日期为6月30日，报名截止2023年5月。",
        "应急反应迅速，快速反应机制处置问题9个。",
        "台风“青岚”登陆后，平台持续发布预警。",
        "案件量下降三成，办理用时减少到原来的三分之一。",
        "收入增长3倍，信息量是上年的2倍。",
        "同比增长12.6%，下降50.6%。",
        "县政府督查室对重点工作开展督查。",
        "二次供水、第二件、十二件、二是强化培训。",
        "公民依法享有的权利清单已在宪法中载明。",
        "件件有着落，事事有回音。",
    ],
)
def test_right_word(text: str) -> None:
    assert_silent("wording", text)


def test_doubtful_words_are_only_mentioned() -> None:
    (found,) = findings("wording", "配合其它部门开展检查。")
    assert found.severity == "info"
    assert found.fix is not None
    assert found.fix.safety == "safe"


def test_fix_of_a_guarded_word_asks_for_a_look() -> None:
    (found,) = findings("wording", "群众可登陆政务服务网查询。")
    assert found.fix is not None
    assert found.fix.safety == "unsafe"


def test_outdated_office_depends_on_the_year() -> None:
    text = "会同工商局、工商局各分局开展检查6次。"
    assert len(findings("outdated-office", text, year=2022)) == 1
    assert_silent("outdated-office", text, year=2016)
    assert_silent("outdated-office", text)
    assert_silent("outdated-office", "完成原工商局档案移交。", year=2022)


@pytest.mark.parametrize(
    "text",
    [
        "台风青岚登陆期间，网格员使用平台上报险情。",
        "考核结果不与处理意见挂钩，既将任务分解到人，又明确时限。",
        "各部门按排名先后、按排查情况整改。",
        "案件由仲裁绝大多数调解结案，领导班子成员一起述职述法。",
        "检查院落12处，公正处理投诉，依法提起上述诉讼。",
        "倍率由5倍下降到3倍，举措失当的及时纠正。",
        "兼职则须报备，陈述、申辩，刑诉法工作机制。",
    ],
)
def test_characters_that_only_meet(text: str) -> None:
    assert_silent("wording", text)

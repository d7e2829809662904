"""Claims: who did how much of what, in every order Chinese allows, and what later clauses take over."""

from __future__ import annotations

import pytest

from checker.claims import Claim
from checker.testing import make_report


def rows(text: str) -> list[tuple[str, str | None, str | None]]:
    """(figure, subject, action) of every claim."""
    return [(c.mention.text, c.subject, c.action) for c in make_report(text).claims]


def claims(text: str) -> tuple[Claim, ...]:
    """The claims of a text."""
    return make_report(text).claims


@pytest.mark.parametrize(
    ("text", "subject", "action"),
    [
        ("受理行政复议案件72件。", "行政复议案件", "受理"),
        ("行政复议案件受理72件。", "行政复议案件", "受理"),
        ("受理72件行政复议案件。", "行政复议案件", "受理"),
        ("县法律援助中心共受理案件397件。", "案件", "受理"),
        ("县司法局代表县政府办结的行政复议案件12件。", "行政复议案件", "办结"),
        ("审查规范性文件3份。", "规范性文件", "审查"),
        ("为818家新办企业提供服务。", "新办企业", "提供"),
        ("245人参加考试。", "人员", "参加考试"),
        ("解答法律咨询160余人次。", "法律咨询", "解答"),
        ("全县行政机关负责人出庭应诉率达100%。", "行政机关负责人出庭应诉率", None),
        ("批准逮捕196人。", "犯罪嫌疑人", "批准逮捕"),
        ("1小时内办结。", "办结时限", "办结"),
    ],
)
def test_orders(text: str, subject: str, action: str | None) -> None:
    assert rows(text)[0][1:] == (subject, action)


def test_later_clauses_take_the_subject_over() -> None:
    assert rows("受理劳动争议案件252件，审结246件。")[1] == ("246件", "劳动争议案件", "审结")


def test_a_list_shares_its_verb() -> None:
    assert rows("走访农村120次、企业128次。") == [("120次", "农村", "走访"), ("128次", "企业", "走访")]


def test_two_quantities_of_one_thing() -> None:
    assert rows("接待群众来访167批次759人次。") == [("167批次", "群众来访", "接待"), ("759人次", "群众来访", "接待")]


def test_each_figure_of_a_shared_list_has_its_own_subject() -> None:
    found = rows("及时受理率、按期答复率分别为99.7%和98.5%。")
    assert [s for _, s, _ in found] == ["及时受理率", "按期答复率"]


def test_grades_are_classes_of_the_subject() -> None:
    found = claims("抽取执法案卷600份评查，优秀、合格分别为187份、413份。")
    assert [(c.subject, c.scope) for c in found[1:]] == [("执法案卷", "优秀"), ("执法案卷", "合格")]


@pytest.mark.parametrize("text", ["办理公证362件，其中涉外公证51件。", "办理公证362件（涉外公证51件）。"])
def test_parts_know_their_whole(text: str) -> None:
    whole, part = claims(text)
    assert (whole.parent, part.parent) == (None, whole.index)
    assert "including" in part.qualifiers


def test_scope_and_period() -> None:
    first, second = claims("2023年，全县受理复议申请12件，审结9件。")
    assert (first.scope, first.period) == ("全县", "2023")
    assert (second.scope, second.period) == ("全县", "2023")
    assert {"scope", "period"} <= second.inherited


def test_a_year_in_a_title_is_no_period() -> None:
    (claim,) = claims("落实《法治建设规划（2021—2025年）》，召开会议6次。")
    assert claim.period is None


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("新收案件12件。", "new"),
        ("上年结转案件12件。", "carried-over"),
        ("结转下年案件12件。", "carried-forward"),
        ("累计办理案件12件。", "cumulative"),
        ("其余案件12件正在审理。", "rest"),
        ("投诉同比下降12%。", "change"),
    ],
)
def test_qualifiers(text: str, qualifier: str) -> None:
    assert qualifier in claims(text)[0].qualifiers


def test_families() -> None:
    assert [c.family for c in claims("受理案件5宗、纠纷3起，来访7人次，教育4人。")] == ["件", "件", "人次", "人"]


def test_claims_are_the_same_every_time() -> None:
    text = "全年受理案件12件，办结9件，办结率75%。"
    assert claims(text) == claims(text)

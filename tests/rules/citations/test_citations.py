"""Titles, repealed laws, title marks, document numbers."""

from __future__ import annotations

import pytest

from checker.testing import assert_finds, assert_silent, findings


@pytest.mark.parametrize(
    "marked",
    [
        "落实⟦《法治政府建设实施纲要(2020—2025年)》⟧,分解任务。",
        "落实⟦《法制政府建设实施纲要（2021—2025年）》→《法治政府建设实施纲要（2021—2025年）》⟧。",
        "对照⟦《重大行政决策程序条例》→《重大行政决策程序暂行条例》⟧。",
        "对照⟦《法治政府建设与责任落实督查工作规定》⟧自查。",
        "执行⟦《政府督察工作条例》⟧。",
        "对照⟦《法治中国建设规划（2021—2025年）》⟧。",
        "落实⟦法治社会建设实施纲要（2021—2025年）⟧要求。",
        "落实⟦《关于行政机关负责人出庭应诉问题的规定》⟧。",
        "国务院办公厅⟦《法治政府建设与责任落实督察工作规定》⟧".replace("国务院办公厅⟦", "中共中央、国务院⟦") + "要求。",
        "印发⟦《关于贯彻〈县供水办法》的通知》⟧。",
    ],
)
def test_wrong_title(marked: str) -> None:
    assert_finds("citation-title", marked)


@pytest.mark.parametrize(
    "text",
    [
        "落实《法治政府建设实施纲要（2021－2025年）》《法治政府建设实施纲要（2015-2020年）》。",
        "印发《青岚市法治政府建设实施方案（2021—2025年）》《法治青岚建设规划（2021—2025年）》。",
        "制定《青岚省重大行政决策程序规定》《重大行政决策程序实施办法》。",
        "学习《中华人民共和国行政处罚法》《行政复议法》《统计法》《审计法》《民法典》。",
        "印发《关于全面推行行政规范性文件合法性审核机制的实施意见》。",
        "开展《优化营商环境条例》《青岚省优化营商环境条例》宣传。",
        "中共中央、国务院印发《法治政府建设实施纲要（2021—2025年）》。",
        "按照《关于加强和改进行政应诉工作的意见》办理。",
    ],
)
def test_right_title(text: str) -> None:
    assert_silent("citation-title", text)


def test_a_lost_dash_is_put_back_safely() -> None:
    (found,) = assert_finds(
        "citation-title", "落实⟦《法治政府建设实施纲要（20212025年）》→《法治政府建设实施纲要（2021—2025年）》⟧。"
    )
    assert found.severity == "info"
    assert found.fix is not None
    assert found.fix.safety == "safe"


def test_no_fix_changes_the_years_of_a_title() -> None:
    (found,) = findings("citation-title", "落实《法治政府建设实施纲要（2020—2025年）》。")
    assert found.fix is None
    assert "2021—2025年" in found.message.zh


def test_repealed_law_needs_a_later_year_and_present_use() -> None:
    text = "组织学习《中华人民共和国合同法》2次。"
    assert len(findings("repealed-law", text, year=2022)) == 1
    assert_silent("repealed-law", text, year=2020)
    assert_silent("repealed-law", text)
    assert_silent("repealed-law", "学习民法典，原《合同法》同时废止。", year=2022)
    assert_silent("repealed-law", "宣传劳动合同法，规范政府合同法律审查。", year=2022)


def test_a_right_title_without_marks_is_not_taken_for_the_wrong_form_it_holds() -> None:
    assert_silent("citation-title", "落实国务院办公厅关于严格规范涉企行政检查的意见，合并检查12项。")
    (finding,) = findings("citation-title", "落实关于规范涉企行政检查的意见，合并检查12项。")
    assert "严格规范涉企行政检查的意见" in finding.message.zh


def test_repealed_law_without_marks() -> None:
    assert len(findings("repealed-law", "深入宣传婚姻法、继承法等法律法规。", year=2022)) == 2


def test_replaced_but_not_repealed_is_only_mentioned_when_unsure() -> None:
    (found,) = findings("repealed-law", "贯彻《法律援助条例》。", year=2023)
    assert found.severity == "info"


@pytest.mark.parametrize(
    "marked",
    [
        "落实⟦《青岚市供水管理办法的要求⟧，整改6个。",
        "⟦修订青岚市供水管理办法》⟧，整改6个。",
        "制定⟦《合规管理指引(试行)⟧,提出要求。",
    ],
)
def test_unpaired_title_mark(marked: str) -> None:
    assert_finds("unpaired-title-mark", marked)


def test_a_title_over_a_line_break_is_whole() -> None:
    assert_silent("unpaired-title-mark", "落实《青岚市供水\n管理办法》的要求，整改6个。")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("按照青政办发【2023】5号文件要求", "青政办发〔2023〕5号"),
        ("按照青政办发[2023]5号文件要求", "青政办发〔2023〕5号"),
        ("按照国办发〔2021年〕29号文件", "国办发〔2021〕29号"),
        ("按照国办发〔2021〕第29号文件", "国办发〔2021〕29号"),
        ("按照国办发〔2021〕029号文件", "国办发〔2021〕29号"),
        ("按照国办发2021年29号文件", "国办发〔2021〕29号"),
    ],
)
def test_document_number(text: str, right: str) -> None:
    (found,) = findings("document-number", text)
    assert found.help is not None
    assert right in found.help.zh


@pytest.mark.parametrize(
    "text",
    ["国办发〔2021〕30号", "（2021）青01行初12号判决", "国务院令第713号", "第15号提案", "建议（2023）12号提案"],
)
def test_right_number(text: str) -> None:
    assert_silent("document-number", text)


def test_number_of_a_known_document() -> None:
    text = "《法治政府建设与责任落实督察工作规定》（厅字〔2019〕26号）"
    (found,) = findings("document-number", text)
    assert "厅字〔2019〕28号" in found.message.zh

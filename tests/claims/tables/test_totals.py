"""Totals of tables: layouts that add up are silent, one wrong figure is found at its cell."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.diagnostics import Diagnostic
from checker.testing import check, findings

Rows = list[list[str]]


def table(rows: Rows) -> str:
    """Rows as a table of Markdown, the first its head."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]) + "\n"


def wrong(rows: Rows, rule: str = "breakdown-sum") -> list[Diagnostic]:
    return findings(rule, table(rows), path="表.md")


SOUND = {
    "total below": [["单位", "许可", "处罚"], ["甲局", "31", "47"], ["乙局", "28", "19"], ["合计", "59", "66"]],
    "total above": [["单位", "许可", "处罚"], ["总计", "59", "66"], ["甲局", "31", "47"], ["乙局", "28", "19"]],
    "total at the right": [["单位", "许可", "处罚", "合计"], ["甲局", "31", "47", "78"], ["乙局", "28", "19", "47"]],
    "subtotals and their total": [
        ["单位", "许可", "处罚"],
        ["甲局", "31", "47"],
        ["乙局", "28", "19"],
        ["小计", "59", "66"],
        ["丙镇", "5", "8"],
        ["丁镇", "7", "2"],
        ["小计", "12", "10"],
        ["总计", "71", "76"],
    ],
    "a part of a part": [
        ["项目", "上半年", "下半年"],
        ["许可", "31", "47"],
        ["其中：网上办理", "20", "30"],
        ["确认", "28", "19"],
        ["合计", "59", "66"],
    ],
    "means and rates add up to nothing": [
        ["单位", "办件", "办结率（%）", "平均天数"],
        ["甲局", "31", "96.5", "3"],
        ["乙局", "28", "97.1", "4"],
        ["合计", "59", "96.8", "3.5"],
    ],
    "persons counted once": [
        ["单位", "场次", "人"],
        ["甲局", "31", "470"],
        ["乙局", "28", "190"],
        ["合计", "59", "600"],
    ],
    "a total of more than the table shows": [["单位", "办件"], ["甲局", "31"], ["乙局", "28"], ["合计", "400"]],
    "rounded money": [
        ["单位", "金额（万元）", "件"],
        ["甲局", "31.24", "3"],
        ["乙局", "28.33", "4"],
        ["合计", "59.6", "7"],
    ],
    "numbers and years are no amounts": [
        ["序号", "单位", "年份", "办件", "结案"],
        ["1", "甲局", "2023", "31", "30"],
        ["2", "乙局", "2023", "28", "25"],
        ["3", "合计", "2023", "59", "55"],
    ],
    "a dash is nothing": [["单位", "许可", "处罚"], ["甲局", "31", "—"], ["乙局", "28", "19"], ["合计", "59", "19"]],
    "a blank may be anything": [
        ["单位", "许可", "处罚"],
        ["甲局", "31", ""],
        ["乙局", "28", "19"],
        ["合计", "59", "66"],
    ],
}


@pytest.mark.parametrize("rows", SOUND.values(), ids=SOUND)
def test_tables_that_agree_are_silent(rows: Rows) -> None:
    assert wrong(rows) == []


def test_the_wrong_cell_is_named_with_its_sum() -> None:
    found = wrong([["单位", "许可", "处罚"], ["甲局", "31", "47"], ["乙局", "28", "19"], ["合计", "69", "66"]])
    assert [d.message.zh for d in found] == ["表中“合计”行“许可”处，各项之和不等于合计（69）：31+28 = 59 ≠ 69，差 10。"]


def test_a_single_row_of_groups_is_held_to_its_own_totals() -> None:
    """The form of 行政复议、行政诉讼: three groups beside each other, each with its own 总计."""
    head = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 2
    assert wrong([head, ["376", "97", "196", "121", "790", "16", "1", "12", "27", "56"]]) == []
    assert len(wrong([head, ["376", "97", "196", "121", "890", "16", "1", "12", "27", "56"]])) == 1


def test_a_sum_with_no_reason_is_believed_where_many_columns_bear_it_out() -> None:
    rows = [
        ["项目", "自然人", "企业", "其他", "总计"],
        ["一、新收", "136", "53", "26", "215"],
        ["二、结转", "15", "4", "2", "21"],
        ["三、予以公开", "70", "31", "12", "113"],
        ["部分公开", "41", "9", "8", "58"],
        ["不予公开", "29", "12", "7", "48"],
        ["总计", "140", "52", "27", "219"],
        ["四、结转下年", "11", "5", "1", "17"],
    ]
    assert wrong(rows) == []
    rows[6][2] = "57"
    assert [d.primary.span for d in wrong(rows)]


def test_one_wrong_figure_that_breaks_its_row_and_its_column_is_one_finding() -> None:
    rows = [
        ["单位", "许可", "处罚", "合计"],
        ["甲局", "31", "47", "78"],
        ["乙局", "82", "19", "47"],
        ["丙局", "14", "25", "39"],
        ["合计", "73", "91", "164"],
    ]
    found = wrong(rows)
    assert len(found) == 1
    assert any("“82”同时与多处不符" in note.zh for note in found[0].notes)


def test_shares_in_a_column_do_not_hide_that_a_row_is_wrong() -> None:
    rows = [
        ["单位", "许可", "处罚", "合计", "占比"],
        ["甲局", "1126", "300", "1426", "45.4%"],
        ["乙局", "844", "220", "1046", "33.9%"],
        ["丙局", "514", "137", "651", "20.7%"],
        ["合计", "2484", "657", "3141", "100%"],
    ]
    (found,) = wrong(rows)
    assert [note.zh for note in found.notes] == [
        "844+220 = 1064 ≠ 1046，差 18",
        "“1046”同时与多处不符，最可能有误",
    ]


def test_a_wrong_total_that_the_grand_total_was_made_of_is_found() -> None:
    rows = [
        ["单位", "处罚", "许可", "合计"],
        ["甲局", "1126", "300", "1426"],
        ["乙局", "44", "20", "46"],
        ["丙局", "14", "4", "18"],
        ["合计", "1184", "324", "1490"],
    ]
    assert [d.message.zh.split("，")[0] for d in wrong(rows)] == ["表中“合计”列“乙局”处", "表中“合计”列“合计”处"]


def test_a_table_of_a_draft_without_labels_says_nothing() -> None:
    assert wrong([["1", "2"], ["3", "4"]]) == []


@st.composite
def adding_up(draw: st.DrawFn) -> tuple[Rows, int, int, str]:
    """A table that adds up, and a figure of it with one digit wrong: its row, its column, what is printed."""
    height, width = draw(st.integers(2, 6)), draw(st.integers(3, 5))
    row = st.lists(st.integers(10, 9999), min_size=width, max_size=width)
    cells = draw(st.lists(row, min_size=height, max_size=height))
    whole = ["合计", *(str(sum(column)) for column in zip(*cells, strict=True))]
    lines = [[f"第{i}局", *map(str, figures)] for i, figures in enumerate(cells)]
    body = [whole, *lines] if draw(st.booleans()) else [*lines, whole]
    r, c = draw(st.integers(1, height + 1)), draw(st.integers(1, width))
    printed = body[r - 1][c]
    at = draw(st.integers(0, len(printed) - 1))
    digit = draw(st.sampled_from([d for d in "123456789" if d != printed[at]]))
    return [["单位", *(f"事项{i}" for i in range(width))], *body], r, c, printed[:at] + digit + printed[at + 1 :]


@settings(max_examples=100, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(adding_up())
def test_one_slip_in_a_table_that_adds_up_is_found(case: tuple[Rows, int, int, str]) -> None:
    rows, r, c, slip = case
    assert wrong(rows) == []
    rows[r][c] = slip
    found = wrong(rows)
    assert len(found) == 1
    text = table(rows)
    spans = [found[0].primary.span, *(label.span for label in found[0].secondary)]
    assert slip in {text[s.start : s.end] for s in spans}


HTML = """<html><body><h1>青岚县2023年法治政府建设情况报告</h1><p>全县各单位依法履行职责，办件情况见下表。</p>
<table><tr><th rowspan="2">单位</th><th colspan="2">办件</th><th rowspan="2">合计</th></tr>
<tr><th>许可</th><th>处罚</th></tr>
<tr><td>甲局</td><td>31</td><td>47</td><td>78</td></tr>
<tr><td>乙局</td><td>28</td><td>19</td><td>{}</td></tr>
<tr><td>丙局</td><td>16</td><td>9</td><td>25</td></tr>
<tr><td>合计</td><td>75</td><td>75</td><td>150</td></tr></table>
<p>各单位要对照上表查找差距，认真整改。</p></body></html>"""


def of_page(printed: int) -> list[Diagnostic]:
    data = HTML.format(printed).encode()
    return [d for d in check(data, "页.html").diagnostics if d.name == "breakdown-sum"]


def test_merged_heads_of_a_page_are_read() -> None:
    assert not of_page(47)
    (found,) = of_page(74)
    assert [note.zh for note in found.notes] == ["28+19 = 47 ≠ 74，差 27", "“74”同时与多处不符，最可能有误"]

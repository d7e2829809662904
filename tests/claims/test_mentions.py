"""Mentions: what a printed figure is, what it can stand for, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.claims import Kind, Mention
from checker.testing import make_report


def only(text: str) -> Mention:
    """The single measuring figure of a sentence."""
    (found,) = (m for m in make_report(text).mentions if m.is_data)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit", "approx"),
    [
        ("处理群体性事件一起。", Kind.COUNT, "1", "起", None),
        ("全年来访1,286人次。", Kind.COUNT, "1286", "人次", None),
        ("拆除违建1.27万平方米。", Kind.COUNT, "12700", "平方米", None),
        ("执行到位金额3.06亿元。", Kind.MONEY, "306000000", "元", None),
        ("收缴罚款八十九万六千元。", Kind.MONEY, "896000", "元", None),
        ("诉求近1600件。", Kind.COUNT, "1600", "件", "近"),
        ("发放手册二十余册。", Kind.COUNT, "20", "册", "余"),
        ("每村不少于5名。", Kind.COUNT, "5", "名", "不少于"),
        ("满意率达88%以上。", Kind.PERCENT, "88", "%", "以上"),
        ("投诉同比下降14.6%。", Kind.GROWTH, "-14.6", "%", None),
        ("败诉率下降2.3个百分点。", Kind.POINTS, "-2.3", "个百分点", None),
        ("律师增长近一倍。", Kind.MULTIPLE, "1", "倍", "近"),
        ("产值翻一番。", Kind.MULTIPLE, "2", None, None),
        ("受案数之比为2.4:1。", Kind.RATIO, "2.4", None, None),
        ("较上年增加2100条。", Kind.COUNT, "2100", "条", None),
        ("同比减少1217件。", Kind.COUNT, "-1217", "件", None),
        ("时限缩短为3—5个工作日。", Kind.RANGE, "3", "个工作日", None),
    ],
)
def test_figures(text: str, kind: Kind, value: str, unit: str | None, approx: str | None) -> None:
    found = only(text)
    assert (found.kind, found.value, found.unit, found.approx) == (kind, Decimal(value), unit, approx)


@pytest.mark.parametrize(
    ("text", "low", "high", "low_open", "high_open"),
    [
        ("受理200余件。", 200, 300, False, True),
        ("受理1.9万余件。", 19000, 20000, False, True),
        ("受理近200件。", 180, 200, False, False),
        ("受理超200件。", 200, None, True, False),
        ("受理200件以上。", 200, None, False, False),
        ("受理不到200件。", 0, 200, False, True),
        ("受理约200件。", 180, 220, False, False),
        ("受理至多200件。", 0, 200, False, False),
        ("受理200件。", 200, 200, False, False),
    ],
)
def test_approximations(text: str, low: int, high: int | None, low_open: bool, high_open: bool) -> None:
    interval = only(text).rounded
    assert (interval.low, interval.high, interval.low_open, interval.high_open) == (low, high, low_open, high_open)


@pytest.mark.parametrize(
    "text",
    [
        "拨打12345热线。",
        "构建“1811”监督体系。",
        "实行7×24小时值守。",
        "18+1种重点人群逐一建档。",
        "依据某政发〔2021〕30号文件。",
        "入选第三批示范地区。",
        "上线平台2.0版。",
        "打造AAA级、5G场景。",
        "推进一网通办、最多跑一次改革，双随机、一公开监管全覆盖。",
        "一是统一标准，二是进一步规范，一方面统筹，一站式服务。",
        "增强四个意识，落实三项制度。",
        "电话0999-8126670，邮编999045。",
        "开展“百名律师进百企”活动。",
        "落实《规划（2021—2025年）》第十二条。",
        "政务服务中心周一至周五9:00—17:00开放。",
        "近三年来，连续五年。",
        "地址在幸福路88号3号楼2单元501室。",
        "迁至行政中心B座12层1206室，在301会议室办公。",
        "沿312国道、5楼大厅、1号窗口巡查。",
    ],
)
def test_look_alikes_measure_nothing(text: str) -> None:
    assert [m.text for m in make_report(text).mentions if m.is_data] == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023年8月1日，", "2023-08-01"),
        ("2021—2025年，", "2021/2025"),
        ("2024年1—10月，", "2024-01/2024-10"),
        ("2023年第四季度，", "2023-Q4"),
        ("2021年8月1日至2022年7月31日，", "2021-08-01/2022-07-31"),
        ("二〇二三年十二月，", "2023-12"),
        ("9月15日起，", "09-15"),
        ("开展“12·4”宣传，", "12-04"),
        ("前三季度，", "Q1-Q3"),
    ],
)
def test_dates(text: str, iso: str) -> None:
    (found,) = make_report(text + "工作有序推进，群众反响良好。").mentions
    assert (found.kind, found.iso) == (Kind.DATE, iso)


def test_a_list_shares_its_change() -> None:
    assert [m.value for m in make_report("批次、人次分别下降14.6%和20.3%。").mentions] == [
        Decimal("-14.6"),
        Decimal("-20.3"),
    ]


def test_from_to_is_no_range() -> None:
    kinds = [m.kind for m in make_report("出庭率由92.4%升至98.1%。").mentions]
    assert kinds == [Kind.PERCENT, Kind.PERCENT]


def test_coverage_counts_what_could_not_be_read() -> None:
    report = make_report("办理案件12件，成功率98..7%。")
    assert [report.document.slice(s) for s in report.figures.unparsed] == ["98..7"]
    coverage = report.coverage
    assert coverage is not None
    assert (coverage.figures, coverage.parsed) == (2, 1)


def test_spans_point_at_the_text() -> None:
    report = make_report("　　全年共受理行政复议案件131件，同比增长35.0%，发放手册1.9万余册。")
    for mention in report.mentions:
        assert report.document.slice(mention.span) == mention.text


def test_a_rank_is_no_count_but_what_holds_at_present_is() -> None:
    found = {m.text: m.kind for m in make_report("目前1.68万名群众就近办理；我县位居全市前3名。").mentions}
    assert found == {"1.68万名": Kind.COUNT, "3名": Kind.ORDINAL}

"""Title, issuer, kind of body, year and date of composed reports."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.document import Document, ReportFacts
from checker.document.facts import read_facts
from checker.document.outline import read_outline
from checker.document.readers.text import TextReader

BODY = "一、主要举措\n全年办案12件，培训4期，群众满意率97%。\n二、2024年打算\n继续抓好执法培训。\n"
OPENING = "2023年，云岗县水利局扎实推进依法行政。现将有关情况报告如下。\n"


def facts(text: str) -> tuple[Document, ReportFacts]:
    document = TextReader().read(text.encode(), "样例.txt")
    return document, read_facts(document, read_outline(document))


def report(title: str, head: str = "", opening: str = OPENING, tail: str = "") -> ReportFacts:
    lines = [x for x in (title, head) if x]
    return facts("\n".join(lines) + "\n" + opening + BODY + tail)[1]


@pytest.mark.parametrize(
    ("title", "issuer", "kind"),
    [
        ("云岗县水利局2023年度法治政府建设情况报告", "云岗县水利局", "department"),
        ("云岗县人民政府关于2023年度法治政府建设情况的报告", "云岗县人民政府", "government"),
        ("云岗县2023年法治政府建设年度报告", "云岗县", "government"),
        ("青禾镇人民政府2023年度法治政府建设工作报告", "青禾镇人民政府", "town"),
        ("青禾街道办事处2023年度法治政府建设工作总结", "青禾街道办事处", "sub-district"),
        ("2023年云岗县水利局法治政府建设年度报告", "云岗县水利局", "department"),
        ("关于云岗县水利局2023年度法治政府建设情况的报告", "云岗县水利局", "department"),
        ("云岗大学2023年法治工作年度报告", "云岗大学", "institution"),
        ("云岗高新区管理委员会2023年度法治政府建设情况报告", "云岗高新区管理委员会", "government"),
        ("云岗市卫生健康委员会2023年度法治政府建设情况报告", "云岗市卫生健康委员会", "department"),
        ("云岗县委宣传部2023年度法治建设情况报告", "云岗县委宣传部", "department"),
        ("云岗县城市管理局（综合执法局）二〇二三年度法治政府建设情况报告", "云岗县城市管理局", "department"),
    ],
)
def test_issuer_and_kind_from_the_title(title: str, issuer: str, kind: str) -> None:
    found = report(title)
    assert found.title is not None
    assert found.issuer is not None
    assert found.body_kind is not None
    assert (found.title.value, found.issuer.value, found.body_kind.value) == (title, issuer, kind)


def test_facts_say_where_they_were_found() -> None:
    document, found = facts("云岗县水利局2023年度法治政府建设情况报告\n发布时间：2024-02-08 15:07\n" + OPENING + BODY)
    assert found.issuer is not None
    assert found.issuer.span is not None
    assert found.published is not None
    assert found.published.span is not None
    assert document.slice(found.issuer.span) == "云岗县水利局"
    assert document.slice(found.published.span) == "2024-02-08"


def test_without_a_title_the_opening_names_the_issuer() -> None:
    found = report("", head="日期:2024-02-08 来源:县政府办公室")
    assert found.title is None
    assert found.issuer is not None
    assert (found.issuer.value, found.issuer.origin) == ("云岗县水利局", "opening")


def test_without_title_and_subject_the_source_names_the_issuer() -> None:
    found = report(
        "", head="来源：云岗县水利局 发布时间：2024-02-08", opening="一年来，我局扎实推进依法行政工作，现报告如下。\n"
    )
    assert found.issuer is not None
    assert found.issuer.value == "云岗县水利局"


def test_the_signature_names_issuer_and_date_when_nothing_else_does() -> None:
    found = report(
        "关于2023年度法治政府建设情况的报告",
        opening="县委、县政府：\n一年来，我局扎实推进依法行政工作，现将有关情况报告如下。\n",
        tail="云岗县水利局\n2024年1月18日\n",
    )
    assert found.issuer is not None
    assert found.published is not None
    assert (found.issuer.value, found.published.value) == ("云岗县水利局", dt.date(2024, 1, 18))


@pytest.mark.parametrize(
    ("title", "opening", "year"),
    [
        ("云岗县水利局2023年度法治政府建设情况报告", OPENING, 2023),
        ("云岗县水利局二〇二三年度法治政府建设情况报告", OPENING, 2023),
        ("云岗县水利局2023年度法治政府建设情况报告", "2022年，我局推进依法行政。现将2022年情况报告如下。\n", 2023),
        ("", "我局推进依法行政。现将2023年度法治政府建设情况报告如下。\n", 2023),
        ("云岗县水利局法治政府建设情况报告", "一年来，我局推进依法行政。现报告2023年有关情况。\n", 2023),
        ("云岗县水利局2023年法治政府建设工作总结及2024年工作计划", OPENING, 2023),
        ("云岗县水利局法治政府建设实施纲要（2021—2025年）落实情况报告", OPENING, 2023),
        # the title kept last year's year, everything else says otherwise
        (
            "云岗县水利局2022年度法治政府建设情况报告",
            "2023年，我局推进依法行政。现将2023年法治政府建设情况报告如下。\n",
            2023,
        ),
    ],
)
def test_year(title: str, opening: str, year: int) -> None:
    found = report(title, head="发布时间：2024-02-08", opening=opening)
    assert found.year is not None
    assert found.year.value == year


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("发布时间：2024-02-08 15:07　来源：县水利局", dt.date(2024, 2, 8)),
        ("信息时间：2024年2月8日　编辑：办公室", dt.date(2024, 2, 8)),
        ("发布机构：县水利局  成文日期：2024-02-01  发布日期：2024-02-08", dt.date(2024, 2, 8)),
        ("【信息来源：县水利局】【信息时间：2024-02-08 10:05】", dt.date(2024, 2, 8)),
        ("日期:2024-02-08来源:县水利局", dt.date(2024, 2, 8)),
        ("文章来源：县水利局　更新时间：2024/02/08 08:30:00", dt.date(2024, 2, 8)),
        ("发布:2024-02-08 来源:县水利局 访问量:51", dt.date(2024, 2, 8)),
        ("来源：县水利局", None),
        ("——2024年3月12日在县人大常委会会议上", None),
    ],
)
def test_publication_date(head: str, day: dt.date | None) -> None:
    found = report("云岗县水利局2023年度法治政府建设情况报告", head=head)
    assert (found.published.value if found.published else None) == day


def test_publication_date_wins_over_the_date_of_the_signature() -> None:
    found = report(
        "云岗县水利局2023年度法治政府建设情况报告", head="发布时间：2024-02-08", tail="云岗县水利局\n2024年1月18日\n"
    )
    assert found.published is not None
    assert found.published.value == dt.date(2024, 2, 8)


def test_a_note_without_a_report_frame_has_no_facts_of_its_own() -> None:
    _, found = facts("全县办理案件12件，同比增长20%。\n")
    assert found == ReportFacts()

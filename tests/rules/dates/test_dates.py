"""Years, dates, things before their time."""

from __future__ import annotations

import pytest

from checker.testing import assert_finds, assert_silent, findings

TITLE = "青岚县2023年法治政府建设情况报告\n"
GOOD = (
    TITLE
    + "发布日期：2024-02-20 来源：县司法局\n"
    + "2023年，我县扎实推进依法行政，现将2023年度法治政府建设情况报告如下。\n"
    + "一、2023年主要举措和成效\n"
    + "（一）健全制度。全年审结复议案件58件，比2022年增加6件；2021年以来累计化解纠纷900件。\n"
    + "（二）强化监督。完成2022年度行政执法案卷评查整改，落实《青岚县法治政府建设实施方案（2021—2025年）》。\n"
    + "二、存在的问题和原因\n2022年以来人手不足，主要是编制紧张。\n"
    + "三、2024年工作安排\n2024年，我县将继续推进，力争到2025年底实现全覆盖。\n"
)
DATE_RULES = [
    "stale-year",
    "wrong-plan-year",
    "late-publication",
    "early-publication",
    "impossible-date",
    "anachronism",
    "partial-period",
]


@pytest.mark.parametrize("rule", DATE_RULES)
def test_a_right_report_is_left_alone(rule: str) -> None:
    assert_silent(rule, GOOD)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("现将2023年度", "现将2022年度", "2022年度法治政府建设情况报告如下"),
        ("2023年，我县扎实推进依法行政，现将2023年度", "2022年，我县扎实推进依法行政，现将有关", "2022年"),
        ("一、2023年主要举措", "一、2022年主要举措", "2022年主要举措"),
        ("三、2024年工作安排", "三、2023年工作安排", "2023年工作安排"),
        ("（二）强化监督。完成", "（二）强化监督。2022年，我县组织培训4期。完成", "2022年，我县组织培训4期"),
        (
            "（二）强化监督。完成",
            "（二）强化监督。以《青岚县2022年法治政府建设工作要点》为本年度工作依据。完成",
            "《青岚县2022年",
        ),
        ("（二）强化监督。完成", "（二）强化监督。截至2022年底积案全部清零。完成", "截至2022年底积案全部清零"),
    ],
)
def test_left_over_year(old: str, new: str, words: str) -> None:
    text = GOOD.replace(old, new)
    assert text != GOOD
    (found,) = findings("stale-year", text)
    at = text.index(words)
    assert found.primary.span.start <= at + len(words)
    assert at <= found.primary.span.end
    assert found.severity == "warning"


def test_cases_closed_under_a_law_not_yet_in_force() -> None:
    text = "新修订的条例自2024年5月1日起施行，2023年全县依照新条例办结案件12件。"
    assert len(findings("stale-year", text)) == 1
    assert_silent("stale-year", text.replace("2023年全县", "2024年全县"))


def test_last_years_figure_beside_this_years_is_what_it_is_compared_with() -> None:
    told = "（一）便民。全年办件8.1万件，其中线上5万件；2022年全年办件为7.5万件。\n（二）"
    assert_silent("stale-year", GOOD.replace("（二）", told, 1))
    alone = "（一）便民。线上办理增多；2022年全年办件为7.5万件。\n（二）"
    assert len(findings("stale-year", GOOD.replace("（二）", alone, 1))) == 1


@pytest.mark.parametrize("year", ["2023", "2025"])
def test_plan_of_another_year(year: str) -> None:
    text = GOOD.replace("2024年，我县将继续推进", f"{year}年，我县将继续推进")
    (found,) = findings("wrong-plan-year", text)
    assert text[found.primary.span.start :].startswith(f"{year}年")
    assert "2024" in found.message.zh


def test_a_plan_that_looks_back_is_right() -> None:
    text = GOOD.replace("2024年，我县将", "2023年，我县工作虽然取得一定成效，但仍有差距。2024年，我县将")
    assert_silent("wrong-plan-year", text)


@pytest.mark.parametrize(("day", "late"), [("2024-03-31", False), ("2024-04-01", True), ("2024-05-06", True)])
def test_late_publication(day: str, late: bool) -> None:
    found = findings("late-publication", GOOD.replace("2024-02-20", day))
    assert bool(found) is late


@pytest.mark.parametrize(
    "marked",
    [
        "⟦2022年4月31日⟧开播。",
        "⟦2023年2月29日⟧召开会议。",
        "⟦11月31日⟧上线。",
        "⟦9月1日至31日⟧开展检查。",
        "发布日期：⟦2023-02-30⟧",
        "⟦2023年13月⟧完成。",
        "⟦二〇二三年六月三十一日⟧",
    ],
)
def test_impossible_date(marked: str) -> None:
    assert_finds("impossible-date", marked)


@pytest.mark.parametrize(
    "text", ["2024年2月29日、2月29日、4月30日", "6月1日至30日，7月1日—8月31日", "2023.12.31，第12.31条，为期13个月"]
)
def test_possible_date(text: str) -> None:
    assert_silent("impossible-date", text)


@pytest.mark.parametrize(
    "words",
    [
        "学习党的二十大精神",
        "学习党的二十届三中全会精神",
        "落实《信访工作条例》",
        "实施提升行政执法质量三年行动计划（2023—2025年）",
    ],
)
def test_before_its_time(words: str) -> None:
    text = f"青岚县2020年法治政府建设情况报告\n一、主要举措和成效\n{words}，开展培训3期。\n"
    (found,) = findings("anachronism", text)
    assert found.severity == "error"


@pytest.mark.parametrize(
    "words",
    [
        "迎接党的二十大胜利召开",
        "学习党的十九届六中全会精神",
        "学习宣传《中华人民共和国法律援助法》",
        "对《中华人民共和国民营经济促进法（草案）》征求意见",
        "编制“八五”普法规划",
    ],
)
def test_in_its_time(words: str) -> None:
    text = f"青岚县2021年法治政府建设情况报告\n一、主要举措和成效\n{words}，开展培训3期。\n"
    assert_silent("anachronism", text)


def test_between_year_end_and_publication_the_part_decides() -> None:
    head = "青岚县2020年法治政府建设情况报告\n发布日期：2021-03-10\n"
    title = "《法治中国建设规划（2020—2025年）》"
    done = f"{head}一、主要举措和成效\n学习{title}。\n二、2021年工作安排\n抓好落实。\n"
    planned = f"{head}一、主要举措和成效\n抓好学习。\n二、2021年工作安排\n学习{title}。\n"
    (found,) = findings("anachronism", done)
    assert found.severity == "warning"
    assert_silent("anachronism", planned)


@pytest.mark.parametrize("told", ["上半年检查40次，下半年检查55次。", "全年检查95次，其中上半年40次。"])
def test_a_half_year_beside_the_rest_of_it_is_no_partial_period(told: str) -> None:
    assert_silent("partial-period", GOOD.replace("（二）强化监督。", f"（二）强化监督。{told}"))


def test_partial_and_relative_time_are_mentioned_once() -> None:
    text = GOOD.replace(
        "（二）强化监督。", "（二）强化监督。前三季度检查40次，截至10月底整改12个。今年以来、目前均已办结。"
    )
    (partial,) = findings("partial-period", text)
    assert partial.severity == "info"
    assert len(partial.secondary) == 1
    (relative,) = findings("relative-time", text)
    assert relative.severity == "info"

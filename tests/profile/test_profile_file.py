"""The profile file: its schema, its years, and what it recognises."""

from __future__ import annotations

from pathlib import Path

import pytest
from composed_reports import OPENING, report

from checker.errors import DataError, UsageError
from checker.profile import load_profile, of_year
from checker.testing import make_report, registry

SMALL = """
[profile]
id = "small"
zh = "小报告"
en = "small report"

[recognition]
title = ['小报告']

[[parts]]
id = "plan"
zh = "打算"
en = "plan"
heading = ['{next}年']
"""


def load(tmp_path: Path, text: str) -> None:
    path = tmp_path / "small.toml"
    path.write_text(text, encoding="utf-8")
    load_profile(path)


def test_a_small_profile_loads(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(SMALL, encoding="utf-8")
    profile = of_year(load_profile(path), 2023)
    part = profile.part("plan")
    assert part is not None
    assert part.heading is not None
    assert part.heading.search("2024年工作")
    assert part.heading.search("二〇二四年工作")
    assert not part.heading.search("2023年工作")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("heading = ", "headings = ", ["small.toml:14", "headings"]),
        ("['{next}年']", "['(']", ["small.toml:14", "heading", "正则"]),
        ('id = "plan"', "id = 7", ["small.toml:11", "id"]),
        ('zh = "打算"\n', "", ["parts", "zh"]),
        ("[recognition]\ntitle = ['小报告']\n", "", ["recognition"]),
        ("['{next}年']", "['甲']\nwithin = 'problems'", ["small.toml:15", "within", "problems"]),
        ("[profile]", "[profile", ["small.toml"]),
    ],
)
def test_a_broken_file_is_one_error_that_names_file_and_key(
    tmp_path: Path, old: str, new: str, words: list[str]
) -> None:
    with pytest.raises(DataError) as caught:
        load(tmp_path, SMALL.replace(old, new))
    for word in words:
        assert word in str(caught.value)


F = (
    ("一、主要举措和成效", "M"),
    ("二、存在的不足和原因", "P"),
    ("三、主要负责人履职情况", "H"),
    ("四、2024年安排", "L"),
)


@pytest.mark.parametrize(
    "title",
    [
        "云岗县水利局2023年度法治政府建设情况报告",
        "云岗县2023年度依法行政工作总结",
        "云岗大学2023年法治工作年度报告",
        "云岗县公安局2023年度法治公安建设情况",
        "云岗县2023年法治政府建设情况公示",
        "云岗县水利局2023年法治政府建设工作总结及2024年工作计划",
        "",
    ],
)
def test_reports_of_this_kind(title: str) -> None:
    found = make_report(report(*F, title=title)).profile
    assert found is not None
    assert found.id == "law-based-government"


@pytest.mark.parametrize(
    "title",
    [
        "云岗县水利局2023年政府信息公开工作年度报告",
        "2024年云岗县政府工作报告",
        "云岗县水利局2023年普法工作总结",
        "张三2023年述职述法报告",
        "云岗县2023年法治政府建设工作方案",
        "关于印发2023年法治政府建设工作要点的通知",
        "云岗县水利局2023年安全生产工作总结",
    ],
)
def test_texts_of_other_kinds(title: str) -> None:
    opening = "一年来，各项工作取得明显进展，现将有关情况报告如下。"
    assert make_report(report(*F, title=title, opening=opening)).profile is None


@pytest.mark.parametrize(
    "text", ["全县办理行政执法案件12件，同比增长20%。\n", OPENING, "一、存在的不足\n执法力量不足。\n"]
)
def test_short_passages_are_no_report(text: str) -> None:
    assert make_report(text).profile is None


def test_the_user_may_name_the_profile() -> None:
    assert make_report("一、主要举措\n办案9件。\n", profile="law-based-government").profile is not None
    with pytest.raises(UsageError, match="law-based-government"):
        _ = make_report("一、主要举措\n", profile="nonsense").profile


def test_the_built_in_profile_has_what_rules_rest_on() -> None:
    profile = registry().knowledge.profiles["law-based-government"]
    assert [p.id for p in profile.parts] == ["measures", "problems", "causes", "responsible-person", "next-year-plan"]
    assert [t.id for t in profile.topics] == [f"T{n}" for n in range(10)]
    assert {(d.about, d.month, d.day) for d in profile.deadlines} == {("submission", 3, 1), ("publication", 4, 1)}

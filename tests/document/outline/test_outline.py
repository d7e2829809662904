"""Headings, levels, bodies and chains of composed texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document import Document, Marker, Outline
from checker.document.outline import read_outline
from checker.document.readers.text import TextReader


def read(text: str) -> tuple[Document, Outline]:
    document = TextReader().read(text.encode(), "样例.txt")
    return document, read_outline(document)


def tree(text: str) -> list[tuple[int, str, str]]:
    """Level, number and title of every heading."""
    _, outline = read(text)
    return [(s.level, s.number, s.title) for s in outline.sections]


def test_four_levels() -> None:
    text = "一、主要举措\n（一）抓制度\n1.定规则。修订制度6项。\n（1）先调研。走访企业9家。\n二、下步打算\n继续推进。\n"
    assert tree(text) == [
        (1, "一", "主要举措"),
        (2, "一", "抓制度"),
        (3, "1", "定规则"),
        (4, "1", "先调研"),
        (1, "二", "下步打算"),
    ]


def test_levels_are_relative_to_what_the_document_uses() -> None:
    text = "（一）主要举措\n1.定规则。修订制度6项。\n2.强执法。办案9件。\n（二）下步打算\n继续推进各项工作。\n"
    assert [level for level, *_ in tree(text)] == [1, 2, 2, 1]


def test_an_order_of_its_own_is_followed() -> None:
    text = (
        "1.主要举措\n（一）定规则。修订制度6项。\n（二）强执法。办案9件。\n2.下步打算\n（一）抓培训。办班4期。\n"
        "（二）抓普法。宣讲8场。\n3.附带说明\n没有其他事项。\n"
    )
    assert [(level, number) for level, number, _ in tree(text)] == [
        (1, "1"), (2, "一"), (2, "二"), (1, "2"), (2, "一"), (2, "二"), (1, "3"),
    ]  # fmt: skip


def test_run_in_heading_ends_at_its_first_sentence_mark() -> None:
    document, outline = read("一、主要举措。一年来，全局办理案件12件。\n二、不足和原因：力量不足，因编制少。\n")
    first, second = outline.sections
    assert first.run_in
    assert document.slice(first.span) == "一、主要举措。"
    assert document.slice(first.body).strip() == "一年来，全局办理案件12件。"
    assert (second.title, document.slice(second.body).strip()) == ("不足和原因", "力量不足，因编制少。")


def test_body_reaches_to_the_next_heading_of_the_same_level() -> None:
    document, outline = read("一、举措\n（一）学习。学法6次。\n（二）执法。办案9件。\n二、打算\n继续推进。\n")
    first = outline.sections[0]
    assert document.slice(first.body).strip() == "（一）学习。学法6次。\n（二）执法。办案9件。"
    assert [s.title for s in outline.children(first)] == ["学习", "执法"]
    assert outline.at(document.text.index("办案")).title == "执法"  # type: ignore[union-attr]


def test_unnumbered_short_lines_are_headings() -> None:
    text = (
        "云岗大学2023年法治工作年度报告\n学校坚持依法治校，现将有关情况报告如下。\n主要做法和成效\n"
        "全年审查合同120份，提出意见46条。\n存在的问题\n部分学院重视不够，制度还不健全。\n"
    )
    assert tree(text) == [(1, "", "主要做法和成效"), (1, "", "存在的问题")]


def test_topic_words_that_open_paragraphs() -> None:
    text = (
        "一、举措\n（一）抓学习\n严学习，夯实思想根基。全年组织学法6次，参加人员430人次。\n"
        "强宣传，营造浓厚氛围。全年开展宣讲9场，发放手册2000册。\n二、打算\n继续推进。\n"
    )
    found = [(t, level) for level, _, t in tree(text)]
    assert ("严学习，夯实思想根基", 3) in found
    assert ("强宣传，营造浓厚氛围", 3) in found


@pytest.mark.parametrize(
    "line",
    [
        "云岗县水利局",
        "2024年1月18日",
        "附件：统计表",
        "（联系人：办公室）",
        "县委、县政府：",
        "来源：县水利局　发布时间：2024-01-18",
    ],
)
def test_signatures_and_source_lines_are_no_headings(line: str) -> None:
    text = f"一、举措\n全年办案9件，培训4期。\n二、打算\n继续推进各项工作。\n{line}\n"
    assert [t for _, _, t in tree(text)] == ["举措", "打算"]


def test_prose_beginning_with_a_year_or_a_figure_is_no_heading() -> None:
    text = "一、举措\n2023年，全县办案12件。\n1.5万件事项网上办理。\n12345热线受理诉求300件。\n"
    assert [t for _, _, t in tree(text)] == ["举措"]


def chains(text: str) -> list[list[int]]:
    _, outline = read(text)
    return [[item.value for item in chain] for chain in outline.chains]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("抓三项工作：一是学法，二是执法；三是普法。", [[1, 2, 3]]),
        ("一要学法。二要执法。三要普法。", [[1, 2, 3]]),
        ("一是学法。三是普法。", [[1, 3]]),
        ("首先抓学习，其次抓执法，最后抓普法。", [[1, 2, 3]]),
        ("第一，学法。第二，执法。", [[1, 2]]),
        ("其一，学法。其二，执法。", [[1, 2]]),
        ("一是学法。二是执法。\n一是普法。二是调解。", [[1, 2], [1, 2]]),
        ("一是学法。\n二是执法。\n三是普法。", [[1, 2, 3]]),
        ("一、甲\n一是学法。二是执法。\n二、乙\n一是普法。二是调解。", [[1, 2], [1, 2]]),
        ("落实第一要务，强化三要素保障，一是学法。", []),
        ("实现了统一是好事，二是空话。", []),
    ],
)
def test_chains(text: str, values: list[list[int]]) -> None:
    assert chains(text) == values


LINES = st.sampled_from(
    [
        "一、主要举措",
        "二、不足和原因",
        "三、打算",
        "（一）抓学习。学法6次。",
        "（二）抓执法",
        "1.定制度。修订6项。",
        "2．强监管",
        "（1）先调研。",
        "①再试点",
        "第一部分 回顾",
        "全年办案12件，培训4期。",
        "主要做法",
        "",
        "一是学法。二是执法。",
        "2023年，各项工作平稳推进。",
        "云岗县水利局",
        "2024年1月18日",
        "二是普法",
        "　　同时，抓好调解。",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=14).filter(lambda lines: any(x.strip() for x in lines)))
def test_sections_nest_and_cover_what_they_say(lines: list[str]) -> None:
    document, outline = read("\n".join(lines))
    for i, section in enumerate(outline.sections):
        assert section.index == i
        assert section.span.end <= section.body.start <= section.body.end <= len(document.text)
        assert section.title in document.slice(section.span)
        if section.parent is not None:
            parent = outline.sections[section.parent]
            assert parent.level == section.level - 1
            assert parent.body.covers(section.span)
            assert parent.body.covers(section.body)
        else:
            assert section.level == 1
    starts = [s.span.start for s in outline.sections]
    assert starts == sorted(starts)


def test_marker_of_unnumbered_headings() -> None:
    _, outline = read("主要做法和成效\n全年审查合同120份，提出意见46条。\n")
    assert outline.sections[0].marker is Marker.NONE
    assert outline.sections[0].value is None


def test_chapters_hold_divisions() -> None:
    text = (
        "第一章　总体情况\n第一节　主要做法\n全年修订制度三项。\n第二节　存在的不足\n培训不够。\n"
        "第二章　明年打算\n第一节课讲宪法，第二节课讲民法典，都由镇里组织。\n"
    )
    found = tree(text)
    assert found == [(1, "一", "总体情况"), (2, "一", "主要做法"), (2, "二", "存在的不足"), (1, "二", "明年打算")]


def test_a_slogan_with_a_colon_is_one_heading_only_where_text_can_follow() -> None:
    text = (
        "云岗县水利局2023年度法治政府建设情况报告\n"
        "一、强基础：制度体系更加完善\n修订制度6项，开展检查120次。\n"
        "二、存在的问题：执法力量不足，原因是编制偏少\n"
        "三、谋新篇：来年重点\n（一）抓队伍：轮训队员\n每季度轮训一次。\n（二）抓普法：开展讲座12场\n送法进村。\n"
    )
    _, outline = read(text)
    sections = outline.sections
    assert [s.title for s in sections] == [
        "强基础：制度体系更加完善",
        "存在的问题",
        "谋新篇：来年重点",
        "抓队伍：轮训队员",
        "抓普法",
    ]
    assert [s.run_in for s in sections] == [False, True, False, False, True]

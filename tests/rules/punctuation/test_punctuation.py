"""Marks: slips are reported, habits of the whole text at most once."""

from __future__ import annotations

import pytest

from checker.testing import assert_finds, assert_silent, findings


@pytest.mark.parametrize(
    "text",
    ["办理12件(含上年结转2件）。", "1）健全制度；2）强化培训。", "推行“一窗通办”，实现“一件事”。", "（一）健全制度。"],
)
def test_paired(text: str) -> None:
    assert_silent("unpaired-mark", text)


@pytest.mark.parametrize(
    "text", ["办理12件（含结转2件，均已办结。", "推行“一窗通办，办理12件。", "含结转2件），均已办结。"]
)
def test_unpaired(text: str) -> None:
    (found,) = findings("unpaired-mark", text)
    assert found.severity == "warning"


def test_several_unpaired_marks_are_a_poor_copy_not_slips() -> None:
    found = findings("unpaired-mark", "推行“一窗通办，实现“一件事，打造“一张网。")
    assert {f.severity for f in found} == {"info"}


def test_doubled_mark_is_fixed_safely() -> None:
    (found,) = assert_finds("doubled-mark", "健全制度⟦，，→，⟧强化培训。")
    assert found.fix is not None
    assert found.fix.safety == "safe"
    assert_silent("doubled-mark", "成效明显……——真的。")
    assert_finds("doubled-mark", "强化培训⟦，。→。⟧")


def test_half_width_habit_is_silent_and_slips_come_as_one() -> None:
    assert_silent("mixed-width", "健全制度,强化培训,完善机制,形成合力,抓好落实。")
    text = "健全制度，强化培训，完善机制，形成合力，抓好落实,再上台阶，不断提升,持续发力，久久为功。"
    (found,) = findings("mixed-width", text)
    assert len(found.secondary) == 1


def test_marks_between_titles_are_mentioned_once() -> None:
    (found,) = findings("title-mark-separator", "印发《甲办法》、《乙办法》、《丙办法》。")
    assert found.severity == "info"
    assert len(found.secondary) == 1
    assert_silent("title-mark-separator", "印发《甲办法》（试行）、《乙办法》。")


@pytest.mark.parametrize(
    "text", ["压减3、4个环节。", "增长4-6%。", "达5-10万人次。", "21年度完成。", "2023年03月05日。", "下午14:30。"]
)
def test_numeral_style(text: str) -> None:
    (found,) = findings("numeral-style", text)
    assert found.severity == "info"


@pytest.mark.parametrize("text", ["压减三四个环节。", "增长4%～6%。", "国办发〔2021〕21号，2021年。", "3月5日14:30。"])
def test_numeral_style_right(text: str) -> None:
    assert_silent("numeral-style", text)


def test_headings() -> None:
    assert len(findings("heading-punctuation", "一、主要举措\n（一）、健全制度\n出台办法3件。\n")) == 1
    assert_silent("heading-punctuation", "一、主要举措\n（一）健全制度\n出台办法3件。\n")


def test_inner_space_is_removed_only_on_request() -> None:
    (found,) = findings("inner-space", "行政应诉案件79 件，均已开庭。")
    assert found.fix is not None
    assert found.fix.safety == "unsafe"
    assert_silent("inner-space", "青岚县司法局    2023年3月")

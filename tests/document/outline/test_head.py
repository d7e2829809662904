"""The numbering at the head of a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.document.outline.head import SHAPES, number_value, parse_shape, read_head
from checker.document.outline.model import Marker

HEADS = [
    ("一、主要举措", Marker.HAN, 1, 2),
    ("十二、主要举措", Marker.HAN, 12, 3),
    ("一.主要举措", Marker.HAN, 1, 2),
    ("一　主要举措", Marker.HAN, 1, 2),
    ("（一）加强领导", Marker.HAN_PAREN, 1, 3),
    ("(十一)加强领导", Marker.HAN_PAREN, 11, 4),
    ("（二）、加强领导", Marker.HAN_PAREN, 2, 4),
    ("㈢加强领导", Marker.HAN_PAREN, 3, 1),
    ("1.规范执法", Marker.ARABIC, 1, 2),
    ("1．规范执法", Marker.ARABIC, 1, 2),
    ("１０、规范执法", Marker.ARABIC, 10, 3),
    ("1. 规范执法", Marker.ARABIC, 1, 3),
    ("2.2024年重点工作", Marker.ARABIC, 2, 2),
    ("⒊规范执法", Marker.ARABIC, 3, 1),
    ("（1）规范执法", Marker.ARABIC_PAREN, 1, 3),
    ("3）规范执法", Marker.ARABIC_PAREN, 3, 2),
    ("⑷规范执法", Marker.ARABIC_PAREN, 4, 1),
    ("①规范执法", Marker.CIRCLED, 1, 1),
    ("⑫规范执法", Marker.CIRCLED, 12, 1),
    ("第一部分 工作回顾", Marker.PART, 1, 5),
    ("第二章　工作回顾", Marker.PART, 2, 4),
    ("第三，强化监督", Marker.ORDINAL, 3, 3),
    ("一是强化监督", Marker.CHAIN, 1, 2),
    ("二要强化监督", Marker.CHAIN, 2, 2),
    ("其三，强化监督", Marker.CHAIN, 3, 3),
    ("首先，强化监督", Marker.CHAIN, 1, 3),
    ("叁、强化监督", Marker.FORMAL, 3, 2),
    ("拾壹、强化监督", Marker.FORMAL, 11, 3),
    ("Ⅳ、强化监督", Marker.ROMAN, 4, 2),
    ("Ⅱ. 强化监督", Marker.ROMAN, 2, 3),
    ("【二】强化监督", Marker.BOXED, 2, 3),
]
NO_HEADS = [
    "Ⅰ级响应启动2次。",
    "【2】仅指县本级。",
    "[2]仅指县本级。",
    "拾金不昧的风尚更加浓厚。",
    "【2023年】",
    "2023年，全县办理案件12件。",
    "1.5万件案件全部办结。",
    "12345热线受理诉求300件。",
    "3件案件被复议。",
    "一年来，全县上下共同努力。",
    "十九大以来，各项工作取得进展。",
    "第一责任人职责落实到位。",
    "第三方评估结果良好。",
    "一要素保障到位。",
    "（2023年3月1日县人大常委会通过）",
    "〔2021〕30号文件下发后，各部门迅速落实。",
    "100%的村配备了法律顾问。",
    "主要举措和成效",
    "",
]


@pytest.mark.parametrize(("line", "marker", "value", "length"), HEADS)
def test_heads(line: str, marker: Marker, value: int, length: int) -> None:
    head = read_head(line)
    assert head is not None
    assert (head.marker, head.value, head.length) == (marker, value, length)


@pytest.mark.parametrize("line", NO_HEADS)
def test_prose_that_begins_with_a_number_is_no_heading(line: str) -> None:
    assert read_head(line) is None


@pytest.mark.parametrize(("shape", "name"), sorted(SHAPES.items()))
def test_known_shapes_agree_with_the_grammar(shape: str, name: str) -> None:
    assert parse_shape(shape) == name


def _han(n: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")


@given(st.integers(1, 99))
def test_numerals_keep_their_value_in_every_style(n: int) -> None:
    wide = str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert number_value(_han(n)) == n
    assert number_value(str(n)) == number_value(wide) == n
    for head in (f"{_han(n)}、甲", f"（{_han(n)}）甲", f"{n}.甲", f"（{wide}）甲"):
        found = read_head(head)
        assert found is not None
        assert found.value == n

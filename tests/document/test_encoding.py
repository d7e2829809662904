"""Bytes to text: every encoding reports come in, and what is said when it is not certain."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document import UnreadableInput
from checker.document.encoding import MAX_BYTES, decode

TEXT = "云溪县2023年法治政府建设情况报告\n全年受理行政复议案件72件，办结70件，办结率97.2%。\r\n一、主要举措和成效\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-32", "utf-32-le"),
    ],
)
def test_certain_encodings_are_read_without_a_note(codec: str, name: str) -> None:
    found = decode(TEXT.encode(codec))
    assert (found.text, found.encoding, found.notes) == (TEXT, name, ())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, "法治政府建设情况报告，全面依法行政。" * 3])
def test_utf16_without_a_mark_is_told_by_its_nuls_or_its_words_and_said(codec: str, text: str) -> None:
    found = decode(text.encode(codec))
    assert (found.text, found.encoding) == (text, codec)
    assert "UTF-16" in found.notes[0].zh


def test_big5_is_read_and_said() -> None:
    text = "法治政府建設情況報告，全年受理行政復議案件七十二件，辦結七十件。"
    found = decode(text.encode("big5"))
    assert found.text == text
    assert "Big5" in found.notes[0].en


def test_a_page_that_declares_the_wrong_charset_is_read_right_and_the_conflict_said() -> None:
    found = decode(TEXT.encode(), "gb2312")
    assert (found.text, found.encoding) == (TEXT, "utf-8")
    assert "GB18030" in found.notes[0].en
    found = decode(TEXT.encode("gbk"), "utf-8")
    assert (found.text, found.encoding) == (TEXT, "gb18030")
    assert "UTF-8" in found.notes[0].en


def test_a_right_declaration_needs_no_note() -> None:
    assert decode(TEXT.encode("gbk"), "GB2312").notes == ()
    assert decode(TEXT.encode(), "utf-8").notes == ()


def test_a_text_cut_off_inside_a_character_is_read_and_said() -> None:
    data = TEXT.encode() * 20
    for cut in (1, 2):
        found = decode(data[: data.rindex("成效".encode()) + cut])
        assert found.text.startswith(TEXT)
        assert "1 个字符" in found.notes[0].zh
        assert found.notes[0].span is not None


def test_nuls_become_replacement_characters_one_for_one() -> None:
    found = decode(("全县\0受理" + TEXT).encode())
    assert found.text == "全县\ufffd受理" + TEXT
    assert found.notes


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\0" * 400,
        bytes(range(128, 256)) * 9,
        "これはほんのしけんです。".encode("shift-jis") * 9,
    ],
)
def test_what_is_no_chinese_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput) as caught:
        decode(data)
    assert "编码" in caught.value.zh
    assert caught.value.help_zh


def test_a_huge_text_is_refused_with_its_size() -> None:
    with pytest.raises(UnreadableInput, match=r"\(1\d MB; the limit is 16 MB\)"):
        decode(b"a" * (MAX_BYTES + 1))


@given(
    st.lists(st.sampled_from("全县法治政府建设情况报告受理办结，。；0123456789（）《》“”\n"), min_size=30, max_size=80),
    st.sampled_from(["utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]),
)
@settings(max_examples=60, deadline=None)
def test_every_chinese_text_survives_every_encoding(chars: list[str], codec: str) -> None:
    text = "".join(chars) + "全县行政机关依法履行职责情况报告"
    assert decode(text.encode(codec)).text == text

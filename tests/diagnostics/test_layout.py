"""The layout keeps within its width, and underlines stand under the words they are about."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.diagnostics import Diagnostic, Label, Severity, Text
from checker.diagnostics.terminal.frame import Canvas, frame_rows, gutter_width
from checker.diagnostics.terminal.place import Places
from checker.diagnostics.terminal.rows import CLOSERS, OPENERS, Row, Ruler
from checker.diagnostics.terminal.words import ASCII, UNICODE
from checker.document import Document, Span
from checker.document.readers.text import TextReader

WORDS = st.text(alphabet="法治政府建设，。；：“”（）《》123.5%件abc \t", min_size=1, max_size=200)


def _document(text: str) -> Document:
    return TextReader().read(("题\n" + text).encode(), "a.txt")


def _rows(document: Document, spans: list[Span], words: list[str], width: int, marks: object = UNICODE) -> list[Row]:
    labels = [Label(s, Text(w, w) if w else None) for s, w in zip(spans, words, strict=True)]
    found = Diagnostic("X901", "x", Severity.WARNING, Text("x", "x"), labels[0], tuple(labels[1:]))
    canvas = Canvas(Ruler(), ASCII if marks is ASCII else UNICODE, width, "zh")
    return list(frame_rows(Places(document, "zh"), found, canvas, gutter_width(document, found)))


def _text(row: Row) -> str:
    return "".join(p.text for p in row)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_no_row_is_too_wide_and_nothing_fails(data: st.DataObject) -> None:
    document = _document(data.draw(WORDS))
    place = st.integers(0, len(document.text))
    pairs = data.draw(st.lists(st.tuples(place, place), min_size=1, max_size=6))
    spans = [Span(min(a, b), max(a, b)) for a, b in pairs]
    words = [data.draw(st.sampled_from(["", "分项", "总数：" + "很长的说明" * 12])) for _ in spans]
    width = data.draw(st.sampled_from([40, 60, 80, 120]))
    marks = data.draw(st.sampled_from([UNICODE, ASCII]))
    for row in _rows(document, spans, words, width, marks):
        assert Ruler().row(row) <= width


@settings(max_examples=120, deadline=None)
@given(WORDS, st.data())
def test_underline_stands_under_its_words(text: str, data: st.DataObject) -> None:
    document = _document(text)
    inside = [i for i, c in enumerate(document.text) if i > 1 and not c.isspace()]
    if not inside:
        return
    start = data.draw(st.sampled_from(inside))
    end = min(start + data.draw(st.integers(1, 6)), len(document.text))
    source, marked = (_text(r) for r in _rows(document, [Span(start, end)], [""], 80)[:2])
    ruler = Ruler()
    line = re.search("━+", marked)
    assert line is not None
    left, length = ruler.width(marked[: line.start()]), len(line[0])
    seen = "".join(c for i, c in enumerate(source) if left <= ruler.width(source[:i]) < left + length)
    assert seen.rstrip(" ┊") == document.text[start:end].split("\n")[0].replace("\t", " ┊ ").rstrip(" ┊")


PHRASES = st.lists(
    st.sampled_from(["法治政府建设，", "（一）", "占12.5%。", "“放管服”、", "《条例》", "近1.2万人次；"]), max_size=20
)


@settings(max_examples=100, deadline=None)
@given(PHRASES, st.sampled_from([16, 24, 40]))
def test_wrapping_keeps_the_words_and_the_rules_of_typesetting(phrases: list[str], width: int) -> None:
    text = "".join(phrases)
    lines = Ruler().wrap(text, width)
    assert "".join(lines) == text
    assert all(Ruler().width(line) <= width for line in lines)
    assert not any(line.startswith(tuple(CLOSERS)) or line.endswith(tuple(OPENERS)) for line in lines)
    assert re.findall(r"\d+(?:\.\d+)?", " ".join(lines)) == re.findall(r"\d+(?:\.\d+)?", text)


def test_numbers_are_never_cut_by_the_window() -> None:
    text = "全年办理案件" + "、".join(f"第{n}类{1000 + n}件" for n in range(60)) + "。"
    document = _document(text)
    at = document.text.index("1030件")
    row = _text(_rows(document, [Span(at, at + 5)], ["x"], 60)[0])
    shown = re.findall(r"\d+", row.split("│")[1])
    assert set(shown) <= set(re.findall(r"\d+", text))


def test_ambiguous_width() -> None:
    assert Ruler(1).width("“法”…") == 5
    assert Ruler(2).width("“法”…") == 8


@pytest.mark.parametrize("size", [200_000])
def test_one_endless_line_costs_next_to_nothing(size: int) -> None:
    document = _document("法" * size)
    spans = [Span(at, at + 3) for at in range(10, size, size // 8)]
    started = time.perf_counter()
    rows = _rows(document, spans, ["x"] * len(spans), 80)
    assert time.perf_counter() - started < 0.5
    assert len(rows) == 2 * len(spans)

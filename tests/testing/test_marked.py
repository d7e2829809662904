"""The harness points at the exact words, checks fixes, and fails when it should."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.api import Edit, Finding, Fix, Label, Options, Report, Severity, Span, Text, rule
from checker.testing import all_formats, assert_finds, assert_folder, assert_silent, make_document, unmark


@rule("W999", "bad-word", Text("坏词", "bad word"), Severity.WARNING)
def bad_word(report: Report, options: Options) -> Iterator[Finding]:
    """Finds 坏 and offers 好."""
    for at, mark in enumerate(report.text):
        if mark == "坏":
            span = Span(at, at + 1)
            fix = Fix("safe", (Edit(span, "好"),), Text("改为好", "write 好"))
            yield Finding(Text("坏", "bad"), Label(span), fix=fix, key=str(at))


def test_unmark_gives_plain_text_and_places() -> None:
    text, places = unmark("甲⟦乙→丙⟧丁⟦戊⟧")
    assert text == "甲乙丁戊"
    assert [(p.span.start, p.span.end, p.fixed) for p in places] == [(1, 2, "丙"), (3, 4, None)]


def test_exact_places_and_fixes() -> None:
    assert_finds(bad_word, "这是⟦坏→好⟧词，又一个⟦坏⟧词。")
    assert_silent(bad_word, "这是好词。")


@pytest.mark.parametrize("marked", ["这是坏词。", "这⟦是⟧坏词。", "这是⟦坏→妙⟧词。", "⟦这是坏⟧词。"])
def test_wrong_expectations_fail(marked: str) -> None:
    with pytest.raises(AssertionError):
        assert_finds(bad_word, marked)


def test_folder(tmp_path: Path) -> None:
    (tmp_path / "good-1.txt").write_text("<!-- year=2022 -->\n好。", encoding="utf-8")
    (tmp_path / "bad-1.txt").write_text("⟦坏⟧。", encoding="utf-8")
    assert assert_folder(bad_word, tmp_path) == 2


def test_one_draft_in_every_format_reads_the_same() -> None:
    lines = ["一、主要举措", "全年办结案件12件。"]
    for name, data in all_formats(lines).items():
        prose = make_document(data, name)
        assert [prose.slice(b.span).strip() for b in prose.prose] == lines, name

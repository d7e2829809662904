"""The catalogues load, hold together, and an error in one names file, line and key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import rules.catalogues
from checker.diagnostics import Severity
from checker.document import Span
from checker.errors import DataError
from checker.pack.spec import read_rows
from rules.catalogues.formulas import FORMULA, LIST, VERB, formulas
from rules.catalogues.load import capped, read_catalogue
from rules.catalogues.meetings import dated_terms, plenums
from rules.catalogues.titles import DOCUMENT, LAW, REPEALED, known_titles, repealed_titles
from rules.catalogues.words import OFFICE, PATTERN, WORD, words
from rules.citations._near import miswritten
from rules.citations._titles import comparable, parse_title


def test_every_entry_says_how_sure_it_is_and_where_it_was_read() -> None:
    for name, shapes in (
        ("laws", (LAW, REPEALED)),
        ("documents", (DOCUMENT,)),
        ("words", (WORD, PATTERN, OFFICE)),
        ("formulas", (FORMULA, VERB, LIST, PATTERN)),
    ):
        for rows in read_catalogue(name, shapes).values():
            assert rows
            assert all(row["status"] and row["source"] for row in rows)


def test_every_pattern_compiles() -> None:
    folder = Path(rules.catalogues.__file__).parent.parent / "data" / "catalogues"
    for name, shapes in (("words", (WORD, PATTERN, OFFICE)), ("formulas", (FORMULA, VERB, LIST, PATTERN))):
        text = (folder / f"{name}.toml").read_text(encoding="utf-8")
        assert read_rows(text, f"{name}.toml", shapes)


def test_memory_never_drives_more_than_info() -> None:
    assert capped(Severity.WARNING, "memory") is Severity.INFO
    assert capped(Severity.ERROR, "memory-low") is Severity.INFO
    assert capped(Severity.ERROR, "memory-high") is Severity.ERROR
    for misuse in words().patterns:
        assert misuse.severity in (Severity.WARNING, Severity.INFO)


def test_no_article_number_is_printed() -> None:
    texts = [k.printed() for k in known_titles()] + [m.message.zh for m in formulas().patterns]
    assert not any(re.search(r"第[一二三四五六七八九十百]+条", t) for t in texts)


def test_no_two_known_titles_look_like_one_miswritten() -> None:
    cores = {comparable(k.title) for k in known_titles()}
    assert not [(a, b) for a in cores for b in cores if miswritten(a, b)]


def test_every_known_title_is_recognised_as_itself() -> None:
    cores = {comparable(k.title) for k in known_titles()}
    for known in known_titles():
        inner = known.printed()[1:-1]
        title = parse_title(inner, Span(0, len(inner)))
        assert title.core in cores
        assert title.years == known.span


def test_no_wrong_form_is_a_right_one() -> None:
    right = {comparable(t) for k in known_titles() for t in (k.title, *k.short)}
    assert not [w for k in known_titles() for w in k.wrong if comparable(w) in right]


def test_dates_are_in_order() -> None:
    for known in known_titles():
        assert not (known.since and known.in_force) or known.since <= known.in_force or known.title.endswith("规定")
    for congress in ("十八", "十九", "二十"):
        days = [day for (c, _), day in sorted(plenums().items(), key=lambda i: i[1]) if c == congress]
        numbers = [
            "一二三四五六七".index(n) for (c, n), _ in sorted(plenums().items(), key=lambda i: i[1]) if c == congress
        ]
        assert numbers == sorted(numbers)
        assert len(days) >= 4
    assert {t.name for t in dated_terms()} >= {"党的二十大", "习近平法治思想"}
    assert all(r.by for r in repealed_titles())


def test_replacements_are_not_wrong_themselves() -> None:
    data = words()
    for word, found in data.by_word.items():
        for misuse in found:
            again = [h for h in data.index.find(misuse.right) if h.word != word]
            assert not again, (word, misuse.right)


@pytest.mark.parametrize(
    ("text", "place", "words_"),
    [
        ('law = [\n  {title = "甲法", status = "sure", source = "S1"},\n]', "x.toml:2: law[1].status", "confirmed"),
        ('law = [\n  {title = "甲法", source = "S1"},\n]', "x.toml:2: law[1].status", "缺少"),
        (
            'law = [\n  {title = "甲法", status = "memory", source = "S1"},\n  {titel = "乙法"},\n]',
            "x.toml:3: law[2].titel",
            "title",
        ),
        (
            '[[law]]\ntitle = "甲法"\nstatus = "memory"\nsource = "S1"\nadopted = "2020"\n',
            "x.toml:5: law[1].adopted",
            "日期",
        ),
        ("law = [\n  {title = \n]", "x.toml:2", "TOML"),
        ("laws = []\n", "x.toml:1: laws", "law"),
    ],
)
def test_errors_name_file_line_and_key(text: str, place: str, words_: str) -> None:
    with pytest.raises(DataError) as error:
        read_rows(text, "x.toml", (LAW,))
    assert str(error.value).startswith(place)
    assert words_ in str(error.value)

"""Expressions compiled at first use behave as compiled ones."""

from __future__ import annotations

import re

import pytest

from checker import lazy


def test_answers_as_a_compiled_expression() -> None:
    source = r"(?P<n>\d+)件|[甲乙]"
    late, now = lazy.compile(source), re.compile(source)
    text = "共12件、甲、3件"
    assert late.pattern == source
    assert [m.groupdict() for m in late.finditer(text)] == [m.groupdict() for m in now.finditer(text)]
    assert (late.sub("■", text), late.split(text), late.findall(text)) == (
        now.sub("■", text),
        now.split(text),
        now.findall(text),
    )
    assert (late.flags, late.groups) == (now.flags, now.groups)


def test_is_compiled_no_earlier_than_asked() -> None:
    wrong = lazy.compile("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_flags_hold() -> None:
    assert lazy.compile("^乙", re.M).search("甲\n乙")

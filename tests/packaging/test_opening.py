"""What an expression can begin with is told to the engine, and it finds what it found."""

from __future__ import annotations

import re
from re import _compiler, _parser  # type: ignore[attr-defined]

import pytest

from checker import kept
from checker.opening import with_opening


def told(source: str, flags: int = 0) -> bool:
    """Whether the engine is told more than `re` tells it."""
    parsed = _parser.parse(source, flags)
    code = _compiler._code(parsed, flags)
    return list(with_opening(code, parsed, flags)) != list(code)


@pytest.mark.parametrize(
    "source",
    [
        r"(20\d\d)年|([上去]年)|(?<!\d)年[末底]",
        r"[甲乙]镇|丙村",
        r"(?:共|合计)?[一二三]家",
        r"(?<![第每])(?P<n>[二三]|十)个",
        r"\s*甲|乙+",
        r"\b(?:a|\d)+?c",
        r"^(?:甲|乙?丙)|丁",
    ],
)
def test_the_characters_that_it_can_begin_with_are_told(source: str) -> None:
    assert told(source)


@pytest.mark.parametrize(
    ("source", "flags"),
    [
        ("甲乙", 0),  # `re` tells the literal itself
        ("甲乙|丙丁", 0),
        ("[甲乙]丙", 0),
        ("(?:甲|乙)?", 0),  # may be empty
        ("(?:甲|[^乙])丙", 0),
        (".甲|乙", 0),
        ("(甲)?\\1乙|丙[丁]", 0),
        ("(?:a|[bc])d", re.IGNORECASE),
        ("(?i:a)|[bc]d", 0),
    ],
)
def test_where_it_can_begin_with_anything_or_re_tells_it_the_engine_is_told_nothing(source: str, flags: int) -> None:
    assert not told(source, flags)


def test_a_place_behind_which_too_little_stands_is_none() -> None:
    assert kept.compile("(?:甲|[乙丙])丁").search("丁甲") is None
    assert kept.compile("(?:甲|[乙丙])丁").search("甲乙丁", 1, 2) is None

"""Many words in one expression."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from checker.alternatives import any_of, begins

_WORDS = st.lists(st.text(alphabet="办结受理.|(", min_size=1, max_size=5), max_size=8)


@given(words=_WORDS, text=st.text(alphabet="办结受理.|(件", max_size=12))
def test_the_longest_of_the_words_is_matched_wherever_one_begins(words: list[str], text: str) -> None:
    expression = re.compile(any_of(words))
    for start in range(len(text)):
        longest = max((w for w in words if text.startswith(w, start)), key=len, default=None)
        found = expression.match(text, start)
        assert (found.group() if found else None) == longest


@given(words=_WORDS)
def test_each_word_is_matched_whole_and_nothing_else_is(words: list[str]) -> None:
    expression = re.compile(any_of(words))
    assert all(expression.fullmatch(word) for word in words)
    assert not expression.fullmatch("".join(words) + "件")


@given(st.lists(st.text("甲乙丙丁", max_size=3), max_size=8), st.text("甲乙丙丁", max_size=4))
def test_a_second_look_never_misses_a_word(words: list[str], text: str) -> None:
    led, pairs = begins(words)
    if any(word and text.startswith(word) for word in words):
        assert text[0] not in led or text[:2] in pairs

"""The term index agrees with a plain search, whatever the words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.pack.near import NearIndex
from checker.pack.terms import TermIndex, fold

CHARS = st.text(alphabet='甲乙丙丁，,“”"（(', min_size=1, max_size=4)


@settings(max_examples=150, deadline=None)
@given(st.lists(CHARS, max_size=6), st.text(alphabet='甲乙丙丁，,“”"（(', max_size=30))
def test_finds_the_leftmost_longest_words(words: list[str], text: str) -> None:
    folded = fold(text)
    wanted = sorted({fold(w) for w in words}, key=len, reverse=True)
    expected = []
    at = 0
    while at < len(folded):
        word = next((w for w in wanted if folded.startswith(w, at)), None)
        if word is None:
            at += 1
            continue
        expected.append((at, word))
        at += len(word)
    assert [(h.start, h.word) for h in TermIndex(words).find(folded)] == expected


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_folding_keeps_offsets_and_is_idempotent(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.integers(0, 10), st.sampled_from("甲乙丙"))
@settings(max_examples=60, deadline=None)
def test_one_wrong_character_is_found_and_none_is_not(at: int, char: str) -> None:
    right = "严格规范公正文明执法检查"
    text = "坚持" + right[:at] + char + right[at + 1 :] + "。"
    (found,) = NearIndex([right]).find(text)
    assert (found.start, found.end) == (2, 2 + len(right))
    assert not list(NearIndex([right]).find(f"坚持{right}。"))

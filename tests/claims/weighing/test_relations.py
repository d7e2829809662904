"""The relation files: what ships fits, what does not fit is named with its file and key."""

from __future__ import annotations

import pytest

from checker.claims.weighing.data import load_relation, read_relation
from checker.claims.weighing.find import RELATIONS
from checker.errors import DataError


@pytest.mark.parametrize("name", [name for name, _ in RELATIONS])
def test_shipped_relations_load_and_their_words_compile(name: str) -> None:
    relation = load_relation(name)
    assert relation.weights
    assert all(pattern.search("") is None for pattern in relation.cues.values())
    assert all(text.zh and text.en for text in relation.told.values())
    assert set(relation.told) <= set(relation.weights)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("bias = 1\n", "enough"),
        ("bias = 1\nenough = true\n", "enough"),
        ("bias = 1\nenough = 0\n[weights]\nslip = 'much'\n", "weights.slip"),
        ("bias = 1\nenough = 0\n[cues]\ntotal = '共'\n", "cues.total"),
        ("bias = 1\nenough = 0\n[says]\nslip = ['一句']\n", "says.slip"),
        ("bias = 1\nenough = 0\nmore = 1\n", "more"),
        ("bias = \n", "TOML"),
    ],
)
def test_what_does_not_fit_is_named(text: str, key: str) -> None:
    with pytest.raises(DataError, match=rf"own\.toml.*{key}"):
        read_relation("own", text, "own.toml")

"""The shipped parse tables say what Lark says, for every grammar and for the notation of identities."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import grammars
from checker.claims.identity import parse_notation
from checker.claims.lalr import run, tables
from checker.claims.shapes import parse_shape
from checker.plugins import load_registry

STARTS = {"quantity": "phrase", "period": "period", "numerals": "value", "clause": "clause"}


@pytest.mark.parametrize("grammar", [*STARTS, "identity"])
def test_tables_are_shipped_for_the_present_grammar(grammar: str) -> None:
    assert tables(grammar) is not None, "run python benchmarks/build_shapes.py"


@pytest.mark.parametrize("grammar", list(STARTS))
def test_tables_give_the_trees_lark_gives(grammar: str) -> None:
    known = tables(grammar)
    assert known is not None
    for shape, tree in grammars.shapes(grammar).items():
        assert run(known, [(k,) for k in shape.split(" ")]) == tree
    kinds = sorted(set(re.findall(r"\b[A-Z_]{2,}\b", grammars.source(grammar).split("%", 1)[1])))

    @given(st.lists(st.sampled_from(kinds), min_size=1, max_size=7))
    @settings(max_examples=300, deadline=None)
    def same(shape: list[str]) -> None:
        assert run(known, [(k,) for k in shape]) == parse_shape(grammar, STARTS[grammar], " ".join(shape))

    same()


def test_every_identity_is_read_as_lark_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    formulas = [i.notation for i in load_registry().knowledge.identities.items]
    assert formulas
    read = [parse_notation.__wrapped__(f) for f in formulas]
    monkeypatch.setattr("checker.claims.identity.tables", lambda _name: None)
    assert [parse_notation.__wrapped__(f) for f in formulas] == read


@pytest.mark.parametrize("wrong", ["甲 + = 乙", "甲 乙 = 丙", "甲 = (乙 + 丙", "", "甲 < 乙"])
def test_a_mistake_names_its_column(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"column "):
        parse_notation(wrong)

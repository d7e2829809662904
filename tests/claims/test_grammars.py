"""The grammars: their own examples parse, every terminal is met, and no sequence of tokens makes them raise."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import grammars
from checker.claims.lexer import DIGITS, NOT_BY_DIGIT, NOT_BY_HAN, Phrase, figure_lexer
from checker.claims.numerals import read_han
from checker.claims.shapes import parse_shape, shape_parser
from checker.testing import make_report, registry

LEXER = figure_lexer(registry().knowledge.lexicon)
_EXAMPLE = re.compile(r"^// Example: (.+)$", re.M)
STARTS = {"quantity": "phrase", "period": "period", "numerals": "value", "clause": "clause"}


def examples(name: str) -> list[str]:
    """The example lines a grammar opens with."""
    return _EXAMPLE.findall(grammars.source(name))


def phrases(text: str) -> list[Phrase]:
    """The phrases of a text."""
    return list(LEXER.phrases(text, 0, len(text)))


@pytest.mark.parametrize(("name", "text"), [(n, t) for n in ("quantity", "period") for t in examples(n)])
def test_examples_parse(name: str, text: str) -> None:
    (phrase,) = phrases(text)
    assert phrase.tokens[-1].end == len(text)
    assert parse_shape(name, STARTS[name], phrase.shape) is not None


@pytest.mark.parametrize("text", examples("numerals"))
def test_numeral_examples(text: str) -> None:
    assert read_han(text) is not None


@pytest.mark.parametrize("text", examples("clause"))
def test_clause_examples(text: str) -> None:
    (claim,) = make_report(text + "。").claims
    assert claim.subject


TERMINALS = {
    "ANDHALF": "半小时",
    "ADDRESS": "https://example.gov.cn/a?b=1",
    "NOTICE": "〔2021〕30号",
    "PHONE": "0999-8126670",
    "STAMP": "2023-03-14 14:50",
    "CLOCK": "14:30",
    "ODDS": "2.4:1",
    "CODE": "18+1种",
    "LETTERED": "5G",
    "LIST_NUMBER": "（一）",
    "LINK": "一是",
    "PERIOD_NAME": "第四季度",
    "ORDINAL": "第三批",
    "NAME": "最多跑一次",
    "WORD": "进一步",
    "FRACTION": "三分之二",
    "HALF": "一半",
    "TURN": "翻一番",
    "YEAR": "2023年度",
    "MONTH": "12月",
    "DAY": "14日",
    "FEAST": "12·4",
    "YEARS": "三年",
    "MALFORMED": "98..7",
    "MIXED": "3万2千",
    "NUMBER": "1,286",
    "HAN": "二百一十三",
    "SCALE": "万",
    "MORE": "余",
    "PERCENT": "个百分点",
    "TENTHS": "成",
    "TIMES": "倍",
    "MEASURE": "件次",
    "AFTER": "左右",
    "COMPARE": "较上年",
    "SHARED": "分别",
    "TO": "压缩至",
    "UP": "增长",
    "DOWN": "下降",
    "EACH": "各",
    "BEFORE": "不少于",
    "TILDE": "～",
    "AND": "、",
}


def test_every_terminal_has_a_sample() -> None:
    assert set(TERMINALS) == set(grammars.terminals())


@pytest.mark.parametrize(("name", "text"), TERMINALS.items())
def test_terminal(name: str, text: str) -> None:
    if name in LEXER.start.groupindex:
        found = LEXER.start.match(text)
        assert found is not None
        assert (found.lastgroup, found[0]) == (name, text)
        return
    joined = {
        "AND": f"3件{text}5件",
        "TILDE": f"3{text}5件",
        "AFTER": f"3件{text}",
        "MORE": f"30{text}件",
        "TENTHS": f"三{text}",
        "UP": f"{text}3%",
        "DOWN": f"{text}3%",
        "TO": f"{text}3%",
        "COMPARE": f"{text}增长3%",
        "SHARED": f"{text}增长3%",
        "EACH": f"{text}3件",
        "BEFORE": f"{text}3件",
        "ANDHALF": f"3个{text}",
    }.get(name, f"3{text}")
    (phrase,) = phrases(joined)
    assert (name, text) in {(t.kind, joined[t.start : t.end]) for t in phrase.tokens}


def begun(items: Any, character: str) -> bool | None:
    """Whether an expression, as the engine has read it, begins with a character; None: it can be empty."""
    for op, what in items:
        name = str(op)
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        if name == "SUBPATTERN":
            first = begun(what[3], character)
        elif name == "BRANCH":
            ways = [begun(way, character) for way in what[1]]
            first = True if True in ways else None if None in ways else False
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            first = begun(what[2], character) or (None if what[0] == 0 else False)
        else:
            negated = name == "NOT_LITERAL" or (name == "IN" and str(what[0][0]) == "NEGATE")
            kinds = what if name == "IN" else [("LITERAL", what)]
            first = any(is_one_of(str(kind), one, character) for kind, one in kinds) is not negated
        if first is not None:
            return first
    return None


def is_one_of(kind: str, what: Any, character: str) -> bool:
    """Whether a character is one that an item of a class names."""
    if kind == "CATEGORY":
        assert str(what) in ("CATEGORY_DIGIT", "CATEGORY_SPACE")
        return character.isdecimal() if str(what) == "CATEGORY_DIGIT" else character.isspace()
    if kind == "RANGE":
        return bool(what[0] <= ord(character) <= what[1])
    return kind == "LITERAL" and ord(character) == what


@pytest.mark.parametrize(("names", "han"), [(NOT_BY_HAN | {"URL"}, True), (NOT_BY_DIGIT, False)])
def test_what_is_not_tried_at_a_character_cannot_begin_with_it(names: frozenset[str], han: bool) -> None:
    bodies = grammars.terminals() | {"URL": grammars.terminals()["ADDRESS"].split("|[\\w")[0]}
    parse = vars(re)["_parser"].parse
    for name in names:
        for character in LEXER.by_first:
            if (character not in DIGITS) is han:
                assert begun(parse(bodies[name], re.M), character) is False, (name, character)


@pytest.mark.parametrize("text", ["二十余件见gov@example.com", "见1234@example.com办理12件"])
def test_an_address_may_begin_with_a_figure(text: str) -> None:
    assert phrases(text)[0].shape == "ADDRESS"


@pytest.mark.parametrize("grammar", list(STARTS))
def test_no_shape_raises(grammar: str) -> None:
    kinds = sorted(set(re.findall(r"\b[A-Z_]{2,}\b", grammars.source(grammar).split("%", 1)[1])))

    @given(st.lists(st.sampled_from(kinds), min_size=1, max_size=12))
    @settings(max_examples=150, deadline=None)
    def run(shape: list[str]) -> None:
        tree = shape_parser(grammar, STARTS[grammar]).parse(" ".join(shape))
        assert tree is None or tree[0] == STARTS[grammar]

    run()


@given(
    st.text(
        alphabet="一二十百万亿零点分之0123456789.,%年月日件个次元余近约同比增长下降、至—第（）“”《》 \n", max_size=40
    )
)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_error(text: str) -> None:
    report = make_report("情况：" + text)
    for mention in report.mentions:
        assert report.document.slice(mention.span) == mention.text
    spans = [m.span for m in report.mentions]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert [c.index for c in report.claims] == list(range(len(report.claims)))


@pytest.mark.parametrize("grammar", list(STARTS))
def test_shipped_shapes_are_what_the_grammar_gives(grammar: str) -> None:
    shipped = grammars.shapes(grammar)
    assert shipped
    assert {s: parse_shape(grammar, STARTS[grammar], s) for s in shipped} == shipped


def test_an_ordinary_report_needs_no_lark() -> None:
    code = (
        "import sys; from checker.testing import make_report;"
        "r = make_report('2023年，全县受理案件131件，办结率98.5%，同比增长12%，发放手册二十余册。');"
        "assert len(r.claims) == 4; assert 'lark' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

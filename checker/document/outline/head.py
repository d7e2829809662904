"""Reads the numbering at the head of a line with the grammar `heading.lark`.

A head is parsed once per *shape* (numerals stand for any numeral of their kind); the common shapes are written down in
`SHAPES`, so that an ordinary report never needs the parser at all. A test holds the table and the grammar together.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from checker import lazy
from checker.dataclass import dataclass
from checker.document.outline.model import Marker

if TYPE_CHECKING:
    from lark import Lark

_HAN = "〇零一二三四五六七八九十百"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_CANDIDATE = lazy.compile(
    rf"(?P<before>[（(〔\[【第其]?)(?P<numeral>[{_HAN}]{{1,5}}|[{_FORMAL}]{{1,3}}|[Ⅰ-Ⅻ]|[0-9０-９]{{1,3}}"
    r"|[㈠-㈩⑴-⒇⒈-⒛①-⑳❶-❿]|首先|其次|再次|最后)"
    r"(?P<after>(?:部分|章|篇|节(?![课日能省约假庆目])|[）)〕\]】])?"
    r"(?:[ \t\u3000]*[、，,.．:：。]|[ \t\u3000]+|是|要)?[ \t\u3000]*)"
    r"(?P<next>.?)",
    re.S,
)
"""Cheap prefilter: what may be a numbering, in pieces; the grammar decides."""
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_VALUE = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}
_VALUE |= {c: i for i, c in enumerate(_FORMAL[:-1], 1)}
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": 0}

SHAPES: dict[str, str] = {
    "N、x": "han",
    "（N）x": "han_paren",
    "(N)x": "han_paren",
    "N、Y": "han",
    "N、d": "han",
    "（N）Y": "han_paren",
    "(N)Y": "han_paren",
    "（N）d": "han_paren",
    "(N)d": "han_paren",
    "F、x": "formal",
    "F、Y": "formal",
    "R、x": "roman",
    "【N】x": "boxed",
    "D.x": "arabic",
    "D．x": "arabic",
    "D、x": "arabic",
    "（D）x": "arabic_paren",
    "(D)x": "arabic_paren",
    "Cx": "circled",
    "第N部分x": "part",
    "第N部分Y": "part",
    "第N节x": "division",
    "第N节Y": "division",
    "第N，Y": "ordinal",
    "D.Y": "arabic",
    "D、Y": "arabic",
    "D．Y": "arabic",
    "其N，x": "chain",
    "其N,x": "chain",
    "第N，x": "ordinal",
    "第N,x": "ordinal",
    "N是x": "chain",
    "N要x": "chain",
    "Dx": "",
    "Nx": "",
    "D.d": "",
    "第Nx": "",
    "（D.x": "",
    "（Dd": "",
    "(Dd": "",
}
"""Shape of a head and the grammar's name for it (empty: none); x: a character, d: a digit, Y: a year after it."""


@dataclass(frozen=True, slots=True)
class Head:
    """The numbering of a heading: `length` characters of the line including its closing marks."""

    marker: Marker
    number: str
    value: int | None
    length: int


@cache
def grammar() -> Lark:
    """The parser of `heading.lark`, built on first use."""
    from lark import Lark

    from grammars import source

    return Lark(source("heading"), parser="lalr", lexer="contextual", maybe_placeholders=False)


def number_value(numeral: str) -> int | None:
    """The integer a numbering stands for: 一, 十二, 3, ３, ①, ㈠, 首先 (最后 has none)."""
    if numeral in _WORDS:
        return _WORDS[numeral] or None
    first = numeral[0]
    for low, high, base in (("㈠", "㈩", 1), ("⑴", "⒇", 1), ("⒈", "⒛", 1), ("①", "⑳", 1), ("Ⅰ", "Ⅻ", 1), ("❶", "❿", 1)):
        if low <= first <= high:
            return ord(first) - ord(low) + base
    plain = numeral.translate(_DIGITS)
    if plain.isdigit() and plain.isascii():
        return int(plain)
    return _han_value(numeral)


def _han_value(numeral: str) -> int | None:
    total, unit = 0, 0
    for c in numeral:
        if c in "十百拾":
            total += (unit or 1) * (100 if c == "百" else 10)
            unit = 0
        elif unit and c not in "零〇":
            return None
        else:
            unit = _VALUE[c]
    return total + unit


@lru_cache(maxsize=512)
def _parse_shape(shape: str) -> str:
    known = SHAPES.get(shape)
    return parse_shape(shape) if known is None else known


def parse_shape(shape: str) -> str:
    """The grammar's name for a shape, such as `han_paren`; empty when it is no heading."""
    from lark.exceptions import UnexpectedInput

    sample = (
        shape.replace("N", "二")
        .replace("D", "2")
        .replace("C", "②")
        .replace("F", "贰")
        .replace("R", "Ⅱ")
        .replace("x", "甲")
        .replace("d", "5")
    )
    sample = sample.replace("Y", "2023年").replace("F", "贰").replace("R", "Ⅱ")
    try:
        tree = grammar().parse(sample)
    except UnexpectedInput:
        return ""
    found = tree.children[0]
    return "" if isinstance(found, str) else str(found.data)


def _shape(before: str, numeral: str, after: str, next_: str, line: str, end: int) -> str:
    if numeral in _WORDS:
        mark = numeral
    elif numeral[0] in _HAN:
        mark = "N"
    elif numeral[0] in _FORMAL:
        mark = "F"
    elif "Ⅰ" <= numeral[0] <= "Ⅻ":
        mark = "R"
    elif numeral[0] in "0123456789０１２３４５６７８９":
        mark = "D"
    elif "①" <= numeral[0] <= "⑳" or "❶" <= numeral[0] <= "❿":
        mark = "C"
    else:
        mark = numeral[0]
    tail = ""
    if next_:
        tail = "x"
        if next_ in "0123456789０１２３４５６７８９":
            tail = "Y" if _YEAR.match(line, end) else "d"
        elif after[-1:] in ("是", "要") and next_ in "素求务件闻点害道":
            tail = next_
    after = lazy.sub(r"[ \t\u3000]+", " ", after)
    return f"{before}{mark}{after if after == ' ' else after.strip()}{tail}"


_YEAR = lazy.compile(r"(?:19|20)\d{2}年")


def read_head(line: str) -> Head | None:
    """The numbering at the head of `line` (leading blanks removed by the caller); None when there is none."""
    match = _CANDIDATE.match(line)
    if match is None:
        return None
    before, numeral, after, next_ = match.group("before", "numeral", "after", "next")
    if (
        not before
        and not after
        and numeral[0] not in "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
        and numeral[0].isalnum()
        and not _is_sign(numeral)
    ):
        return None
    kind = _parse_shape(_shape(before, numeral, after, next_, line, match.start("next")))
    if not kind:
        return None
    value = number_value(numeral)
    if value is None and numeral != "最后":
        return None
    if value == 0 or (before in ("[", "〔") and kind == "arabic_paren"):  # [2] is the mark of a note
        return None
    return Head(Marker(kind.replace("_", "-")), numeral.translate(_DIGITS), value, match.start("next"))


def _is_sign(numeral: str) -> bool:
    return numeral in _WORDS or not (numeral[0] in _HAN or numeral[0] in "0123456789０１２３４５６７８９")

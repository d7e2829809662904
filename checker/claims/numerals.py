"""Numerals: printed digits and Chinese characters to exact Decimals."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from checker import lazy
from checker.claims.shapes import Tree, shape_parser
from checker.dataclass import dataclass

_DIGIT_FORMS = ("零〇○Ｏ", "一壹", "二两贰兩貳倆", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
_DIGITS = {char: Decimal(value) for value, chars in enumerate(_DIGIT_FORMS) for char in chars}
_POWERS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_LETTERS = {"k": 10**3, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}
_SCORES = {"廿": 2, "卅": 3}
SPOKEN: Mapping[str, int] = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
"""A single Chinese numeral, as small numbers of things are told: 三处, 两类. What is longer `read_han` reads."""
_WIDE = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Numeral:
    """The value of a numeral; `high` differs from `value` in 三四十, 两三百."""

    value: Decimal
    high: Decimal
    decimals: int = 0
    step: Decimal | None = None
    """Worth of the last printed place where the figure is coarser than 1 or has decimals; None: exact to the unit."""
    percent: bool = False
    """Printed as 百分之…; the value is then the percentage."""
    fraction: bool = False

    def scaled(self, factor: Decimal) -> Numeral:
        """The numeral with 万, 亿 … after it."""
        step = (self.step or _ONE) * factor
        return Numeral(self.value * factor, self.high * factor, self.decimals, step, self.percent, self.fraction)


def scale_of(word: str) -> Decimal:
    """What 万, 百万, 亿, k … after a figure multiplies by; 1 for anything else."""
    out = _ONE
    for char in word:
        out *= _MYRIADS.get(char) or _POWERS.get(char) or _LETTERS.get(char) or 1
    return out


@lru_cache(maxsize=8192)
def read_arabic(text: str) -> Numeral:
    """An Arabic figure with or without grouping, decimals and sign, in half- or full-width digits."""
    clean = lazy.sub(r"[,\s]", "", text.translate(_WIDE))
    negative = clean[0] in "-负負"
    base, _, power = clean.lstrip("-负負").partition("^")
    value = Decimal(base)
    if power and value and len(base) < 100:
        value **= int(lazy.sub(r"[+]|--", "", power))
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 and "e" not in clean.lower() else 0
    step = _ONE.scaleb(-decimals) if decimals else None
    value = -value if negative else value
    return Numeral(value, value, decimals, step)


@lru_cache(maxsize=8192)
def read_han(text: str) -> Numeral | None:
    """A Chinese or mixed numeral, fractions included; None when the characters make no number."""
    kinds: list[str] = []
    values: list[Decimal] = []
    for kind, value in _characters(text.translate(_WIDE).replace("个", "")):
        kinds.append(kind)
        values.append(value)
    tree = shape_parser("numerals", "value").parse(" ".join(kinds)) if kinds else None
    return None if tree is None else _value(tree, kinds, values)


def whole_number(text: str) -> int | None:
    """The one whole number that digits or Han characters tell; None for what is none, or several (三四)."""
    if text.isdigit():
        return int(text)
    read = read_han(text)
    return int(read.value) if read is not None and read.value == read.high and read.value % 1 == 0 else None


def _characters(text: str) -> list[tuple[str, Decimal]]:
    out: list[tuple[str, Decimal]] = []
    run = ""
    for char in [*text, ""]:
        if char and (char.isascii() and char in "0123456789.,"):
            run += char
            continue
        if run:
            out.append(("ARABIC", Decimal(run.replace(",", "") or "0")))
            run = ""
        if char in _SCORES:
            out += [("DIGIT", Decimal(_SCORES[char])), ("TEN", Decimal(10))]
        elif char in _DIGITS and char:
            out.append(("DIGIT" if _DIGITS[char] else "ZERO", _DIGITS[char]))
        elif char in _POWERS:
            out.append(("TEN", Decimal(_POWERS[char])))
        elif char in _MYRIADS:
            out.append(("MYRIAD", Decimal(_MYRIADS[char])))
        elif char in ("点", "點"):
            out.append(("POINT", _ONE))
        elif char in ("负", "負"):
            out.append(("MINUS", -_ONE))
        elif char == "又":
            out.append(("PLUS", _ONE))
        elif char == "分":
            out.append(("OVER", _ONE))
    return out


def _value(tree: Tree, kinds: list[str], values: list[Decimal]) -> Numeral | None:
    sign = -_ONE if kinds[0] == "MINUS" else _ONE
    parts = [_number(t, kinds, values) for t in tree[1:] if isinstance(t, tuple)]
    whole: Numeral | None = None
    for part in parts:
        if part is None:
            return None
        whole = part if whole is None else Numeral(whole.value + part.value, whole.high + part.high, fraction=True)
    if whole is None:
        return None
    low, high = sorted((sign * whole.value, sign * whole.high))
    return Numeral(low, high, whole.decimals, whole.step, whole.percent, whole.fraction)


def _number(tree: Tree, kinds: list[str], values: list[Decimal]) -> Numeral | None:
    if tree[0] == "fraction":
        below, above = (_number(t, kinds, values) for t in tree[1:] if isinstance(t, tuple))
        if below is None or above is None or not below.value:
            return None
        if any(isinstance(i, int) and kinds[i] == "MINUS" for i in tree[1:]):
            below = Numeral(-below.value, -below.high)
        if below.value == 100 and len(tree[1]) == 2 and _bare_power(tree[1][1], kinds):
            return Numeral(above.value, above.high, above.decimals, above.step, percent=True)
        step = above.step / below.value if above.step else None
        return Numeral(above.value / below.value, above.high / below.value, above.decimals, step, fraction=True)
    whole = _whole([t for t in tree[1:] if isinstance(t, tuple) and t[0] in ("part", "section")], kinds, values)
    if whole is None or tree[0] == "whole":
        return whole
    digits = next(t for t in tree[1:] if isinstance(t, tuple) and t[0] == "decimals")
    places = len(digits) - 1
    value = whole.value + sum((values[i] * _ONE.scaleb(-n) for n, i in enumerate(digits[1:], 1)), Decimal(0))
    out = Numeral(value, value, places, _ONE.scaleb(-places))
    for i in tree[1:]:
        if isinstance(i, int) and kinds[i] == "MYRIAD":
            out = out.scaled(values[i])
    return out


def _bare_power(section: Tree, kinds: list[str]) -> bool:
    """百 without a digit before it: 百分之 says a percentage, 一百分之 a fraction."""
    return section[0] == "section" and len(section) == 2 and len(section[1]) == 2 and kinds[section[1][1]] == "TEN"


def _whole(pieces: list[Tree], kinds: list[str], values: list[Decimal]) -> Numeral | None:
    low = high = Decimal(0)
    last: Decimal | None = None
    step: Decimal | None = None
    for piece in pieces:
        section = piece[1] if piece[0] == "part" and isinstance(piece[1], tuple) else piece
        amount = (_ONE, _ONE) if section[0] == "part" else _section(section, kinds, values)
        if amount is None:
            return None
        if piece[0] == "section":
            terms = piece[1:]
            bare = len(terms) == 1 and amount[0] == amount[1] < 10 and kinds[terms[0][1]] in ("DIGIT", "ARABIC")
            if bare and last is not None and len(terms[0]) == 2:
                amount = (amount[0] * last / 10, amount[1] * last / 10)  # 一万三 = 13,000
            return Numeral(low + amount[0], high + amount[1])
        scale = _ONE
        for i in piece[1:]:
            if isinstance(i, int):
                scale *= values[i]
        if last is not None and scale >= last:
            low, high = (low + amount[0]) * scale, (high + amount[1]) * scale  # 一万五千亿
        else:
            low, high = low + amount[0] * scale, high + amount[1] * scale
        last, step = scale, scale
    return Numeral(low, high, 0, step)


def _section(tree: Tree, kinds: list[str], values: list[Decimal]) -> tuple[Decimal, Decimal] | None:
    terms = tree[1:]
    if all(len(t) == 2 and kinds[t[1]] in ("DIGIT", "ZERO") for t in terms):
        return _digits([values[t[1]] for t in terms])
    low = high = Decimal(0)
    power = Decimal(10**4)
    zero = False
    pending: Decimal | None = None
    for n, term in enumerate(terms):
        kind = kinds[term[1]]
        if kind == "ZERO":
            zero = True
            continue
        if kind == "TEN":
            digit, own = _ONE, values[term[1]]
        elif len(term) == 3:
            digit, own = values[term[1]], values[term[2]]
        else:
            digit = values[term[1]]
            if n + 1 < len(terms) and _neighbours(digit, terms[n + 1], kinds, values):
                pending = digit  # the first of 三四十
                continue
            own = power / 10 if n and not zero and power > 10 and n == len(terms) - 1 and digit < 10 else _ONE
            if pending is not None:
                own = _ONE
        if own >= power and n and pending is None:
            return None
        low += (pending if pending is not None else digit) * own
        high += digit * own
        power, zero, pending = own, False, None
    return low, high


def _neighbours(digit: Decimal, following: Tree, kinds: list[str], values: list[Decimal]) -> bool:
    """Whether the next term goes on an approximate pair: 三四(十), 三五(百)."""
    if kinds[following[1]] != "DIGIT":
        return False
    after = values[following[1]]
    return after - digit == 1 or (int(digit), int(after)) == (3, 5)


def _digits(digits: list[Decimal]) -> tuple[Decimal, Decimal]:
    if len(digits) == 2 and digits[0] and (digits[1] - digits[0] == 1 or digits == [3, 5]):
        return digits[0], digits[1]
    value = Decimal(0)
    for digit in digits:
        value = value * 10 + digit
    return value, value

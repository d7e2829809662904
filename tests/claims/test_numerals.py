"""Numerals: whatever way a value is printed in Chinese, it reads back as the same value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.claims.numerals import read_arabic, read_han, whole_number
from checker.claims.output import printed
from checker.testing import make_report

_DIGITS = "零一二三四五六七八九"
_CAPITAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def section(n: int) -> str:
    """1 to 9999 in Chinese, 十 without 一 at the front."""
    out, zero = "", False
    for power, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, power)
        if digit:
            out += ("零" if zero and out else "") + _DIGITS[digit] + word
            zero = False
        else:
            zero = True
    return out


def han(n: int) -> str:
    """A positive whole number below 10^12 in Chinese."""
    out = ""
    rest = n
    for power, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, rest = divmod(rest, power)
        if part:
            out += ("零" if out and part < 1000 else "") + section(part) + word
    return out[1:] if out.startswith("一十") else out


@given(st.integers(1, 10**12 - 1))
@settings(max_examples=200)
def test_han_round_trip(n: int) -> None:
    for text in (han(n), han(n).translate(_CAPITAL)):
        numeral = read_han(text)
        assert numeral is not None
        assert numeral.value == numeral.high == n, text


@given(st.integers(0, 10**12), st.integers(0, 3))
@settings(max_examples=150)
def test_arabic_round_trip(n: int, places: int) -> None:
    value = Decimal(n).scaleb(-places)
    for text in (f"{value:f}", f"{value:,f}", f"{value:f}".translate(_WIDE)):
        numeral = read_arabic(text)
        assert (numeral.value, numeral.decimals) == (value, places), text


@given(st.integers(1, 9999), st.integers(0, 99))
@settings(max_examples=100)
def test_ten_thousands_are_multiplied_out(whole: int, hundredths: int) -> None:
    value = Decimal(whole) + Decimal(hundredths).scaleb(-2)
    mention = make_report(f"全年受理案件{value}万件。").mentions[-1]
    assert mention.value == value * 10000
    half = Decimal(50)
    assert (mention.rounded.low, mention.rounded.high) == (value * 10000 - half, value * 10000 + half)
    assert (mention.truncated.low, mention.truncated.high, mention.truncated.high_open) == (
        value * 10000,
        value * 10000 + 100,
        True,
    )


@given(st.integers(1, 99), st.integers(0, 9))
@settings(max_examples=60)
def test_percentages_in_words_and_signs(whole: int, tenth: int) -> None:
    printed = f"{whole}.{tenth}"
    words = f"百分之{section(whole).removeprefix('一') if 10 <= whole < 20 else section(whole)}点{_DIGITS[tenth]}"
    values = [make_report(f"满意率为{t}。").mentions[-1] for t in (f"{printed}%", f"{printed}％", words)]
    assert {(m.value, m.unit, m.rounded) for m in values} == {(Decimal(printed), "%", values[0].rounded)}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("三四十", 30, 40),
        ("两三百", 200, 300),
        ("三五个", 3, 5),
        ("七八千", 7000, 8000),
        ("十三四", 13, 14),
        ("二〇二三", 2023, 2023),
        ("一百五", 150, 150),
        ("一万三", 13000, 13000),
        ("一万零三百", 10300, 10300),
        ("廿三", 23, 23),
        ("一万五千亿", 15 * 10**11, 15 * 10**11),
        ("3万2千", 32000, 32000),
        ("负三十二", -32, -32),
    ],
)
def test_ways_of_counting(text: str, low: int, high: int) -> None:
    numeral = read_han(text)
    assert numeral is not None
    assert (numeral.value, numeral.high) == (low, high)


@pytest.mark.parametrize("text", ["百百", "十千百", "", "分之"])
def test_no_number(text: str) -> None:
    assert read_han(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一万零三百", "10300"),
        ("我有两百五十个苹果", "250"),
        ("百分之六点五", "6.5"),
        ("三分之二", "0.6667"),
        ("负3.5%", "-3.5"),
        ("10.5万亿", "10500000000000"),
        ("五成", "0.5"),
        ("九成七", "0.97"),
        ("壹佰", "100"),
        ("2^5", "32"),
        ("-2.5^-1", "-0.4"),
        ("0^-1", "0"),
        ("２.５e－１", "0.25"),
        ("四 百 二 又 二 分之 一", "420.5"),
        ("四百 二又二分之一", "420.5"),
        ("负４分之负二十", "5"),
        ("指标二 百分之十", "10"),
        ("上升五   個 百 分點", "5"),
        ("5．5％", "5.5"),
    ],
)
def test_plain_sentences(text: str, value: str) -> None:
    assert [printed(m.value) for m in make_report(text).mentions] == [value]


def test_one_not_the_other() -> None:
    assert [printed(m.value) for m in make_report("答案是七不是八").mentions] == ["7", "8"]


@pytest.mark.parametrize(
    "text", ["一起", "统一打击违法行为", "一双手", "一对多服务", "三打两建", "打造一支队伍", "两只手"]
)
def test_idioms_are_no_numbers(text: str) -> None:
    assert not [m for m in make_report(text).mentions if m.is_data]


def test_whole_numbers_are_told_by_digits_or_words() -> None:
    told = {"12": 12, "三": 3, "二十一": 21, "两百": 200, "三四": None, "半": None, "次": None}
    assert {text: whole_number(text) for text in told} == told

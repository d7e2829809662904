"""Numbers as Word prints them in automatic lists, by the names of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59)."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_COUNTING = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "koreanCounting",
    )
)


def format_number(value: int, form: str) -> str:
    """`value` printed in the format; unknown formats are printed in Arabic figures, bullets and `none` as nothing."""
    if form in ("none", "bullet"):
        return ""
    if value < 1 or value > 9999:
        return str(value)
    if form in _COUNTING:
        return counting(value, _DIGITS, ("", "十", "百", "千"))
    if form in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return counting(value, _LEGAL, ("", "拾", "佰", "仟"))
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital"):
        return "".join(_DIGITS[int(d)] for d in str(value))
    return _signs(value, form)


def counting(value: int, digits: str, units: tuple[str, ...]) -> str:
    """十一, 二十, 一百〇五: numerals with units, 1 to 9999."""
    out, gap = "", False
    figures = str(value)
    for i, figure in enumerate(figures):
        unit = units[len(figures) - 1 - i]
        if figure == "0":
            gap = True
            continue
        out += (digits[0] if gap and out else "") + digits[int(figure)] + unit
        gap = False
    if digits is _DIGITS and 10 <= value <= 19:
        out = out[1:]
    return out


def _signs(value: int, form: str) -> str:
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(value)
        return roman.upper() if form == "upperRoman" else roman
    if form == "decimalZero":
        return f"{value:02}"
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord(d) + 0xFEE0) for d in str(value))
    if form.startswith("decimalEnclosedCircle") and value <= 20:
        return chr(0x2460 + value - 1)
    if form == "decimalEnclosedParen" and value <= 20:
        return chr(0x2474 + value - 1)
    if form == "decimalEnclosedFullstop" and value <= 20:
        return chr(0x2488 + value - 1)
    if form == "ideographEnclosedCircle" and value <= 10:
        return chr(0x3280 + value - 1)
    if form == "ideographTraditional" and value <= 10:
        return _STEMS[value - 1]
    if form == "ideographZodiac" and value <= 12:
        return _BRANCHES[value - 1]
    return str(value)


def _roman(value: int) -> str:
    out = ""
    for number, sign in _ROMAN:
        count, value = divmod(value, number)
        out += sign * count
    return out

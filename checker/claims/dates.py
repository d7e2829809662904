"""Reads the tokens of a date phrase into ISO 8601: 2023, 2023-08-01, 2021/2025, 2024-01/2024-10, 2023-Q4."""

from __future__ import annotations

from checker import lazy
from checker.claims.lexer import Phrase
from checker.claims.numerals import read_han
from checker.claims.shapes import Tree, shape_parser

_HAN_YEAR = str.maketrans("〇零○Ｏ一二三四五六七八九", "0000123456789")
_QUARTERS = {"一": "1", "二": "2", "三": "3", "四": "4"}


def phrase_iso(text: str, phrase: Phrase) -> str | None:
    """The ISO form of a temporal phrase; None for lengths of time (三年) and what cannot be read."""
    tree = shape_parser("period", "period").parse(phrase.shape)
    if tree is None:
        return None
    words = [text[t.start : t.end].strip() for t in phrase.tokens]
    kinds = [t.kind for t in phrase.tokens]
    spans = [t for t in tree[1:] if isinstance(t, tuple)]
    out = [s for s in (_span(t, kinds, words) for t in spans) if s]
    return ",".join(out) if len(out) == len(spans) else None


def _span(tree: Tree, kinds: list[str], words: list[str]) -> str | None:
    moments = [m for m in tree[1:] if isinstance(m, tuple)]
    parts: list[str] = []
    known: dict[str, str] = {}
    for moment in moments:
        fields = {kinds[i]: words[i] for i in moment[1:]}
        if "YEAR" not in fields and "YEAR" in known and ("MONTH" in fields or "DAY" in fields):
            fields["YEAR"] = known["YEAR"]
            if "MONTH" not in fields and "MONTH" in known:
                fields["MONTH"] = known["MONTH"]
        iso = _moment(fields)
        if iso is None:
            return None
        known |= fields
        parts.append(iso)
    return "/".join(parts)


def _moment(fields: dict[str, str]) -> str | None:
    if "STAMP" in fields:
        year, month, day, *_ = lazy.findall(r"\d+", fields["STAMP"])
        return f"{year}-{int(month):02d}-{int(day):02d}"
    if "CLOCK" in fields:
        hour, minute, *_ = lazy.findall(r"\d+", fields["CLOCK"])
        return f"{int(hour):02d}:{minute}"
    if "FEAST" in fields:
        month, day = lazy.findall(r"\d+", fields["FEAST"])
        return f"{int(month):02d}-{int(day):02d}"
    year = _year(fields["YEAR"]) if "YEAR" in fields else None
    if "PERIOD_NAME" in fields:
        name = period_code(fields["PERIOD_NAME"])
        return f"{year}-{name}" if year else name
    month_number = _number(fields.get("MONTH"))
    day_number = _number(fields.get("DAY"))
    if month_number is None:
        if day_number is not None:
            return f"---{day_number:02d}"
        return year
    tail = f"{month_number:02d}" + (f"-{day_number:02d}" if day_number else "")
    if year:
        return f"{year}-{tail}"
    return tail if day_number else f"--{tail}"


def period_code(name: str) -> str:
    """Q1 … Q4, Q1-Q3, H1, H2 for a named part of a year."""
    if name.endswith("半年"):
        return "H1" if name.startswith("上") else "H2"
    digit = next((_QUARTERS.get(c, c) for c in name if c in "一二三四1234"), "1")
    return f"Q1-Q{digit}" if name.startswith("前") else f"Q{digit}"


def _year(word: str) -> str | None:
    m = lazy.match(r"[\d〇零○Ｏ一二三四五六七八九]{4}", word)
    return m[0].translate(_HAN_YEAR) if m else None


def _number(word: str | None) -> int | None:
    if not word:
        return None
    stem = word.rstrip("月份日号 ")
    if stem.isdigit():
        return int(stem)
    numeral = read_han(stem)
    return int(numeral.value) if numeral else None

"""Reads a profile file: TOML in, `Profile` out, or one error that names file, line and key."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from checker import kept
from checker.diagnostics import Text
from checker.pack.spec import Key, Row, Shape, read_rows
from checker.profile.model import Deadline, OtherKind, Part, Patterns, Profile, Recognition, Topic

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_NAME = (Key("zh", "string", "中文名称", True), Key("en", "string", "English name", True))
_ID = Key("id", "string", "标识", True)
_PART_PATTERNS = (
    "heading", "loose", "weak", "container", "plain", "mask", "opening", "content", "not_content",
    "mention", "not_mention", "mention_opening", "actions", "pointer", "stock",
)  # fmt: skip
SHAPES = (
    Shape(
        "profile",
        "报告类型",
        (_ID, *_NAME, Key("basis_zh", "string", "依据"), Key("basis_en", "string", "basis")),
        many=False,
        required=True,
    ),
    Shape(
        "recognition",
        "怎样认出这类报告",
        tuple(Key(k, "strings", "正则表达式") for k in ("title", "ending", "not_title", "opening", "words")),
        many=False,
        required=True,
    ),
    Shape("kinds", "相近但不同的报告", (_ID, *_NAME, Key("title", "pattern", "标题", True))),
    Shape(
        "parts",
        "应有的部分",
        (
            _ID,
            *_NAME,
            Key("within", "string", "在哪一部分里判断"),
            Key("mention_in", "strings", "何处可能提及"),
            Key("minimum", "integer", "少于多少字时看是否空泛"),
            Key("unnamed", "integer", "没有写到任何具体事项时至少应剩多少字"),
            *(Key(k, "strings", "正则表达式") for k in _PART_PATTERNS),
        ),
        required=True,
    ),
    Shape("topics", "应覆盖的领域", (_ID, *_NAME, Key("keywords", "strings", "关键词", True))),
    Shape(
        "duties",
        "第一责任人的职责",
        (_ID, *_NAME, Key("head", "string", "谁的职责", True), Key("keywords", "strings", "关键词", True)),
    ),
    Shape(
        "deadlines",
        "期限",
        (
            Key("about", "string", "什么的期限", True),
            Key("body", "string", "谁"),
            Key("month", "integer", "月", True),
            Key("day", "integer", "日", True),
            *_NAME,
        ),
    ),
)
_HAN_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def year_pattern(year: int | None) -> str:
    """A pattern for a year in either kind of digits; one that matches nothing when the year is unknown."""
    if year is None:
        return r"(?!)"
    han = str(year).translate(_HAN_DIGITS).replace("〇", "[〇○Oo零0]")
    return rf"(?:{year}|{han})"


def load_profile(file: Traversable, year: int | None = None) -> Profile:
    """The profile of a TOML file, its patterns compiled for one report year; raises `DataError`."""
    return _parse(file.read_text(encoding="utf-8"), file.name, year)


def of_year(profile: Profile, year: int | None) -> Profile:
    """The same profile with the patterns that name a year made for `year`."""
    return _parse(*profile.source, year) if profile.source[0] else profile


@lru_cache(maxsize=32)
def _parse(text: str, name: str, year: int | None) -> Profile:
    rows = read_rows(text, name, SHAPES)
    top, known = rows["profile"][0], rows["recognition"][0]
    ids = [row["id"] for row in rows["parts"]]
    for row in rows["parts"]:
        if row.get("within") and row["within"] not in ids:
            raise row.error("within", f"没有“{row['within']}”这一部分。", "No such part.")
    basis = Text(top["basis_zh"], top.get("basis_en", top["basis_zh"])) if top.get("basis_zh") else None
    return Profile(
        top["id"],
        top["zh"],
        _text(top),
        basis,
        Recognition(
            _compile(known, "title", year),
            _compile(known, "ending", year),
            _compile(known, "not_title", year),
            _compile(known, "opening", year),
            tuple(known.get("words", ())),
        ),
        tuple(OtherKind(r["id"], _text(r), kept.compile(r["title"])) for r in rows["kinds"]),
        tuple(_part(row, year) for row in rows["parts"]),
        tuple(_topic(r, year) for r in rows["topics"]),
        tuple(_topic(r, year) for r in rows["duties"]),
        tuple(Deadline(r["about"], r["month"], r["day"], _text(r)) for r in rows["deadlines"]),
        (text, name),
    )


def _text(row: Row) -> Text:
    return Text(row["zh"], row["en"])


def _topic(row: Row, year: int | None) -> Topic:
    words = _compile(row, "keywords", year)
    assert words is not None
    return Topic(row["id"], _text(row), words, row.get("head"))


def _part(row: Row, year: int | None) -> Part:
    values: dict[str, Any] = {"id": row["id"], "title": _text(row), "within": row.get("within")}
    values["mention_in"] = frozenset(row.get("mention_in", ()))
    values["minimum"] = row.get("minimum", 0)
    values["unnamed"] = row.get("unnamed", 0)
    names = {f.name for f in fields(Part)}
    values |= {key: _compile(row, key, year) for key in _PART_PATTERNS if key in names}
    return Part(**values)


def _compile(row: Row, key: str, year: int | None) -> Patterns:
    patterns = row.get(key)
    if not patterns:
        return None
    following = year_pattern(None if year is None else year + 1)
    own = "(?:" + "|".join(row.get("content") or ("(?!)",)) + ")"
    ready = [
        p.replace("{year}", year_pattern(year)).replace("{next}", following).replace("{content}", own) for p in patterns
    ]
    try:
        return _compiled("|".join(f"(?:{p})" for p in ready))
    except re.error:
        for raw, pattern in zip(patterns, ready, strict=True):
            _try(row, key, raw, pattern)
        raise


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled once, however many years share the pattern."""
    return kept.compile(pattern)


def _try(row: Row, key: str, raw: str, pattern: str) -> None:
    try:
        kept.compile(pattern)
    except re.error as error:
        raise row.error(key, f"正则表达式“{raw}”有误：{error}。", "The pattern does not compile.") from None

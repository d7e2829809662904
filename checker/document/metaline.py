"""Source lines: `来源:区司法局 发布时间:2023-03-01 15:07 浏览次数:12` in any mix and order, taken apart into facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from checker import kept, lazy
from checker.dataclass import dataclass

_DATE = (
    r"(?:(?:19|20)\d\d\s?(?:[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}|年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)"
    r"|二[〇○零0][〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
_TIME = (
    r"(?:[\s(（]{0,3}(?:星期|周|礼拜)[一二三四五六日天][)）]?)?(?:\s{0,3}(?:上午|下午|[AaPp][Mm]))?"
    r"(?:[T\s]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?:\s?[AaPp][Mm])?"
)
DATE = lazy.compile(rf"({_DATE}){_TIME}")
_EDGE = " \t\u3000\xa0[]【】()（）|｜/／;；,，·•<>〔〕「」"
_SPACES = lazy.compile(r"\s+")
_SPLIT = lazy.compile(r"[\s\u3000\xa0\[\]【】|｜/／,，]+")
_WORD = lazy.compile(r"[^\s\u3000\xa0\[\]【】|｜/／,，()（）;；•·]+(?:[:：]\s?(?=[^\s\u3000:：]))?")
_SENTENCE = lazy.compile(r"[。！？!?]")
_BODY = lazy.compile(
    r"[一-鿿·]{2,24}(?:政府|局|厅|委|委员会|办公室|办|院|处|室|中心|党组|党委|联合会|总队|支队|大队|[镇乡]|街道|街道办事处"
    r"|管委会|海关|大学|学院|学校|公司|集团|林场|社区|村|网|[部站所科]|(?<=[一-鿿]{2})[区县市旗])$"
)
"""A body's name, as it stands beside a date without a label."""
_LABELLED = lazy.compile(r"[一-鿿]{2,8}[:：]\s?[^\s:：。]{1,30}(?:\s|$)")
_NUMBER = lazy.compile(r"[\d,]{1,9}\s?次?$")
_HAN = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "0": 0}
_DATED = ("published", "updated", "written")
_LATE_DATE = lazy.compile(rf"[\s\u3000\xa0|｜]({DATE.pattern})")
_MAY_LABEL = lazy.compile(r"[:：【\[12二](?:(?<![12二])|(?<=1)9|(?<=2)0|(?<=二)[〇○零0])")
"""What any label stands before or in: a colon, a bracket, a date."""
_LONGEST_LINE = 400
_LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a source line: what it says (`role`; `tool` for counters and buttons) and where (`start`, `end`)."""

    role: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Labels:
    """The labels of source lines, compiled: `pattern` finds a label with its colon, `roles` says what it stands for."""

    roles: dict[str, str]
    words: frozenset[str]
    pattern: re.Pattern[str]

    @staticmethod
    def build(data: dict[str, Any]) -> Labels:
        """From the `labels` and `tools` tables of furniture.toml."""
        roles = {squeeze(name): role for role, names in data["labels"].items() for name in names}
        roles |= {squeeze(name): "tool" for name in data["tools"]["labels"]}
        names = {n for group in data["labels"].values() for n in group} | set(data["tools"]["labels"])
        longest = sorted(names, key=lambda n: (-len(n), n))
        dated = [n for n in longest if roles[squeeze(n)] in _DATED]
        colon = "|".join(map(_spaced, longest))
        bare = "|".join(map(_spaced, dated))
        boxed = "|".join(map(_spaced, (n for n in longest if roles[squeeze(n)] != "tool")))
        pattern = kept.compile(rf"({colon})\s?[:：]|({bare})\s{{0,3}}(?={_DATE})|[【\[]({boxed})[】\]]")
        return Labels(roles, frozenset(data["tools"]["words"]), pattern)


def squeeze(text: str) -> str:
    """Without any white space."""
    return _SPACES.sub("", text)


def _spaced(name: str) -> str:
    return r"\s{0,2}".join(re.escape(c) for c in squeeze(name)) if len(name) <= 6 else re.escape(name)


def iso_date(value: str) -> str | None:
    """The first full date in `value` as YYYY-MM-DD; None without one or for a day that does not exist."""
    found = re.search(_DATE, value)
    if not found:
        return None
    digits = lazy.findall(r"\d+", found.group())
    year, month, day = (int(n) for n in digits) if len(digits) == 3 else _han_date(found.group())
    short = month == 2 and day > 28 + (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    if not 1 <= month <= 12 or not 1 <= day <= 31 or short or (day == 31 and month in (4, 6, 9, 11)):
        return None
    return f"{year:04}-{month:02}-{day:02}"


def _han_date(words: str) -> tuple[int, int, int]:
    """二〇二四年二月十八日 as numbers."""
    year, rest = words.split("年")
    month, day = rest.rstrip("日").split("月")
    return int("".join(str(_HAN[c]) for c in year)), _small(month), _small(day)


def _small(numeral: str) -> int:
    tens, mark, ones = numeral.rpartition("十")
    return (_HAN.get(tens, 1) * 10 if mark else 0) + _HAN.get(ones, 0)


def only_tools(text: str, labels: Labels) -> bool:
    """Whether every item of `text` is a button or counter word (打印, 关闭, 大 中 小) or a bare number."""
    items = [i.rstrip(":：") for i in _SPLIT.split(text.strip(_EDGE))]
    items = [i for i in items if i and i not in "|:：>»"]
    return bool(items) and all(i in labels.words or labels.roles.get(i) == "tool" for i in items)


def read_line(line: str, labels: Labels) -> tuple[Item, ...]:
    """The items of a source line in text order, or nothing when the line is no such line.

    A line is one when nothing but labelled values, a bare date and buttons stands in it; dates must be dates.
    """
    if len(line) > _LONGEST_LINE:
        return ()
    found = list(labels.pattern.finditer(line)) if _MAY_LABEL.search(line) else []
    first = found[0].start() if found else len(line)
    items = _lead(line, first, labels, alone=not found)
    if items is None:
        return ()
    for i, match in enumerate(found):
        end = found[i + 1].start() if i + 1 < len(found) else len(line)
        role = labels.roles[squeeze(match.group(1) or match.group(2) or match.group(3))]
        more = _valued(line, role, match.start(), match.end(), end, labels)
        if more is None:
            return ()
        items += more
    return tuple(items)


def _lead(line: str, end: int, labels: Labels, *, alone: bool) -> list[Item] | None:
    """What stands before the first label: nothing, a date, a body's name, or buttons."""
    start, stop = _trim(line, 0, end)
    if start >= stop:
        return []
    lead = line[start:stop]
    dated = DATE.search(lead)
    if dated is None:
        if only_tools(lead, labels):
            return [Item("tool", lead, start, stop)]
        return None if alone else _beside(lead, start, labels)
    bracketed = line[:start].rstrip()[-1:] in ("(", "（")
    date = Item("written" if bracketed else "bare", dated.group(), start + dated.start(), start + dated.end())
    before, after = _beside(lead[: dated.start()], start, labels), _beside(lead[dated.end() :], date.end, labels)
    if before is None or after is None or sum(i.role == "body" for i in (*before, *after)) > 1:
        return None
    return [*before, date, *after]


def _beside(words: str, offset: int, labels: Labels) -> list[Item] | None:
    """What stands beside a bare date: a body's name, counters, buttons, further labelled values; None for prose."""
    out: list[Item] = []
    for match in _WORD.finditer(words):
        word = match.group()
        if _BODY.match(word):
            role = "body"
        elif _NUMBER.match(word) or only_tools(word, labels):
            role = "tool"
        elif word in ("发布", "发表", "更新", "发布于") or _LABELLED.match(word):
            role = "index"
        else:
            return None
        out.append(Item(role, word, offset + match.start(), offset + match.end()))
    return out


def _valued(line: str, role: str, start: int, colon: int, end: int, labels: Labels) -> list[Item] | None:
    """A labelled value, cut before buttons that follow it; None when the value cannot be one."""
    a, b = _trim(line, colon, end)
    value = line[a:b]
    if role == "tool":
        return [Item(role, value, start, max(b, colon))] if len(value) <= _LONGEST_VALUE else None
    if role not in _DATED and (late := _LATE_DATE.search(value)):
        # 来源：区司法局　2024-02-18: the date stands beside the value without a label of its own
        at = a + late.start(1)
        before = _valued(line, role, start, colon, at, labels)
        after = _beside(line[at + len(late[1]) : b], at + len(late[1]), labels)
        if before is not None and after is not None:
            return [*before, Item("bare", late[1], at, at + len(late[1])), *after]
    cut = len(value)
    for gap in reversed(list(_SPLIT.finditer(value))):
        if not only_tools(value[gap.end() :], labels):
            break
        cut = gap.start()
    kept, rest = value[:cut], _trim(line, a + cut, b)
    if only_tools(kept, labels) and kept:
        kept, rest = "", (a, b)
    if len(kept) > _LONGEST_VALUE or _SENTENCE.search(kept):
        return None
    if role in _DATED:
        dated = DATE.match(kept)
        if kept and not (dated and dated.end() == len(kept)):
            return None
    out = [Item(role, kept, start, a + len(kept) if kept else colon)]
    return [*out, Item("tool", line[rest[0] : rest[1]], *rest)] if rest[0] < rest[1] else out


def _trim(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and line[start] in _EDGE:
        start += 1
    while end > start and line[end - 1] in _EDGE:
        end -= 1
    return start, end


FACTS = (
    ("title", ("title",)),
    ("source", ("source", "publisher", "body")),
    ("published", ("published", "bare", "updated")),
    ("written", ("written",)),
    ("author", ("author",)),
    ("site", ("site",)),
)
"""Facts of `Document.meta` and the roles that may give them, best first."""


def facts(items: tuple[Item, ...]) -> dict[str, str]:
    """The facts a set of items states, dates as YYYY-MM-DD."""
    out: dict[str, str] = {}
    for fact, roles in FACTS:
        dated = fact in ("published", "written")
        values = [iso_date(i.value) if dated else i.value for role in roles for i in items if i.role == role]
        value = next((v for v in values if v), None)
        if value:
            out[fact] = value
    return out


def pairs(words: Sequence[str], known: Labels) -> tuple[Item, ...]:
    """The facts of an index table (索引号 | … | 发布机构 | …), its cells read one after another.

    A cell that is a label goes with the next cell unless that is a label too; empty without two labels.
    """
    roles = [known.roles.get(squeeze(w).rstrip(":：")) for w in words]
    if sum(role is not None for role in roles) < 2:
        return ()
    out = []
    for role, below, value in zip(roles, [*roles[1:], None], [*words[1:], ""], strict=True):
        if role is not None and below is None and len(value) <= _LONGEST_VALUE:
            out.append(Item(role, value.strip(), 0, 0))
    return tuple(out)


@cache
def labels() -> Labels:
    """The labels of furniture.toml."""
    from checker.document.furniture_data import load

    return Labels.build(load())

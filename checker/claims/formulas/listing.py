"""Announced numbers and the things named right behind them, in whatever form: （…）, 分别为, ①②③, 首先…, “”“”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import COUNT

_MEASURES = "个项类种家次场条部件处支所大名座期批方位组点张套块级步"
_UNITS = frozenset(_MEASURES) | {"场次", "届", "轮"}
_NUMBER = rf"(?P<n>{COUNT}|(?<![第每逐同统一二三四五六七八九十])[二两三四五六七八九十](?=[{_MEASURES}]))"
_NO_MARK = r"[^，,。；;：:！？\n（）()\ue001-\ue007]"
_CLASS = rf"(?:[{_MEASURES}]{{1,2}}{_NO_MARK}{{0,14}}|{_NO_MARK}{{0,14}})"
_BRACKET = lazy.compile(
    rf"{_NUMBER}{_CLASS}[（(](?:即|分别为|分别是|含|包括)?[：:]?(?P<items>[^（）()\n。；;]{{3,80}})[）)]"
)
_BEHIND = lazy.compile(
    rf"{_NUMBER}{_CLASS}[，,。]?(?:时间|地点|名称|具体|名单)?"
    rf"(?P<how>包括|分别[为是]|分别位于|分别在|依次[为是]|即|(?<=[间点称单体])[为是有])[：:]?"
    r"(?P<items>[^，,。；;：:！？\n\ue002\ue003]{3,90})(?=[。；;\n，,]|$)"
)
_MARKED = lazy.compile(
    rf"{_NUMBER}{_CLASS}[”]?{_NO_MARK}{{0,10}}[：:。]\s{{0,3}}"
    r"(?=①|首先|第一[，,、]|1[.．、](?!\d)|（1）|一是|一要)"
)
_SERIES: tuple[tuple[str, ...], ...] = (
    tuple("①②③④⑤⑥⑦⑧⑨⑩"),
    tuple(f"{n}." for n in range(1, 11)),
    tuple(f"{n}．" for n in range(1, 11)),
    tuple(f"{n}、" for n in range(1, 11)),
    tuple(f"（{n}）" for n in range(1, 11)),
    tuple(f"第{n}" for n in "一二三四五六七八九十"),
    tuple(f"{n}是" for n in "一二三四五六七八九十"),
    tuple(f"{n}要" for n in "一二三四五六七八九十"),
)
_ORDER = ("首先", "其次", "再次", "最后")
_QUOTES = lazy.compile(
    rf"(?P<items>(?:“[^“”\n]{{1,16}}”[、和及与]?){{2,12}})"
    rf"{_NUMBER}[{_MEASURES}]{{1,2}}(?P<class>[\u4e00-\u9fff]{{1,8}})"
)
_SHORT_QUOTE = lazy.compile(
    r"(?P<items>(?:[\u4e00-\u9fff]{1,6}、){1,9}[\u4e00-\u9fff]{1,6})”?“?"
    r"(?P<n>[二三四五六七八九十])(?P<class>[字色级位方维])(?=[”工预管联调网架体])"
)
_BATCH = lazy.compile(r"(?P<n>[二三四五六七八九十])个“(?P<word>[\u4e00-\u9fff]{2,3})”")
_JOINS = lazy.compile(r"、|以及|和|及|与")
_INNER = lazy.compile(r"《[^》]*》|“[^”]*”")
_PARTIAL = lazy.compile(r"等|其中|例如|比如|主要|部分|如[^期]|另|以及其他|之一|不含|[率占]|每|各[项类]|平均")
_HAN = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}


@dataclass(frozen=True, slots=True)
class Listing:
    """An announced number at `at` (skeleton offset) and what is named between `start` and `end`."""

    at: int
    start: int
    end: int
    number: int
    low: int
    high: int


def find_listings(ctx: Context) -> Iterator[Listing]:
    """Every announced number with its things behind it, and quoted names with their number behind them."""
    text = ctx.sheet.skeleton
    for pattern in (_BRACKET, _BEHIND):
        for found in pattern.finditer(text):
            number = _value(ctx, found)
            items = found["items"]
            if number is None or not _is_names(items) or _PARTIAL.search(text[found.start("n") : found.end()]):
                continue
            low, high = _count(items)
            if pattern is _BRACKET and any(len(p) < 3 and not re.search(r"\d", p) for p in items.split("、")):
                continue  # 县（市、区） is a name
            if found.groupdict().get("how") == "包括":
                high = max(high, number)  # may name some only
            yield Listing(found.start("n"), found.start(), found.end("items"), number, low, high)
    for found in _MARKED.finditer(text):
        number = _value(ctx, found)
        last = _series(text, found.end())
        if number is not None and last is not None and last[0] >= 2:
            yield Listing(found.start("n"), found.start(), last[1], number, last[0], last[0])
    for found in _QUOTES.finditer(text):
        number = _value(ctx, found)
        named = found["items"].count("“")
        if number is not None:
            yield Listing(found.start("n"), found.start(), found.end(), number, named, named)
    for found in _SHORT_QUOTE.finditer(text):
        named = len(_JOINS.split(found["items"]))
        yield Listing(
            found.start("n"), found.start(), found.end(), _HAN[found["n"]], found["items"].count("、") + 1, named
        )
    yield from _batches(text)


def _batches(text: str) -> Iterator[Listing]:
    """七个“一批”：清理一批积案、整治一批乱象、…"""
    for found in _BATCH.finditer(text):
        stop = re.compile(r"[。\n]").search(text, found.end())
        end = stop.start() if stop else len(text)
        named = text.count(found["word"], found.end(), end)
        if named >= 3:
            yield Listing(found.start("n"), found.start(), end, _HAN[found["n"]], named, named)


def _value(ctx: Context, found: re.Match[str]) -> int | None:
    """The announced number, of things that can be named one by one."""
    if found["n"] != COUNT:
        return _HAN.get(found["n"])
    figure = ctx.sheet.figure(found.start("n"))
    if not figure.exact or figure.mention.unit not in _UNITS or not 2 <= figure.number <= 20:
        return None
    return int(figure.number) if figure.number == int(figure.number) else None


def _is_names(items: str) -> bool:
    """Short names of one sort, no clauses and no figures."""
    plain = _INNER.sub("■", items)
    pieces = plain.split("、")
    if (
        len(pieces) < 2
        or COUNT in plain
        or "，" in plain
        or any(items.count(a) != items.count(b) for a, b in ("《》", "“”"))
    ):
        return False
    return all(0 < len(p) <= 12 for p in pieces) and len(set(pieces)) >= len(pieces) - plain.count("■")


def _count(items: str) -> tuple[int, int]:
    plain = _INNER.sub("■", items)
    more = sum(max(len(_INNER.findall(p)) - 1, 0) for p in items.split("、"))
    return plain.count("、") + 1 + more, len([p for p in _JOINS.split(plain) if p.strip()]) + more


def _series(text: str, at: int) -> tuple[int, int] | None:
    """(members, end) of the series of marks that begins at `at`."""
    limit = min(len(text), at + 1500)
    if text.startswith("首先", at):
        marks = [text.find(m, at, limit) for m in _ORDER]
        present = [m for m in marks if m >= 0]
        return (len(present), present[-1] + 2) if present == sorted(present) else None
    for marks_of in _SERIES:
        if not text.startswith(marks_of[0], at):
            continue
        last, members = at, 0
        for mark in marks_of:
            where = text.find(mark, last, limit)
            if where < 0:
                if any(text.find(m, last, limit) >= 0 for m in marks_of[members + 1 :]):
                    return None  # a gap in the numbering is another rule's
                break
            last, members = where + len(mark), members + 1
        return members, last
    return None

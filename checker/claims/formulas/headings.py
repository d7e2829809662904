"""Announced numbers of points and the points that follow: 以下四个方面：（一）…（三）…, “六个聚焦”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import lazy
from checker.claims.formula import Bound, Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.context import Context
from checker.claims.formulas.lists import value_of
from checker.diagnostics.message import Text
from checker.document import Span

_HAN = "一二三四五六七八九十"
_ANNOUNCED = lazy.compile(
    r"(?:以下|下列|如下|下面|这|主要)?(?P<n>[一二三四五六七八九十两]|\ue001)(?:个|项|大|点|条)?(?:主要)?(?P<class>方面|问题|不足|举措|措施|工作|短板|特点|做法|任务|环节|困难)"
    r"[^。：:；;\n]{0,12}[：:]\s*\n?"
)
_THEME = lazy.compile(r"“(?P<n>[二三四五六七八九十])(?:个|项|大)(?P<word>[\u4e00-\u9fff]{2,4})”")
_THEME_HEADING = lazy.compile(
    r"^\s*[（(]?[一二三四五六七八九十][）)、.．](?:做到|抓好|坚持|突出)?(?P<n>[二三四五六七八九十])(?:个|项|大)(?P<word>[\u4e00-\u9fff]{2})$",
    re.M,
)
_LINE = lazy.compile(r"^\s*[（(]?(?P<n>[一二三四五六七八九十]|\d)[）)、.．](?P<title>[^\n]{0,30})", re.M)
_CHAIN = lazy.compile(
    r"(?<![\u4e00-\u9fff])(?P<n>[一二三四五六七八九十])(?:是|要|抓|看)|(?<=[：:。；;\n ])(?P<o>首先|其次|再次|最后)"
)


def find_announced(ctx: Context) -> Iterator[Formula]:
    """Announced points against the chain or the headings that follow."""
    text = ctx.sheet.skeleton
    for found in _ANNOUNCED.finditer(text):
        number = value_of(ctx, found.start("n"), found["n"])
        if number is None or not 2 <= number <= 12:
            continue
        last = _chain(text, found.end()) or _lines(text, found.end())
        if last is not None and last[0] >= 2:
            yield _formula(ctx, found.start(), found.end(), last, number)
    for found in (*_THEME.finditer(text), *_THEME_HEADING.finditer(text)):
        number = _HAN.index(found["n"]) + 1
        last = _themed(text, found.end(), found["word"])
        if last is not None and last[0] >= 2:
            yield _formula(ctx, found.start(), found.end(), last, number)


def _chain(text: str, at: int) -> tuple[int, int, int] | None:
    """(number of links, start, end of the last) of 一是…二是… right after `at`; the chain may run over paragraphs."""
    want, last = 1, None
    for found in _CHAIN.finditer(text, at, min(len(text), at + 6000)):
        if found["o"]:
            continue
        value = _HAN.index(found["n"]) + 1
        if want == 1 and found.start() - at > 30:
            return None
        if value == want:
            last = (value, found.start(), found.end())
            want += 1
        elif value == 1 and last:
            break
        else:
            return None  # a gap or a number told twice is the business of numbering-gap
    return last


def _lines(text: str, at: int) -> tuple[int, int, int] | None:
    """The numbered lines right after `at`."""
    want, last = 1, None
    style = None
    for found in _LINE.finditer(text, at):
        value = _value(found["n"])
        mark = found.group().strip()[0] in "（("
        if want == 1 and found.start() - at > 6:
            return None
        style = mark if style is None else style
        if mark is not style:
            if mark is False and style is True:
                break
            continue
        if value != want:
            break
        last = (value, found.start(), min(found.end(), found.start() + 20))
        want += 1
    return last


def _themed(text: str, at: int, word: str) -> tuple[int, int, int] | None:
    """Headings that begin with the theme word: （一）聚焦…, （二）聚焦…."""
    hits = [m for m in _LINE.finditer(text, at, min(len(text), at + 8000)) if m["title"].lstrip().startswith(word)]
    run: list[re.Match[str]] = []
    for hit in hits:
        if _value(hit["n"]) != len(run) + 1:
            break
        run.append(hit)
    if not run:
        return None
    after = list(_LINE.finditer(text, run[-1].end(), min(len(text), run[-1].end() + 8000)))
    if after and _value(after[0]["n"]) == len(run) + 1:
        return None
    return len(run), run[-1].start(), min(run[-1].end(), run[-1].start() + 12)


def _value(printed: str) -> int:
    return int(printed) if printed.isdigit() else _HAN.index(printed) + 1


def _formula(ctx: Context, start: int, end: int, last: tuple[int, int, int], number: int) -> Formula:
    holds = last[0] == number
    here = ctx.sheet.place(start, end)
    text = ctx.sheet.text[here.start : here.end].rstrip()
    here = Span(here.start, here.start + len(text))
    there = ctx.sheet.place(last[1], last[2])
    return Formula(
        FormulaKind.LIST,
        (
            Bound(here, text, Text("公布的数", "announced number")),
            Bound(there, ctx.sheet.text[there.start : there.end], Text("最后一项", "last point")),
        ),
        Origin.SYNTAX,
        Verdict.CONSISTENT if holds else Verdict.CONTRADICTORY,
        Text(f"说是 {number} 项，实列 {last[0]} 项", f"{number} points are announced, {last[0]} follow"),
        (Reading(Text(f"{last[0]} ≠ {number}", f"{last[0]} ≠ {number}"), holds),),
        Text("补齐或合并所列各项，或改正数目", "complete the points or correct the number"),
    )

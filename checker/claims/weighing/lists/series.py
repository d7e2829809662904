"""Points marked one by one: 一是…二是…, ①…②…, 首先…其次…, numbered lines （一）…（二）…."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from checker import lazy
from checker.claims.numerals import SPOKEN
from checker.dataclass import dataclass

_NUMBER = r"[一二三四五六七八九十]{1,3}"
_FIRST = lazy.compile(r"[（(①-⑳一二三四五六七八九十0-9第其首再然最]")
"""What a mark can begin with: looked for first, for that is fast."""
_MARK = lazy.compile(
    rf"[（(](?:(?P<bracket>{_NUMBER})|(?P<arabic_bracket>\d{{1,2}}))[）)]"
    r"|(?P<circled>[①-⑳])"
    rf"|(?P<chain>{_NUMBER})(?P<verb>是(?!否|级)|要(?!点)|在于|[抓查看对促强建定严学讲评督改破立访送办解帮推优管打治做比晒考问])"
    rf"|(?P<han>{_NUMBER})[、.．](?![一二三四五六七八九十])"
    r"|(?P<arabic>\d{1,2})(?:[.．、](?!\d)|[）)])"
    rf"|第(?P<ordinal>{_NUMBER})(?:[，,、是：:]|(?P<of>方面|[件个项类批种档步组期轮场篇处支家名位张份部道把招点段路层关块板环](?![一二三四五六七八九十间])))"
    rf"|其(?P<each>{_NUMBER})"
    r"|(?P<words>首先|其次|再次|再者|然后|最后)"
)
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "然后": 3, "最后": 4}
_HIGHER = ("han", "bracket", "arabic", "arabic_bracket")
"""Marks of headings, the higher first."""
_TITLE = lazy.compile(r"[，,、：: 　]?(?P<title>[^。，,；;：:\n！]{0,24})")
_REACH, _LINES_REACH = 6000, 40_000


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a point."""

    at: int
    end: int
    style: str
    value: int
    line: bool
    """Whether it opens a paragraph."""
    of: str = ""
    """What 第一件, 第一个 counts."""


@dataclass(frozen=True, slots=True)
class Series:
    """Marked points: the words of each, and where the first and the last stand."""

    start: int
    end: int
    """Behind the words of the last point."""
    last: int
    titles: tuple[str, ...]
    lines: bool
    """Whether the points open paragraphs."""
    of: str = ""
    """What the marks count: 件 of 第一件, 第二件."""


def read_marks(text: str) -> list[Mark]:
    """All marks of a text, in its order."""
    out: list[Mark] = []
    for first in _FIRST.finditer(text):
        at = first.start()
        found = _MARK.match(text, at) if not out or at >= out[-1].end else None
        if found is None:
            continue
        style = found.lastgroup or ""
        style = {"verb": "chain", "of": "ordinal"}.get(style, style)
        border = at
        while border and text[border - 1] in " 　":
            border -= 1
        if text.endswith("其中", 0, border):
            border -= 2
        line = not border or text[border - 1] == "\n"
        before = text[border - 1] if border else "\n"
        if _opens(style, before, line, found["verb"]):
            of = found["of"] or ""
            out.append(Mark(at, found.end(), style + of, value(found[style]), line, of))
    return out


def _opens(style: str, before: str, line: bool, verb: str | None) -> bool:
    """Whether a mark can stand behind this character."""
    if style == "han":
        return line or before in "。：:"
    if style in ("bracket", "arabic"):
        return before in "\n。；;：:，,！"
    if style == "circled":
        return True
    han = "\u4e00" <= before <= "\u9fff"
    if style == "chain" and verb == "是":
        return before not in "第统同之唯每另进不十“"
    return not han and before != "“" and not before.isdigit()


def series_after(text: str, marks: Sequence[Mark], at: int, reach: int) -> Series | None:
    """The series whose first mark comes first within `reach` characters behind `at`."""
    seen: set[str] = set()
    for i in range(bisect_left(marks, at, key=lambda m: m.at), len(marks)):
        mark = marks[i]
        if mark.at > at + reach:
            return None
        if mark.value == 1 and mark.style not in seen:
            return _follow(text, marks, i)
        seen.add(mark.style)
    return None


def _follow(text: str, marks: Sequence[Mark], first: int) -> Series | None:
    """The series that one mark begins; None when a number is left out or told twice."""
    style = marks[first].style
    above = _HIGHER[: _HIGHER.index(style)] if style in _HIGHER else _HIGHER
    limit = marks[first].at + (_LINES_REACH if style in _HIGHER else _REACH)
    found = [marks[first]]
    for i in range(first + 1, len(marks)):
        mark = marks[i]
        if mark.at > limit or (mark.line and mark.style in above) or (mark.style == style and mark.value == 1):
            break
        if mark.style != style:
            continue
        if style != "words" and mark.value != len(found) + 1:
            return None
        found.append(mark)  # 首先…其次…最后: the last has no number of its own
    if len(found) < 2:
        return None
    titles = [words["title"].strip() if (words := _TITLE.match(text, m.end)) else "" for m in found]
    end = found[-1].end + min(len(titles[-1]), 16)
    return Series(found[0].at, end, found[-1].at, tuple(titles), all(m.line for m in found), found[0].of)


def series_before(text: str, marks: Sequence[Mark], at: int, reach: int) -> Series | None:
    """The series whose last mark stands last before `at`, within `reach` characters."""
    i = bisect_left(marks, at, key=lambda m: m.at) - 1
    if i < 1 or marks[i].at < at - reach:
        return None
    last = marks[i]
    first = next((j for j in range(i, -1, -1) if marks[j].style == last.style and marks[j].value == 1), None)
    if first is None:
        return None
    found = _follow(text, marks, first)
    return found if found is not None and found.last == last.at else None


def value(printed: str) -> int:
    """The number of a mark: 三, 十二, 3, ③, 其次."""
    if printed in _WORDS:
        return _WORDS[printed]
    if printed.isdigit() and printed.isascii():
        return int(printed)
    if "①" <= printed <= "⑳":
        return ord(printed) - ord("①") + 1
    tens, ten, ones = printed.rpartition("十")
    if not ten:
        return SPOKEN.get(printed, 0)
    return (SPOKEN.get(tens, 1) if tens else 1) * 10 + (SPOKEN.get(ones, 0) if ones else 0)

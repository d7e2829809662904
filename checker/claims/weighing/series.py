"""Points marked one by one: 一是…二是…, ①…②…, 首先…其次…, numbered lines （一）…（二）…."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker import lazy

_HAN = {c: i for i, c in enumerate("零一二三四五六七八九")}
_NUMBER = r"[一二三四五六七八九十]{1,3}"
_OPEN = r"(?:^|(?<=[\n。；;：:，,！]))[ 　]*"
_STYLES: dict[str, re.Pattern[str]] = {
    "han": lazy.compile(rf"^[ 　]*(?P<n>{_NUMBER})[、.．]", re.M),
    "bracket": lazy.compile(rf"{_OPEN}[（(](?P<n>{_NUMBER})[）)]", re.M),
    "arabic": lazy.compile(rf"{_OPEN}(?P<n>\d{{1,2}})(?:[.．、](?!\d)|[）)])", re.M),
    "arabic_bracket": lazy.compile(r"(?<![\u4e00-\u9fff\d])[（(](?P<n>\d{1,2})[）)]"),
    "circled": lazy.compile(r"(?P<n>[①-⑳])"),
    "chain": lazy.compile(
        rf"(?:(?<![\u4e00-\u9fff“])|(?<![第统同之唯每另进不十“])(?=[一二三四五六七八九十]是))(?P<n>{_NUMBER})(?:是(?!否|级)|要(?!点)|抓|查|看|在于)"
    ),
    "ordinal": lazy.compile(rf"(?<![\u4e00-\u9fff“])第(?P<n>{_NUMBER})[，,、是：:]"),
    "words": lazy.compile(r"(?<![\u4e00-\u9fff“])(?P<n>首先|其次|再次|再者|然后|最后)"),
}
"""The higher marks first."""
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "然后": 3, "最后": 4}
_LINES = ("han", "bracket", "arabic", "arabic_bracket")
_TITLE = lazy.compile(r"[^。，,；;：:\n！]{0,24}")
_REACH, _LINES_REACH = 6000, 40_000


@dataclass(frozen=True, slots=True)
class Series:
    """Marked points: the words of each, and where the first and the last stand."""

    style: str
    start: int
    end: int
    """Behind the words of the last point."""
    last: int
    titles: tuple[str, ...]
    lines: bool
    """Whether the points open paragraphs."""


def series_after(text: str, at: int, reach: int) -> Series | None:
    """The series whose first mark comes first within `reach` characters behind `at`."""
    best: tuple[int, str] | None = None
    for style, pattern in _STYLES.items():
        first = pattern.search(text, at, min(len(text), at + reach + 4))
        if first and value(first["n"]) == 1 and (best is None or first.start("n") < best[0]):
            best = (first.start("n"), style)
    return follow(text, best[1], at) if best else None


def follow(text: str, style: str, at: int) -> Series | None:
    """The series of one style from `at` on; None when a number is left out or told twice."""
    found: list[re.Match[str]] = []
    pattern, want = _STYLES[style], 1
    limit = min(len(text), at + (_LINES_REACH if style in _LINES else _REACH))
    for mark in pattern.finditer(text, at, limit):
        number = value(mark["n"])
        if style == "words" and number >= want > 1:
            number = want  # 首先…其次…最后
        if number == 1 and found:
            break
        if found and _higher(text, style, found[-1].end(), mark.start("n")):
            break
        if number != want:
            return None
        found.append(mark)
        want += 1
    if len(found) < 2:
        return None
    titles = []
    for mark in found:
        words = _TITLE.match(text, mark.end())
        titles.append(words.group().strip() if words else "")
    starts = [m.start("n") for m in found]
    heads = [text.rfind("\n", 0, s) for s in starts]
    end = found[-1].end() + min(len(titles[-1]), 16)
    lines = len(set(heads)) == len(heads) and all(
        not text[h + 1 : s].strip(" 　（(") for h, s in zip(heads, starts, strict=True)
    )
    return Series(style, starts[0], end, starts[-1], tuple(titles), lines)


def _higher(text: str, style: str, start: int, end: int) -> bool:
    """Whether a line with a higher mark stands between, so that the series is over."""
    if "\n" not in text[start:end]:
        return False
    for other, pattern in _STYLES.items():
        if other == style:
            break
        if other in _LINES:
            for mark in pattern.finditer(text, start, end):
                line = text.rfind("\n", 0, mark.start("n"))
                if line >= start - 1 and not text[line + 1 : mark.start("n")].strip(" 　（("):
                    return True
    return False


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
        return _HAN.get(printed, 0)
    return (_HAN.get(tens, 1) if tens else 1) * 10 + (_HAN.get(ones, 0) if ones else 0)

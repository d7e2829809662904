"""Which of two figures is told of the earlier time: by calendar years, 上年/今年, 年初/年末, 原有/现有, 由…到…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from checker import lazy
from checker.claims.formulas.changes import LAST_YEAR, THIS_YEAR, when
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import ANY, Figure

_OPENING = lazy.compile(
    r"年初|期初|月初|季初|原先|原来|原有|原为|此前|以前|从前|过去|当初|最初|法定|往年|历史|旧|"
    r"(?:改革|清理|整治|改造|调整|修订|整合|优化|合并|提速|实施|推行|启用|上线|压减|精简|治理|启动)[之以]?前|(?<!\d)1月(?!1[0-2])"
)
_CLOSING = lazy.compile(
    r"期末|月末|季末|年末|年底|目前|现有|现在|现为|现今|如今|眼下|截至|截止|迄今|至今|当前|今年|本年|"
    r"(?:改革|清理|整治|改造|调整|修订|整合|优化|合并|提速|实施|推行|启用|上线|压减|精简|治理)[之以]?后|(?<!\d)12月"
)
_FROM = lazy.compile(r"(?:由|从|自)[^，,。；;：:（）()]{0,12}$")
_TOWARD = lazy.compile(
    r"(?:(?<!达)到|至|[增减升降扩缩压并变改调转化合整提][^，,。；;]{0,3}[为成])(?:了|约|近|现在的?|目前的?)?$"
)
_AGAINST = lazy.compile(
    r"(?:(?<![占对])比(?![率例重值赛])|较(?![大多高为])|(?:与|同|跟)(?=上|去|前|20\d\d|往)|[低高多少]于)"
    r"[^，,。；;]{0,14}[（(]?$"
)

_YEAR_LIST = lazy.compile(
    rf"(?P<years>20\d\d年?(?:(?:、|和|与|及|至)20\d\d年?)+)[^。；;\n]{{0,30}}?(?:分别|依次)[^，,。；;\n\ue001-\ue007]{{0,10}}"
    rf"(?P<figures>{ANY}(?:(?:、|和|与|及|，){ANY})+)"
)
_LAST = lazy.compile(r"上一?年|去年|前年")
_CARRY = lazy.compile(r"度?[^，,。；;\ue001-\ue007]{0,4}(?:结转|结余|遗留|转入|转来|未结|滚存|旧存|存量)")
OPEN, CLOSE = "open", "close"


@dataclass(frozen=True, slots=True)
class Moment:
    """What the words say about the time of a figure."""

    year: int | None
    """As `when` gives it."""
    side: str
    """`open`, `close`, or empty."""
    source: bool
    """由■, 从■"""
    target: bool
    """到■, 增至■"""
    against: bool
    """比上年■, 与■相比"""

    @property
    def calendar(self) -> int | None:
        """The calendar year, where one is told."""
        return self.year if self.year is not None and self.year < LAST_YEAR else None


class Moments:
    """The moment of each figure of a report, read once."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._known: dict[int, Moment] = {}
        self._listed = dict(_years_of_lists(ctx))

    def __call__(self, figure: Figure) -> Moment:
        if figure.index not in self._known:
            found = moment(self._ctx, figure)
            year = self._listed.get(figure.index)
            self._known[figure.index] = found if year is None else replace(found, year=year)
        return self._known[figure.index]

    def listed(self, figure: Figure) -> int | None:
        """The year that a list of years gives the figure: 2022年、2023年分别为■、■."""
        return self._listed.get(figure.index)


def _years_of_lists(ctx: Context) -> Iterator[tuple[int, int]]:
    """2021年、2022年、2023年分别为■、■、■: (index of the figure, its year)."""
    for found in _YEAR_LIST.finditer(ctx.sheet.skeleton):
        years = [int(y) for y in re.findall(r"20\d\d", found["years"])]
        figures = ctx.sheet.within(found.start("figures"), found.end("figures"))
        if len(figures) == len(years):
            yield from ((f.index, y) for f, y in zip(figures, years, strict=True))


def moment(ctx: Context, figure: Figure) -> Moment:
    """When a figure is told of."""
    clause = ctx.sheet.skeleton[max(ctx.sheet.sentence(figure.at)[0], figure.at - 26) : figure.at]
    words = re.split(ANY, clause)[-1]
    side = _side(words) or _side(figure.post[:8] if figure.post.startswith(("（", "(")) else "")
    year = when(ctx, figure)
    if year == LAST_YEAR and _carried(ctx, figure):
        year = None
    return Moment(
        year,
        side,
        bool(_FROM.search(words)),
        bool(_TOWARD.search(words)),
        bool(_AGAINST.search(words)) and not _TOWARD.search(words),
    )


def _carried(ctx: Context, figure: Figure) -> bool:
    """Whether the last year named before a figure is that of a carry-over: 上年结转3件，新收■."""
    before = ctx.sheet.skeleton[ctx.sheet.sentence(figure.at)[0] : figure.at]
    named = list(_LAST.finditer(before))
    return bool(named) and bool(_CARRY.match(before, named[-1].end()))


@lru_cache(maxsize=1024)
def _side(words: str) -> str:
    last, side = -1, ""
    for pattern, name in ((_OPENING, OPEN), (_CLOSING, CLOSE)):
        for found in pattern.finditer(words):
            if found.start() > last:
                last, side = found.start(), name
    return side


def ordered(old: Moment, new: Moment) -> float:
    """How plainly `old` is the earlier: 0 not at all, below 0 it is the later."""
    score = 0.0
    if old.calendar is not None and new.calendar is not None:
        if old.calendar > new.calendar:
            return -2.0
        score += 2.0 if old.calendar < new.calendar else 0.0
    elif old.year == LAST_YEAR and new.year != LAST_YEAR:
        score += 2.0
    elif new.year == LAST_YEAR and old.year != LAST_YEAR:
        return -2.0
    elif new.year == THIS_YEAR and old.calendar is not None:
        score += 1.0
    elif old.year == THIS_YEAR and new.calendar is not None:
        score -= 1.0
    elif new.year is None and old.calendar is not None:
        score += 0.8
    score += {(OPEN, CLOSE): 2.0, (OPEN, ""): 1.0, ("", CLOSE): 0.5, (CLOSE, OPEN): -2.0}.get((old.side, new.side), 0.0)
    score += 0.7 * old.source + 0.7 * new.target - 0.7 * new.source - 0.7 * (old.target and not new.target)
    score += 0.7 * old.against - 0.7 * new.against
    return score

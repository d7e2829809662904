"""Which of two figures is told of the earlier time: by years, months, rounds, 上年/今年, 年初/年末, 由…到…."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker import lazy
from checker.claims.formulas.changes import LAST_YEAR, THIS_YEAR, YEAR, year_told
from checker.claims.formulas.context import Context
from checker.claims.formulas.percents import is_percent
from checker.claims.formulas.sheet import ANY, MULTIPLE, Figure
from checker.claims.weighing.data import Relation
from checker.dataclass import dataclass

_PART = lazy.compile(
    r"(?<![\d\-—－~～至到.])(?P<month>1[0-2]|[1-9])月(?!\d{1,2}日|至|到|[\-—－~～])|"
    r"(?P<quarter>[一二三四])季度?(?!至|到|[\-—－、])|(?P<half>[上下])半(?:年|月)|"
    r"第(?P<round>[一二三四五六七八九十\d]{1,3})(?:轮|批|次|期|阶段|周|学期)(?!至|到|、)|(?P<first>首)(?:轮|批|次|期)|"
    r"(?P<stem>[^，,。；;、\s\d\ue001-\ue007]{2})[之以]?(?P<side>[前后])(?![期续者勤台备果])"
)
_PARTIAL = lazy.compile(r"季度|半年|前[一二三四五六七八九十\d]+个?月|[至到\-—－~～]\d{1,2}月")
_BEFORE_AFTER = lazy.compile(r"[之以]?(?P<side>[前后])")
_MARK = lazy.compile(ANY)
_ORDER = "一二三四五六七八九十"
_FROM = lazy.compile(r"(?:由(?!于)|从(?![轻重严宽快优事业])|自(?![愿查动主行]))[^，,。；;：:（）()]{0,12}$")
_TOWARD = lazy.compile(
    r"(?:(?<!达)到|至|[增减升降扩缩压并变改调转化合整提][^，,。；;]{0,3}[为成])(?:了|约|近|现在的?|目前的?)?$"
)
_AGAINST = lazy.compile(
    r"(?:(?<![占对])比(?![率例重值赛])|较(?!大|多|高(?!峰)|为)|(?:与|同|跟)(?=上|去|前|20\d\d|往)|[低高多少]于)"
    r"[^，,。；;]{0,14}[（(]?$"
)

_YEAR_LIST = lazy.compile(
    rf"(?P<years>(?:20\d\d年?|[前去上今本]年)度?(?:(?:、|和|与|及|至|到|[\-—－~～]+)(?:20\d\d年?|[去上今本]年)度?)+)[^。；;\n]{{0,30}}?(?:分别|依次|逐年)[^，,。；;\n\ue001-\ue007]{{0,10}}"
    rf"(?P<figures>{ANY}(?:(?:、|和|与|及|，){ANY})+)"
)
_TURNS = {"前": 1, "去": 2, "上": 2, "今": 3, "本": 3}
_RUN_OF_YEARS = lazy.compile(
    rf"(?P<count>[两三四五])(?:个年度|年)[^。；;\n\ue001-\ue007]{{0,30}}?(?:分别|依次|逐年)[^，,。；;\n\ue001-\ue007]{{0,10}}"
    rf"(?P<figures>{ANY}(?:(?:、|和|与|及|，){ANY})+)"
)
_AND = lazy.compile(r"[、和]?|[^，,。；;、：:（）()\d]{1,3}、")
"""84批507人次; 5个环节、12份材料、6个工作日"""
_LED_TO = lazy.compile(r"[，,](?:就是|已|共)?(?:达到?|为|至|升至|增至|降至|减至|降为|升为|共|有|是)")
"""What stands between a rate of change and the figure that it led to."""
_HELD_TO = lazy.compile(r"(?:对[照比]|比[照对]?|较|参照)(?:了)?$")
_LIMIT = lazy.compile(r"的?(?:法定|原定?|规定|原来?的?)[^，,。；;\ue001-\ue007]{0,6}")
"""对照20个工作日的法定时限: what a figure is held against is told behind it."""
_NEXT = 5
"""Characters from the one figure to the other at most."""
_BEHIND = 14
"""So far behind a figure its year is told."""
_LAST = lazy.compile(r"[上前]一年|上年|去年|前年")
_CLOSED = lazy.compile(r"[^（()）]+[）)]")
"""（含前年转来的■），今年■: a year in a bracket that is closed is that of nothing behind it; 上年（2022年）is one."""
_TIMES_BASE = lazy.compile(rf"[^，,。；;\ue001-\ue007]{{0,8}}的(?:约|近|将近|超过?)?{MULTIPLE}")
"""是去年的■倍，其中涉企■: what a multiple is of tells no time of what follows."""
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
    part: tuple[str, int] | None = None
    """Which month, quarter, half or round, before or after what: ("month", 9), ("审批", 0)."""
    whole: bool | None = None
    """Of a whole year, or of a part of one (前三季度, 1至9月); None when nothing says."""
    last: bool = False
    """The words right before it name the last year."""

    @property
    def said(self) -> bool:
        """Whether the words right before the figure tell its place in time."""
        return bool(self.side or self.source or self.target or self.against or self.part)

    @property
    def calendar(self) -> int | None:
        """The calendar year, where one is told."""
        return self.year if self.year is not None and self.year < LAST_YEAR else None


_NEVER = Moment(None, "", False, False, False)


def is_led_to(before: Figure, between: str) -> bool:
    """环比增长12%，为■: whether a figure is told as what the rate of change right before it led to."""
    return is_percent(before) and _LED_TO.fullmatch(between) is not None


class Moments:
    """The moment of each figure of a report, read once."""

    def __init__(self, ctx: Context, relation: Relation) -> None:
        self._ctx = ctx
        self._sides = tuple((relation.cues[c], name) for c, name in (("opening", OPEN), ("closing", CLOSE)))
        self._reform = relation.cues["reform"]
        self._words: dict[str, Moment] = {}
        self._years = list(YEAR.finditer(ctx.sheet.skeleton))
        self._starts = [m.start() for m in self._years]
        self._known: dict[int, Moment] = {}
        self._listed = {**dict(_runs_of_years(ctx, relation)), **dict(_years_of_lists(ctx))}

    def __call__(self, figure: Figure) -> Moment:
        if figure.index not in self._known:
            found = self._beside(figure, self._read(figure))
            year = self._listed.get(figure.index)
            self._known[figure.index] = found if year is None else replace(found, year=year)
        return self._known[figure.index]

    def _beside(self, figure: Figure, found: Moment) -> Moment:
        """由84批507人次变为42批539人次: what stands right behind a figure of another unit is told of its time."""
        sheet = self._ctx.sheet
        before = sheet.figures[figure.index - 1] if figure.index else None
        if before is None or figure.at - before.at > _NEXT or before.family == figure.family or found.said:
            return found
        if _AND.fullmatch(sheet.between(before, figure)) is None:
            return found
        other = self(before)
        return replace(found, side=other.side, source=other.source, target=other.target, against=other.against)

    def listed(self, figure: Figure) -> int | None:
        """The year that a list of years gives the figure: 2022年、2023年分别为■、■."""
        return self._listed.get(figure.index)

    def _read(self, figure: Figure) -> Moment:
        sheet = self._ctx.sheet
        skeleton, at = sheet.skeleton, figure.at
        start, _ = sheet.sentence(at)
        if start == at > 1 and skeleton[at - 1] in "？?":  # 去年调解了几起？80起。
            start, _ = self._ctx.sheet.sentence(at - 2)
        words = _MARK.split(skeleton[max(start, at - 26) : at])[-1]
        before = sheet.figures[figure.index - 1] if figure.index else None
        if before is not None and before.at >= start and (not before.family or is_led_to(before, words)):
            # 12月份诉求量环比增长12%，为450件; 11月份12345转来诉求375件: the number of a line counts nothing
            words = _MARK.split(skeleton[max(start, before.at - 26) : before.at])[-1] + words
        said = self._words.get(words)
        if said is None:
            said = self._words[words] = self._said(words)
        if not said.side and figure.post.startswith(("（", "(")):
            said = replace(said, side=self._side(figure.post[:8]))
        elif not said.side and _HELD_TO.search(words) and (limit := _LIMIT.match(figure.post)):
            said = replace(said, side=self._side(limit.group()))
        named = self._named(start, at)
        year = year_told(skeleton, named, start, at) if named else self._year_behind(figure)
        if year == LAST_YEAR and self._ends_before(named, at):
            year = None
        if year == LAST_YEAR and ((said.side == CLOSE and not said.last) or _carried(skeleton[start:at])):
            year = None
        return said if year is None else replace(said, year=year)

    def _named(self, start: int, at: int) -> list[re.Match[str]]:
        """The years named between the two places that may be told of what stands at the second."""
        text = self._ctx.sheet.skeleton
        named = self._years[bisect_left(self._starts, start) : bisect_left(self._starts, at)]
        return [y for y in named if not (_CLOSED.match(text, y.end(), at) or _TIMES_BASE.match(text, y.end(), at))]

    def _ends_before(self, named: Sequence[re.Match[str]], at: int) -> bool:
        """来访■，上年■；来信■，上年■: a year of another part of the sentence, where its own part names it behind."""
        skeleton = self._ctx.sheet.skeleton
        start = max(skeleton.rfind(mark, 0, at) for mark in "；;")
        if not named or named[-1].start() > start:
            return False
        end = min((e for e in (skeleton.find(mark, at) for mark in "；;。\n") if e >= 0), default=len(skeleton))
        behind = self._years[bisect_left(self._starts, at) : bisect_left(self._starts, end)]
        return any(found[2] for found in behind)

    def _year_behind(self, figure: Figure) -> int | None:
        """45条线索于去年移送: the year stands behind a figure that opens its clause."""
        if len(figure.pre) > 1 or not figure.post:
            return None
        at, end = figure.at + 1, figure.at + 1 + min(len(figure.post), _BEHIND)
        named = self._years[bisect_left(self._starts, at) : bisect_left(self._starts, end)]
        return year_told(self._ctx.sheet.skeleton, named, at, end) if named else None

    def _said(self, words: str) -> Moment:
        """What the words right before a figure say, years aside."""
        if not words:
            return _NEVER
        target = bool(_TOWARD.search(words))
        against = not target and bool(_AGAINST.search(words))
        source, last = bool(_FROM.search(words)), bool(_LAST.search(words))
        return Moment(None, self._side(words), source, target, against, _part(words), _whole(words), last)

    def _side(self, words: str) -> str:
        last, side = -1, ""
        for pattern, name in self._sides:
            for found in pattern.finditer(words):
                if found.start() > last:
                    last, side = found.start(), name
        for found in self._reform.finditer(words):
            behind = _BEFORE_AFTER.match(words, found.end())
            if behind is not None and found.start() > last:
                last, side = found.start(), OPEN if behind["side"] == "前" else CLOSE
        return side


def _years_of_lists(ctx: Context) -> Iterator[tuple[int, int]]:
    """2021年、2022年、2023年分别为■、■、■: (index of the figure, its year)."""
    for found in _YEAR_LIST.finditer(ctx.sheet.skeleton):
        years = [_TURNS.get(y) or int(y) for y in lazy.findall(r"20\d\d|[前去上今本](?=年)", found["years"])]
        if len(years) == 2 and lazy.search(r"[至到\-—－~～]", found["years"]):
            years = list(range(years[0], years[1] + 1))
        figures = ctx.sheet.within(found.start("figures"), found.end("figures"))
        if len(figures) == len(years):
            yield from ((f.index, y) for f, y in zip(figures, years, strict=True))


def _runs_of_years(ctx: Context, relation: Relation) -> Iterator[tuple[int, int]]:
    """三年间依次为■、■、■: (index of the figure, which of the years it is of)."""
    for found in _RUN_OF_YEARS.finditer(ctx.sheet.skeleton):
        figures = ctx.sheet.within(found.start("figures"), found.end("figures"))
        if any(relation.says(way, found.group()) for way in ("up", "down")):
            continue  # 后两年分别增长■、■
        if len(figures) == "一两三四五".index(found["count"]) + 1:
            yield from ((f.index, turn) for turn, f in enumerate(figures, 1))


def _whole(words: str) -> bool | None:
    if _PARTIAL.search(words):
        return False
    return True if "全年" in words else None


def _part(words: str) -> tuple[str, int] | None:
    """The last month, quarter, half or round that the words before a figure name."""
    named = list(_PART.finditer(words))
    if not named:
        return None
    found = named[-1]
    kind, text = str(found.lastgroup), found[str(found.lastgroup)]
    if kind == "half":
        return kind + found.group()[-1], int(text == "下")
    if kind == "side":  # 审批前 against 审批后
        return found["stem"], int(found["side"] == "后")
    if kind == "first":
        return "round", 1
    if text.isdigit():
        return kind, int(text)
    return kind, _ORDER.index(text) + 1 if len(text) == 1 else 11


def _carried(before: str) -> bool:
    """Whether the last year named before a figure is that of a carry-over: 上年结转3件，新收■."""
    named = list(_LAST.finditer(before))
    return bool(named) and bool(_CARRY.match(before, named[-1].end()))


def _other_years(old: Moment, new: Moment) -> bool:
    """Whether the two are told of two years: 去年四季度, 今年一季度."""
    return old.calendar != new.calendar or (old.year == LAST_YEAR) != (new.year == LAST_YEAR)


def ordered(old: Moment, new: Moment) -> float:
    """How plainly `old` is the earlier: 0 not at all, below 0 it is the later."""
    if old.whole is not None and new.whole is not None and old.whole != new.whole:
        return -2.0
    score = 0.0
    if old.part and new.part and old.part[0] == new.part[0] and old.part != new.part and not _other_years(old, new):
        return 2.0 if old.part[1] < new.part[1] else -2.0
    if old.calendar is not None and new.calendar is not None:
        if old.calendar > new.calendar:
            return -2.0
        score += 2.0 if old.calendar < new.calendar else 0.0
    elif old.year == LAST_YEAR and new.year != LAST_YEAR:
        if new.calendar is not None and new.against:  # 上年■，比2021年的■
            return -2.0
        score += 2.0
    elif new.year == LAST_YEAR and old.year != LAST_YEAR:
        if old.calendar is None or not old.against:
            return -2.0
        score += 1.0
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

"""Percentages however they are printed: 63.5%, 两成五, 近四分之一, 过半数."""

from __future__ import annotations

from decimal import Decimal

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formulas.arithmetic import HUNDRED, change, plain, possible, quotient, widened
from checker.claims.formulas.families import family_of
from checker.claims.formulas.sheet import Figure, Sheet
from checker.claims.interval import Interval
from checker.claims.model import Kind
from checker.dataclass import dataclass
from checker.diagnostics.message import Text

_WORDS = word_lists(__file__)

_PART_WORD = lazy.compile(_WORDS["parts"])
_EACH = lazy.compile(r"(?:平均)?每(十|百|千|100?0?)([\u4e00-\u9fff])")
_SIZES = {"十": 10, "百": 100, "千": 1000}
_MARK = lazy.compile(r"[，,。；;：:、（(]")
_HALF_TENTH = Decimal(5)
_ABOUT = Decimal("0.5")
_AT_LEAST = lazy.compile(f"(?:{_WORDS['at_least']})$")


def is_percent(figure: Figure) -> bool:
    """A percentage, or a part of a whole told in words (‰, 万分之 and bare ratios are none)."""
    if figure.kind in (Kind.PERCENT, Kind.GROWTH):
        return not figure.mention.text.endswith("‰")
    return figure.kind is Kind.RATIO and is_worded(figure) and not lazy.search(r"[千万]分", figure.mention.text)


@dataclass(frozen=True, slots=True)
class Each:
    """每百件…有■: of how many a part is told, and the words that stand between."""

    size: Decimal
    told: str
    before: str
    behind: str


def each_of(sheet: Sheet, figure: Figure) -> Each | None:
    """What a count is told to be a part of, where that is ten, a hundred or a thousand of its own unit."""
    words, before = figure.pre, figure.pre
    previous = sheet.figures[figure.index - 1] if figure.index else figure
    if previous.sentence == figure.sentence and previous.mention.text.startswith("每"):  # 每100份 is a count itself
        words = previous.mention.text + sheet.between(previous, figure)
        before = previous.pre.removesuffix("每").removesuffix("平均") + figure.pre
    elif "每" not in words:
        return None
    found = _EACH.search(words)
    if found is None or family_of(found[2]) != figure.family or _MARK.search(words, found.end()):
        return None
    size = Decimal(_SIZES.get(found[1]) or int(found[1]))
    return Each(size, found.group(), before.replace(found.group(), ""), words[found.end() :])


def is_worded(figure: Figure) -> bool:
    """Told in words: 两成, 三分之一, 半数."""
    return figure.kind is Kind.RATIO and bool(_PART_WORD.search(figure.mention.text)) and figure.number <= 1


def band(figure: Figure) -> Interval:
    """The percentages a print can stand for; words are read generously, half a tenth either way."""
    if figure.kind is not Kind.RATIO:
        told = widened(figure.mention)
        if figure.exact or not figure.mention.decimals:
            return told
        least, most = figure.number - _ABOUT, figure.number + _ABOUT  # 约34.1%: the decimal is meant
        return Interval(
            None if told.low is None else max(told.low, least), None if told.high is None else min(told.high, most)
        )
    around = possible(figure.mention)
    low = None if around.low is None else abs(around.low) * HUNDRED
    high = None if around.high is None else abs(around.high) * HUNDRED
    middle = figure.number * HUNDRED
    if _AT_LEAST.search(figure.pre) and figure.exact:
        return Interval(middle, None)
    if figure.exact:
        wide = _HALF_TENTH if lazy.search(r"成$|半", figure.mention.text) else Decimal(3)
        wide = Decimal(2) if lazy.search(r"成[一二三四五六七八九半]", figure.mention.text) else wide
        upper = HUNDRED / 10 if lazy.search(r"成$", figure.mention.text) else wide
        return Interval(middle - wide, middle + upper, high_open=upper > wide)  # 40% is no 三成
    slack = Decimal(2)
    return Interval(None if low is None else low - slack, None if high is None else high + slack)


def share_fits(a: Interval, b: Interval, figure: Figure) -> bool:
    """Whether a/b can be printed as the figure."""
    ratio = quotient(a, b)
    return ratio is not None and ratio.meets(band(figure))


def moved_by(new: Interval, old: Interval, figure: Figure, sign: int | None) -> bool:
    """Whether the change from old to new can be printed as the figure up (1), down (-1) or either (None)."""
    found = change(new, old)
    if found is None:
        return False
    told = band(figure)
    return (sign != -1 and found.meets(told)) or (sign != 1 and (-found).meets(told))


def printed(figure: Figure) -> Text:
    """The percentage as printed, without the words before it."""
    value = figure.mention.text if figure.kind is Kind.RATIO else plain(figure.number) + "%"
    return Text(value, value)

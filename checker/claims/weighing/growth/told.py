"""Figures that tell a change, by any verb of rise or fall, and whether two figures bear a change out."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from checker import lazy
from checker.claims.formulas.arithmetic import possible
from checker.claims.formulas.changes import Move
from checker.claims.formulas.context import Context, is_amount
from checker.claims.formulas.growth import about
from checker.claims.formulas.percents import band, is_percent
from checker.claims.formulas.sheet import ANY, Figure
from checker.claims.model import Kind
from checker.claims.numerals import SPOKEN
from checker.claims.weighing.data import Relation
from checker.dataclass import dataclass

_TIMES_OF = lazy.compile(r"的(?:约|近|超过?|大约|将近|整整)?$")
_SPLIT = lazy.compile(rf"{ANY}|[，,。；;、（）()\n]")
_JOINED = lazy.compile(r"\s*(?:、|和|及|与|，|,)[^，,。；;、]{0,6}")
_AND_RATE = lazy.compile(r"\s*[、（(/／]\s*")
_NAMED = lazy.compile(
    r"的(?:[^，,。；;、\ue001-\ue007]{0,3}?)(?P<name>[增降涨升跌减缩](?:幅度?|速|率|量|额)|(?:增长|下降|上升|提升|提高|降低|压减|缩减|减少|增加|回落)(?:幅度?|率|速度?|量|额)?)(?!到|至|为|了|目标|任务|计划|要求)"
)
_SINCE = lazy.compile(
    r"(?:[与同跟较比])(?:年初|期初|上年|去年|上一年|上届|原来|原先|过去|此前|以往|20\d\d年|[^，,。；;、\ue001-\ue007]{2,4}[之以]?前(?!后))[^，,。；;\ue001-\ue007]{0,6}(?:[，,]|$|相比|比)"
)
_AS = lazy.compile(
    r"(?:^|[，,。；;、：:\n])(?:[从就看论以按]|至于|其中)?(?P<verb>[增降涨升跌减缩])(?:[幅速]度?|长率|低率|少率|减率|升率|加率)"
    r"(?:来看|来说|来讲|而言|方面|上|看|算|计|说|一项|如何)*[，,：:]$"
)
_IN_TURN = lazy.compile("分别|依次|先是|逐年|逐次")
_MARKS = frozenset("、和")
_YEARS = lazy.compile(r"[两二三四][个]?年")
"""后两年降幅为■和■"""
_NO_AMOUNT = lazy.compile(r"\0|^于|达到|后")
_MINUS = frozenset("-－−–")
_COLON = lazy.compile("[：:]")
_STATES, _WITHIN = 2, 50
"""Counts of one unit that may stand before what went, in one sentence; characters from what it is compared with."""
_WORDS = 26
_TINY = 1e-9
_WITHIN_STEP = 5e-9
"""Neither rounding nor cutting off moves a rate by a whole unit of its last place: just 10% is not printed 11%."""

RATE, DELTA, POINTS, GROWTH, RATIO, DOUBLE = "rate", "delta", "points", "multiple", "ratio", "double"
_SCALES = {RATE: (100.0, -100.0), GROWTH: (1.0, -1.0), RATIO: (1.0, 0.0), DOUBLE: (1.0, 0.0)}
"""(scale, offset) such that the change from old to new is scale · new/old + offset."""


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that tells by how much something rose or fell."""

    figure: Figure
    kind: str
    toward: int | None
    """1 a rise, -1 a fall, None when the words say neither."""
    own: str
    """The words before the verb in its clause."""
    tail: str
    """The words between the verb and the figure."""
    verb: str = ""
    turn: int = 0
    """Its place in a list: 分别增长■、■和■."""


def told_changes(ctx: Context, relation: Relation) -> Iterator[Change]:
    """Every figure that a word of change stands before, in text order."""
    last: Change | None = None
    for figure in ctx.sheet.figures:
        kind = _kind_of(figure)
        if kind is None:
            continue
        words = _SPLIT.split(ctx.sheet.skeleton[max(figure.at - _WORDS, 0) : figure.at])[-1]
        found = _told(relation, figure, kind, words) if words or kind == DOUBLE else None
        if found is None and kind == RATE and figure.mention.text[:1] in _MINUS:
            found = Change(figure, kind, -1, words, "")
        if found is None and kind == RATE:
            found = _told_as(relation, ctx, figure, words)
        if found is None and figure.post.startswith("的"):
            found = _told_behind(relation, figure, kind, words)
        if found is not None and last is not None and _next_in_list(ctx, last, found):
            found = replace(found, own=last.own, turn=last.turn + 1)
        elif found is None and last is not None and last.kind == kind and _next_in_list(ctx, last, last, figure):
            found = Change(figure, kind, last.toward, last.own, "", last.verb, last.turn + 1)
        elif found is None and last is not None and _is_its_rate(ctx, last, kind, figure):
            found = Change(figure, kind, last.toward, "", "", last.verb)
        elif found is None and last is not None and _is_amount_too(relation, ctx, last, kind, figure):
            found = Change(figure, kind, last.toward, last.own, "", last.verb)
        if found is not None:
            yield found
        last = found


def _told_behind(relation: Relation, figure: Figure, kind: str, words: str) -> Change | None:
    """36.3%的降幅, 52件的增量: the change is named behind its figure."""
    named = _NAMED.match(figure.post)
    if named is None or kind in (RATIO, DOUBLE) or relation.says("level", words) or "占" in words:
        return None
    toward = next((way for cue, way in (("up", 1), ("down", -1)) if relation.says(cue, named["name"])), None)
    return Change(figure, kind, toward, words, "", named["name"])


def _told_as(relation: Relation, ctx: Context, figure: Figure, words: str) -> Change | None:
    """从降幅看，达到53%: the clause before, which tells no figure, says that it is a change."""
    end = figure.at - len(words)
    if not end or ctx.sheet.skeleton[end - 1] not in "，,：:":
        return None
    start, _ = ctx.sheet.sentence(figure.at)
    named = _AS.search(ctx.sheet.skeleton, max(start - 1, figure.at - _WORDS, 0), end)
    if named is None or relation.cues["filler"].sub("", words).strip():
        return None
    return Change(figure, RATE, -1 if named["verb"] in "降减跌缩" else 1, "", words, named["verb"])


def newly_told(
    ctx: Context, relation: Relation, changes: Mapping[int, Change], moves: Sequence[Move]
) -> Iterator[Change]:
    """Counts that verbs of coming and going make a change, where two states are told or compared with."""
    yield from _new_behind(ctx, relation, changes, moves)
    yield from _gone_since(ctx, relation, changes)


def _gone_since(ctx: Context, relation: Relation, changes: Mapping[int, Change]) -> Iterator[Change]:
    """与年初相比，年末降为258项，共取消74项: what went is the difference, unless its sentence tells of more comings."""
    text = ctx.sheet.skeleton
    since = [m.end() for m in _SINCE.finditer(text)]
    for figure in ctx.sheet.figures if since else ():
        behind = bisect_right(since, figure.at) - 1
        if behind < 0 or figure.at - since[behind] > _WITHIN or figure.index in changes or _kind_of(figure) != DELTA:
            continue
        words = _SPLIT.split(text[max(figure.at - _WORDS, 0) : figure.at])[-1]
        gone, new = relation.cues["gone"].search(words), relation.cues["newly"].search(words)
        if gone is None and new is None:
            continue
        start, end = ctx.sheet.sentence(figure.at)
        if since[behind] <= start:
            continue
        alike = [f for f in ctx.sheet.within(start, end) if f.family == figure.family and f is not figure]
        if len([f for f in alike if f.index not in changes]) > _STATES or any(f.at > figure.at for f in alike):
            continue
        found = gone or new
        if found is not None:
            yield Change(figure, DELTA, -1 if gone else 1, words[: found.start()], "", found.group())


def _new_behind(
    ctx: Context, relation: Relation, changes: Mapping[int, Change], moves: Sequence[Move]
) -> Iterator[Change]:
    """由9家扩至15家。新增的6家…: what is new behind two figures is their difference, unless something went as well."""
    figures = ctx.sheet.figures
    for move in moves:
        last = max(move.new.index, move.old.index)
        for figure in figures[last + 1 : last + 3]:
            words = _SPLIT.split(ctx.sheet.skeleton[max(figure.at - _WORDS, 0) : figure.at])[-1]
            if figure.index in changes or figure.family != move.new.family or _kind_of(figure) != DELTA:
                continue
            found = relation.cues["newly"].search(words)
            if found is None or abs(figure.sentence - move.new.sentence) > 1:
                continue
            others = [
                f
                for f in figures[max(last - 6, 0) : last + 8]
                if f.family == figure.family
                and f.sentence in (figure.sentence, move.new.sentence)
                and f not in (figure, move.new, move.old)
            ]
            if not others:
                yield Change(figure, DELTA, 1, words[: found.start()], "", found.group())


def _told(relation: Relation, figure: Figure, kind: str, words: str) -> Change | None:
    """The change that the words before a figure tell."""
    if kind in (RATIO, DOUBLE):
        if kind == DOUBLE or _TIMES_OF.search(words):
            return Change(figure, kind, 1 if kind == DOUBLE else None, words, "")
        kind = GROWTH
    if not any(relation.cues[cue].search(words) for cue in ("up", "down", "either")):
        return None
    if "占" in words and relation.says("share_of", words):
        return None
    clean = relation.cues["no_change"].sub(lambda m: "\0" * len(m.group()), words)
    ways = (("up", 1), ("down", -1), ("either", 0))
    found = [(m.end(), m.start(), way) for cue, way in ways for m in relation.cues[cue].finditer(clean)]
    if not found:
        return None
    end, at, way = max(found, key=lambda f: (f[0], -f[1]))
    tail = clean[end:]
    plain = relation.cues["in_turn"].sub("", tail)
    if relation.says("level", plain) and not (kind == RATE and lazy.search(r"[率幅度速]为$", plain)):
        return None
    # 扩编20%, 减编20%: a verb of two characters at the head of its clause
    rest = relation.cues["filler"].sub("", tail).strip()
    if (
        kind != DELTA
        and rest
        and not (kind == RATE and at == 0 and len(rest) == 1 and tail.startswith(rest) and rest > "一")
    ):
        return None
    # 低于上年的1080件: the level compared with, no amount; 出口退税平均办理时间4天: a cue inside a word
    most = 10 if end - at > 1 else 4
    if kind == DELTA and (len(tail) > most or _NO_AMOUNT.search(tail) or relation.says("compared", tail)):
        return None
    if kind == DELTA and rest and _COLON.search(tail):  # 时限压缩情况：法定■
        return None
    return Change(figure, kind, way or None, words[:at], words[end:], words[at:end])


def _next_in_list(ctx: Context, last: Change, this: Change, figure: Figure | None = None) -> bool:
    """Whether a change goes on a list that 分别 opens: 同比分别增长■、■."""
    later = figure or this.figure
    if later.index != last.figure.index + 1 or not (
        last.turn or _IN_TURN.search(last.figure.clause) or _YEARS.search(last.own)
    ):
        return False
    return bool(_JOINED.fullmatch(ctx.sheet.between(last.figure, later)))


def _is_its_rate(ctx: Context, last: Change, kind: str, figure: Figure) -> bool:
    """减少133件、33.3%; 增加52件（14.4%）: an amount and its rate side by side."""
    if last.kind != DELTA or kind != RATE or figure.index != last.figure.index + 1:
        return False
    return bool(_AND_RATE.fullmatch(ctx.sheet.between(last.figure, figure)))


def _is_amount_too(relation: Relation, ctx: Context, last: Change, kind: str, figure: Figure) -> bool:
    """较上年减少2起、2600万元: amounts of two units side by side."""
    beside = (
        last.kind == kind == DELTA and figure.index == last.figure.index + 1 and figure.family != last.figure.family
    )
    return beside and relation.says("against", last.own) and ctx.sheet.between(last.figure, figure) in _MARKS


def _kind_of(figure: Figure) -> str | None:
    if figure.number == 0:
        return None
    if is_percent(figure):
        return RATE
    if figure.kind is Kind.POINTS:
        return POINTS
    if figure.kind is Kind.MULTIPLE:
        return DOUBLE if "番" in figure.mention.text else RATIO
    return DELTA if is_amount(figure) and figure.exact and figure.number > 0 and figure.times == 1 else None


def factor(change: Change) -> Decimal:
    """How many times the old figure the new one is, for 翻番."""
    found = lazy.search(r"翻(?:了)?(?:近|约|超)?([一两二三四\d])", change.figure.mention.text)
    mark = found[1] if found else "一"
    return Decimal(2) ** (SPOKEN[mark] if mark in SPOKEN else int(mark))


@dataclass(frozen=True, slots=True)
class Reach:
    """Where the quotient or the difference of two levels may lie for a change to be printed as it is."""

    by_ratio: bool
    ranges: tuple[tuple[float, float], ...]
    slack: float
    """One unit in the last printed place of percentage points, 0 for all else."""

    def holds(self, new: tuple[float, float], old: tuple[float, float], slack: float = 0.0) -> bool:
        """Whether the change from `old` to `new`, each (low, high), may be printed so."""
        if self.by_ratio:
            if old[0] <= 0:
                return False
            low, high = new[0] / old[1] - _TINY, new[1] / old[0] + _TINY
        else:
            more = max(slack - self.slack, 0.0) + _TINY
            low, high = new[0] - old[1] - more, new[1] - old[0] + more
        return any(low <= b and a <= high for a, b in self.ranges)


def reach_of(change: Change) -> Reach:
    """What two levels must give to bear the change out, by rounding as people do it."""
    figure, toward = change.figure, change.toward
    if change.kind in (RATE, GROWTH, RATIO, DOUBLE):
        if change.kind == RATE:
            told = band(figure)
            low, high = (float(told.low or 0) / 100, math.inf if told.high is None else float(told.high) / 100)
            high -= _WITHIN_STEP * told.high_open
        elif change.kind == DOUBLE:
            low, high = 0.9 * float(factor(change)) - 1, 1.15 * float(factor(change)) - 1
        else:
            told, less = about(figure), 1 if change.kind == RATIO else 0
            low, high = float(told.low or 0) - less, math.inf if told.high is None else float(told.high) - less
        if figure.exact and change.kind == RATE and figure.kind is not Kind.RATIO:
            low, high = low + _WITHIN_STEP, high - _WITHIN_STEP
        ranges = [(1 + low, 1 + high)] if toward != -1 or change.kind in (RATIO, DOUBLE) else []
        if change.kind == RATE and toward != 1:
            ranges += [(1 - high, 1 - low)]
            if toward is None and low > 0:  # 提速: faster by so much, not shorter
                ranges += [(1 / (1 + high), 1 / (1 + low))]
        return Reach(True, tuple(ranges), 0.0)
    told = possible(figure.mention)
    low, high = float(told.low or 0), math.inf if told.high is None else float(told.high)
    if change.kind == POINTS:
        slack = 10.0**-figure.mention.decimals
        low, high = (
            (low - slack, high + slack) if not figure.exact else (told_of(figure) - slack, told_of(figure) + slack)
        )
        return Reach(False, ((low, high), (-high, -low)), slack)
    both = ((low, high), (-high, -low))
    return Reach(False, both if toward is None else both[:1] if toward == 1 else both[1:], 0.0)


def told_of(figure: Figure) -> float:
    """The printed change in the unit of its kind, without a sign."""
    return float(figure.number) * (100.0 if figure.kind is Kind.RATIO else 1.0)


def changed(kind: str, new: float, old: float) -> float:
    """The change from `old` to `new` in the unit of its kind, negative for a fall."""
    if kind in (DELTA, POINTS):
        return new - old
    by, less = _SCALES[kind]
    return by * new / old + less

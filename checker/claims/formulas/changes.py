"""What the text says about change: from A to B, last year's figure, a difference, a growth rate, a multiple."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formulas.context import Context, is_amount
from checker.claims.formulas.sheet import COUNT, PERCENT, Figure
from checker.claims.model import Kind
from checker.dataclass import dataclass

_WORDS = word_lists(__file__)

_TAIL = f"(?:{_WORDS['tails']})*"
CHANGE = lazy.compile(rf"(?:(?P<up>{_WORDS['up']})|(?P<down>{_WORDS['down']})){_TAIL}$")
_LEVEL = lazy.compile(rf"(?:{_WORDS['up']}|{_WORDS['down']})(?:到|至|为)$")
_NEW, _RATE_IS = lazy.compile("新增(?:了|约|近)*$"), lazy.compile("[率幅度]为$")
_COMPARED = lazy.compile(r"(?<!占)比(?![例重率])|较")
"""同比高达■, and not 占比高达■."""
_MOST = lazy.compile(f"(?:{_WORDS['degrees']})(?:多|少|高|低)(?:约|为|达)*$")
_FROM_TO = lazy.compile(
    rf"(?:由|从|自)(?P<lead>[^，,。；;：:（）()\ue001-\ue007]{{0,16}})(?P<a>[{COUNT}{PERCENT}])(?P<mid>[^，,。；;：:\ue001-\ue007]{{0,18}}?)"
    rf"(?:到|至|为|成)(?P<rest>[^，,。；;：:\ue001-\ue007]{{0,8}})(?P<b>[{COUNT}{PERCENT}])"
)
_ARROW = lazy.compile(rf"(?P<a>[{COUNT}{PERCENT}])\s*(?:→|➔|⟶|—+>|-+>)\s*(?P<b>[{COUNT}{PERCENT}])")
YEAR = lazy.compile(rf"(20\d\d)年?(?=[^-—－\d]|$)|({_WORDS['last_time']})|({_WORDS['this_time']})")
_BASE = lazy.compile(f"(?:{_WORDS['of_base']})*")
_SINCE = lazy.compile(f"(?:度)?(?:{_WORDS['since']})")
_THIS_YEAR, _LAST_YEAR = 10_000, 9_999
LAST_YEAR, THIS_YEAR = _LAST_YEAR, _THIS_YEAR
CAVEAT = lazy.compile(_WORDS["caveats"])


@dataclass(frozen=True, slots=True)
class Move:
    """Two states of one measure; `span` tells how they are bound, for the reading."""

    new: Figure
    old: Figure
    zh: str
    en: str


def direction(figure: Figure) -> int | None:
    """1 when the words before the figure say a rise, -1 a fall, None when they say neither."""
    return _told(figure.pre)[0]


def is_change(figure: Figure) -> bool:
    """Whether a percentage or count is the amount of a change (not the level it changed to)."""
    return _told(figure.pre)[1]


@lru_cache(maxsize=1024)
def _told(pre: str) -> tuple[int | None, bool]:
    """Which way the words before a figure say that it went, and whether it is the amount of that change.

    Asked several times of every figure, so the answers are kept.
    """
    found = CHANGE.search(pre)
    return (None, False) if found is None else (1 if found["up"] else -1, _is_amount_of(found, pre))


def _is_amount_of(found: re.Match[str], pre: str) -> bool:
    if _NEW.search(pre):
        return False
    if found.group() in ("多达", "高达"):  # 纠纷多达■: as many as; 比上年增加多达■: a change
        return bool(_COMPARED.search(pre) or CHANGE.search(pre[: found.start()]))
    if _LEVEL.search(pre) and not _RATE_IS.search(pre):
        return False
    # 最高、至多、不少 are no changes
    return not _MOST.search(pre)


def from_to(ctx: Context) -> Sequence[Move]:
    """由A增至B, 从A压减到B, in text order; read once and kept with the report."""
    known: Sequence[Move] | None = vars(ctx).get("moves")
    if known is None:
        known = vars(ctx)["moves"] = _from_to(ctx)
    return known


def _from_to(ctx: Context) -> Sequence[Move]:
    out = []
    text = ctx.sheet.skeleton
    for found in _FROM_TO.finditer(text):
        a, b = ctx.sheet.figure(found.start("a")), ctx.sheet.figure(found.start("b"))
        if a.family == b.family and not lazy.search(_WORDS["drawn"], found["lead"] + found["mid"] + found["rest"]):
            out.append(Move(b, a, "由…到…", "from … to …"))
    for found in _ARROW.finditer(text):
        a, b = ctx.sheet.figure(found.start("a")), ctx.sheet.figure(found.start("b"))
        if a.family == b.family and is_amount(a) == is_amount(b):
            out.append(Move(b, a, "由…到…", "from … to …"))
    return tuple(sorted(out, key=lambda m: m.new.at))


def when(ctx: Context, figure: Figure) -> int | None:
    """The year a figure is said of: a calendar year, or this or last year as markers; None when nothing says."""
    start, _ = ctx.sheet.sentence(figure.at)
    return year_told(ctx.sheet.skeleton, list(YEAR.finditer(ctx.sheet.skeleton, start, figure.at)), start, figure.at)


def year_told(skeleton: str, named: Sequence[re.Match[str]], start: int, at: int) -> int | None:
    """What `when` gives for a figure at `at`, by the years named from `start`, its sentence's, on."""
    for found in reversed(named):
        before, behind = skeleton[max(found.start() - 1, start) : found.start()], found.end()
        if found[2] and before and before in "比较与同和跟" and not _BASE.fullmatch(skeleton, behind, at):
            continue
        if found[1] and _SINCE.match(skeleton, behind, at):
            continue
        return int(found[1]) if found[1] else _LAST_YEAR if found[2] else _THIS_YEAR
    return None


def is_level_pair(figure: Figure) -> bool:
    """A count, sum of money or percentage that can be one state of a measure."""
    return is_amount(figure) or figure.kind in (Kind.PERCENT, Kind.GROWTH)

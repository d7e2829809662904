"""What the text says about change: from A to B, last year's figure, a difference, a growth rate, a multiple."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker import lazy
from checker.claims.formulas.context import Context, is_amount
from checker.claims.formulas.sheet import COUNT, PERCENT, Figure
from checker.claims.model import Kind
from checker.dataclass import dataclass

_UP = (
    r"增长|上升|增加|增|提高|提升|上涨|扩大|扩充|净增|多|高出|高|升|涨|上浮|拓展|增员|扩员|"
    r"扩容|扩面|增补|攀升|跃升|走高|反弹"
)
_DOWN = (
    r"下降|减少|净减|减|降低|降|回落|压减|压缩|精简|缩短|缩减|下滑|跌|少|低|压降|削减|收窄|递减|提前|减员|裁减|"
    r"走低|砍掉|提速"
)
_TAIL = (
    r"(?:[办收审结立查拨建招发投开签聘配评受](?=$)|"
    r"了|率|幅度|幅|比例|约|近|超|达到?|为|超过|仅|逾|整整|将近|至少|至多)*"
)
CHANGE = lazy.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_TAIL}$")
_LEVEL = lazy.compile(rf"(?:{_UP}|{_DOWN})(?:到|至|为)$")
_NEW, _RATE_IS = lazy.compile("新增(?:了|约|近)*$"), lazy.compile("[率幅度]为$")
_MOST = lazy.compile("(?:最|不|至|较|更|偏|许|很)(?:多|少|高|低)(?:约|为|达)*$")
_FROM_TO = lazy.compile(
    rf"(?:由|从|自)(?P<lead>[^，,。；;：:（）()\ue001-\ue007]{{0,16}})(?P<a>[{COUNT}{PERCENT}])(?P<mid>[^，,。；;：:\ue001-\ue007]{{0,18}}?)"
    rf"(?:到|至|为|成)(?P<rest>[^，,。；;：:\ue001-\ue007]{{0,8}})(?P<b>[{COUNT}{PERCENT}])"
)
_ARROW = lazy.compile(rf"(?P<a>[{COUNT}{PERCENT}])\s*(?:→|➔|⟶|—+>|-+>)\s*(?P<b>[{COUNT}{PERCENT}])")
YEAR = lazy.compile(
    r"(20\d\d)年?(?=[^-—－\d]|$)|(上年|去年|[上前]一年|前年|上月|上周|上季度)|(今年|本年|年内|今|(?<![年前上])全年(?!度?平均)|(?<!\d)年[末底])"
)
_BASE = lazy.compile(r"(?:的|同期|度|同期的|平均|的平均|[（(])*")
_SINCE = lazy.compile(r"(?:度)?(?:以来|起|至|—|-|－|来(?![信访电函文件]))")
_THIS_YEAR, _LAST_YEAR = 10_000, 9_999
LAST_YEAR, THIS_YEAR = _LAST_YEAR, _THIS_YEAR
CAVEAT = lazy.compile(r"相抵|同口径|可比|剔除|扣除|口径|还原|不含|折算|同比例|若|如果|目标|计划|力争|预计")


@dataclass(frozen=True, slots=True)
class Move:
    """Two states of one measure; `span` tells how they are bound, for the reading."""

    new: Figure
    old: Figure
    zh: str
    en: str


def direction(figure: Figure) -> int | None:
    """1 when the words before the figure say a rise, -1 a fall, None when they say neither."""
    found = CHANGE.search(figure.pre)
    if found is None:
        return None
    return 1 if found["up"] else -1


def is_change(figure: Figure) -> bool:
    """Whether a percentage or count is the amount of a change (not the level it changed to)."""
    found = CHANGE.search(figure.pre)
    if found is None or _NEW.search(figure.pre):
        return False
    if found.group() in ("多达", "高达"):  # 纠纷多达■: as many as; 比上年增加多达■: a change
        return bool(lazy.search(r"[比较]", figure.pre) or CHANGE.search(figure.pre[: found.start()]))
    if _LEVEL.search(figure.pre) and not _RATE_IS.search(figure.pre):
        return False
    # 最高、至多、不少 are no changes
    return not _MOST.search(figure.pre)


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
        if a.family == b.family and not re.search(
            r"抽取|选取|选出|选派|随机|收到|接到|转来|来自", found["lead"] + found["mid"] + found["rest"]
        ):
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

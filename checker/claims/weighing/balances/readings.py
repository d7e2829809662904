"""Other ways in which the counts around a closing stock lead to it: what came in may hold what there was, and so on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from math import log2
from typing import Protocol

from checker import lazy
from checker.claims.formulas.context import Context, is_count
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.data import Relation
from checker.claims.weighing.stages import CLOSING, IN, OPENING, OUT, role_of
from checker.dataclass import dataclass

_LIKELY = 1.0
"""Bits from which counts that lead to the stock do so by no chance."""
_MOST, _BESIDE = 7, 10
_CHANCE = 5
"""Below this a part equals what is off by chance."""
_PLAIN, _UNTOLD, _BACK, _BACK_NEW, _AFAR, _UNOPENED = 0.2, 1.2, 2.0, 3.5, 0.7, 1.0
"""What it costs, in bits, to take one count in, one that tells no role, one that came in as going out, where it
is told as new too, one of other paragraphs; and to leave the opening stock out."""
_DEAREST = 4.0
_SKIPPED = {IN: 0.6, OUT: 0.2}
"""What it costs to leave out a count between both stocks that tells it came in or went out."""
_AMONG = lazy.compile(r"中|里|含|包括")
_PART = lazy.compile(r"其中|含|包括|重复")
_ALL_DONE = lazy.compile(r"[\u4e00-\u9fff]{0,3}(?:均|全部|都|也)")
_HELD = lazy.compile(r"含|包括")
# 上年留下■，连同当年立案的共■: what came in holds what there was
_TOGETHER = lazy.compile(
    r"连同|加上|算上|合并|合计|总共|一共|共计|合起来|(?:案件|案|的|总量|两项)共|累计|含[^，,。；;]{0,4}[结遗旧]"
)
_NEW = lazy.compile(r"新|又|再|追加|另|当年|本年|今年|年[内中]")


class Accounted(Protocol):
    """What `is_another_account` asks of an account."""

    @property
    def opening(self) -> Figure | None: ...
    @property
    def given(self) -> tuple[Figure, ...]: ...
    @property
    def taken(self) -> tuple[Figure, ...]: ...
    @property
    def around(self) -> tuple[tuple[Figure, str | None], ...]: ...
    @property
    def closing(self) -> Figure: ...


def leads_there(
    ctx: Context, relation: Relation, around: Sequence[tuple[Figure, str | None]], closing: Figure
) -> Figure | None:
    """The stock from which counts around a closing one lead to it too exactly for chance: the closing one itself where
    no opening stock is needed."""
    around = _at_home(ctx, around, closing)
    near = sorted(around, key=lambda p: (abs(p[0].block - closing.block), abs(p[0].at - closing.at)))
    stocks = [f for f, r in around if r == CLOSING and f.at < closing.at]
    openings = [f for f, r in around if r == OPENING] or stocks
    told = [(f, r) for f, r in near if f not in openings and r not in (OPENING, CLOSING)]
    flows = told[:_MOST]
    for stock in stocks:
        if stock not in openings and _plainly(_cents(stock), told, closing):
            return stock  # 年初160人，6月底152人，12月底146人；下半年接收47人、解除53人
    others = _of_other_units(ctx, relation, closing) if openings else []
    if _holds_all(told, closing):
        return closing
    size = log2(max(float(max([f.number for f, _ in around] + [closing.number])), 2.0))
    for opening in [*openings, None]:
        if opening is None and openings and _told_as_new(openings[-1], around):
            continue  # 上年结转■，新收■: what there was is not counted among what is new
        begin = _cents(opening) if opening is not None else 0
        if opening is not None and (_plainly(begin, told, closing) or _in_a_row(begin, told, closing)):
            return opening
        ways = [_flow(f, r, opening, closing) for f, r in flows]
        reached = _reached(begin, opening is not None, ways, min(size - _LIKELY, _DEAREST))
        cost = reached.get(_cents(closing))
        if cost is not None:
            rivals = sum(1 for c in reached.values() if c <= cost + 0.01)
            unopened = _UNOPENED if opening is None and openings else 0.0
            if size - log2(rivals) - cost - unopened >= _LIKELY:
                return opening or closing
        elif opening is not None and others and _cents(closing) in _with_others(begin, flows, others):
            return opening
    return None


def _at_home(
    ctx: Context, around: Sequence[tuple[Figure, str | None]], closing: Figure
) -> Sequence[tuple[Figure, str | None]]:
    """The counts of the closing stock's sentence where it tells all four: others belong to other accounts."""
    home = [(f, r) for f, r in around if f.sentence == closing.sentence]
    if not {OPENING, IN, OUT} <= {r for f, r in home if f.at < closing.at}:
        return around
    behind = ctx.sheet.skeleton
    return [
        (f, r)
        for f, r in home
        if f.at < closing.at or (r in (IN, OUT) and not _AMONG.search(behind[closing.at + 1 : f.at]))
    ]


def _cents(figure: Figure) -> int:
    """A count or sum of money as a whole number: sums of these are quick and exact."""
    return int(figure.number * 100)


def _holds_all(flows: Sequence[tuple[Figure, str | None]], closing: Figure) -> bool:
    """上年留下■，连同当年立案的共■，办结■，■尚在办理: whether what came in is told together with what there was."""
    left = _cents(closing)
    outs = {_cents(f) for f, r in flows if r == OUT}
    return any(r == IN and _TOGETHER.search(f.pre) and _cents(f) - left in outs for f, r in flows)


def _plainly(begin: int, flows: Sequence[tuple[Figure, str | None]], closing: Figure) -> bool:
    """Whether one count that came in and one that went out lead there: the commonest reading, tried first."""
    left = _cents(closing)
    outs = {_cents(f) for f, r in flows if r == OUT}
    return left > 300 and any(begin + _cents(f) - left in outs for f, r in flows if r == IN)


def _in_a_row(begin: int, flows: Sequence[tuple[Figure, str | None]], closing: Figure) -> bool:
    """新收412件，转入28件；认定371件，不予认定19件，终止9件，转下年41件: whether all that stands in a row before
    what is left went out, and one count before the row came in."""
    row = sorted((f for f, _ in flows if f.sentence == closing.sentence and f.at < closing.at), key=lambda f: f.at)
    left = _cents(closing)
    for start in range(len(row) - 1, 0, -1):
        left += _cents(row[start])
        if start < len(row) - 1 and any(begin + _cents(f) == left for f in row[:start]):
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Flow:
    """A count with the cost of each direction in which it may flow, and of leaving it out."""

    number: int
    ways: tuple[tuple[int, float], ...]
    skipped: float


def _flow(figure: Figure, role: str | None, opening: Figure | None, closing: Figure) -> _Flow:
    start = opening.at if opening is not None else closing.at
    inside = min(start, closing.at) < figure.at < max(start, closing.at)
    at_home = figure.block == closing.block or (opening is not None and figure.block == opening.block)
    more = (0.0 if at_home else _AFAR) + (0.0 if inside or role else _AFAR)
    if role == OUT:
        ways: tuple[tuple[int, float], ...] = ((-1, _PLAIN + more),)
    elif role == IN:
        ways = ((1, _PLAIN + more), (-1, (_BACK_NEW if _NEW.search(figure.pre[-10:]) else _BACK) + more))
    else:
        ways = ((1, _UNTOLD + more), (-1, _UNTOLD + more))
    return _Flow(_cents(figure), ways, _SKIPPED.get(role or "", 0.0) if inside else 0.0)


def _reached(begin: int, opened: bool, flows: Sequence[_Flow], dearest: float) -> Mapping[int, float]:
    """Every stock that the flows lead to, and the least cost of it; something must go out."""
    states: dict[tuple[int, bool, bool], float] = {(begin, opened, False): 0.0}
    for flow in flows:
        following = {key: cost + flow.skipped for key, cost in states.items() if cost + flow.skipped <= dearest}
        for (value, came, went), cost in states.items():
            for way, more in flow.ways:
                key = (value + way * flow.number, came or way > 0, went or way < 0)
                if cost + more < following.get(key, dearest):
                    following[key] = cost + more
        states = following
    out: dict[int, float] = {}
    for (value, came, went), cost in states.items():
        if came and went and value >= 0 and cost < out.get(value, 99.0):
            out[value] = cost
    return out


def _told_as_new(opening: Figure, around: Sequence[tuple[Figure, str | None]]) -> bool:
    """Whether what came in is told as new beside the opening stock: one is no part of the other."""
    if _ALL_DONE.match(opening.post) or _HELD.search(opening.pre):
        return False  # 上年结转■均已审结; 新立案■，含上年结转■
    return any(
        r == IN and f.sentence == opening.sentence and _NEW.search(f.pre[-10:]) and not _TOGETHER.search(f.pre)
        for f, r in around
    )


def _of_other_units(ctx: Context, relation: Relation, closing: Figure) -> list[tuple[Figure, str]]:
    """答复书49份 beside 申请47件: flows of the same sentence or the one before told in another unit."""
    beside = ctx.sheet.figures[max(closing.index - _BESIDE, 0) : closing.index + _BESIDE]
    near = [f for f in beside if is_count(f) and f.exact and f.family != closing.family]
    near = [f for f in near if abs(f.sentence - closing.sentence) < 2]
    return [(f, r) for f in near[:6] if (r := role_of(relation, f)) in (IN, OUT)]


def _with_others(
    begin: int, flows: Sequence[tuple[Figure, str | None]], others: Sequence[tuple[Figure, str]]
) -> set[int]:
    ins = [_cents(f) for f, r in (*flows, *others) if r == IN]
    outs = [_cents(f) for f, r in (*flows, *others) if r == OUT]
    return {begin + a - b for a in ins for b in outs if a != b}


def is_another_account(account: Accounted) -> bool:
    """Whether the figures belong to an account that does balance."""
    return _leads_to_another(account) or (account.opening is not None and _settled(account.around, account.opening))


def is_counted_twice(ctx: Context, given: Sequence[Figure], taken: Sequence[Figure]) -> bool:
    """一审审结■，二审审结■（其中■为一审审结后上诉）: whether a part told among them makes up for what is off."""
    taken = [f for f in taken if not _PART.search(f.pre + f.lead[-6:])]
    off = abs(sum((f.number for f in given), Decimal(0)) - sum((f.number for f in taken), Decimal(0)))
    if off < _CHANCE or not taken:
        return False
    figures = [*given, *taken]
    start, end = min(f.at for f in figures), max(f.at for f in figures)
    return any(
        f.number == off and f.family == taken[0].family and f not in figures and _PART.search(f.pre + f.lead[-6:])
        for f in ctx.sheet.within(start + 1, end)
    )


def _leads_to_another(account: Accounted) -> bool:
    """Whether what came in and went out leaves another stock told near: 受理194件 … 结案179件，15件转入2025年."""
    given, taken, opening = account.given, account.taken, account.opening
    others = [(f.number, role) for f, role in account.around if f not in given and f not in taken]
    stocks = {n for n, role in others if role == CLOSING}
    everything = sum((f.number for f in given), Decimal(0))
    ways = [(everything, stocks | {n for n, _ in others if n > 9})]
    if opening is not None:
        ways.append((everything - opening.number, stocks))  # what was carried over is counted among what came in
    *outs, _ = taken
    home = account.closing.sentence
    beside = [f.number for f, role in account.around if role == CLOSING and f is not opening and f.sentence == home]
    if opening is not None and any(everything == sum((f.number for f in taken), n) for n in beside):
        return True  # 当年交办的还有4项，上年的还有3项
    return any(
        left - sum((f.number for f in some), Decimal(0)) in told
        for left, told in ways
        for size in range(1, len(outs) + 1)
        for some in combinations(outs, size)
    )


def _settled(around: Sequence[tuple[Figure, str | None]], opening: Figure) -> bool:
    """Whether the opening stock balances with others of its sentence: 在册17人，上年末15人，新接9人，解除7人."""
    near = [(f, role) for f, role in around if f.sentence == opening.sentence and f is not opening]
    stocks = [f for f, role in near if role not in (IN, OUT)]
    return any(
        opening.number + a.number == b.number + c.number
        for a in (f for f, role in near if role == IN)
        for b in (f for f, role in near if role == OUT)
        for c in stocks
    )

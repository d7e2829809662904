"""Stocks and flows by the identities of the field: carried over + received = closed + carried forward."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import ZERO, total
from checker.claims.formulas.context import Context, added_up, amount, bound, scale, shown
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.wording import PART_YEAR
from checker.claims.identity import Identity
from checker.claims.interval import Interval
from checker.diagnostics.message import Text

_WORDS = word_lists(__file__)

_OPENING, _CLOSING = "上年结转", "结转下年"
_NO_OPENING = lazy.compile(
    f"(?:上年度?|去年|年初)?(?:无|没有|未有)(?:上年度?|去年|往年)?(?:{_WORDS['carried']})|(?:上年度?|去年|年初)无"
)
_NEW = lazy.compile(r"新|又")
_ALL_DONE = lazy.compile(r"[\u4e00-\u9fff]{0,3}(?:均|全部|都|也)")
_ENDS = lazy.compile(r"年初|1月1日|12月(?:31日|[底末])")


def find_balances(ctx: Context) -> Iterator[Formula]:
    """One formula for each opening (or closing) stock and the flows told near it."""
    counts = [f for f in ctx.counts if not f.is_delta]
    role: dict[int, str] = {}
    for figure in counts:
        match = ctx.labels.name(figure, ctx.identities.flows)
        if match is not None:
            role[figure.index] = _stock(figure, match.name)
    by_block: dict[int, list[Figure]] = {}
    for figure in counts:
        by_block.setdefault(figure.block, []).append(figure)
    done: set[frozenset[int]] = set()
    for figure in counts:
        if role.get(figure.index) != _CLOSING:
            continue
        near_by = (f for block in (-1, 0, 1) for f in by_block.get(figure.block + block, ()))
        window = [f for f in near_by if f.family == figure.family]
        near = [f for f in window if f.block == figure.block and abs(f.sentence - figure.sentence) <= 2]
        for group in (near, window):
            formula = _balance(ctx, figure, group, role)
            if formula is None:
                continue
            key = frozenset(b.span.start for b in formula.figures)
            if key not in done:
                done.add(key)
                yield formula
            break


def _stock(figure: Figure, name: str) -> str:
    """年初…在册 is the opening stock, 年末…在册 the closing one, whatever word stands nearer."""
    words = figure.pre + figure.post[:10]
    if name in (_OPENING, _CLOSING):
        if lazy.search(_WORDS["opening"], words) and not lazy.search(_WORDS["closing"], words):
            return _OPENING
        return _CLOSING
    if lazy.search(_WORDS["year_end"], words) and lazy.search(_WORDS["in_stock"], words):
        return _CLOSING
    return name


def _balance(ctx: Context, closing: Figure, group: Sequence[Figure], role: Mapping[int, str]) -> Formula | None:
    by_name: dict[str, list[Figure]] = {}
    for figure in group:
        if figure.index in role and (role[figure.index] != _CLOSING or figure is closing):
            by_name.setdefault(role[figure.index], []).append(figure)
    opening = by_name.get(_OPENING, [])
    text = ctx.sheet.skeleton[min(f.at for f in group) : max(f.at for f in group) + 60]
    none_before = not opening and bool(_NO_OPENING.search(text))
    if not opening and not none_before:
        return None
    tried: list[tuple[bool, Identity, tuple[Figure, ...]]] = []
    for identity in ctx.identities.balances:
        left = [a.name for a in identity.left if a.name != _OPENING]
        right = [a.name for a in identity.right if a.name != _CLOSING]
        if _CLOSING not in {a.name for a in identity.right} or not all(by_name.get(n) for n in (*left, *right[:1])):
            continue
        firsts: list[Figure | None] = [*opening] or [None]
        outs = [by_name[n] for n in right if n in by_name]
        all_out = [tuple(f for fs in outs for f in fs)]
        for start, new, out in islice(product(firsts, by_name[left[0]], [*product(*outs), *all_out]), 60):
            if start is not None and len({start.index, new.index, closing.index, *(o.index for o in out)}) < 3 + len(
                out
            ):
                continue
            if start is not None and any(o.block < start.block for o in out):
                continue  # closed in the paragraph before: another matter
            begin: Interval = start.value if start is not None else ZERO
            given = begin + new.value
            taken = total(o.total for o in out) + closing.value
            holds = given.meets(taken) or (new.value.meets(taken) and not _besides(start, new))
            bound_figures = tuple(f for f in (start, new, *out, closing) if f is not None)
            tried.append((holds, identity, bound_figures))
    if not tried:
        return None
    best = next((t for t in tried if t[0]), None) or min(tried, key=lambda t: _spread(t[2]))
    here = [f for f in opening if f.block == closing.block]
    if not best[0] and here and best[2][0] not in here:
        return None
    if not best[0] and (_spans_differ(best[2]) or _way_out(group, best[2], 2 if opening else 1)):
        return None
    return balance_formula(best[1], best[2], best[0], 2 if opening else 1)


def _besides(start: Figure | None, new: Figure) -> bool:
    """上年结转■，新收■: what is told as new beside the opening stock does not hold it."""
    return (
        start is not None
        and start.sentence == new.sentence
        and 0 < new.index - start.index < 3
        and bool(_NEW.search(new.pre[-8:]))
        and not _ALL_DONE.match(start.post)
    )


def _spans_differ(figures: Sequence[Figure]) -> bool:
    """下半年接收■ beside 年初在册■: flows of half a year do not lead from the year's first day to its last."""
    spans = [f for f in figures if PART_YEAR.search(_ENDS.sub("", f.lead + f.clause))]
    return 0 < len(spans) < len(figures)


def _way_out(group: Sequence[Figure], used: Sequence[Figure], split: int) -> bool:
    """撤回10件: a figure between the others, by no known name, that makes the balance hold."""
    given, taken = total(f.value for f in used[:split]), total(f.total for f in used[split:])
    others = [f for f in group if f not in used and used[0].at < f.at < used[-1].at]
    return any(given.meets(taken + f.value) or (given + f.value).meets(taken) for f in others)


def _spread(figures: Sequence[Figure]) -> tuple[int, int]:
    return -len(figures), max(f.at for f in figures) - min(f.at for f in figures)


def balance_formula(identity: Identity | None, figures: Sequence[Figure], holds: bool, split: int) -> Formula:
    """The first `split` figures (opening, received) against the others (closed, closing)."""
    given, out = figures[:split], figures[split:]
    notation = identity.notation if identity is not None else "期初 + 本期增加 = 本期减少 + 期末"
    by = scale(figures)
    left = sum((f.number for f in given), given[0].number * 0)
    right = added_up(out)
    a, b = "+".join(shown(f) for f in given), "+".join(shown(f) for f in out)
    sign = "=" if holds else "≠"
    gap = amount(abs(left - right), by)
    arithmetic = f"{a} = {amount(left, by)}，{b} = {amount(right, by)}，差 {gap}"
    english = f"{a} = {amount(left, by)} {sign} {b} = {amount(right, by)}, off by {gap}"
    roles = ["期初", *["本期收"] * (split - 1)] if split > 1 else ["本期收"]
    names = ["opening", *["received"] * (split - 1)] if split > 1 else ["received"]
    roles += ["本期结"] * (len(out) - 1) + ["期末"]
    names += ["closed"] * (len(out) - 1) + ["closing"]
    return Formula(
        FormulaKind.BALANCE,
        tuple(bound(f, zh, en) for f, zh, en in zip(figures, roles, names, strict=True)),
        Origin.IDENTITY,
        Verdict.CONSISTENT if holds else Verdict.CONTRADICTORY,
        Text("期初、本期收、本期结与期末四数不平", "opening, received, closed and closing figures do not balance"),
        (Reading(Text(arithmetic, english), holds),),
        Text(
            f"应满足 {notation.replace(' ', '')}；请核对这几个数中的哪一个有误",
            f"{notation} should hold; check which of the figures is wrong",
        ),
        identity.id if identity is not None else None,
    )

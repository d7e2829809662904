"""Totals told after their parts (A■、B■，合计■; 占全部■), and what is left of a whole (其余■, 空缺■)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import total
from checker.claims.formulas.breakdown import sum_formula
from checker.claims.formulas.context import (
    Context,
    added_up,
    amount,
    bound,
    combined,
    is_count,
    scale,
    shown,
)
from checker.claims.formulas.sheet import Figure
from checker.claims.numerals import SPOKEN
from checker.diagnostics.message import Text

_WORDS = word_lists(__file__)

_TOTAL = lazy.compile(
    f"(?P<n>[两三四五六七八九二])?(?P<kind>{_WORDS['classes']})?[^，,。；;、]{{0,6}}?"
    rf"(?:(?:{_WORDS['sums']})[\u4e00-\u9fff]{{0,4}}|(?:{_WORDS['together']})(?:为|达|有|是|约)?)$"
)
_SUM = lazy.compile(f"{_WORDS['sums']}|{_WORDS['together']}")
"""Without which no total is told."""
_BARE = lazy.compile(f"^(?:{_WORDS['scopes']})?(?:{_WORDS['bare_sums']})(?:为|达|有)?$")
_OF_ALL = lazy.compile(f"占(?:了|到)?(?:{_WORDS['wholes']})?(?:的)?$")
_REST = lazy.compile(f"({_WORDS['rest']})(?:的|为|有|共)?$")
# 40个部门中，: what follows is drawn from them
_DRAWN = lazy.compile(r"[^，,。；;：:、]{0,14}(?<![其集])中[，,]|[^。；;]{0,20}[，,（(：:]其中[^。；;]*$")
_FAR = 60


def find_totals(ctx: Context) -> Iterator[Formula]:
    """Sums told after their parts."""
    for figure in ctx.counts:
        found = _TOTAL.search(figure.pre) if _SUM.search(figure.pre) else None
        if found is not None:
            yield from _after(ctx, figure, found)
        elif _OF_ALL.search(figure.pre) and lazy.search(_WORDS["most"], figure.post):
            parts = _run_before(ctx, figure)
            if len(parts) > 1 and figure.value.below(total(p.total for p in parts)):
                yield sum_formula(FormulaKind.WITHIN, figure, parts, Verdict.CONTRADICTORY, None)


def _after(ctx: Context, whole: Figure, found: re.Match[str]) -> Iterator[Formula]:
    parts = _run_before(ctx, whole)
    announced = SPOKEN.get(found["n"] or "", 0)
    if len(parts) < 2:
        return
    runs = [parts[i:j] for i in range(len(parts)) for j in range(i + 2, len(parts) + 1)]
    made = next((run for run in reversed(runs) if total(p.total for p in run).meets(whole.value)), None)
    if made is not None:  # A类■、B类■，共■；A类■、B类■，共■: of two lists the nearer one, not both
        yield sum_formula(FormulaKind.SUM, whole, made, Verdict.CONSISTENT, None)
        return
    same_verb = bool(lazy.search(_WORDS["sums"], whole.pre)) and all(
        re.search(re.escape(whole.pre[-2:]), p.pre) for p in parts
    )
    if not (_BARE.search(whole.pre) or same_verb) or any(p.value.high and whole.value.below(p.value) for p in parts):
        return
    if announced and announced != len(parts):
        return
    start, _ = ctx.sheet.sentence(whole.at)
    earlier = [f for f in ctx.sheet.within(start, parts[0].at) if f.family == whole.family]
    nested = any(lazy.search(_WORDS["nested"], ctx.sheet.between(a, b)) for a, b in pairwise(parts))
    yield sum_formula(
        FormulaKind.SUM, whole, parts, Verdict.DOUBTFUL if nested or earlier else Verdict.CONTRADICTORY, None
    )


def _run_before(ctx: Context, whole: Figure) -> list[Figure]:
    """The unbroken list of counts of the whole's family that stands right before it in its sentence."""
    start, _ = ctx.sheet.sentence(whole.at)
    out: list[Figure] = []
    after = whole
    for figure in reversed(ctx.sheet.within(start, whole.at)):
        if figure.family != whole.family or not is_count(figure) or figure.is_delta:
            if is_count(figure) and after is whole:
                continue
            if is_count(figure) or figure.at < after.at - _FAR:
                break
            continue
        if after.at - figure.at > _FAR:
            break
        out.append(figure)
        after = figure
    return out[::-1]


def find_rests(ctx: Context) -> Iterator[Formula]:
    """What is left of a whole after two or more parts: 33件中，不予受理4件、撤回2件，其余27件."""
    for rest in ctx.counts:
        if _REST.search(rest.pre) is None:
            continue
        start, _ = ctx.sheet.paragraph(rest.at)
        before = [f for f in ctx.sheet.within(start, rest.at) if f.family == rest.family and is_count(f)]
        near = [f for f in before if rest.sentence - f.sentence <= 1][-8:]
        larger = _larger_than_all(ctx, rest, near)
        if larger is not None:
            yield larger
        elif len(near) > 2:
            yield from _rest(ctx, rest, near)


def _larger_than_all(ctx: Context, rest: Figure, near: Sequence[Figure]) -> Formula | None:
    """40个部门中，37个…，其余1271个: whatever else the text means, the rest is no larger than all of them."""
    told = [f for f in near if f.sentence == rest.sentence and f.mention.unit == rest.mention.unit]
    if len(told) < 2 or not rest.exact or any(not f.value.below(rest.value) for f in near):
        return None
    whole, *parts = told
    drawn = _DRAWN.match(ctx.sheet.between(whole, parts[0]))
    if drawn is None or not all(p.exact and p.value.below(whole.value) for p in parts):
        return None
    return difference(whole, parts, rest, False)


def _rest(ctx: Context, rest: Figure, near: Sequence[Figure]) -> Iterator[Formula]:
    same = [f for f in near if f.sentence == rest.sentence]
    opened = lazy.search(r"^\s*(?:其中|从|按)", ctx.sheet.skeleton[slice(*ctx.sheet.sentence(rest.at))])
    bound_to = same if len(same) > 1 and not opened else near
    whole, parts = bound_to[0], list(bound_to[1:])
    if len(parts) < 2 or any(whole.value.below(p.value) for p in parts):
        return
    if "中" not in whole.post[:12] and not rest.value.below(whole.value):
        return
    ways = [
        near[i].value - total(p.total for p in near[j:k])
        for i in range(len(near))
        for j in range(i + 1, len(near))
        for k in range(j + 1, len(near) + 1)
    ]
    holds = any(w.meets(rest.value) for w in ways)
    if not holds and any((w - p.value).meets(rest.value) for w in combined(near) for p in near):
        return  # of two wholes or a difference of two, perhaps: nothing is sure
    if "除" in ctx.sheet.skeleton[max(whole.at, rest.at - 80) : rest.at]:
        yield difference(whole, parts, rest, holds)
    else:
        verdict = Verdict.CONSISTENT if holds else Verdict.CONTRADICTORY
        yield sum_formula(FormulaKind.SUM, whole, [*parts, rest], verdict, None)


def difference(
    whole: Figure, parts: Sequence[Figure], rest: Figure, holds: bool, came: Sequence[Figure] = ()
) -> Formula:
    """whole + came - parts = rest."""
    by = scale([whole, *came, *parts, rest])
    value = whole.number + added_up(came) - added_up(parts)
    plus = "".join(f"+{shown(p)}" for p in came)
    minus = "-".join(shown(p) for p in parts)
    arithmetic = f"{shown(whole)}{plus}-{minus} = {amount(value, by)}"
    sign = "=" if holds else "≠"
    gap = amount(abs(value - rest.number), by)
    return Formula(
        FormulaKind.DIFFERENCE,
        (
            bound(rest, "差额", "what is left"),
            bound(whole, "总数", "whole"),
            *(bound(p, "增加", "added") for p in came),
            *(bound(p, "扣除", "taken off") for p in parts),
        ),
        Origin.SYNTAX,
        Verdict.CONSISTENT if holds else Verdict.CONTRADICTORY,
        Text(
            f"差额应为 {amount(value, by)}，文中为 {rest.mention.text}",
            f"{amount(value, by)} is left, not {rest.mention.text}",
        ),
        (
            Reading(
                Text(
                    f"{arithmetic} {sign} {shown(rest)}，差 {gap}", f"{arithmetic} {sign} {shown(rest)}, off by {gap}"
                ),
                holds,
            ),
        ),
        Text(
            f"差额改为 {amount(value, by)}，或订正总数、扣除数",
            f"make it {amount(value, by)}, or correct the other figures",
        ),
    )

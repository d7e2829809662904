"""Bare lists beside a total, told by their shape alone: ■件，甲■件、乙■件、丙■件; 甲■、乙■，六项加在一起■.

Nothing opens such a list, so a sum is held against it only when the text says that the list is complete, or when the
parts come so near to the total that they are plainly meant to make it up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.arithmetic import total
from checker.claims.formulas.breakdown import disjoint_parts, sum_formula, two_classes
from checker.claims.formulas.context import Context, added_up, combined, sums_meet
from checker.claims.formulas.regions import COMPLETE, NEW_MATTER, is_rest
from checker.claims.formulas.sheet import Figure
from checker.claims.numerals import SPOKEN

_WORDS = word_lists(__file__)

_GAP = 26
_ANNOUNCED = lazy.compile(f"([两三四五六七八九])(?:{_WORDS['classes']})")
_ALL = lazy.compile(_WORDS["made_of"])
_SUMMED = lazy.compile(
    rf"(?:{_WORDS['added_up']})[\u4e00-\u9fff，,]{{0,14}}$"
    r"|(?:总[\u4e00-\u9fff]{0,4}[数量额]|总[人件]数)(?:为|达|是|有|共)?$"
    rf"|^(?:{_WORDS['sums']})[：:]?$|[两三四五六七八九][\u4e00-\u9fff]{{1,5}}共(?:计|有|为)?$"
)
_ACTION = lazy.compile(_WORDS["actions"])
_STOP = lazy.compile(_WORDS["other_matter"])
_OF_SET = lazy.compile(_WORDS["of_set"])


def find_loose(ctx: Context) -> Iterator[Formula]:
    """One formula for each bare list and the total beside it."""
    counts = [f for f in ctx.counts if not f.is_delta and not f.is_earlier and f.exact]
    at = 0
    while at < len(counts):
        run = _run(ctx, counts, at)
        if len(run) >= 2:
            yield from _total_last(ctx, run)
            yield from _total_first(ctx, run)
        at += max(len(run) - 1, 1)


def _run(ctx: Context, counts: Sequence[Figure], at: int) -> list[Figure]:
    """A total or a first part, and every figure of its family that follows without another one between."""
    out = [counts[at]]
    for figure in counts[at + 1 : at + 24]:
        last = out[-1]
        gap = ctx.sheet.between(last, figure)
        if figure.family != last.family or figure.index != last.index + 1 or figure.block - last.block > 1:
            break
        if len(gap) > 2 * _GAP or figure.sentence - last.sentence > 1 or _STOP.search(gap) or NEW_MATTER.search(gap):
            break
        out.append(figure)
    return out


def _sound(ctx: Context, whole: Figure, parts: Sequence[Figure], announced: bool = False) -> bool:
    if any(whole.value.below(p.value) for p in parts) or not (announced or disjoint_parts(ctx, parts)):
        return False
    if len({p.pre or p.post for p in parts}) < len(parts) or (is_rest(parts[-1]) and len(parts) == 2):
        return False
    return all(p.number for p in parts) and not any(
        lazy.search(_WORDS["nested"], ctx.sheet.between(a, b)) for a, b in pairwise(parts)
    )


def _agrees(ctx: Context, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the list, cut short at either end, or with another total near it, adds up."""
    values = [p.total for p in parts]
    spans = [total(values[i:j]) for i in range(len(values)) for j in range(i + 2, len(values) + 1)]
    start, end = ctx.sheet.paragraph(whole.at)
    start, end = min(start, ctx.sheet.paragraph(parts[0].at)[0]), max(end, ctx.sheet.paragraph(parts[-1].at)[1])
    taken = {p.index for p in parts}
    near = [f for f in ctx.sheet.within(start, end) if f.family == whole.family and f.index not in taken]
    return sums_meet(spans, [whole.value, *(f.value for f in near)]) or sums_meet(
        [total(values)], combined([*near[:6], whole])
    )


def _close(whole: Figure, parts: Sequence[Figure]) -> bool:
    return abs(added_up(parts) - whole.number) * 100 <= whole.number * 13


def _number(text: str, count: int) -> bool:
    return any(SPOKEN[m[1]] == count for m in _ANNOUNCED.finditer(text))


def _total_last(ctx: Context, run: Sequence[Figure]) -> Iterator[Formula]:
    for k in range(2, len(run)):
        whole, parts = run[k], run[:k]
        words = (whole.lead + "，" if whole.lead else "") + whole.pre
        if _SUMMED.search(words) is None and _SUMMED.search(whole.pre) is None:
            continue
        if not _close(whole, parts):
            return
        announced = _number(ctx.sheet.skeleton[ctx.sheet.sentence(parts[0].at)[0] : whole.at], k)
        if "总" in whole.pre and not announced:
            return
        if not _sound(ctx, whole, parts, announced) or _agrees(ctx, whole, parts):
            return
        if any(len(ctx.sheet.between(a, b)) > _GAP for a, b in pairwise(parts)):
            return
        yield sum_formula(FormulaKind.SUM, whole, parts, Verdict.CONTRADICTORY, None)
        return


def _total_first(ctx: Context, run: Sequence[Figure]) -> Iterator[Formula]:
    whole, parts = run[0], list(run[1:])
    for k, part in enumerate(parts):
        gap = ctx.sheet.between(run[k], part)
        if k and (part.sentence != parts[0].sentence or len(gap) > _GAP or _ACTION.search(part.pre)):
            parts = parts[:k]
            break
    if len(parts) < 2 or not _close(whole, parts):
        return
    if _ACTION.search(parts[0].pre[-6:]) or not _sound(ctx, whole, parts):
        return
    _, end = ctx.sheet.sentence(parts[-1].at)
    head, _ = ctx.sheet.sentence(whole.at)
    words = ctx.sheet.skeleton[head:end]
    if _agrees(ctx, whole, parts):
        return
    stretch = ctx.sheet.skeleton[whole.at : end]
    said = bool(COMPLETE.search(stretch)) or bool(_ALL.search(words) and _number(words, len(parts)))
    said = (
        said or bool(lazy.search(r"由(?=[^。；;]*(?:组成|构成))", stretch)) or "依次" in stretch or two_classes(parts)
    )
    open_end = lazy.search(_WORDS["goes_on"], stretch[-30:]) is not None
    added = total(p.total for p in parts)
    if said and not open_end:
        yield sum_formula(FormulaKind.SUM, whole, parts, Verdict.CONTRADICTORY, None)
    elif whole.value.below(added) and (_OF_SET.search(stretch) or all(p.pre.startswith("用于") for p in parts)):
        yield sum_formula(FormulaKind.WITHIN, whole, parts, Verdict.CONTRADICTORY, None)

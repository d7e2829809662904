"""Lists without an opening word whose sentence says that they belong to the whole before: …均包含在内, 每件按…归类."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formula import Formula
from checker.claims.formulas.breakdown import candidates, disjoint_parts, judge, opposites
from checker.claims.formulas.context import Context, is_count
from checker.claims.formulas.loose import find_loose
from checker.claims.formulas.regions import NEW_MATTER, says_complete
from checker.claims.formulas.sheet import ANY as ANY_CHARS
from checker.claims.formulas.sheet import Figure

_WORDS = word_lists(__file__)

_BELONGS = lazy.compile(_WORDS["belongs"])
_CATEGORY = lazy.compile(f"(?:{_WORDS['categories']})$")
"""Labels that name classes of one thing."""
_HAN = "一二三四五六"
_BATCH = lazy.compile(f"^第([一二三四五六])(?:{_WORDS['batches']})")
_ACTION = lazy.compile(_WORDS["actions"])


def find_runs(ctx: Context) -> Iterator[Formula]:
    """Runs of three or more counts right after a count of their family, in a sentence that ties them to it."""
    figures = [f for f in ctx.counts if not f.is_delta and not f.is_earlier]
    i = 0
    while i < len(figures):
        run = _run(ctx, figures, i)
        if len(run) >= 2:
            yield from _check(ctx, run)
        i += max(len(run), 1)
    yield from find_loose(ctx)


def _same_end(listed: list[Figure], whole: Figure | None) -> bool:
    """律师事务所■，个人所■，合伙所■: kinds of the whole, by their last word."""
    if whole is None or not whole.pre:
        return False
    return all(len(f.pre) > 1 and f.pre[-1] == whole.pre[-1] and f.pre != whole.pre for f in listed)


def _batches(listed: list[Figure], words: str) -> bool:
    """分三批：第一批■，第二批■，第三批■"""
    ranks = [_BATCH.search(f.pre) for f in listed]
    if not all(ranks):
        return False
    order = [_HAN.index(r[1]) for r in ranks if r]
    announced = lazy.search(f"分([二两三四五六])(?:{_WORDS['batches']})", words)
    number = _HAN.index(announced[1].replace("两", "二")) + 1 if announced else 0
    return order == list(range(len(order))) and number == len(order)


def _run(ctx: Context, figures: list[Figure], at: int) -> list[Figure]:
    out = [figures[at]]
    for figure in figures[at + 1 : at + 24]:
        gap = ctx.sheet.between(out[-1], figure)
        label = figure.pre or figure.post or ("岁" if gap[-1:] in ANY_CHARS else "")
        if figure.family != out[-1].family or len(gap) > 24 or lazy.search(r"[。：:\n]", gap):
            break
        if not 1 <= len(label) <= 16 or _ACTION.search(label) or not lazy.search(r"[、，,；;]", gap):
            break
        out.append(figure)
    return out


def _check(ctx: Context, run: list[Figure]) -> Iterator[Formula]:
    first = run[0]
    before = ctx.sheet.figures[max(first.index - 4, 0) : first.index]
    previous = next((f for f in reversed(before) if f.family == first.family and is_count(f)), None)
    if previous is not None and (first.block != previous.block or first.sentence - previous.sentence > 1):
        previous = None
    start, _ = ctx.sheet.sentence(first.at)
    _, end = ctx.sheet.sentence(run[-1].at)
    words = ctx.sheet.skeleton[start:end]
    inside = previous is None or len(run) >= 4
    listed = run[1:] if inside else run
    if len(listed) < 2:
        return
    said = says_complete(ctx, start, end)
    kinds = all(_CATEGORY.search(f.pre) or not f.pre for f in listed) or _same_end(
        listed, first if inside else previous
    )
    said = said or opposites(listed) or _batches(listed, words)
    if not (said or kinds or (len(listed) > 2 and _BELONGS.search(words))):
        return
    for whole, parts in ((first, run[1:]), (previous, run)) if inside else ((previous, run),):
        if whole is None or len(parts) < 2 or NEW_MATTER.search(ctx.sheet.between(whole, parts[0])):
            continue
        if any(whole.value.below(p.value) for p in parts) or not disjoint_parts(ctx, parts):
            continue
        others = candidates(ctx, first.at, whole, parts)
        yield from judge(ctx, whole, parts, others, said, True, None)
        return

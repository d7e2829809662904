"""Breakdowns without an opening word, known by the field: 受理案件■。刑事■;民事■;行政■."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formula import Formula
from checker.claims.formulas.breakdown import candidates, judge
from checker.claims.formulas.context import NEAR_BLOCKS, Context, is_count, is_share_base
from checker.claims.formulas.regions import NEW_MATTER, is_rest
from checker.claims.formulas.sheet import Figure
from checker.claims.identity import Identity

_WORDS = word_lists(__file__)


def find_partitions(ctx: Context) -> Iterator[Formula]:
    """Figures named by the members of a known partition, and the whole told before them."""
    holders = ctx.identities.listed_by
    counts = [f for f in ctx.counts if not (f.is_delta or is_share_base(ctx, f))]
    named: dict[str, list[tuple[Figure, str]]] = {}
    for figure in counts:
        for match in ctx.labels.matches(figure):
            if match.distance > 8:
                continue
            for identity in holders.get(match.name, ()):
                if identity.unit in ("", figure.family):
                    listed = named.setdefault(identity.id, [])
                    if not listed or listed[-1][0] is not figure:
                        listed.append((figure, match.name))
    for identity in ctx.identities.listed:
        for run in _runs(named.get(identity.id, ())):
            yield from _check(ctx, identity, run)


def _runs(named: Sequence[tuple[Figure, str]]) -> Iterator[list[tuple[Figure, str]]]:
    run: list[tuple[Figure, str]] = []
    for figure, name in named:
        last = run[-1][0] if run else None
        near = last is not None and figure.block == last.block and figure.sentence - last.sentence <= 1
        if last is not None and figure.sentence != last.sentence and len(run) > 1:
            near = near and run[-2][0].sentence != last.sentence  # a list within one sentence ends with it
        if run and near and last is not None and figure.family != last.family:
            continue
        if run and (not near or name in {n for _, n in run}):
            yield run
            run = []
        run.append((figure, name))
    if run:
        yield run


def _check(ctx: Context, identity: Identity, run: list[tuple[Figure, str]]) -> Iterator[Formula]:
    if not set(identity.core) <= {name for _, name in run} or len(run) < 2:
        return
    parts = [f for f, _ in run]
    whole = _whole(ctx, parts)
    if whole is None or (len(parts) == 2 and is_rest(parts[-1])):
        return
    if whole.at < parts[0].at and NEW_MATTER.search(ctx.sheet.between(whole, parts[0])):
        return
    if _goes_on(ctx, parts[-1]):
        return
    others = [f for f in candidates(ctx, parts[0].at, whole, parts) if f.index != whole.index]
    between = [f for f in others if parts[0].at < f.at < parts[-1].at]
    if between:
        return
    yield from judge(ctx, whole, parts, [whole, *others], True, True, identity.id)


def _goes_on(ctx: Context, last: Figure) -> bool:
    """Whether one more item of the same kind follows in the list: then it is another, longer list."""
    following = ctx.sheet.figures[last.index + 1 : last.index + 2]
    if not following or following[0].family != last.family or not is_count(following[0]):
        return False
    gap = ctx.sheet.between(last, following[0])
    return len(gap) <= 14 and gap.strip()[:1] == "、"


def _whole(ctx: Context, parts: Sequence[Figure]) -> Figure | None:
    """The nearest count of the family before the parts, at most three paragraphs back."""
    first, last = parts[0], parts[-1]
    for figure in ctx.sheet.figures[last.index + 1 : last.index + 3]:
        told = lazy.search(_WORDS["wholes"], figure.pre)
        if figure.family == last.family and is_count(figure) and figure.sentence == last.sentence and told:
            return figure
    for figure in (ctx.sheet.figures[i] for i in range(first.index - 1, -1, -1)):
        if first.block - figure.block > NEAR_BLOCKS or (
            figure.block == first.block and first.sentence - figure.sentence > 2
        ):
            return None
        if figure.family == first.family and is_count(figure) and not figure.is_delta:
            return figure
        if first.block != figure.block and is_count(figure):
            return None
    return None

"""Lists told side by side: 甲、乙分别■、■，上年依次为■、■，同比分别增长■、■; the places bind what belongs together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.growth.levels import Levels
from checker.claims.weighing.growth.told import DOUBLE, Change

_JOINED = lazy.compile(r"[^，,。；;、：:\n（）()]{0,4}(?:、|和|与|及|以及|，而?|,)[^，,。；;、：:\n（）()]{0,9}")
_SET_APART = lazy.compile(r"[、和与及]")
_IN_TURN = lazy.compile(r"分别|依次|逐一|各自|逐年|逐次|前者")
_BASES = lazy.compile(r"[（(，,]?(?:上年|去年|上一年|20\d\d年)[^，,。；;：:]{0,6}[：:]?")
_PLAIN, _AWAY = 0.7, 14
"""How plainly two lists are told of two times; figures between them and the changes."""


def parallels(ctx: Context, changes: Mapping[int, Change], levels: Levels) -> dict[int, tuple[int, int]]:
    """(index of the later figure, of the earlier) of each change of a list, by the index of the change."""
    out: dict[int, tuple[int, int]] = {}
    lists = [run for run in _runs(ctx, changes) if len(run) > 1]
    for run in lists:
        start, _ = ctx.sheet.sentence(run[0].at)
        low = max(run[0].index - _AWAY, 0)
        if _IN_TURN.search(ctx.sheet.skeleton, max(start, ctx.sheet.figures[low].at), run[-1].at):
            out.update(zip((f.index for f in run), _bound(ctx, run, changes, levels), strict=False))
    return out


def _runs(ctx: Context, changes: Mapping[int, Change]) -> Iterator[list[Figure]]:
    """Changes that follow each other at once, in text order."""
    run: list[Figure] = []
    for index in sorted(changes):
        figure = changes[index].figure
        if run and not _goes_on(ctx, run[-1], figure, changes):
            yield run
            run = []
        if changes[index].kind != DOUBLE:
            run.append(figure)
    yield run


def _goes_on(ctx: Context, last: Figure, figure: Figure, changes: Mapping[int, Change]) -> bool:
    kinds = {changes[f.index].kind for f in (last, figure)}
    return (
        len(kinds) == 1
        and figure.index == last.index + 1
        and _JOINED.fullmatch(ctx.sheet.between(last, figure)) is not None
    )


def _bound(
    ctx: Context, run: Sequence[Figure], changes: Mapping[int, Change], levels: Levels
) -> Sequence[tuple[int, int]]:
    """The two figures of each change of a run: in two lists as long, one longer by one, or side by side."""
    before = _levels_before(ctx, run[0], levels)
    size = len(run)
    lists = list(_lists(ctx, before))
    if len(lists) > 1 and [len(x) for x in lists[-2:]] == [size, size]:
        one, other = lists[-2:]
        way = _way(one[0], other[0], levels)
        if way and all(a.family == b.family for a, b in zip(one, other, strict=True)):
            old, new = (one, other) if way > 0 else (other, one)
            return [(b.index, a.index) for a, b in zip(old, new, strict=True)]
    one, other = before[-2 * size : -size], before[-size:]
    if [f.family for f in one] == [f.family for f in other] and len({f.family for f in other}) > 1:
        ways = {_way(a, b, levels) for a, b in zip(one, other, strict=True)}  # 检查■，立案■；上年为■、■，分别增长■、■
        if ways in ({1}, {-1}):
            old, new = (one, other) if 1 in ways else (other, one)
            return [(b.index, a.index) for a, b in zip(old, new, strict=True)]
    behind = _levels_behind(ctx, run[-1], size, levels)
    if [f.family for f in behind] == [f.family for f in before[-size:]]:  # 分别上升■、■（上年为■、■）
        return [(new.index, old.index) for new, old in zip(before[-size:], behind, strict=True)]
    chain = before[-size - 1 :]  # 2021年■，2022年■，2023年■，逐年增长■、■
    if len(chain) == size + 1 and len({f.family for f in chain}) == 1:
        steps = list(pairwise(chain))
        if all(_way(a, b, levels) > 0 for a, b in steps):
            return [(b.index, a.index) for a, b in steps]
    pairs = list(zip(before[-2 * size :: 2], before[-2 * size + 1 :: 2], strict=False))
    if len(pairs) == size and len(before) == 2 * size and all(a.family == b.family for a, b in pairs):
        ways = {_way(a, b, levels) for a, b in pairs}
        if ways in ({1}, {-1}):
            return [(b.index, a.index) if 1 in ways else (a.index, b.index) for a, b in pairs]
    return []


def _way(a: Figure, b: Figure, levels: Levels) -> int:
    """1 when the first is plainly the earlier, -1 when the second is, else 0."""
    one, other = levels.at(a.index), levels.at(b.index)
    if one is None or other is None:
        return 0
    forth, back = levels.times(one, other)[:2]
    return 1 if forth >= _PLAIN else -1 if back >= _PLAIN else 0


def _levels_before(ctx: Context, first: Figure, levels: Levels) -> list[Figure]:
    """The levels of the sentence of a change and of the one or two before, right before it, in text order."""
    out: list[Figure] = []
    for figure in reversed(ctx.sheet.figures[max(first.index - _AWAY, 0) : first.index]):
        if levels.at(figure.index) is None or first.sentence - figure.sentence > 2 or first.block - figure.block > 1:
            break
        out.append(figure)
    return out[::-1]


def _levels_behind(ctx: Context, last: Figure, size: int, levels: Levels) -> list[Figure]:
    """The levels of the bracket right behind a run of changes, as many as the run has; none where there are not."""
    behind = list(ctx.sheet.figures[last.index + 1 : last.index + 1 + size])
    if len(behind) < size or any(levels.at(f.index) is None for f in behind):
        return []
    return behind if _BASES.fullmatch(ctx.sheet.between(last, behind[0])) else []


def _lists(ctx: Context, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Figures set apart by 、和与及, commas between the lists."""
    run: list[Figure] = []
    for figure in figures:
        if run:
            words = ctx.sheet.between(run[-1], figure)
            if not (_SET_APART.search(words) and "，" not in words and "," not in words and len(words) <= 14):
                yield run
                run = []
        run.append(figure)
    if run:
        yield run

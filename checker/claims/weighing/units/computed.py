"""Figures that add up but for the unit of one: 由4.3天缩短至3.2小时，压缩了1.1天; 46.7吨，其中31.2吨，其余15.5公斤."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial

from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.units.formulas import computed
from checker.claims.weighing.units.printed import (
    digits_of,
    printed_number,
    printed_unit,
    size_of,
    telling_digits,
    value_range,
)

_FEWEST, _MOST, _REACH = 3, 6, 8
"""Figures of one dimension that are added up together, and figures of any kind from the first to the last."""
_TELLING = 2
"""Digits that a sum must have to tell anything."""
_MOST_DIGITS = 4


def computed_candidates(ctx: Context, relation: Relation) -> Iterator[Candidate]:
    """Neighbouring figures of one dimension of which one, in the unit of the others, would make the sum right."""
    for run in _runs(ctx):
        if len(run) < _FEWEST:
            continue
        units = [printed_unit(f) for f in run]
        for start in range(len(run)):
            for end in range(start + _FEWEST, min(start + _MOST, len(run)) + 1):
                if len(set(units[start:end])) == 2 and run[end - 1].index - run[start].index <= _REACH:
                    yield from _sums(relation, run, run[start:end], units[start:end])


def _runs(ctx: Context) -> Iterator[list[Figure]]:
    """The figures of each dimension, in one sentence or two that follow each other."""
    open_runs: dict[str, list[Figure]] = {}
    for figure in ctx.sheet.figures:
        size = size_of(figure)
        if size is None or figure.kind not in (Kind.COUNT, Kind.MONEY) or not figure.exact or figure.times > 1:
            continue
        run = open_runs.setdefault(size.dimension, [])
        if run and (figure.sentence - run[-1].sentence > 1 or figure.is_average):
            yield open_runs.pop(size.dimension)
            run = open_runs.setdefault(size.dimension, [])
        if not figure.is_average:
            run.append(figure)
    yield from open_runs.values()


def _sums(
    relation: Relation, run: Sequence[Figure], group: Sequence[Figure], units: Sequence[str]
) -> Iterator[Candidate]:
    """The candidates of figures in two units, one of which stands in its unit alone."""
    alone = [i for i, u in enumerate(units) if units.count(u) == 1]
    if len(alone) != 1 or max(map(telling_digits, group)) < _TELLING:
        return
    odd, unit = group[alone[0]], units[alone[0] - 1]
    if any(digits_of(f) == digits_of(odd) for f in run if f is not odd and not (odd.is_delta and f in group)):
        return  # told in the right unit as well: one number told in two units; but 由9天压至4.5天，压减4.5小时
    if len({relation.says("sides", f.pre + "■" + f.post[:1]) for f in group}) > 1:
        return  # 航道长126公里，主航道88公里，最宽38米
    if relation.says("average", odd.pre) and not odd.is_delta:
        return  # 由20天压缩到8天，最快12小时办结
    if min(map(telling_digits, group)) < _TELLING and not _said(relation, group):
        return  # 堤防18公里、排水沟12公里、30米跨桥梁
    printed = [printed_number(f) for f in group]
    for at in range(len(group)) if len(group) == _FEWEST else (0, len(group) - 1):
        if 2 * printed[at] != sum(printed) or _holds(group, at):
            continue
        parts = [f for i, f in enumerate(group) if i != at]
        yield Candidate(
            tuple(group), computed_signs(relation, group, at), partial(computed, group[at], parts, odd, unit)
        )


def _holds(group: Sequence[Figure], at: int) -> bool:
    """Whether the figures may add up as they stand, each rounded at its last digit, a working day as long as a day."""
    ranges = [value_range(f, size) for f in group if (size := size_of(f)) is not None]
    low, high = (sum((r[k] for i, r in enumerate(ranges) if i != at), Fraction(0)) for k in (0, 1))
    return low <= ranges[at][1] and ranges[at][0] <= high


def computed_signs(relation: Relation, group: Sequence[Figure], at: int) -> dict[str, float]:
    """Name of each sign of figures that add up but for a unit → how strong it is; `at` is the place of their sum."""
    digits = sorted(telling_digits(f) for f in group)
    signs = {
        "computed": 1,
        "computed_said": _said(relation, group),
        "computed_digits": min(digits[-1], _MOST_DIGITS) - _TELLING,
        "computed_bare": digits[0] < _TELLING,
        "computed_apart": group[-1].sentence - group[0].sentence,
        "computed_middle": 0 < at < len(group) - 1,
    }
    return {k: float(v) for k, v in signs.items() if v}


def _said(relation: Relation, group: Sequence[Figure]) -> bool:
    """Whether the text says by how much something changed, what is left, or what it is made of; 压缩至8天 does not."""
    moved_to = relation.cues["shrunk"].fullmatch
    if any((f.is_delta or relation.says("left", f.pre)) and not moved_to(f.pre) for f in group):
        return True
    if relation.says("left", group[0].post) and not moved_to(group[0].post):
        return True
    return any(relation.says("made_of", f.clause[-12:] + f.post[:8]) for f in group)

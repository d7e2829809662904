"""A list of counts beside a count of their unit that they may make up, whatever words stand between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.breakdown import all_named, sum_formula
from checker.claims.formulas.context import Context, added_up
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.totals import difference
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.nearby import all_of_before
from checker.claims.weighing.stages import is_added, is_kept
from checker.claims.weighing.sums.brackets import around_brackets
from checker.claims.weighing.sums.charity import misplaced, opened, other_reading
from checker.claims.weighing.sums.columns import column_readings
from checker.claims.weighing.sums.gaps import rounds_to
from checker.claims.weighing.sums.held import held_sums
from checker.claims.weighing.sums.mistyped import is_far, is_leap, like_slip, slight
from checker.claims.weighing.sums.resumed import opening_of, taken_up
from checker.claims.weighing.sums.siblings import is_apart, is_sibling
from checker.claims.weighing.sums.signs import (
    SumReading,
    goes_on,
    is_hopeless,
    rest_untold,
    says_rest,
    sum_signs,
)
from checker.claims.weighing.sums.spoken import spoken_sums
from checker.document import Span

SUMS = frozenset({FormulaKind.SUM, FormulaKind.WITHIN})
_MOST, _GAP, _NEAR = 10, 48, 12
"""Parts of a list, characters between two of them, counts around it."""
_LARGEST, _MAY = 3, 0.4
"""Into what part of the whole the gap must go; how likely one more count may continue a list."""
_FARTHEST = 10
"""How many times its size one slip of the pen can make a figure."""
_BACK, _FURTHER = 2, 8
"""Counts before a list that may be its whole; how many when the parts miss it slightly."""
_AFTER = 5
"""Counts behind a change that may make it up."""
_TAKEN_STOCK = lazy.compile(
    r"年初(?:清[查点理]|摸排|[排核普]查|盘点|登记|梳理|认领|交办|确定|预算|安排|计划|核定|下达|部署|列支|批复|拨付|编制|立项|制定|分解|签订|建账)"
)
"""年初清查■, 年初安排■: counted or meant for this year, not compared with."""
_FALL = lazy.compile(r"[减少降缩低短]|回落|提前")
_ITEM = lazy.compile(
    r"\s*[（(]?[一二三四五六七八九十\d①-⑳]+[）)、.．]?|\s*[^，,。；;：:\ue001-\ue007]{1,16}[：:\ue001]"
)


def sum_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Every list of two to ten counts of one unit and the count before or after it that it fails to make up.

    Lists that words open (`found`) are candidates too: what speaks against them is weighed as well.
    """
    families, changes = _families(ctx)
    settled = _settled(found)
    known: set[frozenset[int]] = set()
    for formula, reading in _told(ctx, found):
        group = _around(families.get(reading.whole.family, ()), reading.parts[0])
        if added_up(reading.parts) < reading.whole.number and rest_untold(ctx, relation, reading.parts):
            continue
        named = all_named(reading.whole, reading.parts)
        other = other_reading(ctx, relation, group, reading.whole, reading.parts)
        if (
            _key(reading) in known
            or is_sibling(ctx, reading)
            or is_apart(ctx, relation, reading)
            or (not named and (other is None or _goes_on(ctx, relation, group, reading)))
        ):
            continue
        known.add(_key(reading))
        told = {**sum_signs(ctx, relation, settled, group, reading), **(other or {})}
        yield Candidate((reading.whole, *reading.parts), told, partial(_same, formula), True, named)
    for reading in column_readings(ctx):
        near = _around(families.get(reading.whole.family, ()), reading.parts[0])
        if (
            _key(reading) not in known
            and not is_far(reading.whole, reading.parts, added_up(reading.parts))
            and _fails(ctx, relation, near, reading.whole, reading.parts) is not None
        ):
            known.add(_key(reading))
            says = sum_signs(ctx, relation, settled, near, reading)
            yield Candidate((reading.whole, *reading.parts), says, partial(_table, reading), sure=True)
    yield from spoken_sums(ctx)
    yield from held_sums(ctx, relation)
    for group in (*families.values(), *changes.values(), *_of_changes(ctx, families)):
        tried: set[tuple[int, int, int, int]] = set()
        for some in _thinned(ctx, group):
            for reading, other in _readings(ctx, relation, some, tried):
                short = added_up(reading.parts) < reading.whole.number
                if short and rest_untold(ctx, relation, reading.parts):
                    continue
                if _key(reading) not in known and not is_sibling(ctx, reading) and not is_apart(ctx, relation, reading):
                    known.add(_key(reading))
                    signs = sum_signs(ctx, relation, settled, _around(some, reading.parts[0]), reading)
                    made = partial(_formula, reading, signs)
                    if signs:
                        yield Candidate((reading.whole, *reading.parts), {**signs, **other}, made)


def _thinned(ctx: Context, group: Sequence[Figure]) -> Iterator[Sequence[Figure]]:
    """The counts, and once more without those told of each of several, or told in brackets of the one before."""
    yield group
    each = [f for f in group if f.times == 1]
    if len(each) < len(group):
        yield each
    yield from around_brackets(ctx, group, _FURTHER)


def _families(ctx: Context) -> tuple[Mapping[str, list[Figure]], Mapping[tuple[str, bool], list[Figure]]]:
    """The counts of each unit, and apart from them by how much it rose and by how much it fell."""
    families: dict[str, list[Figure]] = {}
    changes: dict[tuple[str, bool], list[Figure]] = {}
    for figure in ctx.counts:
        if not figure.exact or not figure.number or _is_of_before(ctx, figure):
            continue
        if figure.is_delta:
            changes.setdefault((figure.family, _FALL.search(figure.pre[-4:]) is not None), []).append(figure)
        else:
            families.setdefault(figure.family, []).append(figure)
    return families, {k: group for k, group in changes.items() if len(group) > 2}


def _is_of_before(ctx: Context, figure: Figure) -> bool:
    """Whether a figure is told of a time before the one that the words around it tell of."""
    return figure.is_earlier and not _TAKEN_STOCK.search(figure.pre) and not all_of_before(ctx, figure)


def _of_changes(ctx: Context, families: Mapping[str, list[Figure]]) -> Iterator[list[Figure]]:
    """净增■。净增的人里，市直■、县区■: a change told as such, and the counts behind it that may make it up."""
    for change in ctx.counts:
        if change.is_delta and change.exact and change.number and not change.is_earlier:
            group = families.get(change.family, [])
            at = bisect_left(group, change.index, key=lambda f: f.index)
            behind = [f for f in group[at : at + _AFTER] if f.sentence - change.sentence <= 1]
            if len(behind) > 1:
                yield [change, *behind]


def _settled(found: Sequence[Formula]) -> Mapping[Span, set[Span]]:
    """The figures of sums that agree, and the wholes of those."""
    out: dict[Span, set[Span]] = {}
    for formula in found:
        if formula.verdict is Verdict.CONSISTENT and formula.kind is FormulaKind.SUM:
            whole = formula.figures[0].span
            for part in formula.figures:
                out.setdefault(part.span, set()).add(whole)
    return out


def _same(formula: Formula) -> Formula:
    return formula


def _around(group: Sequence[Figure], first: Figure) -> Sequence[Figure]:
    """The counts of the unit near a list: those further off cannot bear on it, and long reports stay quick."""
    at = bisect_left(group, first.index, key=lambda f: f.index)
    return group[max(at - _NEAR, 0) : at + _MOST + _NEAR]


def _key(reading: SumReading) -> frozenset[int]:
    return frozenset(f.index for f in (reading.whole, *reading.parts))


def _told(ctx: Context, found: Sequence[Formula]) -> Iterator[tuple[Formula, SumReading]]:
    by_span = {f.span: f for f in ctx.sheet.figures}
    for formula in found:
        if formula.kind in SUMS and formula.verdict is Verdict.CONTRADICTORY:
            figures = [by_span[b.span] for b in formula.figures if b.span in by_span]
            parts = tuple(sorted(figures[1:], key=lambda f: f.at))
            if (
                parts
                and not (_is_of_before(ctx, figures[0]) and not parts[0].is_earlier)
                and (opened(ctx, figures[0], parts) or not any(_exceeds(p, figures[0]) for p in parts))
                and not _elsewhere(formula, figures[0], parts)
                and all(p.number != figures[0].number for p in parts)
            ):
                yield formula, SumReading(figures[0], parts, True, formula.identity is not None)


def _goes_on(ctx: Context, relation: Relation, group: Sequence[Figure], reading: SumReading) -> bool:
    """Whether the list that words open has parts behind those they lead to."""
    if reading.last or reading.lines or says_rest(relation, reading.parts[-1]):
        return False
    short = added_up(reading.parts) < reading.whole.number
    return short and goes_on(ctx, group, reading.parts) >= _MAY


def _exceeds(part: Figure, whole: Figure) -> bool:
    return part.value.high is not None and whole.value.below(part.value)


def _elsewhere(formula: Formula, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a classification known by its names stands apart from a count that it does not come near: another's."""
    apart = formula.identity is not None and whole.sentence != parts[0].sentence
    return apart and abs(added_up(parts) - whole.number) * 5 > whole.number * 2


def _table(reading: SumReading) -> Formula:
    return sum_formula(FormulaKind.SUM, reading.whole, reading.parts, Verdict.CONTRADICTORY, None)


def _formula(reading: SumReading, signs: Mapping[str, float]) -> Formula:
    first, final = reading.parts[0], reading.parts[-1]
    if len(reading.parts) == 2 and (is_added(first, final) if reading.last else is_kept(first, final)):
        return difference(reading.whole, [first], final, False)  # ■，下放■，保留■; 去年底■，添了■，年底■
    exceeds = added_up(reading.parts) > reading.whole.number
    complete = any(signs.get(s) for s in ("closes", "rest", "announced", "lists_all"))
    kind = FormulaKind.WITHIN if exceeds and not complete else FormulaKind.SUM
    return sum_formula(kind, reading.whole, reading.parts, Verdict.CONTRADICTORY, None)


def _readings(
    ctx: Context, relation: Relation, group: Sequence[Figure], tried: set[tuple[int, int, int, int]]
) -> Iterator[tuple[SumReading, Mapping[str, float]]]:
    """Every list of `group` and its wholes but those `tried` before, each by its whole, its ends and its length."""
    numbers = [f.number for f in group]
    reach = [(n * (_LARGEST - 1), n * (_LARGEST + 1)) for n in numbers]
    for start in range(len(group)):
        added = numbers[start] * group[start].times
        opening: tuple[str, bool] | None = None
        around: Sequence[Figure] = ()
        for end in range(start + 2, min(start + _MOST, len(group)) + 1):
            if not _joined(ctx, group[end - 2], group[end - 1]):
                break
            added += numbers[end - 1] * group[end - 1].times
            places = _places(numbers, reach, start, end, added)
            if not places:
                continue
            parts = tuple(group[start:end])
            ended: bool | None = None
            for i in places:
                whole = group[i]
                place = (whole.index, parts[0].index, parts[-1].index, len(parts))
                if place in tried:
                    continue
                beside = (parts[-1], whole) if whole.at > parts[0].at else (whole, parts[0])
                near = i >= start - _BACK and _beside(ctx, *beside)
                if not near:
                    opening = opening or opening_of(ctx, relation, parts[0])
                    if not taken_up(ctx, relation, opening, whole, parts, added):
                        continue
                if i == end and not (
                    reach[i][0] <= added * _LARGEST <= reach[i][1] or relation.says("total", whole.pre[-_NEAR:])
                ):
                    continue  # far off a count right behind others, not called their total
                if is_far(whole, parts, added):
                    continue
                around = around or group[max(start - _NEAR, 0) : start + _MOST + _NEAR]
                if whole.at < parts[0].at:
                    if ended is None:
                        ended = says_rest(relation, parts[-1]) or goes_on(ctx, around, parts) < _MAY
                    if not ended:
                        continue
                tried.add(place)
                if is_hopeless(ctx, relation, whole, parts):
                    continue
                other = _fails(ctx, relation, around, whole, parts)
                by_chance = other is not None and "pair_agrees" in other
                if other is not None and not (by_chance and abs(whole.number - added) * 10 > whole.number):
                    yield SumReading(whole, parts), other
    yield from _lines(ctx, relation, group)


def _places(
    numbers: Sequence[Decimal], reach: Sequence[tuple[Decimal, Decimal]], start: int, end: int, added: Decimal
) -> list[int]:
    """Which counts around a list it comes near enough to (`reach`, by `_LARGEST`), the nearest of equal ones only; of
    the two right beside it also one that a single slip of the pen can explain, however far off."""
    out: list[int] = []
    size = added * _LARGEST
    for i in range(start - 1, max(start - _FURTHER, 0) - 1, -1):
        low, high = reach[i]
        near = low <= size <= high
        if near and start - i > _BACK:
            near = slight(numbers[i], added)
        elif not near and i == start - 1:
            near = _leaps(numbers[i], added)
        if near and all(numbers[i] != numbers[j] for j in out):
            out.append(i)
    if end < len(numbers) and (reach[end][0] <= size <= reach[end][1] or _leaps(numbers[end], added)):
        out.append(end)
    return out


def _leaps(whole: Decimal, added: Decimal) -> bool:
    """Whether parts miss a whole by more than a third, yet by what one slip of the pen can make."""
    return like_slip(whole - added) and added < whole * _FARTHEST and whole < added * _FARTHEST


def _lines(
    ctx: Context, relation: Relation, group: Sequence[Figure]
) -> Iterator[tuple[SumReading, Mapping[str, float]]]:
    """Lists told a paragraph each: the first count of every paragraph, and the nearest one told before them all."""
    heads: list[Figure] = []
    for i, figure in enumerate(group):
        opens = not i or group[i - 1].block != figure.block
        if not opens or not _begins(ctx, figure):
            continue
        if heads and figure.block - heads[-1].block != 1:
            yield from _line_run(ctx, relation, group, heads)
            heads = []
        heads.append(figure)
    yield from _line_run(ctx, relation, group, heads)


def _begins(ctx: Context, figure: Figure) -> bool:
    start, _ = ctx.sheet.paragraph(figure.at)
    return figure.at - start <= 30 and _ITEM.match(ctx.sheet.skeleton, start) is not None


def _line_run(
    ctx: Context, relation: Relation, group: Sequence[Figure], heads: Sequence[Figure]
) -> Iterator[tuple[SumReading, Mapping[str, float]]]:
    for skip in (0, 1):
        parts = tuple(heads[skip:])
        if not 2 <= len(parts) <= _MOST:
            continue
        near = _around(group, parts[0])
        before = [f for f in near if f.at < parts[0].at and parts[0].block - f.block <= 3]
        for whole in before[-2:]:
            other = _weighed(ctx, relation, near, whole, parts)
            if other is not None:
                yield SumReading(whole, parts, lines=True), other
    if 2 < len(heads) <= _MOST + 1 and relation.says("total", heads[-1].pre[-_NEAR:]):
        *rows, whole = heads
        other = _weighed(ctx, relation, _around(group, heads[0]), whole, rows)
        if other is not None:
            yield SumReading(whole, tuple(rows), lines=True), other


def _weighed(
    ctx: Context, relation: Relation, group: Sequence[Figure], whole: Figure, parts: Sequence[Figure]
) -> Mapping[str, float] | None:
    """As `_fails`, of lists that are worth it."""
    if is_far(whole, parts, added_up(parts)) or is_hopeless(ctx, relation, whole, parts):
        return None
    return _fails(ctx, relation, group, whole, parts)


def _fails(
    ctx: Context, relation: Relation, group: Sequence[Figure], whole: Figure, parts: Sequence[Figure]
) -> Mapping[str, float] | None:
    """What another reading has for itself when the parts come near to the whole and do not make it up; else None."""
    added = added_up(parts)
    if (rounds_to(whole, parts) and not misplaced(whole, parts)) or (
        added < whole.number and rest_untold(ctx, relation, parts)
    ):
        return None
    other = other_reading(ctx, relation, group, whole, parts)
    return None if other and is_leap(whole, parts) else other  # far off, and what agrees another way: chance


def _joined(ctx: Context, a: Figure, b: Figure) -> bool:
    gap = ctx.sheet.between(a, b)
    return b.block == a.block and b.sentence - a.sentence <= 1 and len(gap) <= _GAP


def _beside(ctx: Context, a: Figure, b: Figure) -> bool:
    gap = ctx.sheet.between(a, b)
    return b.block - a.block <= 2 and b.sentence - a.sentence <= 6 and len(gap) <= 3 * _GAP


__all__ = ["SUMS", "sum_candidates"]

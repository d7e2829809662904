"""Parts that make up what was counted but for the measure word of one: 投诉326件。其中急诊48件、收费103人、余175件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import pairwise

from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.units.computed import computed_signs
from checker.claims.weighing.units.formulas import computed
from checker.claims.weighing.units.measures import load_measures
from checker.claims.weighing.units.printed import telling_digits

_BEFORE, _BEHIND, _ASIDE = 6, 4, 2
"""Figures before an odd one among which the whole is sought, parts behind it, and figures between whole and parts."""
_TELLING, _FIRM, _MANY = 2, 3, 3
"""Digits that a whole must have to tell anything, and to be the sum of fewer than many parts hardly by chance."""


def counted_candidates(ctx: Context, relation: Relation) -> Iterator[Candidate]:
    """People among things counted, or things among people, that make their sum right."""
    figures = ctx.sheet.figures
    for before, odd in pairwise(figures):
        if not _other_kind(odd, before) or before.sentence != odd.sentence:
            continue
        found = next(_parts(ctx, relation, odd), None)
        if found is not None and not relation.says("reached", odd.pre):  # 办理案件58件，涉及18人
            whole, parts = found
            group = (whole, *parts)
            yield Candidate(
                group,
                computed_signs(relation, group, 0),
                partial(computed, whole, parts, odd, whole.mention.unit or ""),
            )


def _other_kind(one: Figure, other: Figure) -> bool:
    """Whether one counts people and the other what cannot be people."""
    units = one.mention.unit or "", other.mention.unit or ""
    return units[0] != units[1] and _people_and_things(*units) and one.kind is Kind.COUNT and other.kind is Kind.COUNT


@lru_cache(maxsize=512)
def _people_and_things(one: str, other: str) -> bool:
    measures = load_measures()
    crowds = measures.crowds.get(one), measures.crowds.get(other)
    if crowds[0] is None or crowds[1] is None or measures.one_kind(one, other):
        return False
    return ("persons" in crowds[0]) != ("persons" in crowds[1])


def _parts(ctx: Context, relation: Relation, odd: Figure) -> Iterator[tuple[Figure, tuple[Figure, ...]]]:
    """A whole before an odd figure and the parts around that one, all of the whole's unit, that add up to it."""
    figures = ctx.sheet.figures
    for whole in reversed(figures[max(odd.index - _BEFORE, 0) : odd.index - 1]):
        if whole.number <= odd.number or not _other_kind(odd, whole):
            continue
        if not _counts(whole) or telling_digits(whole) < _TELLING:
            continue
        for start in range(whole.index + 1, min(whole.index + 2 + _ASIDE, odd.index)):
            if not relation.says("made_of", ctx.sheet.between(whole, figures[start])):
                continue
            for end in range(odd.index + 1, min(odd.index + 1 + _BEHIND, len(figures)) + 1):
                parts = figures[start:end]
                if _make_up(whole, parts, odd) and _named_alike(parts, odd):
                    yield whole, parts


def _counts(figure: Figure) -> bool:
    return figure.exact and figure.times == 1 and not figure.is_average and not figure.is_delta


def _make_up(whole: Figure, parts: Sequence[Figure], odd: Figure) -> bool:
    """Whether parts that follow each other, all but one in the unit of the whole, are just as many as it."""
    if len(parts) < _MANY and telling_digits(whole) < _FIRM:
        return False
    if sum(p.number for p in parts) != whole.number or any(y.sentence - x.sentence > 1 for x, y in pairwise(parts)):
        return False
    return all(_counts(p) and (p is odd or p.mention.unit == whole.mention.unit) for p in parts)


def _named_alike(parts: Sequence[Figure], odd: Figure) -> bool:
    """急诊类投诉■、收费类投诉■: the odd one's name has two neighbouring characters of another's."""
    own = {a + b for a, b in pairwise(odd.pre)}
    return any(a + b in own for p in parts if p is not odd for a, b in pairwise(p.pre))

"""What each of several has and how many there are in all: 9个派出所各派驻1名调解员。所派驻的11名调解员."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.repeats.said_twice import said_formula
from checker.claims.weighing.said import Said
from checker.claims.weighing.telling.likeness_words import strange
from checker.claims.weighing.telling.tellings import Tellings

_SENTENCES, _NOUN = 2, 3
"""Sentences between the two, and characters of the noun that both have."""


def each_candidates(ctx: Context, tellings: Tellings, relation: Relation) -> Iterator[Candidate]:
    """Numbers that point back to what each of several has and are not as many as all have together."""
    figures = ctx.sheet.figures
    for each in figures:
        if each.times < 2 or not each.exact or each.is_delta:
            continue
        later = next((f for f in figures[each.index + 1 :] if f.family == each.family), None)
        if later is None or later.number in (each.number, each.number * each.times) or later.times > 1:
            continue
        if _of_each(tellings, relation, each, later):
            a = Said(-each.at - 1, each.span, "", 0, "")
            b = Said(-later.at - 1, later.span, "", 1, "")
            yield Candidate((a, b), {}, partial(said_formula, ctx, a, b), sure=True)


def _of_each(tellings: Tellings, relation: Relation, each: Figure, later: Figure) -> bool:
    """Whether the later one points back at what each has: by its noun, and 所派驻的, 这■名."""
    whole = each.number * each.times
    if not 0 < later.sentence - each.sentence <= _SENTENCES or not later.exact:
        return False
    if 2 * abs(later.number - whole) > whole:
        return False
    noun = tellings.of(each).behind[:_NOUN]
    if len(noun) < _NOUN or not tellings.of(later).behind.startswith(noun):
        return False
    if relation.says("back", later.pre):
        return True
    return later.pre.endswith("的") and not strange(tellings.of(later).before.lstrip("所"), each.clause)

"""How the parts of a list are named, and what is said right before and behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import ANY, Figure
from checker.claims.weighing.data import Relation

_LEAD = lazy.compile(r"^(?:其中)?(?:已经?|为|的|是|有|系|共|仍|尚|均|计)*|(?:为|的|是|有|共|计|达|者)+$")
_NEGATION = 40
"""Characters behind a list in which words may say that there is nothing else."""


def shape_signs(
    ctx: Context, relation: Relation, whole: Figure, parts: Sequence[Figure], opening: str
) -> Mapping[str, float]:
    """Signs by name; `opening` is what stands between the whole and its parts."""
    names = [name_of(p) for p in parts]
    sides = {bool(p.pre) for p in parts}
    final = max(parts[-1].at, whole.at)
    return {
        "mixed_sides": len(sides) > 1,
        "behind": sides == {False},
        "alike_first": sum(x[:1] == names[0][:1] for x in names[1:]) / (len(names) - 1),
        "none_else": _nothing_else(ctx, relation, final),
        "whole_all": whole.at < parts[0].at and relation.says("whole_all", opening[:16] + whole.post),
    }


def name_of(part: Figure) -> str:
    """The words that name a part, without those that only join it."""
    return _LEAD.sub("", part.pre) or part.post


def _nothing_else(ctx: Context, relation: Relation, final: int) -> bool:
    """■、■，没有并案和撤案: what there is none of, said right behind the list."""
    text = ctx.sheet.skeleton
    found = relation.cues["none_else"].search(text, final + 1, final + _NEGATION)
    return found is not None and lazy.search(ANY, text[final + 1 : found.end()]) is None


__all__ = ["name_of", "shape_signs"]

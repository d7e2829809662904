"""How the parts of a list are named, and what is said right before and behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import ANY, Figure
from checker.claims.weighing.data import Relation
from checker.claims.weighing.sums.kinds import of_one_kind

_LEAD = lazy.compile(r"^(?:其中)?(?:已经?|为|的|是|有|系|共|仍|尚|均|计)*|(?:为|的|是|有|共|计|达|者)+$")
_OF_WHOM = lazy.compile(r"^.+[人员名者师官](?:当|之)?[中里]")
"""持证人员中研究生■: what all of them are is no trait of these."""
_NEGATION = 40
"""Characters behind a list in which words may say that there is nothing else."""
_COMMAS = ("，", ",")
_TRAITS = 0.6
"""Share of names that tell traits from which a list is one of traits."""
_PEOPLE = "人"
_AXES = (
    "axis_sex",
    "axis_party",
    "axis_age",
    "axis_skill",
    "axis_school",
    "axis_major",
    "axis_post",
    "axis_rank",
    "axis_past",
)


def shape_signs(
    ctx: Context,
    relation: Relation,
    group: Sequence[Figure],
    whole: Figure,
    parts: Sequence[Figure],
    opening: str,
    over: float,
) -> Mapping[str, float]:
    """Signs by name; `group` holds the counts of the unit, `opening` is what stands between the whole and its parts,
    `over` by what share of the whole the parts exceed it."""
    names = [name_of(p) for p in parts]
    sides = {bool(p.pre) for p in parts}
    final = max(parts[-1].at, whole.at)
    return {
        "sparse": 1 / (1 + _others(ctx, group, whole, parts)),
        "pair": len(parts) == 2 and is_closed(relation, parts),
        "opposed": len(parts) > 2 and is_closed(relation, parts),
        "mixed_sides": len(sides) > 1,
        "behind": sides == {False},
        "one_kind": of_one_kind(relation, names),
        "alike_first": sum(x[:1] == names[0][:1] for x in names[1:]) / (len(names) - 1),
        "none_else": nothing_else(ctx, relation, final),
        "whole_all": whole.at < parts[0].at and relation.says("whole_all", opening[:16] + whole.post),
        "over": min(over, 1.0) * 10,
        **(_row_signs(relation, whole, names) if over and _is_bare(parts[0], opening) else {}),
    }


def tells_traits(relation: Relation, parts: Sequence[Figure]) -> bool:
    """其中独立办公的■，规范化的■: whether most names tell a trait and no two are worded alike; such overlap.

    以公安为被申请人的■，以街道为被申请人的■ are worded alike: classes of one thing.
    """
    names = [name_of(p) for p in parts]
    if any(a[:1] == b[:1] or a[-1:] == b[-1:] for a, b in pairwise(names)):
        return False
    traits = sum(p.pre.endswith("的") or relation.says("trait", n) for p, n in zip(parts, names, strict=True))
    return traits > _TRAITS * len(parts)


def _row_signs(relation: Relation, whole: Figure, names: Sequence[str]) -> Mapping[str, float]:
    """调解室■，接待室■、档案室■: parts that exceed a whole under which no word puts them, and whether it is called as
    one more of them would be."""
    own = name_of(whole)
    end = sum(n[-1:] == own[-1:] for n in names) / len(names)
    return {"row": 1.0, "row_peers": max(end, float(own != "" and of_one_kind(relation, (own, *names))))}


def _is_bare(first: Figure, opening: str) -> bool:
    """Whether nothing but a comma and its name leads to the first part: no 其中, no 按……分."""
    return opening[:1] in _COMMAS and opening[1:].strip() == first.pre and "其中" not in first.pre


def name_of(part: Figure) -> str:
    """The words that name a part, without those that only join it."""
    return _LEAD.sub("", part.pre) or part.post


def _others(ctx: Context, group: Sequence[Figure], whole: Figure, parts: Sequence[Figure]) -> int:
    """How many other counts of the unit stand within a sentence of the list and its whole."""
    ends = sorted((whole.sentence, parts[0].sentence, parts[-1].sentence))
    taken = {whole.index, *(p.index for p in parts)}
    return sum(ends[0] - 1 <= f.sentence <= ends[-1] + 1 and f.index not in taken for f in group)


def is_closed(relation: Relation, parts: Sequence[Figure]) -> bool:
    """男■、女■; 采纳■、部分采纳■、不采纳■: whether the names leave no further class."""
    names = [name_of(p) for p in parts]
    if len(names) == 2:
        return any(relation.says("pairs", f"{a}|{b}") for a, b in (names, names[::-1]))
    denied = [lazy.sub(r"^[不未非没无](?:能|予|有|再|够)?", "", x) for x in names if x[:1] in "不未非没无"]
    return any(x in names for x in denied)


def of_several_axes(relation: Relation, parts: Sequence[Figure]) -> bool:
    """女■、党员■、会手语的■: whether traits are told of people that one of them may have at once."""
    if parts[0].family != _PEOPLE:
        return False
    names = [_OF_WHOM.sub("", p.pre) or p.post for p in parts]
    return len({axis for name in names for axis in _AXES if relation.says(axis, name)}) > 1


def nothing_else(ctx: Context, relation: Relation, final: int) -> bool:
    """■、■，没有并案和撤案: what there is none of, said right behind the list."""
    text = ctx.sheet.skeleton
    found = relation.cues["none_else"].search(text, final + 1, final + _NEGATION)
    return found is not None and lazy.search(ANY, text[final + 1 : found.end()]) is None


__all__ = ["is_closed", "name_of", "nothing_else", "of_several_axes", "shape_signs", "tells_traits"]

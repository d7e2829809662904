"""Part and whole by the identities of the field, without 其中: 调解■，调解成功■; 报名■ … 合格■."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formula import Formula, FormulaKind
from checker.claims.formulas.breakdown import part_formula
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure

_WORDS = word_lists(__file__)

_CARRIED = lazy.compile(_WORDS["carried"])
_NONE_CARRIED = lazy.compile(f"(?:无|没有)[^，,。；;]{{0,4}}(?:{_WORDS['stocks']})")
_NEAR_NAME = 7


def find_orders(ctx: Context) -> Iterator[Formula]:
    """Every pair of figures that an identity of the field puts in order."""
    counts = [f for f in ctx.counts if not f.is_delta and not f.is_earlier]
    named_by: dict[str, list[Figure]] = {}
    for figure in counts:
        for name in dict.fromkeys(m.name for m in ctx.labels.matches(figure)):
            named_by.setdefault(name, []).append(figure)
    for identity in ctx.identities.orders:
        (part_name,), (whole_name,) = ([a.name for a in side] for side in (identity.left, identity.right))
        both = (part_name, whole_name)
        named: list[tuple[Figure, str]] = []
        if part_name not in named_by or whole_name not in named_by:
            continue
        met = {f.index: f for name in both for f in named_by[name]}
        for index in sorted(met):
            figure = met[index]
            match = ctx.labels.name(figure, both)
            if match is None or match.distance > (_NEAR_NAME if match.name == part_name else 15):
                continue
            named.append((figure, match.name))
        for i, (part, name) in enumerate(named):
            if name != part_name:
                continue
            wholes = [
                f
                for f, n in named[max(i - 12, 0) : i]
                if n == whole_name and f.family == part.family and _near(f, part)
            ]
            if not wholes:
                continue
            yield from _check(ctx, part, wholes, identity.id, identity.level, whole_name in ctx.identities.flows)


def _near(whole: Figure, part: Figure) -> bool:
    if whole.block == part.block:
        return part.sentence - whole.sentence <= 2
    return part.block - whole.block == 1


def _check(
    ctx: Context, part: Figure, wholes: list[Figure], identity: str, level: str, flow: bool
) -> Iterator[Formula]:
    whole = wholes[-1]
    holds = any(not w.value.below(part.value) for w in wholes)
    start, _ = ctx.sheet.paragraph(whole.at)
    _, end = ctx.sheet.sentence(part.at)
    words = ctx.sheet.skeleton[start:end]
    if not holds:
        others = [f for f in ctx.sheet.within(start, part.at) if f.family == part.family and f not in wholes]
        carried = _CARRIED.search(words) and not _NONE_CARRIED.search(words)
        bigger = any(
            not f.value.below(part.value) for f in others if f.sentence == part.sentence or f.sentence == whole.sentence
        )
        if carried and (level != "error" or flow):
            return
        # a warning needs the plainest telling: 受理■，办结■
        plain = part.index - whole.index == 1 and len(part.pre) <= 6 and part.exact and whole.exact
        if level != "error" and (part.sentence != whole.sentence or bigger or not plain):
            return
        yield part_formula(part, whole, False, FormulaKind.PART, identity, doubtful=bigger)
        return
    yield part_formula(part, whole, True, FormulaKind.PART, identity)

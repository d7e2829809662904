"""One contradiction is one formula: those that share a figure are merged, and the figure they share is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.diagnostics.message import Text
from checker.document import Span

_RANK = {
    kind: number
    for number, kind in enumerate(
        (
            FormulaKind.REPEAT,
            FormulaKind.UNIT,
            FormulaKind.LIMIT,
            FormulaKind.BALANCE,
            FormulaKind.SUM,
            FormulaKind.LIST,
            FormulaKind.RATE,
            FormulaKind.GROWTH,
            FormulaKind.DIFFERENCE,
            FormulaKind.WITHIN,
            FormulaKind.PART,
        )
    )
}
_SUMS = (FormulaKind.SUM, FormulaKind.WITHIN, FormulaKind.PART)


def merge(formulas: Sequence[Formula]) -> tuple[Formula, ...]:
    """The formulas in text order; contradictions explained by a consistent one dropped, related ones made one."""
    agreed = [f for f in formulas if f.verdict is Verdict.CONSISTENT]
    wrong = [f for f in formulas if f.verdict is Verdict.CONTRADICTORY and not _explained(f, agreed)]
    doubtful = [f for f in formulas if f.verdict is Verdict.DOUBTFUL and not _explained(f, agreed)]
    groups = _groups(wrong)
    told = {span for group in groups for f in group for span in f.spans}
    merged = [_one(group) for group in groups]
    quiet = [f for f in doubtful if not f.spans & told]
    return tuple(sorted(_distinct([*agreed, *merged, *quiet]), key=lambda f: (f.figures[0].span, f.kind, f.verdict)))


def _distinct(formulas: Sequence[Formula]) -> list[Formula]:
    seen: set[tuple[object, ...]] = set()
    out = []
    for formula in formulas:
        key = (formula.kind, formula.verdict, formula.spans)
        if key not in seen:
            seen.add(key)
            out.append(formula)
    return out


def _explained(formula: Formula, agreed: Sequence[Formula]) -> bool:
    """Whether its parts are, all together, the parts of a breakdown that adds up."""
    if formula.kind not in _SUMS:
        return False
    parts = {b.span for b in formula.figures[1:]} if formula.kind is not FormulaKind.PART else {formula.figures[0].span}
    for other in agreed:
        if other.kind is FormulaKind.SUM and parts <= {b.span for b in other.figures[1:]} and len(parts) > 1:
            return True
    return False


def _groups(formulas: Sequence[Formula]) -> list[list[Formula]]:
    groups: list[list[Formula]] = []
    for formula in formulas:
        joined = [g for g in groups if any(formula.spans & f.spans for f in g)]
        rest = [g for g in groups if g not in joined]
        groups = [*rest, [f for g in joined for f in g] + [formula]]
    return groups


def _one(group: Sequence[Formula]) -> Formula:
    ranked = sorted(group, key=lambda f: (_RANK.get(f.kind, len(_RANK)), -len(f.figures), f.figures[0].span))
    first = ranked[0]
    others = _distinct(ranked)[1:]
    if not others:
        return first
    notes = [f.readings[0].arithmetic for f in others if f.readings and f.readings[0] not in first.readings]
    known = first.spans
    extra = {b.span: b for f in others for b in f.figures if b.span not in known}
    return replace(
        first,
        figures=(*first.figures, *(extra[s] for s in sorted(extra))),
        notes=(*first.notes, *dict.fromkeys(notes), *_culprit([first, *others])),
    )


def _culprit(group: Sequence[Formula]) -> tuple[Text, ...]:
    counts: Counter[Span] = Counter(span for f in group for span in f.spans)
    (span, most), *rest = counts.most_common()
    if most < 2 or (rest and rest[0][1] == most):
        return ()
    text = next(b.text for f in group for b in f.figures if b.span == span)
    return (
        Text(f"“{text}”同时与多处不符，最可能有误", f"{text} disagrees with several others: the likeliest to be wrong"),
    )

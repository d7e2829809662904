"""One contradiction is one formula: those that share a figure are merged, and the figure they share is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.claims.formula import Formula, FormulaKind, Origin, Verdict
from checker.diagnostics.message import Text
from checker.document import Span

_RANK = {
    kind: number
    for number, kind in enumerate(
        (
            FormulaKind.COVERAGE,
            FormulaKind.REPEAT,
            FormulaKind.UNIT,
            FormulaKind.LIMIT,
            FormulaKind.BALANCE,
            FormulaKind.SUM,
            FormulaKind.LIST,
            FormulaKind.RATE,
            FormulaKind.SHARES,
            FormulaKind.GROWTH,
            FormulaKind.DIFFERENCE,
            FormulaKind.WITHIN,
            FormulaKind.PART,
        )
    )
}
_SUMS = (FormulaKind.SUM, FormulaKind.WITHIN, FormulaKind.PART)
_LISTS = (FormulaKind.SUM, FormulaKind.WITHIN)


_WEAKER = {
    FormulaKind.REPEAT: FormulaKind.PART,
    FormulaKind.COVERAGE: FormulaKind.PART,
    FormulaKind.SUM: FormulaKind.DIFFERENCE,
    FormulaKind.WITHIN: FormulaKind.DIFFERENCE,
}
"""Kinds that give way to another of the same figures."""


def merge(formulas: Sequence[Formula]) -> tuple[Formula, ...]:
    """The formulas in text order; contradictions explained by a consistent one dropped, related ones made one."""
    denied = [f for f in formulas if f.verdict is Verdict.CONTRADICTORY and f.kind in _LISTS]
    agreed = [f for f in formulas if f.verdict is Verdict.CONSISTENT and not _overruled(f, denied)]
    sums: dict[Span, list[frozenset[Span]]] = {}
    for formula in agreed:
        if formula.kind is FormulaKind.SUM:
            parts = frozenset(b.span for b in formula.figures[1:])
            for span in parts:
                sums.setdefault(span, []).append(parts)
    wrong = [f for f in formulas if f.verdict is Verdict.CONTRADICTORY and not _explained(f, sums)]
    doubtful = [f for f in formulas if f.verdict is Verdict.DOUBTFUL and not _explained(f, sums)]
    groups = _groups(wrong)
    told = {span for group in groups for f in group for span in f.spans}
    merged = [_one(group) for group in groups]
    quiet = [f for f in doubtful if not f.spans & told]
    return tuple(sorted(_distinct([*agreed, *merged, *quiet]), key=lambda f: (f.figures[0].span, f.kind, f.verdict)))


def _overruled(formula: Formula, denied: Sequence[Formula]) -> bool:
    """Whether a list that may make up its whole in some way was weighed and found wrong."""
    if formula.kind is not FormulaKind.SUM:
        return False
    return any(f.figures[0].span == formula.figures[0].span and f.spans == formula.spans for f in denied)


def _distinct(formulas: Sequence[Formula]) -> list[Formula]:
    seen: set[tuple[object, ...]] = set()
    out = []
    for formula in formulas:
        key = (formula.kind, formula.verdict, formula.spans)
        if key not in seen:
            seen.add(key)
            out.append(formula)
    return out


def _explained(formula: Formula, sums: Mapping[Span, Sequence[frozenset[Span]]]) -> bool:
    """Whether its parts are, all together, the parts of a breakdown that adds up."""
    if formula.kind not in _LISTS:
        return False
    parts = {b.span for b in formula.figures[1:]}
    return len(parts) > 1 and any(parts <= other for other in sums.get(formula.figures[1].span, ()))


def _groups(formulas: Sequence[Formula]) -> list[list[Formula]]:
    """Formulas joined by the figures they share, in the order of their first member."""
    leader = list(range(len(formulas)))

    def root(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    first_with: dict[Span, int] = {}
    for i, formula in enumerate(formulas):
        for span in formula.spans:
            j = first_with.setdefault(span, i)
            a, b = sorted((root(i), root(j)))
            leader[b] = a
    groups: dict[int, list[Formula]] = {}
    for i, formula in enumerate(formulas):
        groups.setdefault(root(i), []).append(formula)
    return list(groups.values())


def _one(group: Sequence[Formula]) -> Formula:
    # 412人，其中…的421人: a part of a whole, however much alike the two are worded, unless it points back (上述■人)
    # 126个，109个建成，余下27个: a difference, not a list of two
    told = {(f.kind, _texts(f)) for f in group}
    ranked = sorted(
        group,
        key=lambda f: (
            len(_RANK)
            if (_WEAKER.get(f.kind), _texts(f)) in told and not _points_back(f) and not _total_last(f)
            else _RANK.get(f.kind, len(_RANK)),
            -len(f.figures),
            f.figures[0].span,
        ),
    )
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


def _total_last(formula: Formula) -> bool:
    """甲486万元、乙73万元，合计569万元: a total told behind its parts is a sum, nothing is left of it."""
    whole, *parts = formula.figures
    return formula.kind is FormulaKind.SUM and all(p.span < whole.span for p in parts)


def _points_back(formula: Formula) -> bool:
    return formula.kind is FormulaKind.REPEAT and formula.origin is Origin.SYNTAX


def _texts(formula: Formula) -> frozenset[str]:
    return frozenset(b.text for b in formula.figures)


def _culprit(group: Sequence[Formula]) -> tuple[Text, ...]:
    counts: Counter[Span] = Counter(span for f in group for span in f.spans)
    (span, most), *rest = counts.most_common()
    if most < 2 or (rest and rest[0][1] == most):
        return ()
    text = next(b.text for f in group for b in f.figures if b.span == span)
    return (
        Text(f"“{text}”同时与多处不符，最可能有误", f"{text} disagrees with several others: the likeliest to be wrong"),
    )

"""What the text has settled of three counts before they are weighed: formulas that hold, and lists that add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.changes import CHANGE
from checker.claims.formulas.context import added_up
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.nearby import agreed_spans
from checker.dataclass import dataclass
from checker.document import Span

_SMALL = 40
"""Below this four counts in a row add up by chance."""
_ROWS = (3, 4)
"""How many counts may stand right before the one they leave."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The formulas that hold, by figure."""

    agreed: Mapping[Span, Sequence[frozenset[Span]]]
    """Figures of each formula but rates and parts."""
    rated: Mapping[Span, frozenset[Span]]
    """Counts that a rate binds to one."""

    def is_rated(self, a: Figure, b: Figure) -> bool:
        """应持证■，实有■，持证率■: whether a rate says that both are as printed."""
        return b.span in self.rated.get(a.span, ())


def settled_by(found: Sequence[Formula]) -> Settled:
    """What the formulas that words tell have settled."""
    rated: dict[Span, set[Span]] = {}
    for formula in found:
        if formula.kind is FormulaKind.RATE and formula.verdict is Verdict.CONSISTENT:
            spans = {b.span for b in formula.figures[1:]}
            for span in spans:
                rated.setdefault(span, set()).update(spans - {span})
    return Settled(
        agreed_spans(found, FormulaKind.RATE, FormulaKind.PART), {s: frozenset(others) for s, others in rated.items()}
    )


def in_a_row(group: Sequence[Figure], whole: Figure, part: Figure, rest: Figure) -> bool:
    """受理■，准予■，不予■，在办■: whether the three and a count beside them add up, with it as one more part.

    累计■，新命名■，摘牌■，年初■: one among them may be taken off instead.
    """
    if whole.number < _SMALL:
        return False
    off = whole.number - part.number - rest.number
    mine = [group.index(f) for f in (whole, part, rest)]
    first, last = min(mine), max(mine)
    if last - first == len(mine):
        return any(group[i].number == abs(off) for i in range(first, last) if i not in mine)
    row = (first - 1, last + 1) if last - first < len(mine) else ()
    return any(0 <= i < len(group) and group[i].number == off for i in row)


def told_by_row(group: Sequence[Figure], i: int) -> bool:
    """应办■，办结■，终止■，在办■: whether the counts right before one leave it of the first of them."""
    for size in _ROWS:
        if i < size:
            return False
        whole, parts = group[i - size], group[i - size + 1 : i]
        if whole.number >= _SMALL and whole.number - added_up(parts) == group[i].number:
            return True
    return False


def makes_up(whole: Figure, part: Figure, near: Sequence[Figure]) -> bool:
    """上年受理的■，今年的■，共审结■: whether one told before makes the smaller one up to the larger."""
    gap: Decimal = abs(part.number - whole.number)
    return any(f.number == gap and f.at < max(whole.at, part.at) for f in near)


def of_other_bases(settled: Settled, whole: Figure, part: Figure, rest: Figure) -> bool:
    """应告知■，告知■，率■；应办结■，办结■，率■: whether rates bind two of the three, no change, to others."""
    spans = frozenset((whole.span, part.span, rest.span))
    others = [settled.rated.get(f.span, frozenset()) for f in (whole, part, rest)]
    return sum(bool(o) and not o & spans for o in others) > 1 and not CHANGE.search(rest.pre)

"""Evaluates the identities of the forms over the figures of a table, and names the likely culprit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from checker.api import Addend, Span
from openness_report.forms import FormIdentity, load_forms
from openness_report.tables import DataTable, Figure


@dataclass(frozen=True, slots=True)
class Broken:
    """An identity that does not hold in one row or column."""

    identity: FormIdentity
    line: str
    """The row's or column's name."""
    left: tuple[Figure, ...]
    right: tuple[Figure, ...]
    difference: Decimal
    """Left side minus right side."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure involved, in table order of the identity."""
        return self.left + self.right

    def arithmetic(self) -> str:
        """`6+1 = 7 ≠ 8，差 1`: both sides as printed; zeros are left out of long sums."""
        left, right = _sum(self.left), _sum(self.right)
        return f"{left} ≠ {right}，差 {abs(self.difference)}"


def broken_identities(table: DataTable, along: Literal["row", "column"]) -> Iterator[Broken]:
    """The identities along rows or columns that do not hold; lines with a figure missing are not judged."""
    lines = table.by_row() if along == "row" else table.by_column()
    for identity in load_forms().identities:
        if identity.form != table.form.id or identity.along != along:
            continue
        for name, figures in lines.items():
            left, right = _pick(identity.left, figures), _pick(identity.right, figures)
            if left is None or right is None:
                continue
            difference = _total(left) - _total(right)
            if difference:
                yield Broken(identity, name, left, right, difference)


def culprits(table: DataTable) -> frozenset[Span]:
    """The cells that break most: those in the largest number of broken identities, when that is more than one."""
    counts: Counter[Span] = Counter()
    for along in ("row", "column"):
        for found in broken_identities(table, along):  # type: ignore[arg-type]
            counts.update({f.span for f in found.figures})
    most = max(counts.values(), default=0)
    return frozenset(span for span, n in counts.items() if n == most) if most > 1 else frozenset()


def main_figure(found: Broken, suspects: Iterable[Span]) -> Figure:
    """The figure to point at: a suspect where the identity holds exactly one, else the total."""
    suspects = frozenset(suspects)
    likely = [f for f in found.figures if f.span in suspects]
    return likely[0] if len(likely) == 1 else found.right[0]


def _pick(addends: tuple[Addend, ...], figures: Mapping[str, Figure]) -> tuple[Figure, ...] | None:
    picked = [figures.get(a.name) for a in addends]
    whole = [f for f in picked if f is not None and f.value is not None]
    return tuple(whole) if len(whole) == len(picked) else None


def _total(figures: tuple[Figure, ...]) -> Decimal:
    return sum((f.value for f in figures if f.value is not None), Decimal(0))


def _sum(figures: tuple[Figure, ...]) -> str:
    shown = [f for f in figures if f.value] or list(figures[:1])
    terms = "+".join(str(f.value) for f in shown)
    return terms if len(figures) == 1 else f"{terms} = {_total(figures)}"

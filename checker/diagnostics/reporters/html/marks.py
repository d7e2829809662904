"""Cuts a text where highlights begin and end, so that overlapping findings each keep their exact words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from checker.dataclass import dataclass
from checker.diagnostics.model import Diagnostic, Severity
from checker.diagnostics.reporters.advice import is_placed
from checker.document import Document, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """One label of one finding in the text: `finding` and `label` count from 0, label 0 is the primary one."""

    span: Span
    finding: int
    label: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters under the same marks; `opens` are the marks (and `figures` the claims) that begin here."""

    span: Span
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    figure: int | None = None
    opens_figure: bool = False


def marks_of(document: Document, found: Sequence[Diagnostic]) -> tuple[Mark, ...]:
    """The labels that have a place, gravest finding first where several begin together."""
    out = [
        Mark(label.span, number, index, item.severity)
        for number, item in enumerate(found)
        for index, label in enumerate((item.primary, *item.secondary))
        if is_placed(document, label.span)
    ]
    return tuple(sorted(out, key=lambda m: (m.span.start, m.severity.rank, m.finding, m.label)))


def pieces(span: Span, marks: Iterable[Mark], figures: Sequence[Span] = ()) -> Iterator[Piece]:
    """The characters of `span` in order, cut at every border of a mark or figure; empty marks give empty pieces.

    A mark that began before `span` opens again nowhere: its words here belong to it without being its first.
    """
    here = [m for m in marks if m.span.overlaps(span) or (len(m.span) == 0 and _touches(m.span.start, span))]
    numbers = [(i, f) for i, f in enumerate(figures) if len(f) and f.overlaps(span)]
    cuts = {span.start, span.end}
    for border in (*(m.span for m in here), *(f for _, f in numbers)):
        cuts.update(at for at in (border.start, border.end) if span.start < at < span.end)
    borders = sorted(cuts)
    for start, end in pairwise(borders):
        yield from _carets(here, start)
        part = Span(start, end)
        over = tuple(sorted((m for m in here if m.span.covers(part) and len(m.span)), key=_gravest))
        figure = next(((i, f) for i, f in numbers if f.covers(part)), None)
        yield Piece(
            part,
            over,
            tuple(m for m in over if m.span.start == start),
            figure[0] if figure else None,
            figure is not None and figure[1].start == start,
        )
    yield from _carets(here, span.end)


def _touches(at: int, span: Span) -> bool:
    return span.start <= at <= span.end


def _gravest(mark: Mark) -> tuple[int, int, int]:
    return mark.severity.rank, mark.finding, mark.label


def _carets(marks: Iterable[Mark], at: int) -> Iterator[Piece]:
    for mark in marks:
        if len(mark.span) == 0 and mark.span.start == at:
            yield Piece(mark.span, (mark,), (mark,))

"""What is told in words rather than as a figure, and can be bound as figures are."""

from __future__ import annotations

from checker.dataclass import dataclass
from checker.document import Span


@dataclass(frozen=True, slots=True)
class Said:
    """A number, rank, date or absence at its place."""

    index: int
    """Where it begins in the skeleton, below zero so that it is no figure's."""
    span: Span
    family: str
    number: int
    noun: str
    """What it is told of, as far as its relation asks."""

"""Report types as data: which parts a report must have, and how each part stands in a given report."""

from __future__ import annotations

from dataclasses import dataclass

from checker.diagnostics import PartState
from checker.document import Document, Outline, ReportFacts


@dataclass(frozen=True)
class Profile:
    """One report type, read from TOML."""

    id: str
    title: str


def judge_parts(profile: Profile, document: Document, outline: Outline, facts: ReportFacts) -> tuple[PartState, ...]:
    """The state of every required part of `profile` in this report."""
    return ()

"""What a check of one file gives, ready for a reporter: plain, picklable values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from checker.dataclass import dataclass
from checker.diagnostics.message import Text
from checker.diagnostics.model import Diagnostic, Severity
from checker.document import Document, ReportFacts, Span

State = Literal["own", "sub", "mention", "missing"]


@dataclass(frozen=True, slots=True)
class PartState:
    """How one required part of the profile stands in the report."""

    id: str
    title: Text
    state: State
    span: Span | None = None
    """The heading, or the words that mention it."""
    body: Span | None = None
    """The part's text; for combined headings shared by several parts."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of the figures seen: `figures` = `parsed` + not read; `claims` and `formulas` made from them."""

    figures: int = 0
    parsed: int = 0
    claims: int = 0
    formulas: int = 0


@dataclass(frozen=True)
class FileResult:
    """All that is known about one input after its check. `document` is None when it could not be read."""

    path: str
    document: Document | None
    profile: str | None
    facts: ReportFacts
    parts: tuple[PartState, ...]
    coverage: Coverage | None
    """None when no selected rule needed the figures."""
    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Diagnostic, ...] = ()
    claims: tuple[Mapping[str, Any], ...] | None = None
    """The claims as JSON-ready rows, when the reporter asked for them."""
    configuration: bool = False
    """The input is a configuration file with findings of its own, not a report."""

    @property
    def unread(self) -> bool:
        """Whether the input, or a part of it, could not be read."""
        return any(d.name == "unread-input" for d in self.diagnostics)

    @property
    def crashed(self) -> bool:
        """Whether a rule or plugin failed on this file."""
        return any(d.name == "internal-error" for d in self.diagnostics)

    def count(self, severity: Severity) -> int:
        """Number of findings of one severity."""
        return sum(d.severity is severity for d in self.diagnostics)

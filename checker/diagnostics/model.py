"""What a finding is: a rule's `Finding`, and the `Diagnostic` the engine makes of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from checker.dataclass import dataclass
from checker.diagnostics.message import Text
from checker.document import Span


class Severity(StrEnum):
    """How grave a finding is. `inconsistency`: figures cannot all be right; which one is wrong is unknown."""

    ERROR = "error"
    INCONSISTENCY = "inconsistency"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Label:
    """A place in the text and what to say about it there."""

    span: Span
    message: Text | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters of `span` by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A change a person may have applied. `safe` never changes meaning; no fix ever changes a figure."""

    safety: Literal["safe", "unsafe"]
    edits: tuple[Edit, ...]
    title: Text


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields: the engine adds code, name, default severity, basis and fingerprint."""

    message: Text
    primary: Label
    secondary: tuple[Label, ...] = ()
    notes: tuple[Text, ...] = ()
    """The arithmetic and the readings tried."""
    help: Text | None = None
    fix: Fix | None = None
    severity: Severity | None = None
    """None: the rule's default."""
    basis: Text | None = None
    """None: the rule's basis."""
    key: str = ""
    """Distinguishes findings of one rule in one sentence for the fingerprint, when the sentence alone does not."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding as people and machines get it."""

    code: str
    name: str
    severity: Severity
    message: Text
    primary: Label
    secondary: tuple[Label, ...] = ()
    notes: tuple[Text, ...] = ()
    basis: Text | None = None
    help: Text | None = None
    fix: Fix | None = None
    fingerprint: str = ""

    def sort_key(self) -> tuple[int, int, str, str, str]:
        """By place, then code: the same order whatever order the rules ran in."""
        span = self.primary.span
        return span.start, span.end, self.code, self.fingerprint, self.message.zh

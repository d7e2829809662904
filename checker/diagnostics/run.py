"""What a reporter gets: the results of one run and what the run has to say about itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Protocol

from checker.dataclass import dataclass
from checker.diagnostics.message import Lang, Text
from checker.diagnostics.model import Severity
from checker.diagnostics.result import FileResult


class RuleInfo(Protocol):
    """What a reporter may know of a rule (`checker.rule.Rule` fits)."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def title(self) -> Text: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def doc(self) -> str: ...
    @property
    def basis(self) -> Text | None: ...
    @property
    def since(self) -> str: ...
    @property
    def origin(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Look:
    """How text for people is laid out."""

    width: int = 80
    """Columns (terminal cells) to keep within."""
    colour: bool = False
    unicode: bool = True
    """Whether frames may use box-drawing characters; plain ASCII otherwise."""
    ambiguous: int = 1
    """Cells of characters of ambiguous width (“”…—①): 1, or 2 on some Chinese terminals."""
    ids: bool = False
    """Show each finding's fingerprint."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A baseline entry that the run no longer found."""

    rule: str
    fingerprint: str
    count: int
    message: str = ""


def _read(path: str) -> bytes:
    return Path(path).read_bytes()


@dataclass(frozen=True)
class Run:
    """One run of `check`, complete or not. Reporters are pure functions of it: `report(run) -> str | bytes`."""

    results: tuple[FileResult, ...]
    lang: Lang = "zh"
    rules: Mapping[str, RuleInfo] = field(default_factory=dict)
    """All known rules by name, for titles and pages."""
    selected: frozenset[str] | None = None
    """Names of the rules that ran; None: all."""
    problems: tuple[Text, ...] = ()
    """What went wrong outside any file (a plugin that failed to load): the run is not complete, exit code 3."""
    skipped: tuple[str, ...] = ()
    """Inputs not checked because the run was interrupted."""
    baselined: int = 0
    """Findings hidden because the baseline knows them."""
    gone: tuple[Gone, ...] = ()
    notes: tuple[Text, ...] = ()
    """Other things a person should know about the run."""
    fail_on: Severity = Severity.WARNING
    look: Look = Look()
    statistics: bool = False
    read: Callable[[str], bytes] = _read
    """The bytes of an input by its path (standard input included)."""

    @property
    def complete(self) -> bool:
        """Whether every input was read and every rule and plugin worked."""
        return bool(self.results) and not (
            self.problems or self.skipped or any(r.unread or r.crashed for r in self.results)
        )

    @property
    def failing(self) -> int:
        """Number of findings at the failing level or graver."""
        return sum(d.severity.rank <= self.fail_on.rank for r in self.results for d in r.diagnostics)

    def count(self, severity: Severity) -> int:
        """Number of findings of one severity."""
        return sum(r.count(severity) for r in self.results)

    def exit_code(self, *, exit_zero: bool = False) -> int:
        """0 clean, 1 findings at the failing level, 3 not complete; never depends on the output format."""
        if not self.complete:
            return 3
        return int(self.failing > 0 and not exit_zero)

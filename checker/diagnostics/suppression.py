"""Suppression: findings a person has judged and set aside, by rule and fingerprint or by a remark in the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from checker.dataclass import dataclass
from checker.diagnostics.fingerprint import fingerprint
from checker.diagnostics.message import Text
from checker.diagnostics.model import Diagnostic, Label, Severity
from checker.document import Directive, Document, Span

UNUSED = ("I004", "unused-suppression")
EXPIRED = ("I005", "expired-suppression")
NEVER_SUPPRESSED = frozenset({"internal-error", "unread-input", UNUSED[1], EXPIRED[1]})
"""What says that the check itself is not whole must not be hidden."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """One `[[suppress]]` entry of a configuration file."""

    fingerprint: str
    rule: str = ""
    """Code or name; empty: whatever rule the fingerprint belongs to."""
    reason: str = ""
    until: dt.date | None = None
    """Last day on which it holds."""
    path: str = ""
    """The file it was written for (as given to `check`); only says where to look when it is no longer used."""
    file: str = ""
    """The configuration file it stands in."""

    def covers(self, found: Diagnostic) -> bool:
        """Whether it is about this finding, expired or not."""
        if found.name in NEVER_SUPPRESSED:
            return False
        return found.fingerprint == self.fingerprint and self.rule in ("", found.code, found.name)

    def expired(self, today: dt.date) -> bool:
        """Whether its last day has passed."""
        return self.until is not None and self.until < today


@dataclass(frozen=True, slots=True)
class Split:
    """Findings to report and findings set aside."""

    kept: tuple[Diagnostic, ...]
    suppressed: tuple[Diagnostic, ...]


def suppress(
    document: Document,
    found: Iterable[Diagnostic],
    suppressions: Sequence[Suppression],
    today: dt.date,
    ran: Callable[[str], bool | None],
) -> Split:
    """Set aside what the configuration and the report's own remarks suppress; unused remarks become findings.

    `ran` tells of a code or name whether such a rule ran on the report; None when there is no such rule.
    """
    kept: list[Diagnostic] = []
    aside: list[Diagnostic] = []
    used: set[tuple[int, str]] = set()
    live = [s for s in suppressions if not s.expired(today)]
    for item in found:
        marks = _remarks(document.directives, item)
        used.update(marks)
        (aside if marks or any(s.covers(item) for s in live) else kept).append(item)
    for index, directive in enumerate(document.directives):
        names = directive.names or ("",)
        kept += [
            _unused(document, directive, name, ran(name) is None)
            for name in names
            if (index, name) not in used and ran(name) is not False
        ]
    return Split(tuple(sorted(kept, key=Diagnostic.sort_key)), tuple(aside))


def _remarks(directives: Sequence[Directive], found: Diagnostic) -> list[tuple[int, str]]:
    """The remarks (by index and name) that cover a finding."""
    if found.name in NEVER_SUPPRESSED:
        return []
    at = found.primary.span.start
    return [
        (index, name)
        for index, d in enumerate(directives)
        if at in d.target or at == d.target.start
        for name in d.names
        if name in (found.code, found.name)
    ]


def _unused(document: Document, directive: Directive, name: str, unknown: bool) -> Diagnostic:
    if not name:
        message = Text("忽略标记没有写明规则。", "This ignore remark names no rule.")
    elif unknown:
        message = Text(f"忽略标记里的规则“{name}”不存在。", f"This ignore remark names no known rule: {name}.")
    else:
        message = Text(f"忽略标记没有起作用：此处没有“{name}”问题。", f"Unused ignore remark: no {name} finding here.")
    code, rule = UNUSED
    return Diagnostic(
        code,
        rule,
        Severity.WARNING,
        message,
        Label(directive.span, Text("忽略标记", "ignore remark")),
        help=Text("请删去这个标记，或改正规则名。", "Remove the remark, or correct the rule's name."),
        fingerprint=fingerprint(document, rule, directive.span, name),
    )


def stale_entries(
    suppressions: Iterable[Suppression], used: frozenset[tuple[str, str, str]], judged: Callable[[Suppression], bool]
) -> list[Suppression]:
    """The configuration entries that covered none of the `used` findings (fingerprint, code, name) of a run.

    Only entries that `judged` says the run could have met are looked at: a run over one file proves nothing about the
    entries of others.
    """
    return [
        s
        for s in suppressions
        if judged(s) and not any(s.fingerprint == mark and s.rule in ("", code, name) for mark, code, name in used)
    ]


def entry_finding(entry: Suppression, span: Span, today: dt.date) -> Diagnostic:
    """The finding for an expired or unused entry; `span` is the entry's place in its configuration file."""
    what = entry.rule or entry.fingerprint
    if entry.expired(today):
        code, name = EXPIRED
        message = Text(
            f"对“{what}”的抑制已于 {entry.until} 到期，相应问题重新报告。",
            f"The suppression of {what} expired on {entry.until}; its finding is reported again.",
        )
        help_ = Text("请改正报告，或重新核定期限。", "Mend the report, or set a new date.")
    else:
        code, name = UNUSED
        message = Text(f"对“{what}”的抑制已不起作用。", f"The suppression of {what} is no longer used.")
        help_ = Text("问题已不存在，请删去这一条。", "The finding is gone: remove this entry.")
    mark = fingerprint(None, name, span, entry.fingerprint)
    return Diagnostic(code, name, Severity.WARNING, message, Label(span), help=help_, fingerprint=mark)

"""Is this text a report of a known kind? By its title, else by the sentence that announces it; never by stray words."""

from __future__ import annotations

from checker import lazy
from checker.document import Document, Outline, ReportFacts
from checker.profile.model import OtherKind, Profile
from checker.profile.names import named_parts

_REPORT_TITLE = lazy.compile(r"(?:报告|总结|年报|公报|汇报)(?:[（(【].{1,16}[）)】])?$")
_LEAST_WORDS = 3
_LEAST_PARTS = 3
_LEAST_LENGTH = 200
_LEAST_HEADED = 150
"""Characters of a text with two or more headings, at least."""


def is_report_of(profile: Profile, document: Document, outline: Outline, facts: ReportFacts) -> bool:
    """Whether the document is a report of the profile's kind, with a report's frame around it."""
    known = profile.recognition
    tops = [s for s in outline.sections if s.parent is None]
    least = _LEAST_LENGTH if len(tops) < 2 else _LEAST_HEADED
    if known is None or len(document.text) < least:
        return False
    parts = {p for s in tops for p in named_parts(profile, s.title)} - {"measures"}
    framed = bool(tops) or len(document.prose) >= 4
    title = facts.title.value if facts.title else ""
    if title and known.not_title and known.not_title.search(title):
        return False
    if title and known.title and known.title.search(title):
        return framed and bool(known.ending is None or known.ending.search(title) or parts)
    opening = document.text[outline.preamble.start : outline.preamble.end][:1500]
    if known.opening and known.opening.search(opening):
        return framed
    words = sum(document.text.count(w) for w in known.words)
    if title and _REPORT_TITLE.search(title):
        return False
    return len(parts) >= _LEAST_PARTS and words >= _LEAST_WORDS


def other_kind(profile: Profile, facts: ReportFacts) -> OtherKind | None:
    """The neighbouring kind of report a title names, when it is not one of the profile's."""
    title = facts.title.value if facts.title else ""
    return next((k for k in profile.kinds if title and k.title.search(title)), None)

"""What an entry of a rule pack does to a report: terms, patterns, phrases, parts, topics, formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, Protocol, cast

from checker.dataclass import dataclass
from checker.diagnostics import Edit, Finding, Fix, Label, Text
from checker.document import Span
from checker.pack.near import NearIndex
from checker.pack.terms import TermIndex, fold
from checker.report import Report


class Entry(Protocol):
    """One or more entries of a pack, ready to run."""

    def find(self, report: Report) -> Iterator[Finding]:
        """Its findings in one report."""
        ...


def _fix(safety: str, span: Span, use: str) -> Fix | None:
    if not use or safety == "none":
        return None
    return Fix(cast(Literal["safe", "unsafe"], safety), (Edit(span, use),), Text(f"改为“{use}”", f"write {use}"))


def _regions(report: Report, scope: str, part: str) -> Iterator[Span]:
    """The stretches of text an entry looks at."""
    if part:
        state = report.part(part)
        if state is not None and state.state in ("own", "sub"):
            yield state.body or state.span or Span(0, 0)
    elif scope == "heading":
        yield from (s.span for s in report.outline.sections)
    elif scope == "title":
        title = report.facts.title
        if title is not None and title.span is not None:
            yield title.span
    else:
        yield from (b.span for b in report.document.prose)


def _too_early(report: Report, since: int | None) -> bool:
    return since is not None and (report.year is None or report.year < since)


@dataclass(frozen=True, slots=True)
class Term:
    """A word to avoid. Keys as in the pack; `zh`/`en` empty: said from the words."""

    avoid: str
    use: str = ""
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    since: int | None = None
    safety: str = "unsafe"
    zh: str = ""
    en: str = ""

    def message(self) -> Text:
        """What to say where it stands."""
        zh = self.zh or f"不用“{self.avoid}”" + (f"，应写“{self.use}”" if self.use else "")
        en = self.en or f"avoid {self.avoid}" + (f", write {self.use}" if self.use else "")
        return Text(zh.rstrip("。") + "。", en.rstrip(".") + ".")


class Terms:
    """All terms of one rule, looked for in one pass however many they are."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._by_word: dict[str, tuple[Term, ...]] = {}
        for term in terms:
            key = fold(term.avoid)
            self._by_word[key] = (*self._by_word.get(key, ()), term)
        self._index = TermIndex(self._by_word)

    def find(self, report: Report) -> Iterator[Finding]:
        folded = fold(report.text)
        for region in _regions(report, "whole", ""):
            line = folded[region.start : region.end]
            for hit in self._index.find(line):
                for term in self._by_word[hit.word]:
                    if self._excused(term, line, hit.start, hit.end) or _too_early(report, term.since):
                        continue
                    span = Span(region.start + hit.start, region.start + hit.end)
                    yield Finding(term.message(), Label(span), fix=_fix(term.safety, span, term.use), key=term.avoid)
                    break

    @staticmethod
    def _excused(term: Term, line: str, start: int, end: int) -> bool:
        if any(line.endswith(fold(word), 0, start) for word in term.unless_before):
            return True
        # a word that is part of its own replacement (司法 for 司法行政) is right where the longer one stands
        use = fold(term.use)
        inside = use.find(line[start:end]) if use else -1
        if inside >= 0 and line.startswith(use, max(0, start - inside)) and start >= inside:
            return True
        return any(line.startswith(fold(word), end) for word in term.unless_after)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern that must not occur; group 1, if there is one, is what the finding points at."""

    pattern: re.Pattern[str]
    message: Text
    use: str = ""
    scope: str = "whole"
    part: str = ""
    safety: str = "unsafe"

    def find(self, report: Report) -> Iterator[Finding]:
        group = 1 if self.pattern.groups else 0
        for region in _regions(report, self.scope, self.part):
            for match in self.pattern.finditer(report.text, region.start, region.end):
                if match.start(group) >= 0:
                    span = Span(match.start(group), match.end(group))
                    yield Finding(self.message, Label(span), fix=_fix(self.safety, span, self.use))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words of which at least `least` different ones must occur in the whole text or in one part."""

    words: tuple[str, ...]
    message: Text
    least: int = 1
    part: str = ""
    since: int | None = None

    def find(self, report: Report) -> Iterator[Finding]:
        if _too_early(report, self.since):
            return
        regions = list(_regions(report, "whole", self.part))
        if not regions:
            return  # a missing part is reported as such, not once more for its words
        text = "\n".join(fold(report.document.slice(r)) for r in regions)
        if sum(fold(w) in text for w in self.words) < self.least:
            where = regions[0] if self.part else _title(report)
            yield Finding(self.message, Label(Span(where.start, min(where.end, where.start + 40))), key=self.words[0])


@dataclass(frozen=True, slots=True)
class Heading:
    """A part the report must have, told by the words of its heading."""

    heading: re.Pattern[str]
    message: Text
    since: int | None = None

    def find(self, report: Report) -> Iterator[Finding]:
        if _too_early(report, self.since) or any(self.heading.search(s.title) for s in report.outline.sections):
            return
        yield Finding(self.message, Label(_title(report)), key=self.heading.pattern)


def _title(report: Report) -> Span:
    title = report.facts.title
    if title is not None and title.span is not None:
        return title.span
    return next((b.span for b in report.document.prose), Span(0, 0))


class Formulas:
    """All fixed phrases of one rule."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        self._index = NearIndex(texts)

    def find(self, report: Report) -> Iterator[Finding]:
        for miss in self._index.find(fold(report.text)):
            span = Span(miss.start, miss.end)
            printed = report.document.slice(span)
            yield Finding(
                Text(
                    f"“{printed}”有一字之误，应为“{miss.text}”。",
                    f"{printed}: one character is wrong; it is {miss.text}.",
                ),
                Label(span),
                fix=_fix("unsafe", span, miss.text),
            )

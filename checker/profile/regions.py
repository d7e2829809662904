"""The stretches of a report by what they belong to, for judging what a sentence there may mean."""

from __future__ import annotations

from collections.abc import Mapping

from checker.dataclass import dataclass
from checker.document import Document, Marker, Outline, Section, Span
from checker.profile import evidence
from checker.profile.model import Part


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of text: `part` is the id of the part it belongs to, `preamble`, `other`, or `unheaded`: all after the
    first paragraph of a report without any heading."""

    span: Span
    part: str


def regions(document: Document, outline: Outline, owners: Mapping[int, str]) -> tuple[Region, ...]:
    """The text cut at top-level sections; a sub-section that stands for a part of its own is a region as well."""
    headed = [s for s in outline.sections if not _loose(s)]
    start = outline.preamble.start
    if not headed:
        first = next((b.span.end for b in document.prose if b.span.start >= start and b.span.end > start), start)
        return Region(Span(start, first), "preamble"), Region(Span(first, len(document.text)), "unheaded")
    end = headed[0].span.start
    out = [Region(Span(start, max(start, end)), "preamble")]
    for section in headed:
        if section.parent is not None and section.index not in owners:
            continue
        part = owners.get(section.index, "other")
        inner = [s for s in outline.sections if s.index in owners and s.parent == section.index]
        start = section.span.end if section.run_in else section.body.start
        for child in inner:
            if child.span.start > start:
                out.append(Region(Span(start, child.span.start), part))
            start = child.body.end
        if section.body.end > start:
            out.append(Region(Span(start, section.body.end), part))
    return tuple(out)


def _loose(section: Section) -> bool:
    """Topic words and links of a chain that stand above all headings open no part of their own."""
    return section.parent is None and (
        section.marker is Marker.CHAIN or (section.marker is Marker.NONE and section.run_in)
    )


def cut_tail(plan: Part, document: Document, span: Span) -> Span:
    """`span` up to the first sentence that turns to the coming year (下一步，我局将…)."""
    for place, words in evidence.sentences(document.text, span):
        if place.start > span.start and plan.opening and (found := plan.opening.match(words)):
            if (plan.mention and plan.mention.search(words)) or "将" in words[found.end() : 40]:
                return Span(span.start, place.start)
            if words[found.end() : found.end() + 8].lstrip("工作打算计划安排思路").startswith((":", "：")):
                return Span(span.start, place.start)
    return span

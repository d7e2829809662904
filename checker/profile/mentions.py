"""Parts that no heading names: the sentence that mentions them in passing."""

from __future__ import annotations

from checker import lazy
from checker.document import Document, Span
from checker.profile import evidence
from checker.profile.model import Part
from checker.profile.regions import Region

_ANNOUNCES = lazy.compile(r"(?:现|谨)[将就把]?.{0,60}?(?:报告|汇报|公布|公开)|报告如下|如下[:：。]?$|并提出")
_PLAN_LEAST = 28
_MEASURES_LEAST = 2


def find_mention(part: Part, document: Document, places: tuple[Region, ...]) -> Span | None:
    """The first sentence outside any heading's part that mentions `part`; None when nothing does."""
    if part.mention is None:
        return None
    if part.id == "measures":
        return _measures(part, document, places)
    for region in places:
        if region.part not in part.mention_in:
            continue
        for span, words in evidence.sentences(document.text, region.span):
            found = _in_sentence(part, words, region)
            if found is not None:
                return found.shift(span.start)
    return None


def _in_sentence(part: Part, words: str, region: Region) -> Span | None:
    if region.part == "preamble" and _ANNOUNCES.search(words):
        return None
    plain = evidence.without_citations(words) if region.part == "preamble" else words
    if part.not_mention:
        plain = part.not_mention.sub(lambda m: "　" * len(m.group()), plain)
    match = part.mention.search(plain) if part.mention else None
    if match is None:
        return None
    opening = part.mention_opening
    if opening and not (opening.match(_clause(plain, match.start())) or opening.match(plain.lstrip("　"))):
        return None
    if part.id == "next-year-plan" and region.part in ("measures", "other") and len(words) < _PLAN_LEAST:
        return None
    start = max(words.rfind(c, 0, match.start() + 1) for c in "，,、：:") + 1
    return Span(min(start, match.start()), len(words.rstrip("。；;")))


def _clause(words: str, at: int) -> str:
    start = max(words.rfind(c, 0, at) for c in ",，、:：") + 1
    first = words[start:].lstrip("　 ")
    return first if start <= at else words


def _from_paragraph(document: Document, region: Region, span: Span) -> Span:
    """From the first sentence of the paragraph on, unless that one announces the report."""
    start = max(region.span.start, document.text.rfind("\n", 0, span.start) + 1)
    for place, words in evidence.sentences(document.text, Span(start, span.start)):
        if not _ANNOUNCES.search(words):
            return Span(place.start, span.end)
    return span


def _measures(part: Part, document: Document, places: tuple[Region, ...]) -> Span | None:
    """Measures told before any heading: figures in paragraphs that announce nothing."""
    first: Span | None = None
    found = 0
    for region in places:
        if region.part not in part.mention_in:
            continue
        for span, words in evidence.sentences(document.text, region.span):
            if _ANNOUNCES.search(words):
                continue
            number = evidence.count(part.mention, words)
            found += number
            if number and first is None:
                first = _from_paragraph(document, region, span)
    return first if found >= _MEASURES_LEAST else None

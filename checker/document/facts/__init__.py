"""What a report says about itself: title, issuer, kind of body, year, date, each with where it was found."""

from __future__ import annotations

from checker.document.facts.dates import find_published, find_year
from checker.document.facts.issuer import body_kind, find_issuer
from checker.document.facts.model import Fact, ReportFacts
from checker.document.facts.title import find_title_fact
from checker.document.model import Document
from checker.document.outline.lines import read_lines
from checker.document.outline.model import Outline

__all__ = ["Fact", "ReportFacts", "read_facts"]


def read_facts(document: Document, outline: Outline) -> ReportFacts:
    """Title, issuer, kind of body, report year and publication date of `document`."""
    lines = read_lines(document)
    title = find_title_fact(document, lines)
    issuer = find_issuer(document, lines, title)
    published = find_published(document, lines)
    source = document.meta.get("source")
    return ReportFacts(
        title,
        issuer,
        body_kind(issuer),
        find_year(lines, outline, title, published),
        published,
        Fact(source, None, "source line") if source else None,
    )

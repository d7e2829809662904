"""What a report says about itself: title, issuer, kind of body, year, date, each with where it was found."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Generic, TypeVar

from checker.document.model import Document
from checker.document.outline import Outline
from checker.document.span import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A fact and its evidence: `span` in the text, or None with `origin` naming a meta tag, a path or an inference."""

    value: T
    span: Span | None = None
    origin: str = "text"


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """Facts about one report; None where it does not say."""

    title: Fact[str] | None = None
    issuer: Fact[str] | None = None
    body_kind: Fact[str] | None = None
    """`government`, `department`, `town`, `institution`, …"""
    year: Fact[int] | None = None
    published: Fact[dt.date] | None = None
    source: Fact[str] | None = None


def read_facts(document: Document, outline: Outline) -> ReportFacts:
    """Title, issuer, kind of body, report year and publication date of `document`."""
    return ReportFacts()

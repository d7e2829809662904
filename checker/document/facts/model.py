"""Facts about one report, each with where it was found."""

from __future__ import annotations

import datetime as dt
from typing import Generic, TypeVar

from checker.dataclass import dataclass
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
    """`government`, `department`, `town`, `sub-district` or `institution`."""
    year: Fact[int] | None = None
    published: Fact[dt.date] | None = None
    source: Fact[str] | None = None

"""What is kept of one checked report: small, picklable rows; their packed form is what the cache stores."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, field
from decimal import Decimal
from typing import Any, NamedTuple

from checker.dataclass import dataclass


class FindingRow(NamedTuple):
    """One finding of one report."""

    code: str
    name: str
    severity: str
    line: int
    column: int
    text: str
    """The words it stands at."""
    zh: str
    en: str
    fingerprint: str


class ClaimRow(NamedTuple):
    """One figure and what it measures; decimals as printed strings, None for an open end."""

    ident: int
    """Its number among the report's claims."""
    text: str
    kind: str
    value: str | None
    low: str | None
    high: str | None
    """`low` and `high`: every value the printed figure can stand for, by rounding or by cutting off."""
    unit: str | None
    family: str | None
    subject: str | None
    action: str | None
    action_class: str | None
    scope: str | None
    period: str | None
    qualifiers: tuple[str, ...]
    parent: int | None
    sentence: int
    line: int
    approx: str | None
    context: str
    """The clause it stands in."""

    @property
    def number(self) -> Decimal | None:
        """The printed value."""
        return None if self.value is None else Decimal(self.value)

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """The smallest and the largest value it can stand for."""
        return (
            None if self.low is None else Decimal(self.low),
            None if self.high is None else Decimal(self.high),
        )


class Unit(NamedTuple):
    """One passage for comparing texts: a sentence of some length, and the required part it stands in."""

    text: str
    part: str
    line: int


@dataclass(frozen=True, slots=True)
class Head:
    """The facts of one report that fill its row of the matrix."""

    title: str | None = None
    issuer: str | None = None
    kind: str | None = None
    year: int | None = None
    published: str | None = None
    """ISO date."""
    profile: str | None = None
    format: str | None = None
    chars: int = 0
    """Characters of the report's own words."""
    sections: int = 0
    figure_share: float | None = None
    """Share of those characters that stand in clauses with a figure."""
    figures: int | None = None
    parsed: int | None = None
    claims: int | None = None
    formulas: int | None = None
    parts: Mapping[str, str] = field(default_factory=dict)
    """Part id -> state (own, sub, mention, missing), in the profile's order."""
    part_titles: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Part id -> title in Chinese and English."""
    severities: Mapping[str, int] = field(default_factory=dict)
    rules: Mapping[str, int] = field(default_factory=dict)
    """Findings by rule name."""
    unread: bool = False
    crashed: bool = False


@dataclass(frozen=True, slots=True)
class Extract:
    """All rows of one report, packed: JSON, compressed where it is long. Equal reports give equal bytes."""

    head: str
    findings: bytes
    claims: bytes
    units: bytes
    prints: bytes
    """Fingerprints of the units (see `passages`)."""
    passing: bool = False
    """No verdict on the file itself (its worker died): not to be taken over by a later run."""

    @classmethod
    def pack(
        cls,
        head: Head,
        findings: Sequence[FindingRow],
        claims: Sequence[ClaimRow] = (),
        units: Sequence[Unit] = (),
        prints: bytes = b"",
    ) -> Extract:
        """Pack the rows of one report."""
        return cls(
            json.dumps(asdict(head), ensure_ascii=False, separators=(",", ":")),
            squeeze(findings),
            squeeze(claims),
            squeeze(units),
            prints,
        )


def squeeze(rows: Sequence[Any]) -> bytes:
    """Rows as compressed JSON; nothing for no rows."""
    if not rows:
        return b""
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), 3)


def unsqueeze(data: bytes) -> list[Any]:
    """The rows that `squeeze` packed, each as a list."""
    return list(json.loads(zlib.decompress(data))) if data else []


def read_head(text: str) -> Head:
    """The `Head` of its JSON."""
    return Head(**json.loads(text))


def read_findings(data: bytes) -> list[FindingRow]:
    """Unpacked findings."""
    return [FindingRow(*row) for row in unsqueeze(data)]


def read_claims(data: bytes) -> list[ClaimRow]:
    """Unpacked claims."""
    return [ClaimRow._make(tuple(v) if isinstance(v, list) else v for v in row) for row in unsqueeze(data)]


def read_units(data: bytes) -> list[Unit]:
    """Unpacked units."""
    return [Unit(*row) for row in unsqueeze(data)]

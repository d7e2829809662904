"""Figures as JSON-ready rows: the record of `fazhi claims --format json` (design, section 5)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from checker.claims.interval import Interval
from checker.claims.model import Claim, Kind, Mention
from checker.document import Document

_FINE = Decimal(1).scaleb(-15)
_SHORT = Decimal("0.0001")


def plain(value: Decimal | None) -> str | None:
    """A Decimal as a plain string without padding zeros; endless fractions are cut to 15 places."""
    if value is None:
        return None
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -15:
        value = value.quantize(_FINE, rounding=ROUND_HALF_UP)
    text = format(value.normalize(), "f")
    return "0" if text == "-0" else text


def printed(value: Decimal | None) -> str | None:
    """The value as people write it: an endless fraction (三分之二) with four decimals."""
    if value is None:
        return None
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -15:
        value = value.quantize(_SHORT, rounding=ROUND_HALF_UP)
    return plain(value)


def hull(mention: Mention) -> Interval:
    """The smallest interval that holds both readings of a figure (rounded and cut off) and the value as written."""
    one, other = mention.rounded, mention.truncated
    lows = [one.low, other.low]
    highs = [one.high, other.high]
    low = None if None in lows else min(v for v in lows if v is not None)
    high = None if None in highs else max(v for v in highs if v is not None)
    written = printed(mention.value)
    if written is not None and mention.rounded.exact:
        low, high = (
            (min(low, Decimal(written)), max(high, Decimal(written))) if low is not None and high else (low, high)
        )
    return Interval(low, high)


def mention_record(document: Document, mention: Mention, claim: Claim | None) -> dict[str, Any]:
    """One figure; `claim` is None for dates, ordinals and identifiers."""
    line, column = document.position(mention.span.start)
    span = {"start": mention.span.start, "end": mention.span.end, "line": line, "column": column}
    bounds = hull(mention)
    return {
        "text": mention.text,
        "span": {**span, "text": mention.text},
        "value": printed(mention.value) if mention.is_data else mention.iso,
        "low": plain(bounds.low),
        "high": plain(bounds.high),
        "approx": mention.approx,
        "unit": mention.unit,
        "kind": mention.kind.value,
        "subject": claim.subject if claim else None,
        "action": claim.action if claim else None,
        "action_class": claim.action_class if claim else None,
        "scope": claim.scope if claim else None,
        "period": claim.period if claim else mention.iso if mention.kind is Kind.DATE else None,
        "qualifiers": sorted(claim.qualifiers) if claim else [],
        "parent": claim.parent if claim else None,
        "index": claim.index if claim else None,
    }


def figure_records(
    document: Document, mentions: Sequence[Mention], claims: Sequence[Claim]
) -> tuple[dict[str, Any], ...]:
    """All figures of a document in text order; `parent` refers to the `index` of a claim."""
    by_place = {c.mention.span: c for c in claims}
    return tuple(mention_record(document, m, by_place.get(m.span)) for m in mentions)

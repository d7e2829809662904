"""The formulas of the tables of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.formula import Formula
from checker.claims.model import Mention
from checker.claims.tables.follow import find_followers
from checker.claims.tables.ledger import ledgers
from checker.claims.tables.sums import find_sums
from checker.document import Document


def find_tabular(document: Document, mentions: Sequence[Mention]) -> Iterator[Formula]:
    """What the figures of each table say of each other: totals, and columns or rows that follow from others."""
    for ledger in ledgers(document, mentions):
        yield from find_sums(ledger)
        yield from find_followers(ledger)

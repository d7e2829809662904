"""Reads the catalogues of `rules/data/catalogues` and says how far an entry may be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from checker.diagnostics import Severity
from checker.pack.spec import Key, Row, Shape, read_rows

STATUSES = ("confirmed", "memory-high", "memory", "memory-low")
"""confirmed: read in a text; memory-high: from memory, about 95 %; memory: about 80 %; memory-low: about 60 %."""
STATUS = Key("status", "string", "how sure the entry is", required=True, choices=STATUSES)
SOURCE = Key("source", "string", "where it was read", required=True)


@cache
def read_catalogue(name: str, shapes: tuple[Shape, ...]) -> Mapping[str, tuple[Row, ...]]:
    """The rows of `<name>.toml` by shape; raises `DataError` naming file, line and key.

    Patterns are compiled when they are first needed; a test compiles them all.
    """
    file = f"{name}.toml"
    text = Path(__file__).parents[1].joinpath("data", "catalogues", file).read_text("utf-8")
    return MappingProxyType(read_rows(text, file, shapes, compiled=False))


def capped(severity: Severity, status: str) -> Severity:
    """`severity`, lowered to info where the entry rests on memory that is not of high confidence."""
    return severity if status in STATUSES[:2] else Severity.INFO

"""Loads and checks `furniture.toml`: labels, words and line patterns of what surrounds a report."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from checker import kept
from checker.errors import DataError

GROUPS = ("breadcrumb", "share", "counter", "neighbour", "footer", "contact", "attachment", "page_number")


@cache
def load() -> dict[str, Any]:
    """The tables of the file; a wrong shape is a `DataError`."""
    text = Path(__file__).with_name("furniture.toml").read_text(encoding="utf-8")
    return check(kept.tables(text))


def check(data: dict[str, Any]) -> dict[str, Any]:
    """Give `data` back when it has the shape the readers rely on."""
    tables = {**data.get("labels", {}), **data.get("tools", {}), **data.get("lines", {})}
    if set(data) != {"labels", "tools", "lines"} or set(data["tools"]) != {"labels", "words"}:
        raise DataError("furniture.toml: tables must be labels, tools (labels, words) and lines")
    if set(data["lines"]) != set(GROUPS):
        raise DataError(f"furniture.toml: [lines] must hold {', '.join(GROUPS)}")
    for name, values in tables.items():
        if not isinstance(values, list) or not values or not all(isinstance(v, str) and v for v in values):
            raise DataError(f"furniture.toml: {name} must be a list of words")
    return data


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """One compiled pattern per group of whole-line patterns."""
    return {name: kept.compile("|".join(f"(?:{p})" for p in values)) for name, values in load()["lines"].items()}

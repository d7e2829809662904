"""Words that data files list by what they tell (`[cues]`: name → fragments of regular expressions)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from checker import kept
from checker.errors import DataError

Cues = Mapping[str, re.Pattern[str]]


def read_cues(table: Mapping[str, Any], file: str) -> dict[str, re.Pattern[str]]:
    """Name of each cue → what finds any of its words, the longest first; raises `DataError` naming file and key."""
    for key, words in table.items():
        if not isinstance(words, list) or not words or not all(isinstance(w, str) and w for w in words):
            raise DataError(f'{file}: cues.{key}：应为文字列表，如 ["共", "合计"] (expects a list of strings)')
    return {k: kept.compile("|".join(sorted(words, key=len, reverse=True))) for k, words in table.items()}

"""Confusable words, wrong patterns and outdated office names.

Patterns are matched against folded text: half-width letters, digits and marks, `"` for all double quotes.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker import kept
from checker.dataclass import dataclass
from checker.diagnostics import Severity, Text
from checker.pack.spec import Key, Row, Shape
from checker.pack.terms import TermIndex, fold
from rules.catalogues.load import SOURCE, STATUS, capped, read_catalogue

_LEVEL = Key("level", "string", "severity, default warning", choices=("error", "warning", "info"))
_FIX = Key("fix", "string", "how safe the replacement is, default unsafe", choices=("safe", "unsafe", "none"))
_NOT_BEFORE = Key("not_before", "pattern", "must not stand right before it")
_NOT_AFTER = Key("not_after", "pattern", "must not stand right after it")
WORD = Shape(
    "word",
    "fixed wrong words",
    (
        Key("wrong", "string", "as miswritten", required=True),
        Key("right", "string", "as it should be", required=True),
        Key("before", "pattern", "must stand right before it"),
        Key("after", "pattern", "must stand right after it"),
        _NOT_BEFORE,
        _NOT_AFTER,
        _LEVEL,
        _FIX,
        STATUS,
        SOURCE,
    ),
)
PATTERN = Shape(
    "pattern",
    "wrong uses that need a pattern",
    (
        Key("pattern", "pattern", "group 1 is the wrong part", required=True),
        Key("right", "text", "replaces group 1; empty: only pointed out", required=True),
        Key("zh", "string", "what is wrong", required=True),
        Key("en", "string", "the same in English", required=True),
        _NOT_BEFORE,
        _NOT_AFTER,
        _LEVEL,
        _FIX,
        STATUS,
        SOURCE,
    ),
)
OFFICE = Shape(
    "office",
    "office names before the reform of 2018 and later",
    (
        Key("old", "string", "old name", required=True),
        Key("new", "string", "new name", required=True),
        Key("since", "integer", "report year from which the old name is outdated", required=True),
        STATUS,
        SOURCE,
    ),
)
_REACH = 24
"""How many characters before a word its guards may look at."""


@lru_cache(maxsize=1024)
def _compiled(source: str) -> re.Pattern[str]:
    return kept.compile(source)


@dataclass(frozen=True, slots=True)
class Misuse:
    """One wrong word or pattern with its guards (sources; compiled when a hit first asks). `right` empty: no fix."""

    wrong: str
    right: str
    message: Text
    severity: Severity
    safety: str
    before: str = ""
    after: str = ""
    not_before: str = ""
    not_after: str = ""
    pattern: re.Pattern[str] | None = None

    def applies(self, folded: str, start: int, end: int) -> bool:
        """Whether the guards hold for the wrong part at `start`..`end`."""
        lead = max(0, start - _REACH)
        if self.not_before and _compiled(f"(?:{self.not_before})$").search(folded, lead, start):
            return False
        if self.before and not _compiled(f"(?:{self.before})$").search(folded, lead, start):
            return False
        if self.not_after and _compiled(self.not_after).match(folded, end):
            return False
        return not self.after or _compiled(self.after).match(folded, end) is not None


def misuse(row: Row) -> Misuse:
    """A word or pattern of a catalogue, compiled."""
    wrong, right = row.get("wrong", ""), row["right"]
    named = Text(f"“{wrong}”应为“{right}”", f"{wrong} should be {right}")
    return Misuse(
        wrong,
        right,
        named if wrong else Text(row["zh"], row["en"]),
        capped(Severity(row.get("level", "warning")), row["status"]),
        row.get("fix", "unsafe") if right else "none",
        row.get("before", ""),
        row.get("after", ""),
        row.get("not_before", ""),
        row.get("not_after", ""),
        kept.compile(row["pattern"]) if row.get("pattern") else None,
    )


@dataclass(frozen=True, slots=True)
class Office:
    """An outdated name of an office."""

    old: str
    new: str
    since: int


@dataclass(frozen=True)
class Words:
    """The catalogue, compiled."""

    index: TermIndex
    by_word: dict[str, tuple[Misuse, ...]]
    patterns: tuple[Misuse, ...]
    offices: tuple[Office, ...]


@cache
def words() -> Words:
    """The catalogue of words."""
    data = read_catalogue("words", (WORD, PATTERN, OFFICE))
    by_word: dict[str, tuple[Misuse, ...]] = {}
    for row in data["word"]:
        key = fold(row["wrong"])
        by_word[key] = (*by_word.get(key, ()), misuse(row))
    return Words(
        TermIndex(by_word),
        by_word,
        tuple(misuse(row) for row in data["pattern"]),
        tuple(Office(r["old"], r["new"], r["since"]) for r in data["office"]),
    )

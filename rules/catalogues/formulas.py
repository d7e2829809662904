"""Set formulas: whole phrases, the verbs before them, members in a fixed order, known miswritings."""

from __future__ import annotations

import re
from functools import cache

from checker import kept
from checker.dataclass import dataclass
from checker.diagnostics import Severity
from checker.pack.spec import Key, Shape
from checker.pack.terms import fold
from rules.catalogues.load import SOURCE, STATUS, capped, read_catalogue
from rules.catalogues.words import PATTERN, Misuse, misuse

_WEIGHT = ("warning", "info", "off")
FORMULA = Shape(
    "formula",
    "whole phrases",
    (Key("text", "string", "as it must be written", required=True), STATUS, SOURCE),
)
VERB = Shape(
    "verb",
    "the verb before a formula in quotation marks",
    (
        Key("name", "string", "the formula without quotation marks", required=True),
        Key("right", "strings", "right verbs, the usual one first", required=True),
        Key("wrong", "strings", "wrong verbs", required=True),
        STATUS,
        SOURCE,
    ),
)
LIST = Shape(
    "list",
    "formulas with members in a fixed order",
    (
        Key("name", "string", "the formula", required=True),
        Key("members", "strings", "in their order", required=True),
        Key("after", "pattern", "must follow the list for it to be this formula"),
        Key("order", "string", "weight of a wrong order (default off)", choices=_WEIGHT),
        Key("missing", "string", "weight of one missing member (default off)", choices=_WEIGHT),
        Key("foreign", "boolean", "report a member that is none of it, standing among the others"),
        Key("since", "integer", "report year from which it applies"),
        Key("until", "integer", "last report year it may be used in"),
        STATUS,
        SOURCE,
    ),
)


@dataclass(frozen=True, slots=True)
class Formula:
    """A phrase that differs by one character only when miswritten."""

    text: str
    status: str


@dataclass(frozen=True, slots=True)
class VerbRule:
    """Which verbs go with a formula."""

    name: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class FixedList:
    """Members in a fixed order."""

    name: str
    members: tuple[str, ...]
    after: re.Pattern[str] | None
    order: Severity | None
    missing: Severity | None
    foreign: bool
    since: int | None
    until: int | None


@dataclass(frozen=True)
class Formulas:
    """The catalogue, compiled."""

    formulas: tuple[Formula, ...]
    verbs: tuple[VerbRule, ...]
    lists: tuple[FixedList, ...]
    patterns: tuple[Misuse, ...]


def _weight(value: str, status: str) -> Severity | None:
    return None if value == "off" else capped(Severity(value), status)


@cache
def formulas() -> Formulas:
    """The catalogue of formulas."""
    data = read_catalogue("formulas", (FORMULA, VERB, LIST, PATTERN))
    return Formulas(
        tuple(Formula(r["text"], r["status"]) for r in data["formula"]),
        tuple(VerbRule(r["name"], tuple(r["right"]), tuple(r["wrong"]), r["status"]) for r in data["verb"]),
        tuple(
            FixedList(
                r["name"],
                tuple(fold(m) for m in r["members"]),
                kept.compile(r["after"]) if r.get("after") else None,
                _weight(r.get("order", "off"), r["status"]),
                _weight(r.get("missing", "off"), r["status"]),
                r.get("foreign", False),
                r.get("since"),
                r.get("until"),
            )
            for r in data["list"]
        ),
        tuple(misuse(r) for r in data["pattern"]),
    )

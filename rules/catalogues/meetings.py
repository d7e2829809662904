"""Congresses, plenums and set phrases with the day they first happened or appeared."""

from __future__ import annotations

import datetime as dt
from functools import cache

from checker.dataclass import dataclass
from checker.pack.spec import Key, Shape
from rules.catalogues.load import SOURCE, STATUS, read_catalogue

_NAMED = (
    Key("name", "string", "as reports write it", required=True),
    Key("also", "strings", "other ways to write it"),
    Key("since", "date", "first day", required=True),
    STATUS,
    SOURCE,
)
MEETING = Shape("meeting", "congresses and other meetings", _NAMED)
TERM = Shape("term", "set phrases", _NAMED)
PLENUM = Shape(
    "plenum",
    "plenums of the Central Committee",
    (
        Key("congress", "string", "十九, 二十", required=True),
        Key("number", "string", "一 … 七", required=True),
        Key("since", "date", "first day", required=True),
        STATUS,
        SOURCE,
    ),
)
_SHAPES = (MEETING, PLENUM, TERM)


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that could not be spoken of before `since`."""

    name: str
    forms: tuple[str, ...]
    since: dt.date
    status: str
    meeting: bool


@cache
def dated_terms() -> tuple[Dated, ...]:
    """Congresses, meetings and set phrases."""
    data = read_catalogue("meetings", _SHAPES)
    return tuple(
        Dated(r["name"], (r["name"], *r.get("also", ())), r["since"], r["status"], r.shape == "meeting")
        for r in (*data["meeting"], *data["term"])
    )


@cache
def plenums() -> dict[tuple[str, str], dt.date]:
    """The first day of each plenum by congress (十九) and number (四)."""
    return {(r["congress"], r["number"]): r["since"] for r in read_catalogue("meetings", _SHAPES)["plenum"]}

"""Laws and documents: the catalogue behind the citation rules and the anachronism rule."""

from __future__ import annotations

import datetime as dt
from functools import cache

from checker.dataclass import dataclass
from checker.pack.spec import Key, Row, Shape
from rules.catalogues.load import SOURCE, STATUS, STATUSES, read_catalogue

_COMMON = (
    Key("title", "string", "title without 中华人民共和国, issuer and 关于", required=True),
    Key("short", "strings", "accepted short forms"),
    Key("wrong", "strings", "wrong forms seen"),
    Key("issuers", "strings", "who issued it; any one is right"),
    Key("in_force", "date", "in force since"),
    Key("near", "boolean", "compare similar titles with it (default true)"),
    STATUS,
    SOURCE,
)
LAW = Shape(
    "law",
    "laws, regulations, Party regulations",
    (
        *_COMMON,
        Key("kind", "string", "law (default), regulation or party", choices=("law", "regulation", "party")),
        Key("adopted", "date", "first adopted; only where an early mention is to be judged"),
        Key("revised", "dates", "dates of revision"),
        Key("revision_in_force", "date", "the latest revision in force since"),
        Key("local", "boolean", "local documents of the same title exist"),
    ),
)
DOCUMENT = Shape(
    "document",
    "Party and State Council documents, court rules",
    (
        *_COMMON,
        Key("span", "string", "years in the title's brackets: 2021-2025"),
        Key("number", "string", "document number"),
        Key("number_status", "string", "how sure the number is", choices=STATUSES),
        Key("published", "date", "published on"),
        Key("about", "boolean", "the full title begins with 关于 (after the issuer)"),
        Key("loose", "boolean", "local documents of the same title exist with other years or none"),
    ),
)
REPEALED = Shape(
    "repealed",
    "repealed or replaced",
    (
        Key("title", "string", "title", required=True),
        Key("gone", "date", "not in force since", required=True),
        Key("by", "string", "replaced by", required=True),
        Key("superseded", "boolean", "replaced; no formal repeal seen"),
        Key("local", "boolean", "local documents of the same title exist"),
        STATUS,
        SOURCE,
    ),
)


@dataclass(frozen=True, slots=True)
class Known:
    """One known document. `since`: the day it can first be spoken of; None where no early mention is judged."""

    title: str
    kind: str
    status: str
    short: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    span: str | None = None
    since: dt.date | None = None
    in_force: dt.date | None = None
    revised: tuple[dt.date, ...] = ()
    revision_in_force: dt.date | None = None
    number: str | None = None
    near: bool = True
    local: bool = False
    about: bool = False

    def printed(self) -> str:
        """The title as it should stand in the text."""
        prefix = "中华人民共和国" if self.kind == "law" else ""
        about = "关于" if self.about else ""
        years = f"（{self.span.replace('-', '—')}年）" if self.span else ""
        return f"《{prefix}{about}{self.title}{years}》"


@dataclass(frozen=True, slots=True)
class Repealed:
    """A title that must not be cited as in force."""

    title: str
    gone: dt.date
    by: str
    superseded: bool
    local: bool
    status: str


def _known(row: Row) -> Known:
    confirmed_number = row.get("number") if row.get("number_status") == "confirmed" else None
    return Known(
        row["title"],
        row.get("kind", "law") if row.shape == "law" else "document",
        row["status"],
        tuple(row.get("short", ())),
        tuple(row.get("wrong", ())),
        tuple(row.get("issuers", ())),
        row.get("span"),
        row.get("adopted") or row.get("published"),
        row.get("in_force"),
        tuple(sorted(row.get("revised", ()))),
        row.get("revision_in_force"),
        confirmed_number,
        row.get("near", True),
        row.get("local", False) or row.get("loose", False),
        row.get("about", False),
    )


@cache
def known_titles() -> tuple[Known, ...]:
    """Every known law and document."""
    laws = read_catalogue("laws", (LAW, REPEALED))["law"]
    documents = read_catalogue("documents", (DOCUMENT,))["document"]
    return tuple(_known(row) for row in (*laws, *documents))


@cache
def repealed_titles() -> tuple[Repealed, ...]:
    """Every repealed or replaced title."""
    rows = read_catalogue("laws", (LAW, REPEALED))["repealed"]
    return tuple(
        Repealed(r["title"], r["gone"], r["by"], r.get("superseded", False), r.get("local", False), r["status"])
        for r in rows
    )

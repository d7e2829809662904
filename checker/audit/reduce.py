"""The reduce: from the rows of all reports to the matrix, in SQL and streams, never all reports in memory."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from checker.audit.bodies import merge_names, normal_name, region_of, year_from_path
from checker.audit.roster import Roster
from checker.audit.rows import Head, read_head

YEAR_RULES = ("stale-year", "wrong-plan-year")
"""Findings that say a year in the report is not the year it should be."""
STATES = {"own": 1.0, "sub": 1.0, "mention": 0.5, "missing": 0.0}
"""What a part in each state counts for completeness."""


class Row(NamedTuple):
    """One report in the matrix. Field names are column names of the table `matrix` (and of the store's `reports`)."""

    seq: int
    path: str
    result: int
    body: str
    """Normalised name of the body; empty when the report does not say."""
    name: str
    """The body as people know it."""
    region: str
    kind: str
    year: int | None
    title: str | None
    published: str | None
    late: int | None
    """1: published on 1 April of the following year or later; None: date or year unknown."""
    year_right: int | None
    """0: the report names a wrong year somewhere, or another than asked for; None: no year found."""
    complete: float | None
    """Share of the required parts that are there; 0.5 for one only mentioned. None without a profile."""
    missing: int
    """Parts missing."""
    mentioned: int
    """Parts only mentioned."""
    causes: str
    """`yes`, `no`, or empty where the profile does not ask for causes."""
    parts: str
    """JSON: part id -> state."""
    errors: int
    inconsistencies: int
    warnings: int
    infos: int
    figures: int | None
    parsed: int | None
    claims: int | None
    figure_share: float | None
    chars: int
    format: str | None
    profile: str | None
    unread: int
    crashed: int
    rank: int = 0
    """1 for the best: fewest parts missing, then errors, inconsistencies, late, warnings; equal reports share it."""


_TYPES = {
    "seq": "INTEGER PRIMARY KEY",
    **dict.fromkeys(("complete", "figure_share"), "REAL"),
    **dict.fromkeys(
        (
            "result", "year", "late", "year_right", "missing", "mentioned", "errors", "inconsistencies", "warnings",
            "infos", "figures", "parsed", "claims", "chars", "unread", "crashed", "rank",
        ),
        "INTEGER",
    ),
}  # fmt: skip
_RANKED = "unread, missing, mentioned, errors, inconsistencies, coalesce(late, 0), warnings"


def build_matrix(db: sqlite3.Connection, roster: Roster | None, year: int | None, roots: tuple[str, ...]) -> None:
    """Fill the temporary table `matrix` from `run` and `result`; rows in order of path, ranks included."""
    db.execute("DROP TABLE IF EXISTS temp.matrix")
    columns = ", ".join(f"{name} {_TYPES.get(name, 'TEXT')}" for name in Row._fields)
    db.execute(f"CREATE TEMP TABLE matrix({columns})")
    marks = ",".join("?" * len(Row._fields))
    query = "SELECT run.seq, run.path, r.id, r.head FROM run JOIN result r ON r.key = run.key ORDER BY run.seq"
    some: list[Row] = []
    for seq, path, result, head in db.execute(query):
        some.append(_row(seq, path, result, read_head(head), roster, year, roots))
        if len(some) == 500:
            db.executemany(f"INSERT INTO matrix VALUES({marks})", some)
            some.clear()
    db.executemany(f"INSERT INTO matrix VALUES({marks})", some)
    if roster is None:
        _merge_bodies(db)
    db.execute("CREATE INDEX temp.matrix_body ON matrix(body, year, seq)")
    db.execute(
        "UPDATE matrix SET rank = r.place FROM (SELECT seq AS s, rank() OVER"
        f" (ORDER BY {_RANKED}) AS place FROM matrix) AS r WHERE r.s = matrix.seq"
    )


def _row(
    seq: int, path: str, result: int, head: Head, roster: Roster | None, year: int | None, roots: tuple[str, ...]
) -> Row:
    entry = roster.find(head.issuer) if roster and head.issuer else None
    said = head.year or year_from_path(path)
    states = list(head.parts.values())
    return Row(
        seq,
        path,
        result,
        entry.key if entry else normal_name(head.issuer or ""),
        entry.body if entry else head.issuer or "",
        (entry.region if entry else "") or region_of(head.issuer, path, roots),
        (entry.kind if entry else "") or head.kind or "",
        said,
        head.title,
        head.published,
        _late(head.published, said),
        _year_right(head, said, year),
        round(sum(STATES.get(s, 0.0) for s in states) / len(states), 4) if states else None,
        states.count("missing"),
        states.count("mention"),
        "" if "causes" not in head.parts else "no" if head.parts["causes"] == "missing" else "yes",
        json.dumps(dict(head.parts), ensure_ascii=False),
        head.severities.get("error", 0),
        head.severities.get("inconsistency", 0),
        head.severities.get("warning", 0),
        head.severities.get("info", 0),
        head.figures,
        head.parsed,
        head.claims,
        head.figure_share,
        head.chars,
        head.format,
        head.profile,
        int(head.unread),
        int(head.crashed),
    )


def _late(published: str | None, year: int | None) -> int | None:
    if published is None or year is None:
        return None
    return int(dt.date.fromisoformat(published) >= dt.date(year + 1, 4, 1))


def _year_right(head: Head, said: int | None, asked: int | None) -> int | None:
    if said is None:
        return None
    wrong = any(head.rules.get(name) for name in YEAR_RULES) or (asked is not None and said != asked)
    return int(not wrong)


def _merge_bodies(db: sqlite3.Connection) -> None:
    years: dict[str, set[int | None]] = {}
    for body, year in db.execute("SELECT DISTINCT body, year FROM matrix WHERE body <> ''"):
        years.setdefault(body, set()).add(year)
    merged = merge_names({name: frozenset(found) for name, found in years.items()})
    db.executemany("UPDATE matrix SET body = ? WHERE body = ?", [(full, short) for short, full in merged.items()])


def rows(db: sqlite3.Connection, order: str = "seq") -> Iterator[Row]:
    """The rows of the matrix, streamed."""
    for values in db.execute(f"SELECT * FROM matrix ORDER BY {order}"):
        yield Row(*values)


class Total(NamedTuple):
    """The reports of one region or kind taken together; averages over the reports that have the value."""

    label: str
    reports: int
    unread: int
    complete: float | None
    whole: int
    """Reports with no part missing or only mentioned."""
    no_causes: int
    late: int
    dated: int
    wrong_year: int
    errors: int
    inconsistencies: int
    warnings: int
    infos: int
    coverage: float | None
    figure_share: float | None


def totals(db: sqlite3.Connection, by: str) -> list[Total]:
    """Totals by `region` or `kind` (or any text column), largest group first."""
    query = f"""
        SELECT {by}, count(*), sum(unread), round(avg(complete), 4),
          sum(complete IS NOT NULL AND missing = 0 AND mentioned = 0), sum(causes = 'no'),
          coalesce(sum(late), 0), count(late), sum(coalesce(year_right = 0, 0)),
          sum(errors), sum(inconsistencies), sum(warnings), sum(infos),
          round(CAST(sum(parsed) AS REAL) / nullif(sum(figures), 0), 4), round(avg(figure_share), 4)
        FROM matrix GROUP BY {by} ORDER BY count(*) DESC, {by}"""
    return [Total(*values) for values in db.execute(query)]


def overall(db: sqlite3.Connection) -> Total:
    """All reports together."""
    found = totals(db, "''")
    return found[0] if found else Total("", 0, 0, None, 0, 0, 0, 0, 0, 0, 0, 0, 0, None, None)


def part_titles(db: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """The parts any report was asked for, with their titles, in the profile's order."""
    query = (
        "SELECT DISTINCT json_extract(r.head, '$.part_titles') FROM run JOIN result r ON r.key = run.key"
        " WHERE r.head LIKE '%part_titles\":{\"%' ORDER BY 1"
    )
    out: dict[str, tuple[str, str]] = {}
    for (text,) in db.execute(query):
        for part, (zh, en) in json.loads(text).items():
            out.setdefault(part, (zh, en))
    return out


def rule_counts(db: sqlite3.Connection) -> list[tuple[str, int, int]]:
    """(rule name, findings, reports with one) over the corpus, most frequent first."""
    query = """
        SELECT j.key, sum(j.value), count(*) FROM run JOIN result r ON r.key = run.key,
          json_each(r.head, '$.rules') j GROUP BY j.key ORDER BY 2 DESC, 1"""
    return [(name, int(n), int(reports)) for name, n, reports in db.execute(query)]


def publication_days(db: sqlite3.Connection) -> list[tuple[int, int]]:
    """(days from 1 April of the following year, reports): negative is before the deadline."""
    query = """
        SELECT CAST(julianday(published) - julianday((year + 1) || '-04-01') AS INTEGER) AS d, count(*)
        FROM matrix WHERE published IS NOT NULL AND year IS NOT NULL GROUP BY d ORDER BY d"""
    return [(int(days), int(n)) for days, n in db.execute(query)]

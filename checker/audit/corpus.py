"""Rules over many reports: what only shows when reports lie side by side."""

from __future__ import annotations

import hashlib
import inspect
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, field, replace
from importlib import import_module
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from checker.audit import passages
from checker.audit.reduce import Row, rows
from checker.audit.roster import Roster
from checker.audit.rows import ClaimRow, Unit, read_claims, read_units
from checker.dataclass import dataclass
from checker.diagnostics import Finding, Severity, Text
from checker.errors import PluginError
from checker.report import Report
from checker.rule import Rule

Options = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Two passages side by side."""

    left: str
    right: str
    share: float
    """How much of the two agrees, 0 to 1."""
    left_line: int = 0
    right_line: int = 0


@dataclass(frozen=True, slots=True)
class CorpusFinding:
    """What a corpus rule yields; code, name and severity are filled in from the rule."""

    message: Text
    path: str = ""
    """The report it is about; empty when there is none (a missing report)."""
    other: str = ""
    """The report it is compared with."""
    body: str = ""
    year: int | None = None
    share: float | None = None
    """Share of the report concerned, for copied text."""
    excerpts: tuple[Excerpt, ...] = ()
    notes: tuple[Text, ...] = ()
    severity: Severity | None = None
    code: str = ""
    name: str = ""

    def sort_key(self) -> tuple[str, str, str, int, str, str]:
        """By report, then code: the same order on every machine."""
        return self.path, self.code, self.body, self.year or 0, self.other, self.message.zh


Check = Callable[["Corpus", Options], Iterable[CorpusFinding]]


@dataclass(frozen=True)
class CorpusRule:
    """One rule over the corpus; its docstring (`doc`) is its page, as for a `Rule`."""

    code: str
    """`A` and three digits."""
    name: str
    title: Text
    severity: Severity
    check: Check = field(repr=False)
    doc: str = field(repr=False)
    basis: Text | None = None
    since: str = "0.1.0"
    status: Literal["stable", "preview"] = "stable"
    options: Options = field(default_factory=lambda: MappingProxyType({}))


def corpus_rule(
    code: str,
    name: str,
    title: Text,
    severity: Severity,
    *,
    basis: Text | None = None,
    since: str = "0.1.0",
    options: Options | None = None,
) -> Callable[[Check], CorpusRule]:
    """Make a `CorpusRule` of a generator function `check(corpus, options)`; its docstring becomes the rule's page."""

    def wrap(check: Check) -> CorpusRule:
        page = inspect.cleandoc(check.__doc__ or "")
        frozen = MappingProxyType(dict(options or {}))
        return CorpusRule(code, name, title, severity, check, page, basis, since, "stable", frozen)

    return wrap


def load_rules(offers: Iterable[CorpusRule | str]) -> tuple[CorpusRule, ...]:
    """The rules that plugins offer (themselves or as `module:name`), by code; two that claim one code are an error."""
    out: dict[str, CorpusRule] = {}
    for offer in offers:
        if isinstance(offer, str):
            module, _, name = offer.partition(":")
            found = getattr(import_module(module), name)
        else:
            found = offer
        for known in out.values():
            if found.code == known.code or found.name == known.name:
                raise PluginError(f"two corpus rules claim {found.code} {found.name}")
        out[found.code] = found
    return tuple(out[code] for code in sorted(out))


def shown_as_rules(offers: Iterable[CorpusRule | str]) -> tuple[Rule, ...]:
    """The corpus rules as rules for lists and pages; run alone, on one report, they find nothing."""
    return tuple(
        Rule(r.code, r.name, r.title, r.severity, _on_one, r.doc, r.basis, r.since, r.status, r.options)
        for r in load_rules(offers)
    )


def _on_one(report: Report, options: Options) -> Iterator[Finding]:
    """A corpus rule has nothing to say of a single report."""
    return iter(())


class Pair(NamedTuple):
    """The reports of one body for two years running."""

    older: Row
    newer: Row


class Corpus:
    """All reports of a run as corpus rules see them: streamed from the work file, in an order that never changes."""

    def __init__(self, db: sqlite3.Connection, roster: Roster | None = None, year: int | None = None) -> None:
        self.db = db
        self.roster = roster
        self.year = year
        """The year asked for; None: any."""

    def reports(self) -> Iterator[Row]:
        """Every report in order of path."""
        return rows(self.db)

    def bodies(self) -> Iterator[tuple[str, list[Row]]]:
        """Each known body with its reports by year, then path."""
        query = "SELECT * FROM matrix WHERE body <> '' AND NOT unread ORDER BY body, year, seq"
        found = (Row(*values) for values in self.db.execute(query))
        for body, group in groupby(found, key=lambda r: r.body):
            yield body, list(group)

    def pairs(self) -> Iterator[Pair]:
        """Each body's reports for two years running (of several for one year the first)."""
        for _, group in self.bodies():
            by_year: dict[int, Row] = {}
            for row in group:
                if row.year is not None:
                    by_year.setdefault(row.year, row)
            for year in sorted(by_year):
                if year - 1 in by_year:
                    yield Pair(by_year[year - 1], by_year[year])

    def seconds(self) -> frozenset[int]:
        """The reports (by seq) that are not the first of their body for their year."""
        query = """
            SELECT seq FROM (SELECT seq, row_number() OVER (PARTITION BY body, year ORDER BY seq) AS n FROM matrix
            WHERE body <> '' AND year IS NOT NULL AND NOT unread) WHERE n > 1"""
        return frozenset(seq for (seq,) in self.db.execute(query))

    def years(self) -> dict[int, int]:
        """Report year -> number of bodies with a report for it."""
        query = "SELECT year, count(DISTINCT body) FROM matrix WHERE year IS NOT NULL AND NOT unread GROUP BY year"
        return {int(year): int(n) for year, n in self.db.execute(query)}

    def claims(self, row: Row) -> list[ClaimRow]:
        """The figures of one report."""
        return read_claims(self._blob("claims", row.result))

    def units(self, row: Row) -> list[Unit]:
        """The passages of one report."""
        return read_units(self._blob("units", row.result))

    def units_of(self, seq: int) -> list[Unit]:
        """The passages of the report at `seq`."""
        query = "SELECT r.units FROM matrix m JOIN result r ON r.id = m.result WHERE m.seq = ?"
        return read_units(self.db.execute(query, (seq,)).fetchone()[0])

    def row(self, seq: int) -> Row:
        """The report at `seq`."""
        return Row(*self.db.execute("SELECT * FROM matrix WHERE seq = ?", (seq,)).fetchone())

    def prints(self) -> Iterator[tuple[int, str, bytes]]:
        """(seq, body, fingerprints of the passages) of every report that has any."""
        query = (
            "SELECT m.seq, m.body, r.prints FROM matrix m JOIN result r ON r.id = m.result"
            " WHERE length(r.prints) > 0 ORDER BY m.seq"
        )
        yield from self.db.execute(query)

    def _blob(self, column: str, result: int) -> bytes:
        return bytes(self.db.execute(f"SELECT {column} FROM result WHERE id = ?", (result,)).fetchone()[0])


def run_corpus_rules(
    corpus: Corpus, rules: Iterable[CorpusRule], options: Mapping[str, Options] = MappingProxyType({})
) -> list[CorpusFinding]:
    """The findings of all corpus rules, sorted; a rule that raises gives one `internal-error` instead."""
    out: list[CorpusFinding] = []
    for rule in rules:
        try:
            merged = {**rule.options, **options.get(rule.name, {})}
            for found in rule.check(corpus, merged):
                out.append(replace(found, code=rule.code, name=rule.name, severity=found.severity or rule.severity))
        except Exception as error:  # any plugin may raise anything; the run goes on and says so
            message = Text(
                f"规则 {rule.name}（{rule.code}）出错：{error!r}", f"Rule {rule.name} ({rule.code}) failed: {error!r}"
            )
            out.append(CorpusFinding(message, code="I001", name="internal-error", severity=Severity.ERROR))
    return sorted(set(out), key=CorpusFinding.sort_key)


def corpus_key(corpus: Corpus, rules: Iterable[CorpusRule], options: Mapping[str, Options], job: bytes) -> bytes:
    """What the corpus findings depend on: the results in order, the rules, the roster."""
    total = hashlib.blake2b(job, digest_size=20)
    total.update(repr((corpus.year, sorted((k, sorted(v.items())) for k, v in options.items()))).encode())
    if corpus.roster is not None:
        total.update(repr(corpus.roster.entries).encode())
    for rule in rules:
        source = inspect.getsourcefile(rule.check)
        total.update(rule.code.encode() + (Path(source).read_bytes() if source else b""))
    for values in corpus.db.execute("SELECT m.body, m.year, k.key FROM matrix m JOIN run k USING (seq) ORDER BY seq"):
        total.update(repr(values).encode())
    return total.digest()


def pack_findings(found: Iterable[CorpusFinding]) -> bytes:
    """Corpus findings as JSON."""
    return json.dumps([asdict(f) for f in found], ensure_ascii=False).encode()


def unpack_findings(data: bytes) -> list[CorpusFinding]:
    """The findings `pack_findings` packed."""
    out: list[CorpusFinding] = []
    for record in json.loads(data):
        record["message"] = Text(**record["message"])
        record["notes"] = tuple(Text(**n) for n in record["notes"])
        record["excerpts"] = tuple(Excerpt(**e) for e in record["excerpts"])
        record["severity"] = Severity(record["severity"])
        out.append(CorpusFinding(**record))
    return out


def text_rules_available() -> bool:
    """Whether passages have fingerprints (extra `audit`)."""
    return passages.available()

"""The result store: one DuckDB file, or one Parquet file per table, for questions of one's own in SQL.

Rows stream through a CSV file per table, which DuckDB loads in one go: memory stays flat however many reports there
are.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from checker.audit.reduce import Row, rows
from checker.audit.rows import read_claims, read_findings, read_head
from checker.audit.run import Audit
from checker.errors import UsageError

Values = tuple[Any, ...]
REPORTS = {
    "report": "INTEGER PRIMARY KEY", "path": "VARCHAR", "body": "VARCHAR", "name": "VARCHAR", "region": "VARCHAR",
    "kind": "VARCHAR", "year": "INTEGER", "title": "VARCHAR", "published": "DATE", "late": "BOOLEAN",
    "year_right": "BOOLEAN", "complete": "DOUBLE", "missing": "INTEGER", "mentioned": "INTEGER",
    "causes_given": "BOOLEAN", "errors": "INTEGER", "inconsistencies": "INTEGER", "warnings": "INTEGER",
    "infos": "INTEGER", "figures": "INTEGER", "figures_read": "INTEGER", "claims": "INTEGER", "figure_share": "DOUBLE",
    "chars": "INTEGER", "format": "VARCHAR", "profile": "VARCHAR", "unread": "BOOLEAN", "crashed": "BOOLEAN",
    "rank": "INTEGER",
}  # fmt: skip
PARTS = {"report": "INTEGER", "part": "VARCHAR", "title": "VARCHAR", "state": "VARCHAR"}
FINDINGS = {
    "report": "INTEGER", "path": "VARCHAR", "code": "VARCHAR", "name": "VARCHAR", "severity": "VARCHAR",
    "line": "INTEGER", "column": "INTEGER", "text": "VARCHAR", "message": "VARCHAR", "message_en": "VARCHAR",
    "fingerprint": "VARCHAR",
}  # fmt: skip
CLAIMS = {
    "report": "INTEGER", "claim": "INTEGER", "text": "VARCHAR", "kind": "VARCHAR", "value": "DECIMAL(28,6)",
    "low": "DECIMAL(28,6)", "high": "DECIMAL(28,6)", "unit": "VARCHAR", "family": "VARCHAR", "subject": "VARCHAR",
    "action": "VARCHAR", "action_class": "VARCHAR", "scope": "VARCHAR", "period": "VARCHAR", "qualifiers": "VARCHAR",
    "parent": "INTEGER", "line": "INTEGER", "approx": "VARCHAR", "clause": "VARCHAR",
}  # fmt: skip
CORPUS = {
    "code": "VARCHAR", "name": "VARCHAR", "severity": "VARCHAR", "path": "VARCHAR", "other": "VARCHAR",
    "body": "VARCHAR", "year": "INTEGER", "share": "DOUBLE", "message": "VARCHAR", "message_en": "VARCHAR",
    "excerpts": "JSON",
}  # fmt: skip
TABLES = {"reports": REPORTS, "parts": PARTS, "findings": FINDINGS, "claims": CLAIMS, "corpus_findings": CORPUS}
"""Table -> column -> type."""
_LARGEST = 10**21


def write_store(audit: Audit, file: Path | None, folder: Path | None) -> None:
    """Write the tables to a DuckDB `file`, to Parquet files in `folder`, or both; what was there is replaced."""
    try:
        import duckdb
    except ImportError:
        raise UsageError(
            "--store 与 --parquet 需要安装附加组件：pip install 'fazhi-checker[audit]' (needs the extra audit)"
        ) from None
    sources: dict[str, Callable[[Audit], Iterator[Values]]] = {
        "reports": _reports, "parts": _parts, "findings": _findings, "claims": _claims, "corpus_findings": _corpus,
    }  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="fazhi") as temporary:
        target = file.with_name(file.name + ".new") if file else Path(temporary, "store.duckdb")
        target.unlink(missing_ok=True)
        with duckdb.connect(str(target)) as db:
            for table, columns in TABLES.items():
                listed = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
                db.execute(f"CREATE TABLE {table}({listed})")
                path = Path(temporary, f"{table}.csv")
                if _write_csv(path, sources[table](audit)):
                    db.execute(
                        f"INSERT INTO {table} SELECT * FROM read_csv(?, header=false, delim=',', quote='\"',"
                        " escape='\"', nullstr='', allow_quoted_nulls=false, auto_detect=false, columns=?)",
                        [str(path), {name: kind.split(" PRIMARY")[0] for name, kind in columns.items()}],
                    )
                path.unlink()
            if folder is not None:
                folder.mkdir(parents=True, exist_ok=True)
                for table in TABLES:
                    db.execute(f"COPY {table} TO '{_quoted(folder / f'{table}.parquet')}' (FORMAT parquet)")
        if file is not None:
            target.replace(file)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _write_csv(path: Path, values: Iterator[Values]) -> int:
    number = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        # strings always quoted, None never: an empty string is not NULL
        writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
        for row in values:
            writer.writerow([_plain(v) for v in row])
            number += 1
    return number


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.replace("\0", "") if isinstance(value, str) else value


def _truth(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _reports(audit: Audit) -> Iterator[Values]:
    for r in rows(audit.cache.db):
        causes = {"yes": True, "no": False}.get(r.causes)
        yield (
            r.seq, r.path, r.body, r.name, r.region, r.kind, r.year, r.title, r.published, _truth(r.late),
            _truth(r.year_right), r.complete, r.missing, r.mentioned, causes, r.errors, r.inconsistencies, r.warnings,
            r.infos, r.figures, r.parsed, r.claims, r.figure_share, r.chars, r.format, r.profile, bool(r.unread),
            bool(r.crashed), r.rank,
        )  # fmt: skip


def _blobs(audit: Audit, column: str) -> Iterator[tuple[Row, Any]]:
    query = f"SELECT m.*, r.{column} FROM matrix m JOIN result r ON r.id = m.result ORDER BY m.seq"
    for *values, data in audit.cache.db.execute(query):
        yield Row(*values), data


def _parts(audit: Audit) -> Iterator[Values]:
    for row, text in _blobs(audit, "head"):
        head = read_head(text)
        for part, state in head.parts.items():
            yield row.seq, part, head.part_titles[part][0], state


def _findings(audit: Audit) -> Iterator[Values]:
    for row, data in _blobs(audit, "findings"):
        for f in read_findings(data):
            where = (f.line, f.column, f.text, f.zh, f.en, f.fingerprint)
            yield (row.seq, row.path, f.code, f.name, f.severity, *where)


def _claims(audit: Audit) -> Iterator[Values]:
    for row, data in _blobs(audit, "claims"):
        for c in read_claims(data):
            numbers = [_fitting(v) for v in (c.value, c.low, c.high)]
            names = (c.unit, c.family, c.subject, c.action, c.action_class, c.scope, c.period)
            marks = (",".join(c.qualifiers), c.parent, c.line, c.approx, c.context)
            yield (row.seq, c.ident, c.text, c.kind, *numbers, *names, *marks)


def _fitting(value: str | None) -> str | None:
    return None if value is None or abs(float(value)) >= _LARGEST else value


def _corpus(audit: Audit) -> Iterator[Values]:
    for f in audit.corpus:
        excerpts = [{"left": e.left, "right": e.right, "share": e.share} for e in f.excerpts]
        severity = f.severity.value if f.severity else ""
        text = json.dumps(excerpts, ensure_ascii=False)
        yield f.code, f.name, severity, f.path, f.other, f.body, f.year, f.share, f.message.zh, f.message.en, text


__all__ = ["TABLES", "write_store"]

"""The cache of an audit: one SQLite file (WAL) with the packed rows of every report checked so far.

A row is keyed by the file's path and content and by everything else that decides its result (tool, plugins, rules,
data, configuration). A run that was killed finds what it had finished; a run with nothing changed checks nothing.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

from checker.audit.rows import Extract
from checker.errors import UsageError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS result(
    id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, head TEXT NOT NULL,
    findings BLOB NOT NULL, claims BLOB NOT NULL, units BLOB NOT NULL, prints BLOB NOT NULL,
    passing INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS corpus(key BLOB PRIMARY KEY, data BLOB NOT NULL);
"""
LAYOUT = 3


class Cache:
    """The cache file; also holds the working tables of the run under way (temporary, on disk)."""

    def __init__(self, path: Path | None) -> None:
        """Open or create `path`; None: a temporary file that goes with the run."""
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            ignore = path.parent / ".gitignore"
            if path.parent.name.startswith(".fazhi") and not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
        self.path = path
        try:
            self.db = sqlite3.connect(str(path) if path else "", isolation_level=None)
            self._prepare()
        except sqlite3.DatabaseError as error:
            raise UsageError(
                f"缓存文件无法使用，请删除后重试：{path}（{error}） (unusable cache file, delete it)"
            ) from None

    def _prepare(self) -> None:
        db = self.db
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        db.execute("PRAGMA busy_timeout=30000")
        db.execute("PRAGMA cache_size=-16000")
        (layout,) = db.execute("PRAGMA user_version").fetchone()
        if layout != LAYOUT:
            db.executescript("DROP TABLE IF EXISTS result; DROP TABLE IF EXISTS corpus")
        db.executescript(_SCHEMA)
        db.execute("DELETE FROM result WHERE passing")
        db.execute(f"PRAGMA user_version={LAYOUT}")

    def find(self, keys: Sequence[bytes]) -> dict[bytes, int]:
        """The row ids of the keys that are there."""
        out: dict[bytes, int] = {}
        for start in range(0, len(keys), 500):
            some = keys[start : start + 500]
            marks = ",".join("?" * len(some))
            out.update(self.db.execute(f"SELECT key, id FROM result WHERE key IN ({marks})", some))
        return out

    def add(self, rows: Iterable[tuple[bytes, Extract]]) -> None:
        """Store results, all or none; a key that is there stays as it is."""
        values = [(k, e.head, e.findings, e.claims, e.units, e.prints, e.passing) for k, e in rows]
        self.db.execute("BEGIN IMMEDIATE")
        try:
            self.db.executemany(
                "INSERT OR IGNORE INTO result(key, head, findings, claims, units, prints, passing)"
                " VALUES(?,?,?,?,?,?,?)",
                values,
            )
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def prune(self, keep: str) -> int:
        """Drop every result whose id is not in the table or query `keep`; how many went."""
        self.db.execute(f"DELETE FROM result WHERE id NOT IN ({keep})")
        (gone,) = self.db.execute("SELECT changes()").fetchone()
        return int(gone)

    def corpus(self, key: bytes) -> bytes | None:
        """What an earlier run over the very same results found about the corpus."""
        row = self.db.execute("SELECT data FROM corpus WHERE key=?", (key,)).fetchone()
        return bytes(row[0]) if row else None

    def keep_corpus(self, key: bytes, data: bytes) -> None:
        """Keep the newest few corpus results."""
        self.db.execute("BEGIN IMMEDIATE")
        self.db.execute("INSERT OR REPLACE INTO corpus(key, data) VALUES(?,?)", (key, data))
        self.db.execute("DELETE FROM corpus WHERE rowid NOT IN (SELECT rowid FROM corpus ORDER BY rowid DESC LIMIT 8)")
        self.db.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def file_key(job: bytes, path: str, data: bytes) -> bytes:
    """The cache key of one file: its path (rules and settings may depend on it), its content, and the job's digest."""
    total = hashlib.blake2b(data, digest_size=20, key=job)
    total.update(b"\0" + path.encode("utf-8", "surrogatepass"))
    return total.digest()

"""The matrix as CSV (UTF-8 with BOM, so that spreadsheet programs read it), one report a line."""

from __future__ import annotations

import csv
from pathlib import Path

from checker.audit.columns import columns
from checker.audit.reduce import part_titles, rows
from checker.audit.run import Audit
from checker.diagnostics import Lang


def write_csv(audit: Audit, path: Path, lang: Lang) -> None:
    """Write the matrix in order of path; parts and yes/no columns in words, numbers bare."""
    db = audit.cache.db
    shown = columns(part_titles(db))
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([c.title(lang) for c in shown])
        for row in rows(db):
            writer.writerow([_cell(c.value(row) if c.numeric else c.words(row, lang)) for c in shown])


def _cell(value: object) -> str:
    text = "" if value is None or value == "—" else str(value)
    # a cell that begins like a formula would be run as one by a spreadsheet
    return "'" + text if text[:1] in ("=", "+", "@", "\t") else text

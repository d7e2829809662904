"""Precision and recall of an audit against the gold list of a generated corpus."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

CORPUS = (
    "missing-report", "duplicate-report", "copied-text", "carryover-between-years", "base-figure", "unchanged-problems",
    "superior-total",
)  # fmt: skip
Key = tuple[str, str]


def score(out: Path, store: Path, show: int = 0) -> Iterator[str]:
    """One line per fault: planted, found, false alarms, recall, precision. For faults of single reports a finding of
    that name in that report counts as found; a finding of that name in a report without the fault is a false alarm."""
    gold = [json.loads(line) for line in (out / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    planted: dict[str, set[Key]] = defaultdict(set)
    for record in gold:
        planted[record["name"]].add(_gold_key(record))
    found = _found(store)
    for record in gold:  # another name for the same fault is as good, and no false alarm
        for other in record.get("also", ()):
            key = _gold_key(record)
            if key in found[other]:
                found[record["name"]].add(key)
                if key not in planted[other]:
                    found[other].discard(key)
    for name in sorted(planted.keys() | found.keys()):
        want, have = planted[name], found[name]
        hits, extra, missed = want & have, have - want, want - have
        recall = f"{len(hits) / len(want):.3f}" if want else "-"
        precision = f"{len(hits) / len(have):.3f}" if have else "-"
        counts = f"planted {len(want):5} found {len(hits):5} other {len(extra):5}"
        yield f"{name:26} {counts} recall {recall} precision {precision}"
        for key in sorted(missed)[:show]:
            yield f"    missed {key}"
        for key in sorted(extra)[:show]:
            yield f"    other  {key}"


def _gold_key(record: dict[str, str]) -> Key:
    if record["name"] == "missing-report":
        return f"{record['body']} {record['year']}", ""
    if record["name"] == "duplicate-report":
        return _pair(record["path"], record["other"])
    if record["name"] == "copied-text":
        return _pair(record["path"], record["other"])
    return record["path"], ""


def _pair(a: str, b: str) -> Key:
    """The two reports; for copied text a duplicate stands for its original."""
    return (a, b) if a < b else (b, a)


def _found(store: Path) -> dict[str, set[Key]]:
    import duckdb

    out: dict[str, set[Key]] = defaultdict(set)
    with duckdb.connect(str(store), read_only=True) as db:
        for name, path, severity in db.execute("SELECT name, path, severity FROM findings").fetchall():
            if severity != "info":
                out[name].add((path, ""))
        rows = db.execute("SELECT name, path, other, body, year FROM corpus_findings").fetchall()
    for name, path, other, body, year in rows:
        if name == "missing-report":
            out[name].add((f"{body} {year}", ""))
        elif name == "duplicate-report":
            out[name].add(_pair(path, other))
        elif name == "copied-text":
            out[name].add(_pair(path.replace("（修订）", ""), other.replace("（修订）", "")))
        else:
            out[name].add((path, ""))
    return out

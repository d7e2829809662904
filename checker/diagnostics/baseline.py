"""The baseline: findings known when the gate was switched on, by rule, fingerprint and count, never by line."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker._version import __version__
from checker.dataclass import dataclass
from checker.diagnostics.model import Diagnostic
from checker.diagnostics.result import FileResult
from checker.diagnostics.run import Gone
from checker.diagnostics.suppression import NEVER_SUPPRESSED
from checker.errors import UsageError

VERSION = 1
Key = tuple[str, str]
"""Rule name and fingerprint."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Findings of one rule with one fingerprint: how many, in which files, and one message for the human reader."""

    rule: str
    fingerprint: str
    count: int
    paths: tuple[str, ...]
    """Relative to the baseline file."""
    message: str

    @property
    def key(self) -> Key:
        """What the entry is known by."""
        return self.rule, self.fingerprint


@dataclass(frozen=True, slots=True)
class Applied:
    """A run seen through a baseline: new findings only, how many were hidden, and what is gone from it."""

    results: tuple[FileResult, ...]
    hidden: int
    gone: tuple[Gone, ...]
    shrunk: tuple[Entry, ...]
    """The baseline without what is gone."""


def read_baseline(path: Path) -> tuple[Entry, ...]:
    """The entries of a baseline file; a `UsageError` names what is wrong with it."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise UsageError(f"{path}: 不认识的基线版本 (unknown baseline version): {data['version']}")
        return tuple(_entry(e) for e in data["findings"])
    except OSError as error:
        raise UsageError(
            f"{path}: 无法读取基线 (cannot read): {error.strerror}；可先用 --write-baseline 生成"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: 不是有效的基线文件 (not a baseline): {error}") from error


def make_entries(results: Iterable[FileResult], folder: Path) -> tuple[Entry, ...]:
    """A baseline of everything found; `folder` is where it will be kept. What is not whole cannot be accepted."""
    found: dict[Key, list[tuple[str, Diagnostic]]] = {}
    for result in results:
        for item in result.diagnostics:
            if item.name not in NEVER_SUPPRESSED:
                found.setdefault((item.name, item.fingerprint), []).append((_inside(result.path, folder), item))
    return tuple(
        Entry(rule, mark, len(items), tuple(sorted({p for p, _ in items})), items[0][1].message.zh)
        for (rule, mark), items in sorted(found.items())
    )


def write_baseline(path: Path, entries: Iterable[Entry]) -> None:
    """Write a baseline: sorted, one finding a line group, so that changes read well in a diff."""
    record: dict[str, Any] = {"version": VERSION, "tool": f"fazhi {__version__}", "findings": []}
    for entry in sorted(entries, key=lambda e: (e.paths, e.rule, e.fingerprint)):
        record["findings"].append(
            {
                "rule": entry.rule,
                "fingerprint": entry.fingerprint,
                "count": entry.count,
                "paths": list(entry.paths),
                "message": entry.message,
            }
        )
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def apply_baseline(
    results: Sequence[FileResult], entries: Sequence[Entry], folder: Path, ran: Callable[[str], bool]
) -> Applied:
    """Hide what the baseline knows, each entry as often as it counts; more of the same is new.

    An entry is gone when this run read all of its files, ran its rule and met fewer findings than it counts.
    """
    left = Counter({e.key: e.count for e in entries})
    hidden = 0
    out: list[FileResult] = []
    for result in results:
        kept: list[Diagnostic] = []
        for item in result.diagnostics:
            key = (item.name, item.fingerprint)
            if item.name not in NEVER_SUPPRESSED and left[key] > 0:
                left[key] -= 1
                hidden += 1
            else:
                kept.append(item)
        out.append(replace(result, diagnostics=tuple(kept)))
    whole = {_inside(r.path, folder) for r in results if not r.unread and not r.crashed}
    gone = {e.key: left[e.key] for e in entries if left[e.key] and ran(e.rule) and whole.issuperset(e.paths)}
    return Applied(
        tuple(out),
        hidden,
        tuple(Gone(e.rule, e.fingerprint, gone[e.key], e.message) for e in entries if e.key in gone),
        tuple(replace(e, count=e.count - gone.get(e.key, 0)) for e in entries if e.count > gone.get(e.key, 0)),
    )


def _entry(data: dict[str, Any]) -> Entry:
    return Entry(
        str(data["rule"]),
        str(data["fingerprint"]),
        int(data["count"]),
        tuple(str(p) for p in data.get("paths", ())),
        str(data.get("message", "")),
    )


def _inside(path: str, folder: Path) -> str:
    """`path` relative to the baseline's folder, with forward slashes: the same on every machine."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return Path(path).as_posix()

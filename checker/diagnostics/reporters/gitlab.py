"""`--format gitlab`: a code quality report for merge requests."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any

from checker.diagnostics.model import Severity
from checker.diagnostics.reporters.plain import details, items
from checker.diagnostics.run import Run

LEVEL = {
    Severity.ERROR: "critical",
    Severity.INCONSISTENCY: "major",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}


def report(run: Run) -> str:
    """The findings with GitLab's documented fields; every fingerprint is unique within the report."""
    seen: Counter[tuple[str, str]] = Counter()
    out = [_problem(p(run.lang)) for p in run.problems]
    out += [_problem(f"未检查 (not checked): {path}", path) for path in run.skipped]
    for item in items(run):
        found = item.found
        key = (item.result.path, found.fingerprint or found.name)
        seen[key] += 1
        out.append(
            {
                "description": found.message(run.lang),
                "check_name": found.name,
                "fingerprint": _mark(*key, str(seen[key])),
                "severity": LEVEL[found.severity],
                "location": {"path": item.result.path, "lines": {"begin": item.line}},
                "content": {"body": "\n".join(details(item, run.lang))},
            }
        )
    return json.dumps(out, ensure_ascii=False, indent=1) + "\n"


def _problem(words: str, path: str = "fazhi.toml") -> dict[str, Any]:
    return {
        "description": words,
        "check_name": "internal-error",
        "fingerprint": _mark(path, words),
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1}},
    }


def _mark(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()

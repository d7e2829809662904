"""`--format jsonl`: one JSON object a line — each file as in `--format json`, and the summary last."""

from __future__ import annotations

import json
from typing import Any

from checker.diagnostics.reporters.json import run_record
from checker.diagnostics.run import Run


def report(run: Run) -> str:
    """The run, a line per file; the last line holds tool, problems and summary."""
    record = run_record(run)
    files: list[dict[str, Any]] = record.pop("files")
    lines = [{"type": "file", **f} for f in files] + [{"type": "summary", **record}]
    return "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)

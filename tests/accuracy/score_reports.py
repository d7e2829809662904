"""Runs every rule over whole sound reports: `python tests/accuracy/score_reports.py [FOLDER]`.

A report counts as an alarm when any rule speaks at warning or above: its author says that nothing is wrong with it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from checker.diagnostics import Diagnostic, Severity
from checker.document.readers.text import TextReader
from checker.engine import Plan, check_document
from checker.report import Context
from checker.testing import TODAY, registry

HERE = Path(__file__).parent / "data" / "reports"
LOUD = {Severity.ERROR, Severity.INCONSISTENCY, Severity.WARNING}


def alarms(path: Path) -> Sequence[Diagnostic]:
    """The loud findings in one report."""
    run = Plan(registry(), tuple(registry().rules), Context(TODAY))
    result = check_document(run, TextReader().read(path.read_bytes(), path.name))
    return [d for d in result.diagnostics if d.severity in LOUD]


def main(folder: Path) -> None:
    """Print each loud finding, then how many reports have one."""
    reports = sorted(folder.glob("*.txt"))
    told = {path: alarms(path) for path in reports}
    for path, found in told.items():
        for one in found:
            print(f"{path.name} {one.code} {one.name}: {one.message.zh}")
    loud = sum(bool(found) for found in told.values())
    signs = sum(len(path.read_text(encoding="utf-8")) for path in reports)
    print(f"{loud} of {len(reports)} reports ({signs} characters) with a finding at warning or above")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)

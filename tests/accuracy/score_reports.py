"""Runs every rule over whole sound reports: `python tests/accuracy/score_reports.py [--plant FAULTY.jsonl]`.

A report counts as an alarm when any rule speaks at warning or above: its author says that nothing is wrong with it.
With `--plant` each faulty passage is put into the middle of one of the reports, and what is found of it there is told:
the same faults among some hundred other figures.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from score_numbers import FAMILY, LOUD, plan, touches

from checker.diagnostics import Diagnostic
from checker.document.readers.text import TextReader
from checker.engine import Plan, check_document
from checker.report import Context
from checker.testing import TODAY, registry

HERE = Path(__file__).parent / "data" / "reports"


def reports() -> list[Path]:
    """The reports in order of their names."""
    return sorted(HERE.glob("*.txt"))


def alarms(path: Path) -> Sequence[Diagnostic]:
    """The loud findings of any rule in one report."""
    return _loud(Plan(registry(), tuple(registry().rules), Context(TODAY)), path.read_text(encoding="utf-8"))


def _loud(run: Plan, text: str) -> list[Diagnostic]:
    result = check_document(run, TextReader().read(text.encode(), "样例.txt"))
    return [d for d in result.diagnostics if d.severity in LOUD]


def planted(host: str, passage: str) -> str:
    """The report with the passage behind the middle one of its paragraphs."""
    lines = host.split("\n")
    middle = [i for i, line in enumerate(lines) if line.strip()]
    at = middle[len(middle) // 2]
    return "\n".join([*lines[:at], passage, *lines[at:]])


def score_planted(rows: Sequence[dict[str, Any]]) -> tuple[int, int]:
    """How many numeric faults there are, and how many are found in a whole report."""
    run, hosts = plan(), [path.read_text(encoding="utf-8") for path in reports()]
    names = {r.name for r in run.rules}
    numeric = [row for row in rows if row["kind"] in names]
    found = 0
    for i, row in enumerate(numeric):
        text = planted(hosts[i % len(hosts)], row["text"])
        want = FAMILY.get(row["kind"], row["kind"])
        found += any(FAMILY.get(d.name, d.name) == want and touches(d, text, row["spans"]) for d in _loud(run, text))
    return len(numeric), found


def main() -> None:
    """Print each loud finding in the sound reports, how many of them have one, and what is found of planted faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plant", type=Path, help="labelled passages, a fault each")
    args = parser.parse_args()
    told = {path: alarms(path) for path in reports()}
    for path, found in told.items():
        for one in found:
            print(f"{path.name} {one.code} {one.name}: {one.message.zh}")
    signs = sum(len(path.read_text(encoding="utf-8")) for path in told)
    loud = sum(bool(found) for found in told.values())
    print(f"{loud} of {len(told)} reports ({signs} characters) with a finding at warning or above")
    if args.plant:
        rows = [json.loads(line) for line in args.plant.read_text(encoding="utf-8").splitlines()]
        faults, hits = score_planted(rows)
        print(f"{hits} of {faults} planted faults found ({hits / max(1, faults):.3f})")


if __name__ == "__main__":
    main()

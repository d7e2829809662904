"""Scores the numeric rules, per rule, over labelled passages: `python tests/accuracy/score_numbers.py [FOLDER …]`.

`--docs` scores both halves of the project's own set and writes the figures where the rules' pages take them from.

A clean passage counts as an alarm when any numeric rule speaks at warning or above. A fault is found when the right
rule, or one of its family, labels one of its spans. Precision counts every loud numeric finding on both halves.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.diagnostics import Diagnostic, Severity
from checker.document.readers.text import TextReader
from checker.engine import Plan, check_document
from checker.report import Context
from checker.testing import TODAY, registry

HERE = Path(__file__).parent / "data"
DOCS = Path(__file__).resolve().parents[2] / "docs" / "accuracy.json"
HALVES = {"dev": "开发集", "held": "留出集"}
FAMILY = {
    **dict.fromkeys(("breakdown-sum", "breakdown-exceeds", "part-exceeds-whole", "carryover-imbalance"), "whole"),
    **dict.fromkeys(("growth-mismatch", "difference-mismatch"), "growth"),
}
LOUD = {Severity.ERROR, Severity.INCONSISTENCY, Severity.WARNING}


@dataclass
class Score:
    """What was found in one set of passages."""

    clean: int = 0
    alarms: list[str] = field(default_factory=list)
    """Ids of clean passages with a false alarm."""
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    """Findings of each rule that touch the planted fault."""
    wrong: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        """Share of planted faults found by the right rule or its family."""
        return sum(self.found.values()) / max(1, sum(self.planted.values()))

    @property
    def precision(self) -> float:
        """Share of loud findings that are right."""
        right, wrong = sum(self.right.values()), sum(self.wrong.values())
        return right / max(1, right + wrong)

    @property
    def alarm_rate(self) -> float:
        """Share of clean passages with a false alarm."""
        return len(self.alarms) / max(1, self.clean)


def rows(path: Path) -> list[dict[str, Any]]:
    """The passages of one file; none when it is not there."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def plan() -> Plan:
    """The numeric rules alone."""
    rules = tuple(r for r in registry().rules if r.area == "N")
    return Plan(registry(), rules, Context(TODAY))


def loud(run: Plan, text: str) -> list[Diagnostic]:
    """The loud findings in one passage."""
    result = check_document(run, TextReader().read(text.encode(), "样例.txt"))
    return [d for d in result.diagnostics if d.severity in LOUD]


def touches(found: Diagnostic, text: str, spans: Iterable[str]) -> bool:
    """Whether a finding labels any place where one of the gold strings stands."""
    places = []
    for gold in spans:
        at = text.find(gold)
        while at >= 0:
            places.append((at, at + len(gold)))
            at = text.find(gold, at + 1)
    labels = [found.primary.span, *(label.span for label in found.secondary)]
    return any(s.start < end and start < s.end for s in labels for start, end in places)


def score(clean: Sequence[dict[str, Any]], faulty: Sequence[dict[str, Any]]) -> Score:
    """Score both halves of a set; faults of kinds that are not numeric are left out."""
    run, out = plan(), Score()
    names = {r.name for r in run.rules}
    for row in clean:
        out.clean += 1
        found = loud(run, row["text"])
        out.wrong.update(d.name for d in found)
        if found:
            out.alarms.append(row["id"])
    for row in (r for r in faulty if r["kind"] in names):
        out.planted[row["kind"]] += 1
        hit = False
        for found_one in loud(run, row["text"]):
            right = touches(found_one, row["text"], row["spans"])
            (out.right if right else out.wrong)[found_one.name] += 1
            hit |= right and FAMILY.get(found_one.name, found_one.name) == FAMILY.get(row["kind"], row["kind"])
        out.found[row["kind"]] += hit
    return out


def table(result: Score) -> str:
    """The figures as a Markdown table, one rule a row."""
    lines = ["| rule | planted | found | recall | findings right | findings wrong |", "|---|---|---|---|---|---|"]
    for name in sorted(set(result.planted) | set(result.right) | set(result.wrong)):
        planted, hits = result.planted[name], result.found[name]
        recall = f"{hits / planted:.2f}" if planted else "–"
        lines.append(f"| `{name}` | {planted} | {hits} | {recall} | {result.right[name]} | {result.wrong[name]} |")
    lines.append(
        f"\nrecall {result.recall:.3f}, precision {result.precision:.3f}, "
        f"clean passages with an alarm {len(result.alarms)} of {result.clean}"
    )
    return "\n".join(lines)


def write_docs() -> None:
    """Put recall and precision of each numeric rule on both halves into docs/accuracy.json, and print the tables."""
    halves = {half: score(rows(HERE / f"clean_{half}.jsonl"), rows(HERE / f"faulty_{half}.jsonl")) for half in HALVES}
    known = json.loads(DOCS.read_text(encoding="utf-8"))
    for name in sorted({name for result in halves.values() for name in result.planted}):
        told = [
            f"{HALVES[half]}找到 {r.found[name]}/{r.planted[name]}、"
            f"提示对 {r.right[name]}/{r.right[name] + r.wrong[name]}"
            for half, r in halves.items()
        ]
        known[name] = {"summary": f"植入的问题，{'，'.join(told)}；见 [accuracy.md](../accuracy.md)"}
    DOCS.write_text(json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for half, result in halves.items():
        print(f"## {half}\n\n{table(result)}\n")


def main(arguments: Sequence[str]) -> None:
    """Print the table of the project's own set (development half) or of the folders named."""
    if list(arguments) == ["--docs"]:
        write_docs()
        return
    for folder in map(Path, arguments) if arguments else (HERE,):
        clean = rows(folder / "clean.jsonl") or rows(folder / "clean_dev.jsonl")
        faulty = rows(folder / "faulty.jsonl") or rows(folder / "faulty_dev.jsonl")
        print(f"## {folder.name}\n\n{table(score(clean, faulty))}\n")


if __name__ == "__main__":
    main(sys.argv[1:])

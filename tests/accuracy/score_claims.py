"""Scores the reading of figures on labelled sentences: `python tests/accuracy/score_claims.py FILE… [--show N]`.

Prints precision and recall of the figures, the share of sentences whose figures are all right, and how often unit,
subject and action agree (one containing the other).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from checker.claims.output import figure_records
from checker.testing import make_report

MEASURES = frozenset({"count", "percent", "money", "growth", "ratio", "range", "points", "multiple"})
FIELDS = ("unit", "subject", "action")


@dataclass
class Score:
    """Tallies over a set."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    sentences: int = 0
    exact: int = 0
    agree: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Share of the figures read that are labelled, with the right value."""
        return self.right / max(1, self.right + self.extra)

    @property
    def recall(self) -> float:
        """Share of the labelled figures that were read with the right value."""
        return self.right / max(1, self.right + self.missed)

    @property
    def whole(self) -> float:
        """Share of the sentences without a miss or an extra."""
        return self.exact / max(1, self.sentences)

    def agreement(self, name: str) -> float:
        """Share of the right figures whose `name` agrees."""
        return self.agree[name] / max(1, self.right)

    def line(self, name: str) -> str:
        """One line for people."""
        fields = " ".join(f"{f} {self.agreement(f):.3f}" for f in FIELDS)
        head = f"precision {self.precision:.3f} recall {self.recall:.3f} sentences {self.whole:.3f}"
        return f"{name}: {head} {fields} (figures {self.right + self.missed})"


def score(path: Path, show: int = 0) -> Score:
    """Score one file of labelled sentences."""
    out = Score()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        lost, extra = _sentence(row, out)
        if (lost or extra) and show > 0:
            show -= 1
            print(row["id"], row["text"], "missed", lost, "extra", extra)
    return out


def _sentence(row: Mapping[str, Any], out: Score) -> tuple[list[str], list[str]]:
    report = make_report(row["text"])
    left = [r for r in figure_records(report.document, report.mentions, report.claims) if r["kind"] in MEASURES]
    lost: list[str] = []
    for gold in (c for c in row["claims"] if c["kind"] in MEASURES):
        found = next((r for r in left if _same(gold, r)), None)
        if found is None:
            lost.append(gold["surface"])
            continue
        left.remove(found)
        out.right += 1
        for name in FIELDS:
            mine, theirs = found[name] or "", gold[name] or ""
            out.agree[name] += mine == theirs or (bool(mine and theirs) and (mine in theirs or theirs in mine))
    out.missed += len(lost)
    out.extra += len(left)
    out.sentences += 1
    out.exact += not lost and not left
    return lost, [r["text"] for r in left]


def _same(gold: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    start, end = gold["start"], gold["start"] + len(gold["surface"])
    if not (found["span"]["start"] < end and start < found["span"]["end"]):
        return False
    want = _number(gold["value"][0] if isinstance(gold["value"], list) else gold["value"])
    have = _number(found["value"])
    return want is not None and (want in (have, _number(found["low"])) or (have is not None and abs(have) == abs(want)))


def _number(value: object) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def main(paths: Iterable[Path], show: int) -> None:
    """Score each file."""
    for path in paths:
        print(score(path, show).line(path.name))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args()
    main(given.files, given.show)

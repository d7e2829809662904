"""How many slips of the pen in sound prose are found: `python tests/accuracy/score_slips.py [FILE …] [--seed N]`.

`benchmarks.mutated` puts one slip of the pen into an equation of a sound passage (by default those of both halves of
the project's own set). A slip is found when any numeric finding at warning or above touches one of its figures. Not
every equation is told in words, so that the share compares versions of the program; no share is the right one.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from score_numbers import HALVES, HERE, loud, plan, touches

from benchmarks.fit_weights import read
from benchmarks.mutated import mutated

FORMS = {
    "pct": "a share or a rate",
    "growth": "a change in per cent",
    "+": "parts and their whole",
    "-": "a difference or a rest",
    "±": "what came and what went",
}


def form(check: str) -> str:
    """Which sort of equation a check is: a key of FORMS."""
    name = check.split("(")[0]
    if name in FORMS:
        return name
    return "±" if "+" in check and "-" in check else "-" if "-" in check else "+"


def score(rows: Iterable[dict[str, Any]]) -> tuple[Counter[str], Counter[str]]:
    """Slips made and slips found, by form."""
    run, made, found = plan(), Counter[str](), Counter[str]()
    for row in rows:
        kind = form(row["why"])
        made[kind] += 1
        found[kind] += any(touches(d, row["text"], row["spans"]) for d in loud(run, row["text"]))
    return made, found


def table(made: Counter[str], found: Counter[str]) -> str:
    """The figures as a Markdown table."""
    lines = ["| slip in | made | found | share |", "|---|---|---|---|"]
    for kind in FORMS:
        share = f"{found[kind] / made[kind]:.2f}" if made[kind] else "–"
        lines.append(f"| {FORMS[kind]} | {made[kind]} | {found[kind]} | {share} |")
    total = found.total() / max(1, made.total())
    return "\n".join([*lines, f"\nfound {found.total()} of {made.total()} ({total:.3f})"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--each", type=int, default=3, help="the most slips of one passage")
    args = parser.parse_args()
    sets = {"files": args.files} if args.files else {half: [str(HERE / f"clean_{half}.jsonl")] for half in HALVES}
    for name, files in sets.items():
        print(f"## {name}\n\n{table(*score(mutated(read(files), args.seed, args.each)))}\n")


if __name__ == "__main__":
    main()

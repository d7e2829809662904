"""Faulty passages made of faultless ones: one of two tellings of a number gets a slip of the pen.

    python -m benchmarks.twice --clean FILE… --out FILE [--seed N]

A number of three digits or more that a faultless passage (or a whole report, a text file) tells just twice, with one
unit, is mostly one measure told twice; where it is not (two axes of one size), a slip is no fault that a reader could
see. So what is not found is no certain miss, and `benchmarks.fit_weights` gives the rows, whose `kind` is "mutated",
the small trust that stands in them.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.fit_weights import MUTATED, read
from benchmarks.retold import digits_of, plain, slip
from checker.claims.formulas.sheet import Figure, read_sheet
from checker.document import Span
from checker.testing import make_report

TRUST = 0.1
_DIGITS, _LONG = 3, 1500
"""Digits of a number that is taken, and characters from which a text is a whole report."""
_EACH = {False: 3, True: 6}
"""Rows of a passage, and of a whole report."""


def twice(rows: Sequence[dict[str, Any]], seed: int) -> Iterator[dict[str, Any]]:
    """The rows made of faultless ones."""
    draw, number = random.Random(seed), 0
    for row in (r for r in rows if not r.get("kind")):
        text = str(row["text"])
        pairs = _told_twice(text)
        draw.shuffle(pairs)
        author = str(row["id"]).rstrip("0123456789")[:-1] or "w"
        for pair in pairs[: _EACH[len(text) >= _LONG]]:
            other, slipped = draw.sample(pair, 2)
            old = digits_of(slipped)
            new, at = slip(old, draw), slipped.span.start
            whole = text[:at] + new + text[at + len(old) :]
            spans = [_only(whole, f.span) for f in (other, slipped)]
            yield {
                "id": f"{author}m{number:05}",
                "kind": MUTATED,
                "text": whole,
                "spans": spans,
                "why": f"{old} → {new}",
                "trust": TRUST,
            }
            number += 1


def _told_twice(text: str) -> list[tuple[Figure, Figure]]:
    """Pairs of figures of one number and unit that no third one has."""
    report = make_report(text)
    told: dict[object, list[Figure]] = defaultdict(list)
    for figure in read_sheet(report.document, report.mentions, report.claims).figures:
        if plain(figure) and len(digits_of(figure).replace(".", "")) >= _DIGITS:
            told[figure.number, figure.family, figure.kind].append(figure)
    pairs = [(same[0], same[1]) for same in told.values() if len(same) == 2]
    return [p for p in pairs if all(text.startswith(digits_of(f), f.span.start) for f in p)]


def _only(text: str, span: Span) -> str:
    """A figure, with as many characters before it as make it the only one of its kind."""
    start = span.start
    while start > 0 and text.count(text[start : span.end]) > 1:
        start -= 1
    return text[start : span.end]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clean", nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rows = twice(read(args.clean), args.seed)
    args.out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Faultless passages in which two measures happen to be a slip of the pen apart: what must stay silent.

    python -m benchmarks.retold --clean FILE… --out FILE [--seed N]

Figures of different values in a faultless passage are different measures: they stay so when one is made a slip of the
other. The rows go to `benchmarks.fit_weights repeat --clean`; those that give a candidate are among the lessons. Their
author is called y.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from benchmarks.fit_weights import read
from checker.claims.formulas.context import Context, shown
from checker.claims.formulas.labels import Labels
from checker.claims.formulas.sheet import Figure, read_sheet
from checker.claims.identity import Identities
from checker.claims.model import Kind
from checker.claims.weighing.telling.tellings import Tellings
from checker.testing import make_report

_TRUST, _MOST = 0.08, 3
"""How much a made-up row counts, and how many one passage gives."""


def slip(digits: str, draw: random.Random) -> str:
    """The digits with neighbours swapped or one of them wrong; another number of the same length."""
    at = [i for i, c in enumerate(digits) if c.isdigit()]
    swaps = [(i, j) for i, j in pairwise(at) if j == i + 1 and digits[i] != digits[j]]
    swaps = [(i, j) for i, j in swaps if digits[j] != "0" or i > 0]
    if swaps and draw.random() < 0.7:
        i, j = draw.choice(swaps)
        return digits[:i] + digits[j] + digits[i] + digits[j + 1 :]
    i = draw.choice(at)
    other = draw.choice([d for d in "123456789" if d != digits[i]])
    return digits[:i] + other + digits[i + 1 :]


def retold(rows: list[dict[str, Any]], seed: int) -> Iterator[dict[str, Any]]:
    """The rows made of faultless ones."""
    draw = random.Random(seed)
    number = 0
    for row in rows:
        text = str(row["text"])
        report = make_report(text)
        ctx = Context(read_sheet(report.document, report.mentions, report.claims), Labels(Identities()))
        tellings = Tellings(ctx)
        pairs = [p for p in combinations([f for f in ctx.sheet.figures if plain(f)], 2) if _near(*p)]
        others = [p for p in pairs if p[0].number != p[1].number and tellings.kin(*p)]
        for first, second in draw.sample(others, min(len(others), _MOST)):
            a, b = (second, first) if draw.random() < 0.5 else (first, second)
            made = text[: b.span.start] + slip(digits_of(a), draw) + text[b.span.start + len(digits_of(b)) :]
            yield {"id": f"ync{number:04}", "text": made, "trust": _TRUST}
            number += 1


def digits_of(figure: Figure) -> str:
    """The number as printed, without 万 and 亿."""
    return shown(figure).rstrip("万亿")


def plain(figure: Figure) -> bool:
    """Whether a figure is one exact number of more than one digit."""
    counted = figure.kind in (Kind.COUNT, Kind.MONEY, Kind.PERCENT) and figure.exact and figure.times == 1
    return counted and len(digits_of(figure)) > 1 and digits_of(figure).replace(".", "").isdecimal()


def _near(a: Figure, b: Figure) -> bool:
    return a.family == b.family and a.kind is b.kind and shown(a)[-1:].isdigit() == shown(b)[-1:].isdigit()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clean", nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rows = list(retold(read(args.clean), args.seed))
    args.out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")


if __name__ == "__main__":
    main()

"""What each exit of the rate relation is worth: the percentages that it alone keeps from being weighed.

    python -m benchmarks.rate_exits --faulty FILE… --clean FILE… [--show EXIT]

For every exit of `checker.claims.weighing.rates.exits.EXITS`: how many percentages and counts that are labelled as a
fault it removes (those it alone removes), and how many of faultless passages.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from unittest import mock

from benchmarks.fit_weights import KINDS, places, read
from checker.claims.formulas.find import find_told
from checker.claims.weighing.data import load_relation
from checker.claims.weighing.rates import candidates
from checker.claims.weighing.rates.exits import EXITS, exits_of
from checker.claims.weighing.rates.misfit import Misfit
from checker.testing import make_report


@dataclass(frozen=True)
class Tried:
    """A percentage with counts that do not give it, and the exits that it leaves by."""

    row: dict[str, Any]
    misfit: Misfit
    exits: frozenset[str]
    meant: bool | None
    """Whether it is the labelled fault; None if it stands in a passage of some other fault."""


def tried(rows: list[dict[str, Any]]) -> Iterator[Tried]:
    """Every percentage of the passages that reaches the exits, with each of the counts that it may be of."""
    relation, seen = load_relation("rate"), list[tuple[Misfit, frozenset[str]]]()

    def leave(misfit: Misfit) -> bool:
        seen.append((misfit, exits_of(misfit)))
        return bool(seen[-1][1])

    with mock.patch.object(candidates, "leaves", leave):
        for row in rows:
            report = make_report(row["text"])
            ctx, found = find_told(report.document, report.mentions, report.claims, report.knowledge.identities)
            seen.clear()
            list(candidates.rate_candidates(ctx, relation, found))
            gold, fault = places(row["text"], row.get("spans", ())), row.get("kind")
            for misfit, exits in seen:
                own = (misfit.rate, *misfit.bond.tops, *misfit.bond.base)
                inside = [any(s < f.span.end and f.span.start < e for s, e in gold) for f in own]
                meant = False if fault is None else (all(inside) or None) if fault in KINDS["rate"] else None
                yield Tried(row, misfit, exits, meant)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--faulty", "--clean"):
        parser.add_argument(name, nargs="*", default=[])
    parser.add_argument("--show", default="")
    args = parser.parse_args()
    all_of: Counter[tuple[str, bool]] = Counter()
    alone: Counter[tuple[str, bool]] = Counter()
    for one in (t for t in tried(read([*args.faulty, *args.clean])) if t.meant is not None):
        all_of.update((name, bool(one.meant)) for name in one.exits)
        if len(one.exits) == 1:
            alone.update((name, bool(one.meant)) for name in one.exits)
        if one.exits == {args.show}:
            print("meant" if one.meant else "sound", line_of(one))
    print(f"{'exit':20}{'meant':>7}{'alone':>7}{'sound':>7}{'alone':>7}")
    for name in EXITS:
        print(f"{name:20}" + "".join(f"{c[name, meant]:7}" for meant in (True, False) for c in (all_of, alone)))


def line_of(one: Tried) -> str:
    """A percentage and its counts in one line: its passage, the figures, how the passage begins."""
    bond = one.misfit.bond
    figures = [f.mention.text for f in (bond.rate, *bond.tops, *bond.base)]
    return f"{one.row['id']} {figures} {one.row['text'][:150]}".replace("\n", "/")


if __name__ == "__main__":
    main()

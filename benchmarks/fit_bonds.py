"""Fits the weights of the bonds of rates (`relations/bond.toml`) on the rates of labelled passages that hold, and on
those that are labelled as faults: a bond is meant when it is the only one that gives the printed rate.

    python -m benchmarks.fit_bonds --rows FILE… [--lessons FILE] [--by-author] [--write]

A lessons file holds a passage a line, ⏎ for a line break; its rates hold or are about nothing told.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.fit_weights import Example, author_of, fit, places, read, tell, write
from checker.claims.formulas.find import find_told
from checker.claims.formulas.rate_formula import rate_formula
from checker.claims.weighing.data import load_relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.rate_bonds import Bond, bonds
from checker.claims.weighing.rate_field import asked, read_field
from checker.claims.weighing.rate_words import rates_of
from checker.claims.weighing.rates import gives
from checker.testing import make_report


def lessons(rows: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """One example for each bond of each rate."""
    relation = load_relation("bond")
    for row in rows:
        report = make_report(row["text"])
        ctx, found = find_told(report.document, report.mentions, report.claims, report.knowledge.identities)
        gold = places(row["text"], row.get("spans", ()))

        def inside(span: Any, gold: Sequence[tuple[int, int]] = gold) -> bool:
            return any(b < span.end and span.start < e for b, e in gold)

        numbers = {f.number for f in ctx.sheet.figures if inside(f.span)}
        for rate in rates_of(ctx):
            if row.get("kind") not in (None, "percent-mismatch") and inside(rate.span):
                continue
            known = read_field(ctx, relation, found, rate.span)
            all_bonds = list(bonds(known, asked(known, rate)))
            holding = [b for b in all_bonds if gives(b)]
            fewest = min((len(b.base) for b in holding), default=0)
            holding = [b for b in holding if len(b.base) == fewest]
            faulty = row.get("kind") == "percent-mismatch" and inside(rate.span)
            for bond in all_bonds:
                figures = (rate, *bond.tops, *bond.base)
                if faulty:
                    meant = all(f.number in numbers for f in figures) and bond.top not in bond.base
                else:
                    if len(holding) > 1 and bond in holding:
                        continue
                    meant = bond in holding
                yield Example(row, _candidate(bond), meant)


def plain(files: Sequence[str]) -> list[dict[str, Any]]:
    """Passages that stand in a file without labels."""
    lines = [line for f in files for line in Path(f).read_text(encoding="utf-8").splitlines()]
    return [{"id": f"lc{i:03d}", "text": line.replace("⏎", "\n")} for i, line in enumerate(lines)]


def _candidate(bond: Bond) -> Candidate:
    return Candidate(
        (bond.rate, *bond.tops, *bond.base),
        bond.signs,
        lambda: rate_formula(bond.rate, bond.tops, bond.base, False, bond.rest),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", nargs="*", default=[])
    parser.add_argument("--strength", type=float, default=1.0)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--by-author", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--lessons", nargs="*", default=["benchmarks/data/rate_lessons.txt"])
    args = parser.parse_args()
    data = list(lessons([*read(args.rows), *plain(args.lessons)]))
    fitted = fit("bond", data, args.strength, 0.0)
    for name, bits in sorted(fitted.weights.items(), key=lambda p: -abs(p[1])):
        print(f"  {name} = {bits}")
    tell("fitted on all", data, fitted, 0 if args.by_author else args.show)
    for author in sorted({author_of(e) for e in data}) if args.by_author else ():
        others = fit("bond", [e for e in data if author_of(e) != author], args.strength, 0.0)
        tell(f"without {author}", [e for e in data if author_of(e) == author], others, args.show)
    if args.write:
        write(fitted)


if __name__ == "__main__":
    main()

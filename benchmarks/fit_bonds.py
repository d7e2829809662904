"""Fits the weights of the bonds of rates (`relations/bond.toml`) on the rates of labelled passages that hold, and on
those that are labelled as faults: a bond is meant when it is the only one that gives the printed rate.

    python -m benchmarks.fit_bonds --rows FILE… [--by-author] [--write]

A rate is made of one of its bonds or of none that the text tells: the weights are those of a choice among them
(conditional logit), so that a bond weighs as many bits as it is likelier than none.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from benchmarks.fit_weights import TUNED, places, read, write
from checker.claims.formulas.find import find_told
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.data import Relation, load_relation
from checker.claims.weighing.rates.bonds import Bond, bonds
from checker.claims.weighing.rates.candidates import gives
from checker.claims.weighing.rates.field import asked, read_field
from checker.claims.weighing.rates.percentages import rates_of
from checker.testing import make_report


@dataclass(frozen=True)
class Choice:
    """A rate, its bonds and which of them may be meant; none when the text tells no counts of it."""

    row: dict[str, Any]
    rate: Figure
    bonds: Sequence[Bond]
    meant: Sequence[bool]
    trust: float

    @property
    def author(self) -> str:
        return str(self.row["id"]).rstrip("0123456789")[:-1] or "given"


def lessons(rows: Sequence[dict[str, Any]]) -> Iterator[Choice]:
    """One choice for each rate."""
    relation = load_relation("bond")
    for row in rows:
        report = make_report(row["text"])
        ctx, found = find_told(report.document, report.mentions, report.claims, report.knowledge.identities)
        gold = places(row["text"], row.get("spans", ()))

        def inside(figure: Figure, gold: Sequence[tuple[int, int]] = gold) -> bool:
            return any(b < figure.span.end and figure.span.start < e for b, e in gold)

        numbers = {f.number for f in ctx.sheet.figures if inside(f)}
        known = read_field(ctx, relation, found)
        for rate in rates_of(ctx):
            every = list(bonds(known, asked(known, rate), float("-inf")))
            faulty = row.get("kind") == "percent-mismatch" and inside(rate)
            if not every or (row.get("kind") not in (None, "percent-mismatch") and inside(rate)):
                continue
            if faulty:
                meant = [all(f.number in numbers for f in (*b.tops, *b.base)) and b.top not in b.base for b in every]
            else:
                fewest = min((len(b.base) for b in every if gives(b)), default=0)
                meant = [gives(b) and len(b.base) == fewest for b in every]
            if not any(meant) and (faulty or any(inside(f) for b in every for f in (*b.tops, *b.base))):
                continue  # its counts are wrong, or out of reach
            choice = Choice(row, rate, every, meant, 3.0 if faulty else 1.0)
            yield replace(choice, trust=choice.trust * (0.3 if choice.author in TUNED else 1.0))


def fit_choices(data: Sequence[Choice], strength: float) -> Relation:
    """Weights by Newton's method; what is meant among several is left open."""
    names = sorted({n for c in data for b in c.bonds for n in b.signs})
    x = np.array([[b.signs.get(n, 0.0) for n in names] + [1.0] for c in data for b in c.bonds])
    of = np.array([i for i, c in enumerate(data) for _ in c.bonds])
    meant = np.array([m for c in data for m in c.meant], dtype=float)
    trust = np.array([c.trust for c in data])
    scale = np.maximum(np.abs(x).max(axis=0), 1e-9)
    x, size = x / scale, len(data)
    hold = np.full(x.shape[1], strength)
    hold[-1] = 0.01

    def chances(w: Any) -> tuple[Any, Any, float]:
        """How likely each bond is, the same among those that may be meant, and how well all that fits."""
        bits = x @ w
        top = np.zeros(size)
        np.maximum.at(top, of, bits)
        each = np.exp(bits - top[of])
        whole = np.bincount(of, each, size) + np.exp(-top)
        right = np.bincount(of, each * meant, size)
        among = np.where(right[of] > 0, each * meant / np.maximum(right[of], 1e-300), 0.0)
        fits = np.log(np.where(right > 0, right, np.exp(-top)) / whole)
        return each / whole[of], among, float(-(trust * fits).sum() + 0.5 * (hold * w * w).sum())

    w = np.zeros(x.shape[1])
    for _ in range(60):
        p, among, loss = chances(w)
        mean = np.zeros((size, x.shape[1]))
        np.add.at(mean, of, x * p[:, None])
        hessian = (x * (trust[of] * p)[:, None]).T @ x - (mean * trust[:, None]).T @ mean + np.diag(hold + 1e-6)
        step = np.linalg.solve(hessian, x.T @ (trust[of] * (p - among)) + hold * w)
        much = 1.0
        while much > 1e-4 and chances(w - much * step)[2] > loss + 1e-9:
            much /= 2
        w = w - much * step
        if np.abs(much * step).max() < 1e-6:
            break
    *weights, bias = (round(float(b), 2) for b in w / scale / np.log(2))
    return Relation("bond", bias, 0.0, dict(zip(names, weights, strict=True)), {})


def tell(title: str, data: Sequence[Choice], fitted: Relation, show: int) -> None:
    """How many rates are bound rightly, or rightly to nothing."""
    bound = free = right = alone = 0
    for c in data:
        bits = [fitted.bias + sum(fitted.weights.get(n, 0.0) * v for n, v in b.signs.items()) for b in c.bonds]
        best = max(range(len(bits)), key=bits.__getitem__)
        good = c.meant[best] and bits[best] > 0 if any(c.meant) else bits[best] < 0
        bound, right = bound + any(c.meant), right + (good and any(c.meant))
        free, alone = free + (not any(c.meant)), alone + (good and not any(c.meant))
        if not good and show > 0:
            show -= 1
            top, base = c.bonds[best].top.mention.text, [f.mention.text for f in c.bonds[best].base]
            print(f"   {c.row['id']} {c.rate.mention.text} {bits[best]:.1f} {top} / {base} {c.row['text'][:120]}")
    print(f"{title}: {right} of {bound} bound rightly, {alone} of {free} left free")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", nargs="*", default=[])
    parser.add_argument("--strength", type=float, default=1.0)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--by-author", action="store_true")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    data = list(lessons(read(args.rows)))
    fitted = fit_choices(data, args.strength)
    for name, bits in sorted(fitted.weights.items(), key=lambda p: -abs(p[1])):
        print(f"  {name} = {bits}")
    tell("fitted on all", data, fitted, 0 if args.by_author else args.show)
    for author in sorted({c.author for c in data}) if args.by_author else ():
        others = fit_choices([c for c in data if c.author != author], args.strength)
        tell(f"without {author}", [c for c in data if c.author == author], others, args.show)
    if args.write:
        write(fitted)


if __name__ == "__main__":
    main()

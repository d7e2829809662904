"""Fits the weights of the weighing (`checker/claims/weighing/relations/*.toml`) on labelled passages.

    python -m benchmarks.fit_weights RELATION --faulty FILE… --clean FILE… [--by-author] [--write]

Every candidate of a relation is an example: it counts as meant when its figures are those of a labelled fault, as not
meant otherwise. Weights are those of a logistic regression in bits, held small; `enough` is the lowest weight at which
no candidate of a faultless passage is left over, raised by a margin.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from checker.claims.formulas.find import find_told
from checker.claims.weighing.data import Relation, load_relation
from checker.claims.weighing.find import OF_COUNTS, candidates_of
from checker.claims.weighing.model import Candidate, weigh
from checker.claims.weighing.web import exact_web
from checker.testing import make_report

KINDS = {
    "sum": {"breakdown-sum", "breakdown-exceeds"},
    "list": {"list-count"},
    "rate": {"percent-mismatch"},
    "growth": {"growth-mismatch", "difference-mismatch"},
    "part": {"part-exceeds-whole"},
    "rest": {"growth-mismatch", "difference-mismatch"},
    "balance": {"carryover-imbalance"},
    "tally": {"difference-mismatch", "carryover-imbalance"},
    "repeat": {"duplicate-conflict"},
    "unit": {"unit-conflict"},
}
_WHOLES = {"breakdown-sum", "breakdown-exceeds", "part-exceeds-whole", "carryover-imbalance"}
NEAR = {"part": _WHOLES, "rest": KINDS["rest"], "balance": _WHOLES, "tally": {*_WHOLES, *KINDS["rest"]}}
"""Relations that must not speak up on a fault of any other kind than these, even where its figures are bound."""
AGAIN = {*NEAR, "sum"}
"""Relations whose figures of a fault, told again at another place, are no example of anything."""
POINTED, RIVAL = {"repeat", "unit"}, 0.2
"""Relations in which one figure of a fault beside another one of its passage is a rival, hardly a false alarm."""
MUTATED = "mutated"
"""The kind of a passage that `benchmarks.mutated` made: any relation that binds just its figures is meant."""
TUNED = {"given", "d", "e", "g"}
"""Authors whose passages the finders of words were made on: what those say there is flattered."""


@dataclass(frozen=True)
class Example:
    row: dict[str, Any]
    candidate: Candidate
    meant: bool
    explained: float = 0.0
    """Bits by which other exact relations speak for its figures agreeing."""
    counts: float = 1.0
    """How much it counts beside its passage's trust."""


def read(files: Sequence[str]) -> list[dict[str, Any]]:
    """The passages of the files; one that stands in several is taken once, as it stands first. A text file is one whole
    report that is sound."""
    rows = [row for file in files for row in _rows(Path(file))]
    return list({row["text"]: row for row in reversed(rows)}.values())[::-1]


def _rows(file: Path) -> list[dict[str, Any]]:
    text = file.read_text(encoding="utf-8")
    return [{"id": file.stem, "text": text}] if file.suffix == ".txt" else [json.loads(x) for x in text.splitlines()]


def places(text: str, spans: Sequence[str]) -> list[tuple[int, int]]:
    out = []
    for span in spans:
        at = text.find(span)
        while at >= 0:
            out.append((at, at + len(span)))
            at = text.find(span, at + 1)
    return out


def examples(relation: str, rows: Sequence[dict[str, Any]]) -> Iterator[Example]:
    known = load_relation(relation)
    for row in rows:
        report = make_report(row["text"])
        ctx, found = find_told(report.document, report.mentions, report.claims, report.knowledge.identities)
        gold = places(row["text"], row.get("spans", ()))
        fault = row.get("kind")
        web = exact_web(ctx)
        for candidate in (c for c in candidates_of(known, ctx, found) if not c.sure):
            tied = web.bits(candidate.figures) if relation in OF_COUNTS else 0.0
            inside = [any(b < f.span.end and f.span.start < e for b, e in gold) for f in candidate.figures]
            if fault == MUTATED:
                wanted = [f for f in ctx.sheet.figures if any(b < f.span.end and f.span.start < e for b, e in gold)]
                if all(inside) and len(wanted) == len(candidate.figures):
                    yield Example(row, candidate, True, tied)
            elif fault is None or not any(inside):
                yield Example(row, candidate, False, tied)
            elif fault in KINDS[relation]:
                families = {f.family for f in candidate.figures}
                wanted = [
                    f
                    for f in ctx.sheet.figures
                    if f.family in families and any(b < f.span.end and f.span.start < e for b, e in gold)
                ]
                numbers = {f.index: f.number for f in ctx.sheet.figures}
                again = {numbers.get(f.index) for f in candidate.figures} <= {f.number for f in wanted}
                if relation in AGAIN and again and not all(inside):
                    continue  # the same figure told again
                if all(inside) and (len(families) > 1 or len(wanted) == len(candidate.figures)):
                    yield Example(row, candidate, True, tied)
                elif (
                    not all(inside)
                    and not (len(families) > 1 and inside[0])
                    and not set(wanted) <= set(candidate.figures)
                ):
                    yield Example(row, candidate, False, tied, RIVAL if relation in POINTED else 1.0)
            elif fault not in NEAR.get(relation, {fault}) and all(inside):
                yield Example(row, candidate, False, tied)


def fit(name: str, data: Sequence[Example], strength: float, enough: float) -> Relation:
    """Weights by Newton's method; passages that the finders of words were made on count for less."""
    names = sorted({n for e in data for n in e.candidate.signs})
    x = np.array([[e.candidate.signs.get(n, 0.0) for n in names] + [1.0] for e in data])
    y = np.array([float(e.meant) for e in data])
    trust = np.array([e.counts * e.row.get("trust", 0.3 if author_of(e) in TUNED else 1.0) for e in data])
    scale = np.maximum(np.abs(x).max(axis=0), 1e-9)
    x = x / scale
    given = np.array([-e.explained for e in data]) * np.log(2)
    w = np.zeros(x.shape[1])
    hold = np.full(x.shape[1], strength)
    hold[-1] = 0.0
    for _ in range(60):  # Newton's method
        p = 1 / (1 + np.exp(-np.clip(x @ w + given, -30, 30)))
        gradient = x.T @ (trust * (p - y)) + hold * w
        hessian = (x * (trust * p * (1 - p))[:, None]).T @ x + np.diag(hold + 1e-6)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    bits = w / scale / np.log(2)
    *weights, bias = (round(float(b), 2) for b in bits)
    return Relation(name, bias, enough, dict(zip(names, weights, strict=True)), {})


def tell(title: str, data: Sequence[Example], fitted: Relation, show: int) -> None:
    scored = sorted(((weigh(e.candidate, fitted) - e.explained, e) for e in data), key=lambda p: -p[0])
    rows = {e.row["id"] for e in data if e.meant}
    hit = {e.row["id"] for s, e in scored if e.meant and s >= fitted.enough}
    wrong = [(s, e) for s, e in scored if not e.meant and s >= fitted.enough]
    print(f"{title}: {len(data)} candidates, faults reached {len(rows)}, found {len(hit)}, wrong {len(wrong)}")
    for s, e in wrong[:show]:
        print(f"   + {s:5.1f} {line(e)}")
    for s, e in [(s, e) for s, e in scored if e.meant and s < fitted.enough][:show]:
        print(f"   - {s:5.1f} {line(e)}")


def line(example: Example) -> str:
    """An example in one line: its passage, what it binds, how it begins."""
    text = example.row["text"]
    bound = [text[f.span.start : f.span.end] for f in example.candidate.figures]
    return f"{example.row['id']} {bound} {text[:150]}"


def write(fitted: Relation) -> None:
    """Put the weights into the relation's file; its cues stay as they are."""
    file = Path(__file__).parents[1] / f"checker/claims/weighing/relations/{fitted.name}.toml"
    text = file.read_text(encoding="utf-8")
    head = "".join(line + "\n" for line in text.splitlines() if line.startswith("#"))
    ordered = sorted(fitted.weights.items(), key=lambda p: (-abs(p[1]), p[0]))
    lines = [f"bias = {fitted.bias}", f"enough = {fitted.enough}", "", "[weights]"]
    lines += [f"{name} = {bits}" for name, bits in ordered if abs(bits) >= 0.05]
    file.write_text(head + "\n".join(lines) + "\n\n[cues]" + text.split("[cues]", 1)[1], encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("relation")
    for name in ("--faulty", "--clean", "--test-faulty", "--test-clean"):
        parser.add_argument(name, nargs="*", default=[])
    parser.add_argument("--strength", type=float, default=1.0)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--enough", type=float, default=0.0)
    parser.add_argument("--by-author", action="store_true", help="fit without each author in turn and test on that one")
    parser.add_argument("--write", action="store_true", help="put the weights into weights.toml")
    args = parser.parse_args()
    data = list(examples(args.relation, read([*args.faulty, *args.clean])))
    fitted = fit(args.relation, data, args.strength, args.enough)
    for name, bits in sorted(fitted.weights.items(), key=lambda p: -abs(p[1])):
        print(f"  {name} = {bits}")
    tell("fitted on all", data, fitted, 0 if args.by_author else args.show)
    if args.by_author:
        by_author(data, args)
    if args.write:
        write(fitted)
    test = list(examples(args.relation, read([*args.test_faulty, *args.test_clean])))
    if test:
        tell("tested on", test, fitted, args.show)


def by_author(data: Sequence[Example], args: argparse.Namespace) -> None:
    """How weights fitted on all authors but one do on that one, for each: the honest figure."""
    for author in sorted({author_of(e) for e in data}):
        others = [e for e in data if author_of(e) != author]
        fitted = fit(args.relation, others, args.strength, args.enough)
        tell(f"without {author}", [e for e in data if author_of(e) == author], fitted, args.show)


def author_of(example: Example) -> str:
    """The author of a passage: the letters of its id but the last (f: faulty, c: clean)."""
    return str(example.row["id"]).rstrip("0123456789")[:-1] or "given"


if __name__ == "__main__":
    main()

"""Faulty passages made of faultless ones: one figure of an equation among their figures gets a slip of the pen.

    python -m benchmarks.mutated --clean FILE… --out FILE [--seed N] [--each N] [--trust SHARE]

The `checks` of a labelled faultless passage say which of its figures tie: 41+12==53, pct(41,53,'77.4'), growth(40,50,
'25.0'). An equation is taken when each of its figures stands in the passage once; after the slip it is false. Not every
such equation is told in words, so that what is not found is no certain miss: the share found compares versions of the
program, and `benchmarks.fit_weights` may give the rows a small trust. A row's `kind` is "mutated": whatever relation
binds just these figures is meant.
"""

from __future__ import annotations

import argparse
import ast
import json
import random
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.fit_weights import read
from benchmarks.retold import slip
from checker.claims.model import Kind
from checker.testing import make_report

TRUST = 0.2


def operands(check: str) -> list[str] | None:
    """The printed numbers of an equation that a slip of any of them breaks; None for other checks."""
    tree = ast.parse(check, mode="eval").body
    if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and tree.func.id in ("pct", "growth"):
        if not all(isinstance(a, ast.Constant) for a in tree.args):
            return None
        return [str(a.value) for a in tree.args if isinstance(a, ast.Constant)]
    if not (isinstance(tree, ast.Compare) and len(tree.ops) == 1 and isinstance(tree.ops[0], ast.Eq)):
        return None
    nodes = list(ast.walk(tree))
    if any(isinstance(n, ast.BinOp) and not isinstance(n.op, ast.Add | ast.Sub) for n in nodes):
        return None
    if any(isinstance(n, ast.Call | ast.UnaryOp) for n in nodes):
        return None
    found = [ast.get_source_segment(check, n) or "" for n in nodes if isinstance(n, ast.Constant)]
    return found if len(found) > 2 else None


def holds(check: str, numbers: dict[str, Decimal]) -> bool:
    """Whether an equation holds when its printed numbers have these values."""
    tree = ast.parse(check, mode="eval").body
    if isinstance(tree, ast.Call):
        a, b, p = (numbers[str(x.value)] for x in tree.args if isinstance(x, ast.Constant))
        growth = isinstance(tree.func, ast.Name) and tree.func.id == "growth"
        base = a if growth else b
        if not base:
            return True
        value = ((b - a) if growth else a) * 100 / base
        return abs(abs(value) - abs(p)) <= Decimal(1).scaleb(int(p.as_tuple().exponent))
    return _value(tree.left, check, numbers) == _value(tree.comparators[0], check, numbers)  # type: ignore[attr-defined]


def _value(node: ast.AST, check: str, numbers: dict[str, Decimal]) -> Decimal:
    if isinstance(node, ast.BinOp):
        left, right = _value(node.left, check, numbers), _value(node.right, check, numbers)
        return left + right if isinstance(node.op, ast.Add) else left - right
    return numbers[ast.get_source_segment(check, node) or ""]


def mutated(rows: Sequence[dict[str, Any]], seed: int, each: int) -> Iterator[dict[str, Any]]:
    """At most `each` rows of every passage."""
    draw = random.Random(seed)
    for row in rows:
        text, made = str(row["text"]), 0
        figures = [m for m in make_report(text).mentions if m.value is not None and m.kind is not Kind.DATE]
        checks = [c for c in row.get("checks", ()) if operands(c)]
        for check in draw.sample(checks, len(checks)):
            found = operands(check) or []
            numbers = {n: Decimal(n.lstrip("+-")) for n in found}
            places = {n: [m for m in figures if abs(m.value) == v and _digits(m.text)] for n, v in numbers.items()}
            if made == each or len(set(found)) < len(found) or any(len(p) != 1 for p in places.values()):
                continue
            changed = draw.choice(found)
            at = places[changed][0]
            old = _digits(at.text)
            new = slip(old, draw)
            if holds(check, numbers | {changed: Decimal(new.replace(",", ""))}) or not holds(check, numbers):
                continue
            start = at.span.start + at.text.index(old)
            spans = [m[0].text if m[0] is not at else at.text.replace(old, new, 1) for m in places.values()]
            made += 1
            whole = text[:start] + new + text[start + len(old) :]
            if all(whole.count(s) == 1 for s in spans):
                yield {
                    "id": _name(str(row["id"]), made),
                    "kind": "mutated",
                    "text": whole,
                    "spans": spans,
                    "why": check,
                    "trust": TRUST,
                }


def _name(passage: str, made: int) -> str:
    """The id of what was made of a passage: its author's letters and m, its number and which one of it this is."""
    author = passage.rstrip("0123456789")
    return f"{author[:-1]}m{passage[len(author) :]}{made}"


def _digits(text: str) -> str:
    """The digits as printed, of a figure that has no 万 and the like."""
    run = "".join(c for c in text if c.isascii() and (c.isdigit() or c in ".,"))
    run = run.strip(".,")
    return run if run in text and not any(c in text for c in "万亿千百十成半") else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clean", nargs="+", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=2)
    parser.add_argument("--trust", type=float, default=TRUST, help="what each row counts for in a fit")
    args = parser.parse_args()
    rows = (r | {"trust": args.trust} for r in mutated(read(args.clean), args.seed, args.each))
    lines = [json.dumps(r, ensure_ascii=False) for r in rows]
    Path(args.out).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

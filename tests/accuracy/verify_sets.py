"""Checks the labelled passages in `data/`: every arithmetic claim holds, every labelled span occurs in its text.

Run `python tests/accuracy/verify_sets.py [FILE…]`; it exits 1 and names the row when a label is wrong.
A check is a Python expression over exact fractions with three helpers:
`pct(a, b, "58.3")`, `growth(old, new, "-38.5")` and `near(x, "6.5")` hold when the printed figure is
the exact one, rounded or truncated at its printed decimals.
"""

from __future__ import annotations

import ast
import json
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
CLEAN_FIELDS = ["id", "text", "level", "topic", "traps", "checks"]
FAULTY_FIELDS = ["id", "kind", "text", "spans", "why", "reach", "checks", "level", "topic"]
REACHES = {"sentence", "cross-sentence", "cross-paragraph", "cross-section"}
KINDS = {
    "duplicate-conflict", "breakdown-sum", "breakdown-exceeds", "part-exceeds-whole", "percent-mismatch",
    "growth-mismatch", "difference-mismatch", "carryover-imbalance", "list-count", "rate-over-100",
    "unit-conflict", "malformed-number", "missing-measure-word", "approx-misuse", "range-reversed",
    "stale-year", "numbering-gap", "citation-title", "wording",
}  # fmt: skip


def near(exact: Fraction, printed: str) -> bool:
    """Whether `exact` may be printed as `printed` (by rounding or by truncation)."""
    target = Decimal(printed)
    step = Decimal(1).scaleb(int(target.as_tuple().exponent))
    value = Decimal(exact.numerator) / Decimal(exact.denominator)
    return any(value.quantize(step, way) == target for way in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN))


def pct(part: Fraction, whole: Fraction, printed: str) -> bool:
    """Whether part/whole in percent may be printed as `printed`."""
    return near(100 * part / whole, printed)


def growth(old: Fraction, new: Fraction, printed: str) -> bool:
    """Whether the change from `old` to `new` in percent may be printed as `printed`."""
    return near(100 * (new - old) / old, printed)


class _Exact(ast.NodeTransformer):
    """Turns every number of an expression into an exact fraction."""

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, str):
            return node
        call = ast.Call(ast.Name("Fraction", ast.Load()), [ast.Constant(repr(node.value))], [])
        return ast.copy_location(call, node)


def holds(check: str) -> bool:
    """Evaluates one arithmetic check."""
    tree = ast.fix_missing_locations(_Exact().visit(ast.parse(check, mode="eval")))
    names = {"__builtins__": {}, "Fraction": Fraction, "pct": pct, "growth": growth, "near": near}
    return bool(eval(compile(tree, "<check>", "eval"), names))


def problems(row: dict[str, Any], faulty: bool) -> Iterator[str]:
    """What is wrong with one row's labels."""
    if list(row) != (FAULTY_FIELDS if faulty else CLEAN_FIELDS):
        yield f"fields are {list(row)}"
        return
    for check in row["checks"]:
        if not holds(check):
            yield f"does not hold: {check}"
    if not faulty:
        if not row["traps"]:
            yield "no traps named"
        return
    if row["kind"] not in KINDS:
        yield f"unknown kind {row['kind']}"
    if row["reach"] not in REACHES:
        yield f"unknown reach {row['reach']}"
    if not row["spans"] or not row["why"]:
        yield "no spans or no reason"
    for span in row["spans"]:
        if span not in row["text"]:
            yield f"span not in text: {span}"


def main(paths: list[Path]) -> int:
    wrong = 0
    ids: set[str] = set()
    texts: set[str] = set()
    for path in paths:
        faulty = path.name.startswith("faulty")
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for row in rows:
            found = list(problems(row, faulty))
            if row["id"] in ids or row["text"] in texts:
                found.append("told twice")
            ids.add(row["id"])
            texts.add(row["text"])
            for what in found:
                wrong += 1
                print(f"{path.name} {row['id']}: {what}")
        kinds = Counter(row["kind"] for row in rows) if faulty else {}
        print(f"{path.name}: {len(rows)} rows", *(f"{kind} {n}" for kind, n in sorted(kinds.items())))
    return 1 if wrong else 0


if __name__ == "__main__":
    ours = [path for half in ("clean", "faulty") for path in sorted(DATA.glob(f"{half}_*.jsonl"))]
    sys.exit(main([Path(name) for name in sys.argv[1:]] or ours))

"""Writes `grammars/tables.json`, the parse tables Lark makes of the small grammars, so that a check needs no Lark, and
`grammars/shapes.json`, the trees of common shapes.

`python benchmarks/build_shapes.py [FILE…]` reads labelled sentences (`text` of JSON lines) or plain texts; without
files it writes the tables only.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from checker.claims.identity import notation_parser
from checker.claims.lalr import DROP, KEEP, SPLICE, stamp
from checker.claims.lexicon import Lexicon
from checker.claims.mentions import read_figures
from checker.claims.reading import read_claims
from checker.claims.shapes import lark, shape_parser
from checker.document import split_sentences
from checker.document.outline import Outline
from checker.document.readers.text import TextReader

STARTS = {"quantity": "phrase", "period": "period", "numerals": "value", "clause": "clause"}
_LONGEST = 16
"""Tokens of the longest shape worth shipping."""


def collect(texts: Iterable[str], lexicon: Lexicon) -> dict[str, dict[str, Any]]:
    """The shapes met in `texts` and their trees, by grammar, sorted."""
    for text in texts:
        document = TextReader().read(text.encode(), "text.txt")
        figures = read_figures(document, lexicon)
        read_claims(document, split_sentences(document), Outline(), figures.mentions, lexicon)
    out: dict[str, dict[str, Any]] = {}
    for grammar, start in STARTS.items():
        known = shape_parser(grammar, start).known()
        out[grammar] = {s: t for s, t in sorted(known.items()) if t is not None and s.count(" ") < _LONGEST}
    return out


def table(name: str) -> dict[str, Any]:
    """The tables of a grammar as `checker.claims.lalr` reads them, states numbered in the order they are reached."""
    parser = notation_parser() if name == "identity" else lark(name, STARTS[name])
    made = parser.parser.parser.parser.parse_table
    (first,), (last,) = made.start_states.values(), made.end_states.values()
    rules = sorted({r for state in made.states.values() for _, r in state.values() if not isinstance(r, int)}, key=str)
    number = {first: 0}
    states: list[dict[str, int]] = []
    for state in (reached := [first]):
        row: dict[str, int] = {}
        for symbol, (_, target) in sorted(made.states[state].items()):
            if isinstance(target, int):
                if target not in number:
                    number[target] = len(number)
                    reached.append(target)
                row[symbol] = number[target]
            else:
                row[symbol] = -1 - rules.index(target)
        states.append(row)
    return {
        "stamp": stamp(name),
        "start": 0,
        "end": number[last],
        "rules": [_rule(r) for r in rules],
        "states": states,
    }


def _rule(rule: Any) -> list[Any]:
    fates = [
        DROP if s.is_term and s.filter_out else SPLICE if not s.is_term and s.name.startswith("_") else KEEP
        for s in rule.expansion
    ]
    lone = bool(rule.options.expand1 and not rule.alias)
    return [rule.origin.name, rule.alias or rule.origin.name, "".join(fates), lone]


def write_tables(target: Path) -> None:
    """Write the tables of all grammars that have any."""
    names = [*STARTS, "identity"]
    lines = [f" {json.dumps(n)}: {json.dumps(table(n), separators=(',', ':'))}" for n in names]
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def texts_of(path: Path) -> list[str]:
    """The texts of a file: one per JSON line, or the whole file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [t for line in text.splitlines() if (t := json.loads(line).get("text"))]
    return [text]


if __name__ == "__main__":
    from checker.plugins import load_registry

    write_tables(Path(__file__).parents[1] / "grammars" / "tables.json")
    if not sys.argv[1:]:
        sys.exit()
    found = collect([t for f in sys.argv[1:] for t in texts_of(Path(f))], load_registry().knowledge.lexicon)
    target = Path(__file__).parents[1] / "grammars" / "shapes.json"
    lines = [
        f" {json.dumps(g)}: {{\n"
        + ",\n".join(f"  {json.dumps(s)}: {json.dumps(t, separators=(',', ':'))}" for s, t in table.items())
        + "\n }"
        for g, table in found.items()
    ]
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")

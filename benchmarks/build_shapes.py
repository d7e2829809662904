"""Writes `grammars/shapes.json`: the trees of common shapes, so that an ordinary report needs no Lark.

`python benchmarks/build_shapes.py FILE…` reads labelled sentences (`text` of JSON lines) or plain texts.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from checker.claims.lexicon import Lexicon
from checker.claims.mentions import read_figures
from checker.claims.reading import read_claims
from checker.claims.shapes import shape_parser
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


def texts_of(path: Path) -> list[str]:
    """The texts of a file: one per JSON line, or the whole file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [t for line in text.splitlines() if (t := json.loads(line).get("text"))]
    return [text]


if __name__ == "__main__":
    from checker.plugins import load_registry

    found = collect([t for f in sys.argv[1:] for t in texts_of(Path(f))], load_registry().knowledge.lexicon)
    target = Path(__file__).parents[1] / "grammars" / "shapes.json"
    lines = [
        f" {json.dumps(g)}: {{\n"
        + ",\n".join(f"  {json.dumps(s)}: {json.dumps(t, separators=(',', ':'))}" for s, t in table.items())
        + "\n }"
        for g, table in found.items()
    ]
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")

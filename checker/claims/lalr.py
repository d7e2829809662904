"""Runs the parse tables of the small grammars, which Lark built beforehand (`grammars/tables.json`).

Lark itself takes longer to import and to build its tables than a whole report takes to check. The tables carry a stamp
of the grammar they were made of: a grammar that has changed since is parsed by Lark until the tables are written anew
(`python benchmarks/build_shapes.py`). A test holds tables and grammars together.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache
from typing import Any

import grammars
from checker.dataclass import dataclass

Tree = tuple[Any, ...]
"""(rule name, child, …); a child is a tree or the position of a token."""
END = "$END"
DROP, KEEP, SPLICE = "012"


@dataclass(frozen=True, slots=True)
class Tables:
    """One grammar: states map a symbol to the next state, or to -1 - the rule to reduce by."""

    start: int
    end: int
    states: list[dict[str, int]]
    rules: list[tuple[str, str, str, bool]]
    """Symbol, name in the tree, what becomes of each child, whether a lone child takes the rule's place."""


def stamp(name: str) -> int:
    """A check sum of the text of a grammar."""
    return zlib.crc32(grammars.source(name).encode())


@cache
def _shipped() -> dict[str, Any]:
    return grammars.data("tables.json")


@cache
def tables(name: str) -> Tables | None:
    """The tables of a grammar; None when there are none for its present text."""
    held = _shipped().get(name)
    if held is None or held["stamp"] != stamp(name):
        return None
    return Tables(held["start"], held["end"], held["states"], [tuple(r) for r in held["rules"]])


def run(known: Tables, tokens: Sequence[Sequence[str]]) -> Tree | None:
    """The tree of a sequence of tokens, each given as the terminals it may be (the first that fits is taken)."""
    states, values = [known.start], list[Any]()
    for position, kinds in enumerate([*tokens, (END,)]):
        here = known.states[states[-1]]
        kind = next((k for k in kinds if k in here), None)
        if kind is None:
            return None
        while True:
            action = known.states[states[-1]].get(kind)
            if action is None:
                return None
            if action >= 0:
                states.append(action)
                values.append(position)
                break
            symbol, name, fates, lone = known.rules[-1 - action]
            size = len(fates)
            children = _children(values[len(values) - size :], fates)
            del states[len(states) - size :], values[len(values) - size :]
            values.append(children[0] if lone and len(children) == 1 else (name, *children))
            states.append(known.states[states[-1]][symbol])
            if kind == END and states[-1] == known.end:
                tree: Tree = values[-1]
                return tree
    return None


def _children(values: Sequence[Any], fates: str) -> list[Any]:
    out: list[Any] = []
    for value, fate in zip(values, fates, strict=True):
        if fate == KEEP:
            out.append(value)
        elif fate == SPLICE:
            out += value[1:]
    return out

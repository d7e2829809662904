"""Lark grammars as package data: `source(name)` gives the text of `<name>.lark`."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_TERMINAL = re.compile(r"^([A-Z_]+): /(.*)/$", re.M)


def source(name: str) -> str:
    """Return the text of grammar `name` (without suffix); raises FileNotFoundError for an unknown one."""
    return (_HERE / f"{name}.lark").read_text(encoding="utf-8")


def terminals() -> dict[str, str]:
    """The regular expressions of `terminals.lark` by name, in the order they are tried."""
    return {name: body.replace("\\/", "/") for name, body in _TERMINAL.findall(source("terminals"))}


def shapes(name: str) -> dict[str, Any]:
    """The trees of common token sequences of grammar `name`, parsed beforehand (`shapes.json`)."""
    table = data("shapes.json").get(name, {})
    return {shape: _tuples(tree) for shape, tree in table.items()}


@cache
def data(name: str) -> dict[str, Any]:
    """What a JSON file of this folder holds; empty when there is none."""
    file = _HERE / name
    out: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return out


def _tuples(tree: Any) -> Any:
    return tuple(_tuples(t) for t in tree) if isinstance(tree, list) else tree

"""Hands `re` the regular expressions of a check already compiled: compiling them would be a third of a cold check.

`<magic>.bin` holds what `re.compile` made of them in the Pythons of that magic number (`_sre.MAGIC`: the version of the
engine's code), written by `python benchmarks/build_start.py`. `preload` puts them where `re.compile` looks first. An
expression that has changed since is compiled as ever, and so are all in another Python; a test holds the files to
`re.compile`.
"""

from __future__ import annotations

import json
import re
import sys
import zlib
from array import array
from pathlib import Path
from typing import Any


def rows(magic: int) -> list[list[Any]]:
    """What is kept for an engine: [source, flags asked, flags in force, groups, names, code] of every expression."""
    file = Path(__file__).with_name(f"{magic}.bin")
    if not file.is_file():
        return []
    data = zlib.decompress(file.read_bytes())
    head, _, tail = data.partition(b"\0")
    words = array("I", tail)
    if sys.byteorder == "big":
        words.byteswap()
    out: list[list[Any]] = json.loads(head)
    at = 0
    for row in out:
        size = row.pop()
        row.append(words[at : at + size].tolist())
        at += size
    return out


def preload() -> int:
    """Fill the cache of `re`; gives their number, 0 where this Python has no such file or cache."""
    try:
        import _sre  # type: ignore[import-not-found]

        made = {
            (str, source, asked): _sre.compile(source, flags, code, groups, names, _by_number(groups, names))
            for source, asked, flags, groups, names, code in rows(_sre.MAGIC)
        }
        re._cache.update(made)  # type: ignore[attr-defined]
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        return 0  # another engine: nothing is lost but time
    return len(made)


def _by_number(groups: int, names: dict[str, int]) -> tuple[str | None, ...]:
    out: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        out[number] = name
    return tuple(out)

"""From the paths a person names to the files to read, in one order on every machine."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.errors import UsageError


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: a file, or standard input under the name it is given."""

    path: str
    data: bytes


def collect(paths: Iterable[str], suffixes: frozenset[str]) -> list[Path]:
    """The files named by `paths`; folders give every file below them with one of `suffixes`, sorted, each once."""
    out: dict[Path, None] = {}
    for name in paths:
        path = Path(name)
        if path.is_dir():
            found = (p for p in path.rglob("*") if p.suffix.lower() in suffixes and p.is_file())
            out.update(dict.fromkeys(sorted(found)))
        elif path.exists():
            out[path] = None
        else:
            raise UsageError(f"找不到文件：{name}")
    return list(out)


def read_inputs(paths: tuple[str, ...], suffixes: frozenset[str], stdin_filename: str) -> Iterator[Input]:
    """Read each input in turn; `-` is standard input."""
    if "-" in paths:
        yield Input(stdin_filename, sys.stdin.buffer.read())
    for path in collect((p for p in paths if p != "-"), suffixes):
        yield Input(str(path), path.read_bytes())

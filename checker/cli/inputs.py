"""From the paths a person names to the files to read, in one order on every machine."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from checker.dataclass import dataclass
from checker.errors import UsageError

STDIN = "-"
LEGACY = frozenset({".doc", ".wps", ".rtf", ".ofd", ".odt", ".docm", ".dot", ".dotx"})
"""Kinds of drafts that stand in folders too: they are named as unread rather than passed over in silence."""


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to check: a file, or standard input under the name it is given; `problem`: why it cannot be read."""

    path: str
    data: bytes | None = None
    """What was read from standard input; None: read the file."""
    problem: tuple[str, str] | None = None
    """What is wrong, in Chinese and English."""

    @property
    def stdin(self) -> bool:
        """Whether it is standard input."""
        return self.data is not None


def collect(
    paths: Iterable[str],
    suffixes: frozenset[str],
    stdin_filename: str = "stdin.txt",
    excluded: Callable[[str], bool] = lambda _path: False,
) -> list[Input]:
    """The inputs named by `paths` in the order given, each once; folders and patterns give their files sorted.

    A folder gives every report below it (hidden folders, `excluded` paths and symlink loops left out); one without
    any report gives an input that says so. A path that does not exist is a `UsageError`.
    """
    out: dict[str, Input] = {}
    for name in paths:
        if name == STDIN:
            if name not in out:
                out[name] = Input(stdin_filename, sys.stdin.buffer.read())
            continue
        for found in _named(name, suffixes, excluded):
            out.setdefault(found.path, found)
    return list(out.values())


def read(item: Input) -> bytes:
    """The bytes of an input; raises `OSError` for a file that cannot be read."""
    return Path(item.path).read_bytes() if item.data is None else item.data


def _named(name: str, suffixes: frozenset[str], excluded: Callable[[str], bool]) -> Iterator[Input]:
    if os.path.isdir(name):  # noqa: PTH112 (a lone path, kept as the person wrote it)
        below = list(_walk(name, suffixes | LEGACY, excluded))
        empty = ("文件夹里没有找到报告。", "No report was found in this folder.")
        yield from below or [Input(name, problem=empty)]
    elif os.path.lexists(name):
        yield Input(name)
    elif any(mark in name for mark in "*?["):
        found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 (keeps the pattern's own spelling)
        if not found:
            raise UsageError(f"没有文件符合 (no file matches): {name}")
        for path in found:
            yield from _named(path, suffixes, excluded)
    else:
        raise UsageError(f"找不到文件 (no such file): {name}")


def _walk(folder: str, suffixes: frozenset[str], excluded: Callable[[str], bool]) -> Iterator[Input]:
    """Files below `folder`, sorted; a folder reached twice through links is entered once, a locked one is named."""
    seen: set[tuple[int, int]] = set()
    locked: list[OSError] = []
    for place, folders, files in os.walk(folder, followlinks=True, onerror=locked.append):
        stat = os.stat(place)  # noqa: PTH116
        if (stat.st_dev, stat.st_ino) in seen:
            folders.clear()
            continue
        seen.add((stat.st_dev, stat.st_ino))
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in ("node_modules", "__pycache__"))
        for name in sorted(files):
            path = os.path.join(place, name)  # noqa: PTH118
            usual = not name.startswith((".", "~$")) and os.path.splitext(name)[1].lower() in suffixes  # noqa: PTH122
            if usual and not excluded(path):
                yield Input(path)
    for error in sorted(locked, key=lambda e: str(e.filename)):
        if not excluded(str(error.filename)):
            words = (
                "文件夹打不开，里面的报告没有检查。",
                "This folder cannot be opened: nothing in it was checked.",
            )
            yield Input(str(error.filename), problem=words)

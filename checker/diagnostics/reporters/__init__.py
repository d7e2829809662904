"""One reporter per output format: a module with `report(run: Run) -> str | bytes`, imported only when asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from checker.diagnostics.run import Run

Report = Callable[[Run], str | bytes]
FORMATS = {
    "text": (".txt", ".text"),
    "concise": (),
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson"),
    "sarif": (".sarif",),
    "junit": (".xml",),
    "github": (),
    "gitlab": (),
    "html": (".html", ".htm"),
    "docx": (".docx",),
}
"""Format names and the file suffixes that stand for them in `--output FILE`."""


def reporter(name: str) -> Report:
    """The reporter of a built-in format."""
    found: Report = import_module(f"{__name__}.{name}").report
    return found


def format_of(path: str) -> str | None:
    """The format a file's suffix stands for; None when it stands for none."""
    suffix = PurePath(path).suffix.lower()
    return next((name for name, suffixes in FORMATS.items() if suffix in suffixes), None)

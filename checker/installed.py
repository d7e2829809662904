"""The plugins installed beside us (entry points of group `fazhi`), read once for each state of the import path.

Reading them takes `importlib.metadata`, which brings the mail and zip libraries along: 20 ms of every start. A package
that comes or goes changes the time of the folder it is in, and with it the key under which the list is kept.
"""

from __future__ import annotations

import pkgutil
import sys
from pathlib import Path
from typing import Any

from checker import kept
from checker.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Installed:
    """One entry point."""

    name: str
    value: str
    """Module, or module:attribute."""
    distribution: str
    version: str

    def load(self) -> Any:
        """The module or object; raises whatever its import raises."""
        return pkgutil.resolve_name(self.value)


def installed(group: str) -> tuple[Installed, ...]:
    """All of a group, by name and value."""
    rows = kept.listing("\n".join((group, *map(_stamp, sys.path))), lambda: _read(group))
    return tuple(Installed(*row) for row in rows)


def _stamp(folder: str) -> str:
    try:
        return f"{folder}\t{Path(folder or '.').stat().st_mtime_ns}"
    except OSError:
        return folder


def _read(group: str) -> list[tuple[str, ...]]:
    from importlib.metadata import entry_points

    found = sorted(entry_points(group=group), key=lambda e: (e.name, e.value))
    return [(e.name, e.value, e.dist.name if e.dist else e.name, e.dist.version if e.dist else "") for e in found]

"""Reads rule packs."""

from __future__ import annotations

from pathlib import Path

from checker.pack.model import Pack


def read_pack(path: Path) -> Pack:
    """The rule pack in the TOML file `path`."""
    return Pack(path.stem, ())

"""Rule packs without code, and the data-file checking they share with the built-in catalogues."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from checker.pack.model import Pack


def load_pack(path: Path | Traversable) -> Pack:
    """The rule pack in the TOML file `path`; raises `DataError` naming file, line and key.

    A pack is a plugin object: hand it to `load_registry` as it is.
    """
    from checker.pack.load import read_pack

    return read_pack(path)

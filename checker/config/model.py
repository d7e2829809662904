"""What a run is asked to do: the effective settings, and where each value came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from checker.dataclass import dataclass
from checker.diagnostics.message import Lang
from checker.diagnostics.model import Severity
from checker.diagnostics.suppression import Suppression


@dataclass(frozen=True, slots=True)
class Layer:
    """One source of rule selection; layers are applied in order, a later `select` starts anew."""

    origin: str
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PathIgnore:
    """`per-file-ignores`: the selectors left out for paths that match `pattern` (gitignore style) below `root`."""

    root: str
    pattern: str
    selectors: tuple[str, ...]
    origin: str


@dataclass(frozen=True)
class Settings:
    """The effective settings of a run. Plain values: picklable, so that worker processes build the same plan."""

    profile: str | None = None
    year: int | None = None
    lang: Lang = "zh"
    fail_on: Severity = Severity.WARNING
    layers: tuple[Layer, ...] = ()
    per_file_ignores: tuple[PathIgnore, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """By rule name."""
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """By rule name."""
    exclude: tuple[tuple[str, str], ...] = ()
    """(root, pattern) pairs left out when folders are searched."""
    suppressions: tuple[Suppression, ...] = ()
    baseline: str | None = None
    packs: tuple[str, ...] = ()
    """Rule packs (TOML files) named by `extend`."""
    require_plugins: tuple[str, ...] = ()
    time_limit: float = 60.0
    """Seconds one file may take; 0: no limit."""
    jobs: int = 0
    """Worker processes; 0: as many as the machine has cores when there are many files."""
    ambiguous_width: int = 1
    files: tuple[str, ...] = ()
    """The configuration files read, the nearest first."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Key -> where its value came from (a file, `--option`; absent: default)."""

    @property
    def root(self) -> Path | None:
        """The folder of the nearest configuration file."""
        return Path(self.files[0]).parent if self.files else None

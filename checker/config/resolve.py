"""From configuration files and options given on the command line to the effective `Settings`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from checker.config.files import ConfigFile, find_config, read_chain
from checker.config.model import Layer, PathIgnore, Settings
from checker.config.schema import KEYS, check_keys
from checker.diagnostics.model import Severity
from checker.diagnostics.suppression import Suppression
from checker.errors import UsageError

SCALARS = ("profile", "year", "lang", "fail-on", "time-limit", "jobs", "ambiguous-width", "baseline")
"""Keys of which the nearest value counts; the others are gathered."""


def start_folder(paths: Sequence[str]) -> Path:
    """Where the search for a configuration begins: the folder that holds all inputs, else the current one."""
    real = [os.path.abspath(p) for p in paths if p != "-" and not _is_pattern(p)]  # noqa: PTH100 (keeps links)
    if not real:
        return Path.cwd()
    try:
        common = Path(os.path.commonpath(real))
    except ValueError:  # different drives
        return Path.cwd()
    return common if common.is_dir() else common.parent


def load_settings(
    paths: Sequence[str] = (),
    *,
    config: Path | None = None,
    isolated: bool = False,
    options: Mapping[str, Any] | None = None,
) -> Settings:
    """The settings for a run over `paths`.

    `config` names the file to use; else the nearest one above the inputs, else above the current folder. `isolated`
    reads none. `options` are those given on the command line, by configuration key; they win.
    """
    found = None if isolated else config or find_config(start_folder(paths)) or find_config(Path.cwd())
    if config is not None and not config.is_file():
        raise UsageError(f"找不到配置文件 (no such file): {config}")
    files, packs = read_chain(found) if found else ([], [])
    return merge(files, packs, options or {})


def merge(
    files: Sequence[ConfigFile], packs: Iterable[Path] = (), options: Mapping[str, Any] | None = None
) -> Settings:
    """Files in the order they are applied (the nearest last), then the command line's `options`."""
    given = {key: value for key, value in (options or {}).items() if value is not None}
    check_keys(given, KEYS, "命令行 (command line)")
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    sources = [(f.where, f.table, str(f.path.parent)) for f in files]
    for where, table, folder in [*sources, ("命令行", given, ".")]:
        for key in SCALARS:
            if key in table:
                in_file = where != "命令行"
                values[key] = str(Path(folder, table[key])) if key == "baseline" and in_file else table[key]
                origins[key] = where if in_file else f"--{key}"
        for key in table:
            if key not in SCALARS and key != "extend":
                origins[key] = ", ".join(dict.fromkeys([*filter(None, [origins.get(key)]), where]))
    tables = [*((f.where, f.table) for f in files), ("命令行", given)]
    return Settings(
        profile=values.get("profile"),
        year=values.get("year"),
        lang=values.get("lang", "zh"),
        fail_on=Severity(values.get("fail-on", "warning")),
        layers=tuple(_layer(where, table) for where, table in tables if _selects(table)),
        per_file_ignores=tuple(
            PathIgnore(str(f.path.parent), pattern, tuple(names), f.where)
            for f in files
            for pattern, names in f.table.get("per-file-ignores", {}).items()
        ),
        severity={k: Severity(v) for _, table in tables for k, v in table.get("severity", {}).items()},
        options=_options(table for _, table in tables),
        exclude=tuple((str(f.path.parent), pattern) for f in files for pattern in f.table.get("exclude", ())),
        suppressions=tuple(_suppression(f, entry) for f in files for entry in f.table.get("suppress", ())),
        baseline=values.get("baseline"),
        packs=tuple(str(p) for p in packs),
        require_plugins=tuple(p for _, table in tables for p in table.get("require-plugins", ())),
        time_limit=float(values.get("time-limit", Settings.time_limit)),
        jobs=values.get("jobs", 0),
        ambiguous_width=values.get("ambiguous-width", 1),
        files=tuple(str(f.path) for f in reversed(files)),
        origins=origins,
    )


def _selects(table: Mapping[str, Any]) -> bool:
    return any(key in table for key in ("select", "extend-select", "ignore"))


def _layer(where: str, table: Mapping[str, Any]) -> Layer:
    select = tuple(table["select"]) if "select" in table else None
    return Layer(where, select, tuple(table.get("extend-select", ())), tuple(table.get("ignore", ())))


def _options(tables: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    out: dict[str, dict[str, Any]] = {}
    for table in tables:
        for rule, options in table.get("rules", {}).items():
            out.setdefault(rule, {}).update(options)
    return out


def _suppression(file: ConfigFile, entry: Mapping[str, Any]) -> Suppression:
    path = str((file.path.parent / entry["path"]).resolve()) if "path" in entry else ""
    return Suppression(
        entry["fingerprint"], entry.get("rule", ""), entry["reason"], entry.get("until"), path, str(file.path)
    )


def _is_pattern(path: str) -> bool:
    return any(mark in path for mark in "*?[") and not Path(path).exists()

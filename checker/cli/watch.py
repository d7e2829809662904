"""`fazhi check --watch`: checks again whenever a draft, or the configuration, is saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import Event

import click

from checker.errors import FazhiError, UsageError

CONFIGS = ("fazhi.toml", "pyproject.toml")
_TICK = 200
"""Milliseconds after which the watcher reports that it is up, and looks whether it should stop."""


def watch(
    paths: Sequence[str],
    suffixes: frozenset[str],
    outputs: Iterable[str],
    check: Callable[[], int],
    stop: Event | None = None,
) -> int:
    """Run `check` now and after every save of what `paths` name, until Ctrl-C or `stop`; gives its last exit code.

    The watcher is up before the first check, so that no save is missed. `outputs` are the files the check writes:
    they never set it off. A fault in the configuration is said, and the next save tries again.
    """
    try:
        from watchfiles import watch as changes
    except ImportError as error:
        raise UsageError(
            f"--watch 需要另装：pip install 'fazhi-checker[watch]' (the watch extra is not installed: {error.name})"
        ) from error
    if "-" in paths:
        raise UsageError("--watch 不能用于标准输入 (standard input cannot be watched)")
    wanted = Wanted(paths, suffixes, outputs)
    code: int | None = None
    for seen in changes(
        *wanted.folders,
        watch_filter=lambda _change, path: wanted.matches(path),
        debounce=400,
        rust_timeout=_TICK,
        yield_on_timeout=True,
        stop_event=stop,
        recursive=wanted.deep,
        raise_interrupt=False,
    ):
        if seen or code is None:
            code = _again(check, repeated=code is not None)
    return code or 0


def _again(check: Callable[[], int], repeated: bool) -> int:
    if repeated:
        click.echo(f"\n—— {dt.datetime.now():%H:%M:%S} 已保存，重新检查 ——", err=True)
    try:
        code = check()
    except FazhiError as error:
        click.echo(f"fazhi: {error}", err=True)
        code = 2
    click.echo("正在等待保存（按 Ctrl+C 结束）……", err=True)
    return code


class Wanted:
    """Which files set off a check: those named, reports below the folders named, and the configuration."""

    def __init__(self, paths: Sequence[str], suffixes: frozenset[str], outputs: Iterable[str]) -> None:
        named = [Path(p).absolute() for p in paths]
        self._below = [_root(p) for p in named if not p.is_file()]
        self._files = {str(p) for p in named if p.is_file()}
        self._outputs = {str(Path(o).absolute()) for o in outputs}
        self._suffixes = suffixes
        self.deep = bool(self._below)
        folders = {*self._below, *(p.parent for p in named if p.is_file())}
        configs = {c.parent for f in folders if (c := _config_above(f)) is not None}
        self.folders = sorted(folders | configs)

    def matches(self, path: str) -> bool:
        """Whether a change of the file at `path` calls for a new check."""
        at = Path(path).absolute()
        if str(at) in self._outputs or at.name.endswith(".part"):
            return False
        if str(at) in self._files or at.name in CONFIGS:
            return True
        usual = at.suffix.lower() in self._suffixes and not at.name.startswith((".", "~$"))
        return usual and any(at.is_relative_to(folder) for folder in self._below)


def _root(path: Path) -> Path:
    """The folder below which a named folder or pattern finds its files; a `UsageError` when there is none."""
    plain = Path(*_before_pattern(path.parts))
    if not plain.is_dir():
        raise UsageError(f"找不到文件 (no such file): {path}")
    return plain


def _before_pattern(parts: Iterable[str]) -> Iterable[str]:
    for part in parts:
        if any(mark in part for mark in "*?["):
            return
        yield part


def _config_above(folder: Path) -> Path | None:
    return next((f / CONFIGS[0] for f in (folder, *folder.parents) if (f / CONFIGS[0]).is_file()), None)

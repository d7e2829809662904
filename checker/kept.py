"""Expressions and tables of TOML as an earlier run made them, kept in the user's cache folder.

Python keeps modules compiled and regular expressions not: making our 650 expressions and 25 files of TOML is half of a
cold check. What a run had to make is written at its end (`save`) and found by its own text the next time, so that what
has changed is simply made anew. One file for each version of fazhi and of Python. Nothing of a report goes there: only
sources in our code, in profiles and in rule packs are looked up. Where the folder cannot be written, or the engine
of this Python wants something else, all is made as ever. The engine is told what an expression can begin with
(`checker/opening.py`), as `re` tells it of the simplest ones only.
"""

from __future__ import annotations

import builtins
import contextlib
import marshal
import os
import re
import sys
from array import array
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import CodeType
from typing import Any, cast

from checker._version import __version__

_MADE = 2
"""Which way of making: what was made before another one is not asked for."""
MOST = 5_000
"""Entries beyond which a file begins anew: what has changed since stays in it under its old text."""

Key = tuple[str, int]
"""Source and flags of an expression; the text of a TOML file and `_TABLES`; the key of a listing and `_LISTING`;
the source of a function and `_CODE`."""
_TABLES = -1
_LISTING = -2
_CODE = -3


class _Store:
    """What earlier runs made (read when first asked) and what this one made anew."""

    def __init__(self) -> None:
        self._known: dict[Key, bytes] | None = None
        self.new: dict[Key, bytes] = {}

    def known(self) -> dict[Key, bytes]:
        if self._known is None:
            self._known = _read()
        return self._known


_store = _Store()


def compile(source: str, flags: int = 0) -> re.Pattern[str]:
    """Like `re.compile`: raises `re.error`. For expressions of our code, of data files and packs, never of a report."""
    key = (source, int(flags))
    kept = _store.known().get(key)
    if kept is not None:
        with contextlib.suppress(Exception):  # an engine that wants something else: nothing is lost but time
            return _revived(source, kept)
    with contextlib.suppress(Exception):
        _store.new[key] = _code(*key)
        return _revived(source, _store.new[key])
    _store.new.pop(key, None)
    return re.compile(source, flags)


def tables(text: str) -> dict[str, Any]:
    """Like `tomllib.loads`: raises `tomllib.TOMLDecodeError`. The caller owns what it gets."""
    kept = _store.known().get((text, _TABLES))
    if kept is not None:
        with contextlib.suppress(Exception):  # a damaged entry
            out, dated = marshal.loads(kept)
            return cast("dict[str, Any]", _thawed(out) if dated else out)
    import tomllib

    made = tomllib.loads(text)
    with contextlib.suppress(ValueError):  # times of day, which no data file has: read anew every time
        plain = _frozen(made)
        _store.new[(text, _TABLES)] = marshal.dumps((plain, plain != made))
    return made


def listing(key: str, make: Callable[[], list[tuple[str, ...]]]) -> list[tuple[str, ...]]:
    """What `make` gave when last asked under `key`."""
    kept = _store.known().get((key, _LISTING))
    if kept is not None:
        with contextlib.suppress(Exception):  # a damaged entry
            return cast("list[tuple[str, ...]]", marshal.loads(kept))
    made = make()
    _store.new[(key, _LISTING)] = marshal.dumps(made)
    return made


def code(source: str) -> CodeType:
    """Like `compile(source, …, "exec")`."""
    kept = _store.known().get((source, _CODE))
    if kept is not None:
        with contextlib.suppress(Exception):  # a damaged entry
            return cast("CodeType", marshal.loads(kept))
    made = builtins.compile(source, "<made by fazhi>", "exec")
    _store.new[(source, _CODE)] = marshal.dumps(made)
    return made


def file() -> Path:
    """Where it is kept: a file of the user's cache folder for each version of fazhi and of Python."""
    return _folder() / "fazhi" / f"start-{_MADE}-{__version__}-{sys.implementation.name}-{sys.hexversion:x}"


def save() -> bool:
    """Write what was made anew, if anything; True if written. A folder that cannot be written is no error."""
    if not _store.new:
        return False
    import tempfile

    try:
        known = _store.known() if len(_store.known()) + len(_store.new) <= MOST else {}
        if any(kind == _LISTING for _, kind in _store.new):  # the import path has changed: the list before is of no use
            known = {key: value for key, value in known.items() if key[1] != _LISTING}
        data = marshal.dumps(known | _store.new)
        file().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file().parent, delete=False) as out:  # readers see the old or the new
            out.write(data)
        Path(out.name).replace(file())
    except Exception:
        return False
    return True


def _read() -> dict[Key, bytes]:
    try:
        out = marshal.loads(file().read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return out if isinstance(out, dict) else {}


def _frozen(value: Any) -> Any:
    """A value of TOML with its dates as tuples, of which TOML itself has none."""
    if isinstance(value, dict):
        return {k: _frozen(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_frozen(v) for v in value]
    return (value.year, value.month, value.day) if type(value) is date else value


def _thawed(value: Any) -> Any:
    """The inverse of `_frozen`."""
    if isinstance(value, dict):
        return {k: _thawed(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_thawed(v) for v in value]
    return date(*value) if isinstance(value, tuple) else value


def _folder() -> Path:
    """The user's cache folder, by the custom of the system."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        if os.environ.get(name):
            return Path(os.environ[name])
    return Path("~/Library/Caches" if sys.platform == "darwin" else "~/.cache").expanduser()


def _code(source: str, flags: int) -> bytes:
    """What the engine is given for an expression; raises where the engine of this Python is made otherwise."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    from checker.opening import with_opening

    parsed = _parser.parse(source, flags)
    code = array("I", with_opening(_compiler._code(parsed, flags), parsed, flags))
    names = dict(parsed.state.groupdict)
    return marshal.dumps((int(flags | parsed.state.flags), code.tobytes(), parsed.state.groups - 1, names))


def _revived(source: str, kept: bytes) -> re.Pattern[str]:
    """The expression of `_code`; the engine looks through the code it is given and refuses what is broken."""
    import _sre  # type: ignore[import-not-found]

    flags, code, groups, names = marshal.loads(kept)
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    made: re.Pattern[str] = _sre.compile(source, flags, array("I", code).tolist(), groups, names, tuple(by_number))
    return made

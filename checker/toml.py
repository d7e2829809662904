"""TOML, with our own data files parsed beforehand: parsing them would be a tenth of a cold check.

`toml.json` holds what `tomllib` made of each file under the check sum of its text, written by
`python benchmarks/build_start.py`. A file that has changed since is parsed as ever; a test holds the two together.
"""

from __future__ import annotations

import datetime as dt
import json
import zlib
from functools import cache
from pathlib import Path
from typing import Any

_DATE = "$date"


def loads(text: str) -> dict[str, Any]:
    """The tables of a TOML text; raises `tomllib.TOMLDecodeError` (a `ValueError`)."""
    known = _parsed().get(key(text))
    if known is not None:
        out: dict[str, Any] = json.loads(known, object_hook=_thaw)
        return out
    import tomllib

    return tomllib.loads(text)


def key(text: str) -> str:
    """The check sum a text is known by."""
    data = text.encode()
    return f"{zlib.crc32(data):08x}{zlib.adler32(data):08x}{len(data):x}"


def freeze(tables: dict[str, Any]) -> str:
    """Parsed tables as JSON, from which `loads` makes them again; raises TypeError for what JSON cannot say."""
    return json.dumps(tables, default=_frozen_date, ensure_ascii=False, separators=(",", ":"))


@cache
def _parsed() -> dict[str, str]:
    file = Path(__file__).with_name("toml.json")
    out: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return out


def _frozen_date(value: Any) -> dict[str, str]:
    if type(value) is dt.date:
        return {_DATE: value.isoformat()}
    raise TypeError(f"not a date: {value!r}")


def _thaw(table: dict[str, Any]) -> Any:
    return dt.date.fromisoformat(table[_DATE]) if _DATE in table else table

"""What a data file may hold, said once: it checks the file as it is read and gives the JSON Schema for editors."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker import kept
from checker.dataclass import dataclass
from checker.errors import DataError
from checker.pack.lines import Lines, key_lines, line_of

_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "text": str,
    "pattern": str,
    "integer": int,
    "boolean": bool,
    "date": dt.date,
    "strings": list,
    "dates": list,
}
_NAMES = {
    "string": "文字 (a string)",
    "text": "文字 (a string)",
    "pattern": "正则表达式 (a pattern)",
    "integer": "整数 (an integer)",
    "boolean": "true / false",
    "date": "日期，如 2021-08-11 (a date)",
    "strings": '文字列表，如 ["甲", "乙"] (a list of strings)',
    "dates": "日期列表 (a list of dates)",
}


@dataclass(frozen=True, slots=True)
class Key:
    """One key: `kind` is string, text (may be empty), pattern, integer, boolean, date, strings or dates."""

    name: str
    kind: str
    about: str
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """A table, or with `many` an array of tables, of a data file; `name` is empty for the keys at the top."""

    name: str
    about: str
    keys: tuple[Key, ...]
    many: bool = True
    required: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One table as read; `error` makes an exception that names the place of one of its keys."""

    values: Mapping[str, Any]
    file: str
    shape: str
    index: int | None
    lines: Lines

    def get(self, key: str, default: Any = None) -> Any:
        """The value of `key`, or `default`."""
        return self.values.get(key, default)

    def __getitem__(self, key: str) -> Any:
        return self.values[key]

    def error(self, key: str | None, zh: str, en: str) -> DataError:
        """An error at `key`."""
        line = line_of(self.lines, self.shape, self.index, key)
        where = self.shape + (f"[{self.index + 1}]" if self.index is not None else "")
        name = ".".join(part for part in (where, key) if part)
        return DataError(f"{self.file}:{line}: {name}：{zh} {en}")


def read_rows(text: str, file: str, shapes: Sequence[Shape], *, compiled: bool = True) -> dict[str, tuple[Row, ...]]:
    """The rows of a TOML text by shape name; raises `DataError` naming file, line and key.

    `compiled=False` leaves patterns unchecked, for data of our own that a test has checked (compiling takes time).
    """
    try:
        data = kept.tables(text)
    except ValueError as error:
        found = re.search(r"at line (\d+)", str(error))
        raise DataError(f"{file}:{found[1] if found else 1}: 不是合法的 TOML。 Not valid TOML: {error}.") from None
    lines = key_lines(text)
    tops = {s.name: s for s in shapes}
    top = tops.get("", Shape("", "", ()))
    known = [s for s in tops if s] + [k.name for k in top.keys]
    for name in data:
        if name not in known:
            raise Row({}, file, "", None, lines).error(name, *_unknown(name, known))
    out: dict[str, tuple[Row, ...]] = {}
    for shape in shapes:
        out[shape.name] = tuple(_rows(data, file, shape, lines, compiled))
    return out


def _rows(data: Mapping[str, Any], file: str, shape: Shape, lines: Lines, compiled: bool) -> Iterator[Row]:
    if not shape.name:
        own = {k: v for k, v in data.items() if k in {x.name for x in shape.keys}}
        yield _checked(Row(own, file, "", None, lines), shape, compiled)
        return
    value = data.get(shape.name)
    if value is None:
        if shape.required:
            raise Row({}, file, "", None, lines).error(shape.name, "缺少这一部分。", "This table is missing.")
        return
    items = value if shape.many else [value]
    if not isinstance(items, list) or not all(isinstance(i, dict) for i in items):
        mark = f"[[{shape.name}]]" if shape.many else f"[{shape.name}]"
        raise Row({}, file, "", None, lines).error(shape.name, f"应写成 {mark}。", f"Write it as {mark}.")
    for index, item in enumerate(items):
        yield _checked(Row(item, file, shape.name, index if shape.many else None, lines), shape, compiled)


def _checked(row: Row, shape: Shape, compiled: bool) -> Row:
    keys = {k.name: k for k in shape.keys}
    for name, value in row.values.items():
        if name not in keys:
            raise row.error(name, *_unknown(name, list(keys)))
        _check_value(row, keys[name], value)
        if compiled and keys[name].kind == "pattern":
            _check_pattern(row, keys[name], value)
    for key in shape.keys:
        if key.required and key.name not in row.values:
            raise row.error(key.name, "缺少这一项。", "This key is missing.")
    return row


def _check_value(row: Row, key: Key, value: Any) -> None:
    right = isinstance(value, _TYPES[key.kind]) and not (key.kind == "integer" and isinstance(value, bool))
    if key.kind == "date":
        right = isinstance(value, dt.date) and not isinstance(value, dt.datetime)
    elements = {"strings": str, "dates": dt.date}.get(key.kind)
    if not right or (elements and not all(isinstance(v, elements) and v for v in value)):
        raise row.error(key.name, f"应为{_NAMES[key.kind]}。", f"Got {type(value).__name__}.")
    if key.kind in ("string", "pattern") and not value:
        raise row.error(key.name, "不能为空。", "It must not be empty.")
    if key.choices:
        for one in value if key.kind == "strings" else [value]:
            if one not in key.choices:
                raise row.error(key.name, f"只能是 {'、'.join(key.choices)}。", f"Not one of these: {one!r}.")


def _check_pattern(row: Row, key: Key, value: str) -> None:
    try:
        kept.compile(value)
    except re.error as error:
        raise row.error(key.name, f"正则表达式有误：{error}。", "The pattern does not compile.") from None


def _unknown(name: str, known: Sequence[str]) -> tuple[str, str]:
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    zh = f"没有这一项{f'，是不是 {near[0]}' if near else ''}。可用：{'、'.join(known)}。"
    return zh, f"Unknown key{f'; did you mean {near[0]}' if near else ''}."


def json_schema(title: str, about: str, shapes: Sequence[Shape]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of files of these shapes, for completion and checking in editors."""
    properties: dict[str, Any] = {}
    required: list[str] = []
    for shape in shapes:
        if not shape.name:
            properties |= {k.name: _key_schema(k) for k in shape.keys}
            required += [k.name for k in shape.keys if k.required]
            continue
        table = {
            "type": "object",
            "description": shape.about,
            "properties": {k.name: _key_schema(k) for k in shape.keys},
            "required": [k.name for k in shape.keys if k.required],
            "additionalProperties": False,
        }
        properties[shape.name] = {"type": "array", "items": table, "description": shape.about} if shape.many else table
        required += [shape.name] if shape.required else []
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": about,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _key_schema(key: Key) -> dict[str, Any]:
    out: dict[str, Any] = {"description": key.about}
    if key.kind == "strings":
        out |= {"type": "array", "items": {"type": "string", "minLength": 1}}
        if key.choices:
            out["items"]["enum"] = list(key.choices)
        return out
    if key.kind == "dates":
        return out | {"type": "array", "items": {"type": "string", "format": "date"}}
    if key.kind == "date":
        return out | {"type": "string", "format": "date"}
    out["type"] = {"integer": "integer", "boolean": "boolean"}.get(key.kind, "string")
    if key.kind in ("string", "pattern"):
        out["minLength"] = 1
    if key.kind == "pattern":
        out["format"] = "regex"
    if key.choices:
        out["enum"] = list(key.choices)
    return out

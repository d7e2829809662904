"""Reads rule packs: TOML in, rules and identities out; errors name file, line and key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

from checker import lazy
from checker.diagnostics import Severity, Text
from checker.errors import DataError
from checker.pack.build import PackCheck, entries_of
from checker.pack.model import Memory, Pack
from checker.pack.page import page
from checker.pack.shapes import SHAPES
from checker.pack.spec import Row, read_rows
from checker.rule import AREAS, Rule

_CODE = lazy.compile(r"[A-Z]9\d\d")
_NAME = lazy.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_KINDS = ("term", "pattern", "phrase", "part", "topic", "formula")
_PROFILED = ("phrase", "part", "topic")
Rows = Mapping[str, tuple[Row, ...]]


def read_pack(file: Path | Traversable) -> Pack:
    """The rule pack in a TOML file; raises `DataError`."""
    where = str(file) if isinstance(file, Path) else file.name
    try:
        text = file.read_text(encoding="utf-8-sig") if isinstance(file, Path) else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{where}: 规则包读不出来 (cannot be read): {error}") from None
    rows = read_rows(text.removeprefix("\ufeff"), where, SHAPES)
    top = rows["pack"][0]
    if not _NAME.fullmatch(top["id"]):
        raise top.error("id", "应为小写字母、数字和连字符。", "Use lower-case letters, digits and hyphens.")
    _check_rules(rows)
    owned = _owned(rows)
    rules = tuple(_rule(row, owned[row["name"]], top) for row in rows["rule"])
    return Pack(top["id"], rules, _identities(rows, top))


def _check_rules(rows: Rows) -> None:
    seen: set[str] = set()
    for row in rows["rule"]:
        if not _CODE.fullmatch(row["code"]) or row["code"][0] not in AREAS:
            raise row.error("code", f"应为 {'、'.join(AREAS)} 之一加 9 开头的三位数。", "A letter of an area and 9xx.")
        if not _NAME.fullmatch(row["name"]):
            raise row.error("name", "应为小写字母、数字和连字符。", "Use lower-case letters, digits and hyphens.")
        for key in ("code", "name"):
            if row[key] in seen:
                raise row.error(key, f"{row[key]} 重复。", "It is used twice.")
            seen.add(row[key])


def _owned(rows: Rows) -> dict[str, dict[str, list[Row]]]:
    """The entries of each rule by kind."""
    names = [row["name"] for row in rows["rule"]]
    out: dict[str, dict[str, list[Row]]] = {name: {kind: [] for kind in _KINDS} for name in names}
    for kind in _KINDS:
        for row in rows[kind]:
            name = row.get("rule") or (names[0] if len(names) == 1 else None)
            if name is None:
                raise row.error("rule", "包里有几条规则，请写明属于哪条。", "Say which rule it belongs to.")
            if name not in out:
                raise row.error(
                    "rule", f"没有“{name}”这条规则；可用：{'、'.join(names)}。", "No such rule in this pack."
                )
            out[name][kind].append(row)
    for row in rows["rule"]:
        if not any(out[row["name"]].values()):
            raise row.error("name", "这条规则没有任何内容。", "This rule has no entries.")
    return out


def _rule(row: Row, owned: dict[str, list[Row]], top: Row) -> Rule:
    basis = row.get("basis") or top.get("basis", "")
    return Rule(
        row["code"],
        row["name"],
        Text(row["zh"], row.get("en", row["zh"])),
        Severity(row.get("level", "warning")),
        PackCheck(entries_of(owned), top.get("profile")),
        page(row, owned, top["id"], basis),
        Text(basis, top.get("basis_en", basis)) if basis else None,
        needs_profile=any(owned[kind] for kind in _PROFILED) or top.get("profile") is not None,
        origin=top["id"],
    )


def _identities(rows: Rows, top: Row) -> tuple[Memory, ...]:
    """The identities as a file of their own, in the form the engine reads."""
    if not rows["identity"]:
        return ()
    lines = [f"about = {_quoted(top['zh'])}"]
    for row in rows["identity"]:
        lines += ["", "[[identity]]"]
        lines += [f"{key} = {_quoted(value)}" for key, value in row.values.items()]
    if rows["word"]:
        lines += ["", "[words]"]
        lines += [f"{_quoted(row['name'])} = {_quoted(list(row['said']))}" for row in rows["word"]]
    return (Memory(f"{top['id']}.toml", "\n".join(lines) + "\n"),)


def _quoted(value: object) -> str:
    """A string or list of strings as TOML (JSON's notation is also TOML's)."""
    return json.dumps(value, ensure_ascii=False)

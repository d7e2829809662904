"""Accounting identities of the field, read from TOML files in a small notation (grammars/identity.lark).

A file holds `about` (the matter), any number of `[[identity]]` tables and one `[words]` table that says by which
words each name is met in reports. Names are shared over all files: 办结 means the same wherever it stands.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

from checker.errors import DataError

Relation = Literal["=", "<=", "/"]
Level = Literal["error", "warning", "rate", "info"]
_LEVELS = ("error", "warning", "rate", "info")
_KEYS = {"id": str, "formula": str, "level": str, "source": str}
_OPTIONAL = {"core": list, "unit": str}


@dataclass(frozen=True, slots=True)
class Addend:
    """One name in a sum, with its sign."""

    name: str
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Identity:
    """One identity: `left relation right`; for a rate `name = left / right`."""

    id: str
    left: tuple[Addend, ...]
    relation: Relation
    right: tuple[Addend, ...]
    level: Level
    about: str
    source: str
    name: str = ""
    """The rate's name; empty for sums and orders."""
    core: tuple[str, ...] = ()
    """A breakdown that names all of these is taken for the whole partition; empty: never."""
    unit: str = ""
    """The unit family the figures must have; empty: any, but one."""
    notation: str = ""

    @property
    def names(self) -> frozenset[str]:
        """Every name it uses, the rate's own left out."""
        return frozenset(a.name for a in self.left + self.right)

    @property
    def is_partition(self) -> bool:
        """Parts on the left, one whole on the right."""
        return self.relation == "=" and len(self.right) == 1 and len(self.left) > 1 and bool(self.core)


@dataclass(frozen=True)
class Identities:
    """All identities and the words their names are met by."""

    items: tuple[Identity, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Name -> wording variants; a name without an entry is its own only wording."""
    overlapping: frozenset[str] = frozenset()
    """Groups that overlap one another (农民工, 妇女): their figures are never added up."""

    @cached_property
    def partitions(self) -> tuple[Identity, ...]:
        """Breakdowns known to be complete when their core is named."""
        return tuple(i for i in self.items if i.is_partition)

    @cached_property
    def balances(self) -> tuple[Identity, ...]:
        """Stocks and flows, and sums of more than one name on the right."""
        return tuple(i for i in self.items if i.relation == "=" and not i.core)

    @cached_property
    def orders(self) -> tuple[Identity, ...]:
        """Part and whole."""
        return tuple(i for i in self.items if i.relation == "<=")

    @cached_property
    def rates(self) -> tuple[Identity, ...]:
        """Rates with numerator and denominator."""
        return tuple(i for i in self.items if i.relation == "/")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All wordings, the longest first, so that 不合格 is never read as 合格."""
        variants = sorted(self.names_of, key=lambda w: (-len(w), w))
        return re.compile("|".join(map(re.escape, variants)) or r"(?!)")

    @cached_property
    def names_of(self) -> Mapping[str, tuple[str, ...]]:
        """Wording -> the names it may stand for."""
        out: dict[str, list[str]] = {}
        names = set(self.words) | {n for i in self.items for n in i.names} | {i.name for i in self.rates}
        for name in sorted(names):
            for word in self.words.get(name, (name,)):
                out.setdefault(word, []).append(name)
        return {word: tuple(names) for word, names in out.items()}


@lru_cache(maxsize=1)
def _parser() -> Any:
    from lark import Lark  # imported here: a run without numeric rules never needs it

    grammar = files("grammars").joinpath("identity.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", maybe_placeholders=False)


@lru_cache(maxsize=4096)
def parse_notation(formula: str) -> tuple[str, tuple[Addend, ...], Relation, tuple[Addend, ...]]:
    """(rate name or '', left, relation, right) of one identity; raises `ValueError` naming the column of a mistake."""
    from lark.exceptions import UnexpectedInput

    try:
        node = _parser().parse(formula).children[0]
    except UnexpectedInput as error:
        raise ValueError(f"column {getattr(error, 'column', '?')}: not an identity: {formula}") from error
    if node.data == "rate":
        name, left, right = node.children
        return str(name), _addends(left), "/", _addends(right)
    left, compare, right = node.children
    relation: Relation = "<=" if str(compare) == "<=" else "="
    return "", _addends(left), relation, _addends(right)


def _addends(tree: Any) -> tuple[Addend, ...]:
    if tree.children and isinstance(tree.children[0], str):
        return (Addend(str(tree.children[0])),)
    return tuple(Addend(str(t.children[0]), -1 if t.data == "minus" else 1) for t in tree.children)


def load_identities(paths: Iterable[Traversable]) -> Identities:
    """Read identity files, in the order given; a `DataError` names the file and the key that is wrong."""
    items: list[Identity] = []
    words: dict[str, tuple[str, ...]] = {}
    overlapping: set[str] = set()
    seen: dict[str, str] = {}
    for path in paths:
        data = _read(path)
        about = _need(data, "about", str, path.name)
        for number, entry in enumerate(data.get("identity", ())):
            item = _identity(entry, about, f"{path.name}: identity[{number}]")
            if item.id in seen:
                raise DataError(f"{path.name}: identity[{number}].id: {item.id} is already in {seen[item.id]}")
            seen[item.id] = path.name
            items.append(item)
        overlapping |= set(_words(data.get("overlapping", []), f"{path.name}: overlapping"))
        for name, listed in data.get("words", {}).items():
            variants = _words(listed, f"{path.name}: words.{name}")
            known = words.get(name, (name,))
            words[name] = known + tuple(v for v in variants if v not in known)
        unknown = set(data) - {"about", "identity", "overlapping", "words"}
        if unknown:
            raise DataError(f"{path.name}: unknown key {sorted(unknown)[0]}")
    return Identities(tuple(items), words, frozenset(overlapping))


def _words(value: Any, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        raise DataError(f"{where}: must be a list of words")
    return value


def _read(path: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path.name}: {error}") from error


def _identity(entry: Any, about: str, where: str) -> Identity:
    if not isinstance(entry, dict):
        raise DataError(f"{where}: must be a table")
    for key in entry:
        if key not in _KEYS and key not in _OPTIONAL:
            raise DataError(f"{where}.{key}: unknown key")
    values = {key: _need(entry, key, kind, where) for key, kind in _KEYS.items()}
    if values["level"] not in _LEVELS:
        raise DataError(f"{where}.level: must be one of {', '.join(_LEVELS)}")
    try:
        name, left, relation, right = parse_notation(values["formula"])
    except ValueError as error:
        raise DataError(f"{where}.formula: {error}") from error
    core = tuple(_need(entry, "core", list, where)) if "core" in entry else ()
    strangers = [c for c in core if c not in {a.name for a in left}]
    if strangers:
        raise DataError(f"{where}.core: {strangers[0]} is no part of the formula")
    return Identity(
        values["id"],
        left,
        relation,
        right,
        values["level"],
        about,
        values["source"],
        name,
        core,
        _need(entry, "unit", str, where) if "unit" in entry else "",
        values["formula"],
    )


def _need(table: Mapping[str, Any], key: str, kind: type, where: str) -> Any:
    value = table.get(key)
    if not isinstance(value, kind) or value in ("", []):
        raise DataError(f"{where}.{key}: must be a {kind.__name__}")
    return value

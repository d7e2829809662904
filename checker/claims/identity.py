"""Accounting identities of the field, read from TOML files in a small notation (grammars/identity.lark).

A file holds `about` (the matter), any number of `[[identity]]` tables and one `[words]` table that says by which
words each name is met in reports. Names are shared over all files: 办结 means the same wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal

import grammars
from checker import kept
from checker.alternatives import any_of
from checker.claims.lalr import Tree, run, tables
from checker.dataclass import dataclass
from checker.errors import DataError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

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
    def flows(self) -> frozenset[str]:
        """Names of the stocks and flows."""
        return frozenset(n for i in self.balances for n in i.names)

    @cached_property
    def listed(self) -> tuple[Identity, ...]:
        """Partitions that are told without 其中: 上年结转、新收 are parts only where it says so."""
        return tuple(i for i in self.partitions if not i.names <= self.flows | {a.name for a in i.right})

    @cached_property
    def listed_by(self) -> Mapping[str, tuple[Identity, ...]]:
        """Name -> those of `listed` that it is a part in."""
        out: dict[str, list[Identity]] = {}
        for identity in self.listed:
            for name in {a.name for a in identity.left}:
                out.setdefault(name, []).append(identity)
        return {name: tuple(found) for name, found in out.items()}

    @cached_property
    def orders(self) -> tuple[Identity, ...]:
        """Part and whole."""
        return tuple(i for i in self.items if i.relation == "<=")

    @cached_property
    def stages(self) -> frozenset[str]:
        """Names of the stages and outcomes of a process: 受理、审结、结转."""
        return frozenset(n for i in (*self.orders, *self.balances) for n in i.names)

    @cached_property
    def rates(self) -> tuple[Identity, ...]:
        """Rates with numerator and denominator."""
        return tuple(i for i in self.items if i.relation == "/")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All wordings, the longest taken, so that 不合格 is never read as 合格."""
        return kept.compile(any_of(self.names_of))

    @cached_property
    def longest(self) -> int:
        """Characters of the longest wording."""
        return max(map(len, self.names_of), default=0)

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
def notation_parser() -> Any:
    """The parser of `identity.lark`, for a notation that is new or wrong."""
    from lark import Lark  # imported here: what is well formed never needs it

    grammar = grammars.source("identity")
    return Lark(grammar, parser="lalr", maybe_placeholders=False)


@lru_cache(maxsize=4096)
def parse_notation(formula: str) -> tuple[str, tuple[Addend, ...], Relation, tuple[Addend, ...]]:
    """(rate name or '', left, relation, right) of one identity; raises `ValueError` naming the column of a mistake."""
    tree = _tree(formula)
    node = tree[1]
    if node[0] == "rate":
        name, left, right = node[1:]
        return name, _addends(left), "/", _addends(right)
    left, compare, right = node[1:]
    return "", _addends(left), "<=" if compare == "<=" else "=", _addends(right)


_TOKENS = kept.compile(r"\s*(?:(?P<COMPARE><=)|(?P<EQUAL>=)|(?P<NAME>[^\s+\-=<>/()]+)|(?P<MARK>[+\-/()]))\s*")
_MARKS = {"+": "PLUS", "-": "MINUS", "/": "SLASH", "(": "LPAR", ")": "RPAR"}


def _tree(formula: str) -> Tree:
    """The syntax tree, tokens as text; a mistake is told by Lark, which knows the column."""
    found = list(_TOKENS.finditer(formula))
    known = tables("identity")
    if known and found and sum(len(m[0]) for m in found) == len(formula):
        words = [m[m.lastgroup or 0] for m in found]
        kinds = [(_MARKS[w],) if m.lastgroup == "MARK" else _kinds(m) for m, w in zip(found, words, strict=True)]
        if (tree := run(known, kinds)) is not None:
            return _named(tree, words)
    from lark.exceptions import UnexpectedInput

    try:
        return _plain(notation_parser().parse(formula))
    except UnexpectedInput as error:
        raise ValueError(f"column {getattr(error, 'column', '?')}: not an identity: {formula}") from error


def _kinds(match: re.Match[str]) -> tuple[str, ...]:
    kind = match.lastgroup or ""
    return ("EQUAL", "COMPARE") if kind == "EQUAL" else (kind,)


def _named(tree: Tree, words: Sequence[str]) -> Tree:
    return tree[0], *(words[c] if isinstance(c, int) else _named(c, words) for c in tree[1:])


def _plain(tree: Any) -> Tree:
    return str(tree.data), *(str(c) if hasattr(c, "type") else _plain(c) for c in tree.children)


def _addends(tree: Tree) -> tuple[Addend, ...]:
    if isinstance(tree[1], str):
        return (Addend(tree[1]),)
    return tuple(Addend(name, -1 if sign == "minus" else 1) for sign, name in tree[1:])


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
        return kept.tables(path.read_text(encoding="utf-8"))
    except ValueError as error:
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

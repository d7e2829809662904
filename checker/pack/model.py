"""A rule pack as loaded: a plugin object that hands its rules and data to the engine through the usual hooks."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources.abc import Traversable
from typing import cast

from checker.dataclass import dataclass
from checker.hooks import hookimpl
from checker.rule import Rule


@dataclass(frozen=True, slots=True)
class Memory:
    """A small text handed over where a data file is expected."""

    name: str
    text: str

    def read_text(self, encoding: str | None = None) -> str:
        """The text, whatever the encoding."""
        return self.text


@dataclass(frozen=True, eq=False)
class Pack:
    """The rules and identities of one TOML file."""

    name: str
    rules: tuple[Rule, ...]
    identities: tuple[Memory, ...] = ()

    @hookimpl
    def fazhi_rules(self) -> Iterable[Rule]:
        return self.rules

    @hookimpl
    def fazhi_identities(self) -> Iterable[Traversable]:
        return cast(tuple[Traversable, ...], self.identities)

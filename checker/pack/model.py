"""A rule pack as loaded: a plugin object that hands its rules and data to the engine through the usual hooks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.hooks import hookimpl
from checker.rule import Rule


@dataclass(frozen=True)
class Pack:
    """The rules of one TOML file."""

    name: str
    rules: tuple[Rule, ...]

    @hookimpl
    def fazhi_rules(self) -> Iterable[Rule]:
        return self.rules

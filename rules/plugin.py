"""Hands the built-in rules and data to the engine. Every module of an area folder holds its rules as `Rule` values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from checker.hooks import hookimpl
from checker.rule import Rule

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

AREAS = ("structure", "numbers", "figures", "dates", "citations", "wording", "punctuation", "input")


def _rules() -> Iterator[Rule]:
    for area in AREAS:
        package = import_module(f"rules.{area}")
        for info in iter_modules(package.__path__):
            if info.name.startswith("_"):
                continue
            module = import_module(f"rules.{area}.{info.name}")
            yield from (value for value in vars(module).values() if isinstance(value, Rule))


def _toml(*folders: str) -> Iterable[Traversable]:
    folder = Path(__file__).parent.joinpath(*folders)
    return sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)


@hookimpl
def fazhi_rules() -> Iterable[Rule]:
    return _rules()


@hookimpl
def fazhi_profiles() -> Iterable[Traversable]:
    return _toml("profiles")


@hookimpl
def fazhi_lexicon() -> Iterable[Traversable]:
    return _toml("data", "lexicon")


@hookimpl
def fazhi_identities() -> Iterable[Traversable]:
    return _toml("data", "identities")


@hookimpl
def fazhi_corpus_rules() -> Iterable[str]:
    # by name: only an audit needs them, and a check should not wait for their import
    package = import_module("rules.corpus")
    return [f"rules.corpus.{info.name}:{info.name}" for info in iter_modules(package.__path__)]

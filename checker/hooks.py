"""The hooks a plugin may implement. Entry-point group and project name: `fazhi`.

Hooks hand over classes and data; they are called once per run, never per report. A plugin may leave out any hook.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import click

    from checker.document import Reader
    from checker.rule import Rule

PROJECT = "fazhi"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class Spec:
    """Hook specifications."""

    @hookspec
    def fazhi_rules(self) -> Iterable[Rule]:  # type: ignore[empty-body]
        """Rules to offer; codes and names must be unique over all plugins."""

    @hookspec
    def fazhi_profiles(self) -> Iterable[Traversable]:  # type: ignore[empty-body]
        """TOML files, one report type each (schema: docs/reference/profile.md)."""

    @hookspec
    def fazhi_readers(self) -> Iterable[Reader]:  # type: ignore[empty-body]
        """Readers for more formats; asked before the built-in ones."""

    @hookspec
    def fazhi_reporters(self) -> Iterable[Any]:  # type: ignore[empty-body]
        """Reporters for more output formats."""

    @hookspec
    def fazhi_lexicon(self) -> Iterable[Traversable]:  # type: ignore[empty-body]
        """TOML files with vocabulary: actions and classes, measure words and families, scopes, topics."""

    @hookspec
    def fazhi_identities(self) -> Iterable[Traversable]:  # type: ignore[empty-body]
        """TOML files with accounting identities in the identity notation."""

    @hookspec
    def fazhi_packs(self) -> Iterable[Traversable]:  # type: ignore[empty-body]
        """TOML rule packs: rules without code (schema: docs/schema/pack.schema.json)."""

    @hookspec
    def fazhi_corpus_rules(self) -> Iterable[Any]:  # type: ignore[empty-body]
        """Rules over many reports (audit)."""

    @hookspec
    def fazhi_commands(self) -> Iterable[click.Command]:  # type: ignore[empty-body]
        """Further sub-commands of `fazhi`."""

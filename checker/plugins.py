"""Loads plugins through pluggy and merges what they offer into one read-only `Registry`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pluggy

from checker import builtin
from checker.dataclass import dataclass
from checker.diagnostics import Text
from checker.document import Reader
from checker.errors import PluginError
from checker.hooks import PROJECT, Spec
from checker.installed import Installed, installed
from checker.profile import load_profile
from checker.report import Knowledge
from checker.rule import Rule

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@dataclass(frozen=True, slots=True)
class PluginInfo:
    """One plugin as loaded; `error` says why it is not in use."""

    name: str
    distribution: str
    version: str
    hooks: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True)
class Registry:
    """Everything the loaded plugins offer, in an order that does not depend on load order."""

    plugins: tuple[PluginInfo, ...]
    rules: tuple[Rule, ...]
    """Sorted by code."""
    readers: tuple[Reader, ...]
    reporters: tuple[Any, ...] = ()
    profile_files: tuple[Traversable, ...] = ()
    lexicon_files: tuple[Traversable, ...] = ()
    identity_files: tuple[Traversable, ...] = ()
    corpus_rules: tuple[Any, ...] = ()
    commands: Mapping[str, Any] = field(default_factory=dict)

    @property
    def failed(self) -> tuple[PluginInfo, ...]:
        """The plugins that could not be loaded."""
        return tuple(p for p in self.plugins if p.error)

    @property
    def problems(self) -> tuple[Text, ...]:
        """A message for every plugin that could not be loaded: without its rules a run is not complete."""
        return tuple(
            Text(
                f"插件 {p.name}（{p.distribution} {p.version}）未能加载，其规则没有运行：{p.error}",
                f"Plugin {p.name} ({p.distribution} {p.version}) failed to load; its rules did not run: {p.error}",
            )
            for p in self.failed
        )

    def rule(self, key: str) -> Rule | None:
        """A rule by code, name or former name."""
        return next((r for r in self.rules if r.answers(key)), None)

    @cached_property
    def knowledge(self) -> Knowledge:
        """Profiles, lexicon and identities, parsed when first needed."""
        profiles = sorted((load_profile(f) for f in self.profile_files), key=lambda p: p.id)
        return Knowledge({p.id: p for p in profiles}, self.lexicon_files, self.identity_files)


def load_registry(extra: Sequence[tuple[str, object]] = ()) -> Registry:
    """Load every plugin of entry-point group `fazhi`, and `extra` (name, module or object) pairs.

    A plugin that raises on import or in a hook is listed with its error and left out; two plugins that claim one
    rule code or name are a `PluginError`.
    """
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(Spec)
    offers: dict[str, list[Any]] = {}
    given: list[tuple[str, object, Installed | None]] = [(e.name, None, e) for e in installed(PROJECT)]
    given += [(name, plugin, None) for name, plugin in extra]
    given.append(("engine", builtin, None))
    infos = [_load(manager, name, plugin, point, offers) for name, plugin, point in given]
    rules = _unique(offers.get("fazhi_rules", ()))
    return Registry(
        plugins=tuple(infos),
        rules=rules,
        readers=tuple(offers.get("fazhi_readers", ())),
        reporters=tuple(offers.get("fazhi_reporters", ())),
        profile_files=tuple(offers.get("fazhi_profiles", ())),
        lexicon_files=tuple(offers.get("fazhi_lexicon", ())),
        identity_files=tuple(offers.get("fazhi_identities", ())),
        corpus_rules=tuple(offers.get("fazhi_corpus_rules", ())),
        commands={c.name: c for c in offers.get("fazhi_commands", ())},
    )


def _load(
    manager: pluggy.PluginManager, name: str, plugin: object, point: Installed | None, offers: dict[str, list[Any]]
) -> PluginInfo:
    origin, version = (point.distribution, point.version) if point is not None else (name, "")
    mine: dict[str, list[Any]] = {}
    try:
        module = point.load() if point is not None else plugin
        manager.register(module, name=f"{origin}:{name}")
        for caller in manager.get_hookcallers(module) or ():
            for impl in caller.get_hookimpls():
                if impl.plugin is module:
                    values: Iterable[Any] = impl.function()  # type: ignore[assignment]
                    mine[caller.name] = list(values)
        manager.check_pending()
        _open_packs(mine)
        if point is not None and "fazhi_rules" in mine:
            mine["fazhi_rules"] = [replace(r, origin=f"{origin} {version}") for r in mine["fazhi_rules"]]
    except Exception as error:  # a plugin may raise anything; it must not take the run with it
        return PluginInfo(name, origin, version, error=f"{type(error).__name__}: {error}")
    for hook, values in mine.items():
        offers.setdefault(hook, []).extend(values)
    return PluginInfo(name, origin, version, tuple(sorted(mine)))


def _open_packs(mine: dict[str, list[Any]]) -> None:
    """Put what a plugin's rule packs hold beside what it offers itself."""
    if not mine.get("fazhi_packs"):
        return
    from checker.pack import load_pack

    for file in mine["fazhi_packs"]:
        pack = load_pack(file)
        mine.setdefault("fazhi_rules", []).extend(pack.rules)
        mine.setdefault("fazhi_identities", []).extend(pack.identities)


def _unique(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    seen: dict[str, Rule] = {}
    out = sorted(rules, key=lambda r: r.code)
    for item in out:
        for key in (item.code, item.name, *item.former):
            if key in seen:
                raise PluginError(f"two rules claim {key}: {seen[key].origin} and {item.origin}")
            seen[key] = item
    return tuple(out)

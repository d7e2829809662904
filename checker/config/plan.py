"""From settings to the engine's `Plan`: rules selected, options checked, rule packs loaded."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from checker import lazy
from checker.config.model import PathIgnore, Settings
from checker.config.schema import suggestion
from checker.diagnostics.model import Severity
from checker.diagnostics.suppression import NEVER_SUPPRESSED
from checker.engine import Plan
from checker.errors import UsageError
from checker.plugins import Registry, load_registry
from checker.report import Context
from checker.rule import Rule
from checker.selection import check_selector, expand, matches, outdated, select, weight

_REQUIREMENT = lazy.compile(r"\s*([\w.-]+)\s*(?:(>=|==)\s*([\w.]+))?\s*")


def make_plan(settings: Settings, today: dt.date, registry: Registry | None = None) -> Plan:
    """The plan of a run. Whatever in `settings` names no rule, option or profile is a `UsageError`."""
    registry = registry or registry_of(settings)
    _check_required(settings.require_plugins, registry)
    _check_profile(settings.profile, registry)
    for entry in settings.suppressions:
        if entry.rule:
            check_selector(entry.rule, registry.rules, f"{entry.file} [[suppress]]")
    return Plan(
        registry,
        select(registry.rules, settings.layers),
        Context(today, settings.profile, settings.year),
        _options(settings.options, registry.rules, settings.origins.get("rules")),
        _severities(settings.severity, registry.rules, settings.origins.get("severity")),
        path_filter(settings.per_file_ignores, registry.rules),
        settings.suppressions,
        settings.time_limit or None,
    )


def outdated_selectors(settings: Settings, rules: Sequence[Rule]) -> tuple[tuple[str, str], ...]:
    """(former name, present name) of every selector of the settings that uses a rule's former name."""
    selectors = [s for layer in settings.layers for s in (*(layer.select or ()), *layer.extend_select, *layer.ignore)]
    return outdated([*selectors, *settings.options, *settings.severity], rules)


def registry_of(settings: Settings) -> Registry:
    """The installed plugins and the rule packs of the configuration."""
    if not settings.packs:
        return load_registry()
    from checker.pack import load_pack

    return load_registry([(path, load_pack(Path(path))) for path in settings.packs])


def _check_profile(profile: str | None, registry: Registry) -> None:
    known = registry.knowledge.profiles
    if profile is not None and profile not in known:
        names = "、".join(sorted(known)) or "—"
        near = suggestion(profile, known)
        raise UsageError(f"没有报告类型“{profile}” (unknown profile){near}；可用的有 (known): {names}")


def _options(
    given: Mapping[str, Mapping[str, Any]], rules: Sequence[Rule], file: str | None
) -> dict[str, Mapping[str, Any]]:
    out: dict[str, Mapping[str, Any]] = {}
    for key, options in given.items():
        where = _where(file, f"[rules.{key}]")
        rule = next((r for r in rules if r.answers(key)), None)
        if rule is None:
            check_selector(key, rules, where)
            raise UsageError(f"{where}: 请写出完整的规则名 (write the whole name)")
        for option, value in options.items():
            if option not in rule.options:
                near = suggestion(option, rule.options)
                raise UsageError(f"{where}: 规则没有“{option}”这个选项 (unknown option){near}")
            if not _same_shape(value, rule.options[option]):
                raise UsageError(f"{where}: “{option}”的值不对 (wrong value): {value!r}")
        out[rule.name] = {**out.get(rule.name, {}), **options}
    return out


def _same_shape(value: Any, default: Any) -> bool:
    if default is None:
        return True
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    if isinstance(default, int | float):
        return isinstance(value, int | float)
    if isinstance(default, list | tuple | set | frozenset):
        return isinstance(value, list)
    if isinstance(default, Mapping):
        return isinstance(value, Mapping)
    return isinstance(value, type(default))


def _where(file: str | None, table: str) -> str:
    """How a mistake in a table says its place: the files that have such tables, then the table."""
    return f"{file}: {table}" if file else table


def _severities(given: Mapping[str, Severity], rules: Sequence[Rule], file: str | None) -> dict[str, Severity]:
    out: dict[str, Severity] = {}
    for selector in sorted(given, key=weight):
        check_selector(selector, rules, _where(file, "[severity]"))
        out.update((r.name, given[selector]) for r in rules if matches(selector, r))
    return out


def path_filter(ignores: Sequence[PathIgnore], rules: Sequence[Rule]) -> Callable[[str], frozenset[str]]:
    """For a path, the names of the rules that `per-file-ignores` leaves out."""
    if not ignores:
        return _none
    from pathspec import GitIgnoreSpec

    table = [(i.root, GitIgnoreSpec.from_lines([i.pattern]), expand(i.selectors, rules, i.origin)) for i in ignores]
    return partial(_ignored, table)


def _none(_path: str) -> frozenset[str]:
    return frozenset()


def _ignored(table: Sequence[tuple[str, Any, frozenset[str]]], path: str) -> frozenset[str]:
    out: frozenset[str] = frozenset()
    for root, spec, names in table:
        inside = relative(path, root)
        if inside is not None and spec.match_file(inside):
            out |= names
    return out - NEVER_SUPPRESSED


def relative(path: str, root: str) -> str | None:
    """`path` relative to `root` with forward slashes; None when it lies elsewhere."""
    try:
        return Path(path).absolute().relative_to(Path(root).absolute()).as_posix()
    except ValueError:
        return None


def _check_required(required: Sequence[str], registry: Registry) -> None:
    if not required:
        return
    from importlib.metadata import PackageNotFoundError, version

    working = {p.distribution.lower() for p in registry.plugins if not p.error}
    for wanted in required:
        match = _REQUIREMENT.fullmatch(wanted)
        if match is None:
            raise UsageError(f"require-plugins: 无法理解 (cannot read): {wanted!r}")
        name, relation, bound = match.groups()
        try:
            have = version(name)
        except PackageNotFoundError:
            raise UsageError(f"require-plugins: 缺少插件 (plugin not installed): {wanted}") from None
        if name.lower() not in working:
            raise UsageError(f"require-plugins: 插件未能加载 (plugin not loaded): {wanted}")
        if bound and not (_numbers(have) >= _numbers(bound) if relation == ">=" else have == bound):
            raise UsageError(f"require-plugins: 需要 (need) {wanted}，现为 (have) {have}")


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\d+", text))

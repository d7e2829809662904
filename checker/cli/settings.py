"""`--show-settings`: every effective setting and where it came from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from checker.config import Settings
from checker.engine import Plan


def show(settings: Settings, plan: Plan, *, as_json: bool = False) -> str:
    """The settings as a TOML-like listing, each with its origin, or as JSON."""
    rows = list(_rows(settings, plan))
    if as_json:
        rows.append(("rules", _names(plan), "选用的规则 (selected)"))
        record = {key: {"value": value, "from": origin} for key, value, origin in rows}
        return json.dumps(record, ensure_ascii=False, indent=1, default=str) + "\n"
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False, default=str)}" for key, value, _ in rows]
    width = min(max(len(line) for line in lines), 60)
    listed = "".join(f"{line:<{width}}  # {origin}\n" for line, (_, _, origin) in zip(lines, rows, strict=True))
    names = "".join(f"{name}\n" for name in _names(plan))
    return f"{listed}\n# 选用的规则 (rules selected): {len(plan.rules)}\n{names}"


def _rows(settings: Settings, plan: Plan) -> Iterator[tuple[str, Any, str]]:
    def row(key: str, value: Any) -> tuple[str, Any, str]:
        return key, value, settings.origins.get(key, "默认 (default)")

    yield "files", list(settings.files), "读取的配置文件 (configuration read)"
    for key in ("profile", "year", "lang", "fail-on", "time-limit", "jobs", "ambiguous-width", "baseline"):
        value = getattr(settings, key.replace("-", "_"))
        yield row(key, str(value) if key == "fail-on" else value)
    for layer in settings.layers:
        for key in ("select", "extend_select", "ignore"):
            names = getattr(layer, key)
            if names:
                yield key.replace("_", "-"), list(names), layer.origin
    for path_ignore in settings.per_file_ignores:
        yield f'per-file-ignores."{path_ignore.pattern}"', list(path_ignore.selectors), path_ignore.origin
    for name, severity in sorted(plan.severities.items()):
        yield f"severity.{name}", severity.value, settings.origins.get("severity", "")
    for name, options in sorted(plan.options.items()):
        for option, value in sorted(options.items()):
            yield f"rules.{name}.{option}", value, settings.origins.get("rules", "")
    yield row("exclude", [pattern for _, pattern in settings.exclude])
    yield row("require-plugins", list(settings.require_plugins))
    yield row("suppress", len(settings.suppressions))
    yield "packs", list(settings.packs), settings.origins.get("extend", "extend")


def _names(plan: Plan) -> list[str]:
    return [f"{r.code} {r.name}" for r in plan.rules]

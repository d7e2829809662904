"""The plan for a document: the nearest configuration, read again when it changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from checker.config import load_settings
from checker.config.files import find_config
from checker.config.plan import make_plan
from checker.diagnostics import Lang
from checker.engine import Plan


class Plans:
    """Makes a plan once per configuration file and state of it."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, int], tuple[Plan, Lang]] = {}

    def plan(self, path: Path) -> tuple[Plan, Lang]:
        """The plan for a file and the language to speak; raises `UsageError` for a faulty configuration."""
        config = find_config(path.parent) if path.parent.is_dir() else None
        key = (str(config), config.stat().st_mtime_ns) if config else ("", 0)
        if key not in self._made:
            settings = load_settings((str(path),), config=config, isolated=config is None)
            self._made[key] = make_plan(settings, dt.date.today()), settings.lang
        plan, lang = self._made[key]
        return replace(plan, context=replace(plan.context, today=dt.date.today())), lang

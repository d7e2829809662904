"""The keys of a configuration file and the shape of their values, in one table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from checker.diagnostics.model import Severity
from checker.errors import UsageError

Check = Callable[[Any], bool]


def _strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _table(of: Check) -> Check:
    return lambda value: isinstance(value, dict) and all(of(v) for v in value.values())


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _one_of(*values: Any) -> Check:
    return lambda value: value in values and not isinstance(value, bool)


LEVELS = tuple(s.value for s in Severity)
KEYS: dict[str, tuple[Check, str]] = {
    "extend": (lambda v: _text(v) or _strings(v), "a path or a list of paths"),
    "profile": (_text, "the id of a profile"),
    "year": (lambda v: _whole(v) and 1949 <= v <= 2999, "a year such as 2024"),
    "lang": (_one_of("zh", "en"), '"zh" or "en"'),
    "fail-on": (_one_of(*LEVELS), " | ".join(LEVELS)),
    "select": (_strings, "a list of codes, code prefixes or names"),
    "extend-select": (_strings, "a list of codes, code prefixes or names"),
    "ignore": (_strings, "a list of codes, code prefixes or names"),
    "per-file-ignores": (_table(_strings), "a table of path patterns, each with a list of codes or names"),
    "severity": (_table(_one_of(*LEVELS)), "a table of rules, each with " + " | ".join(LEVELS)),
    "rules": (_table(lambda v: isinstance(v, dict)), "a table of rules, each with its options"),
    "exclude": (_strings, "a list of path patterns"),
    "baseline": (_text, "a path"),
    "require-plugins": (_strings, "a list of distribution names, such as county-terms>=1.0"),
    "time-limit": (_number, "seconds (0: no limit)"),
    "jobs": (_whole, "a number of processes (0: choose)"),
    "ambiguous-width": (_one_of(1, 2), "1 or 2"),
    "suppress": (lambda v: isinstance(v, list) and all(isinstance(e, dict) for e in v), "[[suppress]] tables"),
}
"""Key -> (check, what it must be)."""

SUPPRESS: dict[str, tuple[Check, str]] = {
    "fingerprint": (lambda v: _text(v) and bool(v), "the id of a finding"),
    "rule": (_text, "a code or name"),
    "reason": (lambda v: _text(v) and bool(v.strip()), "why the finding is set aside"),
    "until": (lambda v: type(v) is dt.date, "a date such as 2026-12-31"),
    "path": (_text, "the file it was written for"),
}
"""Keys of one `[[suppress]]` entry; `fingerprint` and `reason` must be there."""


def suggestion(word: str, known: Iterable[str]) -> str:
    """“；是不是 X？” for the nearest known word, or nothing."""
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"；是不是 {near[0]}？(did you mean {near[0]}?)" if near else ""


def check_keys(table: Mapping[str, Any], keys: Mapping[str, tuple[Check, str]], where: str) -> None:
    """Every key known and of the right shape, else a `UsageError` naming file and key."""
    for key, value in table.items():
        if key not in keys:
            raise UsageError(f"{where}: 没有“{key}”这个设置 (unknown key){suggestion(key, keys)}")
        check, shape = keys[key]
        if not check(value):
            raise UsageError(f"{where}: “{key}”的值不对 (wrong value): {value!r}；应为 (must be) {shape}")

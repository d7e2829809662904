"""A plugin of the smallest useful size: one module, one hook, one rule."""

from __future__ import annotations

from collections.abc import Iterable

from checker.api import Rule, hookimpl
from county_terms.county_name import county_name


@hookimpl
def fazhi_rules() -> Iterable[Rule]:
    """The rules this plugin adds."""
    return (county_name,)

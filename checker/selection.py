"""Which rules run: selectors (`ALL`, a code or code prefix, a name) against the rules there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker import lazy
from checker.config.model import Layer
from checker.config.schema import suggestion
from checker.errors import UsageError
from checker.rule import Rule

ALL = "ALL"
_CODE = lazy.compile(r"[A-Z]{1,3}\d{0,3}")


def matches(selector: str, rule: Rule) -> bool:
    """Whether a selector names this rule."""
    by_code = bool(_CODE.fullmatch(selector)) and rule.code.startswith(selector)
    return selector == ALL or by_code or rule.answers(selector)


def outdated(selectors: Iterable[str], rules: Sequence[Rule]) -> tuple[tuple[str, str], ...]:
    """(former name, present name) of every selector that uses a former one, for a notice."""
    return tuple((s, r.name) for s in selectors for r in rules if s in r.former)


def weight(selector: str) -> int:
    """How specific a selector is: a name or whole code beats a longer prefix beats a shorter one beats `ALL`."""
    if selector == ALL:
        return 0
    return len(selector) if _CODE.fullmatch(selector) else 4


def expand(selectors: Iterable[str], rules: Sequence[Rule], where: str) -> frozenset[str]:
    """The names of the rules that any of the selectors names; an unknown selector is a `UsageError`."""
    out: set[str] = set()
    for selector in selectors:
        check_selector(selector, rules, where)
        out.update(r.name for r in rules if matches(selector, r))
    return frozenset(out)


def check_selector(selector: str, rules: Sequence[Rule], where: str) -> None:
    """A `UsageError` with a suggestion when the selector names no rule."""
    if selector == ALL or any(matches(selector, r) for r in rules):
        return
    known = [key for r in rules for key in (r.name, r.code)]
    raise UsageError(f"{where}: 没有规则“{selector}” (unknown rule){suggestion(selector, known)}")


def select(rules: Sequence[Rule], layers: Iterable[Layer]) -> tuple[Rule, ...]:
    """The rules to run, in the given order. Without any `select`: every stable rule.

    Within a layer the more specific selector wins, and `ignore` wins a tie; a later layer's `select` starts anew.
    """
    chosen = {r.name for r in rules if r.status == "stable"}
    for layer in layers:
        listed = (*(layer.select or ()), *layer.extend_select)
        for selector in (*listed, *layer.ignore):
            check_selector(selector, rules, layer.origin)
        start = set[str]() if layer.select is not None else chosen
        chosen = {r.name for r in rules if _wanted(r, listed, layer.ignore, r.name in start)}
    return tuple(r for r in rules if r.name in chosen)


def _wanted(rule: Rule, listed: Iterable[str], ignore: Iterable[str], before: bool) -> bool:
    for_it = max((weight(s) for s in listed if matches(s, rule)), default=None)
    against = max((weight(s) for s in ignore if matches(s, rule)), default=None)
    if for_it is None:
        return before and against is None
    if rule.status == "preview" and for_it < 4:
        return before and (against is None or against < for_it)
    return against is None or for_it > against

"""The characters that an expression can begin with, told to the engine, which then looks at no other place.

`re` tells them only of an expression that begins with one class or is a choice of words; behind a group, a
look-around or a choice of classes the engine tries every place of a text. What an expression finds stays the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from re import _compiler  # type: ignore[attr-defined]
from re import _constants as sre
from typing import Any, TypeAlias

Items: TypeAlias = "list[tuple[Any, Any]]"
"""Characters and ranges as `re` holds those of a class."""

_ZERO_WIDE = (sre.ASSERT, sre.ASSERT_NOT, sre.AT)
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_UNKNOWN: tuple[None, bool] = (None, False)
_HEAD = 5
"""Numbers that code begins with when nothing is told: what they are, how many more, of which kind, least and most."""


def with_opening(code: Sequence[int], parsed: Any, flags: int) -> Sequence[int]:
    """The code of a parsed expression with the characters it can begin with, where `re` has told nothing itself."""
    flags |= parsed.state.flags
    if code[0] != sre.INFO or code[1] != _HEAD - 1 or code[2] or not code[3] or flags & sre.SRE_FLAG_IGNORECASE:
        return code
    items, empty = _first(parsed)
    if not items or empty:
        return code
    opening: list[int] = []
    charset, _ = _compiler._optimize_charset(items)
    _compiler._compile_charset(charset, flags, opening)
    return [code[0], _HEAD - 1 + len(opening), sre.SRE_INFO_CHARSET, code[3], code[4], *opening, *code[_HEAD:]]


def _first(parsed: Iterable[tuple[Any, Any]]) -> tuple[Items | None, bool]:
    """What a sequence can begin with, None if anything, and whether it can be empty."""
    out: Items = []
    for operator, value in parsed:
        items, empty = _of(operator, value)
        if items is None:
            return _UNKNOWN
        out += items
        if not empty:
            return out, False
    return out, True


def _of(operator: Any, value: Any) -> tuple[Items | None, bool]:
    if operator is sre.LITERAL:
        return [(operator, value)], False
    if operator is sre.IN:
        return _UNKNOWN if value[0][0] is sre.NEGATE else (list(value), False)
    if operator is sre.SUBPATTERN:
        _, added, removed, inner = value
        return _UNKNOWN if added or removed else _first(inner)
    if operator is sre.BRANCH:
        ways = [_first(way) for way in value[1]]
        if any(items is None for items, _ in ways):
            return _UNKNOWN
        return [item for items, _ in ways for item in items or ()], any(empty for _, empty in ways)
    if operator in _REPEATS:
        least, _, inner = value
        items, empty = _first(inner)
        return items, empty or not least
    return ([], True) if operator in _ZERO_WIDE else _UNKNOWN

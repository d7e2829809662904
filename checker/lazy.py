"""Regular expressions compiled when first used.

A Chinese character class takes Python some tenth of a millisecond to compile, a range of all Han characters five times
that; a third of our expressions are never asked in an ordinary check. `checker.kept` remembers those that are.
`search` and its like are those of `re` for a fixed expression; one made of a report's words belongs to `re` itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, cast

from checker import kept

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Lazy:
    """Stands for a `re.Pattern`: any attribute but its source compiles it, and its methods are then its own."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = kept.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def compile(source: str, flags: int = 0) -> re.Pattern[str]:
    """Like `re.compile`, but a mistake in `source` shows at the first use: for expressions that a test uses."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


_compiled = cache(kept.compile)


def search(source: str, text: str) -> re.Match[str] | None:
    """`re.search`."""
    return _compiled(source).search(text)


def match(source: str, text: str) -> re.Match[str] | None:
    """`re.match`."""
    return _compiled(source).match(text)


def fullmatch(source: str, text: str) -> re.Match[str] | None:
    """`re.fullmatch`."""
    return _compiled(source).fullmatch(text)


def finditer(source: str, text: str) -> Iterator[re.Match[str]]:
    """`re.finditer`."""
    return _compiled(source).finditer(text)


def findall(source: str, text: str) -> list[Any]:
    """`re.findall`."""
    return _compiled(source).findall(text)


def split(source: str, text: str) -> list[str]:
    """`re.split` by an expression without groups."""
    return _compiled(source).split(text)


def sub(source: str, by: str | Callable[[re.Match[str]], str], text: str) -> str:
    """`re.sub`."""
    return _compiled(source).sub(by, text)

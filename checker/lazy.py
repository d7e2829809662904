"""Regular expressions compiled when first used.

A Chinese character class takes Python some tenth of a millisecond to compile, a range of all Han characters five times
that; a third of our expressions are never asked in an ordinary check. `checker.kept` remembers those that are.
"""

from __future__ import annotations

import re
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

"""Expressions sought only in the sentences that can hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator


def matches(pattern: re.Pattern[str], text: str, sign: str) -> Iterator[re.Match[str]]:
    """The matches of `pattern`, which has a `sign` and no end of a sentence or line in it: only sentences with the sign
    are read."""
    end = 0
    while (at := text.find(sign, end)) >= 0:
        start = max(end, text.rfind("\n", end, at) + 1, text.rfind("。", end, at) + 1)
        stops = [stop for stop in (text.find("\n", at), text.find("。", at)) if stop >= 0]
        end = min(stops, default=len(text))
        yield from pattern.finditer(text, start, end)

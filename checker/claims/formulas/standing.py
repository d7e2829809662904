"""What the words before a figure make of it: an average, a change, a figure of an earlier time."""

from __future__ import annotations

from functools import lru_cache

from checker import lazy
from checker.claims.cues import word_lists

_WORDS = word_lists(__file__)

_AVERAGE = lazy.compile(f"({_WORDS['averages']})({_WORDS['average_links']})*$")
_DELTA = lazy.compile(
    f"({_WORDS['deltas']})({_WORDS['delta_links']})*$"  # 多达■, 高达■: as many as
)
_EARLIER = lazy.compile(
    f"({_WORDS['earlier']})(?:同期)?[^，,；;。]{{0,8}}$"
    r"|(?:(?<![占对])比|较|[与同])(?:19|20)\d\d年(?:同期)?[^，,；;。]{0,6}$"  # 比2022年的■
)


@lru_cache(maxsize=1024)
def said_of(pre: str) -> tuple[bool, bool, bool]:
    """Whether the words before a figure make it an average, a difference, a figure of another time.

    The same few words stand before most figures and are asked for often, so the answers are kept.
    """
    average = bool(_AVERAGE.search(pre)) and not pre.endswith(("分别均", "均均"))
    delta = bool(_DELTA.search(pre))
    return average, delta, bool(_EARLIER.search(pre)) and not delta


__all__ = ["said_of"]

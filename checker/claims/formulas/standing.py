"""What the words before a figure make of it: an average, a change, a figure of an earlier time."""

from __future__ import annotations

from functools import lru_cache

from checker import lazy

_AVERAGE = lazy.compile(
    r"(人均|平均|均|每[^，,]{0,5}|日均|户均|案均|高出|占比)(约|为|达|达到|仅|近|有|配|不少于|至少)*$"
)
_DELTA = lazy.compile(
    r"(增加|减少|净增|净减|(?<!新)增|减|多(?!达)|(?<!不多不)少|缩短|延长|压缩|压减|精简|提高|提升|下降|降低|上升|增长|回落|扩大|高(?!达)|低|上浮|下浮|递增|压降|增幅|减幅|提前)"
    r"(了|约|近|达|达到|为|[多高]达)*$"  # 多达■, 高达■: as many as
)
_EARLIER = lazy.compile(
    r"((?<![网线])上年|去年|上一年|前年|上年度|上月|上周|上季度|往年|(?<!全)年初(?![次步始审任选]|以来)|上期|原来|原先)(?:同期)?[^，,；;。]{0,8}$"
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

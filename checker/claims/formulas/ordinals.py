"""Runs of ordinals in a name: 一至四中队 is four, 第一至第五检察部 five."""

from __future__ import annotations

from collections.abc import Iterable

from checker import lazy
from checker.claims.numerals import SPOKEN

RUN = lazy.compile(
    r"第?(?P<a>[一二三四五六七八九]|[1-9])(?:至|到|[—－~～-])第?(?P<b>[二三四五六七八九十]|[2-9]|1[0-9])"
    r"(?=[\u4e00-\u9fff])(?![年月日天季周时点号人个件名项级类审期届])"
)


def several_in(names: Iterable[str]) -> int:
    """How many more things the names are than they are names: 3 of 一至四中队, none of 机动中队."""
    runs = (run for name in names if (run := RUN.search(name)))
    return sum(max(_ordinal(r["b"]) - _ordinal(r["a"]), 0) for r in runs)


def _ordinal(text: str) -> int:
    return int(text) if text.isdigit() else SPOKEN[text]

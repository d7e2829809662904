"""Inline chains: 一是 … 二是 …, 一要, 第一，第二，, 其一，其二，, 首先 … 其次 … 最后, and ① … ② …"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker import lazy
from checker.document.outline.head import number_value
from checker.document.outline.lines import Line
from checker.document.outline.model import ChainItem
from checker.document.span import Span

_HAN = "一二三四五六七八九十"
_ITEM = lazy.compile(
    rf"(?=[{_HAN}第其①-⑳首再最])(?:^|(?<=[。；;：:，,、！!？?）)”\"\s.]))(?:(?P<han>[{_HAN}]{{1,3}})(?:是|要(?![素求务件闻点害道])|则(?=[，,]))"
    rf"|第(?P<nth>[{_HAN}]{{1,3}})(?:[，,、：:]|(?=[抓是要]))|其(?P<qi>[{_HAN}]{{1,3}})[，,、：:]|(?P<circled>(?<=[。；;：:，,])[①-⑳])|(?P<word>首先|其次|再次|最后)(?=[，,是要]|[一-鿿]))"
)
_STYLES = ("han", "nth", "qi", "circled", "word")


def read_chains(lines: Sequence[Line], heads: set[int]) -> tuple[tuple[ChainItem, ...], ...]:
    """All chains of two or more links; a chain may run on over paragraphs until a heading (`heads`: line numbers)."""
    done: list[list[ChainItem]] = []
    open_: dict[str, list[ChainItem]] = {}
    for i, line in enumerate(lines):
        if i in heads:
            open_ = {}
        for match in _ITEM.finditer(line.text):
            style = next(s for s in _STYLES if match.group(s))
            if style == "nth" and "nth" not in open_ and "word" in open_:
                open_["nth"] = open_["word"]  # 首先 … 第二 … 第三
            chain = open_.get(style)
            value = _value(match, chain)
            if value is None:
                continue
            if chain is None or value == 1:
                chain = open_[style] = []
                done.append(chain)
            at = line.span.start
            chain.append(ChainItem(Span(at + match.start(), at + match.end()), value, match.group()))
    return tuple(sorted((tuple(c) for c in done if len(c) > 1), key=lambda c: c[0].span))


def _value(match: re.Match[str], chain: list[ChainItem] | None) -> int | None:
    word = match.group("word")
    if word is None:
        return number_value(match.group("han") or match.group("nth") or match.group("qi") or match.group("circled"))
    if word == "首先":
        return 1
    return chain[-1].value + 1 if chain else None

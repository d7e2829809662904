"""Which line of the head is the title of the report: known from elsewhere, or by its own words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from checker import lazy

_ENDS = r"(?:报告|年报|总结|公报|汇报|报告书|通报|白皮书)"
_AFFAIRS = r"(?:情况|工作|要点|安排|自查|述职|计划|方案|清单|打算|思路|设想)"
_BRACKET = r"(?:\s?[（(【\[〔].{1,24}[）)】\]〕])?"
_DATED = r"(?:(?:19|20)\d\d|二[〇○Oo零0]\S\S?年?|关于)"
_REPORT = lazy.compile(rf"\S.{{4,78}}{_ENDS}{_BRACKET}$")
_AFFAIR = lazy.compile(rf"(?=.*{_DATED})\S.{{6,78}}{_AFFAIRS}{_BRACKET}$")
_NOT = lazy.compile(
    r"[。！？!?；;]|[:：]$|^[一二三四五六七八九十]{1,3}[、.．]|^[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|^\d{1,2}\s?[.、．](?!\d)|^第.{1,3}[部章节]|^[—－-]{1,2}"
)
_HALF = lazy.compile(r"\S.{3,58}$")
_BREAKS_OFF = lazy.compile(
    r"(?:关于|政府|局|委员会|办公室|街道|[镇乡区县市旗厅院处]|大学|年度?|建设|推进|履行|和|与|及|的|、)$"
)
_BODY_FIRST = lazy.compile(r"\S{2,16}?(?:政府|局|委|办|[镇乡区县市])\S*?(?:(?:19|20)\d\d|二[〇○零])")


def fold(text: str) -> str:
    """Width, white space and punctuation folded, for comparing titles."""
    return lazy.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))


def find_title(lines: Sequence[tuple[int, str]], stated: str | None = None) -> tuple[int, ...]:
    """Indices of the one or two lines that are the title; empty without one.

    `lines` are the (block index, words) of the head that are neither furniture nor source lines; `stated` is a title
    known from a meta tag.
    """
    if stated:
        known = _by_name(lines, fold(stated))
        if known:
            return known
    for at, (index, words) in enumerate(lines):
        if _NOT.search(words) or not (_REPORT.match(words) or _AFFAIR.match(words)):
            continue
        if at and _one_title(lines[at - 1], (index, words)):
            return lines[at - 1][0], index
        return (index,)
    return _two_lines(lines)


def _by_name(lines: Sequence[tuple[int, str]], name: str) -> tuple[int, ...]:
    folded = [(i, fold(w)) for i, w in lines]
    for index, words in folded:
        if words and words == name:
            return (index,)
    for (i, a), (j, b) in pairwise(folded):
        if a and b and a + b == name:
            return i, j
    return ()


def _one_title(first: tuple[int, str], second: tuple[int, str]) -> bool:
    """Whether a line is the upper half of the title that ends in the next line."""
    (i, upper), (j, lower) = first, second
    if j != i + 1 or _NOT.search(upper) or not _HALF.match(upper) or _REPORT.match(upper) or "号" in upper:
        return False
    return bool(_BREAKS_OFF.search(upper)) and not _BODY_FIRST.match(lower)


def _two_lines(lines: Sequence[tuple[int, str]]) -> tuple[int, ...]:
    """A title of which neither line is a title alone (…2023年法治政府 / 建设情况)."""
    for (i, a), (j, b) in pairwise(lines):
        if j == i + 1 and not _NOT.search(a) and not _NOT.search(b) and len(a) + len(b) < 80:
            whole = a + b
            if _BREAKS_OFF.search(a) and (_REPORT.match(whole) or _AFFAIR.match(whole)):
                return i, j
    return ()

"""Which figures are told of last year because the words that open their part of the sentence are."""

from __future__ import annotations

from functools import lru_cache

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formulas.sheet import ANY, Figure, Sheet

_WORDS = word_lists(__file__)

_TIME = lazy.compile(
    rf"(?P<last>(?<![^，,。；;：:、！？!?\n])[而但]?(?:{_WORDS['last']})(?:同期)?(?!{_WORDS['stock']})(?!(?:{_WORDS['aside']})*{ANY})"
    rf"(?=[，,]|[^，,。；;]*{ANY}))"
    rf"|(?P<this>{_WORDS['this']})|[；;]"
)


def led_by_last_year(sheet: Sheet, figure: Figure) -> bool:
    """上年抽查■、完整的■，完整率■: whether last year opens the clauses up to a figure and no other time follows."""
    start, end = sheet.sentence(figure.at)
    words = sheet.skeleton[start:end]
    return "年" in words and any(a <= figure.at - start < b for a, b in _spans(words))


@lru_cache(maxsize=256)
def _spans(words: str) -> tuple[tuple[int, int], ...]:
    """From where to where a sentence tells of last year."""
    out, since = [], -1
    for found in _TIME.finditer(words):
        if since >= 0 and found.start() > since and not found["last"]:
            out.append((since, found.start()))
            since = -1
        elif found["last"]:
            since = found.start() if since < 0 else since
    return (*out, (since, len(words))) if since >= 0 else tuple(out)

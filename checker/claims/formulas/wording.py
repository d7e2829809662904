"""Words beside a figure that say nothing of what it measures: time, the report's own place, grammar."""

from __future__ import annotations

from functools import lru_cache

from checker import lazy
from checker.claims.cues import word_lists

_WORDS = word_lists(__file__)

_CLEAN = lazy.compile(
    rf"全部|所有|{_WORDS['times']}|(?:^|(?<=[的对在为全]))(?:全|我|本)(?:{_WORDS['bodies']})?(?:各级)?|{_WORDS['weak']}|[\s、“”（）()：:，,]"
)
PART_YEAR = lazy.compile(_WORDS["part_year"])
MANY_YEARS = lazy.compile(_WORDS["many_years"])
_OCCASION = lazy.compile(_WORDS["occasions"])
YEAR = lazy.compile(r"20\d\d(?=年)")


def times_differ(first: str, second: str, occasions: bool = True) -> bool:
    """Whether the words before two figures say different years, parts of the year, spans of years or (`occasions`)
    campaigns."""
    if not occasions:
        first, second = _OCCASION.sub("", first), _OCCASION.sub("", second)
    if bool(MANY_YEARS.search(first)) != bool(MANY_YEARS.search(second)):
        return True
    mine, other = PART_YEAR.search(first), PART_YEAR.search(second)
    if (mine is None) != (other is None) or (mine and other and mine.group() != other.group()):
        return True
    a, b = YEAR.findall(first), YEAR.findall(second)
    return bool(a and b and not set(a) & set(b))


@lru_cache(maxsize=512)
def clean(text: str) -> str:
    """What is left of `text` that can tell one measure from another."""
    previous = None
    while previous != text:
        previous, text = text, _CLEAN.sub("", text)
    return text


_FRAME = lazy.compile(
    f"{_WORDS['frame']}|(?:^|(?<=[的对在为]))(?:全|我|本)(?:{_WORDS['bodies']})?(?:各级)?"
    r"|(?:(?<!标)的|[了\s“”‘’「」（）()：:，,、])"
)
_COPULA = lazy.compile(f"(?:{_WORDS['copulas']})+$")


_BRACKET, _LINK = lazy.compile(r"[】〕\]]"), lazy.compile("^[对在从将把就由经向为给于被以按随现已]")


@lru_cache(maxsize=512)
def content(text: str) -> str:
    """The words before a figure without those of time, of the report's own place and of grammar; nouns are kept."""
    text = _BRACKET.split(text)[-1]
    previous = None
    while previous != text:
        previous, text = text, _COPULA.sub("", _FRAME.sub("", text))
    return _LINK.sub("", text)


LOOSE_UNITS = frozenset(["个", "项", "次", "场", "处"])
"""Units that count anything: two figures in one of them need a noun in common."""

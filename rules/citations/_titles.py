"""Document titles in title marks, and a form of them that can be compared."""

from __future__ import annotations

from functools import lru_cache

from checker import lazy
from checker.dataclass import dataclass
from checker.document import Span
from checker.pack.terms import fold

_MARKS = lazy.compile(r"[《》〈〉<>]")
_INNER = lazy.compile(r"《([^《》\n]{2,120})》")
_NESTED = lazy.compile(r"〈([^《》〈〉\n]{2,100})〉")
_DASHES = lazy.compile(r"\s*(?:-|－|—|–|―|~|～|〜|至|到|─)+\s*")
_YEARS = lazy.compile(r"\(?((?:19|20)\d\d)(年?)(-?)((?:19|20)\d\d)(年?)\)?")
_ISSUERS = lazy.compile(
    r"^(?:中共中央办公厅国务院办公厅|中办国办|中共中央国务院|党中央国务院|国务院办公厅|中共中央办公厅|国务院|中共中央|"
    r"中央宣传部司法部|司法部|最高人民法院|最高人民检察院|中央全面依法治国委员会办公室|中央全面依法治国委员会|"
    r"全国人民代表大会常务委员会|全国人大常委会)"
)
_TRIAL = lazy.compile(r"\((?:试行|暂行|修订|修正|草案|修订草案|征求意见稿|\d{4}年?(?:版|修订|修正)?)\)$")


@dataclass(frozen=True, slots=True)
class Title:
    """A title in the text. `core`: without issuer, 关于, 中华人民共和国, years and marks, ready to compare."""

    span: Span
    """With its marks."""
    text: str
    core: str
    issuer: str
    """A national issuer written inside the marks, marks between its parts left out."""
    years: str | None
    """`2021-2025`."""
    dash: bool = True
    """Whether a dash stands between the years."""
    closed_year: bool = True
    """Whether 年 stands after the last year."""
    tail: str = ""
    """What stands after the years: 实施方案, 的通知."""


@lru_cache(maxsize=4)
def titles(text: str) -> tuple[Title, ...]:
    """Titles in 《》 and, nested in them, in 〈〉, in text order; the innermost 《》 where they nest.

    Six rules ask for those of a report, so the last few reports' are kept.
    """
    found = [match for pattern in (_INNER, _NESTED) for match in pattern.finditer(text)]
    return tuple(parse_title(match[1], Span(match.start(), match.end())) for match in found)


def parse_title(inner: str, span: Span) -> Title:
    """A title from the words between its marks."""
    plain = _DASHES.sub("-", lazy.sub(r"[\s\u3000]", "", fold(inner)))
    plain = plain.replace('"', "").replace("'", "").replace("_", "-").replace("[", "(").replace("]", ")")
    years = _YEARS.search(plain)
    tail = ""
    head = plain
    if years:
        head, tail = plain[: years.start()], plain[years.end() :].lstrip("年)")
    head = lazy.sub(r"-(?=\D)|(?<=\D)-", "", head)
    head = head.replace("、", "").replace(",", "").replace("和国务院", "国务院")
    issuer = _ISSUERS.match(head)
    core = head[issuer.end() :] if issuer else head
    core = core.removeprefix("印发").removeprefix("关于").removeprefix("中华人民共和国")
    core = _TRIAL.sub("", core)
    return Title(
        span,
        inner,
        core,
        issuer[0] if issuer else "",
        f"{years[1]}-{years[4]}" if years else None,
        bool(years is None or years[3]),
        bool(years is None or years[5]),
        tail,
    )


def comparable(title: str) -> str:
    """A catalogue title in the form of `Title.core`."""
    return fold(title).replace('"', "").replace("、", "").replace(",", "")

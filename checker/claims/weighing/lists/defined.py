"""Numbers told in a row, each with a clause of its own that names its things: 两种方式、三个方面：方式是…，方面是…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from re import Match

from checker import lazy
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.listed import Listed
from checker.claims.weighing.lists.page import BORDERS, Binding, Page
from checker.dataclass import dataclass

_NAMING = lazy.compile(
    r"[\u4e00-\u9fff]{0,4}?(?:(?:分别|依次|主要|具体)?(?:为|是|有|即|指|包括|涉及|涵盖|设在|位于|在)|[：:])"
)
_JOINT = lazy.compile(r"(?<=..)[和与及](?=..)")
_BEHIND = frozenset(("after", "next", "points", "each", "worded"))
_REACH, _NAME = 160, 4


@dataclass(frozen=True, slots=True)
class Defined:
    """The clause that names the things of a number."""

    number: Announced
    at: int
    """Where the clause begins."""
    begin: int
    """Where the things named begin."""


def read_defined(page: Page, numbers: Sequence[Announced]) -> list[Defined]:
    """The clauses behind numbers told in one sentence that open with what one of them counts."""
    out: list[Defined] = []
    for i, number in enumerate(numbers):
        key = _key(number)
        if not key or not (_beside(page, numbers, i - 1) or _beside(page, numbers, i)):
            continue
        if found := _clause(page, number, key):
            at, naming = found
            out = [d for d in out if d.at != at]  # of two numbers of one kind the nearer
            out.append(Defined(number, at, naming.end()))
    return out


def bind_defined(page: Page, defined: Sequence[Defined]) -> Iterator[Binding]:
    """The numbers with the things that their clauses name."""
    for clause in defined:
        if listed := _things(page, clause):
            yield Binding(clause.number, listed, "next", page.text[clause.number.end : listed.start])


def is_anothers(binding: Binding, page: Page, defined: Sequence[Defined]) -> bool:
    """Whether a list behind a number stands in, or goes on over, the clause that names another number's things; or the
    number has a clause of its own elsewhere."""
    if binding.how not in _BEHIND:
        return False
    number, listed = binding.number, binding.listed
    start = page.clause_start(listed.start, number.end)
    own = [d for d in defined if d.number.at == number.at]
    if any(start <= d.at < listed.end for d in defined if d.number.at != number.at and _key(d.number) != _key(number)):
        return True
    return any(not start <= d.at < listed.end for d in own)


def _key(number: Announced) -> str:
    """The word that a clause opens with to name the number's things."""
    if number.named or number.noun:
        return number.noun if number.named else number.noun[:2]
    told = number.told.rpartition("、")[2]
    return told[-_NAME:] if len(told) >= _NAME else ""  # 专项检查三次、联合检查两次，专项检查为…


def _beside(page: Page, numbers: Sequence[Announced], i: int) -> bool:
    """Whether two numbers that follow one another stand in one sentence."""
    if not 0 <= i < len(numbers) - 1:
        return False
    return "。" not in page.text[numbers[i].end : numbers[i + 1].at]


def _clause(page: Page, number: Announced, key: str) -> tuple[int, Match[str]] | None:
    stop = number.end + _REACH
    at = page.text.find(key, number.stop + 1, stop)
    while at >= 0:
        if page.text[at - 1] in BORDERS:
            naming = _NAMING.match(page.text, at + len(key))
            if naming and (len(key) > 1 or naming.group()[0] in "为是有即：:分依"):
                return at, naming
        at = page.text.find(key, at + 1, stop)
    return None


def _things(page: Page, clause: Defined) -> Listed | None:
    end = page.clause_end(clause.begin)
    if listed := page.read(clause.begin, end):
        return listed
    joint = _JOINT.search(page.masked, clause.begin, end)
    if joint is None or _JOINT.search(page.masked, joint.end(), end):
        return None
    names = (page.text[clause.begin : joint.start()], page.text[joint.end() : end])
    return Listed(clause.begin, end, names, 2, 2, form="pair")

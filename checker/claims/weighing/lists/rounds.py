"""Batches and rounds told one by one: 三批：首批30家，次批24家，末批18家."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from re import Match

from checker import lazy
from checker.claims.formulas.sheet import Sheet
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.listed import Listed
from checker.claims.weighing.lists.page import Binding, Page

_MARK = lazy.compile(
    r"(?<=[，,。；;：:、（(\n])(?P<nth>首|次|末|尾|第?[一二三四五六])(?P<unit>[批轮期次场届段])(?![二三四五六七八九十])"
)
_PLACES = {"首": 1, "一": 1, "次": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_LAST = "末尾"
_UNITS = frozenset("批轮期次场届段")
_PART = lazy.compile("其中|[前后其]")
_REACH, _OFF = 200, 2


def bind_rounds(page: Page, sheet: Sheet, numbers: Sequence[Announced]) -> Iterator[Binding]:
    """The batches told behind their number, when they are all: the last is marked, or they come to the number's total,
    or there are more of them than the number says."""
    for number in numbers:
        if number.number < 2 or number.unit[:1] not in _UNITS or _PART.search(number.told[-2:] + number.lead):
            continue
        line = page.text.find("\n", number.end)
        stop = min(line if line >= 0 else len(page.text), number.end + _REACH)
        marks = [m for m in _MARK.finditer(page.text, number.end, stop) if m["unit"] == number.unit[:1]]
        marks = _in_order(marks)
        size = len(marks)
        if size < 2 or abs(size - number.number) > _OFF:
            continue
        if size < number.number and not (marks[-1]["nth"] in _LAST or _is_whole(sheet, number, marks)):
            continue
        end = page.clause_end(marks[-1].end())
        items = tuple(page.text[m.start() : m.end()] for m in marks)
        listed = Listed(marks[0].start(), end, items, size, size, form="words")
        yield Binding(number, listed, "rounds", page.text[number.end : listed.start])


def _in_order(marks: Sequence[Match[str]]) -> list[Match[str]]:
    """The marks that count on from the first; 末 ends them."""
    out: list[Match[str]] = []
    for mark in marks:
        last = mark["nth"] in _LAST
        if (last and out) or _PLACES.get(mark["nth"][-1]) == len(out) + 1:
            out.append(mark)
        if last:
            break
    return out


def _is_whole(sheet: Sheet, number: Announced, marks: Sequence[Match[str]]) -> bool:
    """两批共104项，首批67项、次批37项: the first figures behind the marks come to one told with the number."""
    told = [next(iter(sheet.within(m.end(), m.end() + 8)), None) for m in marks]
    parts = [f for f in told if f is not None]
    if len(parts) < len(marks) or len({f.family for f in parts}) > 1:
        return False
    around = sheet.within(max(number.at - 24, 0), marks[0].start())
    behind = sheet.within(parts[-1].at + 1, parts[-1].at + 24)
    total = sum(f.number for f in parts)
    return any(f.number == total and f.family == parts[0].family for f in (*around, *behind))

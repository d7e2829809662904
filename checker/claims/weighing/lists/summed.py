"""A number of kinds and what they come to: 邻里203件，婚姻142件，土地118件，三类合计463件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker import lazy
from checker.claims.formulas.sheet import Figure, Sheet
from checker.claims.numerals import SPOKEN
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.listed import Listed
from checker.claims.weighing.lists.page import BORDERS, Binding, Page

_KINDS = "类项种者级批档块部期轮次"
_SUM = lazy.compile(
    r"(?:[\u4e00-\u9fff]{0,4}?(?:合计|总计|共计?|相加|之和|加起来|合起来|合)[^，。；0-9]{0,6}|[^\u4e00-\u9fff]{0,1})$"
)
_EACH = lazy.compile("[每各均]|平均")
_SEVERAL = lazy.compile("[、和及与]")
_NUMBER = lazy.compile(r"(?<!第)(?P<n>[两二三四五六])(?P<unit>[\u4e00-\u9fff])")
_NONE = lazy.compile("无|没有|未[发出]|为零")
_LEVEL = lazy.compile("[国省市州县区乡镇街村社]")
_GROUP = lazy.compile("[；;。]")
_WITHIN = lazy.compile("[（(]|其中|含")
"""Some of the figures are parts of others: 第一批42项，含农业12项、住建30项."""
_REACH, _OFF, _MOST, _LONG = 16, 2, 9, 160


def bind_summed(page: Page, sheet: Sheet, numbers: Sequence[Announced]) -> Iterator[Binding]:
    """The figures right before a number of kinds that add up to the total told of it, however many they are."""
    for number in numbers:
        if number.number < 2 or number.unit[:1] not in _KINDS or not _opens(page, number):
            continue
        total = next(iter(sheet.within(number.end, min(page.clause_end(number.end), number.end + _REACH))), None)
        if total is None or not _SUM.match(page.text[number.end : total.at]) or total.number < 2:
            continue
        parts = _parts(page, sheet, number, total)
        if parts:
            listed = _listed(page, sheet, parts, number)
            yield Binding(number, listed, "summed", page.text[listed.end : number.at])


def _listed(page: Page, sheet: Sheet, parts: Sequence[Figure], number: Announced) -> Listed:
    """The parts as things listed: one of them may be of several kinds, and several may be of one group."""
    start, end = parts[0].at, parts[-1].at + 1
    names = tuple(f.pre + sheet.text[f.span.start : f.span.end] for f in parts)
    more = sum(len(_SEVERAL.findall(f.pre)) for f in parts)
    told = (
        m for m in _NUMBER.finditer(page.text, start - len(parts[0].pre), number.head) if m["unit"] == number.unit[:1]
    )
    more += sum(SPOKEN[m["n"]] - 1 for m in told)  # 余下39项分两批移交
    groups = 1 + len(_GROUP.findall(page.text, start, end))
    several = (groups,) if 1 < groups < len(parts) else ()
    return Listed(start - len(parts[0].pre), end, names, len(parts), len(parts) + more, form="words", groups=several)


def _opens(page: Page, number: Announced) -> bool:
    return number.head > 0 and page.text[number.head - 1] in BORDERS


def _parts(page: Page, sheet: Sheet, number: Announced, total: Figure) -> Sequence[Figure]:
    """The figures last before the number whose sum is the total: as many as the number says, or nearly so many."""
    start = max(page.text.rfind("\n", 0, number.head), number.head - _LONG) + 1
    told = [f for f in sheet.within(start, number.head) if f.family == total.family and not f.is_average]
    whole, size = _amount(total), number.number
    for count in sorted(range(max(size - _OFF, 2), size + _OFF + 1), key=lambda n: abs(n - size)):
        parts = told[-count:]
        if len(parts) == count and sum(map(_amount, parts)) == whole:
            start = max(parts[0].at - len(parts[0].pre) - 2, 0)
            other = _WITHIN.search(page.text, start, number.head) or _NONE.search(page.text, start, number.head)
            levels = number.unit != "级" or all(_LEVEL.search(f.pre) for f in parts)
            return parts if levels and not other else ()
    return ()


def _amount(figure: Figure) -> Decimal:
    return figure.number * figure.scale * figure.times

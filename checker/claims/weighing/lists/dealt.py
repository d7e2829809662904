"""A number of things and the figures dealt out to them: 四个季度的调解量分别为312件、358件、401件和386件."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from re import Match

from checker import lazy
from checker.claims.formulas.sheet import ANY, COUNT, Figure, Sheet
from checker.claims.model import Kind
from checker.claims.numerals import SPOKEN
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.listed import Listed
from checker.claims.weighing.lists.page import CLAUSE_END, Binding, Page

_AND = "(?:、|和|及|与|以及)"
_ONE = rf"{ANY}[\u4e00-\u9fff]{{0,2}}?"
_DEALT = lazy.compile(
    rf"(?:分别|依次|逐[年季月期次轮])(?P<did>[^，,。；;：:、\n\ue001-\ue007]{{0,12}}?)(?P<run>{_ONE}(?:{_AND}{_ONE})+)"
    r"(?=[，,。；;：:（(）)\n]|$)"
)
_SPANS = lazy.compile(
    rf"(?P<did>(?:季度|个?月|年(?![两三四五六七八九])|周|天|期|轮|批)[^，,。；;：:、\n\ue001-\ue007]{{0,12}}?)(?P<run>{_ONE}(?:{_AND}{_ONE}){{2,}})"
    r"(?=[，,。；;：:（(）)\n]|$)"
)
"""Figures of spans of time need no 分别: 四个季度调解■、■、■、■."""
_YEARS = lazy.compile(r"(?P<lead>[近这头前后]|最近)(?P<n>[两二三四五])年(?:[来间里]|以来)?")
_SIDE_BY_SIDE = f"{COUNT}、{COUNT}"
_SETS = lazy.compile("[、/]|一二审|上下|前后|男女|其余|其他|其中|[，,]另|城乡|正副|内外|新旧|同比|环比")
"""Other names than the number's to which figures may be dealt: 受理、审结分别为■、■; 上下半年."""
_JOINS = lazy.compile("[和与及同跟较比]")
_EACH = lazy.compile(r"(?:每|各|平均)[^，。；：]{0,3}$")
_PER = lazy.compile("每|各(?![自种类])")
_REACH, _HOPS, _OFF, _WORDY = 60, 2, 2, 12


def bind_dealt(page: Page, sheet: Sheet, numbers: Sequence[Announced]) -> Iterator[Binding]:
    """The figures behind 分别 or 依次 and the number of things nearest before that word."""
    starts = [n.at for n in numbers]
    for found in _runs(page):
        figures = sheet.within(found.start("run"), found.end("run"))
        number = _number(page, sheet, numbers, starts, found, figures)
        size = len(figures)
        if number is None or abs(number.number - size) > _OFF:
            continue
        if not (_alike(figures) or page.relation.says("deictic", number.lead)):
            continue
        if _others_named(page, number, found, size):
            continue
        items = tuple(sheet.text[f.span.start : f.span.end] for f in figures)
        listed = Listed(found.start("run"), found.end("run"), items, len(items), len(items), form="words")
        yield Binding(number, listed, "dealt", page.text[number.end : found.start("run")])


def _runs(page: Page) -> Iterator[Match[str]]:
    """Where figures of one clause follow one another without a name between."""
    if "分别" in page.text or "依次" in page.text:
        yield from _DEALT.finditer(page.text)
    at = page.text.find(_SIDE_BY_SIDE)
    while at >= 0:
        end = page.clause_end(at)
        found = _SPANS.search(page.text, page.clause_start(at, max(at - _REACH, 0)), end)
        if found and "分别" not in found["did"] and "依次" not in found["did"]:
            yield found
        at = page.text.find(_SIDE_BY_SIDE, end)


def _alike(figures: Sequence[Figure]) -> bool:
    """Whether figures measure one thing; 2.1个、1.4个和0.8个百分点 do."""
    of_points = figures[-1].kind is Kind.POINTS
    return len({f.family for f in figures if not (of_points and f.mention.unit == "个")}) == 1


def _number(
    page: Page,
    sheet: Sheet,
    numbers: Sequence[Announced],
    starts: Sequence[int],
    found: Match[str],
    figures: Sequence[Figure],
) -> Announced | None:
    """The number of things nearest before the figures, with at most two marks between and no figure but their sum."""
    at = found.start() + found["did"].startswith("个")
    i = bisect_right(starts, at) - 1
    number = numbers[i] if i >= 0 and at - numbers[i].end <= _REACH else None
    if number and number.at in {f.at for f in figures}:
        return None
    if number and _is_total(number, figures):
        number = numbers[i - 1] if i and at - numbers[i - 1].end <= _REACH else None
    after = number.end if number else max(at - _REACH, 0)
    years = next(reversed([*_YEARS.finditer(page.text, after, at)]), None)
    if years:
        number = _of_years(years)
    if number is None or number.number < 2 or number.end > at:
        return None
    gap = page.text[number.end : at]
    marks = sum(mark in "，,。；;：:" for mark in gap)
    between = sheet.within(number.end, at)
    other = between and (len(between) > 1 or between[0].number != sum(f.number for f in figures))
    if other or "\n" in gap or "；" in gap or marks > _HOPS:
        return None
    return number


def _is_total(number: Announced, figures: Sequence[Figure]) -> bool:
    """合计组织■，依次为■、■、■: the number is what the figures come to."""
    return number.number == sum(f.number for f in figures)


def _of_years(years: Match[str]) -> Announced:
    at = years.start("n")
    return Announced(
        at, years.start(), at + 2, years.end(), SPOKEN[years["n"]], "年", "", False, False, True, years["lead"], ""
    )


def _others_named(page: Page, number: Announced, found: Match[str], size: int) -> bool:
    """Whether the figures are dealt to other things: names between number and word, or names before the number."""
    if _EACH.search(number.told + number.lead):
        return True
    gap = page.text[number.end : found.start()] + found["did"]
    if _PER.search(CLAUSE_END.split(gap)[-1]):
        return True  # 两名检查员每季分别登船■、■、■
    if _SETS.search(gap) or (size == 2 and _JOINS.search(gap)):
        return True
    if number.number == size:
        return False
    start = page.clause_start(number.head, max(number.head - 2 * _REACH, 0))
    own = page.text[start : number.head]
    if own.endswith("、") or (size == 2 and _JOINS.search(own)):
        return True  # 二级、三级响应分别■、■
    before = (page.read(start, number.head), page.read(start, number.end))  # 广场■、长廊■、公园■，分别■、■和■
    return any(b is not None and b.holds(size) for b in before)


def dealt_signs(binding: Binding) -> dict[str, float]:
    """What tells that the figures are not those of the number's things."""
    words = binding.gap.removesuffix("为").removesuffix("是").removesuffix("分别").removesuffix("依次")
    return {
        "hops": sum(mark in "，,。；;：:" for mark in binding.gap),
        "pair": len(binding.listed.items) == 2,
        "wordy": len(words) > _WORDY,
    }

"""The day from which one document applies, told twice: 条例自5月1日起施行 … 条例自7月1日施行以来."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.repeats.said_twice import said_formula
from checker.claims.weighing.said import Said
from checker.dataclass import dataclass

_DAY = lazy.compile(r"月(?P<day>\d{1,2})日(?:起|开始|以来)?[\u4e00-\u9fff]{0,6}?(?P<word>施行|实施|生效)")
_MONTH = lazy.compile(r"(?:(?P<year>20\d\d)年|今年|本年|当年)?(?P<month>\d{1,2})$")
_TITLE = lazy.compile(r"《[^《》\n]{2,40}》")
_KIND = lazy.compile("条例|办法|规定|细则|规则|规章|决定|意见|标准|基准|清单|方案|制度|指引|导则|规程")
_OTHER = lazy.compile("修[订正改]|废止|试行|旧|原|暂停|延长|第[一二三四五六七八九十]+[条章次批]")
"""What has a day of its own: the version amended, a single article."""
_REACH = 160


@dataclass(frozen=True, slots=True)
class _Day:
    """A day from which something applies, where it stands."""

    start: int
    end: int
    year: str | None
    month: int
    day: int
    word: str


def date_candidates(ctx: Context) -> Iterator[Candidate]:
    """Two days from which the only document told of hereabouts is said to apply."""
    text = ctx.sheet.skeleton
    for earlier, later in pairwise(_days(text)):
        if _disagree(earlier, later) and _one_document(text, earlier, later):
            a, b = _said(ctx, earlier), _said(ctx, later)
            yield Candidate((a, b), {}, partial(said_formula, ctx, a, b), sure=True)


def _days(text: str) -> Iterator[_Day]:
    for found in _DAY.finditer(text):
        before = _MONTH.search(text[max(found.start() - 7, 0) : found.start()])
        if before is not None:
            start = found.start() - len(before.group())
            yield _Day(start, found.end(), before["year"], int(before["month"]), int(found["day"]), found["word"])


def _disagree(a: _Day, b: _Day) -> bool:
    """Whether two days are not one."""
    if a.word != b.word and "生效" in (a.word, b.word):
        return False
    years = {a.year, b.year} - {None}
    return len(years) > 1 or (a.month, a.day) != (b.month, b.day)


def _one_document(text: str, a: _Day, b: _Day) -> bool:
    """Whether both are said of one document: one title before, and no other behind it."""
    if b.start - a.end > _REACH:
        return False
    low = max(a.start - _REACH, text.rfind("\n", 0, a.start) + 1)
    start = max((text.rfind(mark, low, a.start) for mark in "。；;"), default=-1) + 1 or low
    before, between = text[max(start, low) : a.start], text[a.end : b.start]
    end = min((i for i in (text.find(mark, b.end) for mark in "，,。；;\n") if i >= 0), default=len(text))
    if _OTHER.search(before) or _OTHER.search(between) or _OTHER.search(text[b.start : end]):
        return False
    titles = _TITLE.findall(before)
    again = _TITLE.findall(between)
    if len(titles) > 1 or not set(again) <= set(titles):
        return False
    kinds = set(_KIND.findall(titles[0] if titles else before)[-1:])
    named = set(_KIND.findall(_TITLE.sub("", between[-20:] + text[b.start : b.end])))
    return bool(kinds) and (bool(again) or (bool(named) and named <= kinds) or text.startswith("以来", b.end))


def _said(ctx: Context, day: _Day) -> Said:
    return Said(-day.start - 1, ctx.sheet.place(day.start, day.end), "日", day.month * 100 + day.day, day.word)

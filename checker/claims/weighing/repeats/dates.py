"""The day from which one document applies, told twice: 条例自5月1日起施行 … 条例自7月1日施行以来."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.repeats.said import Said, said_formula

_WORDS = ("施行", "实施", "生效")
_DAY = lazy.compile(
    r"(?:(?P<year>20\d\d)年|今年|本年|当年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:起|开始|以来)?"
    r"(?:[\u4e00-\u9fff]{0,6}?)(?P<word>施行|实施|生效)"
)
_TITLE = lazy.compile(r"《[^《》\n]{2,40}》")
_KIND = lazy.compile("条例|办法|规定|细则|规则|规章|决定|意见|标准|基准|清单|方案|制度|指引|导则|规程")
_OTHER = lazy.compile("修[订正改]|废止|试行|旧|原|暂停|延长|第[一二三四五六七八九十]+[条章次批]")
"""What has a day of its own: the version amended, a single article."""
_REACH = 160


def date_candidates(ctx: Context) -> Iterator[Candidate]:
    """Two days from which the only document told of hereabouts is said to apply."""
    text = ctx.sheet.skeleton
    if not any(text.count(word) > 1 for word in _WORDS):
        return
    told: list[re.Match[str]] = []
    for later in _DAY.finditer(text):
        for earlier in told[-1:]:
            if _disagree(earlier, later) and _one_document(text, earlier, later):
                a, b = _said(ctx, earlier), _said(ctx, later)
                yield Candidate((a, b), {}, partial(said_formula, ctx, a, b), sure=True)
        told.append(later)


def _disagree(a: re.Match[str], b: re.Match[str]) -> bool:
    """Whether two days are not one."""
    if a["word"] != b["word"] and "生效" in (a["word"], b["word"]):
        return False
    years = {a["year"], b["year"]} - {None}
    return len(years) > 1 or (int(a["month"]), int(a["day"])) != (int(b["month"]), int(b["day"]))


def _one_document(text: str, a: re.Match[str], b: re.Match[str]) -> bool:
    """Whether both are said of one document: one title before, and no other behind it."""
    if b.start() - a.end() > _REACH:
        return False
    low = max(a.start() - _REACH, text.rfind("\n", 0, a.start()) + 1)
    start = max((text.rfind(mark, low, a.start()) for mark in "。；;"), default=-1) + 1 or low
    before, between = text[max(start, low) : a.start()], text[a.end() : b.start()]
    end = min((i for i in (text.find(mark, b.end()) for mark in "，,。；;\n") if i >= 0), default=len(text))
    if _OTHER.search(before) or _OTHER.search(between) or _OTHER.search(text[b.start() : end]):
        return False
    titles = _TITLE.findall(before)
    again = _TITLE.findall(between)
    if len(titles) > 1 or not set(again) <= set(titles):
        return False
    kinds = set(_KIND.findall(titles[0] if titles else before)[-1:])
    named = set(_KIND.findall(_TITLE.sub("", between[-20:] + text[b.start() : b.end()])))
    return bool(kinds) and (bool(again) or (bool(named) and named <= kinds) or text.startswith("以来", b.end()))


def _said(ctx: Context, found: re.Match[str]) -> Said:
    start, end = found.start(), found.end()
    span = ctx.sheet.place(start, end)
    return Said(-start - 1, span, "日", int(found["month"]) * 100 + int(found["day"]), found["word"])

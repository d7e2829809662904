"""A small number told in words and again with another value: 组建八支小队 … 这9支, 召开会议三次 … 召开的四次会议."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.families import family_of
from checker.claims.formulas.sheet import COUNT
from checker.claims.numerals import SPOKEN
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.repeats.said_twice import said_formula
from checker.claims.weighing.said import Said

_UNITS = "支处家所座间名位条辆台次场期轮部"
_AGAIN = lazy.compile(
    rf"[这述的](?:(?<=这)|(?<=[上前]述)|(?<=(?P<verb>[\u4e00-\u9fff]{{2}})的))(?:{COUNT}|[二两三四五六七八九十](?=[{_UNITS}][\u4e00-\u9fff]{{2}}))"
)
_TOLD = lazy.compile(
    rf"(?<![第每逐各十百几数])(?P<n>[一二两三四五六七八九十])(?P<unit>[{_UNITS}])(?P<noun>[\u4e00-\u9fff]{{2,10}}|(?=[，,。；;、]))"
)
_SMALL = lazy.compile(f"[一二两三四五六七八九十][{_UNITS}]")
_NOUN = lazy.compile("[\u4e00-\u9fff]{2}")
_CHANGED = lazy.compile("[增扩减撤并另再又余加]|新[设建聘]|其中|分别|合计|共计")
"""Between the two: their number may have changed, or several are told together."""
_AT = lazy.compile(
    "(?:全[年市县区镇乡州]|年[内度]|今年|本年度?|一年来?|在|对|从|所|已|共|委员会|[我本][市县区镇乡局院])*"
)
"""What may stand before 召开的四次会议 without telling of another body or time."""
_CLAUSE = lazy.compile("[，,。；;：:、\n]")
_REACH, _MOST, _LISTED = 90, 19, 24
_NAMED, _TITLED = 8, 20
"""Characters before a figure, and before a number in words, that may name it."""


def spoken_candidates(ctx: Context) -> Iterator[Candidate]:
    """Numbers that point back and differ from the only one of their things told before, one of them in words."""
    text = ctx.sheet.skeleton
    for again in _AGAIN.finditer(text):
        at, start = again.end() - 1, _start(again)
        low = max(at - _REACH, text.rfind("\n", 0, text.rfind("\n", 0, at) + 1) + 1, 0)
        told = list(_all(ctx, low, start)) if _SMALL.search(text, low, at + 2) else []
        later = next((said for said in _all(ctx, at, at + 14) if said.index == -at), None)
        if later is None or not told:
            continue
        same = [a for a in told if a.family == later.family]
        if len(same) != 1 or _CHANGED.search(text, -same[0].index, start):
            continue
        earlier, digits = same[0], (text[-same[0].index], text[at])
        if "、" in text[max(-earlier.index - _LISTED, low) : -earlier.index]:
            continue  # 甲局、乙局、丙局三家。上述四家: what is named counts
        if earlier.number == later.number or min(earlier.number, later.number) < 2 or digits == (COUNT, COUNT):
            continue
        if again["verb"] and not _done(text, again, earlier):
            continue
        if later.noun[:2] in earlier.noun or earlier.noun[-2:] in later.noun:
            signs = {"pointing": 1.0, "back": 1.0}
            yield Candidate((earlier, later), signs, partial(said_formula, ctx, earlier, later))


def _start(again: re.Match[str]) -> int:
    """Where the words begin that point back: 这, 上述, 召开的."""
    if again["verb"]:
        return again.start("verb")
    return again.start() - again.group().startswith("述")


def _done(text: str, again: re.Match[str], earlier: Said) -> bool:
    """召开会议三次。在召开的四次会议上: whether 的 follows the first one's verb, with no body or time of its own."""
    verb, at = again["verb"], _start(again)
    start = max(found.end() for found in _CLAUSE.finditer(text, max(at - _REACH, 0), at)) if at else 0
    return verb in text[max(-earlier.index - _NAMED - 4, 0) : -earlier.index] and bool(_AT.fullmatch(text, start, at))


def _all(ctx: Context, start: int, end: int) -> Iterator[Said]:
    """The small numbers of things in a stretch, those in digits first."""
    sheet = ctx.sheet
    for figure in sheet.within(start, end):
        named = _NOUN.match(figure.post)
        if figure.mention.unit and figure.exact and figure.number <= _MOST:
            name = figure.post[:10] if named else figure.pre[-_NAMED:]
            yield Said(-figure.at, figure.span, figure.family, int(figure.number), name)
    for found in _TOLD.finditer(sheet.skeleton, start, end):
        span = sheet.place(found.start(), found.end("unit"))
        noun = found["noun"] or sheet.skeleton[max(found.start() - _TITLED, start) : found.start()]
        yield Said(-found.start(), span, family_of(found["unit"]), SPOKEN[found["n"]], noun)

"""Rates above 100 % that are parts of a whole: 按期办结率103.2%, 占全部案件的112%, 有104%的群众表示满意."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from checker import kept, lazy
from checker.claims.cues import Cues, load_cues
from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import HUNDRED, plain
from checker.claims.formulas.changes import is_change
from checker.claims.formulas.context import Context, bound
from checker.claims.formulas.percents import each_of
from checker.claims.formulas.sheet import PERCENT, POINTS, Figure
from checker.claims.model import Kind
from checker.dataclass import dataclass
from checker.diagnostics.message import Text

_REACH, _AROUND = 48, 24
"""Characters before a percentage in which its rate is named, and in which words say what it is told of."""
_LEAST_SIZE = 10
_WHOLE = 8
"""Characters behind a percentage in which the whole is named that it is said of."""
_NAME = lazy.compile("[\u4e00-\u9fff“”]{1,12}$")
_STOP = lazy.compile("[。；;！？!?\n]")
_BRACKET = lazy.compile("[（(][^（()）]*[)）]")
_SHARE = lazy.compile("占(?P<base>[^，,。；;]{0,14}?)(?:的|比)?(?:为|达到?|约)?$")
_TOLD_FIRST = lazy.compile("^的(?P<name>[\u4e00-\u9fff]{2,10}?(?:率|占比|满意度|知晓度))(?![先领])")
_AMONG = lazy.compile("[一-鿿“”]{0,10}?(?:[中里]|之内)[一-鿿]{0,3}?有")
_SOME = lazy.compile("(?:^|[有近约]|显示|其中|超过?|反映|表明)$")


@dataclass(frozen=True, slots=True)
class _Words:
    cues: Cues
    gap: re.Pattern[str]
    """All that may stand between the name of a rate and its value."""

    def says(self, cue: str, text: str) -> bool:
        return self.cues[cue].search(text) is not None


@lru_cache(maxsize=1)
def _load() -> _Words:
    cues = load_cues(Path(__file__).with_name("over.toml"))
    link, reach, move = (f"(?:{cues[k].pattern})" for k in ("links", "reaches", "moves"))
    gap = (
        rf"(?:[由从][^，,。；;：:{PERCENT}]{{0,10}}{PERCENT}(?:左右|的)?"  # 由上年的■升至
        rf"|[比较][^，,。；;：:{PERCENT}{POINTS}]{{0,10}}{move}了?[{PERCENT}{POINTS}](?=[，,至到])"  # 比上年提高■，达到
        rf"|[同环]比{move}了?[{PERCENT}{POINTS}](?=[，,至到])"
        rf"|(?:突破|超过?|跨[过越]){PERCENT}(?=[，,])"
        rf"|[一二三四]季度{PERCENT}[、，,]"
        rf"|(?:(?<=分别)|(?<=依次))(?:{reach})*(?:{PERCENT}[、，,和及与])+"
        rf"|{link}|{reach}|[，,])*+"
    )
    return _Words(cues, kept.compile(gap))


def find_over(ctx: Context) -> Iterator[Formula]:
    """Rates above 100 % that are parts of a whole, and more than a hundred among each hundred."""
    for figure in ctx.sheet.figures:
        if figure.kind is Kind.COUNT and (size := _exceeded(ctx, figure)) is not None:
            yield _formula(figure, size)
        if figure.kind not in (Kind.PERCENT, Kind.GROWTH) or figure.number <= 100 or is_change(figure):
            continue
        low = figure.value.low
        if low is not None and low > 100 and (name := _rate(ctx, figure)):
            yield _formula(figure, HUNDRED, name)


def _exceeded(ctx: Context, figure: Figure) -> Decimal | None:
    """每100份文书中有106份: the number of which a part is told that exceeds it."""
    if figure.number <= _LEAST_SIZE or not figure.exact or not figure.pre.endswith("有"):
        return None
    each = each_of(ctx.sheet, figure)
    return each.size if each is not None and figure.number > each.size and _AMONG.fullmatch(each.behind) else None


def _rate(ctx: Context, figure: Figure) -> str:
    """What the part is called; empty where the percentage may be told of something else."""
    words = _load()
    start, end = ctx.sheet.sentence(figure.at)
    start = max(start, figure.at - _REACH)
    told = _STOP.split(ctx.sheet.skeleton[start : figure.at])[-1]
    if words.says("tasks", told[-_AROUND:]):
        return ""
    told = figure.pre if figure.pre and not told.endswith(figure.pre) else _BRACKET.sub("", told)  # its own of 分别
    name = _named_before(words, told) or _share(words, figure) or _named_behind(words, figure)
    old = words.says("closing", name) and words.says("old_cases", ctx.sheet.skeleton[start:end])
    return "" if old else name


def _named_before(words: _Words, told: str) -> str:
    """按期办结率比上年提高■，达到■: nothing but how it came there stands between the last rate named and its value."""
    named = list(words.cues["names"].finditer(told))
    if not named or not words.gap.fullmatch(told, named[-1].end()):
        return ""
    found = _NAME.search(told[: named[-1].end()])
    name = found.group() if found else ""
    return name if words.says("bounded", name) or not words.says("unbounded", told[-_AROUND:] + name) else ""


def _share(words: _Words, figure: Figure) -> str:
    """占全部案件的■, but not of another year's or of the other side: 线上办件占线下办件的■."""
    found = _SHARE.search(figure.pre)
    if (
        found is None
        or words.says("other_bases", figure.pre[found.start("base") :])
        or words.says("unbounded", figure.clause[-_AROUND:])
    ):
        return ""
    return "占比"


def _named_behind(words: _Words, figure: Figure) -> str:
    """以■的按时办结率, 有■的受访群众."""
    found = _TOLD_FIRST.match(figure.post)
    if found is not None and not words.says("unbounded", found["name"]):
        sets = list(words.cues["sets"].finditer(figure.pre))
        return found["name"] if sets and words.gap.fullmatch(figure.pre, sets[-1].end()) else ""
    if not figure.post.startswith("的") or not _SOME.search(figure.pre):
        return ""
    whole = words.cues["wholes"].search(figure.post, 1, _WHOLE)
    return "占比" if whole is not None and figure.post[whole.end() : whole.end() + 1] not in ("量", "数", "") else ""


def _formula(figure: Figure, size: Decimal, name: str = "") -> Formula:
    most, mark = plain(size), "%" if name else ""
    value = plain(figure.number) + mark
    says = Text(f"“{name}”不会超过 100%，文中为 {value}", f"{name} cannot exceed 100%, it is given as {value}")
    if not name:
        says = Text(f"每 {most} 个之中不会有 {value} 个", f"of each {most} there cannot be {value}")
    arithmetic = f"{value} > {most}{mark}"
    return Formula(
        FormulaKind.LIMIT,
        (bound(figure, "比率", "rate"),),
        Origin.SYNTAX,
        Verdict.CONTRADICTORY,
        says,
        (Reading(Text(arithmetic, arithmetic), False),),
        Text(
            "核对分子、分母；若分母另有所指（如年度任务数），请写明",
            "check both counts; if the base is something else, name it",
        ),
    )

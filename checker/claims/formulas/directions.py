"""Two figures of two times told the wrong way round: 由120件降至150件, 24次与上年的16次持平."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import percent_text
from checker.claims.formulas.changes import CAVEAT, LAST_YEAR, from_to, when
from checker.claims.formulas.context import Context, bound, is_amount, shown
from checker.claims.formulas.sheet import Figure
from checker.diagnostics.message import Text

_THEN = r"(?:到|至|为)(?:了|约|(?:现在|目前|今年|20\d\d年)的?)?$"
_UP = lazy.compile(rf"(?:增加?|增长|上?升|提高|提升|上?涨|扩大?|扩充|攀升|增补){_THEN}")
_DOWN = lazy.compile(rf"(?:减少?|下?降|降低|回落|压减|压缩|压|精简|缩短|缩减|缩|下滑|跌|收窄){_THEN}")
_RANK = lazy.compile(r"排名|位次|名次|排序|第$|位居|列第")
_EVEN = lazy.compile(r"(?P<nearly>基本|大体|大致|总体)?(?:持平|相当(?!于)|保持不变)")
_AGAINST = lazy.compile(r"(?:与|和|同|跟|较|比)(?:上一?年|去年|前年|年初|20\d\d年)[^，,。；;]{0,10}$")
_BASE_BEHIND = lazy.compile(r"[（(](?:上一?年|去年|前年|20\d\d年)(?:度|同期)?的?[为是]?[：:]?")
_YEARLY = lazy.compile(r"[，,]?(?:同比|较上年|比上年|与上年|较去年|比去年|与去年|总体|整体)?")
_SLACK = (Decimal("0.1"), Decimal("0.2"))
"""Part of the old figure by which 持平, and 基本持平, may differ from it."""


def find_directions(ctx: Context) -> Iterator[Formula]:
    """Rises told as falls between two figures, and figures said to be equal that are far apart."""
    for move in from_to(ctx):
        words = ctx.sheet.between(move.old, move.new)
        rises, falls = _UP.search(words), _DOWN.search(words)
        if not (rises or falls) or _RANK.search(move.old.clause[-16:]) or not is_amount(move.new):
            continue
        if (rises and move.new.value.below(move.old.value)) or (falls and move.old.value.below(move.new.value)):
            verb, en = ("增加", "rise") if rises else ("减少", "fall")
            yield _formula(
                move.new,
                move.old,
                Text(f"文中说{verb}，两数却相反", f"the text says a {en}; they differ the other way"),
            )
    for found in _EVEN.finditer(ctx.sheet.skeleton):
        yield from _even(ctx, found)


def _even(ctx: Context, found: re.Match[str]) -> Iterator[Formula]:
    """■与上年的■持平; ■，同比持平（上年为■）"""
    start, end = ctx.sheet.sentence(found.start())
    near = [f for f in ctx.sheet.within(start, found.start()) if is_amount(f)]
    behind = ctx.sheet.within(found.end(), end)[:1]
    if near and behind and _BASE_BEHIND.fullmatch(ctx.sheet.skeleton, found.end(), behind[0].at):
        new, old = near[-1], behind[0]
        words = ctx.sheet.skeleton[new.at + 1 : found.start()]
        told = new.family == old.family and _YEARLY.fullmatch(words) is not None
    elif len(near) > 1 and near[-1].family == near[-2].family and near[-1].index == near[-2].index + 1:
        old, new = near[-1], near[-2]
        words = ctx.sheet.skeleton[old.at + 1 : found.start()]
        told = len(words) <= 8 and not lazy.search(r"[，,。；;]", words) and _AGAINST.search(old.clause) is not None
    else:
        return
    if not told or old.is_delta or new.is_delta:
        return
    if when(ctx, new) == LAST_YEAR or CAVEAT.search(ctx.sheet.skeleton[start : found.start()]):
        return
    slack = _SLACK[1] if found["nearly"] else _SLACK[0]
    if old.exact and new.exact and abs(new.number - old.number) > old.number * slack:
        word = found.group()
        yield _formula(new, old, Text(f"文中说{word}", "the text says that they are even"))


def _formula(new: Figure, old: Figure, says: Text) -> Formula:
    rate = (new.number - old.number) * 100 / old.number if old.number else Decimal(0)
    zh, en = ("增长", "rise") if rate > 0 else ("下降", "fall")
    text = percent_text(abs(rate), 1)
    arithmetic = f"({shown(new)}-{shown(old)})/{shown(old)} = {'-' if rate < 0 else ''}{text}"
    return Formula(
        FormulaKind.GROWTH,
        (bound(new, "本期数", "present figure"), bound(old, "基数", "base")),
        Origin.SYNTAX,
        Verdict.CONTRADICTORY,
        Text(
            f"由 {shown(old)} 到 {shown(new)} 是{zh} {text}，{says.zh}",
            f"from {shown(old)} to {shown(new)} is a {en} of {text}; {says.en}",
        ),
        (Reading(Text(arithmetic, arithmetic), False),),
        Text("改写增减的说法，或订正两期的数", "correct the wording or the two figures"),
    )

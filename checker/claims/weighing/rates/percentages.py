"""Which percentages of a report are rates: none that tells a change, a goal or how far something lies off its plan."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formulas.changes import is_change
from checker.claims.formulas.context import Context
from checker.claims.formulas.percents import each_of, is_percent
from checker.claims.formulas.sheet import ANY, Figure, Sheet
from checker.claims.interval import Interval
from checker.claims.model import Kind

_WORDS = word_lists(__file__)

_RISE = lazy.compile(
    r"(?<![篇版图])幅|增速|增长率|[同环]比[+＋\-－—]?$|"
    r"(?:超[收支额产缴出]|短[收缴少]|欠[收产]|[增减][收支产]|节[约支省余]|[核审]减|优惠|让利|折让|折扣|[溢折降涨提]价|[上下]浮|浮动|[下上]?调|[高多低少]出|超前|滞后|落后)"
    r"(?:了|约|近|仅有?|只有?|不[到足及过]|为|达到?|幅度?|率|比例|超过?|平均)*$"
)
"""A change, or how far something lies off its plan."""
_RISE_BEHIND = lazy.compile(r"的?(?:[增降减升涨跌调]幅|[上下]浮|优惠|折扣|溢价)")
"""罚款额35%的降幅: the same told behind the percentage."""
_RISE_AS = lazy.compile(r"^(?:从|就|看|论)?[增降升涨跌减]幅(?:来?看|来[说讲]|而言)?[，,：:]?$")
"""从降幅来看，达到45%: the same told by the clause before."""
_MOVED = lazy.compile(rf"[（(](?:由|从)?{ANY}(?:下降|上升|增加|减少|提高|[增升降减])[至到为]{ANY}[）)]")
"""（41起降为33起）: what a percentage before it is the change of."""
_INSIDE = lazy.compile(r"^.{0,8}?[中里](?:就|仅|只)?有?|(?:的|有|不到|不足|近|约|超过?|就)+$")
_SIGNS = ("+", "＋", "↑", "↓", "▲", "▼")
_BESIDE = lazy.compile(r"\s*[、（(/／，,]\s*")
_GOAL = lazy.compile(
    r"(?:以上|以内)?的?(?:[省市县区]里|上级|年度|既定|序时|规定)?的?(?:要求|目标|标准|指标|规定|底线|红线|警戒)"
)
"""不低于95%的要求: no rate of anything that was counted."""
_BOUNDED = lazy.compile(
    rf"(?P<denied>{_WORDS['denied']})?(?:(?P<over>{_WORDS['over']})|(?P<under>{_WORDS['under']})|(?P<near>{_WORDS['near']})"
    rf"|(?P<about>{_WORDS['about']})|(?P<reached>{_WORDS['reached']}))了?占?了?(?:[^，,。；;、：:\ue001-\ue007]{{1,12}}的)?$"
)
"""不到总数的■: no more than that."""
_NEARLY, _OVER = Decimal("0.9"), Decimal("1.1")
"""What is nearly or about so many has so much of it at least, and at most."""
_BOUND = lazy.compile(r"比例(?:一般|原则上)?(?:不[高低少]于|不超过?|控制在)$")
"""抽查比例不高于■: a rule, no count."""


def rates_of(ctx: Context) -> list[Figure]:
    """Every percentage or part told in words that is no change, and 每百件中有■ as one; 不到总数的■ as no more."""
    out = []
    for figure in ctx.sheet.figures:
        if "/" in figure.mention.text and ctx.sheet.skeleton[figure.at - 1 : figure.at] in ("（", "("):
            continue  # 87.1%（27/31）: what the percentage before it is made of
        if is_percent(figure):
            if (_GOAL.match(figure.post) and "率" not in figure.pre) or _BOUND.search(figure.pre):
                continue
            if not (_is_rise(figure) or _moved(ctx.sheet, figure) or _of_change(ctx.sheet, figure)):
                out.append(_bounded(figure))
        elif figure.kind is Kind.COUNT and (per := _per_hundred(ctx.sheet, figure)) is not None:
            out.append(per)
    return out


def _is_rise(figure: Figure) -> bool:
    told = _RISE.search(figure.clause[-24:]) or _RISE_BEHIND.match(figure.post) or _RISE_AS.match(figure.lead)
    return is_change(figure) or figure.pre.endswith(_SIGNS) or told is not None


def _moved(sheet: Sheet, figure: Figure) -> bool:
    return _MOVED.match(sheet.skeleton[figure.at + 1 : figure.at + 16]) is not None


def _of_change(sheet: Sheet, figure: Figure) -> bool:
    """减少1.8万次、35.3%: a percentage set beside the amount of a change is that change again."""
    previous = sheet.figures[figure.index - 1] if figure.index else figure
    beside = previous is not figure and previous.kind is not Kind.PERCENT and is_change(previous)
    return beside and _BESIDE.fullmatch(sheet.between(previous, figure)) is not None


def _bounded(figure: Figure) -> Figure:
    """不到总数的三成, 超过了受理量的■: a percentage with the bound that stands before what it is of."""
    found, approx = _BOUNDED.search(figure.pre) if figure.pre else None, figure.mention.approx
    if found is None or (approx and not found["denied"]) or (told := _within(found, figure.number)) is None:
        return figure  # 未突破10% is no more than that, whatever 突破 says
    mention = replace(figure.mention, approx=found.group(), rounded=told, truncated=told)
    return replace(figure, mention=mention, value=told)


def _within(found: re.Match[str], value: Decimal) -> Interval | None:
    """What a percentage may be by the words of its bound; None where they make none."""
    denied = found["denied"] is not None
    if found["about"] and not denied:
        return Interval(value * _NEARLY, value * _OVER)
    if found["near"]:
        return None if denied else Interval(value * _NEARLY, value)
    if found["reached"] and not denied:
        return None
    least = not found["under"] if not denied else found["under"] is not None
    return Interval(value, None) if least else Interval(Decimal(0), value)


def _per_hundred(sheet: Sheet, figure: Figure) -> Figure | None:
    """每百件中有近4件 as the part 0.04 of a whole."""
    each = each_of(sheet, figure)
    if each is None or figure.number > each.size or figure.mention.decimals:
        return None
    size = each.size

    def part(i: Interval) -> Interval:
        low, high = (None if v is None else v / size for v in (i.low, i.high))
        return Interval(low, high, i.low_open, i.high_open)

    mention = figure.mention
    mention = replace(
        mention,
        text=f"{each.told}…{mention.text}",
        kind=Kind.RATIO,
        value=figure.number / size,
        rounded=part(mention.rounded),
        truncated=part(mention.truncated),
    )
    behind = lazy.split(r"[—，,：:]", figure.post)[0][:14]
    name = behind if len(behind) > 3 else _INSIDE.sub("", each.before)
    return replace(figure, mention=mention, pre=f"{name}占", value=part(figure.value), family="")

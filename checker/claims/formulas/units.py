"""One figure, two units that cannot both be meant: 461.86万元 and 461.86元, 18秒 and 18分钟."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.context import Context, bound, shown
from checker.claims.formulas.sameness import points_back, telling
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.diagnostics.message import Text

_DIMENSIONS = (
    ("元", "万元", "亿元", "千元", "百万元", "万美元", "美元"),
    ("平方米", "万平方米", "亩", "万亩", "公顷", "万公顷", "平方公里", "平方千米", "㎡"),
    (
        "秒",
        "秒钟",
        "分钟",
        "分",
        "小时",
        "个小时",
        "天",
        "日",
        "个工作日",
        "工作日",
        "个月",
        "月",
        "周",
        "年",
        "个自然日",
    ),
    ("米", "公里", "千米", "万米"),
    ("吨", "万吨", "公斤", "千克", "克"),
)
_DIMENSION = {unit: number for number, units in enumerate(_DIMENSIONS) for unit in units}
_PACKS = frozenset(("条", "箱", "支", "瓶", "盒", "包", "袋", "桶", "批", "件"))
"""Packs and their contents, where goods are counted."""
_COMPARED = lazy.compile(r"每|平均每|人均|户均|以[上下内]|不超过|最高|最低")
_VISITS = ("人次", "件次", "批次", "人", "件", "批")
_UNIT = lazy.compile(r"^(?P<scale>[万亿]?)(?P<unit>个?[\u4e00-\u9fff㎡]{1,4}?)(?:[余多以左])?$")
_WINDOW = 40
"""Figures back to which a restatement is looked for."""


def find_units(ctx: Context) -> Iterator[Formula]:
    """Restatements of a figure that change only its unit."""
    told: dict[str, list[Figure]] = {}
    for figure in ctx.sheet.figures:
        if figure.kind in (Kind.PERCENT, Kind.GROWTH, Kind.POINTS, Kind.MULTIPLE):
            continue
        digits = _digits(figure)
        for earlier in reversed(told.get(digits, [])):
            if figure.index - earlier.index > _WINDOW:
                break
            if _conflict(ctx, earlier, figure):
                yield _formula(earlier, figure)
                break
        told.setdefault(digits, []).append(figure)


def _digits(figure: Figure) -> str:
    return shown(figure).rstrip("万亿").replace(",", "").replace("，", "")


def printed_unit(figure: Figure) -> str:
    """The unit as printed, 万 and 亿 included: 万元."""
    text = shown(figure)
    scale = text[-1] if text[-1:] in ("万", "亿") else ""
    return scale + (figure.mention.unit or "")


def _conflict(ctx: Context, a: Figure, b: Figure) -> bool:
    first, second = printed_unit(a), printed_unit(b)
    if first == second or len(_digits(b).strip("0.")) < 1 or not (a.exact and b.exact):
        return False
    back = points_back(telling(ctx.sheet, b)) or bool(re.match(r"(?:上述|上列|以上|前述|这批|该批)", b.pre))
    each = _COMPARED.search(b.pre)
    if not back and each and each.group() not in telling(ctx.sheet, a).words:
        return False
    packs = {first.lstrip("万亿"), second.lstrip("万亿")} <= _PACKS
    if packs and len(_digits(b)) >= 3 and (back or not b.pre.strip()):
        return (back and _adjoining(a, b)) or _common_words(ctx, a, b) >= 2
    one, two = _DIMENSION.get(first), _DIMENSION.get(second)
    if one is not None and one == two:
        looks_back = back or b.sentence != a.sentence or re.search(r"(?:上述|这|该|的)$", b.pre)
        if not looks_back and len(_digits(b)) < 2:
            return False
        return (back and _adjoining(a, b)) or _common_words(ctx, a, b) >= (2 if looks_back else 4)
    if first.lstrip("万亿") == second.lstrip("万亿") and first[:1] in "万亿" + second[:1] and len(_digits(b)) >= 3:
        return _common_words(ctx, a, b) >= 3
    if {first.lstrip("万"), second.lstrip("万")} <= set(_VISITS) and len(_digits(b)) >= 3:
        return _column(ctx, a, b) or (back and _common_words(ctx, a, b) >= 2)
    return False


def _adjoining(a: Figure, b: Figure) -> bool:
    """上述461.86元: the very digits, said to have been told in this or the last sentence."""
    return b.sentence - a.sentence <= 1 and len(_digits(b)) >= 2


def _column(ctx: Context, a: Figure, b: Figure) -> bool:
    """167批次、759人次。其中集体访12批、759件: the second columns of a whole and its part."""
    if b.index < 3 or a.index < 1 or b.index - a.index != 2:
        return False
    before_a, before_b = ctx.sheet.figures[a.index - 1], ctx.sheet.figures[b.index - 1]
    gaps = ctx.sheet.between(before_a, a).strip(), ctx.sheet.between(before_b, b).strip()
    return (
        before_a.family == before_b.family
        and all(g in ("、", "，", ",", "") for g in gaps)
        and "其中" in ctx.sheet.between(a, before_b)
    )


def _common_words(ctx: Context, a: Figure, b: Figure) -> int:
    start, _ = ctx.sheet.sentence(a.at)
    mine = ctx.sheet.skeleton[max(start, a.at - 24) : a.at] + a.post[:10]
    # words between two neighbours are no repetition of themselves
    after = a.at + 1 + min(len(a.post), 10)
    other = ctx.sheet.skeleton[max(b.at - 14, after, 0) : b.at].split("。")[-1] + "|" + b.post[:10]
    best = 0
    for i in range(len(other)):
        while i + best < len(other) and other[i : i + best + 1] in mine and "|" not in other[i : i + best + 1]:
            best += 1
    return best


def _formula(a: Figure, b: Figure) -> Formula:
    text = f"{a.mention.text} / {b.mention.text}"
    return Formula(
        FormulaKind.UNIT,
        (bound(b, "后一处", "later"), bound(a, "前一处", "earlier")),
        Origin.REPETITION,
        Verdict.CONTRADICTORY,
        Text(
            f"同一数字 {_digits(a)} 前后单位不同：{printed_unit(a)} 与 {printed_unit(b)}",
            f"the same figure {_digits(a)} with two units: {printed_unit(a)} and {printed_unit(b)}",
        ),
        (Reading(Text(text, text), False),),
        Text("核实后统一单位", "use one unit"),
    )

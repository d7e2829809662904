"""What speaks for two figures telling one measure, in any wording: words, form, place, time, neighbours."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from math import log2

from checker.claims.formulas.changes import LAST_YEAR, when
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import ANY, Figure
from checker.claims.formulas.wording import times_differ
from checker.claims.weighing.data import Relation
from checker.claims.weighing.tellings import Tellings, pairs

_LIGHT = frozenset("|中里内出所后前时来去过再又还仍也于之其个各次批名位家大的全共总已均都")
"""Characters that tell no measure from another."""
_YEAR = re.compile(r"20\d\d(?=年)")
_FIGURE = re.compile(ANY)
_FRAMES = ("planned", "level", "average", "summed", "earlier", "stage")
_GENERAL = re.compile("案件|人员|情况|工作|事项|问题|活动|行政|执法|法治|法律|单位|部门|企业|项目|全县|全市|群众")
_ITEM = re.compile(r"\s*(?:\d{1,2}[.．、](?!\d)|[-•·*●■▪])")
_NEAR = 40
"""Figures on either side among which one more may be told with the same words."""
_BESIDE = 3
"""Figures on either side that may be told again with this one."""


def likeness(tellings: Tellings, relation: Relation, a: Figure, b: Figure, group: Sequence[Figure]) -> dict[str, float]:
    """Name of each sign → how strong it is; `a` stands before `b`, `group` are the figures of their kind."""
    ctx = tellings.ctx
    sheet, says = ctx.sheet, relation.says
    one, two = tellings.of(a), tellings.of(b)
    first, second = one.own, two.own
    shared, word = common(first, second)
    gap = sheet.between(a, b)
    weight = min(shared, 8) - 0.75 * sum(len(m) for m in _GENERAL.findall(word))
    apart = b.sentence - a.sentence
    pre = b.pre.rstrip()
    kin = tellings.kin(a, b)
    back = says("back", pre)
    strange_b, strange_a = _strange(second, one.around), _strange(first, two.around)
    near = [f for f in group if abs(f.index - b.index) <= _NEAR and f is not a and f is not b]
    others = [f for f in near if len(word) > 1 and word in tellings.of(f).own]
    between = [f for f in sheet.figures[a.index + 1 : b.index] if f.family == b.family]
    head_a, head_b = _head(ctx, a), _head(ctx, b)
    soft_a, soft_b = set(relation.cues["soft"].findall(first)), set(relation.cues["soft"].findall(second))
    hard_a, hard_b = _frame(relation, first, head_a), _frame(relation, second, head_b)
    anchors, parallel = beside(tellings, a, b)
    places = _place(relation, first, head_a), _place(relation, second, head_b)
    mine, other = a.claim, b.claim
    every = says("all", pre) or says("all_behind", b.post)
    of = kin and (
        (pre.endswith("的") and (bool(two.noun) or apart > 0))
        or (b.post.startswith("的") and shared > 1 and word in two.behind)
    )
    turned = bool(one.before) and not two.before and shared > 1 and word in two.behind
    among = kin and says("among", b.post)
    pointing = back or every or of or turned or among
    bodies = _two_bodies(*places) or _two_bodies(one.subject, two.subject)
    signs: dict[str, float] = {
        "shared": weight,
        "no_kin": not kin and not anchors,
        "known_a": _share(first, two.words),
        "strange_a": min(strange_a, 6),
        "strange_b": min(_strange(two.noun, one.around) if pointing else strange_b, 6),
        "nothing_new": strange_b == 0,
        "general": log2(1 + len(others)),
        "pointing": pointing,
        "back": back and kin,
        "all": every,
        "of": of,
        "turned": turned,
        "among": among,
        "one_sentence": apart == 0 and not pointing,
        "contrast": 0 if pointing else min(strange_a, strange_b, 4),
        "verbatim": a.pre == b.pre and len(one.before) >= 5,
        "replaced": not pointing and _replaced(one.before, two.before),
        "far": log2(1 + len(gap) / 40),
        "between": log2(1 + len(between)),
        "including": b.number < a.number and apart <= 1 and says("including", gap[-30:]),
        "last_year": (when(ctx, a) == LAST_YEAR) != (when(ctx, b) == LAST_YEAR),
        "places": bodies,
        "both_bare": not one.before and not two.before and not (back or every or among),
        "anchors": min(anchors, 2),
        "parallel": min(parallel, 2),
        "soft_a": len(soft_a - soft_b),
        "soft_b": sum(w not in one.words for w in soft_b - soft_a),
        "frame": 0 if pointing else len(hard_a ^ hard_b),
        "other_frame": not pointing
        and (
            bool({"planned", "level"} & (hard_a ^ hard_b))
            or (when(ctx, a) == LAST_YEAR) != (when(ctx, b) == LAST_YEAR)
            or times_differ(head_a, head_b)
            or (_item(ctx, a) and _item(ctx, b))
            or bodies
        ),
    }
    if mine is not None and other is not None:
        signs["same_subject"] = mine.subject is not None and mine.subject == other.subject
        signs["other_verb"] = bool(not pointing and mine.action and other.action and mine.action != other.action)
        signs["other_deed"] = bool(mine.action_class and other.action_class and mine.action_class != other.action_class)
    return {k: float(v) for k, v in signs.items()}


def _strange(words: str, known: Collection[str]) -> int:
    return sum(c not in known and c not in _LIGHT for c in words)


def _head(ctx: Context, figure: Figure) -> str:
    """The sentence up to a figure, behind the heading above its paragraph."""
    text = ctx.sheet.skeleton
    start, _ = ctx.sheet.sentence(figure.at)
    top, _ = ctx.sheet.paragraph(figure.at)
    heading = text[text.rfind("\n", 0, max(top - 1, 0)) + 1 : max(top - 1, 0)] if top else ""
    if len(heading) > 24 or _FIGURE.search(heading):
        heading = ""
    return heading + "，" + text[max(start, figure.at - 100) : figure.at]


def _item(ctx: Context, figure: Figure) -> bool:
    """Whether its paragraph is an item of a list: 1.高新片区…"""
    return _ITEM.match(ctx.sheet.skeleton, ctx.sheet.paragraph(figure.at)[0]) is not None


def _frame(relation: Relation, own: str, head: str) -> set[str]:
    """Which frames a figure stands in: planned, an average, of an earlier time …, by its own words or its clause."""
    clause = re.split(r"[，,；;。]", head)
    near = own + "，".join(clause[-2:]) + clause[0]
    return {name for name in _FRAMES if relation.says(name, near)}


def _replaced(a: str, b: str) -> bool:
    """城东所化解■ … 城西所化解■: the same words behind something else."""
    size = 0
    while size < min(len(a), len(b)) and a[-size - 1] == b[-size - 1]:
        size += 1
    rest_a, rest_b = a[: len(a) - size], b[: len(b) - size]
    return size >= 2 and bool(rest_a and rest_b)


def _place(relation: Relation, own: str, head: str) -> str:
    """The body or place named last before a figure."""
    found = relation.cues["places"].findall(head[-30:] + "，" + own)
    return str(found[-1]) if found else ""


def _two_bodies(a: str, b: str) -> bool:
    """城关镇 … 河东镇, 公安机关 … 检察机关."""
    return bool(a and b) and a[-1] == b[-1] and not a.endswith(b) and not b.endswith(a)


def _share(words: str, text: str) -> float:
    """How many of the neighbouring characters of `words` stand in `text`, as a share."""
    own = [p for p in pairs(words) if "|" not in p]
    return sum(p in text for p in own) / len(own) if own else 0.5


def common(a: str, b: str) -> tuple[int, str]:
    """Size and text of the longest run of characters that two wordings share."""
    size, start = 0, 0
    for i in range(len(a)):
        while i + size < len(a) and "|" not in a[i : i + size + 1] and a[i : i + size + 1] in b:
            size += 1
            start = i
    return size, a[start : start + size]


def beside(tellings: Tellings, a: Figure, b: Figure) -> tuple[int, int]:
    """How many figures near `a` are told near `b` again, with the same value, and with another one."""
    figures = tellings.ctx.sheet.figures
    near_a = [f for f in figures[max(a.index - _BESIDE, 0) : a.index + _BESIDE + 1] if f is not a and f is not b]
    near_b = [f for f in figures[max(b.index - _BESIDE, 0) : b.index + _BESIDE + 1] if f is not a and f is not b]
    same = other = 0
    for x in near_a:
        for y in near_b:
            if x.index >= y.index or x.family != y.family or x.kind is not y.kind:
                continue
            if x.number == y.number:
                same += tellings.kin(x, y)
            elif common(tellings.of(x).own, tellings.of(y).own)[0] >= 3:
                other += 1
    return same, other

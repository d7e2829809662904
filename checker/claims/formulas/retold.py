"""Measures told again in other words, by the evidence that two mentions are one: 选聘监督员92名 … 这29名监督员."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from checker import lazy
from checker.claims.formulas.changes import CAVEAT, LAST_YEAR, from_to, is_change, when
from checker.claims.formulas.context import Context, is_count, shown
from checker.claims.formulas.sameness import (
    ENOUGH,
    Telling,
    evidence,
    is_definite,
    noun_end,
    points_back,
    same_name,
    shared_size,
    slip_weight,
    telling,
    verbatim,
)
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.wording import clean, times_differ
from checker.claims.model import Kind

_WINDOW = 40
"""Figures of one family back to which a telling without typing slip is looked for."""
_SAME_LOOK = 12
"""Figures with the same digits that are tried for one later figure, the nearest first."""
_MATTER = 3
"""Characters that two sentences must share to be of one matter."""
_LIKE = {"处": "个", "家": "个", "户": "个", "所": "个", "座": "个", "支": "个", "间": "个", "册": "份"}
_KNOWN = 5.0
"""Evidence from which an equal figure explains a later one."""
_ORDER = lazy.compile(r"[一二三四]审|第[一二三四五六七八九十]|[一二三四]季度")
_APART = (
    ("新增", r"新增|新设|新聘|新招|新收|新建|新办|新发|新接|新开|新纳|新登|新创|新制|新评"),
    ("part", r"其中|部分|首批|另|此外|还有|剩余|其余|余下|未|不予|不合格|不满意|尚"),
    ("plan", r"计划|拟|目标|力争|任务|应|需|申请|申报|上级|下达|指标"),
    ("mean", r"平均|人均|户均|日均|每|均(?=■)"),
    ("sum", r"累计|历年|五年|三年|两年|近年|以来共"),
    ("past", r"上年|去年|上一年|前年|同期|往年|原有|原来|原先"),
    ("order", _ORDER.pattern),
    ("level", r"本级|国家级|省级|市级|县级|区级|乡镇级|镇级|村级"),
    (
        "kind",
        r"重大|重点|一般|简易|普通|线上|线下|网上|现场|电话|集中|专题|涉企|涉外|涉农|专职|兼职|民事|刑事|行政|男|女",
    ),
)
_APART_PATTERNS = tuple((name, re.compile(words)) for name, words in _APART)
_SOFT = frozenset({"新增", "mean", "kind", "level", "plan", "part"})
"""A later mention that points back may leave these out."""


def find_retold(ctx: Context) -> Iterator[tuple[Figure, Figure]]:
    """(earlier, later) figures of one measure whose values differ."""
    old_states = {move.old.index for move in from_to(ctx)}
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in ctx.sheet.figures:
        if _tellable(figure) and figure.index not in old_states:
            kind = "%" if figure.kind is Kind.PERCENT else "n"
            groups.setdefault((kind, _LIKE.get(figure.family, figure.family)), []).append(figure)
    for group in groups.values():
        if len(group) > 1:
            yield from _in_group(ctx, [telling(ctx.sheet, figure) for figure in group])


def _tellable(figure: Figure) -> bool:
    if not figure.exact or figure.is_earlier or figure.times != 1 or figure.number < 2:
        return False
    if figure.kind is Kind.PERCENT:
        return not is_change(figure) and not re.search(r"比|较|高于|低于|目标|不低于|占(?:比)?$", figure.pre)
    # an average of one measure is one measure too: 平均用时■天
    return (is_count(figure) or figure.is_average) and figure.kind in (Kind.COUNT, Kind.MONEY) and not is_change(figure)


def _in_group(ctx: Context, group: list[Telling]) -> Iterator[tuple[Figure, Figure]]:
    alike: dict[str, list[int]] = {}
    for j, later in enumerate(group):
        key = "".join(sorted(later.digits))
        near = range(max(0, j - _WINDOW), j)
        tried = sorted({*near, *alike.get(key, [])[-_SAME_LOOK:]}, reverse=True)
        alike.setdefault(key, []).append(j)
        found = _best(ctx, [group[i] for i in tried], later)
        if found is not None:
            yield found.figure, later.figure


def _best(ctx: Context, earlier: list[Telling], later: Telling) -> Telling | None:
    """The telling that `later` contradicts, unless another one with its very value explains it."""
    best: Telling | None = None
    top = ENOUGH
    definite = is_definite(later)
    for a in earlier:
        if a.digits == later.digits:
            continue
        weight = slip_weight(a.digits, later.digits)
        close = definite and later.figure.block - a.figure.block <= 1
        again = verbatim(ctx.sheet, a, later)
        if weight < 0.5 and not close and not again:
            continue
        score = evidence(a, later) + (2.5 if again else 0.0)
        if (
            score < top
            or shown(a.figure).rstrip("万亿") == shown(later.figure).rstrip("万亿")
            or _apart(ctx, a, later)
            or (not again and _summed(ctx, a, later))
        ):
            continue
        best, top = a, score
    return None if best is None or _explained(earlier, later) else best


def _explained(earlier: list[Telling], later: Telling) -> bool:
    """Whether a telling before gave the very value of this one."""
    same = [a for a in earlier if a.digits == later.digits]
    # the slip weight of equal digits is none of the evidence
    return any(evidence(a, later) - slip_weight(a.digits, later.digits) >= _KNOWN for a in same)


def _apart(ctx: Context, a: Telling, b: Telling) -> bool:
    """Whether a modifier on one side alone, another time or a list sets the two apart."""
    first, second = _own(a), _own(b)
    back = points_back(b)
    for name, pattern in _APART_PATTERNS:
        mine, other = set(pattern.findall(first)), set(pattern.findall(second))
        if mine == other or (name in _SOFT and back and not other - set(pattern.findall(a.words))):
            continue
        if name == "part" and other - mine == {"其中"} and same_name(a, b):
            continue
        if name == "kind" and (mine <= set(pattern.findall(b.words)) and other <= set(pattern.findall(a.words))):
            continue
        if (
            name in ("新增", "part", "plan", "level", "kind", "mean")
            and not mine
            and all(w in a.words for w in other)
            and (name != "part" or _definite_of(b))
        ):
            continue
        if name in ("part", "新增", "plan") and mine and not other and b.figure.pre.rstrip().endswith("的"):
            continue
        if name in ("kind", "新增") and mine and not other and is_definite(b):
            continue
        return True
    if CAVEAT.search(first) or CAVEAT.search(second):
        return True
    if not (back and b.figure.sentence - a.figure.sentence <= 1) and times_differ(
        _before(ctx, a.figure), _before(ctx, b.figure), not _definite_of(b)
    ):
        return True
    if (when(ctx, a.figure) == LAST_YEAR) != (when(ctx, b.figure) == LAST_YEAR) or (not back and two_bodies(a, b)):
        return True
    if a.figure.sentence != b.figure.sentence and _nameless(ctx, a.figure) and _nameless(ctx, b.figure):
        return not _one_head(ctx, a.figure, b.figure) or _siblings(ctx, a, b)
    return _siblings(ctx, a, b)


def of_two_matters(ctx: Context, a: Figure, b: Figure) -> bool:
    """Whether two figures are of two years or told of two bodies."""
    if (when(ctx, a) == LAST_YEAR) != (when(ctx, b) == LAST_YEAR):
        return True
    if set(_ORDER.findall(a.clause)) != set(_ORDER.findall(b.clause)):
        return True
    if two_bodies(telling(ctx.sheet, a), telling(ctx.sheet, b)):
        return True
    return a.sentence != b.sentence and _nameless(ctx, a) and _nameless(ctx, b) and not _one_head(ctx, a, b)


def _nameless(ctx: Context, figure: Figure) -> bool:
    """结转下年■, 审结■: only words of stage or outcome beside the figure; what is counted was named before."""
    beside = ctx.identities.pattern.sub("", clean(figure.pre)) + clean(figure.post[:6])
    return is_count(figure) and len(beside) <= 1


def _one_head(ctx: Context, a: Figure, b: Figure) -> bool:
    """Whether the sentences of two nameless figures begin with the same matter: 行政复议, never 行政 alone."""
    one, two = (_head(ctx, f) for f in (a, b))
    return any(one[i : i + _MATTER] in two for i in range(len(one) - _MATTER + 1))


def _head(ctx: Context, figure: Figure) -> str:
    """The words of the first figure of the sentence, without those of stocks and flows: 行政应诉案件上年结转■."""
    start, _ = ctx.sheet.sentence(figure.at)
    first = ctx.sheet.within(start, figure.at + 1)[0]
    words = first.pre
    if first is figure:
        return clean(words)
    flows = {a for identity in ctx.identities.balances for a in identity.names}
    for wording, names in ctx.identities.names_of.items():
        if wording in words and flows & set(names):
            words = words.replace(wording, "")
    return clean(words)


def two_bodies(a: Telling, b: Telling) -> bool:
    """城关镇 … 河东镇, 市水利局 … 市林业局."""
    one, two = a.subject, b.subject
    return bool(one and two and one[-1] == two[-1] and not one.endswith(two) and not two.endswith(one))


def _definite_of(b: Telling) -> bool:
    return is_definite(b) or b.figure.pre.rstrip().endswith("的")


def _own(side: Telling) -> str:
    """Its clause up to and right behind it, without the body the sentence is about."""
    clause = side.figure.clause
    return (clause.replace(side.subject, "", 1) if side.subject else clause)[-24:] + "■" + side.behind[: noun_end(side)]


def _before(ctx: Context, figure: Figure) -> str:
    return ctx.sheet.skeleton[ctx.sheet.sentence(figure.at)[0] : figure.at]


def _siblings(ctx: Context, first: Telling, second: Telling) -> bool:
    """Two items of one list: nothing but names between them, or both in one sentence with none pointing back."""
    a, b = first.figure, second.figure
    gap = ctx.sheet.between(a, b)
    if a.sentence != b.sentence:
        return False
    if not re.search(r"[，,；;：:（(]", gap):
        return True
    if not b.pre.strip() and (re.search(r"[；;]", gap) or shared_size(first, second) >= 4):
        return False
    return not re.search(r"(?:的|上述|上列|这|该|全部|所有)$", b.pre)


def _summed(ctx: Context, a: Telling, b: Telling) -> bool:
    """Whether the later figure is the sum or difference of two figures of the earlier sentence, or of its own."""
    figures = ctx.sheet.figures
    for centre in (a.figure, b.figure):
        low = max(0, centre.index - 6)
        near = [
            f
            for f in figures[low : centre.index + 7]
            if f.sentence == centre.sentence and f.family == b.figure.family and f is not b.figure
        ]
        for x, y in combinations(near, 2):
            if b.figure.number in (x.number + y.number, abs(x.number - y.number)):
                return True
    return False

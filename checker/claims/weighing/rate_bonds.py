"""Which counts a percentage may be made of, and what in the words and places speaks for each choice.

Nothing here looks at whether the arithmetic holds: a bond is weighed by words and places only, so that the weights
can be learnt from the many rates that do hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log2

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.arithmetic import total
from checker.claims.formulas.changes import is_change
from checker.claims.formulas.context import Context, is_count
from checker.claims.formulas.percents import is_percent
from checker.claims.formulas.sheet import Figure, family_of
from checker.claims.weighing.data import Relation
from checker.claims.weighing.rate_stems import opposite_met, stem_met, stem_of
from checker.claims.weighing.rate_words import RateWords, rate_words, told
from checker.document import Span

_MEASURES = frozenset(["天", "日", "小时", "分钟", "秒", "工作日", "个工作日", "个月", "分", "年", "周", "岁", "学时"])
_LOOSE = frozenset(["个", "项", "次", "处"])
_BEFORE, _AFTER, _BLOCKS = 26, 12, 12
_TOPS, _BASES = 4, 6
_SIBLING = 80
"""Rates nearer than this many characters are told of one whole."""
_LIGHT = lazy.compile(r"案件|事项|工作|行政|情况|全[省市县区年]|[的了|共个和及已]")
_JOIN = lazy.compile(r"(?:、|，|,|和|及|与|以及|；|;)[^，,。；;、：:]{0,10}")
_SHARED = lazy.compile(r"[，,（(]?[^，,。；;\ue001]{0,6}占|[（(]\ue003[)）]")
_PART = lazy.compile(r"[，,；;。（(：:]?其中|[，,]其")


@dataclass(frozen=True, slots=True)
class Bond:
    """A percentage with its numerator and denominator; with `rest` the numerator is what the counts leave."""

    rate: Figure
    top: Figure
    base: tuple[Figure, ...]
    rest: bool
    more: tuple[Figure, ...]
    """Further numerators beside the first: 优良率, 三类合计占."""
    signs: Mapping[str, float]

    @property
    def tops(self) -> tuple[Figure, ...]:
        """All numerators."""
        return (self.top, *self.more)


@dataclass
class Field:
    """What is known of a report's counts: their words, and what consistent formulas say of them."""

    ctx: Context
    relation: Relation
    wholes: dict[Span, set[Span]] = field(default_factory=dict)
    """Part → the wholes it stands under."""
    bases: dict[Span, list[int]] = field(default_factory=dict)
    """Denominators of rates that hold → where those rates stand in the text."""
    _told: dict[int, str] = field(default_factory=dict)
    _pairs: dict[int, frozenset[str]] = field(default_factory=dict)

    def told(self, figure: Figure) -> str:
        """The words on both sides of a count."""
        known = self._told.get(figure.index)
        if known is None:
            known = self._told[figure.index] = told(self.ctx.sheet, figure)
        return known

    def pairs(self, figure: Figure) -> frozenset[str]:
        """Neighbouring characters of a count's words."""
        known = self._pairs.get(figure.index)
        if known is None:
            known = self._pairs[figure.index] = _pairs_of(self.told(figure))
        return known


def read_field(ctx: Context, relation: Relation, found: Sequence[Formula], but: Span | None = None) -> Field:
    """The counts of a report in the light of the formulas that hold, those of one rate left out."""
    out = Field(ctx, relation)
    for formula in found:
        if formula.verdict is not Verdict.CONSISTENT:
            continue
        first, *others = formula.figures
        if formula.kind is FormulaKind.RATE and first.span != but:
            for base in others:
                if base.role.en == "denominator":
                    out.bases.setdefault(base.span, []).append(first.span.start)
        elif formula.kind in (FormulaKind.SUM, FormulaKind.WITHIN):
            for part in others:
                out.wholes.setdefault(part.span, set()).add(first.span)
        elif formula.kind is FormulaKind.PART:
            out.wholes.setdefault(first.span, set()).update(b.span for b in others)
    return out


def countable(figure: Figure) -> bool:
    """A count that can be a numerator or a denominator."""
    return (is_count(figure) and not figure.is_delta and figure.family not in _MEASURES and figure.number > 0) or _bare(
        figure
    )


def _bare(figure: Figure) -> bool:
    """常住人口■: a number without its unit."""
    return figure.kind.value == "count" and not figure.family and figure.number > 100 and bool(figure.pre)


def reach(ctx: Context, rate: Figure) -> list[Figure]:
    """The counts around a percentage, in text order."""
    figures = ctx.sheet.figures[max(rate.index - _BEFORE, 0) : rate.index + _AFTER]
    return [f for f in figures if f.index != rate.index and abs(f.block - rate.block) <= _BLOCKS and countable(f)]


def bonds(known: Field, rate: Figure, scope: Sequence[Figure]) -> Iterator[Bond]:
    """Every numerator and denominator that the words leave open for a percentage."""
    words = rate_words(known.ctx, rate)
    lined = _lined(known.ctx, rate)
    if words.together and not lined:
        yield from _together(known, rate, words, scope)
        return
    tops = _tops(known, rate, words, scope)
    best = max((m for m, _ in tops), default=0.0)
    for met, top in tops:
        first = _top_signs(known, rate, words, scope, top, met, best)
        for base in _bases(known, words, scope, top, lined, rate.number > 100):
            signs = first | _base_signs(known, rate, words, scope, top, base)
            signs["lined_whole"] = float(len(lined) > 1 and base == tuple(lined))
            if signs["lined_whole"]:
                signs["with_top"] = 0.0
            negative = known.relation.says("negative", known.told(top))
            denied = negative and not known.relation.says("negative", words.name)
            yield Bond(rate, top, base, False, (), _present(signs | {"denied": float(denied)}))
            if denied and not words.share:
                met_else = opposite_met(words.name, known.told(top))
                yield Bond(rate, top, base, True, (), _present(signs | {"rest": 1.0, "opposite": float(met_else)}))
            if not words.share and (more := _twin(words, scope, top)) and more not in base:
                yield Bond(rate, top, base, False, (more,), _present(signs | {"twin": 1.0}))


def _together(known: Field, rate: Figure, words: RateWords, scope: Sequence[Figure]) -> Iterator[Bond]:
    """甲■、乙■、丙■，三类合计占■: the counts of a list before it, taken together."""
    last = next((f for f in reversed(scope) if f.at < rate.at and f.index != words.inside), None)
    if last is None or rate.sentence - last.sentence > 1:
        return
    tops = [f for f in _run(known.ctx, last, percent=False) if f.family == last.family and f.at < rate.at]
    tops = tops[-words.together :] if words.together > 1 else tops
    if len(tops) < max(words.together, 2):
        return
    top, *more = tops
    first = _top_signs(known, rate, words, scope, tops[-1], 0.0, 0.0)
    for base in _bases(known, words, scope, top, tops):
        if len(base) == 1 and not total(f.value for f in tops).below(base[0].value):
            continue
        signs = first | _base_signs(known, rate, words, scope, top, base) | {"together": 1.0}
        yield Bond(rate, top, base, False, tuple(more), _present(signs))


def _present(signs: Mapping[str, float]) -> dict[str, float]:
    return {k: float(v) for k, v in signs.items() if v}


def _twin(words: RateWords, scope: Sequence[Figure], top: Figure) -> Figure | None:
    """优良率 beside 优秀■、良好■: the next count, when each has its own characters of the name."""
    following = next((f for f in scope if f.index == top.index + 1 and f.family == top.family), None)
    if following is None or following.sentence != top.sentence:
        return None
    name = frozenset(words.name[-4:])
    mine, other = name & frozenset(top.pre[-6:]), name & frozenset(following.pre[-6:])
    return following if mine - other and other - mine else None


def _tops(known: Field, rate: Figure, words: RateWords, scope: Sequence[Figure]) -> list[tuple[float, Figure]]:
    own = _lined_top(known.ctx, rate)
    if own is not None:
        return [(_met(known, words, own), own)]
    found = []
    here = [f for f in scope if f.sentence == rate.sentence and f.at < rate.at][-2:]
    for figure in scope:
        if words.unit and family_of(words.unit) != figure.family:
            continue
        met = _met(known, words, figure)
        if not met and not words.share and _twin(words, scope, figure):
            met = 0.5
        if met or figure in here or (figure.at > rate.at and rate.sentence == figure.sentence and words.behind):
            found.append((met - 0.04 * abs(figure.index - rate.index), met, figure))
    return [(met, f) for _, met, f in sorted(found, key=lambda x: (-x[0], x[2].index))[:_TOPS]]


def _met(known: Field, words: RateWords, figure: Figure) -> float:
    """How much of a rate's name stands beside a count, from 0 to 1."""
    name = words.name or words.behind
    if len(name) < 2:
        return 0.0
    beside = known.told(figure)
    keys = _pairs_of(name)
    part = len(keys & known.pairs(figure)) / len(keys) if keys else 0.0
    return max(part, stem_met(stem_of(name), beside) / 4 if not words.share else 0.0)


def _lined(ctx: Context, rate: Figure) -> list[Figure]:
    """甲■人、乙■人，分别占■、■: the counts that shares in a row are told of, each with its own."""
    shares = _run(ctx, rate, percent=True)
    first = shares[0]
    previous = ctx.sheet.figures[first.index - 1] if first.index else None
    if len(shares) < 2 or previous is None or not countable(previous) or previous.sentence != first.sentence:
        return []
    gap = ctx.sheet.between(previous, first)
    if not re.search(r"分别|依次|各", gap) or re.search(r"[；;]", gap):
        return []
    tops = _run(ctx, previous, percent=False)[-len(shares) :]
    return tops if len(tops) == len(shares) and len({t.family for t in tops}) == 1 else []


def _lined_top(ctx: Context, rate: Figure) -> Figure | None:
    tops = _lined(ctx, rate)
    return tops[[f.index for f in _run(ctx, rate, percent=True)].index(rate.index)] if tops else None


def _run(ctx: Context, figure: Figure, percent: bool) -> list[Figure]:
    figures, out = ctx.sheet.figures, [ctx.sheet.figures[figure.index]]
    for step in (-1, 1):
        at = figure.index + step
        while 0 <= at < len(figures) and (is_percent(figures[at]) if percent else countable(figures[at])):
            pair = (figures[at], out[0]) if step < 0 else (out[-1], figures[at])
            if not _JOIN.fullmatch(ctx.sheet.between(*pair).strip()):
                break
            out.insert(0 if step < 0 else len(out), figures[at])
            at += step
    return out


def _bases(
    known: Field, words: RateWords, scope: Sequence[Figure], top: Figure, lined: Sequence[Figure], over: bool = False
) -> list[tuple[Figure, ...]]:
    same = [f for f in scope if f.index != top.index and _one_unit(f, top) and f not in lined]
    larger = [f for f in same if not (top.value.below(f.value) if over else f.value.below(top.value))]
    ordered = sorted(larger, key=lambda f: (-_overlap(words.base, known, f), abs(f.index - top.index), f.index))
    out: list[tuple[Figure, ...]] = [(f,) for f in ordered[:_BASES]]
    near = [f for f in same if abs(f.sentence - top.sentence) <= 1 and abs(f.index - top.index) <= 3]
    for f in near:
        if not larger and f.sentence == top.sentence and abs(f.index - top.index) == 1 and f.family == top.family:
            out.append((min(f, top, key=lambda x: x.at), max(f, top, key=lambda x: x.at)))
    if top in lined:
        out.append(tuple(lined))
    for a, b in pairwise(near):
        if b.index - a.index == 1 and a.sentence == b.sentence and top.value.below(a.value + b.value):
            out.append((a, b))
    return out


def _one_unit(f: Figure, top: Figure) -> bool:
    return f.family == top.family or (not f.family and top.family in ("人", "户", "件") and "人口" in f.pre)


def _overlap(words: str, known: Field, figure: Figure) -> float:
    keys = _pairs_of(words)
    return len(keys & known.pairs(figure)) / len(keys) if keys else 0.0


def _pairs_of(text: str) -> frozenset[str]:
    plain = _LIGHT.sub(" ", text)
    return frozenset(p for i in range(len(plain) - 1) if " " not in (p := plain[i : i + 2]))


def _top_signs(
    known: Field, rate: Figure, words: RateWords, scope: Sequence[Figure], top: Figure, met: float, best: float
) -> dict[str, float]:
    ctx = known.ctx
    first, last = (top, rate) if top.at < rate.at else (rate, top)
    gap = ctx.sheet.between(first, last)
    here = top.sentence == rate.sentence
    between = ctx.sheet.figures[first.index + 1 : last.index]
    others = sum(f.family != top.family and countable(f) for f in between)
    nearer = sum(f.family == top.family and countable(f) for f in between)
    own = {f.index for f in _run(ctx, rate, percent=True)}
    lined = bool(_lined(ctx, rate))
    a, b = rate.claim, top.claim
    return {
        "named": met,
        "less_named": best - met,
        "tail": _tail(words, known.told(top)),
        "adjacent": here and top.at < rate.at and not nearer and not lined,
        "unnamed": len(words.name) > 1 and met == 0,
        "next_to": here and top.at < rate.at and rate.index - top.index == 1,
        "nearer": log2(1 + nearer) if not lined else 0.0,
        "others": log2(1 + others) if here and not lined else 0.0,
        "rate_scope": a is not None and b is not None and bool(a.scope and b.scope) and a.scope != b.scope,
        "same_class": a is not None and b is not None and bool(a.action_class) and a.action_class == b.action_class,
        "gap": log2(1 + len(gap) / 8) if here and not lined else 0.0,
        "lined": lined,
        "after": top.at > rate.at,
        "crossed": any(is_percent(f) and not is_change(f) and f.index not in own for f in between),
        "parted": here and bool(re.search(r"[；;]", gap)),
        "sentences": min(abs(top.sentence - rate.sentence), 3),
        "blocks": log2(1 + abs(top.block - rate.block)),
        "share": words.share,
        "share_far": words.share and (not here or len(gap) > 12),
        "bare": words.bare,
        "behind": bool(words.behind),
        "hundred": rate.number == 100,
        "worded": rate.kind.value == "ratio",
        "survey": known.relation.says(
            "survey", ctx.sheet.skeleton[max(ctx.sheet.sentence(rate.at)[0], rate.at - 40) : rate.at]
        ),
        "subset": known.relation.says("subset", words.name) and not known.relation.says("subset", known.told(top)),
        "top_due": known.relation.says("due", top.pre[-8:]),
        "small": top.number < 10,
    }


def _tail(words: RateWords, beside: str) -> float:
    return float(len(words.name) >= 2 and words.name[-2:] in beside)


def _base_signs(
    known: Field, rate: Figure, words: RateWords, scope: Sequence[Figure], top: Figure, base: tuple[Figure, ...]
) -> dict[str, float]:
    ctx, says, first = known.ctx, known.relation.says, base[0]
    low, high = (first, top) if first.at < top.at else (top, first)
    gap = ctx.sheet.between(low, high)
    between = ctx.sheet.figures[low.index + 1 : high.index]
    same = [f for f in scope if f.family == top.family and top.value.below(f.value) and not _has_share(ctx, f)]
    rivals = {f.number for f in same if abs(f.sentence - top.sentence) <= 3} - {f.number for f in base}
    key = _overlap(words.base, known, first)
    beside = known.told(first)
    common = len(known.pairs(first) & known.pairs(top))
    a, b = first.claim, top.claim
    return {
        "base_named": key,
        "base_unnamed": len(words.base) > 1 and not key,
        "inside": first.index == words.inside,
        "not_inside": words.inside >= 0 and first.index != words.inside,
        "whole": says("whole", first.pre[-14:])
        or bool(re.match(r"[^，,。；;、]{0,14}?(?:中|里|当中|之内)", first.post)),
        "due": says("due", first.pre[-14:]) or says("due", first.post[:10]),
        "base_first": first.at < top.at,
        "base_next": first.at < top.at and top.index - first.index == 1,
        "between": log2(1 + len(between)),
        "same_between": log2(1 + sum(f.family == top.family for f in between)),
        "rivals": log2(1 + len(rivals)),
        "base_sentences": min(abs(first.sentence - top.sentence), 3),
        "base_blocks": log2(1 + abs(first.block - top.block)),
        "base_after_rate": first.at > rate.at,
        "base_shared": _has_share(ctx, first),
        "listed": bool(_JOIN.fullmatch(gap)) and not _PART.match(gap),
        "part": bool(_PART.search(gap)) if first.at < top.at else False,
        "common": min(common, 3),
        "subject": a is not None and b is not None and bool(a.subject) and a.subject == b.subject,
        "period": a is not None and b is not None and a.period != b.period,
        "scope": a is not None and b is not None and a.scope != b.scope,
        "earlier": first.is_earlier != top.is_earlier,
        "base_rated": stem_met(stem_of(words.name), beside) / 4 if not words.share else 0.0,
        "denominator": any(abs(at - rate.span.start) < _SIBLING for at in known.bases.get(first.span, ())),
        "known_whole": first.span in known.wholes.get(top.span, ()),
        "is_part": first.span in known.wholes,
        "loose": top.family in _LOOSE,
        "pair": len(base) > 1 and top not in base,
        "with_top": len(base) > 1 and top in base,
        "carried": says("carried", first.pre) or says("carried", base[-1].pre),
        "base_crossed": any(is_percent(f) and not is_change(f) and f.index != rate.index for f in between),
    }


def _has_share(ctx: Context, figure: Figure) -> bool:
    """Whether a count has a share of its own behind it: a sibling, no whole."""
    return bool(_SHARED.match(ctx.sheet.skeleton[figure.at + 1 : figure.at + 18]))

"""What the words and places say for and against a count as numerator, or as denominator, of a percentage."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from math import log2

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.rates.field import (
    BODIES,
    Asked,
    Field,
    among,
    apart,
    is_rate,
    overlap,
    owner,
    pairs_of,
    retold,
    share_of,
    telling,
)
from checker.claims.weighing.rates.sides import is_added
from checker.claims.weighing.rates.stems import like_met, stem_met
from checker.claims.weighing.rates.words import before, topic_in
from checker.claims.weighing.slips import step_of
from checker.dataclass import dataclass

_OF = lazy.compile(r"[^，,。；;、]{0,14}?(?:中|里|当中|之内)")
_THAT_IS = lazy.compile(r"[，,、]?(?:共?计|即|也就是|为|共|约|达|合|计有|有)[约近]?")
_FOR = ("，为", ",为")
_SPANS = lazy.compile(r"(?:时限|期限|时间|期|限|日|天|月|年|范围|以|之|系统)$")
_REACH = 18
"""So far before a count a word still tells of it: 进驻单位■、事项■."""
_ALL = lazy.compile(r"^(?:全部|所有|上述|以上|这些|全[年省市县区州]|其中|本年度?|当年|.*的)")
_BRACKET = lazy.compile(r"[（(][\u4e00-\u9fff]{0,4}")
_JOINT = lazy.compile(r"..(?:[和与、]|及(?![时格]))..")
_THESE = lazy.compile(r"(?:[前上]述|以上|这[些批类]|该[类批]|此类)")
_OPENS = ("：", ":", "（", "(", "—")


def top_signs(known: Field, ask: Asked, top: Figure, met: float, best: float, alone: float) -> dict[str, float]:
    """Signs of a numerator; `met` is how much of the rate's name stands beside it, `best` how much at most,
    `alone` the same where no other count has it."""
    ctx, rate, words, says = known.ctx, ask.rate, ask.words, known.relation.says
    earlier = top.at < rate.at
    first, last = (top, rate) if earlier else (rate, top)
    gap = ctx.sheet.between(first, last)
    here, lined = top.sentence == rate.sentence, bool(ask.lined)
    between = ctx.sheet.figures[first.index + 1 : last.index]
    own = {f.index for f in ask.run} if lined or ask.in_order or len(words.name) < 2 else set()
    a, b = rate.claim, top.claim
    again, common = retold(ask, top), share_of(ask.chars, known.chars(top))
    anchored = not here and _anchored(ask, top)
    distance = min(apart(top, rate), 3)
    far = log2(1 + len(gap) / 8) if here and not lined else 0.0
    return {
        "named": met,
        "less_named": best - met,
        "share_less": words.share * (best - met),
        "unnamed": len(words.name) > 1 and met == 0 and not lined and 3 * common < 1,
        "next_to": here and earlier and rate.index - top.index == 1,
        "gap": 0.0 if again or common > 0.7 else far,
        "rate_scope": a is not None and b is not None and bool(a.scope and b.scope) and a.scope != b.scope,
        "lined": lined,
        "after": not earlier,
        "announced": not earlier and (ctx.sheet.skeleton[rate.at + 1 : rate.at + 2] in _OPENS or that_is(gap, top)),
        "crossed": distance < 2 and not again and any(f.index not in own and is_rate(f) for f in between),
        "owner": owner(known, rate, top),
        "parted": here and not again and bool(lazy.search(r"[；;]", gap)),
        "sentences": distance,
        "far": distance > 0,
        "these": distance * (_THESE.match(before(ctx.sheet, rate)) is not None),
        "share_far": words.share and not lined and not again and met < 1 and (not here or len(gap) > 12),
        "worded": rate.kind is Kind.RATIO,
        "subset": says("subset", words.name) and not says("subset", known.told(top)),
        "subset_of": earlier and "其中" in rate.pre and not words.share and met < 1,
        "pooled": not (words.together or words.added) and len(words.base) < 2 and _pooled(known, rate),
        "passed": here and earlier and words.share and len(words.name) < 2 and _passed(known, top, rate),
        "named_alone": alone,
        "far_alone": alone * distance,
        "joint": bool(_JOINT.search(words.name)) and not _JOINT.search(top.pre),
        "past": ask.past != known.earlier(top),
        "away": 0.0
        if here or anchored
        else float(any(f.sentence == rate.sentence and f.at < rate.at and f.family == top.family for f in ask.scope)),
        "top_due": says("due", top.pre[-8:]),
    }


@dataclass(frozen=True, slots=True)
class Numerator:
    """What there is to know of a numerator whatever its denominator."""

    top: Figure
    only: bool
    """Whether the counts of its unit in reach of the rate are no more than two."""
    of_most: float
    """How much of what the rate says it is of stands at most beside one of them."""
    sentences: int
    """How many lie between it and the rate, three at most."""
    topics: frozenset[str]
    """What it, or its sentence, is said to be among: 查实的线索中."""
    own_topic: frozenset[str]
    """Neighbouring characters that set apart what it is itself said to be among."""
    own_whole: frozenset[str]
    """Neighbouring characters of that, where it may be a whole: 规定时限内 is none."""
    in_other_words: bool
    """Whether the words beside it tell what the rate's name does."""
    earlier: bool
    chars: frozenset[str]


def numerator_of(known: Field, ask: Asked, top: Figure) -> Numerator:
    """What there is to know of a numerator whatever its denominator."""
    same = [f for f in ask.scope if f.family == top.family]
    most = max((share_of(ask.of_keys, known.pairs(f)) for f in same), default=0.0) if ask.of_keys else 0.0
    topic, told = topic_in(top.pre), known.told(top)
    whole = BODIES.sub("", topic) if topic else ""
    return Numerator(
        top,
        len(same) < 3,
        most,
        min(apart(top, ask.rate), 3),
        frozenset(t for t in (topic, ask.topic) if t),
        pairs_of(telling(topic)) if topic else frozenset(),
        pairs_of(whole) if whole and not _SPANS.search(whole) else frozenset(),
        "前者" in told or bool(like_met(known.relation, ask.stem, told)),
        known.earlier(top),
        known.chars(top),
    )


def bracketed(ctx: Context, rate: Figure, count: Figure) -> bool:
    """专职比例■（■）, 占同期案件的■（同期■）: a count alone in the bracket right behind a rate."""
    if count.index != rate.index + 1:
        return False
    behind = ctx.sheet.skeleton[count.at + 1 : count.at + 2]
    return behind in ("）", ")") and _BRACKET.fullmatch(ctx.sheet.between(rate, count)) is not None


def that_is(gap: str, count: Figure) -> bool:
    """占六成，为159件; not 办结率98.9%，为1031人追回."""
    return _THAT_IS.fullmatch(gap) is not None and not (gap in _FOR and bool(count.post))


def base_signs(
    known: Field, ask: Asked, mine: Numerator, base: tuple[Figure, ...], rivals: frozenset[Decimal]
) -> dict[str, float]:
    """Signs of a denominator, or of two together, beside a numerator; `rivals` are the numbers that could be it."""
    ctx, rate, words, top, first = known.ctx, ask.rate, ask.words, mine.top, base[0]
    before, two = first.at < top.at, len(base) > 1
    signs = _own_signs(known, ask, first)
    if two:
        others = [_own_signs(known, ask, f) for f in base[1:]]
        signs = {
            **signs,
            **{name: min(signs[name], *(o[name] for o in others)) for name in ("base_named", "base_chars")},
        }
    key = signs["base_named"]
    both = two and top in base and not (words.share or words.added)
    rest = first.number - top.number
    rest_told = not two and rest > 0 and rest in known.rests(top)
    left = rest_told and _left(known, ask, top, rest)
    pairs = known.pairs(first)
    covered = 1.0 if mine.in_other_words else share_of(ask.chars, mine.chars | known.chars(first))
    return {
        **signs,
        "base_named": 1.0 if words.added else key,
        "base_unnamed": not key and signs["base_unnamed"],
        "base_chars": 1.0 if key == 1 else signs["base_chars"],
        "covered": covered,
        "left": left,
        "hundred": rate.number == 100 and not left,
        "sibling": not two and signs["sibling"],
        "own_topic": share_of(mine.own_topic, pairs),
        "within": before and signs["within"],
        "of_it": before and first.sentence == top.sentence and "其中" in ctx.sheet.between(first, top),
        "other_topic": 2 * len(mine.own_whole & pairs) < len(mine.own_whole),
        "all_of_it": any(_narrower(known, topic, first) for topic in mine.topics),
        "base_next": before and top.index - first.index == 1,
        "between": log2(max(abs(first.index - top.index), 1)),
        "rivals": log2(1 + len(rivals - {f.number for f in base})),
        "sole": not two and rivals <= {first.number},
        "base_sentences": min(apart(first, top), 3),
        "base_after_rate": top.at < rate.at < first.at and not bracketed(ctx, rate, first),
        "close": before_both(rate, top, base[-1]) and (not two or top.index - first.index == 2),
        "of_else": max(mine.of_most - signs["of"], 0.0),
        "far_only": mine.only * (not two) * mine.sentences,
        "tied": _tied(top, first, rest) if rest_told else 0.0,
        "far_covered": mine.sentences * covered,
        "summed": (top.span, first.span) in known.summed,
        "added": not two and is_added(known, ask, top, first),
        "both_sides": both,
        "past_base": signs["past_base"] and not mine.earlier,
        "known_whole": first.span in known.wholes.get(top.span, ()),
        "pair": two and top not in base and not words.added,
        "with_carried": two and (known.says("carried", first) or known.says("carried", base[1])),
        "pair_alone": two and not rivals and base[1].index == top.index - 1 and base[1].sentence == top.sentence,
        "pair_due": two and all(known.says("ought", f) for f in base),
        "with_top": two and top in base and not (both or words.added),
    }


def _own_signs(known: Field, ask: Asked, base: Figure) -> Mapping[str, float]:
    """The signs of a denominator that are the same whatever the numerator; read once for a rate."""
    key = (ask.rate.index, base.index)
    known_signs = known.bases_of.get(key)
    if known_signs is None:
        known_signs = known.bases_of[key] = _read_own(known, ask, base)
    return known_signs


def _read_own(known: Field, ask: Asked, base: Figure) -> Mapping[str, float]:
    words, rate = ask.words, ask.rate
    told, chars = known.told(base), known.chars(base)
    within = _OF.match(base.post) is not None
    return {
        "base_named": overlap(known, ask, base),
        "base_chars": share_of(ask.base_chars, chars),
        "base_topic": among(known, ask, base),
        "base_unnamed": len(words.base) > 1
        and words.base[-2:] not in told
        and share_of(frozenset(words.base[-2:]), chars) < 0.5,
        "inside": base.index == words.inside,
        "not_inside": words.inside >= 0 and base.index != words.inside,
        "sibling": known.has_share(base) and base.index + 1 != rate.index,
        "within": within,
        "narrower": _narrower(known, words.base, base),
        "elsewhere_in": bool(words.area) and words.area not in told,
        "usual": _usual(known, ask.stem, base),
        "whole": within or known.relation.says("whole", base.pre[-14:]),
        "due": known.says("due", base),
        "ought": known.says("ought", base),
        "of": share_of(ask.of_keys, known.pairs(base)),
        "past_base": not ask.past and known.earlier(base),
        "base_rated": 0.0 if owner(known, rate, base) else stem_met(ask.stem, told) / 4,
        "is_part": base.span in known.wholes,
    }


def _tied(top: Figure, base: Figure, rest: Decimal) -> float:
    """How surely one count is part of the other, as what is left is told beside them: 接件■, 办结■, …余下■."""
    if not (top.exact and base.exact) or base.times + top.times > 2:
        return 0.0
    return min(
        max(log2(float(min(rest, top.number) * base.number) / float(step_of([top, base]) ** 2)) / 2 - 2, 0.0), 6.0
    )


def _pooled(known: Field, rate: Figure) -> bool:
    """两级合并计算，优秀率■: whether the words since the last count add up what is told before."""
    figures, sheet = known.ctx.sheet.figures, known.ctx.sheet
    at = rate.index - 1
    while at >= 0 and figures[at].sentence == rate.sentence and is_rate(figures[at]):
        at -= 1
    start = figures[at].at if at >= 0 else 0
    words = sheet.skeleton[max(start, sheet.sentence(rate.at)[0], rate.at - 60) : rate.at]
    return known.relation.says("pooled", words)


def _passed(known: Field, top: Figure, rate: Figure) -> bool:
    """36个机构，配备人员118名，占■: a share of those told last, not of what stands before them."""
    last = known.ctx.sheet.figures[rate.index - 1]
    return last.index != top.index and last.family != top.family and known.countable(last)


def _anchored(ask: Asked, top: Figure) -> bool:
    """报备146件，退回7件。…报备的146件里，被退回的占■: its sentence tells a whole again that stands at its part."""
    rate = ask.rate
    again = {f.number for f in ask.scope if f.sentence == rate.sentence and f.at < rate.at and f.family == top.family}
    return any(
        f.number in again and f is not top and f.sentence == top.sentence and f.family == top.family for f in ask.scope
    )


def _left(known: Field, ask: Asked, top: Figure, rest: Decimal) -> bool:
    """整改34个，剩下3个: whether what one count leaves of the other is told right beside as what is left."""
    first, last = sorted((top.index, ask.rate.index))
    near = known.ctx.sheet.figures[max(first - 2, 0) : last + 3]
    return any(
        f.number == rest and f.family == top.family and f is not top and known.says("left", f)
        for f in near
        if min(abs(f.index - top.index), abs(f.index - ask.rate.index)) < 4
    )


def before_both(rate: Figure, top: Figure, base: Figure) -> bool:
    """Whether the two counts stand right before the rate, in either order."""
    places = {top.index, base.index}
    return places == {rate.index - 1, rate.index - 2} and top.sentence == base.sentence == rate.sentence


def _narrower(known: Field, named: str, base: Figure) -> bool:
    """全县企业 of which a share is told, beside 规上企业■."""
    if len(named) < 4 or "每" in named:
        return False
    told, called = known.told(base), BODIES.sub("", _ALL.sub("", named))
    if len(called) < 4 or called[-2:] not in told or set(called[:2]) & set(told):
        return False
    start = max(known.ctx.sheet.sentence(base.at)[0], base.at - _REACH)
    return called[:2] not in lazy.split(r"[，,；;。]", known.ctx.sheet.skeleton[start : base.at])[-1]


def _usual(known: Field, stem: str, base: Figure) -> bool:
    """Whether a rate of this name is usually of such counts: 纠错率 of 审结."""
    cue = f"of {stem[-2:]}"
    return cue in known.relation.cues and known.says(cue, base)

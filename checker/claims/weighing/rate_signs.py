"""What the words and places say for and against a count as numerator, or as denominator, of a percentage."""

from __future__ import annotations

import re
from math import log2

from checker import lazy
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.rate_field import JOIN, Asked, Field, among, is_rate, overlap, retold
from checker.claims.weighing.rate_stems import stem_met

_PART = lazy.compile(r"[，,；;。（(：:]?其中|[，,]其")
_OF = lazy.compile(r"[^，,。；;、]{0,14}?(?:中|里|当中|之内)")
THAT_IS = lazy.compile(r"[，,、]?(?:共?计|即|也就是|为|共|约|达|合|计有|有)[约近]?")
_OPENS = ("：", ":", "（", "(", "—")


def top_signs(known: Field, ask: Asked, top: Figure, met: float, best: float) -> dict[str, float]:
    """Signs of a numerator; `met` is how much of the rate's name stands beside it, `best` how much at most."""
    ctx, rate, words, says = known.ctx, ask.rate, ask.words, known.relation.says
    earlier = top.at < rate.at
    first, last = (top, rate) if earlier else (rate, top)
    gap = ctx.sheet.between(first, last)
    here, lined = top.sentence == rate.sentence, bool(ask.lined)
    between = ctx.sheet.figures[first.index + 1 : last.index]
    own = {f.index for f in ask.run} if lined or ask.in_order or len(words.name) < 2 else set()
    a, b = rate.claim, top.claim
    again = retold(ask, top)
    return {
        "named": met,
        "less_named": best - met,
        "unnamed": len(words.name) > 1 and met == 0 and not lined,
        "next_to": here and earlier and rate.index - top.index == 1,
        "gap": log2(1 + len(gap) / 8) if here and not lined else 0.0,
        "rate_scope": a is not None and b is not None and bool(a.scope and b.scope) and a.scope != b.scope,
        "lined": lined,
        "after": not earlier,
        "announced": not earlier and _announced(ctx.sheet.skeleton[rate.at + 1 : rate.at + 2], gap),
        "crossed": not again and any(f.index not in own and is_rate(f) for f in between),
        "parted": here and not again and bool(re.search(r"[；;]", gap)),
        "sentences": min(abs(top.sentence - rate.sentence), 3),
        "share_far": words.share and not lined and not again and met < 1 and (not here or len(gap) > 12),
        "hundred": rate.number == 100,
        "worded": rate.kind.value == "ratio",
        "subset": says("subset", words.name) and not says("subset", known.told(top)),
        "subset_of": earlier and "其中" in rate.pre and not words.share and met < 1,
        "pooled": says("pooled", rate.pre),
        "top_due": says("due", top.pre[-8:]),
    }


def _announced(mark: str, gap: str) -> bool:
    return mark in _OPENS or THAT_IS.fullmatch(gap) is not None


def base_signs(
    known: Field, ask: Asked, top: Figure, base: tuple[Figure, ...], rivals: frozenset[Figure]
) -> dict[str, float]:
    """Signs of a denominator, or of two together, beside a numerator; `rivals` are the counts that could be it."""
    ctx, rate, words, first = known.ctx, ask.rate, ask.words, base[0]
    before = first.at < top.at
    low, high = (first, top) if before else (top, first)
    gap = ctx.sheet.between(low, high)
    key = overlap(known, ask, first)
    two = len(base) > 1
    return {
        "base_named": key,
        "base_topic": among(known, ask, first),
        "base_unnamed": len(words.base) > 1 and not key,
        "inside": first.index == words.inside,
        "not_inside": words.inside >= 0 and first.index != words.inside,
        "whole": known.relation.says("whole", first.pre[-14:]) or _OF.match(first.post) is not None,
        "due": known.says("due", first),
        "ought": known.says("ought", first),
        "base_next": before and top.index - first.index == 1,
        "between": log2(max(high.index - low.index, 1)),
        "rivals": log2(1 + len({f.number for f in rivals} - {f.number for f in base})),
        "sole": not rivals - set(base) and len(base) == 1,
        "base_sentences": min(abs(first.sentence - top.sentence), 3),
        "base_after_rate": top.at < rate.at < first.at,
        "listed": JOIN.fullmatch(gap) is not None and not _PART.match(gap),
        "earlier": known.earlier(first) != known.earlier(top),
        "base_rated": stem_met(ask.stem, known.told(first)) / 4,
        "known_whole": first.span in known.wholes.get(top.span, ()),
        "is_part": first.span in known.wholes,
        "pair": two and top not in base,
        "with_carried": two and (known.says("carried", first) or known.says("carried", base[1])),
        "pair_alone": two and not rivals and base[1].index == top.index - 1 and base[1].sentence == top.sentence,
        "pair_due": two and all(known.says("ought", f) for f in base),
        "with_top": two and top in base,
    }

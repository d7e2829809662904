"""What speaks for and against a figure being what two others lie apart."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from math import log2

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.totals import difference
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.nearby import common, pairs_of, words
from checker.claims.weighing.rests.bonds import NET, overdrawn, rest_bits
from checker.claims.weighing.rests.readings import is_contrast, is_flow, of_two_times
from checker.claims.weighing.rests.settled import Settled
from checker.claims.weighing.rests.words import ADDED, WITHIN, besides, bracketed, kin, other_base, own_subject
from checker.claims.weighing.slips import sum_bits
from checker.claims.weighing.stages import is_kept, tells

_COMES = lazy.compile(r"新(?!闻|型|业|兴)|又|另|追加|年[内中]|补")
_TOTAL = lazy.compile(r"(?:总数|累计|总量|总计|现有|共有|合计|达到)[^，,。；;]{0,6}$")
_BESIDES = lazy.compile(r"^[，,；;。]?(?:[\u4e00-\u9fff]{0,4}另|此外|同时)")


def rest_candidate(
    ctx: Context,
    relation: Relation,
    settled: Settled,
    rate: int,
    near: Sequence[Figure],
    pair: tuple[Figure, Figure],
    rest: Figure,
    parts: Sequence[Figure] = (),
    three: bool = False,
    two: bool = False,
    over: bool = False,
    bound: bool = False,
) -> Candidate:
    sheet, says = ctx.sheet, relation.says
    a, b = sorted(pair, key=lambda f: f.at) if bound else pair
    over = over or (bound and pair[0].number < pair[1].number)
    whole, part = pair if bound else (a, b) if a.number > b.number or over else (b, a)
    first, last = min(a, b, rest, key=lambda f: f.at), max(a, b, rest, key=lambda f: f.at)
    mine = rest.pre[-18:] + rest.post[:14]
    told = [words(f) + "|" + f.post[:14] for f in (a, b)]
    gap = sheet.skeleton[first.at + 1 : last.at]
    between = sheet.between(b, rest) if rest.at > b.at else sheet.between(a, b)
    aside = bracketed(sheet.skeleton, first.at, last.at)
    inner = [f for f in sheet.within(first.at + 1, last.at) if f not in (a, b, rest, *parts) and f.at not in aside]
    same = [f for f in inner if f.family in (a.family, rest.family)]
    strangers = [f for f in inner if f.family not in (a.family, rest.family)]
    bound_words = [f for f in (part, rest) if f is not first]
    left, change = says("left", mine), says("change", rest.pre[-10:]) and not says("left", rest.pre[-10:])
    earlier = of_two_times(ctx, a, b)
    adds = earlier and bool(ADDED.search(rest.pre) and _TOTAL.search(whole.pre))
    nets = bool(NET.search(rest.pre) and tells("came", a.pre + b.pre) and tells("went", a.pre + b.pre))
    change = change or adds
    later = max(part, rest, key=lambda f: f.at)
    others = [f for f in near if f is not a and f is not b and f not in parts and f.at not in aside]
    lone = not any(first.sentence - 2 < f.sentence < last.sentence + 2 for f in others)
    flow = lone and not parts and not bound and is_flow(whole, part, rest)
    contrast = lone and not (parts or bound or change) and is_contrast(whole, part, rest)
    undone = says("undone", rest.pre[-14:] + "|" + rest.post[:14]) and not change
    after = [f for f in others if f.at > rest.at and f.sentence == rest.sentence and rest.kind is not Kind.POINTS]
    after = [f for f in after if not says("narrows", sheet.between(rest, f)) and not _BESIDES.search(f.pre)]
    rivals = [
        f
        for f in others
        if (first.at < f.at < last.at or (f.sentence == first.sentence and f.at < first.at))
        and not (change and (f.is_delta or tells("came", f.pre) or tells("went", f.pre)))
    ]
    gap_value = whole.number - sum((p.number for p in parts or [part]), Decimal(0))
    states = [f.lead[-6:] + "，" + f.pre[-12:] + "|" + f.post[:8] for f in (a, b, rest)]
    mine_pairs = pairs_of(mine)
    rated = not parts and settled.is_rated(whole, part)
    bits = sum_bits([*parts, rest], whole) if parts else rest_bits(whole, part, rest, surely=rated)
    slip = max(min(bits, 8.0), -6.0)
    off = 0.0 if over else min(float(abs(gap_value - rest.number) / max(gap_value, rest.number)), 1.0)
    signs: dict[str, float] = {
        "slip": slip,
        "off": off if slip < 1 else 0.0,
        "off_slip": off if slip >= 1 else 0.0,
        "off_whole": 0.0 if over else min(float(abs(gap_value - rest.number) / whole.number) * 4, 2.0),
        "several": len(parts) > 1,
        "three": three,
        "two": two,
        "over": over,
        "bound": bound,
        "tied": any(f.number in (abs(rest.number - part.number), rest.number + part.number) for f in others),
        "alike": change and log2(1 + common(told[0], told[1])),
        "alike_rest": log2(1 + max(common(mine, x) for x in told)),
        "states": any(says("before", s) for s in states) and any(says("after", s) for s in states),
        "taken": tells("taken", mine) or any(tells("taken", t[-24:]) for t in told),
        "actual": says("actual", mine),
        "left": left,
        "kept": is_kept(part, rest),
        "leftover": says("leftover", mine),
        "change": change and rest.kind is not Kind.POINTS,
        "from_to": (change or tells("taken", mine)) and b.at - a.at < 24 and says("from_to", sheet.between(a, b)),
        "partly": says("partly", mine) and not left,
        "from_before": says("from_before", rest.lead[-8:] + rest.pre[-14:]),
        "of_change": change and not (adds or nets or bound) and part.is_delta,
        "own_subject": own_subject(ctx, rest, a, b) if change and not (nets or bound) else 0,
        "except": says("except", gap[-60:]) or says("except", a.pre[-12:]),
        "compare": adds or nets or (change and any(says("compare", f.pre[-16:]) for f in (a, b, rest))),
        "target": change and any(says("target", t) for t in told),
        "next": not inner,
        "lone": lone,
        "flow": flow,
        "comes": not (flow or adds or nets or bound or left) and bool(_COMES.search(later.pre[-8:])),
        "contrast": contrast,
        "same_inner": log2(1 + len(same)),
        "pair_sentence": a.sentence == b.sentence,
        "among": "其中" in gap,
        "among_rest": WITHIN.search(rest.pre) is not None and "其中" not in part.pre,
        "elsewhere": not (adds or nets) and says("elsewhere", besides(gap, [*parts, *strangers, *bound_words])),
        "semicolon": "；" in gap or ";" in gap,
        "goes_on": any(f.number >= rest.number for f in after),
        "goes_down": bool(after) and all(f.number < rest.number for f in after),
        "rate": rate,
        "rate_moves": rate < 0 and change,
        "other_base": other_base(rest, a, b, earlier),
        "own": log2(1 + len(mine_pairs - pairs_of(told[0]) - pairs_of(told[1]))),
        "done": says("done", told[1]) and (left or undone),
        "due": says("due", told[0]) and (left or undone),
        "earlier": change and earlier,
        "earlier_left": not change and (a.is_earlier or b.is_earlier),
        "list": not adds
        and not parts
        and any("、" in t[-6:] for t in (between, *([] if change else [sheet.between(a, b)]))),
        "rivals": log2(1 + len(rivals)),
        "kin": log2(1 + kin(rivals, a, b, rest)),
        "rated_pair": rated,
        "settled_rest": rest.span in settled.agreed,
        "settled_pair": a.span in settled.agreed and b.span in settled.agreed,
    }
    return Candidate(
        (rest, whole, *(parts or [part])),
        {k: float(v) for k, v in signs.items() if v},
        partial(overdrawn if over else difference, whole, tuple(parts or [part]), rest, False),
    )

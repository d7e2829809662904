"""One measure told twice with different values, in any wording: 受理131件 … 受理复议案件113件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from math import log2

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.context import Context, amount, bound, scale, shown
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.repeats.absent import absent_candidates
from checker.claims.weighing.repeats.aims import aim_candidates
from checker.claims.weighing.repeats.dates import date_candidates
from checker.claims.weighing.repeats.each_told import each_candidates
from checker.claims.weighing.repeats.exits import leaves
from checker.claims.weighing.repeats.ranks import rank_candidates
from checker.claims.weighing.repeats.seeking import Earlier, families, opening
from checker.claims.weighing.repeats.settled import Bindings, Wholes, bindings_of, classes_of, wholes_of
from checker.claims.weighing.repeats.spoken import spoken_candidates
from checker.claims.weighing.repeats.taken_up import Taken, taken_signs, taken_up
from checker.claims.weighing.slips import repeat_bits, step_of
from checker.claims.weighing.telling.beside import anchored_to, nearest, split
from checker.claims.weighing.telling.likeness import likeness
from checker.claims.weighing.telling.likeness_words import shared_name, strange
from checker.claims.weighing.telling.pair import EXCHANGED, LONG, RARE, STRIKING, Pair
from checker.claims.weighing.telling.tellings import Tellings, tellings_of
from checker.dataclass import dataclass
from checker.diagnostics.message import Text

_WINDOW = 40
"""Figures of its value back to which one was told before."""
_BACK = frozenset("这那该此上前以所如刚")
"""Characters without one of which nothing points back."""
_POINTING = 14
"""Characters before a figure in which it may point back."""
_FEW = 3
"""Units by which a count told again is off more often than by chance."""
_NEW_NAME = 3
"""Characters of a name that the first one's sentence lacks, by which the later one is another thing."""
_OF_RATE = 3
"""Characters of the name of a rate: 持证率, 参训率."""
_RATE = lazy.compile("率|比例|比重|占比|[度面感]$|指数$")
_AMONG = lazy.compile("[之当]?[中里](?![介外心])")
"""这147人中科级以上■人: the figure right before says of how many, what follows is a part of them."""


def repeat_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Two figures of one family that share words and differ as slips of the pen do."""
    tellings, settled = tellings_of(ctx), _Settled(bindings_of(found), wholes_of(found))
    classes = classes_of(found)
    for group in families(ctx):
        told: dict[Decimal, list[Figure]] = {}
        earlier = Earlier(ctx, group)
        for j, b in enumerate(group):
            before = tellings.pre(b)[-_POINTING:]
            pointing = not _BACK.isdisjoint(before) and relation.says("back", before)
            number = earlier.numbers[j]
            same = told.setdefault(number, [])
            silent: _Silence | None = None
            tried = earlier.tried(j, pointing)
            taken = taken_up(tellings, relation, b) if tried and not same else None
            for i in tried:
                a = group[i]
                if earlier.numbers[i] == number:
                    continue
                if taken is not None:
                    yield from _taken(tellings, relation, a, b, taken)
                if not (tellings.kin(a, b) or pointing or earlier.named(i) or anchored_to(ctx, a, b)) and not (
                    earlier.same_digits(i, j) and (_same_letters(tellings, a, b) or _striking(tellings, relation, a, b))
                ):
                    continue
                if silent is None:
                    silent = _silence(tellings, b, same, pointing)
                if silent.always:
                    break
                if a.index < silent.told or _explained(tellings, settled.bindings, a, b, pointing):
                    continue
                if (pointing or b.span not in classes or repeat_bits(a, b) >= RARE) and _weighable(
                    tellings, relation, a, b, pointing
                ):
                    yield from _candidate(Pair(tellings, relation, a, b, same), group, settled)
            same.append(b)
    yield from aim_candidates(ctx, tellings, relation)
    yield from each_candidates(ctx, tellings, relation)
    for in_words in (spoken_candidates, date_candidates, rank_candidates, absent_candidates):
        yield from in_words(ctx)


def _taken(tellings: Tellings, relation: Relation, a: Figure, b: Figure, taken: Taken) -> Iterator[Candidate]:
    """A number taken up by itself and the earlier one that a slip of the pen makes it."""
    signs = taken_signs(tellings, relation, a, b, taken)
    if signs is not None:
        yield Candidate((a, b), {k: v for k, v in signs.items() if v}, partial(repeat_formula, a, b, True))


def _same_letters(tellings: Tellings, a: Figure, b: Figure) -> bool:
    """免于处罚■ … 免罚卷■, when their digits are exchanged: two characters of the name in common, and no new name."""
    if repeat_bits(a, b) < STRIKING and _renamed(tellings, a, b):
        return False
    return len(set(tellings.of(a).own) & set(tellings.of(b).own) - {"|"}) >= 2


def _striking(tellings: Tellings, relation: Relation, a: Figure, b: Figure) -> bool:
    """登记造册386户。…册上368户, in neighbouring sentences; two digits exchanged, where all of them are meant, but
    not those with a name of their own: 34件。…建议、提案共43件全部办复."""
    if b.sentence - a.sentence > 2 or b.block - a.block > 1:
        return False
    bits = repeat_bits(a, b)
    if bits >= STRIKING:
        return True
    return bits >= EXCHANGED and relation.says("all_behind", b.post) and not _renamed(tellings, a, b)


def _renamed(tellings: Tellings, a: Figure, b: Figure) -> bool:
    """Whether the words before the later one name what the sentence of the first one does not."""
    return strange(tellings.of(b).before, tellings.of(a).words) > _NEW_NAME


def _weighable(tellings: Tellings, relation: Relation, a: Figure, b: Figure, pointing: bool) -> bool:
    """Whether words bind two figures, or a slip of the pen does."""
    if tellings.kin(a, b) or repeat_bits(a, b) >= RARE or anchored_to(tellings.ctx, a, b):
        return True
    return pointing and nearest(tellings.ctx, relation, a, b)


@dataclass(frozen=True, slots=True)
class _Settled:
    """What the formulas that hold say of the figures."""

    bindings: Bindings
    wholes: Wholes


@dataclass(frozen=True, slots=True)
class _Silence:
    """When a figure contradicts none before it."""

    always: bool
    """Its value was told before by its name, or right before it points back."""
    told: int
    """Those before this index: its value was told between."""


def _silence(tellings: Tellings, b: Figure, told: Sequence[Figure], pointing: bool) -> _Silence:
    """事项9项，作出决定7项。7项决策…: the nearer one is meant."""
    if not told:
        return _Silence(False, 0)
    bare, leads = tellings.of(b).own == "|", not tellings.of(b).before
    close = [f for f in told[-_WINDOW:] if b.sentence - f.sentence <= 2]
    near = tellings.near(b)
    if bare or (pointing and close) or any(not tellings.near(f).isdisjoint(near) for f in told[-_WINDOW:]):
        return _Silence(True, 0)
    return _Silence(False, close[-1].index if leads and close else 0)


def _explained(tellings: Tellings, bindings: Bindings, a: Figure, b: Figure, pointing: bool) -> bool:
    """Whether each has formulas of its own, or two rates have different names."""
    first, second = bindings.get(a.span, ()), bindings.get(b.span, ())
    if first and second:
        if b.index and repeat_bits(a, b) >= STRIKING and shared_name(tellings.of(a), tellings.of(b))[0] >= LONG:
            return False  # a chance agreement of each with other figures
        own = any(b.span not in f for f in first) and any(a.span not in f for f in second)
        return own or not pointing or repeat_bits(a, b) < RARE
    if b.kind is not Kind.PERCENT:
        return False
    size, name = shared_name(tellings.of(a), tellings.of(b))
    named = size >= _OF_RATE and _RATE.search(name)
    return not (named or (size >= LONG and repeat_bits(a, b) >= STRIKING))


def _candidate(pair: Pair, group: Sequence[Figure], settled: _Settled) -> Iterator[Candidate]:
    """A pair with its signs, unless something shows that it is none."""
    if leaves(pair):
        return
    signs = likeness(pair, group)
    a, b, ctx = pair.a, pair.b, pair.tellings.ctx
    if signs.get("pointed_deed") and b.number < a.number and pair.bits < RARE:
        return  # 受理37件 … 审结的34件: a later stage
    signs |= _around(pair, settled, bool(signs["contrast"]))
    told_of = pair.anchored and pair.size > 1 and not _AMONG.match(b.pre)
    named = (pair.pointing or told_of) and not pair.strange_b
    sure = bool(signs["nothing_new"]) or named or pair.noun_told(signs)
    cases = opening(ctx, a)
    verbatim = bool(cases) and cases == opening(ctx, b) and not signs["parallel"]
    strong = {k: float(v) for k, v in signs.items() if v}
    yield Candidate((a, b), strong, partial(repeat_formula, a, b, sure), sure=verbatim)


def _around(pair: Pair, settled: _Settled, contrast: bool) -> dict[str, float]:
    """The signs of the two numbers, and of what the figures around them make of them."""
    a, b, bits = pair.a, pair.b, pair.bits
    in_one = not settled.wholes.get(a.span, set()).isdisjoint(settled.wholes.get(b.span, ()))
    return {
        **_gap(a, b, bits),
        "back_slip": pair.back and bits > RARE,
        "nearest": pair.nearest,
        "computed": pair.computed,
        "parts_of_first": split(pair.tellings.ctx, a, b),
        "settled_first": a.span in settled.bindings,
        "settled_later": b.span in settled.bindings,
        "money": a.kind is Kind.MONEY,
        "anchored": pair.anchored and (bits >= RARE or not contrast),
        "one_whole": in_one and pair.apart > 0 and not contrast,
        **dict.fromkeys((f"{name}_apart" for name in pair.set_apart if name != "unlike"), 1.0),
    }


def _gap(a: Figure, b: Figure, bits: float) -> dict[str, float]:
    """How the two numbers differ: by a slip, by a few, by much."""
    larger, gap = max(a.number, b.number), abs(a.number - b.number)
    return {
        "slip": min(max(bits, 0.0), 8.0),
        "unlike": min(max(-bits, 0.0), 4.0) if gap > _FEW * step_of([a, b]) else 0.0,
        "close": 0.0 if bits >= RARE else min(log2(float(larger / gap)), 5.0),
        "small": float(larger < 10),
    }


def repeat_formula(a: Figure, b: Figure, pointing: bool) -> Formula:
    """The contradiction between the figure told first and the one told later, which may point back by its words."""
    by = scale([a, b])
    gap = amount(abs(a.number - b.number), by)
    arithmetic = Text(f"{shown(a)} ≠ {shown(b)}，差 {gap}", f"{shown(a)} ≠ {shown(b)}, off by {gap}")
    return Formula(
        FormulaKind.REPEAT,
        (bound(b, "后一处", "later"), bound(a, "前一处", "earlier")),
        Origin.SYNTAX if pointing else Origin.REPETITION,
        Verdict.CONTRADICTORY,
        Text(
            f"同一指标前后不一：{a.mention.text} 与 {b.mention.text}",
            f"one measure told twice: {a.mention.text} and {b.mention.text}",
        ),
        (Reading(arithmetic, False),),
        Text("核实后改为同一个数；若口径、范围或时段不同，请写明", "use one figure, or say how scope or period differ"),
    )

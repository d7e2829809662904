"""One measure told twice with different values, in any wording: 受理131件 … 受理复议案件113件."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
from checker.claims.weighing.repeats.beside import (
    adjacent,
    all_before,
    beside,
    changed,
    makes_up,
    nearest,
    siblings,
    split,
)
from checker.claims.weighing.repeats.likeness import likeness
from checker.claims.weighing.repeats.likeness_words import shared_name
from checker.claims.weighing.repeats.pair import Pair
from checker.claims.weighing.repeats.seeking import Earlier, anchored_to, families, opening
from checker.claims.weighing.repeats.spoken import spoken_candidates
from checker.claims.weighing.repeats.tellings import Tellings, tellings_of
from checker.claims.weighing.slips import repeat_bits, step_of
from checker.dataclass import dataclass
from checker.diagnostics.message import Text
from checker.document import Span

_AFAR = 20
"""Characters between two figures of one sentence told apart."""
_WINDOW, _NEAR = 40, 5
"""Figures of its value back to which one was told before, and figures beside one that may make it up."""
_BACK = frozenset("这那该此上前以所如刚")
"""Characters without one of which nothing points back."""
_POINTING = 14
"""Characters before a figure in which it may point back."""
_BINDING = (FormulaKind.SUM, FormulaKind.RATE, FormulaKind.GROWTH, FormulaKind.DIFFERENCE, FormulaKind.BALANCE)
"""Kinds of formulas that two tellings of one measure never share."""
_FEW = 3
"""Units by which a count told again is off more often than by chance."""
_RARE = 2.0
"""Bits from which a slip of the pen explains two figures far better than chance."""
_STRIKING = 5.0
"""Bits from which a slip of the pen is weighed whatever the words: two of three digits exchanged."""
_EXCHANGED = 4.0
"""Bits of two digits exchanged: 57 and 75."""
_OF_RATE = 3
"""Characters of the name of a rate: 持证率, 参训率."""
_RATE = lazy.compile("率|比例|比重|占比|[度面感]$|指数$")
_ADDED = lazy.compile(
    "以上[两三四五](?:[批类项轮次者]|部分)|相[加减抵]|加[上总起和在]|合[计起并]|合在一起|扣除|减去|除去|去除|剔除|抵[消扣]"
)
"""What is said of a figure computed from those before it."""
_ALL = 9
"""More things than can set two figures apart."""
_AMONG = lazy.compile("[之当]?[中里](?![介外心])")
"""这147人中科级以上■人: the figure right before says of how many, what follows is a part of them."""
_LONG = 4
"""Characters of a name that two rates share only if they are one."""

Bindings = Mapping[Span, Sequence[frozenset[Span]]]
Wholes = Mapping[Span, set[tuple[Decimal | None, str | None]]]


def repeat_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Two figures of one family that share words and differ as slips of the pen do."""
    tellings = tellings_of(ctx)
    bindings = _bindings(found)
    wholes, classes = _wholes(found), _classes(found)
    for group in families(ctx):
        told: dict[Decimal, list[Figure]] = {}
        earlier = Earlier(ctx, group)
        for j, b in enumerate(group):
            before = tellings.pre(b)[-_POINTING:]
            pointing = not _BACK.isdisjoint(before) and relation.says("back", before)
            number = earlier.numbers[j]
            same = told.setdefault(number, [])
            silent: _Silence | None = None
            for i in earlier.tried(j, pointing):
                a = group[i]
                if earlier.numbers[i] == number:
                    continue
                kin = tellings.kin(a, b)
                if not (kin or pointing or earlier.named(i) or anchored_to(ctx, a, b)) and not (
                    earlier.same_digits(i, j) and (_same_letters(tellings, a, b) or _striking(relation, a, b))
                ):
                    continue
                if silent is None:
                    silent = _silence(tellings, b, same, pointing)
                if silent.always:
                    break
                if a.index < silent.told or _explained(tellings, bindings, a, b, pointing):
                    continue
                if pointing or b.span not in classes or repeat_bits(a, b) >= _RARE:
                    yield from _candidate(tellings, relation, bindings, wholes, a, b, group, same, kin, pointing)
            same.append(b)
    yield from spoken_candidates(ctx)


def _same_letters(tellings: Tellings, a: Figure, b: Figure) -> bool:
    """免于处罚■ … 免罚卷■, when their digits are exchanged: two characters of the name in common."""
    return len(set(tellings.of(a).own) & set(tellings.of(b).own) - {"|"}) >= 2


def _striking(relation: Relation, a: Figure, b: Figure) -> bool:
    """登记造册386户。…册上368户, in neighbouring sentences; two digits exchanged, where all of them are meant."""
    if b.sentence - a.sentence > 2 or b.block - a.block > 1:
        return False
    bits = repeat_bits(a, b)
    return bits >= _STRIKING or (bits >= _EXCHANGED and relation.says("all_behind", b.post))


def _bindings(found: Sequence[Formula]) -> Bindings:
    """Place of each figure → the figures it stands with in formulas that hold."""
    out: dict[Span, list[frozenset[Span]]] = {}
    for formula in found:
        holds = formula.verdict is Verdict.CONSISTENT and any(r.holds for r in formula.readings)
        if holds and formula.kind in _BINDING and not (_all_of_all(formula) or _at_least(formula)):
            idle = _idle(formula)
            for span in formula.spans - idle:
                out.setdefault(span, []).append(formula.spans)
    return out


def _at_least(formula: Formula) -> bool:
    """压减10%以上: what a rate that is only bounded says binds no figures."""
    return any(b.mention and b.mention.kind is Kind.PERCENT and b.mention.approx for b in formula.figures)


def _all_of_all(formula: Formula) -> bool:
    """派单18436件，办结率100%…18463件派单: a rate of everything binds no two figures that differ."""
    mentions = [f.mention for f in formula.figures if f.mention is not None]
    whole = any(m.kind is Kind.PERCENT and m.value == 100 for m in mentions)
    return whole and len({m.value for m in mentions if m.kind is not Kind.PERCENT}) > 1


def _idle(formula: Formula) -> frozenset[Span]:
    """Parts that a sum holds only without: a whole told again with a slip stands among its own parts."""
    if formula.kind is not FormulaKind.SUM or any(f.mention is None for f in formula.figures):
        return frozenset()
    whole, *parts = ((f.span, f.mention.value or 0) for f in formula.figures if f.mention is not None)
    over = sum(v for _, v in parts) - whole[1]
    return frozenset(span for span, value in parts if over and value == over)


def _wholes(found: Sequence[Formula]) -> Wholes:
    """Place of each figure → the values it is said to be a part of."""
    out: dict[Span, set[tuple[Decimal | None, str | None]]] = {}
    for formula in found:
        if formula.verdict is Verdict.CONSISTENT and formula.kind is FormulaKind.PART and len(formula.figures) == 2:
            part, whole = formula.figures
            if whole.mention is not None:
                out.setdefault(part.span, set()).add((whole.mention.value, whole.mention.unit))
    return out


def _classes(found: Sequence[Formula]) -> frozenset[Span]:
    """Figures that are classes of a whole: 31个部门…29个主体（部门11个、乡镇18个） tells 11 of those 29."""
    holding = (f for f in found if f.kind is FormulaKind.SUM and f.verdict is Verdict.CONSISTENT)
    return frozenset(part.span for formula in holding for part in formula.figures[1:])


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
        if b.index and repeat_bits(a, b) >= _STRIKING and shared_name(tellings.of(a), tellings.of(b))[0] >= _LONG:
            return False  # a chance agreement of each with other figures
        own = any(b.span not in f for f in first) and any(a.span not in f for f in second)
        return own or not pointing or repeat_bits(a, b) < _RARE
    if b.kind is not Kind.PERCENT:
        return False
    size, name = shared_name(tellings.of(a), tellings.of(b))
    named = size >= _OF_RATE and _RATE.search(name)
    return not (named or (size >= _LONG and repeat_bits(a, b) >= _STRIKING))


def _candidate(
    tellings: Tellings,
    relation: Relation,
    bindings: Bindings,
    wholes: Wholes,
    a: Figure,
    b: Figure,
    group: Sequence[Figure],
    told: Sequence[Figure],
    kin: bool,
    pointing: bool,
) -> Iterator[Candidate]:
    anchored, bits = anchored_to(tellings.ctx, a, b), repeat_bits(a, b)
    first_back = pointing and nearest(tellings.ctx, relation, a, b)
    if not (anchored or kin or first_back) and bits < _RARE:
        return
    pair = Pair(tellings, relation, a, b, bits)
    if not (pair.pointing or pair.apart or (bits >= _RARE and (anchored or _one_noun(pair)))):
        return
    if pair.pointing and told and b.sentence - told[-1].sentence <= 2:
        return  # 计划29件，其中年内出台21件。…计划内21件
    if pair.every and not (pair.back or pair.size or bits >= _STRIKING) and _names_another(pair):
        return  # 书屋16个；全镇11个村创成: all of another thing
    only_all = pair.every and not (pair.back or pair.of)
    if only_all and bits < _RARE and pair.size < _OF_RATE and pair.strange_b > 1:
        return  # 派驻15个乡镇；18个乡村站点均已挂牌: all of another thing, and no slip of the pen
    rows = beside(tellings, a, b) if bits < 0 and not pair.pointing else None
    if rows and rows[1] and not rows[0]:
        return  # two rows of figures with the same names, and no slip of the pen
    if max(a.number, b.number) < 10 and pair.size < 3 and pair.strange_b > 1 and not pair.back:
        return  # 会商案件9件 … 对3件败诉案件逐一复盘
    if not pair.pointing and (pair.narrower or (b.number < a.number and pair.size > 1 and pair.within())):
        return  # 村干部231人。村干部中党员213人
    if not pointing and (_two_hosts(tellings, a, b) or adjacent(tellings.ctx, a, b)):
        return
    if not pair.back and (pair.picked() or (pair.pointing and pair.singled_out)):
        return
    other_span = pair.two_years or pair.two_months or (pair.two_seasons and not (bits >= _STRIKING and pair.pointing))
    if (
        pair.widened()
        or (pair.two_levels and not pointing)
        or (not pair.back and (other_span or pair.of_others or (pair.pointing and pair.two_scopes)))
    ):
        return
    if makes_up(tellings.ctx, relation, a, b):
        return  # 抽查6个县，得分90以上的4个、以下的2个; 发建议14份。到期的12份都回复了；另2份还在期限里
    if not pair.back and siblings(tellings.ctx, a, b):
        return
    apart = _apart(pair)
    if len(apart) > _borne(pair, bits):
        return
    if bits < _RARE and pair.aimed:
        return  # 持证的只有2名。…力争持证的达到4名
    computed = _computed(tellings, a, b)
    if pair.back and all_before(tellings.ctx, b):
        return  # 案卷57本，另有18本。该批75本
    if computed and _ADDED.search(b.lead + b.clause):
        return  # 后两类相加，全年■件
    if bits < _RARE and relation.says("afterwards", b.lead + b.clause) and changed(tellings.ctx, a, b):
        return  # 现行规章163件，废止9件。至此，现行规章154件
    if not pointing and relation.says("afresh", b.clause) and not relation.says("afresh", a.clause):
        return  # 退回修改3份，修改后再次评审2份均获通过
    if relation.says("supposed", b.lead + b.clause):
        return  # 若按年初预算计算，执行率为■
    if relation.says("counted", pair.two.words):
        return  # 上述数字均已计入全年数
    signs = likeness(pair, group, rows)
    if signs.get("other_deed") and not pair.pointing and pair.size < _LONG:
        return  # 受理仲裁案件892件 … 审结829件
    if signs.get("pointed_deed") and b.number < a.number and bits < _RARE:
        return  # 受理37件 … 审结的34件: a later stage
    contrast = bool(signs["contrast"])
    in_one = not wholes.get(a.span, set()).isdisjoint(wholes.get(b.span, ()))
    signs |= {
        **_gap(a, b, bits),
        "back_slip": pair.back and bits > _RARE,
        "nearest": first_back,
        "computed": computed,
        "parts_of_first": split(tellings.ctx, a, b),
        "settled_first": a.span in bindings,
        "settled_later": b.span in bindings,
        "money": a.kind is Kind.MONEY,
        "anchored": anchored and (bits >= _RARE or not contrast),
        "one_whole": in_one and pair.apart > 0 and not contrast,
        **dict.fromkeys((f"{name}_apart" for name in apart if name != "unlike"), 1.0),
    }
    told_of = anchored and pair.size > 1 and not _AMONG.match(b.pre)
    named = (pair.pointing or told_of) and not pair.strange_b
    sure = bool(signs["nothing_new"]) or named or pair.noun_told(signs)
    cases = opening(tellings.ctx, a)
    verbatim = bool(cases) and cases == opening(tellings.ctx, b) and not signs["parallel"]
    strong = {k: float(v) for k, v in signs.items() if v}
    yield Candidate((a, b), strong, partial(repeat_formula, a, b, sure), sure=verbatim)


def _two_hosts(tellings: Tellings, a: Figure, b: Figure) -> bool:
    """议题187个，其中附意见的43个。议题213个，附意见的34个: each behind another whole."""
    if not a.index or b.index - a.index < 2:
        return False
    figures = tellings.ctx.sheet.figures
    x, y = figures[a.index - 1], figures[b.index - 1]
    return (
        x.family == a.family == y.family
        and x.sentence == a.sentence
        and y.sentence == b.sentence
        and x.number != y.number
        and x.number > a.number
        and y.number > b.number
        and repeat_bits(x, y) < _RARE
        and tellings.kin(x, y)
    )


def _names_another(pair: Pair) -> bool:
    """Whether the later figure is followed by a noun of which nothing stands with the first."""
    noun = pair.two.noun[:2]
    return bool(noun) and set(noun).isdisjoint(pair.a.clause + pair.a.pre + pair.a.post)


def _apart(pair: Pair) -> set[str]:
    """What sets two figures apart, when the later one does not point back."""
    if pair.pointing:
        return set()
    return {*pair.frames_apart, "unlike"} if pair.unlike() else set(pair.frames_apart)


def _borne(pair: Pair, bits: float) -> int:
    """How many things may set them apart: a slip of the pen outweighs one, together with the same name all."""
    named = pair.strange_b <= 1 + (pair.size >= _LONG) and (pair.size >= _LONG or not pair.strange_a + pair.strange_b)
    rare = bits >= _RARE
    return (_ALL if named else 1 + (bits >= _STRIKING)) if rare else int(named)


def _gap(a: Figure, b: Figure, bits: float) -> dict[str, float]:
    """How the two numbers differ: by a slip, by a few, by much."""
    larger, gap = max(a.number, b.number), abs(a.number - b.number)
    return {
        "slip": min(max(bits, 0.0), 8.0),
        "unlike": min(max(-bits, 0.0), 4.0) if gap > _FEW * step_of([a, b]) else 0.0,
        "close": 0.0 if bits >= _RARE else min(log2(float(larger / gap)), 5.0),
        "small": float(larger < 10),
    }


def _computed(tellings: Tellings, a: Figure, b: Figure) -> float:
    """How surely the later one is a sum or difference of figures told before it, in bits; 0 if it is none."""
    figures, number = tellings.ctx.sheet.figures, b.number
    beside_a = figures[max(0, a.index - _NEAR) : min(a.index + _NEAR + 1, b.index)]
    beside_b = figures[max(0, b.index - _NEAR) : b.index]
    told = {f.index: tellings.row(f)[2] for f in (*beside_a, *beside_b) if f.family == b.family}
    near = list(told.values())
    known = set(near)
    if not any(x + number in known or (number - x in known and (number != 2 * x or near.count(x) > 1)) for x in near):
        return 0.0
    return min(max(log2(2 * float(number / step_of([b])) / len(near) ** 2), 0.5), 5.0)


def _one_noun(pair: Pair) -> bool:
    """由■名成员组成的讲师团…按讲师团■名成员计算: both stand before one noun, and more than a clause lies between."""
    noun = pair.one.behind[:2]
    text = pair.tellings.ctx.sheet.between(pair.a, pair.b)
    return len(noun) == 2 and pair.two.behind.startswith(noun) and len(text) >= _AFAR and "、" not in text[-4:]


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

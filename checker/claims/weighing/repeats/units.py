"""One figure told in two units that cannot both be meant, in any wording: 461.86万元 and 461.86元, 18秒 and 18分钟."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, partial

from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import plain
from checker.claims.formulas.changes import from_to
from checker.claims.formulas.context import Context, bound, shown
from checker.claims.formulas.sheet import COUNT, Figure
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.repeats.likeness import likeness
from checker.claims.weighing.repeats.pair import Pair
from checker.claims.weighing.repeats.seeking import anchored_to
from checker.claims.weighing.repeats.tellings import Tellings, pairs, tellings_of
from checker.claims.weighing.slips import printed_scale
from checker.diagnostics.message import Text

_MEASURES = ("money", "length", "area", "time", "weight", "volume", "pack")
_VISITS = frozenset(("人次", "件次", "批次", "人", "件"))
_SAME_DIGITS, _WINDOW = 6, 40
"""Figures with the same digits that are tried for one later figure, and how many figures back they may stand."""
_RARE = 4
"""Digits that two figures hardly share by chance."""
_ASKED = frozenset(
    ("shared", "nothing_new", "strange_b", "contrast", "slot", "general", "pointing", "turned", "of_it")
) | frozenset(("one_sentence", "same_subject", "other_subject", "other_verb", "places"))
"""What is asked of two units: the signs of a likeness that few passages can weigh."""
_BESIDE, _TELLING = 5, 2
"""Figures before an average that it may be computed from, and the digits it must have to tell anything."""
_LINK = 4
"""Characters between a figure that points back and what is told of it: 这36宗共■."""
_PERSON = ("人", "员", "者", "名单")
_SOON, _CROWD = 2, 100
"""Sentences between people and what they came to, and as many as seldom come to so many occasions."""
_COUNTED = 3
"""Digits of a number, and characters of a name, that two counts hardly share by chance."""
_STRANGE = 2
"""Characters of one name that the other lacks when they name two things."""
_SCALES = (Decimal(10_000), Decimal("0.0001"), Decimal(100_000_000), Decimal("0.00000001"))


def unit_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Two figures with the same digits and different units that share words."""
    tellings = tellings_of(ctx)
    partners = cache(partial(_partners, ctx))
    told: dict[str, list[tuple[Figure, str]]] = {}
    for b in ctx.sheet.figures:
        if b.kind not in (Kind.COUNT, Kind.MONEY) or not b.exact or not b.mention.unit or b.number == 0:
            continue
        same, unit = told.setdefault(digits_of(b), []), printed_unit(b)
        for a, other in reversed(same[-_SAME_DIGITS:]):
            if b.index - a.index > _WINDOW or unit == other:
                break  # 27公里、沟渠27条。上述27条沟渠: told so before
            if a.family == b.family and a.number == b.number:
                continue
            if _of_one(tellings, relation, a, b) or _moved(tellings, relation, a, b, partners):
                yield from _unit(tellings, relation, a, b, [f for f, _ in same], partners)
        same.append((b, unit))
        if b.is_average:
            yield from _average(tellings, relation, b)


def _measure(relation: Relation, figure: Figure) -> str:
    """What the unit measures: money, area, time …; empty for things counted."""
    unit = printed_unit(figure).lstrip("万亿")
    return next((k for k in _MEASURES if relation.cues[k].fullmatch(unit)), "")


def _of_one(tellings: Tellings, relation: Relation, a: Figure, b: Figure) -> bool:
    if tellings.kin(a, b) or relation.says("back", b.pre) or _back_with(relation, b):
        return True
    if a.family not in _VISITS and anchored_to(tellings.ctx, a, b):
        return True
    if {a.family, b.family} <= _VISITS:
        return _column(tellings.ctx, a, b) or _second(tellings, a, b)
    if b.sentence - a.sentence <= _SOON and (_hearers(relation, a, b) or _one_dimension(relation, a, b)):
        return True
    return a.family == b.family and b.sentence - a.sentence <= 1 and len(digits_of(b).replace(".", "")) >= _RARE


def _moved(
    tellings: Tellings, relation: Relation, a: Figure, b: Figure, partners: Callable[[], Mapping[int, Figure]]
) -> bool:
    """平均用时由■压到4小时。平均用时4天: the name of the first stands before what it was."""
    if not 0 < b.sentence - a.sentence <= _SOON:
        return False
    measure = _measure(relation, b)
    if not measure or measure != _measure(relation, a):
        return False
    old = partners().get(a.index)
    return old is not None and old.index < a.index and tellings.kin(old, b)


def _hearers(relation: Relation, a: Figure, b: Figure) -> bool:
    """听众■人次 … 听讲的■场次: people and what they came to, as many of the one as of the other."""
    if b.number < _CROWD or a.number != b.number or len(digits_of(b).strip("0")) < _TELLING:
        return False
    heads, acts = (relation.cues[k].fullmatch for k in ("heads", "acts"))
    one, two = printed_unit(a).lstrip("万"), printed_unit(b).lstrip("万")
    return bool((heads(one) and acts(two)) or (acts(one) and heads(two)))


def _one_dimension(relation: Relation, a: Figure, b: Figure) -> bool:
    """拆除违建■平方米，■亩用地复绿: one after the other, of one dimension, with digits that chance hardly repeats."""
    if b.index != a.index + 1 or len(digits_of(b).replace(".", "").strip("0")) < _COUNTED:
        return False
    measure = _measure(relation, a)
    return measure not in ("", "money", "pack") and measure == _measure(relation, b)


def _back_with(relation: Relation, figure: Figure) -> bool:
    """拆除的这62处■违法建设, 这36宗共■: the figure right before it points back."""
    before, mark, _ = figure.clause.rpartition(COUNT)
    return bool(mark) and len(figure.pre) <= _LINK and relation.says("back", before)


def _column(ctx: Context, a: Figure, b: Figure) -> bool:
    """167批次、759人次。其中集体访12批、759件: the second columns of two pairs."""
    if not a.index or b.index - a.index < 2:
        return False
    x, y = ctx.sheet.figures[a.index - 1], ctx.sheet.figures[b.index - 1]
    gaps = ctx.sheet.between(x, a), ctx.sheet.between(y, b)
    return x.family == y.family and all(g.strip() in ("、", "，", ",", "") for g in gaps)


def _second(tellings: Tellings, a: Figure, b: Figure) -> bool:
    """来访214批次、863人次 … 来访863批次: the name of the first stands before the one it is told with."""
    x = tellings.ctx.sheet.figures[a.index - 1] if a.index else a
    beside = x is not a and tellings.ctx.sheet.between(x, a).strip() in ("、", "，", ",", "")
    return beside and b.sentence > a.sentence and x.family == b.family and tellings.kin(x, b)


def _average(tellings: Tellings, relation: Relation, average: Figure) -> Iterator[Candidate]:
    """146.4万元 … 45.75万人 …人均3.2万元: the quotient of figures before it has its digits at another scale."""
    figures = tellings.ctx.sheet.figures
    near = [f for f in figures[max(0, average.index - _BESIDE) : average.index] if average.sentence - f.sentence <= 1]
    near = [f for f in near if f.exact and f.times == 1 and not f.is_average and f.number > 0]
    half = printed_scale(average).scaleb(-average.mention.decimals) / 2
    if len(digits_of(average).replace(".", "").strip("0")) < _TELLING or any(
        abs(a.number - average.number * n.number) <= half * n.number for a in near for n in near if a is not n
    ):
        return
    for a in near:
        for n in near if a.family == average.family else ():
            if n.family == a.family or n.kind is not Kind.COUNT:
                continue
            for scale in _SCALES:
                if abs(a.number * scale - average.number * n.number) <= half * n.number:
                    yield Candidate((a, average), {"average": 1.0}, partial(average_formula, a, n, average))


def _unit(
    tellings: Tellings,
    relation: Relation,
    a: Figure,
    b: Figure,
    group: Sequence[Figure],
    partners: Callable[[], Mapping[int, Figure]],
) -> Iterator[Candidate]:
    one, two = _measure(relation, a), _measure(relation, b)
    visits = {a.family, b.family} <= _VISITS
    if a.kind is not Kind.MONEY and relation.says("planned", a.pre) != relation.says("planned", b.pre):
        return  # 从签约到开工只用19天 … 计划工期19个月
    if visits and "人" in (a.mention.unit, b.mention.unit) and (a.pre.endswith(_PERSON) or b.pre.endswith(_PERSON)):
        return  # 转入9件 … 由原承办人9人办理
    scaled = a.family == b.family and len(digits_of(b).replace(".", "").strip("0")) >= _TELLING  # 1.2万册 … 1.2册
    hearers = _hearers(relation, a, b)
    alike = bool(one and two) or visits or scaled or hearers
    pair = Pair(tellings, relation, a, b)
    if not alike and not (_counted_or_measured(pair, group) if one or two else _two_counts(pair, relation)):
        return  # as many of one thing as of another
    column = visits and (_column(tellings.ctx, a, b) or _second(tellings, a, b))
    averages = relation.says("average", a.clause), relation.says("average", b.clause)
    if a.family == b.family and not pair.pointing and averages[0] != averages[1]:
        return  # 罚款36.5万元 … 最低罚款36.5元
    if a.family == b.family and not (pair.pointing or pair.kin) and pair.one.before and pair.two.before:
        return  # 退税214.7万元；加收滞纳金214.7元
    if visits and not column and not pair.pointing and (pair.apart == 0 or pair.unlike()):
        return
    pointing = pair.pointing or _back_with(relation, b) or (pair.size > 1 and relation.says("summed", b.pre))
    if not (pointing or visits or hearers) and (_other_noun(pair, relation) or _own_changes(partners(), a, b)):
        return
    signs = {k: v for k, v in likeness(pair, group).items() if k in _ASKED}
    signs |= {
        "pointing": pointing,
        "digits": min(len(digits_of(b).replace(".", "").strip("0")), 5),
        "scale_only": a.family == b.family,
        "two_dimensions": bool(one and two) and one != two,
        "things": visits,
        "column": column,
        "hearers": hearers,
        "anchored": not visits and anchored_to(tellings.ctx, a, b),
        "named": max(min(pair.size, 8) - 3, 0),
    }
    yield Candidate((a, b), {k: float(v) for k, v in signs.items() if v}, partial(unit_formula, a, b))


def _counted_or_measured(pair: Pair, group: Sequence[Figure]) -> bool:
    """补种云杉■株 … 前述补种的■亩云杉: one thing, pointed back to by its name, counted once and measured once."""
    one, two = _measure(pair.relation, pair.a), _measure(pair.relation, pair.b)
    if (one and two) or len(digits_of(pair.b).replace(".", "").strip("0")) < _TELLING:
        return False
    if "pack" in (one, two) and any(
        pair.relation.cues["general_units"].fullmatch(printed_unit(f)) is not None for f in (pair.a, pair.b)
    ):
        return False  # 收集诉求■条 … 这■件诉求
    summed = pair.relation.says("summed", pair.b.pre)
    if not (pair.size > 1 and (pair.back or pair.of or summed)):
        return False
    unit = printed_unit(pair.b)
    return not any(printed_unit(f) == unit for f in group)


def _two_counts(pair: Pair, relation: Relation) -> bool:
    """接待来访群众■人次 … 接待的■户来访群众: one thing, pointed back to by its name, counted by head and by house."""
    if len(digits_of(pair.b).replace(".", "").strip("0")) < _COUNTED or pair.size < _COUNTED:
        return False
    if not (pair.back or pair.of) or pair.word not in pair.two.behind:
        return False
    by_head = [relation.cues["heads"].fullmatch(printed_unit(f).lstrip("万")) is not None for f in (pair.a, pair.b)]
    by_house = [relation.cues["houses"].fullmatch(printed_unit(f).lstrip("万")) is not None for f in (pair.a, pair.b)]
    return by_head == by_house[::-1] and any(by_head)


def _partners(ctx: Context) -> dict[int, Figure]:
    """Index of each figure of 由■到■ → the other one."""
    moves = from_to(ctx)
    return {m.new.index: m.old for m in moves} | {m.old.index: m.new for m in moves}


def _own_changes(partners: Mapping[int, Figure], a: Figure, b: Figure) -> bool:
    """审批由25个工作日压到12个工作日，图审由72小时压到12小时: each has its unit twice in a change of its own."""
    x, y = partners.get(a.index), partners.get(b.index)
    if x is None or y is None or (digits_of(x) == digits_of(y) and a.sentence != b.sentence):
        return False
    return x.mention.unit == a.mention.unit and y.mention.unit == b.mention.unit


def _other_noun(pair: Pair, relation: Relation) -> bool:
    """罚没收入86.4万元，一般公共预算收入86.4亿元: nothing in common but what any measure is called."""
    one, two = (relation.cues["measure"].sub("|", t.own) for t in (pair.one, pair.two))
    if {p for p in pairs(one) if "|" not in p} & {p for p in pairs(two) if "|" not in p}:
        return False
    return _names(one, pair.two.own + pair.b.lead) and _names(two, pair.one.own + pair.a.lead)


def _names(words: str, other: str) -> bool:
    """Whether words name something that the other's do not: most of their characters are strange to them."""
    own = [c for c in words if c != "|"]
    strange = [c for c in own if c not in other]
    return len(strange) >= _STRANGE and 2 * len(strange) > len(own)


def digits_of(figure: Figure) -> str:
    """The printed digits without 万, 亿 and commas."""
    return shown(figure).rstrip("万亿").replace(",", "").replace("，", "")


def printed_unit(figure: Figure) -> str:
    """The unit as printed, 万 and 亿 included: 万元."""
    text = shown(figure)
    scale = text[-1] if text[-1:] in ("万", "亿") else ""
    return scale + (figure.mention.unit or "")


def unit_formula(a: Figure, b: Figure) -> Formula:
    """The contradiction between the unit told first and the one told later."""
    text = f"{a.mention.text} / {b.mention.text}"
    return Formula(
        FormulaKind.UNIT,
        (bound(b, "后一处", "later"), bound(a, "前一处", "earlier")),
        Origin.REPETITION,
        Verdict.CONTRADICTORY,
        Text(
            f"同一数字 {digits_of(a)} 前后单位不同：{printed_unit(a)} 与 {printed_unit(b)}",
            f"the same figure {digits_of(a)} with two units: {printed_unit(a)} and {printed_unit(b)}",
        ),
        (Reading(Text(text, text), False),),
        Text("核实后统一单位", "use one unit"),
    )


def average_formula(total: Figure, count: Figure, average: Figure) -> Formula:
    """The contradiction between an average and the figures it is computed from, in its unit alone."""
    value = total.number / count.number
    meant = f"{plain(round(value, 2))}{total.mention.unit or ''}"
    arithmetic = f"{shown(total)}/{shown(count)} = {meant} ≠ {average.mention.text}"
    return Formula(
        FormulaKind.UNIT,
        (bound(average, "平均数", "average"), bound(total, "总数", "total"), bound(count, "个数", "number")),
        Origin.REPETITION,
        Verdict.CONTRADICTORY,
        Text(
            f"平均数 {average.mention.text} 的单位不对：按 {total.mention.text} 和 {count.mention.text} 应为 {meant}",
            f"the unit of {average.mention.text} is wrong: {total.mention.text} by {count.mention.text} is {meant}",
        ),
        (Reading(Text(arithmetic, arithmetic), False),),
        Text("核实后改正平均数的单位", "correct the unit of the average"),
    )

"""A number taken up again by itself: 判定违法693个 … 上述639个中: it means one told before, and none has its value."""

from __future__ import annotations

from collections.abc import Mapping

from checker import lazy
from checker.claims.formulas.context import Context, shown
from checker.claims.formulas.sheet import COUNT, Figure
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.slips import repeat_bits
from checker.claims.weighing.telling.beside import all_before, makes_up
from checker.claims.weighing.telling.likeness_words import strange
from checker.claims.weighing.telling.tellings import Tellings
from checker.dataclass import dataclass

_DIGITS = 3
"""Digits of a number that no other measure has by chance."""
_STARTS, _MARKS = frozenset("。！？!?；;\n"), frozenset("。！？!?；;\n，,：:（(”")
_BEFORE, _BEHIND = 14, 12
"""Characters beside a number in which it may say that it is taken up."""
_SLIP = 0.0
"""Bits of a slip of the pen in three digits."""
_BESIDE, _CHANCE = 3, 10
"""Figures on either side that may be the gap, and a gap below which some number equals it by chance."""
_NEW = 1
"""Characters beside it that the first one's sentence may lack: more name another thing."""
_NEAR = 9
"""Figures told before it of which it may be the product of a whole and its rate."""
_MOST = 8.0
"""Bits of a slip from which more tell no more."""
_IN_FRAME = "taken_in"
"""The form that the others are weighed against: it has no weight of its own."""
_TURNS = ("应", "拟", "实", "未", "不", "非")
"""What makes another measure of a deed told before: 出庭, 应出庭."""
_GENERIC = lazy.compile("(?:案件|事项|人员|对象|总[数量额]|[数量额])$")
"""What says nothing of which ones they are: 占受理案件■的."""
_NUMERIC = frozenset("0123456789.,，")


@dataclass(frozen=True, slots=True)
class Taken:
    """How a number says that it was told before."""

    form: str
    """Name of its sign: pointing (上述■), before 中 or 里, in a frame such as 不在■之内, or by opening a sentence."""
    named: str
    """Words beside it that name what it was told of."""
    share_of: str = ""
    """Of what a share is told, all of whose words must have been said: 占结案■的 is of none only received."""


def taken_up(tellings: Tellings, relation: Relation, b: Figure) -> Taken | None:
    """How a number of three digits or more says that it was told before; None if it does not."""
    if b.kind is Kind.PERCENT or len(shown(b).strip("万亿").replace(".", "")) < _DIGITS:
        return None
    pre, cues = b.pre.strip(), relation.cues
    core, begins = cues["taken_links"].sub("", pre), _begins(tellings, b)
    around = f"{pre[-_BEFORE:]}{COUNT}{b.post[:_BEHIND]}"
    if cues["taken_this"].search(around):
        return Taken("taken_this", "")
    if (frame := cues["taken_in"].search(around)) is not None:
        return Taken(
            _IN_FRAME, cues["taken_frame"].split(pre)[-1] + tellings.of(b).noun, _GENERIC.sub("", frame["of"] or "")
        )
    among = cues["taken_among"].search(b.post)
    if among is not None and (core or begins):
        if core:
            return Taken("taken_of" if core.endswith("的") else "taken_named", core)
        return Taken("taken_among", among["noun"])
    if core or not begins:
        return None
    noun = tellings.of(b).noun
    if cues["taken_topic"].search(b.post) or _is_host(tellings, b):
        return Taken("taken_topic", noun)
    return Taken("taken_first", noun) if begins in _STARTS else None


def _begins(tellings: Tellings, b: Figure) -> str:
    """The mark or line's end that a number right behind it begins its clause with; words, if it does not."""
    pre, text = b.pre.strip(), tellings.ctx.sheet.skeleton
    mark = text[b.at - 1 : b.at] if not pre else text[max(b.at - len(b.pre) - 1, 0)]
    return (mark or "\n") if not mark or mark in _MARKS else ""


def _is_host(tellings: Tellings, b: Figure) -> bool:
    """■已审结■: a smaller one of its family stands in its own clause."""
    behind = tellings.ctx.sheet.figures[b.index + 1 : b.index + 2]
    return any(f.family == b.family and f.number < b.number and f.clause.startswith(b.clause + COUNT) for f in behind)


def taken_signs(
    tellings: Tellings, relation: Relation, a: Figure, b: Figure, taken: Taken
) -> Mapping[str, float] | None:
    """What speaks for a number taken up being an earlier one mistyped; None if it was told or can be worked out."""
    ctx, bits = tellings.ctx, repeat_bits(a, b)
    some = taken.form == "taken_first" and b.number < a.number  # 化解318件。138件达成书面协议
    if bits <= _SLIP or some or _told(tellings, b):
        return None
    if makes_up(ctx, relation, a, b) or all_before(ctx, b) or _gap_near(tellings, a, b):
        return None
    known = _known(tellings, a, b)
    new = strange(taken.named, known)
    if taken.form == "taken_of" and taken.named.removesuffix("的") not in known:
        new += 1 + taken.named.startswith(_TURNS)
    if new > _NEW or not set(taken.share_of) <= set(known) or _rated(ctx, b) or _explains(ctx, b):
        return None
    signs = {"taken": 1.0, taken.form: 1.0, "taken_new": float(new), "taken_slip": min(bits, _MOST)}
    return {name: size for name, size in signs.items() if name != _IN_FRAME}


def _known(tellings: Tellings, a: Figure, b: Figure) -> str:
    """What the sentence of the first one says, without the clause of the later one."""
    sheet = tellings.ctx.sheet
    start, end = sheet.sentence(a.at)
    return sheet.skeleton[start : min(end, b.at - len(b.clause))]


def _told(tellings: Tellings, b: Figure) -> bool:
    """Whether its value was told before, or its digits stand anywhere before it."""
    sheet, digits = tellings.ctx.sheet, shown(b).strip("万亿")
    if any(f.number == b.number for f in sheet.figures[: b.index]):
        return True
    at = sheet.text.find(digits, 0, b.span.start)
    while at >= 0:
        end = at + len(digits)
        if not (sheet.text[at - 1 : at] in _NUMERIC or sheet.text[end : end + 1] in _NUMERIC):
            return True
        at = sheet.text.find(digits, end, b.span.start)
    return False


def _gap_near(tellings: Tellings, a: Figure, b: Figure) -> bool:
    """计105件，占全部150件的七成。其余45件: whether what one has more stands near the later one."""
    near = tellings.ctx.sheet.figures[max(0, b.index - _BESIDE) : b.index + _BESIDE + 1]
    gap = abs(a.number - b.number)
    return gap >= _CHANCE and any(f.number == gap and f.family == b.family for f in near)


def _rated(ctx: Context, b: Figure) -> bool:
    """受理286件，办结率93.7%。268件中…: whether it is a rate told before it of a whole told before it."""
    near = ctx.sheet.figures[max(0, b.index - _NEAR) : b.index]
    rates = [f.number for f in near if f.kind is Kind.PERCENT]
    wholes = [f.number for f in near if f.family == b.family]
    return any(abs(w * r - 100 * b.number) <= w / 10 for w in wholes for r in rates)


def _explains(ctx: Context, b: Figure) -> bool:
    """网办率80.0%，310项里248项可办: whether it is the whole of the rate told right before it."""
    figures = ctx.sheet.figures
    if not 0 < b.index < len(figures) - 1:
        return False
    rate, part = figures[b.index - 1], figures[b.index + 1]
    return rate.kind is Kind.PERCENT and abs(part.number * 100 - rate.number * b.number) <= b.number / 10

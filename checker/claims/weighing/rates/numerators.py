"""Which counts may be the numerator of a percentage: for their words, or for their place alone."""

from __future__ import annotations

from collections.abc import Sequence

from checker import lazy
from checker.claims.formulas.context import Context
from checker.claims.formulas.families import family_of
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.rates.field import LINK, Asked, Field, apart, is_rate, met, owner
from checker.claims.weighing.rates.several import twin
from checker.claims.weighing.rates.signs import bracketed, that_is
from checker.claims.weighing.rates.stems import like_met, stem_met

_TOPS = 5
_DONE = lazy.compile(r"(?:实际?|已)([\u4e00-\u9fff])[\u4e00-\u9fff]{0,3}$")
_BOTH = lazy.compile(r"[又且]([\u4e00-\u9fff]{1,4})")
GENERIC = frozenset(["完成", "到位", "落实", "执行", "达标", "兑现", "进度", "推进", "实施", "实现"])
"""Outcomes that any other word may tell."""
_PEOPLE = frozenset(["人", "名", "位", "户", "家", "人次"])
_CASES = ("案件", "纠纷", "申请", "案件数", "事项", "办件")
_NEAR = 3
"""Sentences from what is there to what is due, headings counted."""
_OF_NEXT = frozenset(["当中的", "之中的", "中的", "里的"])
"""即124件中的93件: the count before it is the whole of the next."""
_AMONG = lazy.compile(r"[\u4e00-\u9fff]{0,6}(?:[里中]|之中|当中)$")


def _of_it(known: Field, ask: Asked, top: Figure) -> bool:
    """承诺件■，承诺件提前办结率: the rate is of those, they are not what it counts; 出庭又出声率 counts no 出庭■."""
    name = ask.words.name
    if (
        owner(known, ask.rate, top)
        and not stem_met(ask.stem, top.pre)
        and not like_met(known.relation, ask.stem, top.pre)
    ):
        return True  # 其余■成功率■
    if ask.words.share or len(ask.stem) < 2 or ask.lined:
        return False
    own = LINK.sub("", top.pre)
    tail = name[-2:]
    if 1 < len(own) < len(name) - 1 and name.startswith(own) and not _kind_of_told(ask, top, tail):
        return tail not in own + top.post[:14] and not like_met(known.relation, ask.stem, own + top.post[:14])
    both = _BOTH.search(name)
    return both is not None and not set(both[1]) <= set(own + top.post[:14])


def _kind_of_told(ask: Asked, top: Figure, outcome: str) -> bool:
    """立案■，网上■, 网上立案率: the outcome stands at the whole, the numerator is a kind of it."""
    return any(f.family == top.family and top.value.below(f.value) and outcome in f.pre for f in ask.scope)


def tops_of(known: Field, ask: Asked) -> list[tuple[float, Figure]]:
    """The counts that may be the numerator, the best named and nearest first."""
    rate, words = ask.rate, ask.words
    if ask.lined:
        own = ask.lined[[f.index for f in ask.run].index(rate.index)]
        return [(met(known, ask, own), own)]
    found = []
    here = _beside(known, ask)
    dues = [f for f in ask.scope if known.says("ought", f)] if ask.stem else []
    cases, generic = words.name.endswith(_CASES), ask.stem[-2:] in GENERIC
    for figure in ask.scope:
        if _its_whole(rate, figure) or figure.post in _OF_NEXT or figure.index == words.inside:
            continue
        if not _in_unit(words.unit, figure) or (cases and figure.family in _PEOPLE):
            continue  # 640名专职人员全年调解案件占■: the share is one of cases, not of people
        named = met(known, ask, figure)
        if twin(known, ask, figure):
            named = 1.0  # 优秀■、良好■, 优良率: together they are all of it
        elif not named and dues and _there(known, ask, figure, dues):
            named = 0.8
        elif not named and generic and known.says("there", figure):
            named = 0.6  # 已拆除■, 完成率
        follows = figure.at > rate.at and rate.sentence == figure.sentence
        led = follows and (bool(words.behind) or _announced(known.ctx, rate, figure))
        if (named or led or figure in here) and not _owned(known.ctx, figure, rate) and not _of_it(known, ask, figure):
            found.append((named - 0.04 * abs(figure.index - rate.index), named, figure))
    return [(named, f) for _, named, f in sorted(found, key=lambda x: (-x[0], x[2].index))[:_TOPS]]


def _beside(known: Field, ask: Asked) -> list[Figure]:
    """The counts that may be meant for their place alone: right before it, or right behind what begins with it."""
    rate = ask.rate
    inside = [f for f in ask.scope if f.sentence == rate.sentence]
    before = [f for f in inside if f.at < rate.at][-3:]
    if len(before) < 2:  # 走进定居点■。全县共有定居点■，到点率■
        earlier = [f for f in ask.scope if f.at < rate.at and apart(rate, f) == 1]
        before = [f for f in earlier if not before or f.family == before[0].family][-2:] + before
    if any(f.sentence == rate.sentence for f in before):  # 规范化率■，尚有■在建
        return before + [f for f in inside if f.index - rate.index == 1 and known.says("negative", f)]
    return before + [f for f in inside if f.at > rate.at and f.index - rate.index <= 2][:2]


def _its_whole(rate: Figure, figure: Figure) -> bool:
    """下半年的3.6万件里，网办占七成: the count that a sentence says its rate is among."""
    return rate.index - figure.index == 1 and figure.sentence == rate.sentence and _AMONG.match(figure.post) is not None


def _in_unit(unit: str, figure: Figure) -> bool:
    return not unit or family_of(unit) == figure.family or figure.family.startswith(unit)


def _there(known: Field, ask: Asked, figure: Figure, dues: Sequence[Figure]) -> bool:
    """应配备■，到位■，配备率■: what is there of what is due by the rate's name; 应考■，实考■，参考率■ too."""
    if not known.says("there", figure):
        return False
    dues = [f for f in dues if f.family == figure.family and f is not figure and apart(f, figure) <= _NEAR]
    if any(stem_met(ask.stem, known.told(f)) for f in dues):
        return True
    here = _DONE.search(figure.pre[-6:])
    return here is not None and here[1] in ask.stem[-2:] and any(f"应{here[1]}" in f.pre[-6:] for f in dues)


def _announced(ctx: Context, rate: Figure, figure: Figure) -> bool:
    """占六成，计■; 占六成（■）"""
    told = figure.index == rate.index + 1 and that_is(ctx.sheet.between(rate, figure), figure)
    return told or bracketed(ctx, rate, figure)


def _owned(ctx: Context, top: Figure, rate: Figure) -> bool:
    """Whether a count of another sentence stands right before a percentage of its own."""
    if top.sentence == rate.sentence:
        return False
    following = ctx.sheet.figures[top.index + 1 : top.index + 3]
    return any(f.index != rate.index and f.sentence == top.sentence and is_rate(f) for f in following)

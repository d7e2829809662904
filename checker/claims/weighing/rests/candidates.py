"""Two counts and what lies between them: A - B = C, told with words of leaving over and of change, or without any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from checker import lazy
from checker.claims.formula import Formula
from checker.claims.formulas.changes import CHANGE
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.wording import LOOSE_UNITS
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate, weigh
from checker.claims.weighing.nearby import by_family, common, told_of, words
from checker.claims.weighing.rests.bonds import (
    REACHED,
    SEASON,
    account_closes,
    by_three,
    cumulated,
    explained,
    flows_explain,
    is_bound,
    is_slip_of,
    leave,
    lies_between,
    mistyped,
    net_of,
    of_one_name,
)
from checker.claims.weighing.rests.readings import (
    done_before,
    lacks_closing,
    of_an_account,
    of_two_times,
    openings_of,
    others_leave,
    rate_fits,
    rate_tells_otherwise,
    some_untold,
    without_cause,
)
from checker.claims.weighing.rests.settled import (
    Settled,
    in_a_row,
    makes_up,
    of_other_bases,
    settled_by,
    told_by_row,
)
from checker.claims.weighing.rests.signs import rest_candidate
from checker.claims.weighing.rests.steps import steps_to
from checker.claims.weighing.rests.words import (
    ADDED,
    WITHIN,
    compared_otherwise,
    is_new_of,
    is_of_the_part,
    is_since,
    of_another_thing,
    own_subject,
    stands_by_itself,
)
from checker.claims.weighing.stages import some_undecided, tells

_REACH, _BLOCKS, _NEAR, _FAR, _PARTS, _FACTOR, _KEPT = 5, 8, 220, 400, 4, 12, 2
_BEHIND, _HOPELESS = 4.0, -9.0
"""Bits by which a pair may be less likely than the likeliest one of its rest, and below which none is looked at."""
_COMPARED = lazy.compile(r"[比较][^，,。；;]{0,10}$")
_DRAWN = lazy.compile(r"其中|当中|之中|里面")
_OF_REST = lazy.compile(
    r"其中|当中|之中|里面|最[多少高低大小]的?|^[^，,。；;]{0,6}(?<![年月期途])[中里内][，,]?(?:仅?有|又|已|尚|因|属|涉|[^，,。；;]{0,4}的)"
)
# 除转请答复的■外，余下■: taken off beyond doubt
_EXCEPT = lazy.compile(r"(?:除|扣除|剔除|减去)[^，,。；;]{0,16}[外后][，,]?[\u4e00-\u9fff]{0,4}$")
_CONTAINED = lazy.compile("含|其中|包括")
# 其余各■
_EACH = lazy.compile("[各每][有为计约]?$")
# 5人以上集体访■，比上年少■: of that one, whose earlier state is told nowhere
_ITS_OWN = lazy.compile(r"(?:同比|[比较](?:[上去前]一?年|20\d\d年|年初|同期))")
_AMONG = lazy.compile(r"其中|[里中]有|[^，,。；;]{0,6}部分[中里]|[^，,。；;]{2,8}(?<![其之])中[^，,。；;]{1,8}的$")
# 分别是■和■
_BOTH = lazy.compile(r"^[\u4e00-\u9fff]?[和与及、]")
_YEARLY = lazy.compile(r"[比较](?:[上去前]一?年|年初|[上去]年[末底]|期初|20\d\d年)")
_SINCE = lazy.compile(r"同比|环比|[比较](?:[上去前]一?年|[上去]年[末底])")
_HELD = lazy.compile("[比较差高低多少领落]")
_MEAN = lazy.compile(r"平均|[人户件村案月日]均|每[个村件人户家]")
_LEVELS = (Kind.PERCENT, Kind.GROWTH)


def rest_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Every figure that may be what two others of its unit lie apart, and does not equal it: two pairs at most."""
    of: dict[int, list[tuple[float, Candidate]]] = {}
    bound: dict[frozenset[int], tuple[float, Candidate]] = {}
    for candidate in _candidates(ctx, relation, found):
        if candidate.sure:
            yield candidate
            continue
        bits, key = weigh(candidate, relation), frozenset(f.index for f in candidate.figures)
        if key not in bound or bits > bound[key][0]:
            bound[key] = (bits, candidate)
    for bits, candidate in bound.values():
        of.setdefault(candidate.figures[0].index, []).append((bits, candidate))
    for mine in of.values():
        likely = sorted(mine, key=lambda p: -p[0])[:_KEPT]
        yield from (c for bits, c in likely if bits >= max(likely[0][0] - _BEHIND, _HOPELESS))


def _candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    settled = settled_by(found)
    counts = by_family(f for f in ctx.counts if f.exact and f.times == 1 and f.number > 0)
    for group in counts.values():
        for i, rest in enumerate(group):
            if _may_be_rest(relation, rest):
                yield from _of(ctx, relation, settled, group, i)
    levels = [f for f in ctx.sheet.figures if f.kind in (*_LEVELS, Kind.POINTS)]
    for i, rest in enumerate(levels):
        if rest.kind is Kind.POINTS and rest.exact:
            yield from _of(ctx, relation, settled, levels, i)


def _may_be_rest(relation: Relation, rest: Figure) -> bool:
    if not (SEASON.search(rest.pre) or _tells_rest(relation, rest)):
        return False
    return not (
        REACHED.search(rest.pre)
        or _EACH.search(rest.pre)
        or relation.says("planned", rest.pre)
        or relation.says("joined", rest.pre)
    )


def _tells_rest(relation: Relation, rest: Figure) -> bool:
    told = without_cause(rest.pre)[-14:]
    near = told + "|" + rest.post[:14]
    return (
        relation.says("rest", told)
        or any(relation.says(c, near) for c in ("undone", "after", "actual"))
        or tells("taken", near)
    )


def _of(ctx: Context, relation: Relation, settled: Settled, group: Sequence[Figure], i: int) -> Iterator[Candidate]:
    rest = group[i]
    points, leftover = rest.kind is Kind.POINTS, relation.says("leftover", rest.pre[-14:])
    if WITHIN.search(rest.pre) and relation.says("from_before", rest.pre):
        return  # 办结■，其中上月结转■: a kind of the one before it
    near = [
        f
        for f in (*group[max(i - _REACH, 0) : i], *group[i + 1 : i + 4])
        if f.exact
        and abs(f.block - rest.block) <= _BLOCKS
        and abs(f.at - rest.at) <= (_NEAR if f.sentence != rest.sentence - 1 and points else _FAR)
        and not (points and f.kind is Kind.POINTS)
        and not (f.block != rest.block and f.at > rest.at and (not ADDED.search(rest.pre) or is_since(rest)))
        and not (leftover and f.at > rest.at and f.sentence != rest.sentence)
    ]
    means = [f for f in near if _is_mean(group, f)]
    if means and (points or not CHANGE.search(rest.pre)):
        near = [f for f in near if f not in means]
    if len(near) < 2:
        return
    leads = bool(ADDED.search(rest.pre)) or (not points and _leads(relation, rest))
    bound = None if points else net_of(near, rest) or cumulated(near, rest)
    if bound is not None:
        if not lies_between(bound[0], bound[1], rest):
            yield rest_candidate(ctx, relation, settled, 0, near, bound, rest, bound=True)
        return
    if SEASON.search(rest.pre) and not _tells_rest(relation, rest):
        return  # 一季度结案■，二季度结案■: only what a quarter adds to what was cumulated is a difference
    by_two = explained(rest, near)
    if (by_two and points) or (not points and told_by_row(group, i)):
        return
    excepted = leftover and _EXCEPT.search(told_of(ctx, rest, 30)) is not None
    if not excepted and any(is_bound(rest, s, near) for s in settled.agreed.get(rest.span, ())):
        return
    three = by_three(rest, near)
    left = not points and (relation.says("left", rest.pre[-14:]) or relation.says("undone", rest.pre[-14:]))
    openings = openings_of(near, rest) if left else ()
    for a, b in combinations(near, 2):
        if a.at > rest.at and b.at > rest.at and not leads:
            continue
        whole, part = (a, b) if a.number > b.number else (b, a)
        if by_two > 1 and not _right_before(a, b, rest):
            continue  # 上半年71件、下半年32件，全年103件，比上年的124件减少39件: so much apart by chance
        if not part.value.below(whole.value) or b.at - a.at > _NEAR or lies_between(a, b, rest):
            continue
        if means and (a in means or b in means) and not all(f in means or stands_by_itself(f) for f in (a, b)):
            continue
        if whole is b and _DRAWN.search(whole.pre):
            continue  # 企业731户，其中二类的781户: a part that exceeds its whole
        afar = rest.at - b.at > _NEAR or rest.block - b.block > 1
        if afar and not common(words(rest) + rest.post[:8], words(b) + b.post[:8] + words(a)):
            continue
        if rest.number == whole.number or _of_two_sorts(whole, rest):
            continue
        gap = whole.number - part.number
        if not (_FACTOR * gap > rest.number > gap / _FACTOR and rest.number <= whole.number * 2) and not (
            max(a.sentence, b.sentence, rest.sentence) - min(a.sentence, rest.sentence) < 2
            and _says_rest(relation, rest)
            and mistyped(whole, part, rest)
        ):
            continue
        if any(f.number == gap for f in near if f is not a and f is not b and f.number > 9):
            continue  # the difference is told, and rightly
        if in_a_row(group, whole, part, rest) or of_other_bases(settled, whole, part, rest):
            continue
        if whole.number + part.number == rest.number and b.at < rest.at:
            continue  # 新收■，加上年的■，共■
        if rest.number > whole.number and tells("came", whole.pre) and tells("went", part.pre):
            continue  # 新购■、报废■，年末在用■: what there was is told nowhere
        if settled.is_rated(whole, part) and not is_slip_of(rest, gap):
            continue  # 应持证■，实有■，持证率■ … 无证■: both are as meant
        if part.at > rest.at and whole.at < rest.at and tells("came", part.pre):
            continue  # 核定■，实有■，新聘■: what came later is not taken off
        if b.at < rest.at and _AMONG.match(rest.pre) and "其中" not in b.pre:
            continue  # 由■减至■，其中■: a part of the one before it
        if part.at > rest.at and _OF_REST.search(ctx.sheet.between(rest, part)):
            continue  # 实到■，其中优秀■; 未采纳■中有■: a part of what is left
        if not points and (done_before(relation, whole, part, rest) or others_leave(ctx, relation, whole, part, rest)):
            continue
        if part.at < rest.at and some_undecided(whole, (part, rest)):
            continue  # 提请逮捕■，批准■、不批准■: the others are not decided yet
        if part.at > rest.at and part.pre.startswith(("另从", "另由", "另在")):
            continue  # 预算■，支出■，另从上年结余列支■
        if is_new_of(whole, part, rest) or is_of_the_part(whole, part, rest):
            continue
        if flows_explain(rest, gap, near) or of_another_thing(rest, a, b):
            continue
        if not excepted and any(a.span in s and b.span in s for s in settled.agreed.get(rest.span, ())):
            continue
        if CHANGE.search(rest.pre) and _CONTAINED.match(part.pre):
            continue  # 面积418亩（含耕地133亩），比上年少■: a part, no earlier state
        if b.sentence == rest.sentence and CHANGE.search(rest.pre) and own_subject(ctx, rest, a, b) > 1:
            continue  # 公证■，去年■，涉外公证多■
        if _YEARLY.search(rest.pre + rest.mention.text) and not (of_two_times(ctx, a, b) or REACHED.search(b.pre)):
            continue  # 满意度■，比上年提高■，12月单月■: the last year's is told nowhere
        if not points and b.at < rest.at and _is_of_next(group[i - 1], b, rest):
            continue
        if points and _are_several_rates(a, b, rest):
            continue
        if CHANGE.search(rest.pre) and compared_otherwise(ctx, relation, rest, a, b):
            continue
        if (rest.block != b.block or b.at > rest.at) and _SINCE.search(rest.pre) and not of_two_times(ctx, a, b):
            continue  # 信访同比减少■。上报■，办结■; 调解■，同比增加■；调成■: the year before is told nowhere
        if account_closes(whole, part, rest, near):
            continue  # 年初187人，接收94人，解除103人，减少6人，年末172人
        if not (points or excepted) and rate_tells_otherwise(ctx, whole, part, rest):
            continue  # 首检通过■，补检后又有■，通过率■
        if not points and (lacks_closing(whole, part, rest) or some_untold(ctx, whole, part, rest)):
            continue
        if openings and of_an_account(openings, whole, part):
            continue
        rate = rate_fits(ctx, whole, part, rest)
        chance = three or by_two == 1
        yield rest_candidate(
            ctx, relation, settled, rate, near, (a, b), rest, three=chance and rate <= 0, two=by_two > 1
        )
    if not points:
        yield from _more_than_all(ctx, relation, settled, near, rest)
        yield from _after_several(ctx, relation, settled, near, rest)
        yield from steps_to(relation, near, rest)


def _says_rest(relation: Relation, rest: Figure) -> bool:
    """Whether its words tell a rest or a change, not only what came in the end."""
    mine = rest.pre[-14:] + "|" + rest.post[:14]
    return any(relation.says(cue, mine) for cue in ("left", "undone", "change"))


def _is_of_next(before: Figure, b: Figure, rest: Figure) -> bool:
    """上半年■、下半年■，全年■，比上年多■: whether the rest is told of the one right before it, none of the pair."""
    if before is b or before.sentence != rest.sentence or not _ITS_OWN.match(rest.pre):
        return False
    return not (before.is_earlier or before.is_delta or _CONTAINED.match(before.pre))


def _are_several_rates(a: Figure, b: Figure, rest: Figure) -> bool:
    """结案率■，准确率■，较上年提高■; 准确率■，提高■；可用率■: whether both are rates of this year, of two things."""
    if a.is_earlier or b.is_earlier:
        return False
    if b.at > rest.at:
        return not common(words(a), words(b))
    if REACHED.search(b.pre) or (of_one_name(a, b) and common(words(a), words(b))):
        return False
    return _YEARLY.search(rest.pre) is not None or _HELD.search(rest.pre) is None


def _right_before(a: Figure, b: Figure, rest: Figure) -> bool:
    """Whether a pair stands right before what they lie apart, in one sentence with it."""
    return a.index + 1 == b.index == rest.index - 1 and a.sentence == rest.sentence


def _is_mean(group: Sequence[Figure], figure: Figure) -> bool:
    """人均■; 人均由■提高到■: whether a figure is an average by its own words or those of what it came from."""
    if _MEAN.search(figure.pre):
        return True
    before = next((f for f in reversed(group) if f.at < figure.at), None) if REACHED.search(figure.pre) else None
    return before is not None and before.sentence == figure.sentence and _MEAN.search(before.pre) is not None


def _of_two_sorts(a: Figure, b: Figure) -> bool:
    """隐患■处 … 停车位■个: whether two loose units tell things of two sorts."""
    units = {a.mention.unit, b.mention.unit}
    return len(units) > 1 and units <= LOOSE_UNITS


def _leads(relation: Relation, rest: Figure) -> bool:
    """取消■。调整前■，调整后■: what was taken off is told before both states."""
    return tells("taken", rest.pre[-14:]) or relation.says("change", rest.pre[-10:])


def _after_several(
    ctx: Context,
    relation: Relation,
    settled: Settled,
    near: Sequence[Figure],
    rest: Figure,
) -> Iterator[Candidate]:
    """收到■，撤回■，不予受理■。其余■: what is left after several were taken off, one behind the other."""
    if not relation.says("left", rest.pre[-14:]):
        return
    before = [f for f in near if f.at < rest.at and rest.block - f.block < 2]
    for i, whole in enumerate(before):
        parts = before[i + 1 :]
        if not 2 <= len(parts) <= _PARTS or any(not p.number < whole.number for p in parts):
            continue
        gap = ctx.sheet.skeleton[whole.at : rest.at]
        if not relation.says("except", gap) and not any(tells("taken", p.pre) for p in parts):
            return  # 甲■、乙■，其余■: kinds of one whole
        if leave(whole, parts, rest):
            return
        left = whole.number - sum((p.number for p in parts), Decimal(0))
        if left > 0 and Decimal("0.5") < left / rest.number < 2:
            yield rest_candidate(ctx, relation, settled, 0, near, (whole, parts[-1]), rest, parts)
            return


def _more_than_all(
    ctx: Context,
    relation: Relation,
    settled: Settled,
    near: Sequence[Figure],
    rest: Figure,
) -> Iterator[Candidate]:
    """问题19个，整改71个，没改完的2个: more is taken off than there was, and a slip in either explains it."""
    mine = rest.pre[-14:] + "|" + rest.post[:14]
    before = [f for f in near if f.at < rest.at and rest.sentence - f.sentence < 2][-3:]
    if len(before) < 2:
        return
    if relation.says("change", rest.pre[-10:]) and not relation.says("left", rest.pre[-14:]):
        move, (new, old) = CHANGE.search(rest.pre), before[-2:]
        if move is None or old.index + 1 != rest.index or not _COMPARED.search(old.pre):
            return
        whole, part = (new, old) if move["up"] else (old, new)
        if part.number > whole.number and mistyped(whole, part, rest):
            yield rest_candidate(ctx, relation, settled, 0, near, (whole, part), rest, over=True)
    elif relation.says("left", rest.pre[-14:]) or relation.says("undone", mine):
        openings = openings_of(near, rest)
        for whole, part in combinations(before, 2):
            if (
                part.number > whole.number > rest.number
                and mistyped(whole, part, rest)
                and not lies_between(whole, part, rest)
                and not makes_up(whole, part, near)
                and not _BOTH.search(ctx.sheet.between(whole, part))
                and not of_an_account(openings, whole, part)
            ):
                yield rest_candidate(ctx, relation, settled, 0, near, (whole, part), rest, over=True)

"""Two counts and what lies between them: A - B = C, told with words of leaving over and of change, or without any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from itertools import combinations
from math import log2

from checker import lazy
from checker.claims.formula import Formula, FormulaKind
from checker.claims.formulas.changes import CHANGE, when
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.totals import difference
from checker.claims.formulas.wording import LOOSE_UNITS
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate, weigh
from checker.claims.weighing.nearby import agreed_spans, by_family, common, pairs_of, told_of, words
from checker.claims.weighing.rests.bonds import (
    GAIN,
    LOSS,
    NET,
    REACHED,
    SEASON,
    account_closes,
    by_three,
    cumulated,
    explained,
    flows_explain,
    is_bound,
    leave,
    lies_between,
    mistyped,
    net_of,
    overdrawn,
    rest_bits,
)
from checker.claims.weighing.rests.readings import (
    done_before,
    is_contrast,
    is_flow,
    others_leave,
    rate_fits,
    rate_tells_otherwise,
)
from checker.claims.weighing.rests.words import (
    besides,
    bracketed,
    compared_otherwise,
    is_since,
    kin,
    of_another_thing,
    other_base,
    own_subject,
    stands_by_itself,
)
from checker.claims.weighing.slips import sum_bits
from checker.claims.weighing.stages import is_kept, some_undecided
from checker.document import Span

_REACH, _BLOCKS, _NEAR, _FAR, _PARTS, _FACTOR, _KEPT = 5, 8, 220, 400, 4, 12, 2
_BEHIND, _HOPELESS = 4.0, -9.0
"""Bits by which a pair may be less likely than the likeliest one of its rest, and below which none is looked at."""
_COMPARED = lazy.compile(r"[比较][^，,。；;]{0,10}$")
_ADDED = lazy.compile(r"(?:新增|新建|新设|新聘|净增|净减|增设|增加|减少|又)[^，,。；;]{0,16}$")
_DRAWN = lazy.compile(r"其中|当中|之中|里面")
_OF_REST = lazy.compile(
    r"其中|当中|之中|里面|^[^，,。；;]{0,6}(?<![年月期途])[中里内][，,]?(?:仅?有|又|已|尚|因|属|涉|[^，,。；;]{0,4}的)"
)
_WITHIN = lazy.compile(
    r"其中|当中|之中|里面|(?:^|[数量])[里中][，,]?有|部分[中里]|中[，,]?(?:有|的|占|仅)|[的件人]中[\u4e00-\u9fff]{2}"
)
_BESIDES = lazy.compile(r"^[，,；;。]?(?:[\u4e00-\u9fff]{0,4}另|此外|同时)")
# 除转请答复的■外，余下■: taken off beyond doubt
_EXCEPT = lazy.compile(r"(?:除|扣除|剔除|减去)[^，,。；;]{0,16}[外后][，,]?[\u4e00-\u9fff]{0,4}$")
_YEARLY = lazy.compile(r"[比较](?:[上去前]一?年|年初|[上去]年[末底]|期初|20\d\d年)")
_SINCE = lazy.compile(r"同比|环比|[比较](?:[上去前]一?年|[上去]年[末底])")
_MEAN = lazy.compile(r"平均|[人户件村案月日]均|每[个村件人户家]")
_COMES = lazy.compile(r"新(?!闻|型|业|兴)|又|另|追加|年[内中]|补")
_TOTAL = lazy.compile(r"(?:总数|累计|总量|总计|现有|共有|合计|达到)[^，,。；;]{0,6}$")
_LEVELS = (Kind.PERCENT, Kind.GROWTH)


def rest_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Every figure that may be what two others of its unit lie apart, and does not equal it: two pairs at most."""
    of: dict[int, list[tuple[float, Candidate]]] = {}
    bound: dict[frozenset[int], tuple[float, Candidate]] = {}
    for candidate in _candidates(ctx, relation, found):
        bits, key = weigh(candidate, relation), frozenset(f.index for f in candidate.figures)
        if key not in bound or bits > bound[key][0]:
            bound[key] = (bits, candidate)
    for bits, candidate in bound.values():
        of.setdefault(candidate.figures[0].index, []).append((bits, candidate))
    for mine in of.values():
        likely = sorted(mine, key=lambda p: -p[0])[:_KEPT]
        yield from (c for bits, c in likely if bits >= max(likely[0][0] - _BEHIND, _HOPELESS))


def _candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    agreed = agreed_spans(found, FormulaKind.RATE, FormulaKind.PART)
    counts = by_family(f for f in ctx.counts if f.exact and f.times == 1 and f.number > 0)
    for group in counts.values():
        for i, rest in enumerate(group):
            if _may_be_rest(relation, rest):
                yield from _of(ctx, relation, agreed, group, i)
    levels = [f for f in ctx.sheet.figures if f.kind in (*_LEVELS, Kind.POINTS)]
    for i, rest in enumerate(levels):
        if rest.kind is Kind.POINTS and rest.exact:
            yield from _of(ctx, relation, agreed, levels, i)


def _may_be_rest(relation: Relation, rest: Figure) -> bool:
    if REACHED.search(rest.pre) or relation.says("planned", rest.pre):
        return False
    return bool(SEASON.search(rest.pre)) or _tells_rest(relation, rest)


def _tells_rest(relation: Relation, rest: Figure) -> bool:
    near = rest.pre[-14:] + "|" + rest.post[:14]
    return relation.says("rest", rest.pre[-14:]) or any(
        relation.says(c, near) for c in ("undone", "after", "actual", "taken")
    )


def _of(
    ctx: Context, relation: Relation, agreed: Mapping[Span, list[frozenset[Span]]], group: Sequence[Figure], i: int
) -> Iterator[Candidate]:
    rest = group[i]
    points, leftover = rest.kind is Kind.POINTS, relation.says("leftover", rest.pre[-14:])
    if _WITHIN.search(rest.pre) and relation.says("from_before", rest.pre):
        return  # 办结■，其中上月结转■: a kind of the one before it
    near = [
        f
        for f in (*group[max(i - _REACH, 0) : i], *group[i + 1 : i + 4])
        if f.exact
        and abs(f.block - rest.block) <= _BLOCKS
        and abs(f.at - rest.at) <= (_NEAR if f.sentence != rest.sentence - 1 and points else _FAR)
        and not (points and f.kind is Kind.POINTS)
        and not (f.block != rest.block and f.at > rest.at and (not _ADDED.search(rest.pre) or is_since(rest)))
        and not (leftover and f.at > rest.at and f.sentence != rest.sentence)
    ]
    means = [f for f in near if _MEAN.search(f.pre)]
    if means and (points or not CHANGE.search(rest.pre)):
        near = [f for f in near if f not in means]
    if len(near) < 2:
        return
    leads = bool(_ADDED.search(rest.pre)) or (not points and _leads(relation, rest))
    bound = None if points else net_of(near, rest) or cumulated(near, rest)
    if bound is not None:
        if not lies_between(bound[0], bound[1], rest):
            yield _candidate(ctx, relation, agreed, 0, near, bound, rest, bound=True)
        return
    if SEASON.search(rest.pre) and not _tells_rest(relation, rest):
        return  # 一季度结案■，二季度结案■: only what a quarter adds to what was cumulated is a difference
    by_two = explained(rest, near)
    if by_two > 1 or (by_two and points):
        return
    excepted = leftover and _EXCEPT.search(told_of(ctx, rest, 30)) is not None
    if not excepted and any(is_bound(rest, s, near) for s in agreed.get(rest.span, ())):
        return
    three = by_three(rest, near)
    for a, b in combinations(near, 2):
        if a.at > rest.at and b.at > rest.at and not leads:
            continue
        whole, part = (a, b) if a.number > b.number else (b, a)
        if not part.value.below(whole.value) or b.at - a.at > _NEAR or lies_between(a, b, rest):
            continue
        if means and (a in means or b in means) and not all(f in means or stands_by_itself(f) for f in (a, b)):
            continue
        if whole is b and _DRAWN.search(whole.pre):
            continue  # 企业731户，其中二类的781户: a part that exceeds its whole
        afar = rest.at - b.at > _NEAR or rest.block - b.block > 1
        if afar and not common(words(rest) + rest.post[:8], words(b) + b.post[:8] + words(a)):
            continue
        if rest.number > whole.number * 2 or rest.number == whole.number or _of_two_sorts(whole, rest):
            continue
        gap = whole.number - part.number
        if not _FACTOR * gap > rest.number > gap / _FACTOR and not (
            a.sentence == b.sentence and mistyped(whole, part, rest)
        ):
            continue
        if any(f.number == gap for f in near if f is not a and f is not b and f.number > 9):
            continue  # the difference is told, and rightly
        if part.at > rest.at and whole.at < rest.at and GAIN.search(part.pre):
            continue  # 核定■，实有■，新聘■: what came later is not taken off
        if b.at < rest.at and rest.pre.startswith("其中") and "其中" not in b.pre:
            continue  # 由■减至■，其中■: a part of the one before it
        if part.at > rest.at and _OF_REST.search(ctx.sheet.between(rest, part)):
            continue  # 实到■，其中优秀■; 未采纳■中有■: a part of what is left
        if not points and (done_before(relation, whole, part, rest) or others_leave(ctx, relation, whole, part, rest)):
            continue
        if part.at < rest.at and some_undecided(whole, (part, rest)):
            continue  # 提请逮捕■，批准■、不批准■: the others are not decided yet
        if flows_explain(rest, gap, near) or of_another_thing(rest, a, b):
            continue
        if not excepted and any(a.span in s and b.span in s for s in agreed.get(rest.span, ())):
            continue
        if b.sentence == rest.sentence and CHANGE.search(rest.pre) and own_subject(ctx, rest, a, b) > 1:
            continue  # 公证■，去年■，涉外公证多■
        if points and _YEARLY.search(rest.pre + rest.mention.text) and not _of_two_times(ctx, a, b):
            continue  # 满意度■，比上年提高■，12月单月■: the last year's is told nowhere
        if points and b.at > rest.at and not (b.is_earlier or common(words(a), words(b))):
            continue  # 准确率■，较上年提高■；可用率■: a rate of another thing
        if CHANGE.search(rest.pre) and compared_otherwise(ctx, rest, a):
            continue
        if (rest.block != b.block or b.at > rest.at) and _SINCE.search(rest.pre) and not _of_two_times(ctx, a, b):
            continue  # 信访同比减少■。上报■，办结■; 调解■，同比增加■；调成■: the year before is told nowhere
        if account_closes(whole, part, rest, near):
            continue  # 年初187人，接收94人，解除103人，减少6人，年末172人
        if not (points or excepted) and rate_tells_otherwise(ctx, whole, part, rest):
            continue  # 首检通过■，补检后又有■，通过率■
        rate = rate_fits(ctx, whole, part, rest)
        yield _candidate(ctx, relation, agreed, rate, near, (a, b), rest, three=(three or by_two > 0) and rate <= 0)
    if not points:
        yield from _more_than_all(ctx, relation, agreed, near, rest)
        yield from _after_several(ctx, relation, agreed, near, rest)


def _of_two_sorts(a: Figure, b: Figure) -> bool:
    """隐患■处 … 停车位■个: whether two loose units tell things of two sorts."""
    units = {a.mention.unit, b.mention.unit}
    return len(units) > 1 and units <= LOOSE_UNITS


def _leads(relation: Relation, rest: Figure) -> bool:
    """取消■。调整前■，调整后■: what was taken off is told before both states."""
    return relation.says("taken", rest.pre[-14:]) or relation.says("change", rest.pre[-10:])


def _after_several(
    ctx: Context,
    relation: Relation,
    agreed: Mapping[Span, list[frozenset[Span]]],
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
        if not relation.says("except", gap) and not any(relation.says("taken", p.pre) for p in parts):
            return  # 甲■、乙■，其余■: kinds of one whole
        if leave(whole, parts, rest):
            return
        left = whole.number - sum((p.number for p in parts), Decimal(0))
        if left > 0 and Decimal("0.5") < left / rest.number < 2:
            yield _candidate(ctx, relation, agreed, 0, near, (whole, parts[-1]), rest, parts)
            return


def _more_than_all(
    ctx: Context,
    relation: Relation,
    agreed: Mapping[Span, list[frozenset[Span]]],
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
            yield _candidate(ctx, relation, agreed, 0, near, (whole, part), rest, over=True)
    elif relation.says("left", rest.pre[-14:]) or relation.says("undone", mine):
        for whole, part in combinations(before, 2):
            if part.number > whole.number > rest.number and mistyped(whole, part, rest):
                yield _candidate(ctx, relation, agreed, 0, near, (whole, part), rest, over=True)


def _of_two_times(ctx: Context, a: Figure, b: Figure) -> bool:
    return when(ctx, a) != when(ctx, b) or a.is_earlier or b.is_earlier


def _candidate(
    ctx: Context,
    relation: Relation,
    agreed: Mapping[Span, list[frozenset[Span]]],
    rate: int,
    near: Sequence[Figure],
    pair: tuple[Figure, Figure],
    rest: Figure,
    parts: Sequence[Figure] = (),
    three: bool = False,
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
    earlier = _of_two_times(ctx, a, b)
    adds = earlier and bool(_ADDED.search(rest.pre) and _TOTAL.search(whole.pre))
    nets = bool(NET.search(rest.pre) and GAIN.search(a.pre + b.pre) and LOSS.search(a.pre + b.pre))
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
        and not (change and (f.is_delta or GAIN.search(f.pre) or LOSS.search(f.pre)))
    ]
    gap_value = whole.number - sum((p.number for p in parts or [part]), Decimal(0))
    states = [f.lead[-6:] + "，" + f.pre[-12:] + "|" + f.post[:8] for f in (a, b, rest)]
    mine_pairs = pairs_of(mine)
    bits = sum_bits([*parts, rest], whole) if parts else rest_bits(whole, part, rest)
    slip = max(min(bits, 8.0), -6.0)
    off = 0.0 if over else min(float(abs(gap_value - rest.number) / max(gap_value, rest.number)), 1.0)
    signs: dict[str, float] = {
        "slip": slip,
        "off": off if slip < 1 else 0.0,
        "off_slip": off if slip >= 1 else 0.0,
        "off_whole": 0.0 if over else min(float(abs(gap_value - rest.number) / whole.number) * 4, 2.0),
        "several": len(parts) > 1,
        "three": three,
        "over": over,
        "bound": bound,
        "tied": any(f.number in (abs(rest.number - part.number), rest.number + part.number) for f in others),
        "alike": change and log2(1 + common(told[0], told[1])),
        "alike_rest": log2(1 + max(common(mine, x) for x in told)),
        "states": any(says("before", s) for s in states) and any(says("after", s) for s in states),
        "taken": says("taken", mine) or any(says("taken", t[-24:]) for t in told),
        "actual": says("actual", mine),
        "left": left,
        "kept": is_kept(relation, part, rest),
        "leftover": says("leftover", mine),
        "change": change and rest.kind is not Kind.POINTS,
        "points": rest.kind is Kind.POINTS,
        "from_to": (change or says("taken", mine)) and b.at - a.at < 24 and says("from_to", sheet.between(a, b)),
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
        "among_rest": _WITHIN.search(rest.pre) is not None and "其中" not in part.pre,
        "elsewhere": not (adds or nets) and says("elsewhere", besides(gap, [*parts, *strangers, *bound_words])),
        "semicolon": "；" in gap or ";" in gap,
        "goes_on": any(f.number >= rest.number for f in after),
        "goes_down": bool(after) and all(f.number < rest.number for f in after),
        "rate": rate,
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
        "settled_rest": rest.span in agreed,
        "settled_pair": a.span in agreed and b.span in agreed,
    }
    return Candidate(
        (rest, whole, *(parts or [part])),
        {k: float(v) for k, v in signs.items() if v},
        partial(overdrawn if over else difference, whole, tuple(parts or [part]), rest, False),
    )

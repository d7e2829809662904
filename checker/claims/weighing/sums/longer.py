"""Lists that are cut short: with the counts told before or behind them they make up the whole, or another one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from checker.claims.formulas.arithmetic import total
from checker.claims.formulas.context import added_up
from checker.claims.formulas.sheet import Figure

_BEFORE, _BEHIND = 6, 4
"""Counts before and behind a list that may belong to it."""
_WHOLES = 3
"""Counts before a list and its whole of which both may be parts."""
_CHANCE = 10
"""Below this a total is made up by chance."""


def of_longer_list(group: Sequence[Figure], whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts are only some of a list that is sound; `group` holds the counts of their unit near them."""
    return (
        _settled_by_next(group, whole, parts)
        or _begun_before(group, whole, parts)
        or _told_on(group, whole, parts)
        or _both_of_another(group, whole, parts)
    )


def _settled_by_next(group: Sequence[Figure], whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the next count of the unit in the sentence is just what is missing, or what is counted twice."""
    after = next((f for f in group if f.at > parts[-1].at and f is not whole), None)
    if after is None or (after.sentence != parts[-1].sentence and not after.at < whole.at):
        return False  # 甲■，乙■。甲里有■已并入乙，共■: one told between the list and its whole bears on both
    added = total(p.total for p in parts)
    if (added + after.value).meets(whole.value) or (whole.value + after.value).meets(added):
        return True
    run = added + whole.value  # 一季度■，二季度■、三季度■和四季度■，全年■: the whole is the first of a longer list
    following = [f for f in group if f.at >= after.at and f is not whole and f.sentence == after.sentence][:_BEHIND]
    for figure, later in pairwise(following):
        run = run + figure.value
        if run.meets(later.value):
            return True
    return False


def _begun_before(group: Sequence[Figure], whole: Figure, parts: Sequence[Figure]) -> bool:
    """决策■、文件■、合同■、其他■: whether counts told right before the list, in its sentence, fill the whole up."""
    run = added_up(parts)
    before = [f for f in group if f.at < parts[0].at and f.sentence == parts[0].sentence and f is not whole]
    for figure in reversed(before[-_BEFORE:]):
        run += figure.number * figure.times
        if run == whole.number and figure is not before[-1]:
            return True
    return _end_of_another(group, whole, parts)


def _end_of_another(group: Sequence[Figure], whole: Figure, parts: Sequence[Figure]) -> bool:
    """人员■：公务员■、其他■；按年龄，甲■、乙■、丙■: whether the parts end a list that makes up a count told before."""
    if whole.at > parts[0].at:
        return False
    run, home = added_up(parts), [f for f in group if f.block == parts[0].block]
    wholes = {f.number for f in home if f.at < whole.at}
    for figure in reversed([f for f in home if whole.at < f.at < parts[0].at]):
        if figure.sentence != parts[0].sentence:
            return False
        run += figure.number * figure.times
        if run in wholes and run > _CHANCE:
            return True
    return False


def _told_on(group: Sequence[Figure], whole: Figure, parts: Sequence[Figure]) -> bool:
    """工单■：单位原因■；政策限制■。诉求超出职责■，误记■: whether sentences that follow fill the whole up."""
    run = added_up(parts)
    if whole.at > parts[0].at or run > whole.number:
        return False
    last = parts[-1]
    for figure in [f for f in group if f.at > last.at and f.block == last.block][:_BEHIND]:
        if figure.sentence - last.sentence > 1:
            return False
        run, last = run + figure.number * figure.times, figure
        if run == whole.number:
            return True
    return False


def _both_of_another(group: Sequence[Figure], whole: Figure, parts: Sequence[Figure]) -> bool:
    """受理■。专利■。林权■、海域■。还有■: whether whole and parts, with what is told behind, make up one before."""
    ends = sorted((whole, parts[0], parts[-1]), key=lambda f: f.at)
    home = [f for f in group if f.block == whole.block]
    before = [k for k, f in enumerate(home) if f.at < ends[0].at]
    row = added_up(f for f in home[len(before) :] if f.at <= ends[-1].at) if before else Decimal(0)
    if row > _CHANCE and any(home[k].number == row for k in before):
        return True  # 排查■，调成■。分类看，甲■、乙■、丙■: one of the row is no whole of the next ones
    for start in before[-_WHOLES:]:
        run, behind = Decimal(0), 0
        for figure in home[start + 1 :]:
            run += figure.number * figure.times
            behind += figure.at > ends[-1].at
            if run > home[start].number or behind > _BEHIND:
                break
            if run == home[start].number and figure.at >= ends[-1].at:
                return run > _CHANCE
    return False


__all__ = ["of_longer_list"]

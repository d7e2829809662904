"""What is left of a whole, told away from the words of subtraction: 163个村，158个建成 … 还有15个没有建成."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from checker import lazy
from checker.claims.formula import Formula
from checker.claims.formulas.arithmetic import total
from checker.claims.formulas.changes import when
from checker.claims.formulas.context import Context, is_count
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.totals import difference
from checker.claims.formulas.wording import LOOSE_UNITS, shared_length

_LEFT = lazy.compile(
    r"(?:剩余|剩下|余下|其余|缺口|缺额|空缺|空编|缺编|结余|结存|余额|短缺|欠缺|尚缺|还缺|仍缺|还差|尚差|缺席|缺勤)(?:的)?[^，,。；;、]{0,4}$"
)
_STILL = lazy.compile(r"(?:还有|尚有|仍有|剩|尚余)(?:约|近)?$")
_NOT = lazy.compile(r"^[^，,。；;、]{0,12}?(?:没有|没|未|尚|暂缓|缺|待|空白|正在|需)")
_UNDONE = lazy.compile(
    r"(?:尚未|还未|仍未|没有|未能|未曾|未)(?!按期|按时|及时|成年|满意|合格|服|予|达标)[\u4e00-\u9fff]{1,8}?(?:的)?(?:有|共|为|仅|约)?$"
)
_CARRIED = lazy.compile(
    r"^(?:项|件|个)?(?:工作|任务|案件)?(?:结?转入?|顺延|延至|推迟|滚动)[^，,。；;]{0,4}(?:下年|次年|明年|20\d\d)"
)
_DONE = lazy.compile(r"完成|办结|审结|结案|实施|建成|支出|兑现|出台")
_CAVEAT = lazy.compile(r"撤销|合并|新增|调出|调入|核销|退回|另外?|另有|重复|剔除|除[^，,]{0,10}外|追加|上年结转|其中")
_REACH = 3


def find_remainders(ctx: Context) -> Iterator[Formula]:
    """Every count said to be left, against the whole and the part told before it."""
    for rest in ctx.counts:
        if not rest.exact or rest.number <= 0 or rest.times > 1:
            continue
        near = [
            f
            for f in ctx.sheet.figures[max(rest.index - 8, 0) : rest.index]
            if f.family == rest.family and is_count(f) and not f.is_delta and rest.block - f.block <= _REACH
        ]
        if len(near) < 2 or not _is_left(rest, near):
            continue
        yield from _checked(ctx, rest, near)


def _is_left(rest: Figure, near: Sequence[Figure]) -> bool:
    if _LEFT.search(rest.pre):
        return True
    done = near[-1].pre[-14:] + near[-1].post[:14]
    if _CARRIED.search(rest.post):
        return bool(_DONE.search(done)) and not re.search(r"未|尚", rest.pre)
    if _STILL.search(rest.pre) and _NOT.search(rest.post):
        return True
    found = _UNDONE.search(rest.pre)
    if found is None:
        return False
    verb = re.sub(r"^(?:尚未|还未|仍未|没有|未能|未曾|未)|[的有共为仅约]$", "", found.group())
    return len(verb) >= 2 and shared_length(verb, done) >= 2


def _checked(ctx: Context, rest: Figure, near: list[Figure]) -> Iterator[Formula]:
    told_apart = rest.sentence - near[-1].sentence > 1
    for whole, part in combinations(near, 2):
        if (whole.value - part.value).meets(rest.value):
            yield difference(whole, (part,), rest, whole.value - part.value, True)
            return
    for size in (3, 4):
        for whole, *parts in combinations(near, size):
            if (whole.value - total(p.value for p in parts)).meets(rest.value):
                return
    values = {f.number for f in near}
    whole, part = near[-2:]
    if len(values) > 2 or len(near) > 3 or not whole.exact or not part.exact:
        return
    whole, part = (near[0], near[-1]) if len(near) == 2 else (whole, part)
    if not part.value.below(whole.value) or part.sentence - whole.sentence > 1:
        return
    if _other_year(ctx, whole, rest) or _CAVEAT.search(ctx.sheet.skeleton[whole.at : rest.at]):
        return
    if not rest.value.below(whole.value) or _goes_on(ctx, rest, whole, part):
        return
    names = whole.pre[-16:] + whole.post[:14] + part.pre[-16:] + part.post[:16]
    own = rest.pre[-16:] + rest.post[:18]
    if told_apart and shared_length(names, own) < 3:
        return
    if rest.family in LOOSE_UNITS and rest.sentence != part.sentence and shared_length(names, own) < 2:
        return
    yield difference(whole, (part,), rest, whole.value - part.value, False)


def _goes_on(ctx: Context, rest: Figure, whole: Figure, part: Figure) -> bool:
    """Whether more parts of the whole follow."""
    after = [f for f in ctx.sheet.figures[rest.index + 1 : rest.index + 3] if f.sentence == rest.sentence]
    after = [f for f in after if f.family == rest.family and is_count(f)]
    left = whole.value - part.value - rest.value
    return any(left.meets(f.value) for f in after) or (len(after) == 2 and left.meets(total(f.value for f in after)))


def _other_year(ctx: Context, whole: Figure, rest: Figure) -> bool:
    a, b = when(ctx, whole), when(ctx, rest)
    return whole.is_earlier or (a is not None and b is not None and a != b and max(a, b) < 9_999)


_GAIN = lazy.compile(r"(?:新增|新设|新办|新发展|新聘|新招录?|新成立|新建|增设|增加|调入|引进)[^，,。；;、]{0,10}$")
_LOSS = lazy.compile(r"(?:注销|取消|退出|减少|调出|撤销|解聘|清退|退休|关停|核减|流失|注吊销)[^，,。；;、]{0,10}$")
_NET = lazy.compile(r"净(?P<way>增|减)(?:加|少|长)?(?:了)?[^，,。；;、]{0,8}$")


def find_nets(ctx: Context) -> Iterator[Formula]:
    """新增32名，注销7名，净增25名: the net is the gain less the loss."""
    for net in ctx.sheet.figures:
        found = _NET.search(net.pre)
        if found is None or not net.exact or not net.family:
            continue
        near = [f for f in ctx.sheet.figures[max(net.index - 4, 0) : net.index] if f.family == net.family]
        near = [f for f in near if f.sentence == net.sentence and f.exact]
        gains = [f for f in near if _GAIN.search(f.pre)]
        losses = [f for f in near if _LOSS.search(f.pre)]
        if len(gains) != 1 or len(losses) != 1 or len(near) != 2:
            continue
        more, less = (gains[0], losses[0]) if found["way"] == "增" else (losses[0], gains[0])
        value = more.value - less.value
        yield difference(more, (less,), net, value, value.meets(net.value))

"""Part and whole known by the field, without 其中: 调解■，调解成功■; 报名■ … 合格■."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import lazy
from checker.claims.formula import Formula, FormulaKind
from checker.claims.formulas.breakdown import part_formula
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.subsets import find_subsets

_CARRIED = lazy.compile(r"期初|余额|结存|结转|旧存|结余|遗留|上年|往年|去年|年初|历年|累计|以来|含|延续|积案|存量|跨年")
_NONE_CARRIED = lazy.compile(r"(?:无|没有)[^，,。；;]{0,4}(?:结转|旧存|结余|遗留)")
_NEAR_NAME = 7


def find_orders(ctx: Context) -> Iterator[Formula]:
    """Every pair of figures that an identity of the field puts in order."""
    counts = [f for f in ctx.counts if not f.is_delta and not f.is_earlier]
    flows = {n for i in ctx.identities.balances for n in i.names}
    named_by: dict[str, list[Figure]] = {}
    for figure in counts:
        for name in dict.fromkeys(m.name for m in ctx.labels.matches(figure)):
            named_by.setdefault(name, []).append(figure)
    for identity in ctx.identities.orders:
        (part_name,), (whole_name,) = ([a.name for a in side] for side in (identity.left, identity.right))
        both = (part_name, whole_name)
        named: list[tuple[Figure, str]] = []
        if part_name not in named_by or whole_name not in named_by:
            continue
        met = {f.index: f for name in both for f in named_by[name]}
        for index in sorted(met):
            figure = met[index]
            match = ctx.labels.name(figure, both)
            if match is None or match.distance > (_NEAR_NAME if match.name == part_name else 15):
                continue
            named.append((figure, match.name))
        for i, (part, name) in enumerate(named):
            if name != part_name:
                continue
            wholes = [
                f
                for f, n in named[max(i - 12, 0) : i]
                if n == whole_name and f.family == part.family and _near(f, part)
            ]
            if not wholes:
                continue
            yield from _check(ctx, part, wholes, identity.id, identity.level, whole_name in flows)


def _siblings(ctx: Context, a: Figure, b: Figure) -> bool:
    """良好■，合格■: two classes of one partition, neither part of the other."""
    one, two = ({m.name for m in ctx.labels.matches(f)} for f in (a, b))
    classes = ({addend.name for addend in i.left} for i in ctx.identities.partitions)
    return any(one & names and two & names for names in classes)


_STATUS = lazy.compile(
    r"^(?:其中)?(?:已经?|未|不|按期|按时|限期内?|及时|如期|全部|均已?|实际|当场)*"
    r"(?:消除|销号|整治|答复|回复|解决|落实|整改|采纳|通过|完成|合格|达标|销案|销毁|处置|处理|反馈|办复|报备|备案|履行|执行|归档|下架|召回)*"
    r"(?:完毕|到位|完成|的)*"
)
_MORE = lazy.compile(r"新|增|补|另|累计|以来|往年|上年|结转|历年|存量|积案|含")


def find_statuses(ctx: Context) -> Iterator[Formula]:
    """隐患640处，已消除651处: what was done to a thing is part of it."""
    yield from find_subsets(ctx)
    for part in ctx.counts:
        if part.index == 0 or part.is_delta or part.is_earlier:
            continue
        whole = ctx.sheet.figures[part.index - 1]
        if whole.family != part.family or whole.sentence != part.sentence or not whole.value.below(part.value):
            continue
        if _siblings(ctx, whole, part):
            continue
        gap = ctx.sheet.between(whole, part)
        found = _STATUS.match(part.pre)
        if (
            found is None
            or not (found.group() or _subset(part, whole))
            or not re.fullmatch(r"[^，,。；;]{0,6}[，,][^，,。；;]*", gap)
        ):
            continue
        noun = part.pre[found.end() :]
        if not re.search(r"[^其中不未已经期按时限内及如全部均实际当场的]", found.group()) and not _subset(part, whole):
            continue
        before = ctx.sheet.figures[whole.index - 1] if whole.index else None
        if before is not None and before.family == whole.family and "、" in ctx.sheet.between(before, whole):
            continue
        if _subset(part, whole):
            noun = ""
        if noun and noun not in whole.pre + whole.post:
            continue
        if (
            _MORE.search(whole.clause)
            or _MORE.search(part.clause)
            or not (whole.exact and part.exact)
            or whole.is_delta
        ):
            continue
        if len(whole.pre) < 2 or re.search(r"不|未", whole.pre[-6:]):
            continue
        yield part_formula(part, whole, False, FormulaKind.PART)


def _subset(part: Figure, whole: Figure) -> bool:
    """已建成工作室的村■ beside 村■; 作出决定■，经审核后作出的■: some of the whole, by their own words."""
    noun = re.sub(r"^.*(?:共有|现有|辖|有)", "", whole.pre)
    same = len(noun) >= 2 and part.pre.endswith("的" + noun)
    return same or bool(re.match(r"经[^，,]{2,14}(?:后)?[\u4e00-\u9fff]{0,4}的$", part.pre))


def _near(whole: Figure, part: Figure) -> bool:
    if whole.block == part.block:
        return part.sentence - whole.sentence <= 2
    return part.block - whole.block == 1


def _check(
    ctx: Context, part: Figure, wholes: list[Figure], identity: str, level: str, flow: bool
) -> Iterator[Formula]:
    whole = wholes[-1]
    holds = any(not w.value.below(part.value) for w in wholes)
    start, _ = ctx.sheet.paragraph(whole.at)
    _, end = ctx.sheet.sentence(part.at)
    words = ctx.sheet.skeleton[start:end]
    if not holds:
        others = [f for f in ctx.sheet.within(start, part.at) if f.family == part.family and f not in wholes]
        carried = _CARRIED.search(words) and not _NONE_CARRIED.search(words)
        bigger = any(
            not f.value.below(part.value) for f in others if f.sentence == part.sentence or f.sentence == whole.sentence
        )
        if carried and (level != "error" or flow):
            return
        # a warning needs the plainest telling: 受理■，办结■
        plain = part.index - whole.index == 1 and len(part.pre) <= 6 and part.exact and whole.exact
        if level != "error" and (part.sentence != whole.sentence or bigger or not plain):
            return
        yield part_formula(part, whole, False, FormulaKind.PART, identity, doubtful=bigger)
        return
    yield part_formula(part, whole, True, FormulaKind.PART, identity)

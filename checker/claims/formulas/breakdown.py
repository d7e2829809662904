"""Breakdowns: a whole and the parts listed after it, complete or partial, in one column or two."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, permutations

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import looks_like_slip, plain, total
from checker.claims.formulas.context import (
    Context,
    added_up,
    amount,
    bound,
    combined,
    exceeds,
    is_count,
    scale,
    shown,
    sum_text,
    sums_meet,
)
from checker.claims.formulas.regions import NEW_MATTER, OVERLAP, Region, is_open, is_rest, regions, says_complete
from checker.claims.formulas.sheet import Figure
from checker.claims.interval import Interval
from checker.diagnostics.message import Text

_HUNDRED = Decimal(100)
_TWO = (
    *(("国内", "涉外"), ("县级", "乡镇级"), ("线上", "线下"), ("线下", "线上"), ("专职", "兼职"), ("上半年", "下半年")),
    *(("城镇", "农村"), ("城市", "农村"), ("男", "女"), ("男性", "女性"), ("公办", "民办"), ("初次", "重复")),
)
"""Two classes that leave no third, where the same words follow both: 国内公证■、涉外公证■."""
_STRICT_PART = ("其中", "包括", "包含", "含")


def find_breakdowns(ctx: Context) -> Iterator[Formula]:
    """Every breakdown told by words (其中, 包括, brackets, colons, axes)."""
    taken: set[int] = set()
    for region in regions(ctx):
        listed = region.figures(ctx)
        if not listed:
            continue
        columns: dict[str, list[Figure]] = {}
        for figure in listed:
            columns.setdefault(figure.family, []).append(figure)
        if _pairwise(ctx, region, listed):
            continue
        wholes = {family: whole_before(ctx, region, family, taken) for family in columns}
        taken |= {f.index for f in listed if len(listed) > 1}
        adding = _adding_columns(columns, wholes)
        main = wholes[listed[0].family]
        for family, parts in columns.items():
            whole = wholes[family]
            if whole is not None and main is not None and not _side_by_side(whole, main):
                continue
            if whole is None or NEW_MATTER.search(ctx.sheet.skeleton[whole.at : region.start]):
                continue
            if len(parts) == 1:
                yield from _single(ctx, region, whole, parts[0])
            else:
                twin = any(f != family and len(columns[f]) == len(parts) for f in adding)
                yield from _several(ctx, region, whole, parts, twin)


def _side_by_side(whole: Figure, main: Figure) -> bool:
    """Whether the wholes of two columns are told together: 265处、62897.81平方米."""
    return whole is main or (whole.sentence == main.sentence and abs(whole.at - main.at) <= 40)


def whole_before(ctx: Context, region: Region, family: str, taken: Collection[int] = ()) -> Figure | None:
    """The nearest count of the family told before the opener: same sentence, same paragraph, the paragraph before."""
    sheet = ctx.sheet
    start, _ = sheet.paragraph(region.start)
    if region.opener == "bracket":
        host = sheet.within(start, region.start)[-1:]
        if not host or lazy.search(r"[，,、；;。：:]", sheet.skeleton[host[0].at : region.start]):
            return None
        column = [f for f in sheet.within(start, region.start) if f.at > host[0].at - 12]
        return next((f for f in reversed(column) if _may_be_whole(f, family)), None)
    found = [f for f in sheet.within(start, region.start) if _may_be_whole(f, family)]
    if found and region.opener == "axis":
        # 按用途分: another breakdown of the whole told before, not of its last part
        found = [f for f in found if f.index not in taken] or found
    if found:
        return found[-1]
    if region.opener != "axis" and region.start - start > 30:
        return None
    back = start - 1
    for _ in range(2):
        if back <= 0:
            return None
        before, _ = sheet.paragraph(back - 1)
        found = [f for f in sheet.within(before, back) if _may_be_whole(f, family)]
        if found:
            return found[-1]
        if sheet.within(before, back):
            return None
        back = before - 1
    return None


def _may_be_whole(figure: Figure, family: str) -> bool:
    return figure.family == family and is_count(figure) and not figure.is_delta


def _pairwise(ctx: Context, region: Region, listed: Sequence[Figure]) -> bool:
    """甲■、乙■，其中今年分别新增■、■: each part has a whole of its own."""
    text = ctx.sheet.skeleton
    if "分别" not in text[region.body : listed[0].at] or len(listed) < 2:
        return False
    start, _ = ctx.sheet.sentence(region.start)
    before = [f for f in ctx.sheet.within(start, region.start) if f.family == listed[0].family]
    return len(before) >= 2


def _adding_columns(columns: dict[str, list[Figure]], wholes: dict[str, Figure | None]) -> list[str]:
    out = []
    for family, parts in columns.items():
        whole = wholes[family]
        if whole is not None and len(parts) > 1 and total(p.total for p in parts).meets(whole.value):
            out.append(family)
    return out


def _single(ctx: Context, region: Region, whole: Figure, part: Figure) -> Iterator[Formula]:
    if (
        region.word not in _STRICT_PART
        and region.word[:1] not in "之中里"
        and not ctx.sheet.skeleton.startswith(_STRICT_PART, region.body)
    ):
        return
    if is_rest(part) or not part.value.low or whole.value.high is None:
        return
    start, _ = ctx.sheet.sentence(region.start)
    before = [f for f in ctx.sheet.within(start, region.start) if _may_be_whole(f, part.family)] or [whole]
    holds = any(not exceeds(part, f) for f in before)
    if holds and exceeds(part, whole):
        return  # larger than the count before it, not than one before that: which is meant is not told
    yield part_formula(part, whole, holds, FormulaKind.PART)


def part_formula(
    part: Figure, whole: Figure, holds: bool, kind: FormulaKind, identity: str | None = None, doubtful: bool = False
) -> Formula:
    """part <= whole."""
    by = scale([part, whole])
    gap = amount(abs(part.number - whole.number), by)
    verdict = Verdict.CONSISTENT if holds else Verdict.DOUBTFUL if doubtful else Verdict.CONTRADICTORY
    sign = "≤" if holds else ">"
    return Formula(
        kind,
        (bound(part, "部分", "part"), bound(whole, "总体", "whole")),
        Origin.IDENTITY if identity else Origin.SYNTAX,
        verdict,
        Text(
            f"部分（{part.mention.text}）大于总体（{whole.mention.text}），多 {gap}",
            f"the part ({part.mention.text}) exceeds the whole ({whole.mention.text}) by {gap}",
        ),
        (Reading(Text(f"{shown(part)} {sign} {shown(whole)}", f"{shown(part)} {sign} {shown(whole)}"), holds),),
        Text(
            "部分不应超过总体；若另含上年结转或统计范围不同，请在文中写明",
            "a part cannot exceed its whole; if last year's cases are counted or the scope differs, say so",
        ),
        identity,
    )


def _several(ctx: Context, region: Region, whole: Figure, parts: list[Figure], twin: bool) -> Iterator[Formula]:
    known = _partition(ctx, parts)
    stretch_end = parts[-1].at
    rest = is_rest(parts[-1])
    if rest and len(parts) == 2:
        return  # 其中查实33条，其余34条: a difference, told as one
    complete = (
        rest
        or opposites(parts)
        or (region.word.endswith("分别") and len(lazy.findall(r"、|和|与|及", whole.pre)) + 1 == len(parts))
        or bool(known)
        or all_named(whole, parts)
        or twin
        or says_complete(ctx, region.start, max(region.end, stretch_end))
        or (region.word != "含" and _shares_full(ctx, parts, region))
    )
    others = candidates(ctx, region.start, whole, parts)
    yield from judge(
        ctx, whole, parts, others, complete and not is_open(ctx, region), disjoint_parts(ctx, parts), known
    )


def all_named(whole: Figure, parts: Sequence[Figure]) -> bool:
    """审核决策、文件和合同■，其中决策■、文件■、合同■: the words before the whole name every part, and no more."""
    names = [lazy.sub(r"^其中|[的为有]$", "", p.pre) for p in parts]
    listed = len(lazy.findall(r"、|和|与|及", whole.pre)) + 1
    return listed == len(parts) and all(len(n) > 1 and n in whole.pre for n in names)


def candidates(ctx: Context, at: int, whole: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """Every other figure of the family near enough to be meant as the whole."""
    start, end = ctx.sheet.paragraph(at)
    first = min(start, ctx.sheet.paragraph(whole.at)[0])
    taken = {p.index for p in parts}
    return [f for f in ctx.sheet.within(first, end) if _may_be_whole(f, whole.family) and f.index not in taken]


def judge(
    ctx: Context,
    whole: Figure,
    parts: Sequence[Figure],
    others: Sequence[Figure],
    complete: bool,
    disjoint: bool,
    identity: str | None,
) -> Iterator[Formula]:
    """The formula of one list of parts: consistent when any reasonable whole and any end of the list agrees."""
    values = [p.total for p in parts]
    everything = total(values)
    heads = list(accumulate(values))[1:]
    tails = list(accumulate(reversed(values)))[1:]
    if not identity and not is_rest(parts[-1]) and len(parts) > 2 and total(values[1:]).meets(values[0]):
        return  # 213名，一级12名、二级47名、三级154名: the first figure is the whole of the others
    nearby = [f for f in others if f.at < parts[0].at][-12:] + [f for f in others if f.at > parts[-1].at][:3]
    nearby = nearby if whole in nearby else [whole, *nearby]
    close = [f for f in nearby if abs(f.sentence - whole.sentence) <= 1 and f.at < parts[0].at][-6:]
    # a list may end early, but only an exact sum shows it: wide intervals meet by chance
    runs = [(v, parts[:n]) for n, v in enumerate(heads[:-1], 2)] + [
        (v, parts[-n:]) for n, v in enumerate(tails[:-1], 2)
    ]
    flows = [f for f in nearby if ctx.labels.name(f, ("上年结转", "结转下年")) is not None]
    if flows and sums_meet([everything], [a.value + b.value - c.value for a, b, c in permutations(nearby[-7:], 3)]):
        return  # what was closed is not told, but opening + received - closing gives it
    told_before = [f.value for f in nearby if f.at < parts[0].at]
    run = next((r for v, r in runs if _narrow(v) and sums_meet([v], told_before or [whole.value])), None)
    ends_early = run is not None and not identity
    if ends_early or sums_meet([everything], [f.value for f in nearby]) or sums_meet([everything], combined(close)):
        agreeing = run if run is not None and ends_early else parts
        yield sum_formula(FormulaKind.SUM, whole, agreeing, Verdict.CONSISTENT, identity)
        return
    exceeds = whole.value.below(everything)
    complete = complete and all(f.exact for f in (whole, *parts))
    bigger = any(not f.value.below(everything) for f in nearby if f.at < parts[0].at)
    if complete:
        kind = FormulaKind.SUM
        ok = disjoint or bool(identity)
        yield sum_formula(kind, whole, parts, Verdict.CONTRADICTORY if ok else Verdict.DOUBTFUL, identity)
    elif exceeds and disjoint:
        verdict = Verdict.DOUBTFUL if bigger else Verdict.CONTRADICTORY
        yield sum_formula(FormulaKind.WITHIN, whole, parts, verdict, identity)
    elif not exceeds:
        yield sum_formula(FormulaKind.WITHIN, whole, parts, Verdict.CONSISTENT, identity)
    elif any(whole.value.below(v) for v in values) and not bigger:
        big = next(p for p in parts if whole.value.below(p.total))
        if not lazy.search(r"[；;。\n]", ctx.sheet.skeleton[parts[0].at : big.at]):
            yield part_formula(big, whole, False, FormulaKind.PART)


def sum_formula(
    kind: FormulaKind, whole: Figure, parts: Sequence[Figure], verdict: Verdict, identity: str | None
) -> Formula:
    by = scale([*parts, whole])
    value = added_up(parts)
    text = sum_text(parts, whole)
    if kind is FormulaKind.WITHIN:
        gap = amount(value - whole.number, by)
        added = "+".join(shown(p) for p in parts)
        arithmetic = f"{added} = {amount(value, by)} > {amount(whole.number, by)}"
        text = Text(f"{arithmetic}，多 {gap}", f"{arithmetic}, {gap} too many")
    slip = looks_like_slip(plain(value / by[0]), plain(whole.number / by[0]))
    remedy = f"总数改为 {amount(value, by)}，或订正某一分项"
    return Formula(
        kind,
        (bound(whole, "总数", "whole"), *(bound(p, "分项", "part") for p in parts)),
        Origin.IDENTITY if identity else Origin.SYNTAX,
        verdict,
        Text(
            f"各分项之和{'超过' if kind is FormulaKind.WITHIN else '不等于'}总数（{whole.mention.text}）",
            f"the parts {'exceed' if kind is FormulaKind.WITHIN else 'do not sum to'} the whole ({whole.mention.text})",
        ),
        (Reading(text, verdict is Verdict.CONSISTENT),),
        Text(
            remedy + ("（两数只差一位，像是笔误）" if slip else "") + "；若分项有交叉或只列了一部分，请写明",
            f"make the whole {amount(value, by)} or correct a part; if parts overlap or are only some, say so",
        ),
        identity,
    )


def _narrow(value: Interval) -> bool:
    return value.low is not None and value.high is not None and (value.high - value.low) * 50 <= value.high


def opposites(parts: Sequence[Figure]) -> bool:
    """采用■、未采用■: one class and its opposite are all there is."""
    if len(parts) != 2:
        return False
    a, b = (lazy.sub(r"^其中|[的为]$", "", p.pre) for p in parts)
    return len(a) >= 2 and b in ("未" + a, "不" + a, "未能" + a, "不予" + a, "没有" + a)


def two_classes(parts: Sequence[Figure]) -> bool:
    """国内公证■、涉外公证■: two classes that leave no third."""
    if len(parts) != 2:
        return False
    a, b = (p.pre for p in parts)
    return any(a.startswith(x) and b.startswith(y) and a[len(x) :] == b[len(y) :] for x, y in _TWO)


def _partition(ctx: Context, parts: Sequence[Figure]) -> str | None:
    """The id of the known partition whose core these parts name."""
    met = [ctx.labels.matches(p) for p in parts]
    if not all(met):
        return None
    names = {m.name for matches in met for m in matches}
    for identity in ctx.identities.partitions:
        if not names.issuperset(identity.core) or len(identity.left) < len(parts):
            continue
        members = {a.name for a in identity.left}
        named = {next((m.name for m in matches if m.name in members), "") for matches in met}
        if "" not in named and len(named) == len(parts) and named >= set(identity.core):
            return identity.id
    return None


def disjoint_parts(ctx: Context, parts: Sequence[Figure]) -> bool:
    """Whether nothing says that the parts overlap: no overlapping groups, no stages of one process."""
    if overlap_said(ctx, parts):
        return False
    return bool(_partition(ctx, parts)) or staged_share(ctx, parts) < 0.5 or bool(opposites(parts))


def overlap_said(ctx: Context, parts: Sequence[Figure]) -> bool:
    """Whether words say that parts overlap, or they are groups that do (农民工、妇女、老年人)."""
    _, end = ctx.sheet.sentence(parts[-1].at)
    if OVERLAP.search(ctx.sheet.skeleton, ctx.sheet.sentence(parts[0].at)[0], end):
        return True
    return overlapping_groups(ctx, parts) > 0


def overlapping_groups(ctx: Context, parts: Sequence[Figure]) -> int:
    """How many parts are groups of people that overlap others (农民工、妇女、老年人)."""
    groups = tuple(ctx.identities.overlapping)
    labels = [_label(ctx, p).rstrip("案件类的为达有等") for p in parts]
    return sum(x.endswith(groups) or x.rstrip("人案件类的为达有等").endswith(groups) for x in labels)


def staged_share(ctx: Context, parts: Sequence[Figure]) -> float:
    """The share of the parts that name stages of one process: 受理、审结、结转."""
    stages = ctx.identities.stages
    staged = [m for p in parts if (m := ctx.labels.name(p, stages)) is not None and m.distance <= 2]
    return len(staged) / len(parts)


def _label(ctx: Context, figure: Figure) -> str:
    if figure.pre:
        return figure.pre
    text = ctx.sheet.skeleton[max(figure.at - 24, 0) : figure.at]
    if text.endswith(("（", "(")):
        return lazy.split(r"[，,、；;。：:）)]", text[:-1])[-1]
    return figure.post


def _shares_full(ctx: Context, parts: Sequence[Figure], region: Region) -> bool:
    """Whether shares are printed beside the parts and sum to a hundred."""
    shares = [
        f
        for f in ctx.sheet.within(parts[0].at, region.end + 60)
        if f.mention.kind == "percent" and f.pre.startswith(("占", "")) and f.at < parts[-1].at + 40
    ]
    if len(shares) != len(parts):
        return False
    return total(s.value for s in shares).meets(Interval(_HUNDRED - len(parts), _HUNDRED + len(parts)))

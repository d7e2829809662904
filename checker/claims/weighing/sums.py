"""A list of counts beside a count of their unit that they may make up, whatever words stand between them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import pairwise
from math import log2

from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.arithmetic import total
from checker.claims.formulas.breakdown import disjoint_parts, sum_formula
from checker.claims.formulas.context import Context, combined, sums_meet
from checker.claims.formulas.regions import NEW_MATTER, is_rest
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.slips import sum_bits
from checker.document import Span

_MOST, _GAP = 10, 48
_HAN = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_ANNOUNCED = re.compile(
    r"([两三四五六七八九])(?:大|个)?(?:类|块|级|种|项|者|等|档|部分|条|渠道|方面|来源|批|板块|方式|区|镇|家|品种|口岸)"
)
_MARK = re.compile(r"[，,、；;。：:（）()\n]")


def sum_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Every list of two to ten counts of one unit and the count before or after it that it fails to make up."""
    families: dict[str, list[Figure]] = {}
    for figure in ctx.counts:
        if not figure.is_delta and not figure.is_earlier and figure.exact and figure.number > 0:
            families.setdefault(figure.family, []).append(figure)
    settled = {
        b.span for f in found if f.verdict is Verdict.CONSISTENT and f.kind is FormulaKind.SUM for b in f.figures
    }
    for group in families.values():
        for start in range(len(group)):
            yield from _from(ctx, relation, settled, group, start)


def _from(
    ctx: Context, relation: Relation, settled: Collection[Span], group: Sequence[Figure], start: int
) -> Iterator[Candidate]:
    """Lists that begin at one figure."""
    for end in range(start + 2, min(start + _MOST, len(group)) + 1):
        parts = group[start:end]
        if not _joined(ctx, parts[-2], parts[-1]):
            return
        wholes = [(group[start - 1], False)] if start else []
        wholes += [(group[end], True)] if end < len(group) else []
        for whole, last in wholes:
            beside = (parts[-1], whole) if last else (whole, parts[0])
            if not _beside(ctx, *beside) or any(not p.value.below(whole.value) for p in parts):
                continue
            if total(p.total for p in parts).meets(whole.value) or _agrees(ctx, group, whole, parts):
                continue
            if not disjoint_parts(ctx, parts):
                continue
            yield _candidate(ctx, relation, settled, group, whole, parts, last)


def _joined(ctx: Context, a: Figure, b: Figure) -> bool:
    gap = ctx.sheet.between(a, b)
    return b.block == a.block and b.sentence - a.sentence <= 1 and len(gap) <= _GAP


def _beside(ctx: Context, a: Figure, b: Figure) -> bool:
    gap = ctx.sheet.between(a, b)
    return b.block - a.block <= 2 and b.sentence - a.sentence <= 3 and len(gap) <= 3 * _GAP


def _agrees(ctx: Context, group: Sequence[Figure], whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether these parts, or most of them, make up a count told nearby."""
    values = [p.total for p in parts]
    taken = {p.index for p in parts}
    near = [
        f for f in group if f.index not in taken and abs(f.block - whole.block) <= 2 and abs(f.index - whole.index) < 16
    ]
    everything = total(values)
    if sums_meet([everything], [*combined(near[-6:]), *(f.value for f in near)]):
        return True
    some = [total(values[i:j]) for i in range(len(values)) for j in range(i + 2, len(values) + 1)]
    return sums_meet(some, [whole.value]) or (
        len(parts) > 2 and any(total(values[:k] + values[k + 1 :]).meets(values[k]) for k in range(len(values)))
    )


def _label(figure: Figure) -> str:
    return figure.pre or figure.post


def _candidate(
    ctx: Context,
    relation: Relation,
    settled: Collection[Span],
    group: Sequence[Figure],
    whole: Figure,
    parts: Sequence[Figure],
    last: bool,
) -> Candidate:
    sheet, says = ctx.sheet, relation.says
    first, final = (parts[0], whole) if last else (whole, parts[-1])
    head, end = sheet.sentence(first.at)[0], sheet.sentence(final.at)[1]
    stretch = sheet.skeleton[head : min(end + 24, len(sheet.skeleton))]
    opening = sheet.between(parts[-1], whole) if last else sheet.between(whole, parts[0])
    gaps = [sheet.between(a, b) for a, b in pairwise(parts)]
    labels = [_label(p) for p in parts]
    added = sum((p.number * p.times for p in parts), whole.number * 0)
    announced = [_HAN[m[1]] for m in _ANNOUNCED.finditer(stretch)]
    marks = {m.group() if (m := _MARK.search(g)) else "" for g in gaps}
    inner = [f for f in sheet.within(parts[0].at, parts[-1].at) if f.index not in {p.index for p in parts}]
    after = group[group.index(final) + 1 :][:1]
    before = group[: group.index(first)][-1:]
    tail = sheet.skeleton[final.at : min(end, final.at + 40)]
    signs: dict[str, float] = {
        "slip": max(min(sum_bits(parts, whole), 8.0), -6.0),
        "off": float(abs(added - whole.number) / whole.number) * 10
        if abs(added - whole.number) < whole.number
        else 10.0,
        "exceeds": added > whole.number,
        "last": last,
        "lists_all": says("lists_all", opening),
        "lists_some": says("lists_some", opening[-14:]),
        "colon": bool(re.search(r"[：:]", opening)),
        "bracket": bool(re.search(r"[（(]$", opening.rstrip()[:1] + opening[-1:])) or "（" in opening[-12:],
        "closes": says("closes", sheet.skeleton[first.at : end] + sheet.skeleton[end : end + 24]),
        "rest": is_rest(parts[-1]) or says("rest", labels[-1]),
        "announced": len(parts) in announced,
        "announced_else": bool(announced) and len(parts) not in announced,
        "total": says("total", whole.pre[-8:]),
        "open_end": says("open_end", tail + "".join(gaps)),
        "elsewhere": sum(says("elsewhere", g) for g in [*gaps, opening]),
        "deeds": sum(says("deed", x) for x in labels) / len(labels),
        "alike": sum(x[-1:] == labels[0][-1:] for x in labels[1:]) / (len(labels) - 1),
        "alike_start": sum(x[:1] == labels[0][:1] for x in labels[1:]) / (len(labels) - 1),
        "unlabelled": sum(not x for x in labels) / len(labels),
        "long_labels": sum(len(x) > 9 for x in labels) / len(labels),
        "same_marks": len(marks) == 1,
        "sentences": sum("。" in g for g in gaps) / len(gaps),
        "one_sentence": first.sentence == final.sentence,
        "far": log2(1 + len(opening) / 16),
        "new_paragraph": first.block != final.block,
        "new_matter": bool(NEW_MATTER.search("".join([opening, *gaps]))),
        "inner": min(len(inner) / len(parts), 2.0),
        "parts": log2(len(parts)),
        "goes_on": bool(after)
        and not last
        and after[0].sentence == parts[-1].sentence
        and len(sheet.between(parts[-1], after[0])) < 30,
        "goes_before": bool(before)
        and last
        and before[0].sentence == parts[0].sentence
        and len(sheet.between(before[0], parts[0])) < 30,
        "settled_parts": sum(p.span in settled for p in parts) / len(parts),
        "settled_whole": whole.span in settled,
        "money": whole.kind.value == "money",
        "people": whole.family in ("人", "人次"),
        "things": whole.family in ("个", "次", "家", "项"),
    }
    kind = FormulaKind.SUM
    if added > whole.number and not (signs["closes"] or signs["rest"] or signs["announced"] or signs["lists_all"]):
        kind = FormulaKind.WITHIN
    return Candidate(
        (whole, *parts),
        {k: float(v) for k, v in signs.items() if v},
        partial(sum_formula, kind, whole, parts, Verdict.CONTRADICTORY, None),
    )

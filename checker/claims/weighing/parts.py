"""A count larger than the count it is drawn from, whatever words say that it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from math import log2

from checker.claims.formula import Formula, FormulaKind
from checker.claims.formulas.breakdown import part_formula
from checker.claims.formulas.context import Context, shown
from checker.claims.formulas.regions import is_rest
from checker.claims.formulas.sheet import COUNT, Figure
from checker.claims.formulas.wording import content
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.nearby import agreed_spans, by_family, common, told_of, words
from checker.document import Span

_REACH, _NEAR, _FAR, _BLOCKS = 4, 160, 260, 6
_CLOSE = 1.7
"""A part larger than this many times its whole, and no digits swapped, is told by explicit words or not at all."""

_MARKED = re.compile(r"其中|[中里内]|[这该此]|当中|上述|前述")
_AMONG = re.compile(r"([^，,。；;]{2,16}?)(?:之|当)?[中里内](?:[，,]|$|(?=[\u4e00-\u9fff]))")
_FROM = re.compile(r"(?:全部|均|都)?(?:来自|出自|取自|源于)")
# 上述目录的■项: the whole told again, no part of it
_AGAIN = re.compile(r"(?:对|将|把|在)?(?:上述|前述|以上|[这该此])[^中里内，,]*$")


def part_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Every count and a smaller one of its unit near it that it may be a part of."""
    agreed = agreed_spans([f for f in found if f.kind is not FormulaKind.RATE or _over_hundred(f)])
    counts = [f for f in ctx.counts if f.exact and f.times == 1 and f.number > 0 and not f.is_delta]
    for group in by_family(f for f in counts if not f.is_earlier).values():
        for i, first in enumerate(group):
            for second in group[i + 1 : i + 1 + _REACH]:
                if second.block - first.block > _BLOCKS or second.at - first.at > _FAR:
                    break
                far = second.block - first.block > 1 or second.at - first.at > _NEAR
                if far and common(words(first), told_of(ctx, second)) < 2:
                    continue
                for whole, part in ((first, second), (second, first)):
                    if whole.value.below(part.value) and _possible(ctx, group, whole, part, agreed):
                        yield _candidate(ctx, relation, agreed, group, whole, part)


def _possible(
    ctx: Context, group: Sequence[Figure], whole: Figure, part: Figure, agreed: Mapping[Span, list[frozenset[Span]]]
) -> bool:
    """Whether the size of the two does not speak against it, and no formula that holds binds them otherwise."""
    if (
        is_rest(part)
        or (len(part.post) > 1 and _AGAIN.match(part.pre))
        or any(part.span in spans for spans in agreed.get(whole.span, ()))
    ):
        return False
    if part.number > whole.number * 12 or whole.number < 3:
        return False
    marked = part.at > whole.at and bool(_MARKED.search(ctx.sheet.between(whole, part)))
    if part.number > whole.number * 2 and not marked and _digits(whole) != _digits(part):
        return False
    inner = [f for f in group if min(whole.at, part.at) < f.at < max(whole.at, part.at)]
    if any(f.number in (whole.number, part.number) for f in inner):
        return False  # the same said again stands nearer
    near = [f.value for f in group if f is not whole and f is not part and abs(f.at - whole.at) < 2 * _NEAR]
    return not any((whole.value + v).meets(part.value) for v in near)


def _over_hundred(rate: Formula) -> bool:
    """Whether a rate says itself that the part is the larger: 完成年度任务的125%."""
    mention = rate.figures[0].mention
    return mention is not None and mention.value is not None and mention.value > 100


def _digits(figure: Figure) -> list[str]:
    return sorted(shown(figure).rstrip("万亿").replace(".", "").strip("0"))


def _tail_shared(a: str, b: str) -> int:
    """How many last characters two labels share."""
    n = 0
    while n < min(len(a), len(b)) and a[-1 - n] == b[-1 - n]:
        n += 1
    return n


def _of_named(part: Figure, its: str) -> bool:
    """在库人员中取得证书的■, beside 在库人员■: the part says by name what it is drawn from."""
    named = _AMONG.search(part.lead[-16:] + "，" + part.pre)
    return named is not None and common(named[1], its) > 0


def _candidate(
    ctx: Context,
    relation: Relation,
    agreed: Mapping[Span, list[frozenset[Span]]],
    group: Sequence[Figure],
    whole: Figure,
    part: Figure,
) -> Candidate:
    sheet, says = ctx.sheet, relation.says
    behind = part.at > whole.at
    first, last = (whole, part) if behind else (part, whole)
    gap = sheet.between(first, last)
    head, end = sheet.sentence(first.at)[0], sheet.sentence(last.at)[1]
    around = sheet.skeleton[head:end]
    mine, its = words(part) + part.post[:10], words(whole) + whole.post[:10]
    label, host = content(part.pre or part.post[:12]), content(whole.pre or whole.post[:12])
    others = [f for f in group if f is not whole and f is not part and abs(f.at - part.at) < _NEAR]
    bigger = [f for f in others if not f.value.below(part.value) and f.at < part.at]
    inner = sheet.within(first.at + 1, last.at)
    tail = sheet.skeleton[part.at + 1 : min(part.at + 16, end)]
    among = behind and (says("among", COUNT + gap[-24:]) or bool(_FROM.match(part.post)))
    listed = behind and not among and "其中" in gap and not re.search(r"[。；;]", gap[gap.rfind("其中") :])
    same, swapped = _tail_shared(label, host), _digits(whole) == _digits(part)
    signs: dict[str, float] = {
        "swapped": swapped,
        "over": 0.0 if swapped else log2(1 + min(float(part.number / whole.number) - 1, 3.0) * 4),
        "behind": behind,
        "next": not inner,
        "between": log2(1 + len(inner)),
        "new_paragraph": first.block != last.block,
        "among": among,
        "listed": listed,
        "these": behind and says("these", sheet.skeleton[max(whole.at - 2, 0) : part.at]),
        "drawn": says("drawn", part.pre),
        "of_named": behind and _of_named(part, its),
        "early": says("early", its),
        "late": says("late", mine),
        "early_late": says("early", its) and says("late", mine),
        "part_early": says("early", mine),
        "same": label == host and bool(label),
        "narrower": log2(1 + same) if same > 1 and len(label) > len(host) + 1 else 0.0,
        "of": bool(re.search(r"的(?:[共有为达到就]|分别)*$", part.pre)) or part.post.startswith("的"),
        "total": says("total", its),
        "bigger": any(f.at > whole.at for f in bigger),
        "bigger_before": any(f.at < whole.at and whole.sentence - f.sentence < 2 for f in bigger),
        "others": log2(1 + len(others)),
        "list": bool(re.fullmatch(r"[、和及与][^，,；;。]*", gap)) or (not listed and not among and "、" in gap[-6:]),
        "semicolon": "；" in gap or ";" in gap,
        "and": says("and", gap),
        "elsewhere": says("elsewhere", gap[-30:] + part.post[:10] + tail),
        "elsewhere_whole": says("elsewhere", its),
        "carried": says("carried", around) and not says("none_carried", around),
        "none_carried": says("none_carried", around),
        "claimed_of": part.claim is not None and whole.claim is not None and part.claim.parent == whole.claim.index,
        "settled_part": part.span in agreed,
        "people": part.family in ("人", "人次"),
        "things": part.family in ("个", "次", "家", "项", "条"),
    }
    return Candidate(
        (part, whole),
        {k: float(v) for k, v in signs.items() if v},
        partial(part_formula, part, whole, False, FormulaKind.PART),
    )

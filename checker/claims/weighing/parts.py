"""A count larger than the count it is drawn from, whatever words say that it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from math import log2

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.breakdown import part_formula
from checker.claims.formulas.context import Context, shown
from checker.claims.formulas.regions import is_rest
from checker.claims.formulas.sheet import COUNT, Figure
from checker.claims.formulas.wording import LOOSE_UNITS, content
from checker.claims.model import Kind
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.nearby import agreed_spans, by_family, common, told_of, words
from checker.document import Span

_REACH, _AROUND, _NEAR, _FAR, _BLOCKS = 4, 12, 160, 260, 6
_WHOLE = frozenset((*"件人次户个份项条家卷", "件次", "人次"))
"""Units of things counted one by one: a fraction of one is an average."""

_MARKED = lazy.compile(r"其中|[中里内]|[这该此]|当中|上述|前述")
# 在主办的件中，…■: what a part is said to be drawn from, by name
_FRAME = lazy.compile(
    r"([^，,。；;：:（）()、\n\ue001-\ue007]{2,18}?)(?:之|当)?(?:(?<![其集年月日期省市县区镇境国城室途])[中里](?![心共国小学医央程介级])|之内)(?=[，,]|[\u4e00-\u9fff]|$)"
)
# 较上年多■: says nothing of what is counted
_COMPARED = lazy.compile(r"(?:[比较与]|同比|环比)(?:上年|去年|往年|上一年|同期)?[^，,。；;\ue001]{0,4}[\ue001\ue003]?")
# （二）…: another matter begins
_HEADED = lazy.compile(r"\n\s*(?=[（(]?[一二三四五六七八九十]+[）)、])")
_INVENTORY = lazy.compile(r"(?<![管])辖|下设|设有|设立有|现有|共有|拥有|在册|在编|建有|总数|[^没]有$")
_VERBAL = lazy.compile(r"[的共有为达到至是已约仅就]|\W|[过了完办定审]$")
_HAVE = lazy.compile(r"[全该我本][省市县区镇乡街局院所村州旗]|其中|已|均|都")
_FROM = lazy.compile(r"(?:全部|均|都)?(?:来自|出自|取自|源于)")
# 上述目录的■项: the whole told again, no part of it
_AGAIN = lazy.compile(r"(?:对|将|把|在)?(?:上述|前述|以上|[这该此])[^中里内，,]*$")


def part_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Every count and a smaller one of its unit near it that it may be a part of."""
    agreed = agreed_spans([f for f in found if _adds_up(f) and (f.kind is not FormulaKind.RATE or _over_hundred(f))])
    rates = {tuple(b.span for b in f.figures[1:3]) for f in found if f.kind is FormulaKind.RATE}
    told = {
        (f.figures[1].span, f.figures[0].span): f
        for f in found
        if f.kind is FormulaKind.PART and f.verdict is not Verdict.CONSISTENT
    }
    counts = [f for f in ctx.counts if f.times == 1 and f.number > 0 and not f.is_delta]
    for group in by_family(f for f in counts if not f.is_earlier).values():
        for i, first in enumerate(group):
            around = group[max(i - _AROUND, 0) : i + _AROUND]
            for second in group[i + 1 : i + 1 + _REACH]:
                if second.block - first.block > _BLOCKS or second.at - first.at > _FAR:
                    break
                for whole, part in ((first, second), (second, first)):
                    if not whole.value.below(part.value) or not _may_bind(ctx, whole, part):
                        continue
                    said = told.get((whole.span, part.span))
                    if _possible(ctx, around, whole, part, agreed, said is not None):
                        formula = told.pop((whole.span, part.span), None)
                        rated = (whole.span, part.span) in rates  # a rate has the larger one as its base
                        candidate = _candidate(ctx, relation, agreed, around, whole, part, formula, rated)
                        if candidate is not None:
                            yield candidate
    by_span = {f.span: f for f in ctx.counts}
    for (whole_span, part_span), formula in told.items():
        if formula.verdict is Verdict.DOUBTFUL:
            continue
        # words tell it, but another reading holds
        whole, part = by_span[whole_span], by_span[part_span]
        yield Candidate((part, whole), {}, lambda formula=formula: formula, True)  # type: ignore[misc]


def _may_bind(ctx: Context, whole: Figure, part: Figure) -> bool:
    """Whether both are told exactly enough and, when far apart, of one thing."""
    if not whole.exact or not (part.exact or part.value.high is None):
        return False
    first, second = (whole, part) if whole.at < part.at else (part, whole)
    if second.block - first.block < 2 and second.at - first.at <= _NEAR:
        return True
    return common(_told_words(first), told_of(ctx, second) + second.post[:10]) > 1 or (
        second is part and _named(frame_of(ctx, part), whole) > 0
    )


def _told_words(figure: Figure) -> str:
    return words(figure) + "|" + figure.post[:10]


def frame_of(ctx: Context, part: Figure) -> str:
    """What the sentence of a part says before it that it is drawn from: 在主办的件中，…■."""
    text = ctx.sheet.skeleton[max(ctx.sheet.sentence(part.at)[0], part.at - 90) : part.at]
    text = text[max(text.rfind("；"), text.rfind(";")) + 1 :]
    found = list(_FRAME.finditer(text))
    return content(found[-1][1]) if found else ""


def _named(frame: str, whole: Figure) -> float:
    """The share of the name's characters that the figure is told with; none when they do not share two in a row."""
    its = _told_words(whole) + (whole.mention.unit or "")
    if not frame or not common(frame, its):
        return 0.0
    return sum(c in its for c in frame) / len(frame)


def _possible(
    ctx: Context,
    group: Sequence[Figure],
    whole: Figure,
    part: Figure,
    agreed: Mapping[Span, list[frozenset[Span]]],
    told: bool,
) -> bool:
    """Whether the size of the two does not speak against it, and no formula that holds binds them otherwise."""
    told = told and whole.sentence == part.sentence
    if whole.number < 3 or (part.number > whole.number * 12 and not told):
        return False
    if whole.mention.unit != part.mention.unit and {whole.mention.unit, part.mention.unit} <= LOOSE_UNITS:
        return False  # 42处 and 9个 are things of two sorts
    if _is_mean(whole) or _is_mean(part):
        return False
    if (
        is_rest(part)
        or (len(part.post) > 1 and _AGAIN.match(part.pre))
        or any(part.span in spans for spans in agreed.get(whole.span, ()))
    ):
        return False
    marked = part.at > whole.at and bool(_MARKED.search(ctx.sheet.between(whole, part)))
    if part.number > whole.number * 2 and not told and not marked and _digits(whole) != _digits(part):
        return False
    inner = [f for f in group if min(whole.at, part.at) < f.at < max(whole.at, part.at)]
    if any(f.number in (whole.number, part.number) for f in inner):
        return False  # the same said again stands nearer
    lacking = part.number - whole.number
    return not any(
        abs(f.number - lacking) * 50 <= part.number
        and f is not whole
        and f is not part
        and abs(f.at - whole.at) < 2 * _NEAR
        and (whole.value + f.value).meets(part.value)
        for f in group
    )


def _is_mean(figure: Figure) -> bool:
    """72.6件: things that are counted one by one, told with a fraction, are an average."""
    return figure.family in _WHOLE and "." in shown(figure) and shown(figure)[-1].isdigit()


def _over_hundred(rate: Formula) -> bool:
    """Whether a rate says itself that the part is the larger: 完成年度任务的125%."""
    mention = rate.figures[0].mention
    return mention is not None and mention.value is not None and mention.value > 100


def _adds_up(formula: Formula) -> bool:
    """Whether a sum holds with all of its parts, not with some of them only."""
    if formula.kind is not FormulaKind.SUM:
        return True
    whole, *parts = [b.mention.value if b.mention is not None else None for b in formula.figures]
    return whole is None or None in parts or sum(p for p in parts if p is not None) == whole


def _digits(figure: Figure) -> list[str]:
    return sorted(shown(figure).rstrip("万亿").replace(".", "").strip("0"))


def _tail_shared(a: str, b: str) -> int:
    """How many last characters two labels share."""
    n = 0
    while n < min(len(a), len(b)) and a[-1 - n] == b[-1 - n]:
        n += 1
    return n


def _new(whole: Figure, part: Figure) -> set[str]:
    """The characters that the part is told with and the whole is not: what narrows it."""
    own = content(part.pre or part.lead[-8:]) + content(part.post[:8])
    return {c for c in own if c not in whole.lead + whole.pre + whole.post and "\u4e00" <= c <= "\u9fff"}


def _other_thing(whole: Figure, part: Figure, frame: str) -> tuple[bool, bool]:
    """Whether the noun after the whole (12个县区), or the one before it, is nowhere told with the part (问题54个)."""
    if whole.family not in LOOSE_UNITS:
        return False, False
    told = part.lead[-16:] + part.pre + part.post[:10] + frame
    if re.match(r"[\u4e00-\u9fff]{2}", whole.post) and whole.post[0] not in "的中里内之均都全已":
        return not any(c in told for c in whole.post[:2]), False
    return False, not set(content(whole.pre)[-3:]) & set(told)


def _of_kind(whole: Figure, part: Figure) -> float:
    """辖行政村■ … 全镇已有■行政村: both count one kind of thing, and the smaller one says how many there are.

    The longer its name, the more it says.
    """
    if not _INVENTORY.search(whole.lead + "，" + whole.pre) or not _HAVE.search(part.pre):
        return 0.0
    for length in (4, 3, 2):
        noun = part.post[:length]
        if len(noun) == length and (noun in whole.pre[-6:] or whole.post.startswith(noun)):
            return log2(length)
    return 0.0


def _own_noun(relation: Relation, whole: Figure, part: Figure) -> bool:
    """建成工作室■ beside 村（社区）■: the part names another thing right before it."""
    noun = part.pre[-2:]
    if whole.family not in LOOSE_UNITS or part.post.startswith("的") or len(noun) < 2 or _VERBAL.search(noun):
        return False
    said = relation.says("late", noun) or relation.says("early", noun) or relation.says("drawn", noun)
    return not said and noun not in whole.lead + whole.pre + whole.post


def _candidate(
    ctx: Context,
    relation: Relation,
    agreed: Mapping[Span, list[frozenset[Span]]],
    group: Sequence[Figure],
    whole: Figure,
    part: Figure,
    told: Formula | None,
    rated: bool,
) -> Candidate | None:
    sheet, says = ctx.sheet, relation.says
    behind = part.at > whole.at
    mine, its = words(part) + part.post[:10], words(whole) + whole.post[:10]
    early, late = says("early", its), says("late", mine)
    if not behind and not (early and late) and told is None and _digits(whole) != _digits(part):
        return None  # the part first, and nothing that says so
    first, last = (whole, part) if behind else (part, whole)
    gap = sheet.between(first, last)
    head, end = sheet.sentence(first.at)[0], sheet.sentence(last.at)[1]
    around, wide = sheet.skeleton[head:end], _COMPARED.sub("", _HEADED.split(sheet.skeleton[head : end + 60])[0])
    label, host = content(part.pre or part.post[:12]), content(whole.pre or whole.post[:12])
    frame = frame_of(ctx, part) if behind else ""
    named = _named(frame, whole)
    # 比上年的180件增长66.7%: an aside, which parts nothing
    inner = [f for f in sheet.within(first.at + 1, last.at) if not f.is_earlier and f.kind is not Kind.GROWTH]
    opened = told is not None and told.identity is None
    stated = opened and behind and "其中" in gap and whole.sentence == part.sentence  # in so many words
    said = (stated and not inner) or (
        told is not None and told.identity is not None and whole.sentence == part.sentence
    )
    others = [
        f
        for f in group
        if f is not whole and f is not part and abs(f.at - part.at) < _NEAR and f.number != whole.number
    ]
    if said:
        others = [f for f in others if f.sentence == part.sentence]
    better = max((_named(frame, f) for f in group if f.at < part.at and f is not whole), default=0.0) if frame else 0.0
    other_after, other_before = _other_thing(whole, part, frame)
    if other_after:
        named = 0.0  # 督察中 names what was done, not the counted thing
    of_kind = _of_kind(whole, part) if behind else 0.0
    if (named > 0.5 and named > better) or of_kind or stated:
        others = []  # the text says which of them it is
    bigger = [f for f in others if not f.value.below(part.value) and f.at < part.at]
    tail = sheet.skeleton[part.at + 1 : min(part.at + 16, end)]
    among = behind and (says("among", COUNT + gap[-24:]) or bool(_FROM.match(part.post)))
    listed = behind and not among and "其中" in gap and not re.search(r"[。；;]", gap[gap.rfind("其中") :])
    same, swapped = _tail_shared(label, host), _digits(whole) == _digits(part)
    signs: dict[str, float] = {
        "over": 0.0 if swapped or said else log2(1 + min(float(part.number / whole.number) - 1, 3.0) * 4),
        "behind": behind,
        "next": not inner,
        "between": log2(1 + len(inner)),
        "new_paragraph": first.block != last.block,
        "among": among,
        "listed": listed,
        "these": behind and says("these", sheet.skeleton[max(whole.at - 2, 0) : part.at]),
        "drawn": says("drawn", part.pre),
        "named": named,
        "field": told is not None and told.identity is not None,
        "opened": opened and not stated,
        "stated": stated,
        "of_kind": of_kind,
        "rated": rated,
        "own_noun": not stated and _own_noun(relation, whole, part),
        "new": log2(1 + min(len(_new(whole, part)), 7)),
        "other_thing": other_after + other_before * 0.5,
        "other_frame": bool(frame) and not named,
        "wider": says("wide", part.lead[-12:] + part.pre) and not says("wide", its),
        "early": early,
        "late": late,
        "early_late": early and late,
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
        "elsewhere": says("elsewhere", _COMPARED.sub("", gap[-30:] + part.post[:10] + tail)),
        "elsewhere_whole": says("elsewhere", its),
        "carried": says("carried", wide) and not says("none_carried", wide),
        "none_carried": says("none_carried", around),
        "claimed_of": part.claim is not None and whole.claim is not None and part.claim.parent == whole.claim.index,
        "settled_part": part.span in agreed,
        "people": part.family in ("人", "人次"),
    }
    return Candidate(
        (part, whole),
        {k: float(v) for k, v in signs.items() if v},
        (lambda: replace(told, verdict=Verdict.CONTRADICTORY))
        if told is not None
        else partial(part_formula, part, whole, False, FormulaKind.PART),
        told is not None,
    )

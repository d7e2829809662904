"""Numerator and denominator of a rate as the text's own words bind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker import lazy
from checker.claims.formulas.arithmetic import widened
from checker.claims.formulas.context import Context, is_count
from checker.claims.formulas.sheet import Figure
from checker.claims.model import Kind

_FILL = r"(?:为|达到?|是|均|约|高达|仅|有|超过?|在|到|至|也|则|的|了|实现|保持|提升|提高|上升|下降|降|升|稳定|维持)*"
_RATE = lazy.compile(
    rf"([\u4e00-\u9fff、（）()]{{0,14}}?(?:率|完成度)|[\u4e00-\u9fff]{{0,6}}比例|合格以上|评查面)(?:合计)?{_FILL}$"
)
_SHARE = lazy.compile(rf"占(?:比重?|到|了)?([^，,。；;：:]*?)(?:的|比重|比例|比)?{_FILL}$")
_GENERIC = (
    "",
    "总数",
    "总量",
    "全部",
    "总",
    "其",
    "比",
    "总额",
    "总件数",
    "全年",
    "全部案件",
    "总体",
    "所有",
    "同期",
    "总的",
    "总计",
)
_SHARE_GAP = lazy.compile(r"^[^，,。；;、]{0,6}[，,（(]?(?:约|仅|各|均)?占?(?:比|比重)?(?:为|达|到|约|近|了|的)*$")
_SUBSET = lazy.compile(r"按期|按时|及时|应|如期|限期|法定|到期|首次|当场|先行|网上|满意")

LOOSE_UNITS = frozenset(["个", "项", "次", "场", "处"])
"""Units that count anything: two figures in one of them need a noun in common."""

Pair = tuple[tuple[Figure, ...], tuple[Figure, ...]]
"""Numerators and denominators; each side is summed."""


@dataclass(frozen=True, slots=True)
class Near:
    """The figures around a percentage."""

    before: tuple[Figure, ...]
    """Counts before it in its sentence."""
    after: tuple[Figure, ...]
    """Counts after it in its sentence and the next."""
    around: tuple[Figure, ...]
    """Every count of the paragraph up to the next sentence, and of the paragraph before."""


def strict_binding(
    ctx: Context, figure: Figure, near: Near, wholes: dict[int, list[Figure]], fitting: dict[int, Figure]
) -> Pair | None:
    """Numerator and denominator as the text's own words bind them; None when they do not."""
    if figure.mention.approx is not None and widened(figure.mention).high is None:
        return None
    share = (
        _SHARE.search(figure.pre)
        or _inside(ctx, figure)
        or _bracketed(ctx, figure)
        or re.search(r"(?:占比|比重|比例)", figure.pre)
    )
    rate = _RATE.search(figure.pre)
    if share and not (rate and "占" not in figure.pre and "占比" not in figure.pre):
        return _strict_share(ctx, figure, near, wholes, fitting)
    if rate:
        return _strict_rate(ctx, figure, rate.group(1), near, wholes)
    return None


def _bracketed(ctx: Context, figure: Figure) -> bool:
    """742件（30.7%）"""
    before = ctx.sheet.skeleton[max(figure.at - 1, 0) : figure.at]
    return before in ("（", "(") and figure.post == "" and not figure.pre


def _aligned(ctx: Context, figure: Figure) -> Pair | None:
    """甲、乙分别为■件和■件，分别占■和■: each share has its own numerator, the base is their sum."""
    if "分别" not in figure.pre and "依次" not in figure.pre:
        return None
    run = _run(ctx, figure, (Kind.PERCENT, Kind.GROWTH))
    if len(run) < 2:
        return None
    before = ctx.sheet.figures[run[0].index - 1] if run[0].index else None
    if before is None or not is_count(before) or before.sentence != figure.sentence:
        return None
    tops = _run(ctx, before, (Kind.COUNT, Kind.MONEY))
    if len(tops) != len(run) or len({t.family for t in tops}) > 1 or re.search(r"占[^，,]{3,}", figure.pre):
        return None
    return (tops[run.index(figure)],), tuple(tops)


def _run(ctx: Context, figure: Figure, kinds: Sequence[Kind]) -> list[Figure]:
    """The figures of one kind joined by 、 or 和 with this one."""
    figures, out = ctx.sheet.figures, [figure]
    for step, end in ((-1, 0), (1, -1)):
        at = figure.index + step
        while 0 <= at < len(figures) and figures[at].kind in kinds:
            pair = (figures[at], out[0]) if step < 0 else (out[-1], figures[at])
            if ctx.sheet.between(*pair).strip() not in ("、", "和", "及", "与"):
                break
            out.insert(0 if end == 0 else len(out), figures[at])
            at += step
    return out


def _inside(ctx: Context, figure: Figure) -> Figure | None:
    """The base printed within the share itself: 占信访总量■的75%."""
    before = ctx.sheet.figures[figure.index - 1] if figure.index else None
    if before is None or not is_count(before) or not re.search(r"占[^，,。；;占]*$", before.pre):
        return None
    gap = ctx.sheet.between(before, figure)
    return before if re.fullmatch(r"[）)]?[^，,。；;（）()]{0,10}", gap) else None


def _strict_share(
    ctx: Context, figure: Figure, near: Near, wholes: dict[int, list[Figure]], fitting: dict[int, Figure]
) -> Pair | None:
    found = _SHARE.search(figure.pre)
    phrase = found.group(1).strip() if found else ""
    clause = figure.clause
    aligned = _aligned(ctx, figure)
    if aligned is not None:
        return aligned
    inside = _inside(ctx, figure)
    if inside is not None:
        top = _subject_numerator(ctx, inside, near)
        return ((top,), (inside,)) if top is not None and top.number else None
    last = near.before[-1] if near.before else None
    if last is not None and re.search(r"[）)]", ctx.sheet.between(last, figure)[:3]):
        last = _host(ctx, last, near)
    subject = re.search(r"([\u4e00-\u9fff]{2,})占", clause.split("，")[-1])
    top = None
    if last is not None and _SHARE_GAP.match(
        ctx.sheet.between(last, figure).replace(phrase, "", 1) if phrase else ctx.sheet.between(last, figure)
    ):
        top = last
    elif subject is not None and not re.search("[\ue001]", clause):
        top = next(
            (
                f
                for f in reversed(near.before)
                if shared_length(subject.group(1), f.pre + f.post) >= min(4, len(subject.group(1)))
            ),
            None,
        )
    if top is None:
        return None
    if phrase.strip("的") not in _GENERIC and not re.search(r"总[数量额]$", phrase):
        base = _named_base(ctx, phrase, figure, near, top)
        return ((top,), (base,)) if base is not None else None
    for base in wholes.get(top.index, ()):
        if not base.value.below(top.value) and not _listed_with(ctx, base, top):
            return (top,), (base,)
    siblings = [
        fitting[f.index] for f in ctx.sheet.figures[max(figure.index - 8, 0) : figure.index + 8] if f.index in fitting
    ]
    for base in siblings:
        if base.family == top.family and base is not top and not base.value.below(top.value):
            return (top,), (base,)
    if phrase and phrase not in ("其", "比"):
        base = _named_base(ctx, phrase, figure, near, top)
        if base is not None:
            return (top,), (base,)
        listed = [f for f in near.before if f.family == top.family]
        if len(listed) == 2 and top in listed and re.search(r"总数|总量", phrase):
            return (top,), tuple(listed)
        return None
    earlier = [f for f in near.around if f.family == top.family and f.at < top.at and top.sentence - f.sentence <= 1]
    larger = [f for f in earlier if not f.value.below(top.value)]
    if len(larger) == 1 and len(earlier) <= 2:
        return (top,), (larger[0],)
    return None


def _host(ctx: Context, inner: Figure, near: Near) -> Figure | None:
    """The figure before the bracket that holds `inner`: 21件（…3件），占….."""
    opening = max(ctx.sheet.skeleton.rfind("（", 0, inner.at), ctx.sheet.skeleton.rfind("(", 0, inner.at))
    before = [f for f in near.before if f.at < opening]
    return before[-1] if before else None


def _named_base(ctx: Context, phrase: str, figure: Figure, near: Near, top: Figure) -> Figure | None:
    """The figure that the words after 占 name: 占受理总数的, 占全部食品安全案件的."""
    key = re.sub(r"总数|总量|总额|总|数量|数|量|全部|所有|全年|全市|全区|全县|的|比重|同期|占", "", phrase)
    if len(key) < 2:
        return None
    fits = [
        f
        for f in near.around
        if f.family == top.family and f is not top and shared_length(key, f.pre + f.post) >= min(len(key), 3)
    ]
    fits = [f for f in fits if not f.value.below(top.value) and not _listed_with(ctx, f, top)]
    return fits[0] if len({f.number for f in fits}) == 1 else None


def _listed_with(ctx: Context, f: Figure, top: Figure) -> bool:
    """Whether two counts are items of one list: 甲■件、乙■件."""
    if f.at > top.at or f.sentence != top.sentence:
        return False
    return bool(re.fullmatch(r"(?:、[^，,。；;：:、其]{1,14})+", ctx.sheet.between(f, top)))


def _subject_numerator(ctx: Context, inside: Figure, near: Near) -> Figure | None:
    before = [f for f in near.before if f.at < inside.at and f.family == inside.family]
    return before[-1] if before else None


def shared_length(a: str, b: str) -> int:
    """Length of the longest stretch of characters two phrases share."""
    best = 0
    for i in range(len(a)):
        while i + best < len(a) and a[i : i + best + 1] in b:
            best += 1
    return best


def _strict_rate(ctx: Context, figure: Figure, name: str, near: Near, wholes: dict[int, list[Figure]]) -> Pair | None:
    clean = re.sub(r"^(?:其中|而|且|使|的|达|年|总体|平均|综合|全市|全县|全区)+", "", name)
    stem = re.sub(r"(?:率|度|比例)$", "", clean)
    by_identity = _by_identity(ctx, figure, clean, near)
    if by_identity is not None:
        return by_identity
    if _whole_hundred(figure) and _SUBSET.search(clean):
        return None
    tail = stem[-2:]
    if len(tail) < 2:
        return None
    pool = [f for f in near.around if f.at < figure.at]
    tops = [
        f
        for f in pool
        if tail in f.pre[-18:] or tail in f.post[:20] or (len(stem) >= 3 and shared_length(stem, f.pre[-12:]) >= 3)
    ]
    if not tops:
        return None
    top = tops[-1]
    if top.number <= 1 or _rate_between(ctx, top, figure):
        return None
    between = [f for f in pool if f.at > top.at and f.family == top.family]
    if between and not re.search(re.escape(tail), top.pre[-8:] + top.post[:20]):
        return None
    for base in wholes.get(top.index, ()):
        return (top,), (base,)
    bases = [
        f
        for f in pool
        if f.at < top.at and f.family == top.family and top.sentence - f.sentence <= 1 and not f.value.below(top.value)
    ]
    if top.block != figure.block and not bases:
        bases = [f for f in pool if f.at < top.at and f.family == top.family]
    bases += [f for f in pool if f.at > top.at and f.family == top.family and re.search(r"总[数量]", f.pre)]
    dues = [f for f in bases if "应" in f.pre]
    if dues:
        return (top,), tuple(dues)
    if not bases:
        return None
    base = bases[-1]
    told = base.pre + base.post[:8]
    adjacent = abs(top.index - base.index) == 1 and not (base.family in LOOSE_UNITS and _whole_hundred(figure))
    return (
        ((top,), (base,)) if adjacent or shared_length(clean, told) >= 2 or shared_length(top.pre, told) >= 2 else None
    )


def _rate_between(ctx: Context, top: Figure, figure: Figure) -> bool:
    """Whether another percentage stands between a count and the rate: then the rate belongs to something else."""
    return any(f.kind in (Kind.PERCENT, Kind.GROWTH) for f in ctx.sheet.within(top.at, figure.at))


def _by_identity(ctx: Context, figure: Figure, name: str, near: Near) -> Pair | None:
    """Numerator and denominator by the field's definition of the rate."""
    words = ctx.identities.names_of
    names = {n for start in range(len(name)) for n in words.get(name[start:], ())}
    pool = [f for f in near.around if f.at < figure.at]
    for identity in ctx.identities.rates:
        if identity.name not in names:
            continue
        top_names, base_names = {a.name for a in identity.left}, {a.name for a in identity.right}
        tops = [f for f in pool if (m := ctx.labels.name(f, top_names)) is not None and m.distance <= 14]
        if not tops:
            continue
        top = tops[-1]
        others = [f for f in tops if f is not top and f.family == top.family and f.sentence == top.sentence]
        grouped = (*others, top) if len(identity.left) > 1 else (top,)
        bases = [
            f
            for f in pool
            if f not in grouped
            and f.family == top.family
            and (m := ctx.labels.name(f, base_names)) is not None
            and m.distance <= 14
            and not f.value.below(top.value)
        ]
        if bases and not (_whole_hundred(figure) and _SUBSET.search(name)):
            return grouped, (bases[-1],)
    return None


def _whole_hundred(figure: Figure) -> bool:
    return figure.number == 100

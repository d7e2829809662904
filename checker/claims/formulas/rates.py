"""Rates and shares: numerator and denominator near or far, stated or implied.

Charity first: a rate is consistent when any reasonable pair of the figures around it gives it (sums, carry-over, complements
included). It is contradicted only when its own words bind it to figures that are there: 调解成功率 beside 调解■ and 调解成功■,
占受理总数的■ beside 受理■, one share among others that all fit one base.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import percent_text, quotient, rate_fits, total, widened
from checker.claims.formulas.context import Context, bound, is_count, shown
from checker.claims.formulas.sheet import Figure
from checker.claims.interval import Interval
from checker.claims.model import Kind
from checker.diagnostics.message import Text

_FILL = r"(?:为|达到?|是|均|约|高达|仅|有|超过?|在|到|至|也|则|的|了|实现|保持|提升|提高|上升|下降|降|升|稳定|维持)*"
_RATE = re.compile(
    rf"([\u4e00-\u9fff、（）()]{{0,14}}?(?:率|完成度)|[\u4e00-\u9fff]{{0,6}}比例|合格以上|评查面)(?:合计)?{_FILL}$"
)
_SHARE = re.compile(rf"占(?:比重?|到|了)?([^，,。；;：:]*?)(?:的|比重|比例|比)?{_FILL}$")
_CHANGE = re.compile(
    r"(?:增长|上升|增加|提高|提升|上涨|下降|减少|降低|回落|下滑|压减|压缩|精简|缩短|增幅|降幅|减幅|升幅|涨幅|增速|减|降|升|增|跌|多|少|高|低)"
    r"(?:率|幅度|幅|速)?(?:了|约|近|达到?|为|超过?|仅|逾)*$"
)
_NEGATIVE = re.compile(r"不|未|无|逾期|超期|败诉|差评|尚|失败|没有|仍")
"""A numerator named by what failed: the rate of the rest is one less its share."""
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
_SHARE_GAP = re.compile(r"^[^，,。；;、]{0,6}[，,（(]?(?:约|仅|各|均)?占?(?:比|比重)?(?:为|达|到|约|近|了|的)*$")
_SUBSET = re.compile(r"按期|按时|及时|应|如期|限期|法定|到期|首次|当场|先行|网上|满意")


@dataclass(frozen=True, slots=True)
class _Near:
    """The figures around a percentage."""

    before: tuple[Figure, ...]
    """Counts before it in its sentence."""
    after: tuple[Figure, ...]
    """Counts after it in its sentence and the next."""
    around: tuple[Figure, ...]
    """Every count of the paragraph up to the next sentence, and of the paragraph before."""


def find_rates(ctx: Context, known: Sequence[Formula] = ()) -> Iterator[Formula]:
    """Every percentage that is a rate or a share, checked against the counts around it."""
    wholes = _wholes(ctx, known)
    fitting: dict[int, Figure] = {}
    later: list[tuple[Figure, _Near]] = []
    for figure in ctx.sheet.figures:
        if figure.kind not in (Kind.PERCENT, Kind.GROWTH) or _is_change(figure):
            continue
        near = _near(ctx, figure)
        pair = _strict(ctx, figure, near, wholes, {})
        if pair is None or _fits(*pair, figure):
            fit = pair or _fit(figure, near)
            if fit is not None:
                fitting[figure.index] = fit[-1][-1]
                yield _formula(figure, fit[0], fit[1], True)
                continue
        later.append((figure, near))
    for figure, near in later:
        pair = _strict(ctx, figure, near, wholes, fitting)
        if pair is None:
            continue
        other = _reasonable(ctx, figure, near, pair, wholes)
        yield _formula(figure, *(other or pair), other is not None)


def _is_change(figure: Figure) -> bool:
    return bool(_CHANGE.search(figure.pre))


def _near(ctx: Context, figure: Figure) -> _Near:
    sheet = ctx.sheet
    first, last = sheet.paragraph(figure.at)
    start, end = sheet.sentence(figure.at)
    _, following = sheet.sentence(end) if end < last else (end, end)
    before = tuple(f for f in sheet.within(start, figure.at) if _countable(f))
    after = tuple(f for f in sheet.within(figure.at, following) if _countable(f))
    around = [f for f in sheet.within(first, following) if _countable(f)]
    if first > 0:
        previous, _ = sheet.paragraph(first - 1)
        around = [f for f in sheet.within(previous, first) if _countable(f)][-5:] + around
    return _Near(before, after[:8], tuple(around))


def _countable(figure: Figure) -> bool:
    return is_count(figure) and not figure.is_delta


Pair = tuple[tuple[Figure, ...], tuple[Figure, ...]]


def _fit(figure: Figure, near: _Near) -> Pair | None:
    """The first reasonable pair of numerator and denominator that gives the rate, or None."""
    numerators: list[tuple[Figure, ...]] = [(f,) for f in reversed(near.before[-8:])]
    if not near.before:
        numerators += [(f,) for f in reversed(near.around[-6:])]
    numerators += [(f,) for f in near.after[:4]]
    numerators += _sums(near.before[-6:] or near.around[-5:])
    if near.after and not near.before[-1:]:
        numerators += _sums(near.after[:5])
    numerators += _pooled(near.after)
    bases = _window(figure, near.around)
    for top in numerators:
        same = [f for f in bases if f.family == top[0].family]
        singles: list[tuple[Figure, ...]] = [(f,) for f in same]
        pairs = list(combinations(same[-9:], 2))
        for bottom in (*singles, *pairs, tuple(same[-4:])):
            if not bottom or (set(map(id, bottom)) == set(map(id, top)) and len(bottom) == 1):
                continue
            if _fits(top, bottom, figure):
                return top, bottom
    return None


def _reasonable(ctx: Context, figure: Figure, near: _Near, pair: Pair, wholes: dict[int, list[Figure]]) -> Pair | None:
    """Another reading that the text allows: other numerators of the sentence, other bases told before, sums without a whole
    and its own part."""
    (top, *_), (base, *_) = pair
    before = [f for f in near.around if f.at < figure.at and f.family == top.family]
    if re.match(r"[，,（(：:]?(?:具体|其中|即|分别)", ctx.sheet.skeleton[figure.at + 1 : figure.at + 6]):
        return _fit(figure, near)
    shared = "占" in figure.pre
    together = {f.index for f in pair[1]} - {top.index} if top in pair[1] else set()
    siblings = {
        f.index
        for f in before
        if shared and f is not top and any(b in wholes.get(f.index, ()) for b in wholes.get(top.index, ()))
    }
    siblings |= together
    tops: list[tuple[Figure, ...]] = [(f,) for f in near.before[-6:] if f.family == top.family and f is not base]
    tops += [(top, f) for f in before[-6:] if f not in (top, base) and top.sentence - f.sentence <= 1]
    tops += list(combinations([f for f in near.before[-7:] if f.family == top.family and f is not base], 2))
    tops = [pair[0], *tops]
    told_later = [f for f in near.after if f.family == top.family and f.at - figure.at < 60][:4]
    bases: list[tuple[Figure, ...]] = [(f,) for f in before[-10:] if f.index not in siblings]
    bases += list(combinations([f for f in before[-8:] if f is not top], 2))
    bases += [(top, f) for f in before[-8:] if f not in (top, base)]
    bases += [(f,) for f in told_later if not f.value.below(top.value)]
    bases += list(combinations(told_later, 2))
    for upper in tops:
        for lower in bases:
            if set(map(id, upper)) & set(map(id, lower)) and len(lower) == 1:
                continue
            if any(w in lower for f in lower for w in wholes.get(f.index, ())):
                continue
            if _fits(upper, lower, figure):
                return upper, lower
    return None


def _window(figure: Figure, around: Sequence[Figure]) -> list[Figure]:
    before = [f for f in around if f.at < figure.at]
    return before[-14:] + [f for f in around if f.at > figure.at][:6]


def _fits(top: Sequence[Figure], bottom: Sequence[Figure], figure: Figure) -> bool:
    a = total(f.total for f in top)
    ways = [total(f.total for f in bottom)]
    if len(bottom) == 2:
        ways += [bottom[0].value - bottom[1].value, bottom[1].value - bottom[0].value]
    for b in ways:
        if b.low is None or b.low <= 0:
            continue
        if rate_fits(a, b, figure.mention):
            return True
        rest = b - a
        if not _NEGATIVE.search(top[-1].pre + top[-1].post[:6]):
            continue
        if len(bottom) == 1 and rest.low is not None and rest.low >= 0 and rate_fits(rest, b, figure.mention):
            return True
    return False


def _sums(figures: Sequence[Figure]) -> list[tuple[Figure, ...]]:
    out: list[tuple[Figure, ...]] = []
    for size in range(2, min(5, len(figures) + 1)):
        out += [tuple(figures[i : i + size]) for i in range(len(figures) - size + 1)]
    out += [c for c in combinations(figures, 2) if c not in out]
    return [c for c in out if len({f.family for f in c}) == 1]


def _pooled(after: Sequence[Figure]) -> list[tuple[Figure, ...]]:
    """A rate over several kinds told after it: 公共服务113项，可网办97项；许可65项，可网办59项."""
    return [c for c in combinations(after[:6], 2) if c[0].family == c[1].family]


def _wholes(ctx: Context, known: Sequence[Formula]) -> dict[int, list[Figure]]:
    """Part -> its wholes, from the breakdowns found before."""
    by_start = {f.span.start: f for f in ctx.sheet.figures}
    out: dict[int, list[Figure]] = {}
    for formula in known:
        if formula.kind not in (FormulaKind.SUM, FormulaKind.WITHIN, FormulaKind.PART):
            continue
        figures = [by_start[b.span.start] for b in formula.figures if b.span.start in by_start]
        parts, whole = (figures[:1], figures[1:]) if formula.kind is FormulaKind.PART else (figures[1:], figures[:1])
        for part in parts:
            out.setdefault(part.index, []).extend(whole)
    return out


def _strict(
    ctx: Context, figure: Figure, near: _Near, wholes: dict[int, list[Figure]], fitting: dict[int, Figure]
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
    ctx: Context, figure: Figure, near: _Near, wholes: dict[int, list[Figure]], fitting: dict[int, Figure]
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
                if _shared(subject.group(1), f.pre + f.post) >= min(4, len(subject.group(1)))
            ),
            None,
        )
    if top is None:
        return None
    if phrase.strip("的") not in _GENERIC and not re.search(r"总[数量额]$", phrase):
        base = _named_base(ctx, phrase, figure, near, top)
        return ((top,), (base,)) if base is not None else None
    for base in wholes.get(top.index, ()):
        if not base.value.below(top.value):
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


def _host(ctx: Context, inner: Figure, near: _Near) -> Figure | None:
    """The figure before the bracket that holds `inner`: 21件（…3件），占….."""
    opening = max(ctx.sheet.skeleton.rfind("（", 0, inner.at), ctx.sheet.skeleton.rfind("(", 0, inner.at))
    before = [f for f in near.before if f.at < opening]
    return before[-1] if before else None


def _named_base(ctx: Context, phrase: str, figure: Figure, near: _Near, top: Figure) -> Figure | None:
    """The figure that the words after 占 name: 占受理总数的, 占全部食品安全案件的."""
    key = re.sub(r"总数|总量|总额|总|数量|数|量|全部|所有|全年|全市|全区|全县|的|比重|同期|占", "", phrase)
    if len(key) < 2:
        return None
    fits = [
        f
        for f in near.around
        if f.family == top.family and f is not top and _shared(key, f.pre + f.post) >= min(len(key), 3)
    ]
    fits = [f for f in fits if not f.value.below(top.value)]
    return fits[0] if len({f.number for f in fits}) == 1 else None


def _subject_numerator(ctx: Context, inside: Figure, near: _Near) -> Figure | None:
    before = [f for f in near.before if f.at < inside.at and f.family == inside.family]
    return before[-1] if before else None


def _shared(a: str, b: str) -> int:
    """Length of the longest stretch of characters two phrases share."""
    best = 0
    for i in range(len(a)):
        while i + best < len(a) and a[i : i + best + 1] in b:
            best += 1
    return best


def _strict_rate(ctx: Context, figure: Figure, name: str, near: _Near, wholes: dict[int, list[Figure]]) -> Pair | None:
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
        if tail in f.pre[-18:] or tail in f.post[:6] or (len(stem) >= 3 and _shared(stem, f.pre[-12:]) >= 3)
    ]
    if not tops:
        return None
    top = tops[-1]
    if top.number <= 1 or _rate_between(ctx, top, figure):
        return None
    between = [f for f in pool if f.at > top.at and f.family == top.family]
    if between and not re.search(re.escape(tail), top.pre[-8:] + top.post[:4]):
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
    dues = [f for f in bases if "应" in f.pre]
    if dues:
        return (top,), tuple(dues)
    if not bases:
        return None
    base = bases[-1]
    told = base.pre + base.post[:8]
    adjacent = top.index - base.index == 1
    return ((top,), (base,)) if adjacent or _shared(clean, told) >= 2 or _shared(top.pre, told) >= 2 else None


def _rate_between(ctx: Context, top: Figure, figure: Figure) -> bool:
    """Whether another percentage stands between a count and the rate: then the rate belongs to something else."""
    return any(f.kind in (Kind.PERCENT, Kind.GROWTH) for f in ctx.sheet.within(top.at, figure.at))


def _by_identity(ctx: Context, figure: Figure, name: str, near: _Near) -> Pair | None:
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
        grouped = tuple([*others, top]) if len(identity.left) > 1 else (top,)
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


def _formula(figure: Figure, top: Sequence[Figure], bottom: Sequence[Figure], holds: bool) -> Formula:
    ratio = quotient(total(f.total for f in top), total(f.total for f in bottom))
    middle = "?" if ratio is None or ratio.low is None else percent_text(_middle(ratio), figure.mention.decimals)
    upper = "+".join(shown(f) for f in top)
    lower = "+".join(shown(f) for f in bottom)
    a = f"({upper})" if len(top) > 1 else upper
    b = f"({lower})" if len(bottom) > 1 else lower
    sign = "≈" if holds else "≠"
    arithmetic = f"{a}/{b} = {middle} {sign} {figure.mention.text}" if not holds else f"{a}/{b} ≈ {figure.mention.text}"
    return Formula(
        FormulaKind.RATE,
        (
            bound(figure, "比率", "rate"),
            *(bound(f, "分子", "numerator") for f in top),
            *(bound(f, "分母", "denominator") for f in bottom),
        ),
        Origin.SYNTAX,
        Verdict.CONSISTENT if holds else Verdict.CONTRADICTORY,
        Text(
            f"比率（{figure.mention.text}）与件数不符，应约为 {middle}",
            f"the rate ({figure.mention.text}) does not follow from the counts: about {middle}",
        ),
        (Reading(Text(arithmetic, arithmetic), holds),),
        Text(
            f"比率改为 {middle}，或订正件数；若以别的基数计算，请写明基数（已试过附近各数及其和、差）",
            f"make it {middle} or correct the counts; if another base is meant, name it (every count nearby, sums and differences were tried)",
        ),
    )


def _middle(ratio: Interval) -> Decimal:
    low = ratio.low or Decimal(0)
    return (low + (ratio.high if ratio.high is not None else low)) / 2

"""Stock and flow: what there was, what came in, what went out and what there is, in any wording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations, pairwise, product
from math import log2

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.arithmetic import plain, total
from checker.claims.formulas.balance import balance_formula
from checker.claims.formulas.context import Context
from checker.claims.formulas.regions import NEW_MATTER
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.wording import PART_YEAR
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.nearby import agreed_spans, by_family, common, topic_of, words
from checker.claims.weighing.slips import printed_scale, slip_bits, step_of
from checker.document import Span

_MOST, _AROUND, _FAR, _BLOCKS, _JUMP = 8, 12, 120, 6, 4
_SLIP = 2.0
"""Bits of a slip from which figures far apart in other words are taken together."""
_ORDER = ("opening", "in", "out", "closing")
_KIND = {"期初": "opening", "本期收": "in", "本期结": "out", "期末": "closing"}
_SIGN = {"opening": 1, "in": 1, "out": -1, "closing": -1, "": 0}
_WAYS = {"opening": (1, 0), "in": (1, 0), "out": (-1, 0), None: (1, -1, 0), "closing": (-1, 1, 0)}
_ENDS = lazy.compile(
    r"(?:截[至止]|到|至)?(?:20\d\d年|\ue007|去年|上年|年)?(?:年初|1月1日|12月(?:31日|[底末])|(?<=[去上]年)[底末])"
)
_FRAME = lazy.compile(r"^[的了共有各类年内数]+|申请|案件|[共有的为达仍尚还数]+$")
_NESTED = lazy.compile(r"其中|[（(](?:含|其中|包括)")


def balance_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """Every run of three to eight counts that begins or ends with a stock and does not balance."""
    agreed = agreed_spans(found, FormulaKind.RATE, FormulaKind.GROWTH)
    counts = [f for f in ctx.counts if f.exact and f.times == 1 and not f.is_delta]
    for group in by_family(counts).values():
        if len(group) < 3:
            continue
        roles = [_role(relation, f) for f in group]
        for i, role in enumerate(roles):
            if role != "closing":
                continue
            run = _run(ctx, group, roles, i)
            around = [*zip(group, roles, strict=True)][max(i - _AROUND, 0) : i + _AROUND]
            candidate = _weighed(ctx, relation, agreed, around, [group[j] for j in run], [roles[j] for j in run])
            if candidate is not None:
                yield candidate
    yield from _told(ctx, relation, agreed, counts, found)


def _told(
    ctx: Context,
    relation: Relation,
    agreed: Mapping[Span, list[frozenset[Span]]],
    counts: Sequence[Figure],
    found: Sequence[Formula],
) -> Iterator[Candidate]:
    """What the identities of the field say does not balance."""
    by_span = {f.span: f for f in ctx.sheet.figures}
    for formula in found:
        if formula.kind is not FormulaKind.BALANCE or formula.verdict is not Verdict.CONTRADICTORY:
            continue
        figures = [by_span[b.span] for b in formula.figures]
        kinds = [_KIND[b.role.zh] for b in formula.figures]
        run = sorted(figures, key=lambda f: f.at)
        roles: list[str | None] = [kinds[figures.index(f)] for f in run]
        if not _holds(run, roles):
            near = [f for f in counts if f.family == run[0].family and run[0].block - 2 < f.block < run[-1].block + 2]
            around = [(f, _role(relation, f)) for f in near]
            candidate = _candidate(ctx, relation, agreed, around, run, figures, kinds, 0, formula)
            if candidate is not None:
                yield candidate


def _role(relation: Relation, figure: Figure) -> str | None:
    """Which of the four a figure is, by the words nearest to it."""
    before = figure.lead[-12:] + "，" + figure.pre if len(figure.pre) < 5 else figure.pre[-18:]
    before = relation.cues["none_before"].sub("", before)
    after = figure.post[:8]
    if relation.says("opening_sure", after):
        return "opening"
    if relation.says("opening", before) and not relation.says("closing_sure", before + after):
        return "opening"
    ends = {r: max((m.end() for m in relation.cues[r].finditer(before)), default=0) for r in ("in", "out", "closing")}
    if relation.says("closing", after):
        ends["closing"] = len(before) + 1
    if not any(ends.values()):
        ends = {r: int(relation.says(r, after)) for r in ("in", "out")}
    best = max(ends.values())
    if not best and relation.says("stock_time", figure.lead[-14:]) and not PART_YEAR.search(_ENDS.sub("", figure.lead)):
        return "closing"  # 截至2024年末，全市有效规范性文件■
    return next((r for r in ("closing", "out", "in") if best and ends.get(r) == best), None)


def _leads_on(here: str | None, later: str | None) -> bool:
    """Whether one stage stands before the other, so that they may belong together though told far apart."""
    return here in ("opening", "in", "out") and later in ("out", "closing") and here != later


def _jumps(ctx: Context, figures: Sequence[Figure]) -> int:
    """How many figures are told paragraphs behind the one before them, in words that have nothing in common."""
    placed = sorted(figures, key=lambda f: f.at)
    return sum(
        b.block - a.block > 1 and not common(topic_of(ctx, a), words(b) + b.post[:8]) for a, b in pairwise(placed)
    )


def _run(ctx: Context, group: Sequence[Figure], roles: Sequence[str | None], closing: int) -> list[int]:
    """Indices of the figures from the opening stock (or the first inflow) to this closing one."""
    out = [closing]
    for j in range(closing - 1, max(closing - _MOST, -1), -1):
        here, later = group[j], group[out[-1]]
        far = len(ctx.sheet.between(here, later)) > _FAR or later.block - here.block > 1
        if far and later.block - here.block > _BLOCKS:
            break
        leads = _leads_on(roles[j], roles[out[-1]]) and later.block - here.block <= _JUMP
        if far and not leads and not common(topic_of(ctx, here), words(later) + later.post[:8]):
            break
        if roles[j] == "closing" and (len(out) < 3 or roles[out[-1]] != "in"):
            break
        out.append(j)
        if roles[j] in ("opening", "closing"):
            before = j - 1
            # 新受理■，上年结转■，办结■: what came in may stand before what there was
            inflow_first = before >= 0 and roles[before] == "in" and group[before].sentence == here.sentence
            if inflow_first and not any(roles[k] == "in" for k in out):
                out.append(before)
            break
    return out[::-1]


def _assigned(
    ctx: Context, run: Sequence[Figure], roles: Sequence[str | None]
) -> tuple[list[Figure], list[str], int] | None:
    """The figures that take part with their roles, those of unknown role as a slip explains best; how many of these."""
    fixed = [r if not _nested(ctx, run, k) or k == len(run) - 1 else "" for k, r in enumerate(roles)]
    unknown = [k for k, r in enumerate(fixed) if r is None]
    # 审结■，调解结案■: what goes out may tell again of what went out before it
    again = [k for k, r in enumerate(fixed) if r == "out" and "out" in fixed[:k]]
    if len(unknown) > 2:
        return None
    best: tuple[float, list[str], int] | None = None
    ways = [*product(("out", "in", ""), repeat=len(unknown))]
    for guess, without in product(ways, (None, *again)):
        kinds = [r or "" for r in fixed]
        for k, r in zip(unknown, guess, strict=True):
            kinds[k] = r
        if without is not None:
            kinds[without] = ""
        given = [f for f, r in zip(run, kinds, strict=True) if _SIGN[r] > 0]
        taken = [f for f, r in zip(run, kinds, strict=True) if _SIGN[r] < 0]
        if not given or not taken:
            continue
        guessed = sum(bool(r) for r in guess)
        near = _bits(given, taken) - 1.5 * guessed - (without is not None)
        if best is None or near > best[0]:
            best = (near, kinds, guessed)
    if best is None:
        return None
    used = [k for k, r in enumerate(best[1]) if r]
    return [run[k] for k in used], [best[1][k] for k in used], best[2]


def _weighed(
    ctx: Context,
    relation: Relation,
    agreed: Mapping[Span, list[frozenset[Span]]],
    around: Sequence[tuple[Figure, str | None]],
    run: list[Figure],
    roles: list[str | None],
) -> Candidate | None:
    sheet, says = ctx.sheet, relation.says
    if roles[0] == "closing" and len(roles) > 3:
        roles = ["opening", *roles[1:]]
    text = sheet.skeleton[sheet.sentence(run[0].at)[0] : sheet.sentence(run[-1].at)[1]]
    has_opening = "opening" in roles
    while not has_opening and roles and roles[0] != "in":
        run, roles = run[1:], roles[1:]
    if not has_opening and not says("none_before", text):
        return None  # what was carried over may go untold
    if len(run) < 3 or roles.count("opening") > 1 or _holds(run, roles):
        return None
    assigned = _assigned(ctx, run, roles)
    if assigned is None:
        return None
    return _candidate(ctx, relation, agreed, around, run, *assigned)


def _candidate(
    ctx: Context,
    relation: Relation,
    agreed: Mapping[Span, list[frozenset[Span]]],
    around: Sequence[tuple[Figure, str | None]],
    run: Sequence[Figure],
    figures: Sequence[Figure],
    kinds: Sequence[str],
    unknown: int,
    told: Formula | None = None,
) -> Candidate | None:
    sheet, says = ctx.sheet, relation.says
    text = sheet.skeleton[sheet.sentence(run[0].at)[0] : sheet.sentence(run[-1].at)[1]]
    given = [f for f, r in zip(figures, kinds, strict=True) if r in ("opening", "in")]
    taken = [f for f, r in zip(figures, kinds, strict=True) if r in ("out", "closing")]
    if len(figures) < 3 or len(taken) < 2 or "in" not in kinds:
        return None
    mine = {f.span for f in figures}
    if any(len(spans & mine) > 2 for f in figures for spans in agreed.get(f.span, ())):
        return None
    opening = next((f for f, r in zip(figures, kinds, strict=True) if r == "opening"), None)
    closing = figures[-1]
    if _leads_to_another(around, opening, given, taken) or (opening is not None and _settled(around, opening)):
        return None
    a, b = (sum((f.number for f in fs), closing.number * 0) for fs in (given, taken))
    slip, jumps = _bits(given, taken), _jumps(ctx, figures)
    if jumps and told is None and (slip < _SLIP or jumps > 2):
        return None
    first, last = min(figures, key=lambda f: f.at), max(figures, key=lambda f: f.at)
    inner = [f for f in sheet.within(first.at + 1, last.at) if f not in run]
    skipped = [f for f in run if f not in figures]
    gap = sheet.skeleton[first.at + 1 : last.at]
    sure = [f for f, r in zip(figures, kinds, strict=True) if says(f"{r}_sure", words(f) + f.post[:8])]
    places = [_ORDER.index(r) for r in kinds]
    times = {m.group() for f in figures if (m := PART_YEAR.search(_ENDS.sub("", f.lead + f.clause)))}
    signs: dict[str, float] = {
        "slip": max(min(slip, 8.0), -6.0),
        "jumps": jumps,
        "field": told is not None,
        "off": min(float(abs(a - b) / max(a, b)) * 4, 3.0),
        "opening_sure": opening is not None and (opening in sure or says("stock_time", opening.lead + opening.pre)),
        "closing_sure": closing in sure or says("stock_time", closing.lead),
        "unknown": unknown,
        "in_order": places == sorted(places),
        "none_before": "opening" not in kinds,
        "skipped": log2(1 + len(skipped)),
        "units": log2(1 + len({f.family for f in inner} - {closing.family})),
        "new_matter": bool(NEW_MATTER.search(gap)),
        "elsewhere": says("elsewhere", gap),
        "nested": "其中" in gap or "含" in gap,
        "list": gap.count("、") / len(figures),
        "other_thing": opening is not None
        and any(_other_thing(ctx, relation, opening, f) for f, r in zip(figures, kinds, strict=True) if r == "in"),
        "closed": says("closed", text),
        "part_year": len(times),
        "settled": sum(f.span in agreed for f in figures) / len(figures),
    }
    return Candidate(
        (*given, *taken),
        {k: float(v) for k, v in signs.items() if v},
        (lambda: told) if told is not None else partial(balance_formula, None, [*given, *taken], False, len(given)),
        told is not None,
    )


def _leads_to_another(
    around: Sequence[tuple[Figure, str | None]],
    opening: Figure | None,
    given: Sequence[Figure],
    taken: Sequence[Figure],
) -> bool:
    """Whether what came in and went out leaves another stock told near: 受理194件 … 结案179件，15件转入2025年."""
    others = [(f.number, role) for f, role in around if f not in given and f not in taken]
    stocks = {n for n, role in others if role == "closing"}
    everything = sum((f.number for f in given), given[0].number * 0)
    ways = [(everything, stocks | {n for n, _ in others if n > 9})]
    if opening is not None:
        ways.append((everything - opening.number, stocks))  # what was carried over is counted among what came in
    *outs, _ = taken
    return any(
        left - sum((f.number for f in some), left * 0) in told
        for left, told in ways
        for size in range(1, len(outs) + 1)
        for some in combinations(outs, size)
    )


def _settled(around: Sequence[tuple[Figure, str | None]], opening: Figure) -> bool:
    """Whether the opening stock balances with others of its sentence: 在册17人，上年末15人，新接9人，解除7人."""
    near = [(f, role) for f, role in around if f.sentence == opening.sentence and f is not opening]
    stocks = [f for f, role in near if role not in ("in", "out")]
    return any(
        opening.number + a.number == b.number + c.number
        for a in (f for f, role in near if role == "in")
        for b in (f for f, role in near if role == "out")
        for c in stocks
    )


def _other_thing(ctx: Context, relation: Relation, opening: Figure, figure: Figure) -> bool:
    """新增网格员■ beside 年初排查风险点■: it names a thing that the opening stock does not."""
    ends = [m.end() for r in ("in", "out", "closing") for m in relation.cues[r].finditer(figure.pre)]
    noun = _FRAME.sub("", figure.pre[max(ends) :]) if ends else ""
    topic = topic_of(ctx, opening) + opening.post
    named = _FRAME.sub("", relation.cues["closing"].sub("", relation.cues["opening"].sub("", topic)))
    return len(noun) >= 2 and len(named) > 1 and not set(noun) & set(topic)


def _nested(ctx: Context, run: Sequence[Figure], k: int) -> bool:
    """Whether a figure is only a part of the one told before it."""
    return k > 0 and bool(_NESTED.search(ctx.sheet.between(run[k - 1], run[k])))


def _holds(run: Sequence[Figure], roles: Sequence[str | None]) -> bool:
    """Whether any reading balances: figures before the last may be left out, unknown ones come in or go out."""
    *values, closing = [f.total for f in run]
    ways = [_WAYS[r] for r in roles[:-1]]
    for signs in product(*ways):
        if 1 not in signs or -1 not in signs:
            continue
        inflow = total(v for v, s in zip(values, signs, strict=True) if s == 1)
        outflow = total(v for v, s in zip(values, signs, strict=True) if s == -1)
        if (inflow - outflow).meets(closing):
            return True
    return False


def _bits(given: Sequence[Figure], taken: Sequence[Figure]) -> float:
    """How much more the nearness of both sides says than chance would, when one of the figures is wrong."""
    figures = [*given, *taken]
    a, b = (sum((f.number for f in fs), given[0].number * 0) for fs in (given, taken))
    chance = 0.0
    for figure in figures:
        meant = figure.number + ((b - a) if figure in given else (a - b))
        if meant > 0:
            scale = printed_scale(figure)
            chance += 2.0 ** slip_bits(plain(figure.number / scale), plain(meant / scale))
    return log2(chance / len(figures) + 1e-9) + log2(1.4 * float(max(a, b) / step_of(figures)))

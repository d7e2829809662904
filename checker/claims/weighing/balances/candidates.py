"""Stock and flow: what there was, what came in, what went out and what there is, in any wording.

For every closing stock the counts around it are tried in the four roles their words tell. A report whose counts lead to
that stock in any likely way is left alone; of the ways that do not, the few likeliest are weighed.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from functools import partial
from itertools import pairwise
from math import log2

from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.balance import balance_formula
from checker.claims.formulas.changes import THIS_YEAR, when
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.balances.readings import is_another_account, is_counted_twice, leads_there
from checker.claims.weighing.balances.signs import balance_signs
from checker.claims.weighing.data import Relation
from checker.claims.weighing.model import Candidate, weigh
from checker.claims.weighing.nearby import agreed_spans, by_family, common, words
from checker.claims.weighing.slips import bits_of, step_of
from checker.claims.weighing.stages import CLOSING, IN, OPENING, OUT, may_close, nested, other_thing, role_of
from checker.dataclass import dataclass
from checker.document import Span

_BEFORE, _BEHIND, _BLOCKS = 14, 3, 10
_OPENINGS, _INS, _OUTS = 2, 4, 7
_OFF = Decimal("0.35")
_TRIED, _KEPT = 6, 2
_TELLING = 8.0
"""Bits beyond which nearer arithmetic says no more."""
_KIND = {"期初": OPENING, "本期收": IN, "本期结": OUT, "期末": CLOSING}


@dataclass(frozen=True, slots=True)
class Account:
    """Counts in their roles, and all the counts of their unit around them."""

    opening: Figure | None
    ins: tuple[Figure, ...]
    outs: tuple[Figure, ...]
    closing: Figure
    unknown: int
    """How many take part whose words tell no role."""
    around: tuple[tuple[Figure, str | None], ...]

    @property
    def given(self) -> tuple[Figure, ...]:
        """What there was and what came in."""
        return self.ins if self.opening is None else (self.opening, *self.ins)

    @property
    def taken(self) -> tuple[Figure, ...]:
        """What went out and what is left."""
        return (*self.outs, self.closing)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All that take part."""
        return (*self.given, *self.taken)

    @property
    def sums(self) -> tuple[Decimal, Decimal]:
        """Both sides."""
        return sum((f.number for f in self.given), Decimal(0)), sum((f.number for f in self.taken), Decimal(0))


def balance_candidates(ctx: Context, relation: Relation, found: Sequence[Formula]) -> Iterator[Candidate]:
    """The likeliest accounts of each closing stock that do not balance in any likely way."""
    agreed = agreed_spans(found, FormulaKind.RATE, FormulaKind.GROWTH)
    counts = [f for f in ctx.counts if f.exact and f.times == 1]
    kinds = _kinds(found)
    accounted: set[int] = set()
    for group in by_family(counts).values():
        if len(group) < 3 or not any(may_close(relation, f) for f in group):
            continue
        roles = [role_of(relation, f) for f in group]
        if roles.count(CLOSING) > 1:
            roles = _dated(ctx, group, roles)
        idle = {s for parts in kinds for s in parts} - {
            s
            for f, r in zip(group, roles, strict=True)
            if r in (OPENING, CLOSING)
            for parts in kinds
            if f.span in parts
            for s in parts
        }
        if idle:
            told = [(f, r) for f, r in zip(group, roles, strict=True) if f.span not in idle]
            group, roles = [f for f, _ in told], [r for _, r in told]
        closings = [(group[i], _around(ctx, group, roles, i)) for i, r in enumerate(roles) if r == CLOSING]
        if not any(_may_balance(around) for _, around in closings):
            continue
        led = [leads_there(ctx, relation, around, closing) for closing, around in closings]
        settled = {f.index for f in led if f is not None}
        accounted |= settled
        for (closing, around), start in zip(closings, led, strict=True):
            if start is None:
                yield from _of(ctx, relation, agreed, around, closing, settled)
    yield from _told(ctx, relation, agreed, counts, found, accounted)


def _dated(ctx: Context, group: Sequence[Figure], roles: Sequence[str | None]) -> list[str | None]:
    """年末在册■ … 2023年末■: the stock of the earlier of two years was there before."""
    years = [when(ctx, f) or 0 if r == CLOSING else 0 for f, r in zip(group, roles, strict=True)]
    last = max((y for y in years if y < THIS_YEAR - 1), default=0)
    return [OPENING if 0 < y < last else r for y, r in zip(years, roles, strict=True)]


def _kinds(found: Sequence[Formula]) -> Sequence[Set[Span]]:
    """The parts of each whole that add up, the whole told first: 审结■，其中维持■、驳回■ went out once."""
    out = []
    for formula in found:
        if formula.kind is FormulaKind.SUM and formula.verdict is Verdict.CONSISTENT:
            whole, *parts = (b.span for b in formula.figures)
            if len(parts) > 1 and all(whole.start < s.start for s in parts):
                out.append(frozenset(parts))
    return out


def _may_balance(around: Sequence[tuple[Figure, str | None]]) -> bool:
    """Whether something came in and something went out."""
    roles = [r for _, r in around]
    return (IN in roles or None in roles) and (OUT in roles or None in roles) and len(roles) > 1


def _around(
    ctx: Context, group: Sequence[Figure], roles: Sequence[str | None], i: int
) -> tuple[tuple[Figure, str | None], ...]:
    """The counts that may lead to a closing stock, with their roles; parts of others are left out."""
    reach = range(max(i - _BEFORE, 0), min(i + _BEHIND + 1, len(group)))
    return tuple(
        (group[j], roles[j])
        for j in reach
        if j != i
        and group[i].block - group[j].block <= _BLOCKS
        and (j < i or group[j].block == group[i].block)
        and not (roles[j] != OPENING and nested(ctx, group, j))
    )


def _of(
    ctx: Context,
    relation: Relation,
    agreed: Mapping[Span, list[frozenset[Span]]],
    around: Sequence[tuple[Figure, str | None]],
    closing: Figure,
    settled: Set[int],
) -> Iterator[Candidate]:
    accounts = [a for a in _accounts(ctx, relation, around, closing) if not (a.opening and a.opening.index in settled)]
    if closing.index in settled:  # 年初160人，6月底152人，12月底146人；下半年接收47人: what is told behind it leads on
        accounts = [a for a in accounts if all(f.at < closing.at for f in a.figures if f is not closing)]
    likeliest = list(_likeliest(accounts))
    if any(is_counted_twice(ctx, a.given, a.taken) for _, a in likeliest):
        return
    weighed = []
    for n, account in likeliest:
        candidate = _candidate(ctx, relation, agreed, account, None)
        if candidate is not None:
            weighed.append((weigh(candidate, relation), -n, candidate))
    weighed.sort(key=lambda p: (-p[0], -p[1]))
    yield from (c for _, _, c in weighed[:_KEPT])


def _accounts(
    ctx: Context, relation: Relation, around: Sequence[tuple[Figure, str | None]], closing: Figure
) -> Iterator[Account]:
    """Every choice of an opening stock, what came in and what went out that is off by little."""
    openings: list[Figure | None] = [*[f for f, r in around if r == OPENING][-_OPENINGS:]]
    stocks = [f for f, r in around if r == CLOSING and f.at < closing.at]
    flows = [(f, r) for f, r in around if r in (IN, OUT, None)]
    if not openings and stocks:
        openings = [stocks[0]] if any(r == IN and stocks[0].at < f.at < closing.at for f, r in flows) else []
    if not openings:
        start, end = ctx.sheet.paragraph(closing.at)
        if not relation.says("none_before", ctx.sheet.skeleton[start:end]):
            return
        openings = [None]
    ins = [f for f, r in flows if r == IN][-_INS:]
    outs = [f for f, r in flows if r == OUT][-_OUTS:]
    wholes = {f.number for f in outs}
    loose = [f for f, r in flows if r is None and abs(f.block - closing.block) < 2][-2:]
    gone = [(run, unknown, sum((f.number for f in run), Decimal(0))) for run, unknown in _choices(outs, loose, _OUTS)]
    gone = [choice for choice in gone if len(choice[0]) == 1 or choice[2] not in wholes]  # 审结■：维持■、驳回■
    for opening in openings:
        begin = opening.number if opening is not None else Decimal(0)
        for some_in, unknown_in in _choices(ins, loose, 2):
            given = begin + sum((f.number for f in some_in), Decimal(0))
            for some_out, unknown_out, out in gone:
                taken = closing.number + out
                off = abs(given - taken)
                if 0 < off <= _OFF * max(given, taken) and not set(some_in) & set(some_out):
                    yield Account(opening, some_in, some_out, closing, unknown_in + unknown_out, tuple(around))


def _choices(known: Sequence[Figure], loose: Sequence[Figure], most: int) -> Iterator[tuple[tuple[Figure, ...], int]]:
    """Neighbours among those of one role, or where one is untold a single one beside them."""
    for i in range(len(known)):
        for j in range(i + 1, min(i + most, len(known)) + 1):
            run = tuple(known[i:j])
            if all(b.block - a.block < 2 for a, b in pairwise(run)):
                yield run, 0
                yield from ((tuple(sorted((*run, f), key=lambda f: f.at)), 1) for f in loose if len(run) < most)
    yield from (((f,), 1) for f in loose)


def _likeliest(accounts: Sequence[Account]) -> Iterator[tuple[int, Account]]:
    """The likeliest few, by arithmetic and nearness, with their places; arithmetic is done only where it decides."""
    near = sorted(((_nearness(a), n, a) for n, a in enumerate(accounts)), key=lambda p: (-p[0], p[1]))
    best: list[tuple[float, int, Account]] = []
    for nearness, n, account in near:
        if len(best) == _TRIED and nearness + _TELLING < -best[-1][0]:
            break
        insort(best, (-nearness - min(balance_bits(account), _TELLING), n, account))
        del best[_TRIED:]
    yield from ((n, account) for _, n, account in best)


def _nearness(account: Account) -> float:
    """A first judgement, by distance and the words alone."""
    figures = sorted(account.figures, key=lambda f: f.at)
    skipped = sum(figures[0].at < f.at < figures[-1].at for f, r in account.around if f not in figures and r)
    return -1.5 * account.unknown - log2(1 + skipped) - 0.5 * (figures[-1].block - figures[0].block)


def balance_bits(account: Account) -> float:
    """How much more the nearness of both sides says than chance would, when one of the figures is wrong."""
    a, b = account.sums
    chance = 0.0
    for figure in account.figures:
        meant = figure.number + ((b - a) if figure in account.given else (a - b))
        if meant > 0:
            chance += 2.0 ** bits_of(figure, meant)
    return log2(chance / len(account.figures) + 1e-9) + log2(1.4 * float(max(a, b) / step_of(account.figures)))


def _told(
    ctx: Context,
    relation: Relation,
    agreed: Mapping[Span, list[frozenset[Span]]],
    counts: Sequence[Figure],
    found: Sequence[Formula],
    accounted: Set[int],
) -> Iterator[Candidate]:
    """What the identities of the field say does not balance."""
    by_span = {f.span: f for f in ctx.sheet.figures}
    for formula in found:
        if formula.kind is not FormulaKind.BALANCE or formula.verdict is not Verdict.CONTRADICTORY:
            continue
        roles = {by_span[b.span].index: _KIND[b.role.zh] for b in formula.figures}
        figures = [by_span[b.span] for b in formula.figures]
        first, last = min(f.block for f in figures), max(f.block for f in figures)
        closing = next((f for f in figures if roles[f.index] == CLOSING), figures[-1])
        near = [f for f in counts if f.family == closing.family and first - 2 < f.block < last + 2 and f is not closing]
        around = tuple((f, roles.get(f.index) or role_of(relation, f)) for f in near)
        if leads_there(ctx, relation, around, closing) is not None:
            continue
        if any(f.index in accounted for f in figures if roles[f.index] == OPENING):
            continue  # 年末115人，全年最高在册126人: it leads to another stock

        def of(role: str, figures: Sequence[Figure] = figures, roles: Mapping[int, str] = roles) -> tuple[Figure, ...]:
            return tuple(f for f in figures if roles[f.index] == role)

        account = Account(next(iter(of(OPENING)), None), of(IN), of(OUT), closing, 0, around)
        if is_counted_twice(ctx, account.given, account.taken):
            continue
        candidate = _candidate(ctx, relation, agreed, account, formula)
        if candidate is not None:
            yield candidate


def _of_two_things(ctx: Context, relation: Relation, account: Account) -> bool:
    """年初风险点■，新增网格员■ … 尚有风险点■: both stocks name one thing and what came in another."""
    opening, closing = account.opening, account.closing
    if opening is None or not common(words(opening) + opening.post[:8], words(closing) + closing.post[:8]):
        return False
    return any(other_thing(ctx, relation, opening, f) for f in account.ins)


def _some_untold(ctx: Context, relation: Relation, account: Account) -> bool:
    """年初■，新立■，处罚■，个别撤案，年末■: whether some went out without a number, and may be what is missing."""
    given, taken = account.sums
    if given <= taken:
        return False
    start, end = ctx.sheet.sentence(min(f.at for f in account.figures))[0], max(f.at for f in account.figures)
    found = relation.cues["untold"].finditer(ctx.sheet.skeleton, start, ctx.sheet.sentence(end)[1])
    return any(relation.says(OUT, clause.group()) for clause in found)


def _candidate(
    ctx: Context,
    relation: Relation,
    agreed: Mapping[Span, list[frozenset[Span]]],
    account: Account,
    told: Formula | None,
) -> Candidate | None:
    mine = {f.span for f in account.figures}
    if any(len(spans & mine) > 2 for f in account.figures for spans in agreed.get(f.span, ())):
        return None
    if not account.ins or not account.outs or is_another_account(account) or _of_two_things(ctx, relation, account):
        return None
    if _some_untold(ctx, relation, account):
        return None
    signs = balance_signs(ctx, relation, account, balance_bits(account))
    signs["field"] = told is not None
    signs["settled"] = sum(f.span in agreed for f in account.figures) / len(account.figures)
    plainly = all(signs.get(f"{role}_sure") for role in ("opening", "in", "out", "closing"))
    in_one = len({f.sentence for f in (account.opening, *account.ins, account.closing) if f is not None}) == 1
    return Candidate(
        account.figures,
        {k: float(v) for k, v in signs.items() if v},
        (lambda: told)
        if told is not None
        else partial(balance_formula, None, list(account.figures), False, len(account.given)),
        told is not None,
        told is not None and plainly and in_one,
    )

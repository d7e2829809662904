"""What speaks for and against an account of opening, in, out and closing that does not balance."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from math import log2
from typing import Protocol

from checker.claims.formulas.context import Context
from checker.claims.formulas.regions import NEW_MATTER
from checker.claims.formulas.sheet import Figure
from checker.claims.weighing.data import Relation
from checker.claims.weighing.nearby import common, topic_of, words
from checker.claims.weighing.stages import CLOSING, IN, OPENING, OUT, is_sure, other_thing


class Accounted(Protocol):
    """What the signs ask of an account."""

    @property
    def opening(self) -> Figure | None: ...
    @property
    def ins(self) -> tuple[Figure, ...]: ...
    @property
    def outs(self) -> tuple[Figure, ...]: ...
    @property
    def closing(self) -> Figure: ...
    @property
    def unknown(self) -> int: ...
    @property
    def figures(self) -> tuple[Figure, ...]: ...
    @property
    def around(self) -> tuple[tuple[Figure, str | None], ...]: ...
    @property
    def sums(self) -> tuple[Decimal, Decimal]: ...


def balance_signs(ctx: Context, relation: Relation, account: Accounted, slip: float) -> dict[str, float]:
    """The signs by name; `slip` are the bits of the arithmetic."""
    sheet, says = ctx.sheet, relation.says
    opening, closing = account.opening, account.closing
    run = sorted(account.figures, key=lambda f: f.at)
    first, last = run[0], run[-1]
    gap = sheet.skeleton[first.at + 1 : last.at]
    text = sheet.skeleton[sheet.sentence(first.at)[0] : sheet.sentence(last.at)[1]]
    a, b = account.sums
    inner = [f for f in sheet.within(first.at + 1, last.at) if f not in run]
    skipped = [(f, r) for f, r in account.around if first.at < f.at < last.at and f not in run]
    stage = {f.index: k for k, fs in enumerate(((opening,), account.ins, account.outs, (closing,))) for f in fs if f}
    order = [stage[f.index] for f in run]
    return {
        "slip": max(min(slip, 8.0), -6.0),
        "off": min(float(abs(a - b) / max(a, b)) * 4, 3.0),
        "opening_sure": opening is not None
        and (is_sure(relation, opening, OPENING) or says("stock_time", opening.lead + opening.pre)),
        "closing_sure": is_sure(relation, closing, CLOSING) or says("stock_time", closing.lead),
        "in_sure": any(is_sure(relation, f, IN) for f in account.ins),
        "out_sure": any(is_sure(relation, f, OUT) for f in account.outs),
        "unknown": account.unknown,
        "in_order": order == sorted(order),
        "framed": order[0] == 0 and order[-1] == 3 and order != sorted(order),
        "in_first": order[:2] == [1, 0] and order[2:] == sorted(order[2:]),
        "ins": len(account.ins) - 1,
        "outs": log2(len(account.outs)),
        "skipped_flow": log2(1 + sum(r in (IN, OUT) for _, r in skipped)),
        "skipped_stock": log2(1 + sum(r in (OPENING, CLOSING) for _, r in skipped)),
        "skipped_other": log2(1 + sum(r is None for _, r in skipped)),
        "units": log2(1 + len({f.family for f in inner} - {closing.family})),
        "one_sentence": first.sentence == last.sentence,
        "blocks": log2(1 + last.block - first.block),
        "jumps": sum(
            q.block - p.block > 1 and not common(topic_of(ctx, p), words(q) + q.post[:8]) for p, q in pairwise(run)
        ),
        "new_matter": bool(NEW_MATTER.search(gap)),
        "elsewhere": says("elsewhere", gap),
        "nested": "其中" in gap or "含" in gap,
        "list": gap.count("、") / len(run),
        "other_thing": opening is not None and any(other_thing(ctx, relation, opening, f) for f in account.ins),
        "closed": says("closed", text),
    }

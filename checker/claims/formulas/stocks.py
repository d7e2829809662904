"""A total, what was added to it, and last year's total: 新增18个，总数达到203个 … 与上年175个相比."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.claims.formula import Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.changes import from_to, when
from checker.claims.formulas.context import Context, amount, bound, combined, scale, shown
from checker.claims.formulas.sheet import Figure
from checker.diagnostics.message import Text

_ADDED = re.compile(r"(?:新增|新建|新设|新聘|净增|增设|新培育|又(?:新)?[建增设聘])[^，,。；;]{0,16}$")
_TOTAL = re.compile(r"(?:总数|累计|总量|总计|现有|共有|合计)[^，,。；;]{0,6}$")


def find_stocks(ctx: Context) -> Iterator[Formula]:
    """Every total told with what was added and what there was before."""
    counts = [f for f in ctx.counts if f.exact]
    moves = from_to(ctx)
    for added in counts:
        if not _ADDED.search(added.pre):
            continue
        near = [f for f in counts if f.family == added.family and abs(f.block - added.block) <= 1 and f is not added]
        moved = [m for m in moves if m.new.family == added.family and m.new.sentence == added.sentence]
        if len(moved) == 1 and added.at < moved[0].old.at:
            move = moved[0]
            yield _formula(move.new, move.old, added, (move.new.value - move.old.value).meets(added.value))
            continue
        totals = [f for f in near if _TOTAL.search(f.pre) and 0 < f.at - added.at < 80]
        if not totals:
            continue
        whole = totals[0]
        then, now = [f for f in near if f is not whole], when(ctx, added)
        olds = [f for f in then if f.is_earlier or _older(when(ctx, f), now, added)]
        olds = [f for f in olds if f.value.below(whole.value)]
        if not olds:
            continue
        holds = any((whole.value - old.value).meets(v) for old in olds for v in combined([added]))
        if not holds and (len(olds) > 1 or re.search(r"撤|减|注销|取消|退出|整合", ctx.sheet.between(added, whole))):
            continue
        yield _formula(whole, olds[0], added, holds)


def _older(then: int | None, now: int | None, added: Figure) -> bool:
    return then is not None and now is not None and then < now < 9_999 and "又" in added.pre


def _formula(whole: Figure, old: Figure, added: Figure, holds: bool) -> Formula:
    by = scale([whole, old, added])
    value = amount(abs(whole.number - old.number), by)
    arithmetic = f"{shown(whole)}-{shown(old)} = {value} {'=' if holds else '≠'} {shown(added)}"
    return Formula(
        FormulaKind.DIFFERENCE,
        (bound(added, "新增数", "added"), bound(whole, "总数", "total"), bound(old, "上期总数", "earlier total")),
        Origin.SYNTAX,
        Verdict.CONSISTENT if holds else Verdict.CONTRADICTORY,
        Text(
            f"总数比上期多 {value}，文中新增 {added.mention.text}",
            f"the total grew by {value}, not by {added.mention.text}",
        ),
        (Reading(Text(arithmetic, arithmetic), holds),),
        Text(f"新增数改为 {value}，或订正总数；若同时有减少，请写明", f"make it {value}, or say what was taken off"),
    )

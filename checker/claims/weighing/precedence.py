"""Which relation a contradiction belongs to, where two bind the same figures: what is said once is not said again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.context import Context, shown
from checker.claims.weighing.data import Relation, load_relation
from checker.claims.weighing.model import Candidate
from checker.claims.weighing.parts.candidates import is_drawn
from checker.claims.weighing.rests.readings import leaves_over
from checker.document import Span

_CLOSED = frozenset({"alone", "none_else"})
"""Signs of a list whose last part is none of what is left."""
_SOME = lazy.compile("[中里内有]|属于?")
"""在册对象中列入严管的■, 有隐患的■: some of those told before."""


def closed_lists(candidates: Iterable[Candidate]) -> frozenset[frozenset[Span]]:
    """The figures of lists that are whole by their words: 已回复23件，未到回复期3件，没有其他情形."""
    return frozenset(frozenset(f.span for f in c.figures) for c in candidates if not _CLOSED.isdisjoint(c.signs))


def gives_way(
    formula: Formula,
    relation: Relation,
    ctx: Context,
    broken: Mapping[str, Sequence[frozenset[Span]]],
    closed: frozenset[frozenset[Span]],
) -> bool:
    """Whether another relation has said already what is wrong; `broken` are the figures of the contradictions of the
    relations before this one, by relation."""
    spans = formula.spans
    if relation.name == "repeat":  # 建成目录165类。建成的目录中有185类…: drawn from it, not told again
        if any(spans <= change for change in broken.get("growth", ())):
            return True  # 上年立案■。今年此类案件立案■，同比下降■: told of two times
        return spans in broken.get("part", ()) and is_drawn(ctx, spans)
    if relation.name != "rest":
        return False
    if any(pair <= spans for pair in broken.get("part", ())):
        return True  # 受理91件。准予97件，不准予3件: nothing is left of a part that exceeds its whole
    # 建议27件：已回复23件，未到回复期3件: kinds of one whole, nothing is left over
    return spans in broken.get("sum", ()) and (spans in closed or not leaves_over(ctx, relation, spans))


def without_retold(ctx: Context, formulas: Sequence[Formula]) -> list[Formula]:
    """The formulas without those that call a part of its whole what is the whole told again: 聘代办员21名 … 全部22名
    代办员."""
    again = [f.spans for f in formulas if f.kind is FormulaKind.REPEAT and f.verdict is Verdict.CONTRADICTORY]
    retold = {spans for spans in again if _all_of_it(ctx, spans)}
    return [f for f in formulas if f.kind is not FormulaKind.PART or f.spans not in retold]


def _all_of_it(ctx: Context, spans: frozenset[Span]) -> bool:
    """Whether the words right before the later figure say that it is all of them, or those told before; with digits
    exchanged, 的 says so, where no deed done to some of them stands before it."""
    last = max(spans, key=lambda span: span.start)
    pre = next((f.pre for f in ctx.sheet.figures if f.span == last), "")
    repeat, part = load_relation("repeat"), load_relation("part")
    if is_drawn(ctx, spans):
        return False
    if repeat.says("all", pre) or repeat.says("back", pre):
        return True
    # 达成协议金额226.7万元。协议约定的262.7万元: but not 化解的■, 参加的■
    if not pre.endswith("的") or _SOME.search(pre) or not _exchanged(ctx, spans):
        return False
    return not (part.says("late", pre) or part.says("drawn", pre))


def _exchanged(ctx: Context, spans: frozenset[Span]) -> bool:
    """Whether the two numbers have the same digits in another order."""
    digits = {"".join(sorted(shown(f))) for f in ctx.sheet.figures if f.span in spans}
    return len(digits) == 1

"""Rows and columns that say they add up others (合计, 总计, 小计), and the cells where they do not.

Which lines a total adds up is read from the table itself: those before it or behind it, without the 其中 lines, the
subtotals alone, … That reading is believed when it holds in other cells of the line, or, where the total has a single
cell, when one slip of the pen explains the gap. Where no reading holds anywhere nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formula import Bound, Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import looks_like_slip, plain, total
from checker.claims.interval import Interval
from checker.claims.tables.ledger import Entry, Ledger, Line
from checker.dataclass import dataclass
from checker.diagnostics.message import Text

_LEAST = 2
"""Cells in which a reading by layout must hold to be believed against as many others."""
_LEAST_SURE = 3
"""Cells in which a reading that only arithmetic suggests must hold."""
_SHOWN = 12
"""Parts up to which all are printed and labelled."""
_WORDS = word_lists(__file__)
_OVERLAPPING = lazy.compile(_WORDS["overlapping"])
_ROUNDED = lazy.compile(r"[万亿]")
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class _Sum:
    """One cell of a total and the cells that it adds up, as one reading has it."""

    whole: Entry
    parts: tuple[Entry, ...]
    across: str
    """The label of the line that crosses the total here."""
    unit: str
    """The labels of both lines: where they tell of ten thousands, whole numbers are rounded."""
    complete: bool
    """Whether no part is blank: a blank may stand for anything."""

    @property
    def holds(self) -> bool:
        """Whether the parts can make up the whole as people round."""
        added = total(p.value for p in self.parts)
        if _ROUNDED.search(self.unit):
            slack = _HALF * (len(self.parts) + 1) * self._step()
            added = added + Interval(-slack, slack)
        return added.meets(self.whole.value)

    @property
    def telling(self) -> bool:
        """Whether its holding is no matter of course: two of its parts at least are more than nothing."""
        return sum(p.number > 0 for p in self.parts) > 1

    @property
    def slip(self) -> bool:
        """Whether one slip of the pen in one of the figures explains the gap, and no overlap does."""
        gap = self.added - self.whole.number
        if gap > 0 and _OVERLAPPING.search(self.unit):
            return False
        if looks_like_slip(plain(self.whole.number), plain(self.added)):
            return True
        return any(p.number > gap and looks_like_slip(plain(p.number), plain(p.number - gap)) for p in self.parts)

    @property
    def added(self) -> Decimal:
        """The sum of the parts as printed."""
        return sum((p.number for p in self.parts), Decimal(0))

    def _step(self) -> Decimal:
        decimals = [e.mention.decimals for e in (self.whole, *self.parts) if e.mention is not None]
        return Decimal(1).scaleb(-min(decimals, default=0))


def find_sums(ledger: Ledger) -> Iterator[Formula]:
    """Every total of a table that its parts make up, or should and do not."""
    yield from _of(ledger.rows, ledger.columns, Text("行", "row"))
    yield from _of(ledger.columns, ledger.rows, Text("列", "column"))


def _of(lines: Sequence[Line], crossing: Sequence[Line], kind: Text) -> Iterator[Formula]:
    amounts = [line.tells_amounts for line in crossing]
    for at, line in enumerate(lines):
        if not line.is_total:
            continue
        natural, arithmetic = _readings(lines, at)
        tried = [_cells(lines, at, parts, crossing, amounts) for parts in (*natural, *arithmetic)]
        possible = [c for number, c in enumerate(tried) if number < len(natural) or sum(one.holds for one in c) > 1]
        for cell in _believed(tried, len(natural)):
            if cell.holds or (cell.complete and not _holds_otherwise(cell, possible)):
                yield _formula(cell, line.label, kind)


def _readings(lines: Sequence[Line], at: int) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    """The lines that a total may add up: as tables are laid out, the likeliest first, and runs that sums suggest."""
    usable = [i for i in range(len(lines)) if i != at]
    parts = [i for i in usable if not lines[i].is_total]
    totals = [i for i in usable if lines[i].is_total]
    last = max((i for i in totals if i < at), default=-1)
    following = min((i for i in totals if i > at), default=len(lines))
    runs = [
        [i for i in parts if last < i < at],
        [i for i in parts if at < i < following],
        [i for i in parts if i < at],
        [i for i in parts if i > at],
        [i for i in totals if i < at],
        [i for i in totals if i > at],
        [*(i for i in totals if i < at), *(i for i in parts if last < i < at)],
        parts,
    ]
    natural = []
    for run in runs:
        amounts = [i for i in run if lines[i].adds_up]
        natural += [tuple(i for i in amounts if not lines[i].is_of_which), tuple(amounts), tuple(run)]
    before, behind = runs[2], runs[3]
    arithmetic = [tuple(before[-k:]) for k in range(2, len(before))]
    arithmetic += [tuple(behind[:k]) for k in range(2, len(behind))]
    known = dict.fromkeys(run for run in natural if len(run) > 1)
    return list(known), [run for run in arithmetic if run not in known]


def _cells(
    lines: Sequence[Line], at: int, parts: Sequence[int], crossing: Sequence[Line], amounts: Sequence[bool]
) -> list[_Sum]:
    """The cells of a total by one reading."""
    out = []
    for j, whole in enumerate(lines[at].entries):
        if whole is None or whole.percent or not amounts[j]:
            continue
        told = [e for i in parts if (e := lines[i].entries[j]) is None or not e.percent]
        known = tuple(e for e in told if e is not None)
        if len(known) < 2:
            continue
        unit = crossing[j].label + lines[at].label
        out.append(_Sum(whole, known, crossing[j].label, unit, len(known) == len(told)))
    return out


def _believed(tried: Sequence[Sequence[_Sum]], natural: int) -> Sequence[_Sum]:
    """The cells by the reading that holds in the most cells, when that is enough to believe it."""
    best: Sequence[_Sum] = ()
    most = 0
    for number, cells in enumerate(tried):
        held = [c for c in cells if c.holds and c.telling]
        failed = sum(not c.holds for c in cells)
        if held and _is_sure(cells, held, number < natural) and (not best or len(held) - failed > most):
            best, most = cells, len(held) - failed
    if best:
        return best
    first = tried[0] if tried else ()
    return first if natural and len(first) == 1 and first[0].slip and first[0].complete else ()


def _is_sure(cells: Sequence[_Sum], held: Sequence[_Sum], natural: bool) -> bool:
    """Whether a reading holds in so many cells that those where it fails are wrong."""
    failed = [c for c in cells if not c.holds]
    if natural:
        return len(held) >= max(len(failed), _LEAST) or all(c.slip for c in failed)
    return len({c.whole.number for c in held}) >= _LEAST_SURE and len(held) > _LEAST_SURE * len(failed)


def _holds_otherwise(cell: _Sum, tried: Sequence[Sequence[_Sum]]) -> bool:
    return any(other.whole is cell.whole and other.holds for cells in tried for other in cells)


def _formula(cell: _Sum, label: str, kind: Text) -> Formula:
    holds, added = cell.holds, plain(cell.added)
    shown = [plain(p.number) for p in cell.parts[:_SHOWN]]
    more = len(cell.parts) - len(shown)
    terms = Text("+".join(shown) + (f"+…（共{more + _SHOWN}项）" if more else ""), "+".join(shown))
    if more:
        terms = Text(terms.zh, f"{terms.en}+… ({more + _SHOWN} in all)")
    told = plain(cell.whole.number)
    gap = f"，差 {plain(abs(cell.added - cell.whole.number))}"
    end = f" = {added}" if holds else f" = {added} ≠ {told}"
    arithmetic = Text(f"{terms.zh}{end}{'' if holds else gap}", f"{terms.en}{end}")
    across = f"“{cell.across}”处" if cell.across else ""
    labelled = cell.parts if len(cell.parts) <= _SHOWN else ()
    slip = "（两数只差一位，像是笔误）" if looks_like_slip(added, told) else ""
    return Formula(
        FormulaKind.SUM,
        (
            _bound(cell.whole, Text("合计", "total")),
            *(_bound(p, Text("分项", "part")) for p in labelled if p.mention is not None),
        ),
        Origin.SYNTAX,
        Verdict.CONSISTENT if holds else Verdict.CONTRADICTORY,
        Text(
            f"表中“{label}”{kind.zh}{across}，各项之和不等于合计（{cell.whole.text}）",
            f"in the table, {kind.en} {label}, {cell.across or 'here'}: the parts do not sum to {cell.whole.text}",
        ),
        (Reading(arithmetic, holds),),
        Text(
            f"合计改为 {added}{slip}，或订正某一分项；若合计另含表外的数，请在表下注明",
            f"make the total {added} or correct a part; if it counts more than the table shows, say so below it",
        ),
    )


def _bound(entry: Entry, role: Text) -> Bound:
    return Bound(entry.span, entry.text, role, entry.mention)

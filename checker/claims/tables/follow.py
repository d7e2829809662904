"""Columns (or rows) of a table that follow from others: a rate, a share, a change in per cent, a difference.

What a column follows from is not told; it is what the cells themselves bear out. A reading (办结率 = 办结 / 受理) that
holds in most cells of a line and fails in a few is believed, and those few are contradictions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formula import Bound, Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.arithmetic import HUNDRED, change, percent_text, plain, quotient, widened
from checker.claims.interval import Interval
from checker.claims.tables.ledger import Entry, Ledger, Line
from checker.dataclass import dataclass
from checker.diagnostics.message import Text

_WORDS = word_lists(__file__)
_PERCENT = lazy.compile(_WORDS["percents"])
_CHANGE = lazy.compile(_WORDS["changes"])
_SHARE = lazy.compile(_WORDS["shares"])
_DIFFERENCE = lazy.compile(_WORDS["differences"])
_LEAST = 2
"""Cells in which a reading must hold, no two of one number."""
_TIMES = 2
"""So many times more often it holds than fails."""
_WIDEST = 16
"""Lines up to which a table's pairs are tried."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell that follows from two others by a reading, and whether it does."""

    entry: Entry
    of: tuple[Entry, Entry]
    value: Decimal
    holds: bool
    telling: bool
    """Whether its holding is no matter of course: neither nothing nor all."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How a line may follow from two others a and b: its name, what it comes to, how it is written."""

    kind: FormulaKind
    said: Callable[[str, str], str]
    value: Callable[[Interval, Interval], Interval | None]
    roles: tuple[Text, Text, Text]


_RATE = _Way(
    FormulaKind.RATE,
    lambda a, b: f"{a}/{b}",
    quotient,
    (Text("比率", "rate"), Text("分子", "numerator"), Text("分母", "denominator")),
)
_GROWTH = _Way(
    FormulaKind.GROWTH,
    lambda a, b: f"({a}-{b})/{b}",
    change,
    (Text("增减幅度", "rate of change"), Text("本期数", "present figure"), Text("基数", "base")),
)
_LEFT = _Way(
    FormulaKind.DIFFERENCE,
    lambda a, b: f"{a}-{b}",
    lambda a, b: a - b,
    (Text("差", "difference"), Text("被减数", "from"), Text("减数", "taken off")),
)


def find_followers(ledger: Ledger) -> Iterator[Formula]:
    """Every cell of a rate, share, change or difference that does not follow as the others of its line do."""
    yield from _of(ledger.columns, ledger.rows)
    yield from _of(ledger.rows, ledger.columns)


def _of(lines: Sequence[Line], crossing: Sequence[Line]) -> Iterator[Formula]:
    if len(lines) > _WIDEST:
        return
    amounts = [line for line in lines if line.adds_up]
    for line in lines:
        ways = _ways(line)
        tried = [_cells(line, way, a, b) for way in ways for a, b in _pairs(line, way, amounts, crossing)]
        believed = [(way_cells, score) for way_cells in tried if (score := _score(way_cells[1]))]
        if not believed:
            continue
        (way, cells), _ = max(believed, key=lambda pair: pair[1])
        borne_out = {id(c.entry) for (_, others), _ in believed for c in others if c.holds}
        for cell, across in zip(cells, _labels(line, cells, crossing), strict=True):
            if cell.holds or id(cell.entry) not in borne_out:
                yield _formula(way, cell, line.label, across)


def _ways(line: Line) -> list[_Way]:
    if line.is_total:
        return []
    if _PERCENT.search(line.label) or any(e is not None and e.percent for e in line.entries):
        return [_GROWTH] if _CHANGE.search(line.label) else [_RATE]
    return [_LEFT] if _DIFFERENCE.search(line.label) else []


def _pairs(
    line: Line, way: _Way, amounts: Sequence[Line], crossing: Sequence[Line]
) -> Iterator[tuple[Sequence[Entry | None], Sequence[Entry | None]]]:
    """The entries of the two lines that one may follow from; a share's base is the total of its own line."""
    others = [other for other in amounts if other is not line]
    yield from ((a.entries, b.entries) for a, b in permutations(others, 2))
    if way is _RATE and _SHARE.search(line.label):
        for at, cross in enumerate(crossing):
            if cross.is_total:
                yield from ((a.entries, [a.entries[at]] * len(a.entries)) for a in others)


def _cells(
    line: Line, way: _Way, first: Sequence[Entry | None], second: Sequence[Entry | None]
) -> tuple[_Way, list[_Cell]]:
    out = []
    for entry, a, b in zip(line.entries, first, second, strict=True):
        if entry is None or entry.mention is None or a is None or b is None:
            continue
        found = way.value(a.value, b.value)
        if found is None or found.low is None or found.high is None:
            continue
        told = entry.value if way is _LEFT else widened(entry.mention)
        holds = found.meets(told) or (way is not _RATE and (-found).meets(told))
        telling = entry.number not in (0, HUNDRED) and a.number != b.number and a.number > 0
        out.append(_Cell(entry, (a, b), (found.low + found.high) / 2, holds, telling))
    return way, out


def _score(cells: Sequence[_Cell]) -> int:
    """How far a reading is borne out; 0 where it is not believed."""
    held = [c for c in cells if c.holds and c.telling]
    failed = sum(not c.holds for c in cells)
    least = _LEAST + 1 if cells and len({c.of[1].number for c in cells}) < len(cells) - 1 else _LEAST
    if len({c.entry.number for c in held}) < least or len(held) < _TIMES * failed:
        return 0
    return len(held) - failed


def _labels(line: Line, cells: Sequence[_Cell], crossing: Sequence[Line]) -> Iterator[str]:
    places = {id(e): at for at, e in enumerate(line.entries) if e is not None}
    return (crossing[places[id(c.entry)]].label for c in cells)


def _formula(way: _Way, cell: _Cell, label: str, across: str) -> Formula:
    a, b = (plain(e.number) for e in cell.of)
    printed = cell.entry.mention
    percent = way is not _LEFT
    value = percent_text(cell.value, printed.decimals if printed else 0) if percent else plain(cell.value)
    told = plain(cell.entry.number) + ("%" if percent else "")
    arithmetic = f"{way.said(a, b)} {'≈' if percent and cell.holds else '='} {value}" + (
        "" if cell.holds else f" ≠ {told}"
    )
    first, *others = way.roles
    bases = zip(cell.of, others, strict=True)
    return Formula(
        way.kind,
        (_bound(cell.entry, first), *(_bound(e, role) for e, role in bases if e.mention is not None)),
        Origin.SYNTAX,
        Verdict.CONSISTENT if cell.holds else Verdict.CONTRADICTORY,
        Text(
            f"表中“{across}”的“{label}”（{cell.entry.text}）与同表其他各处的算法不符",
            f"in the table, {label} of {across} ({cell.entry.text}) does not follow as it does elsewhere in the table",
        ),
        (Reading(Text(arithmetic, arithmetic), cell.holds),),
        Text(f"改为 {value}，或订正所依据的两个数", f"make it {value}, or correct the two figures it follows from"),
    )


def _bound(entry: Entry, role: Text) -> Bound:
    return Bound(entry.span, entry.text, role, entry.mention)

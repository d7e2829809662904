"""Moves from one rank to another, and by how many: 由第9名升到第4名，前进5个名次."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formula import Bound, Formula, FormulaKind, Origin, Reading, Verdict
from checker.claims.formulas.context import Context
from checker.claims.numerals import whole_number
from checker.diagnostics.message import Text
from checker.document import Span

_WORDS = word_lists(__file__)
_NUMBER, _UNIT = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,4})", "(?:名|位)"
_MOVE = lazy.compile(
    rf"第(?P<old>{_NUMBER}){_UNIT}[^，,。；;第]{{0,4}}?(?:{_WORDS['moves']})[至到为](?:了)?(?:全[国省市区县州盟])?"
    rf"第(?P<new>{_NUMBER}){_UNIT}[，,；;]?(?:共|累计|整整|一年)?(?:{_WORDS['moves']})了?"
    rf"(?P<by>{_NUMBER})(?:个|大)?(?:{_WORDS['steps']})"
)


def find_ranks(ctx: Context) -> Iterator[Formula]:
    """Every move told with both ranks and the places moved by."""
    for found in _MOVE.finditer(ctx.sheet.text):
        old, new, by = (whole_number(found[group]) for group in ("old", "new", "by"))
        if old is not None and new is not None and by is not None:
            yield _formula(found, old, new, by)


def _formula(found: re.Match[str], old: int, new: int, by: int) -> Formula:
    moved = abs(old - new)
    holds = moved == by
    arithmetic = f"{max(old, new)}-{min(old, new)} = {moved}" + ("" if holds else f" ≠ {by}")
    return Formula(
        FormulaKind.DIFFERENCE,
        (
            _bound(found, "by", "差额", "difference"),
            _bound(found, "new", "后一名次", "later rank"),
            _bound(found, "old", "前一名次", "earlier rank"),
        ),
        Origin.SYNTAX,
        Verdict.CONSISTENT if holds else Verdict.CONTRADICTORY,
        Text(f"名次之差应为 {moved}，文中为 {by}", f"the ranks are {moved} apart, the text says {by}"),
        (Reading(Text(arithmetic, arithmetic), holds),),
        Text(f"差额改为 {moved}，或订正其中一个名次", f"make it {moved} or correct a rank"),
    )


def _bound(found: re.Match[str], group: str, zh: str, en: str) -> Bound:
    return Bound(Span(found.start(group), found.end(group)), found[group], Text(zh, en))

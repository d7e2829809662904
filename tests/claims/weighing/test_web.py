"""Exact relations among nearby counts: telling ones count, chance ones do not."""

from __future__ import annotations

from checker.claims.formulas.find import find_told
from checker.claims.weighing.web import exact_web
from checker.testing import make_report


def bits(text: str, *numbers: int) -> float:
    report = make_report(text)
    ctx, _ = find_told(report.document, report.mentions, report.claims, report.knowledge.identities)
    return exact_web(ctx).bits([f for f in ctx.counts if f.number in numbers])


def test_four_counts_that_balance_are_tied() -> None:
    assert bits("立案1836件，结案1904件，含往年立案的153件，尚有85件在办。", 1836, 1904) > 3


def test_small_counts_meet_by_chance() -> None:
    assert bits("立案12件，结案9件，移送5件，撤案7件，在办4件。", 12, 7) == 0


def test_a_relation_within_the_figures_asked_about_is_no_other_one() -> None:
    assert bits("立案1836件，结案1751件，在办85件。", 1836, 1751, 85) == 0

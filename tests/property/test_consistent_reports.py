"""A consistent report is silent; one wrong figure is found where it stands."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from checker.diagnostics import Diagnostic
from checker.document.readers.text import TextReader
from checker.engine import Plan, check_document
from checker.report import Context
from checker.testing import TODAY, registry

sys.path.insert(0, str(Path(__file__).parent))
from reports import Covered, reports

QUICK = settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def numeric(text: str) -> list[Diagnostic]:
    rules = tuple(r for r in registry().rules if r.area == "N")
    result = check_document(Plan(registry(), rules, Context(TODAY)), TextReader().read(text.encode(), "样例.txt"))
    return [d for d in result.diagnostics if d.severity != "info"]


def agrees_by_chance(text: str) -> bool:
    """Whether a list of one paragraph happens to make up a count of another: charity may take that for its whole."""
    rows = [[int(n) for n in re.findall(r"\d+(?=[件人卷次])", line)] for line in text.split("\n")]
    return any(
        sum(row[i:j]) in other
        for row in rows
        for other in rows
        if other is not row
        for i in range(len(row))
        for j in range(i + 2, len(row) + 1)
    )


@QUICK
@given(reports())
def test_consistent_report_is_silent(report: tuple[str, list[Covered]]) -> None:
    text, _ = report
    assert numeric(text) == []


@QUICK
@given(reports(), st.data())
def test_one_wrong_figure_is_found_there(report: tuple[str, list[Covered]], data: st.DataObject) -> None:
    text, cover = report
    assume(not agrees_by_chance(text))
    figure = data.draw(st.sampled_from(cover))
    wrong = text.replace(figure.said, figure.mutated, 1)
    start = wrong.index(figure.mutated)
    found = numeric(wrong)
    assert found, figure
    for diagnostic in found:
        spans = [diagnostic.primary.span, *(label.span for label in diagnostic.secondary)]
        assert any(s.start < start + len(figure.mutated) and start < s.end for s in spans), diagnostic.message.zh
    assert len(found) == 1

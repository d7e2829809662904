"""Consistent tables stay silent; every single-cell fault is found at its cell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Tables, consistent, page
from openness_report.tables import data_tables

from checker.api import Document, load_registry
from checker.testing import check

MINE = {
    "table-row-sum",
    "table-imbalance",
    "blank-cell",
    "missing-table",
    "text-table-conflict",
    "late-openness-report",
}


def found(html: str) -> list[tuple[str, str]]:
    """(rule name, words under the primary label) of this plugin's findings."""
    result = check(html.encode(), "年报.html")
    assert result.document is not None
    out = [(d.name, result.document.slice(d.primary.span)) for d in result.diagnostics]
    assert "internal-error" not in {name for name, _ in out}
    return [(name, words) for name, words in out if name in MINE]


def changed(tables: Tables, form: str, row: int, column: int, text: str) -> Tables:
    return Tables(tables.b, tables.c, {(form, row, column): text})


def test_plugin_is_loaded() -> None:
    assert {r.name for r in load_registry().rules} >= MINE


def test_every_figure_is_read_under_its_name(read: Callable[[str], Document]) -> None:
    tables = consistent(1)
    by_form = {t.form.id: t for t in data_tables(read(page(tables)))}
    assert set(by_form) == {"A", "B", "C"}
    assert len(by_form["B"].figures) == 25 * 7
    assert len(by_form["C"].figures) == 15
    assert [[int(f.value or 0) for f in row.values()] for row in by_form["B"].by_row().values()] == tables.b


@pytest.mark.parametrize("seed", range(12))
def test_consistent_tables_are_silent(seed: int) -> None:
    assert found(page(consistent(seed))) == []


@pytest.mark.parametrize("seed", range(20))
def test_single_wrong_cell_is_found_at_its_cell(seed: int) -> None:
    tables = consistent(seed)
    row, column = (seed * 7) % 25, (seed * 3) % 7
    wrong = str(tables.b[row][column] + 1000 + seed)
    names = {name for name, words in found(page(changed(tables, "B", row, column, wrong))) if words == wrong}
    assert names & {"table-row-sum", "table-imbalance"}


@pytest.mark.parametrize("column", range(15))
def test_wrong_cell_of_the_third_table_is_found_in_its_group(column: int) -> None:
    tables = consistent(5)
    hits = found(page(changed(tables, "C", 0, column, str(tables.c[column] + 777))))
    assert [name for name, _ in hits] == ["table-row-sum"]


@pytest.mark.parametrize("text", ["", "1 4", "若干"])
def test_blank_split_or_wordy_cell(text: str) -> None:
    tables = consistent(2)
    hits = found(page(changed(tables, "B", 5, 2, text)))
    assert "blank-cell" in {name for name, _ in hits}


def test_text_against_table() -> None:
    tables = consistent(3)
    wrong = tables.b[0][6] + 9001
    html = page(tables, text=f"全年收到政府信息公开申请{wrong}件。")
    assert [name for name, _ in found(html)] == ["text-table-conflict"]


def test_department_is_late_after_january() -> None:
    html = page(consistent(4)).replace("2025-01-20", "2025-02-20")
    assert "late-openness-report" in {name for name, _ in found(html)}


def test_missing_table_is_an_error() -> None:
    html = page(consistent(4))
    heading = "<p>四、政府信息公开行政复议、行政诉讼情况</p>"
    start, end = html.index("<p>四、政府"), html.index("<p>五、")
    cut = html[:start] + heading + html[end:]
    assert [name for name, _ in found(cut)] == ["missing-table"]

"""Columns that follow from others: what most cells bear out, the one that does not follow is found."""

from __future__ import annotations

import pytest

from checker.diagnostics import Diagnostic
from checker.testing import findings

Rows = list[list[str]]


def found(rows: Rows, rule: str) -> list[Diagnostic]:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    text = "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]) + "\n"
    return findings(rule, text, path="表.md")


RATES = [
    ["单位", "受理", "办结", "办结率"],
    ["甲局", "340", "323", "95%"],
    ["乙局", "127", "118", "92.9%"],
    ["丙局", "86", "79", "91.9%"],
    ["合计", "553", "520", "94%"],
]
CHANGES = [
    ["项目", "2022年", "2023年", "同比增长（%）"],
    ["受理", "300", "330", "10"],
    ["审结", "280", "301", "7.5"],
    ["调解", "100", "125", "25"],
    ["撤销", "20", "18", "-10"],
]
SHARES = [
    ["类别", "件数", "占比"],
    ["治安", "140", "35%"],
    ["交通", "120", "30%"],
    ["土地", "60", "15%"],
    ["其他", "80", "20%"],
    ["合计", "400", "100%"],
]
LEFT = [
    ["单位", "受理", "办结", "未结"],
    ["甲局", "340", "323", "17"],
    ["乙局", "127", "118", "9"],
    ["丙局", "86", "79", "7"],
    ["丁局", "93", "90", "3"],
]
CASES = [
    pytest.param(RATES, 3, 3, "97.9%", "percent-mismatch", "79/86 = 91.9% ≠ 97.9%", id="rate"),
    pytest.param(CHANGES, 3, 3, "35", "growth-mismatch", "(125-100)/100 = 25% ≠ 35%", id="change"),
    pytest.param(SHARES, 2, 2, "33%", "percent-mismatch", "120/400 = 30% ≠ 33%", id="share"),
    pytest.param(LEFT, 1, 3, "71", "difference-mismatch", "340-323 = 17 ≠ 71", id="difference"),
]


@pytest.mark.parametrize(("rows", "row", "column", "slip", "rule", "arithmetic"), CASES)
def test_the_cell_that_does_not_follow_is_found(
    rows: Rows, row: int, column: int, slip: str, rule: str, arithmetic: str
) -> None:
    assert found(rows, rule) == []
    mutated = [list(cells) for cells in rows]
    mutated[row][column] = slip
    one = found(mutated, rule)
    assert len(one) == 1
    assert arithmetic in one[0].message.zh


@pytest.mark.parametrize(("rows", "row", "column", "slip", "rule", "arithmetic"), CASES)
def test_rows_are_read_as_columns_are(rows: Rows, row: int, column: int, slip: str, rule: str, arithmetic: str) -> None:
    mutated = [list(cells) for cells in rows]
    mutated[row][column] = slip
    turned = [list(cells) for cells in zip(*mutated, strict=True)]
    assert len(found(turned, rule)) == 1


def test_rates_of_something_else_are_left_alone() -> None:
    rows = [
        ["单位", "办件", "处罚", "满意率"],
        ["甲局", "340", "23", "95%"],
        ["乙局", "127", "18", "92.9%"],
        ["丙局", "86", "79", "91.9%"],
    ]
    assert found(rows, "percent-mismatch") == []

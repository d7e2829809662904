"""A second report type: the annual report on government information openness (政府信息公开工作年度报告).

Rules, profile and table forms as a plugin; it rests on `checker.api` only.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable

from checker.api import Rule, hookimpl
from openness_report.rules import blank_cell, late_report, missing_table, table_balance, table_row_sum, text_table


@hookimpl
def fazhi_rules() -> Iterable[Rule]:
    """The rules of this report type."""
    return (
        missing_table.missing_table,
        late_report.late_openness_report,
        blank_cell.blank_cell,
        table_row_sum.table_row_sum,
        table_balance.table_imbalance,
        text_table.text_table_conflict,
    )


@hookimpl
def fazhi_profiles() -> Iterable[Traversable]:
    """The report type as data."""
    return (files(__name__).joinpath("profiles", "government-information-openness.toml"),)

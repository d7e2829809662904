"""Whole reports that are sound by their authors' arithmetic raise no finding at warning or above."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from score_reports import alarms, reports

REPORTS = reports()


def test_the_reports_are_there() -> None:
    assert len(REPORTS) >= 30


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_a_sound_report_is_silent(path: Path) -> None:
    assert [f"{d.name}: {d.message.zh}" for d in alarms(path)] == []

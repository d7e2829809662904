"""Every format says what the golden files say. After a wanted change: `python tests/golden/regenerate.py`."""

from __future__ import annotations

from pathlib import Path

import pytest
from regenerate import HAND, RUN, hand, real

HERE = Path(__file__).resolve().parent


@pytest.mark.parametrize("name", HAND)
def test_reporter_of_a_run_built_by_hand(name: str) -> None:
    assert hand(name) == (HERE / "hand" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", RUN)
def test_check_over_small_reports(name: str) -> None:
    assert real(name) == (HERE / "run" / name).read_text(encoding="utf-8")

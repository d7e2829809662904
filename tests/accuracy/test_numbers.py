"""The numeric rules keep the accuracy that docs/accuracy.md states."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from score_numbers import HERE, rows, score

pytestmark = pytest.mark.timeout(600)
"""Twelve thousand passages take longer than other tests, twice so on a busy machine."""

EVAL = Path(__file__).resolve().parents[2].parent / "shared" / "eval"


def test_own_development_set() -> None:
    result = score(rows(HERE / "clean_dev.jsonl"), rows(HERE / "faulty_dev.jsonl"))
    assert result.alarm_rate <= 0.01, result.alarms
    assert result.precision >= 0.98
    assert result.recall >= 0.93


def test_own_held_set() -> None:
    result = score(rows(HERE / "clean_held.jsonl"), rows(HERE / "faulty_held.jsonl"))
    assert result.alarm_rate <= 0.05, result.alarms
    assert result.precision >= 0.95
    assert result.recall >= 0.85


@pytest.mark.skipif(not EVAL.exists(), reason="the measuring set is not beside the repository")
def test_measuring_set() -> None:
    result = score(rows(EVAL / "clean.jsonl"), rows(EVAL / "faulty.jsonl"))
    assert result.alarm_rate <= 0.01, result.alarms
    assert result.precision >= 0.98
    assert result.recall >= 0.95

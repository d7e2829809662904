"""The figures of labelled sentences are read as well as we promise."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1].parent / "shared"
SETS = [HERE / "data" / "claims_dev.jsonl", SHARED / "eval" / "claims.jsonl"]


def scorer() -> ModuleType:
    """The scoring script beside this file."""
    spec = importlib.util.spec_from_file_location("score_claims", HERE / "score_claims.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["score_claims"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", SETS, ids=lambda p: p.parent.name)
def test_figures_are_read(path: Path) -> None:
    if not path.is_file():
        pytest.skip(f"{path.name} is not here")
    result = scorer().score(path)
    assert result.precision >= 0.98
    assert result.recall >= 0.98
    assert result.whole >= 0.95
    assert result.agreement("subject") >= 0.90


def test_real_reports_are_covered() -> None:
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("no real reports here")
    from checker.testing import make_report

    for seed in seeds:
        coverage = (report := make_report(seed.read_text(encoding="utf-8"))).claims and report.coverage
        assert coverage
        assert coverage.parsed / coverage.figures >= 0.99

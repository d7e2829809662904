"""The generator is deterministic and its planted corpus faults are found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from audit_helpers import TODAY, paths_of

from checker.audit.cache import Cache
from checker.audit.roster import read_roster
from checker.audit.run import run_audit
from checker.audit.runner import local_pool
from checker.audit.store import write_store
from checker.config import Settings

AIMS = ("copied-text", "missing-report", "carryover-between-years", "duplicate-report", "unchanged-problems")


def test_the_same_seed_gives_the_same_corpus(tmp_path):
    from benchmarks.corpus.generate import Wanted, generate

    made = []
    for name in "ab":
        out = tmp_path / name
        generate(Wanted(12, (2023, 2024), 3, 0.5, 0.5), out)
        made.append({p.relative_to(out): p.read_bytes() for p in out.rglob("*.txt")})
    assert made[0] == made[1]
    assert len(set(made[0].values())) >= 18


@pytest.mark.slow
def test_planted_corpus_faults_are_found(tmp_path: Path):
    pytest.importorskip("duckdb")
    from benchmarks.corpus.generate import Wanted, generate
    from benchmarks.corpus.score import score

    generate(Wanted(70, (2023, 2024), 21, 0.0, 0.5), tmp_path)
    with Cache(None) as cache:
        roster = read_roster(tmp_path / "roster.csv")
        audit = run_audit(paths_of(tmp_path), Settings(), TODAY, cache, local_pool(2), roster=roster)
        write_store(audit, tmp_path / "s.duckdb", None)
    lines = {line.split()[0]: line for line in score(tmp_path, tmp_path / "s.duckdb")}
    for name in AIMS:
        planted, recall, precision = re.search(
            r"planted +(\d+) .*recall ([\d.]+) precision ([\d.]+)", lines[name]
        ).groups()
        assert int(planted) >= 3, lines[name]
        assert float(recall) >= 0.95, lines[name]
        assert float(precision) >= 0.95, lines[name]

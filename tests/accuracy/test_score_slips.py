"""Slips of the pen put into sound prose are counted by the sort of equation they break."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from score_slips import form, score, table

from benchmarks.mutated import mutated

SOUND = [
    {"id": "tc001", "text": "全年受理申请140件，办结133件，办结率95.0%。", "checks": ["pct(133,140,'95.0')"]},
    {"id": "tc002", "text": "调解纠纷412件，比上年的380件增加32件。", "checks": ["412-380==32"]},
    {"id": "tc003", "text": "检查企业37家，走访农户58户，接听电话95次。", "checks": ["37+58==95"]},
]


@pytest.mark.parametrize(
    ("check", "kind"),
    [("pct(1,2,'50')", "pct"), ("growth(4,5,'25')", "growth"), ("1+2==3", "+"), ("5-3==2", "-"), ("5+3-2==6", "±")],
)
def test_forms(check: str, kind: str) -> None:
    assert form(check) == kind


def test_what_is_told_is_found_and_what_is_not_is_left_alone() -> None:
    made, found = score(mutated(SOUND, seed=1, each=1))
    assert made == {"pct": 1, "-": 1, "+": 1}
    assert (found["pct"], found["-"], found["+"]) == (1, 1, 0)
    assert "found 2 of 3" in table(made, found)

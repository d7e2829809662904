"""Sound prose whose figures look like a contradiction until one reads on, and the contradictions beside it."""

from __future__ import annotations

import pytest

from checker.testing import assert_silent, findings

SOUND = [
    ("breakdown-exceeds", "磋商了结14件，制发建议9件，9件均已采纳。"),
    ("list-count", "码头改造、路灯更新、停车收费3项当年出台，河道治理、校车票价2项移到次年。3项都做了风险评估。"),
    ("duplicate-conflict", "移送主管部门处罚38人。已作处罚31人，正在办理7人，最多的一县有12人。"),
    ("carryover-imbalance", "新收412件，上年转入28件，两项440件；认定371件，不予认定19件，终止9件，转下年41件。"),
]


@pytest.mark.parametrize(("rule", "text"), SOUND)
def test_sound(rule: str, text: str) -> None:
    assert_silent(rule, text)


@pytest.mark.parametrize(
    "text",
    [
        "移送主管部门处罚38人。上述36人中，最多的一县有12人。",
        "新收412件，上年转入28件；认定371件，不予认定19件，终止9件，转下年14件。",
    ],
)
def test_a_fault_beside_it_is_found(text: str) -> None:
    names = ("breakdown-sum", "breakdown-exceeds", "duplicate-conflict", "carryover-imbalance")
    assert any(findings(name, text) for name in names)

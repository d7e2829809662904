"""Sums, parts and balances told by the shape of their words alone, and texts of the same shape that are right."""

from __future__ import annotations

import pytest

from checker.claims.formula import FormulaKind, Verdict
from checker.testing import make_report

FAULTY = {
    FormulaKind.SUM: (
        "全年办理公证1840件，国内公证1512件，涉外公证318件。",
        "案件来源：热线转办205件，网上信访88件，来访接待47件。三个渠道共350件。",
        "刑事：312件\n民事：508件\n行政：20件\n合计：850件",
    ),
    FormulaKind.BALANCE: (
        "年初库存执法服装300套，当年采购120套，发放210套，年末库存220套。",
        "期初存量积案120件，年内新增40件，化解70件，期末存量95件。",
    ),
    FormulaKind.PART: (
        "发出督办函45份，收到整改回复48份。",
        "县政府审议议题118项，这些议题中会前经合法性审查的131项。",
    ),
}
CLEAN = (
    "购置执法记录仪40台，打印机20台、电脑15台、高拍仪9台。",
    "期初存量积案120件，年内新增40件，化解70件，期末存量90件。",
    "年初排查风险点300个，新增网格员50个，化解风险点280个，年底尚有重点风险点25个。",
    "全年受理申请120件，准予许可135件（含上年结转20件）。",
    "全年制发提醒函20份，这些函件涉及问题清单35份。",
)


@pytest.mark.parametrize(("kind", "text"), [(k, t) for k, ts in FAULTY.items() for t in ts])
def test_a_contradiction_is_told_by_shape(kind: FormulaKind, text: str) -> None:
    assert kind in {f.kind for f in make_report(text).formulas if f.verdict is Verdict.CONTRADICTORY}


@pytest.mark.parametrize("text", CLEAN)
def test_sound_text_of_the_same_shape_is_silent(text: str) -> None:
    assert all(f.verdict is not Verdict.CONTRADICTORY for f in make_report(text).formulas)

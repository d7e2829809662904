"""A change right beside its base is wrong however far off the figures are; one of another matter is not."""

from __future__ import annotations

import pytest
from weighing_helpers import contradictions

from checker.claims.formula import FormulaKind

BESIDE_ITS_BASE = [
    # digits exchanged in the base, which turns the way or makes the change tenfold
    "渡口全年开行航班1260班，比上年的1510班增长9.6%，客流平稳。",
    "苗圃出圃树苗836株，较上年的708株增加16株，主要供给村道绿化。",
    "十月受理占道申请412件，比九月的309件上升5.6%，比上年十月的430件下降4.2%。",
    # the base behind the change, two changes beside one later figure
    "气象热线接听来电1875次，同比下降8.5%（上年2490次）；短信咨询另计。",
    "本月维修路灯286盏，环比下降13.9%，与上年同月相比增长4.0%；上月为332盏，上年同月为257盏。",
    # an amount that the two figures bear out, and a rate that they do not
    "窑厂年检批次由上年的320批次增至352批次，增加32批次，增幅达到80%。",
    # a rate and an amount that agree with one of the two: the other is wrong
    "开渠清淤今年完成642处，上年为500处，多完成42处，增长7.0%。",
    # a stock that something was added to: no level of its own
    "观测井由48眼增加到57眼，新增6眼，增长18.8%，其余照常运行。",
    # the fall of a percentage, by its own words no number of points
    "漏损率由上年的12.4%降到9.3%，下降3.1个百分点，降幅52.0%。",
    # lists of several units told year by year
    "检查加油站84座，立案21件；上年为70座、15件，两项分别增长20%、60%。",
    # what stands right behind a figure of another unit is told of its time
    "集中检修由64批480台变为56批540台，批次下降12.5%，台数却上升21.5%。",
]
SOUND = [
    # of another matter by its noun, its base told elsewhere or nowhere
    "网约房登记960间，核验610间，核验数比上年的700间减少90间，登记数减少4.0%。",
    "查实盗采46起，比上年的58起减少12起；接到举报数增长7.5%。",
    # one later figure against two earlier ones
    "十月受理占道申请412件，比九月的390件上升5.6%，比上年十月的430件下降4.2%。",
    # a goal is a goal
    "力争明年检查次数控制在500次以内，较今年的640次压减22%左右。",
    # amounts of two units side by side
    "新发险情3起，涉及资金420万元，较上年减少2起、260万元，金额下降38.2%。",
    # a rounded or open figure bears no change out, nor breaks one
    "处罚决定321份，罚款298万元，同比少61万元，跌幅17.0%；5万元以上的由14份减到6份。",
    # points and the fall in percent
    "漏损率由上年的12.4%降到9.3%，下降3.1个百分点，降幅25.0%。",
    "集中检修由64批480台变为56批540台，批次下降12.5%，台数却上升12.5%。",
]


@pytest.mark.parametrize("text", BESIDE_ITS_BASE)
def test_a_change_beside_its_base_that_does_not_fit_is_found(text: str) -> None:
    found = {f.kind for f in contradictions(text)}
    assert found & {FormulaKind.GROWTH, FormulaKind.DIFFERENCE}


@pytest.mark.parametrize("text", SOUND)
def test_a_change_of_another_matter_or_base_is_left_alone(text: str) -> None:
    assert not contradictions(text)

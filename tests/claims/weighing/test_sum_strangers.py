"""Lists beside a count that is not their whole: the words, or the other figures, tell whose they are."""

from __future__ import annotations

import pytest

from checker.testing import findings

SOUND = (
    "四座粮库轮换量依次为9264吨、6418吨、2307吨、1126吨，最大的一座比另外三座合计少587吨。",
    "发布墒情简报1526条。其中旱情提示类803条，春灌通知类217条，保墒方案48件，其余简报458条，不含短信转发的306条。",
    "三年共嫁接果苗418万株；单看今年，嫁接164万株，成活157万株，出圃96万株，另有3万株留床。",
    "年末在册渡船8714艘。今年新登记2418艘、换证5803艘、注销486艘。",
    "全县草管员648名，牧区站192名；牧区站持证186名，县站持证431名，县站未持证的25名是今年招的。",
    "土地款合计2864万元，到账2117万元；其中盐场地块1736万元，到账1283万元。",
    "订单最多的三家渔具厂分别为5127件、4036件、3818件，最少的一家214件；12家总计41358件。",
    "四个季度借阅量依次为3.1万册、4.2万册、3.8万册、2.9万册；二季度最多，占30.0%，四季度最少，占20.7%。",
)
FAULTY = (
    "四座粮库轮换9264吨，其中东库4418吨、西库2307吨、南库1413吨、北库1826吨。",
    "三年共嫁接果苗418万株，其中苹果242万株、梨121万株、杏65万株。",
    "四个季度借阅量分别占21.5%、30.0%、27.1%和25.7%，合计全年。",
    "土地款合计2864万元，其中盐场地块1736万元、船厂地块1218万元。",
)


def loud(text: str) -> int:
    """How many findings about sums are more than information."""
    rules = ("breakdown-sum", "breakdown-exceeds")
    return sum(f.severity != "info" for rule in rules for f in findings(rule, text))


@pytest.mark.parametrize("text", SOUND)
def test_a_list_beside_a_count_that_is_not_its_whole_is_left_alone(text: str) -> None:
    assert loud(text) == 0


@pytest.mark.parametrize("text", FAULTY)
def test_a_list_of_that_very_whole_is_still_checked(text: str) -> None:
    assert loud(text) == 1

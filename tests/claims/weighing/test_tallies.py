"""Counts that are added and taken off, and what they come to."""

from __future__ import annotations

import pytest
from weighing_helpers import contradictions

WRONG = [
    "首批赋权事项46项，第二批赋权33项，评估后收回7项，现行82项。",
    "示范书屋上年末112家，今年命名28家，复核取消9家，年末113家。",
    "监控探头原设310个，报废24个，新装51个，现有373个。",
    "护林员由94名调整为88名：辞职13名，新聘5名。",
    "应急预案底册75件，废止8件，新编11件，现行87件。",
    "给予警示的31人、通报的26人，其中9人两种处理都有，实际处理58人。",
    "信息公开栏点位县级设45处，镇级设62处，两级共用的8处，合计实有89处。",
]
SOUND = [
    "首批赋权事项46项，第二批赋权33项，评估后收回7项，现行72项。",
    "监控探头原设310个，报废24个，新装51个，现有337个。",
    "给予警示的31人、通报的26人，其中9人两种处理都有，实际处理48人。",
    "渡船原有12艘，停用3艘，新购2艘，另有4艘由航运公司托管，本级现有11艘。",
    "首批认定37家，次批认定22家，复核取消4家，年末挂牌51家，另有4家正在制作牌匾。",
    "执法人员由年初8.13万人变为年末8.06万人：新取得证件4120人，注销证件4870人。",
    "年初站点64个，新设9个，撤并6个，个别站点停用，年末62个。",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_result_that_its_counts_do_not_come_to_is_found(text: str) -> None:
    assert contradictions(text)


@pytest.mark.parametrize("text", SOUND)
def test_counts_that_come_to_their_result_are_left_alone(text: str) -> None:
    assert contradictions(text) == []


def test_what_is_added_and_taken_off_stands_in_the_message() -> None:
    (found,) = contradictions("首批赋权事项46项，第二批赋权33项，评估后收回7项，现行82项。")
    assert "46+33-7 = 72" in found.readings[0].arithmetic.zh

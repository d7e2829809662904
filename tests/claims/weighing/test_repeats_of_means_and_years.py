"""Means told twice, a year's figure told again as what another is compared with, and what comes close to either."""

from __future__ import annotations

import pytest

from checker.testing import findings


@pytest.mark.parametrize(
    "text",
    [
        "盐田改造后，全县盐户户均增收2750元。户均增收的2570元里，卤虫养殖占大头。",
        "船检平均办理时长46天，比上年缩短8天；平均办理时长64天，仍在规定以内。",
        "2022年全州查处非法采砂1427起。2023年查处1203起，比2022年的1247起少了两成。",
        "一、主要成效\n全年办理渔船转让登记54件，均按期办结。\n二、存在不足\n登记材料仍不规范，渔船转让登记全年仍有45件。",
        "全市渔事调解协议履行率97.4%。渔事调解协议履行率始终保持在94.7%，渔民认可。",
        "应训船员1385名全部到课，到课的1358名船员成绩均为合格。",
        "全县现有渔村162个，都设了避风联络点。县里拨出专款，实现126个渔村全覆盖。",
    ],
)
def test_means_years_and_what_is_drawn_up_again_are_told_twice(text: str) -> None:
    assert findings("duplicate-conflict", text)


@pytest.mark.parametrize(
    "text",
    [
        "全县盐户户均增收2750元。脱贫盐户户均增收2570元，略低于全县。",
        "上半年户均增收2750元。全年户均增收5270元。",
        "一类船舶平均办理时长46天，比上年缩短8天；二类船舶平均办理时长64天。",
        "2022年全州查处非法采砂1427起。2023年查处1203起，比2022年的1427起少了两成。",
        "全年受理船舶纠纷63件，办结54件。受天气影响，船舶纠纷全年仍有9件未结。",
        "2024年目录列入4项。4项都走完程序。对2022年实施的2项决策开展后评估。对4项决策出具意见书。",
        "全年评查渔政案卷56卷均为合格，港政案卷65卷均为合格。",
    ],
)
def test_means_of_others_and_other_years_are_no_second_telling(text: str) -> None:
    assert not findings("duplicate-conflict", text)


@pytest.mark.parametrize(
    "text",
    [
        "年初以来排查渔港隐患138处，目前已经整改的有183处，其余限期整改。",
        "去年应当负责人出庭的海事案件27件。负责人出庭应诉的31件，庭上都发了言。",
        "抽检水产品样品36个。不合格样品63个，都已下架。",
    ],
)
def test_what_went_further_exceeds_what_came_in_this_year_or_last(text: str) -> None:
    assert findings("part-exceeds-whole", text)


@pytest.mark.parametrize(
    "text",
    [
        "盐户户均增收2750元，其中脱贫盐户户均增收3570元。",
        "渡口日均接待126人次，其中节假日日均接待362人次。",
        "去年没有办结的58件，今年办结61件，其中3件为新收。",
    ],
)
def test_a_mean_is_no_part_of_a_mean(text: str) -> None:
    assert not findings("part-exceeds-whole", text)


def test_what_is_told_again_with_its_digits_exchanged_is_no_part() -> None:
    text = "全县达成养殖补偿协议，金额248.6万元。协议约定的284.6万元已由业主付清。"
    assert findings("duplicate-conflict", text)
    assert not findings("part-exceeds-whole", text)

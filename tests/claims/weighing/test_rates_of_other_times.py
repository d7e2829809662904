"""Rates of another time than the counts beside them, and counts of last year beside those of this year."""

from __future__ import annotations

import pytest
from weighing_helpers import wrong_rates


@pytest.mark.parametrize(
    "text",
    [
        # what a change starts from
        "全年排查渡口隐患840处，整改798处，整改率由上年的85%提高到95%。",
        "全年排查渡口隐患840处，整改798处，整改率由85.0%提高到95.0%。",
        "全年排查渡口隐患840处，整改798处，整改率从整治前的59%提高到95%。",
        "护林巡查任务50次、完成49次，完成率由2021年的88.0%、2022年的91.0%升到98.0%。",
        "来电3173件次，初次来电2327件次，重复来电846件次，重复率由去年的36.4%降为26.7%。",
        # a part of the year
        "排查渡口隐患840处，整改798处，整改率上半年为45%，年底达到95%。",
        "排查渡口隐患840处，整改798处，整改率已从一季度的61%、二季度的78%升到95%。",
        # the counts of last year, opened by it
        "抽查渔船500艘，救生设备齐全的478艘，齐全率95.6%；上年抽查400艘、齐全的364艘，齐全率91.0%，今年提高4.6个百分点。",
        "去年接单1512件、办结1421件、办结率94.0%，今年接单1860件、办结1804件、办结率97.0%。",
        "抽查渔船500艘，齐全的478艘，齐全率95.6%；上年抽查400艘、齐全率91.0%。",
        # a supposition
        "渔政败诉率8.3%，即判决的72件中败诉6件；若把撤诉的48件算进分母，则为5%。",
    ],
)
def test_rates_of_another_time_are_none_of_the_counts_of_this(text: str) -> None:
    assert wrong_rates(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("全年排查渡口隐患840处，整改798处，整改率由上年的85%提高到98%。", {"840处", "798处", "98%"}),
        ("上年共接单960件，办结912件，办结率为85.1%。", {"960件", "912件", "85.1%"}),
        ("今年接单1860件、办结1804件，办结率97.0%。去年接单1512件、办结1421件，办结率84.0%。", {"1512件", "1421件"}),
        ("上年无积案，本年收到渔业纠纷96宗，调处终结88宗，终结率为97.1%。", {"96宗", "88宗", "97.1%"}),
        ("引导渔民调解94件，61件同意；同意的61件里调成55件，若按引导数计则为78.5%。", {"94件", "55件", "78.5%"}),
        ("上年结转62件，新收600件，办结640件，办结率86.7%。", {"640件", "86.7%"}),
    ],
)
def test_rates_of_the_time_of_their_counts_are_still_checked(text: str, figures: set[str]) -> None:
    assert any(figures <= found for found in wrong_rates(text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("渔区调解纠纷2.6万件，调解成功2.51万件。调解成功率98.4%。", False),
        ("渔区调解纠纷2.6万件，调解成功2.51万件。调解成功率99.3%。", True),
        ("上半年办件4万件。一季度1.5万件，占37.5%；二季度2.5万件，占72.5%。", True),
        # the other shares of the same whole come out
        ("在册护林员3264名，女性1208名，占37.0%；35岁以下979名，占30.0%；高中以上学历816名，占29.5%。", True),
        ("在册护林员3264名，女性1208名，占37.0%；35岁以下979名，占30.0%；高中以上学历816名，占25.0%。", False),
    ],
)
def test_its_own_counts_are_read_as_rounding_has_them_once(text: str, wrong: bool) -> None:
    assert bool(wrong_rates(text)) is wrong

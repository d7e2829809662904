"""Percentages with a bound that stands before what they are of: 不到总数的三成, 超过受理量的九成."""

from __future__ import annotations

import pytest
from weighing_helpers import wrong_rates


@pytest.mark.parametrize(
    "text",
    [
        "全乡护林员共有640名。女护林员180名，不到总数的30%。",
        "全乡护林员共有640名。女护林员180名，还不到总数的三成。",
        "河道巡查发现问题354个，当场解决97个，不及发现数的30%。",
        "全年渔政立案1260件，其中无证捕捞702件，超过总数的一半。",
        "全年渔政立案1260件，其中无证捕捞702件，已超过立案总数的50%。",
        "全年渔政立案1260件，其中无证捕捞402件，约占总数的30%。",
        "全年渔政立案1260件，其中无证捕捞402件，占总数的比例超过了30%。",
        "接听咨询1520次，当场答复1403次，接近接听量的95%。",
        "全年渔政立案1260件，听证106件，未超过立案总数的10%。",
        "全年渔政立案1260件，纠错106件，纠错率未突破10%。",
        "全年渔政立案1260件，听证106件，未达到立案总数的10%。",
    ],
)
def test_a_bound_before_what_a_share_is_of_is_read(text: str) -> None:
    assert wrong_rates(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("全乡护林员共有640名。女护林员217名，还不到总数的三成。", {"640名", "217名", "三成"}),
        ("全乡护林员共有640名。女护林员217名，不到总数的30%。", {"640名", "217名", "30%"}),
        ("全年渔政立案1260件，其中无证捕捞502件，超过总数的一半。", {"1260件", "502件", "一半"}),
        ("全年渔政立案1260件，其中无证捕捞402件，约占总数的50%。", {"1260件", "402件", "50%"}),
        ("全年渔政立案1260件，听证206件，未超过立案总数的10%。", {"1260件", "206件", "10%"}),
        # as high as is no change
        ("全年渔政立案824件，网络举报512件，占比高达72.1%。", {"824件", "512件", "72.1%"}),
    ],
)
def test_a_share_beyond_its_bound_is_found(text: str, figures: set[str]) -> None:
    assert any(figures <= found for found in wrong_rates(text))


@pytest.mark.parametrize("text", ["立案318件，同比高达15.4%。", "立案318件，适用简易程序207件，占比高达65.1%。"])
def test_as_high_as_tells_a_change_only_beside_a_comparison(text: str) -> None:
    assert wrong_rates(text) == []

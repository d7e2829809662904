"""Paragraphs of many figures, as whole reports hold them: parts, rests and accounts that only seem not to fit."""

from __future__ import annotations

import pytest
from weighing_helpers import kinds_of_contradictions

from checker.claims.formula import FormulaKind


@pytest.mark.parametrize(
    "text",
    [
        # 其中 behind a list reaches back to the whole of it
        "全年接办事项9310件，柜台6120件、掌上3190件，其中下半年4480件，帮办代办另计1207件。",
        "渔业援助案件1624件、林业217件、水利6件，其中为外来务工者办理143件，咨询5120人次。",
        "市巡查组移交线索19件，县巡查组移交线索52件，全部办复；其中需建章立制的64件已销号。",
        # what is required may be exceeded
        "按标准应配录音设备95台，实际配备107台，其中9台备用、4台送检，年内更换18台、报废13台。",
        # one quarter closes what another took in
        "欠薪投诉二季度受理72件，办结79件；三季度受理91件，办结88件；四季度受理113件，办结107件。",
        # more closed than open, as the text says itself
        "往年带来的案件31件，本年立案964件，结案978件。结案比立案多14件，年末在办17件。",
        # kinds told side by side
        "驳回请求的13件，终止审理的21件，直接改判的5件，当庭和解的44件，平均用时比上年少3.2天。",
        # easing a penalty and hurrying a deed are no changes
        "对轻微违法不予处罚1875件，另作出减轻处罚决定864件、从轻处罚决定2306件，免罚金额726.4万元。",
        # what stands behind 中有 is a kind of it
        "公示期间收到建议94条，未采纳47条中有8条超出权限，其余逐条说明了理由。",
        # one told in another unit makes up the difference
        "抽查在营网点51家，责令改正7家，立案2件，其余42家未发现问题。",
        # more went out than came in: what is left is left of another
        "今年登记新案66件，结案73件，去年转来的多在一季度办结，尚未办结的5件均在期限内。",
        # two bases of comparison, a chain of years
        "伤亡人数与前年比，由47人降为36人；与上年比，起数持平，人数少2人。",
        "审批时限由110个工作日压缩至2023年的72个工作日，2024年再压缩至58个工作日，比上年减少14个工作日。",
        # one case counted in two instances
        "上年未结11件，新收应诉案件86件，一审审结74件，二审审结19件（其中8件为一审当年审结后上诉），年末未结12件。",
    ],
)
def test_sound_section_is_left_alone(text: str) -> None:
    assert kinds_of_contradictions(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("全市登记来件9310件、办结9144件，其中涉企的9260件。", FormulaKind.PART),
        ("合议庭全年开庭167次（含赴乡镇巡回开庭176次），旁听席座无虚席。", FormulaKind.PART),
        ("全县53个行政村全部报名。\n其中57个村获评示范村，比例居全市首位。", FormulaKind.PART),
        ("编制42名，在岗36名，空着8名。", FormulaKind.DIFFERENCE),
        ("上半年结转16件，三季度来件41件，三季度办结45件，季末未结14件。", FormulaKind.BALANCE),
    ],
)
def test_fault_of_the_same_shape_is_found(text: str, kind: FormulaKind) -> None:
    assert kinds_of_contradictions(text) == [kind]


def test_count_put_to_use_is_told_again() -> None:
    """Where the text uses what it counted, the second number is no part of the first."""
    text = "全年整合监控探头3.8万路。\n依托整合的8.3万路监控探头，街面警情下降一成。"
    assert kinds_of_contradictions(text) == [FormulaKind.REPEAT]

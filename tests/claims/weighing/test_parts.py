"""Parts larger than their wholes: what 其中 opens is sure, stages of procedures, wholes named from afar."""

from __future__ import annotations

import pytest

from checker.claims.formula import FormulaKind, Verdict
from checker.testing import make_report


def _broken(text: str) -> list[set[str]]:
    """The figures of every part that the text tells to be larger than its whole."""
    return [
        {b.text for b in f.figures}
        for f in make_report(text).formulas
        if f.kind is FormulaKind.PART and f.verdict is Verdict.CONTRADICTORY
    ]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("全年排查危旧房86处7300平方米，其中已腾空61处7900平方米。", "7900平方米", "7300平方米"),
        ("检查餐饮单位2140家次，查出问题单位96家，其中后厨卫生不达标的103家。", "103家", "96家"),
        ("年度法律知识考试应考318人，实考331人，缺考者另行安排。", "331人", "318人"),
        ("今年林区案件立案41起，往年没有积案，到年底结案45起。", "45起", "41起"),
        ("涉企行政合同纠纷52件里，调成的57件。", "57件", "52件"),
        ("危险路段列入治理清单的27处，验收销号的31处。", "31处", "27处"),
        ("全区共选聘治水观察员45名，提交过巡河记录的治水观察员54名，其余观察员尚未上岗。", "54名", "45名"),
        ("全镇12个村（居）中，配有法律图书角的15个。", "15个", "12个"),
        ("全市登记的排污单位84家，装好流量计的有91家。", "91家", "84家"),
        ("抽检茶样150份，农残超标的165份。", "165份", "150份"),
        ("应当复训的护林员62人，到场65人。", "65人", "62人"),
        ("行政许可目录共213项，其中可网上办理205项、可全程网办220项。", "220项", "213项"),
        ("草案征求意见收到意见240条。起草组从中采纳意见402条。", "402条", "240条"),
        ("（一）建成证照目录165类。\n（二）已建成的证照目录中有185类支持亮证。", "185类", "165类"),
        ("发布政策解读28件。发布后30日内报人大备案的31件。", "31件", "28件"),
    ],
)
def test_a_later_stage_exceeds_the_one_before(text: str, part: str, whole: str) -> None:
    assert {part, whole} in _broken(text)


def test_a_whole_named_by_the_part_is_found_sections_before() -> None:
    between = "".join(f"\n{i}.开展专题培训{i + 30}件次，印发材料{i * 7 + 11}份。" for i in range(2, 8))
    text = f"一、办理规模\n全年承办政协委员提案46件，均已面商。{between}\n委员提案中，由本局主办的49件，逐件落实专人。"
    assert {"49件", "46件"} in _broken(text)


@pytest.mark.parametrize(
    "text",
    [
        # what was open before is closed in this part of the year, or this year
        "上年结转11件，新收86件，办结92件。",
        "下半年收案140件，结案163件。",
        "新收案93件，办结94件，办多于收，实因年初尚有7件旧案。",
        "去年底还有8件未办完。今年受理申请118件，办结121件。",
        # points of a list, two told in one breath, measures taken at once
        "一是抓排查，成功调解邻里纠纷191件。二是抓联动，化解各类纠纷数量共计294件，其中诉调对接154件。",
        "省、市重点项目分别为11个和34个，其中8个同属两级，实际服务项目37个。",
        "处理方式可以并用：约谈限期改正714家次，追回基金791家次，解除协议12家次。",
        "收到公开申请95件，部分申请一件多问，经拆分后按103件登记办理。",
        # two of one rank
        "线上申请87件，线下申请96件。",
        "法院驳回的起诉15件，准许撤回的起诉18件。",
        "全年立案140件，结案163件（含上年立案的27件）。",
        # a list reaches it together; 其中 behind a semicolon draws from all of the list
        "收到代表建议33件、委员提案41件，已公开答复69件。",
        "专职队员58名、兼职队员36名；其中取得执法资格的71名。",
        # each narrowed by words of its own
        "水务局巡查的河段26处，乡镇巡查的河段39处。",
        # both drawn from what is named before them
        "全镇调解成功301件，涉及金额96万元。其中，物业纠纷72件。成功案件中当场兑现119件，约定期限履行182件。",
        # another thing, another unit of time, a base
        "镇辖9个村，建成村级调解室12个，大村设两个。",
        "重点人员214名，与其家属226名签订承诺书。",
        "审核平均用时4.5个工作日，少于规定的7个工作日。",
        "累计交付住房3410套，占应交付3580套的95.3%。",
        "印发督办函16份，收到回复19份，其中3份系对方重复报送。",
    ],
)
def test_what_is_drawn_from_more_or_something_else_is_silent(text: str) -> None:
    assert not _broken(text)

"""Rates and changes bound by evidence: contradictions found in any order of words, other bases left alone."""

from __future__ import annotations

import pytest

from checker.document.readers.text import TextReader
from checker.engine import Plan, check_document
from checker.report import Context
from checker.testing import TODAY, registry

RULES = ("percent-mismatch", "growth-mismatch", "difference-mismatch")


def told(text: str) -> set[str]:
    """The rules that speak about a text."""
    plan = Plan(registry(), tuple(r for r in registry().rules if r.name in RULES), Context(TODAY))
    result = check_document(plan, TextReader().read(text.encode(), "样例.txt"))
    return {d.name for d in result.diagnostics}


@pytest.mark.parametrize(
    ("wrong", "right", "rule"),
    [
        ("持证2291人，持证率93.5%", "持证2291人，持证率97.5%", RULES[0]),
        ("结案率91.2%（结案658件，受理684件）", "结案率96.2%（结案658件，受理684件）", RULES[0]),
        ("应配备132名，目前到位125名，配备率89.7%", "应配备132名，目前到位125名，配备率94.7%", RULES[0]),
        ("抽检1320批次，不合格19批次，合格率96.6%", "抽检1320批次，不合格19批次，合格率98.6%", RULES[0]),
        (
            "简易案件占处罚案件的72.4%，前者为531件，后者为892件",
            "简易案件占处罚案件的59.5%，前者为531件，后者为892件",
            RULES[0],
        ),
        ("建议35件、提案47件，满意的79件，满意率91.5%", "建议35件、提案47件，满意的79件，满意率96.3%", RULES[0]),
        ("上年受理1240件，今年受理1488件，增长三成", "上年受理1240件，今年受理1488件，增长两成", RULES[1]),
        ("2023年为864件，低于上年的1080件，降幅为25%", "2023年为864件，低于上年的1080件，降幅为20%", RULES[1]),
        ("核定编制18名，实有14名，比核定编制少6名", "核定编制18名，实有14名，比核定编制少4名", RULES[2]),
        ("新增律师32名，注销7名，净增35名", "新增律师32名，注销7名，净增25名", RULES[2]),
        ("应到代表180人，实到172人，缺席18人", "应到代表180人，实到172人，缺席8人", RULES[2]),
    ],
)
def test_wrong_figure_is_told_and_right_one_is_not(wrong: str, right: str, rule: str) -> None:
    prefix = "我县共有执法人员2350人，" if "持证" in wrong else ""
    assert rule in told(f"{prefix}{wrong}。")
    assert not told(f"{prefix}{right}。")


@pytest.mark.parametrize(
    "text",
    [
        "全年举办讲座126场，比去年多18场，听众1.3万人次，同比增长6%。",
        "全年受理462件，上年同期为385件，同比增长20%；审结441件，同比增长16.1%。",
        "一季度处罚案件同比增长31%，全年处罚案件4136件，上年4400件，同比下降6%。",
        "建成法治文化广场58个，覆盖乡镇17个，覆盖率为100%。",
        "随机抽查企业260家，合格率95.4%。抽检食品1320批次，不合格19批次，合格率98.6%。",
        "民事公证1240件、经济公证620件、涉外公证140件，涉外公证占公证总量的7%。",
        "接听来电6274通，其中婚姻类1984通、劳动类1420通、合同类1277通，三类合计占74.6%。",
    ],
)
def test_other_bases_and_subjects_stay_quiet(text: str) -> None:
    assert not told(text)

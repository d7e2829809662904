"""How the parts of composed reports are judged, by family of wording."""

from __future__ import annotations

import pytest
from composed_reports import HEADS, MEASURES, OPENING, PROBLEMS, report

from checker.report import Report
from checker.testing import make_report

IDS = ("measures", "problems", "causes", "responsible-person", "next-year-plan")
LETTER = {"own": "o", "sub": "s", "mention": "m", "missing": "-"}


def states(text: str) -> str:
    """One letter per part: o(wn), s(ub), m(ention), - (missing)."""
    made = make_report(text)
    assert made.profile is not None, "not recognised"
    return "".join(LETTER[_part(made, part_id).state] for part_id in IDS)


def _part(made: Report, part_id: str):  # type: ignore[no-untyped-def]
    part = made.part(part_id)
    assert part is not None
    return part


M, P, H, L = (
    ("一、主要举措和成效", "M"),
    ("二、存在的不足和原因", "P"),
    ("三、主要负责人履职情况", "H"),
    ("四、2024年工作安排", "L"),
)


@pytest.mark.parametrize(
    "heading",
    [
        "推进法治政府建设的主要举措和成效",
        "上一年度推进法治政府建设的主要举措和成效",
        "2023年工作开展情况",
        "工作情况",
        "重点工作回顾",
        "开展的主要工作和取得的成绩",
        "过去一年所做的工作",
        "法治建设进展",
        "全年重点任务落实情况",
        "推进法治政府建设情况",
        "年度工作亮点",
        "加强统筹谋划，筑牢法治根基",
        "规范执法监管，守护绿水青山",
        "聚焦突出问题，严格执法监督",
        "2023年度法治政府建设总体情况",
    ],
)
def test_headings_of_measures(heading: str) -> None:
    assert states(report(("一、" + heading, "M"), P, H, L)) == "ooooo"


@pytest.mark.parametrize(
    "heading",
    [
        "存在的不足及原因",
        "主要问题和原因分析",
        "短板弱项及成因",
        "薄弱环节",
        "工作中的难点堵点",
        "面临的困难与根源",
        "差距和不足",
        "不足之处",
        "当前面临的瓶颈及其成因",
        "需要改进的地方",
        "面临的形势与挑战",
        "查找差距，正视薄弱环节",
        "对照检查发现的问题",
        "对标先进再审视",
    ],
)
def test_headings_of_problems(heading: str) -> None:
    assert states(report(M, ("二、" + heading, "P"), H, L)) == "ooooo"


@pytest.mark.parametrize(
    "heading",
    [
        "党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况",
        "局党组书记、局长履行法治建设职责情况",
        "“一把手”抓法治情况",
        "主要负责同志履职述法情况",
        "主要领导带头推进法治建设情况",
        "领导干部带头尊法学法守法用法情况",
        "理事长落实第一责任人职责",
        "镇党委书记、镇长履职情况",
        "以上率下，扛牢法治建设责任",
        "述法工作情况",
        "学校党政主要负责人履行职责情况",
    ],
)
def test_headings_of_the_responsible_person(heading: str) -> None:
    assert states(report(M, P, ("三、" + heading, "H"), L)) == "ooooo"


@pytest.mark.parametrize(
    "heading",
    [
        "下一年度推进法治政府建设的主要安排",
        "下一步工作打算",
        "2024年工作举措",
        "2024年法治政府建设重点",
        "二〇二四年工作计划",
        "今后努力方向",
        "明年工作思路",
        "来年工作展望",
        "接下来的工作重点",
        "下阶段工作部署",
        "工作打算",
        "下步重点任务",
        "明确方向，谋划2024年法治工作",
        "锚定目标再出发",
        "奋力开创法治水利新局面",
    ],
)
def test_headings_of_the_plan(heading: str) -> None:
    assert states(report(M, P, H, ("四、" + heading, "L"))) == "ooooo"


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ((M, P, H), "oooo-"),
        ((M, H, L), "o--oo"),
        ((M, P, L), "ooo-o"),
        ((P, H, L), "-oooo"),
        ((("一、工作成效", "M"), ("二、第一责任人履职及存在问题", HEADS + "\n" + PROBLEMS), L), "ooooo"),
        (
            (M, ("二、存在的问题及下一步打算", PROBLEMS + "\n下一步，我局将增配执法人员8名，组织文书评查4次。"), H),
            "ooooo",
        ),
        ((("一、2023年工作开展情况", ""), ("（一）健全制度", "M"), ("（二）存在的问题及原因", "P"), H, L), "ossoo"),
        ((("一、2023年总体情况", ""), ("（一）主要举措和成效", "M"), ("（二）不足和原因", "P"), H, L), "sssoo"),
        ((M, P, H, ("四、其他需要报告的情况", ""), ("（一）2024年工作思路", "L")), "oooos"),
        ((("一、工作情况", ""), ("（一）压实第一责任人职责", "H"), ("（二）规范执法", "M"), P, L), "oooso"),
        ((("一、工作情况", ""), ("（一）抓住“关键少数”，压实责任", "H"), ("（二）规范执法", "M"), P, L), "oooso"),
        (
            (
                ("第一部分 工作情况", "M"),
                ("第二部分 存在的问题与原因", "P"),
                ("第三部分 履职述法", "H"),
                ("第四部分 明年计划", "L"),
            ),
            "ooooo",
        ),
        ((("主要做法", "M"), ("存在的不足和原因", "P"), ("主要负责人履职情况", "H"), ("下一步打算", "L")), "ooooo"),
        ((M, P, H, ("下一步工作打算", "L")), "ooooo"),
        ((M, P, H, ("四、意见和建议", "建议上级加强业务指导，统一执法装备标准，增加培训名额。")), "oooo-"),
    ],
)
def test_frames(sections: tuple[tuple[str, str], ...], expected: str) -> None:
    assert states(report(*sections)) == expected


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        # one sentence in a measure
        (
            (
                ("一、工作情况", ""),
                ("（一）加强领导。", "局主要负责人履行第一责任人职责，主持会议3次。"),
                ("（二）执法。", "M"),
                P,
                L,
            ),
            "ooomo",
        ),
        # the tail of the problems
        ((M, H, ("三、存在的不足", PROBLEMS + "今后，我局将增配执法人员8名，组织文书评查4次。")), "oooom"),
        # the head of the plan
        (
            (M, H, ("三、2024年安排", "当前，工作中还存在执法力量不足等问题，主要是编制少。2024年，将增配人员8名。")),
            "ommoo",
        ),
        # the tail of the measures
        (
            (
                ("一、主要举措", MEASURES + "同时，我们也清醒地看到，工作中还存在执法力量不足、普法形式单一等问题。"),
                H,
                L,
            ),
            "om-oo",
        ),
    ],
)
def test_mentions(sections: tuple[tuple[str, str], ...], expected: str) -> None:
    assert states(report(*sections)) == expected


def test_measures_before_the_first_heading_are_only_a_mention() -> None:
    opening = OPENING + "\n我局全年开展执法检查120次，办理案件35件。\n组织普法宣传40场，发放资料3000份。"
    assert states(report(P, H, L, opening=opening)) == "moooo"


@pytest.mark.parametrize(
    "opening",
    [
        "2023年，云岗县水利局总结主要举措和成效，检视存在的问题、分析原因，报告主要负责人履行第一责任人职责情况，并提出下一年度安排。现将法治政府建设情况报告如下。",
        "2023年，云岗县水利局既总结成绩、也查找不足，推动主要工作和下一步打算有机衔接。现将2023年法治政府建设情况报告如下。",
        "2023年，云岗县水利局正视短板弱项，谋划来年工作，压实责任。现将2023年法治政府建设有关情况汇报如下。",
    ],
)
def test_an_opening_that_announces_everything_is_no_part(opening: str) -> None:
    assert states(report(M, opening=opening)) == "o----"


@pytest.mark.parametrize(
    "sentence",
    [
        "针对检查中发现企业存在的问题，下发整改通知12份。",
        "聚焦群众反映的突出问题开展专项整治，督促整改36处。",
        "对存在问题的单位进行通报，约谈负责人4人次。",
        "推进行政机关负责人出庭应诉，出庭率达到100%。",
        "该做法下一步将在全县推开。",
        "督促企业主要负责人落实安全生产责任制。",
    ],
)
def test_words_of_other_matters_mention_no_part(sentence: str) -> None:
    assert states(report(("一、主要举措和成效", MEASURES + sentence))) == "o----"


@pytest.mark.parametrize(
    "text",
    [
        "主要原因是编制没有核增。",
        "由于经费有限，装备更新慢。",
        "缘于培训不够。",
        "究其根源，是考核不严。",
        "因人手不足，巡查频次不够。",
        "受编制限制，人员难以补充。",
        "这与岗位变动频繁有关。",
        "系机构合并后职责衔接不紧所致。",
        "导致执法进度偏慢。",
        "主要是带教制度没有落实。",
        "反映出日常训练不严。",
        "归根结底是监督失之于软。",
        "人才留不住是主要症结。",
        "既有标准滞后的因素，也有理解不透的因素。",
        "分析起来，一是没有专人负责。",
    ],
)
def test_words_that_give_a_cause(text: str) -> None:
    assert states(report(M, ("二、存在的不足", "执法力量不足，普法形式单一。" + text), H, L)) == "ooooo"


@pytest.mark.parametrize(
    "text",
    [
        "主要表现在制度不全、力量不足。",
        "因地制宜的办法还不多。",
        "影响了工作质量，有待提高。",
        "群众反映的问题解决得不够快。",
        "工作进度受到影响。",
    ],
)
def test_words_that_only_look_like_a_cause(text: str) -> None:
    assert states(report(M, ("二、存在的不足和原因", "执法力量不足，普法形式单一。" + text), H, L)) == "oo-oo"


def test_a_sub_section_on_causes_needs_no_word_of_cause() -> None:
    inner = "（一）主要问题\n执法力量不足，普法形式单一。\n（二）原因分析\n编制多年没有核增，经费列支渠道还没有打通。"
    assert states(report(M, ("二、问题与原因", inner), H, L)) == "ooooo"


def test_the_body_of_a_shared_heading_is_cut_between_its_parts() -> None:
    plan = "下一步，我局将增配执法人员8名，组织文书评查4次，因地制宜办好普法活动。"
    made = make_report(report(M, ("二、问题及打算", "执法力量不足，普法形式单一。\n" + plan), H))
    problems, ahead = _part(made, "problems"), _part(made, "next-year-plan")
    assert made.document.slice(problems.body).strip() == "执法力量不足，普法形式单一。"
    assert made.document.slice(ahead.body).strip() == plan

"""Parts named, mentioned and not meant, in many wordings and orders."""

from __future__ import annotations

import pytest
from composed_reports import HEADS, MEASURES, OPENING, PLAN, PROBLEMS, report

from checker.testing import make_report

IDS = ("measures", "problems", "causes", "responsible-person", "next-year-plan")
LETTER = {"own": "o", "sub": "s", "mention": "m", "missing": "-"}
BODIES = {"M": MEASURES, "P": PROBLEMS, "H": HEADS, "L": PLAN}
HEADINGS = {
    "M": [
        "工作进展与成效",
        "真抓实干，法治建设成效显现",
        "过去一年的实践",
        "履职尽责，推动依法行政走深走实",
        "全面依法履职情况",
    ],
    "P": ["不容忽视的短板和产生根源", "还需克服的难题", "存在的突出问题", "需要解决的主要问题", "仍需努力之处"],
    "H": [
        "主要负责人述法及履职情况",
        "“关键少数”履职情况",
        "主官领办法治建设情况",
        "书记、局长带头抓依法治理",
        "压实“一把手”责任",
    ],
    "L": ["接续奋斗，2024年的重点举措", "努力的方向", "翌年工作安排", "下一年主攻方向", "再启新程，书写2024法治答卷"],
}


def states(text: str) -> str:
    """One letter per part: o(wn), s(ub), m(ention), - (missing)."""
    made = make_report(text)
    assert made.profile is not None, "not recognised"
    parts = {p.id: p.state for p in made.parts}
    return "".join(LETTER[parts[i]] for i in IDS)


@pytest.mark.parametrize("order", ["MPHL", "MHPL", "HMPL", "MPLH", "PMHL"])
@pytest.mark.parametrize("row", range(5))
@pytest.mark.parametrize("style", ["{}、", "（{}）", "第{}部分　"])
def test_every_order_of_creative_headings(order: str, row: int, style: str) -> None:
    numbers = iter("一二三四")
    sections = [(style.format(next(numbers)) + HEADINGS[k][row], BODIES[k]) for k in order]
    assert states(report(*sections)) == "ooooo"


def frame(order: str, **more: str) -> str:
    """A report of stock parts in `order`; `more` puts other words in the place of a stock text."""
    names = {"M": "主要举措和成效", "P": "存在的不足", "H": "主要负责人履职情况", "L": "2024年工作安排"}
    numbers = iter("一二三四")
    return report(*((f"{next(numbers)}、{names[k]}", more.get(k, BODIES[k])) for k in order))


@pytest.mark.parametrize(
    "sentence",
    [
        "当然，工作中还有执法文书不够严谨等问题，这与待遇偏低有关。",
        "不可否认，基层审查员配备仍显不足，原因是编制紧缺。",
        "同时也要看到，我们在统筹涉企检查方面还存在差距，主要是平台没有打通。",
        "美中不足的是，普法活动与群众需求衔接不够紧密，缘于调研偏少。",
        "但个别村的合同审查仍不规范，主要由于村干部不熟悉流程。",
        "目前，执法装备还面临数量少、型号旧的难题，受经费限制更新较慢。",
        "需要指出的是，部门间数据共享还存在堵点，系统标准不一是主要障碍。",
    ],
)
def test_problems_in_passing(sentence: str) -> None:
    assert states(frame("MHL", M=MEASURES + sentence)) == "ommoo"
    assert states(frame("MHL", L=sentence + PLAN)) == "ommoo"


@pytest.mark.parametrize(
    "sentence",
    [
        "针对检查发现的问题，下发整改通知12份，逐一销号。",
        "督促整改突出问题36个，约谈负责人4人次。",
        "开展专项排查，发现存在隐患的场所41处，全部整改。",
        "解决企业反映的困难52个，群众办事更加便捷。",
        "聚焦短板弱项，补齐制度漏洞6处。",
        "化解历史遗留问题9件，涉及群众300户。",
    ],
)
def test_problems_that_were_dealt_with_are_no_part(sentence: str) -> None:
    assert states(frame("MHL", M=MEASURES + sentence)) == "o--oo"
    assert states(frame("MHL", M=f"（一）抓执法。{sentence}\n（二）抓普法。办讲座12场。")) == "o--oo"


@pytest.mark.parametrize(
    "sentence",
    [
        "局主要负责人切实履行推进法治建设第一责任人职责，主持研究涉法议题5个。",
        "党组书记、局长带头学法3次，亲自审签重大合同4份。",
        "“一把手”带头述法，对重要任务亲自督办。",
        "主要领导多次听取法治工作汇报，推动解决执法经费问题。",
        "镇党委书记、镇长主持召开法治专题会议4次。",
    ],
)
def test_heads_in_passing(sentence: str) -> None:
    assert states(frame("MPL", M=MEASURES + sentence)) == "ooomo"
    assert states(frame("MPL", M=f"（一）加强组织领导。{sentence}\n（二）抓普法。办讲座12场。")) == "ooomo"


@pytest.mark.parametrize(
    "sentence",
    [
        "推进行政机关负责人出庭应诉，出庭率100%。",
        "压实企业主要负责人安全生产责任。",
        "法制机构负责人列席会议12次。",
        "县委书记信箱转办件全部办结。",
    ],
)
def test_other_heads_are_not_meant(sentence: str) -> None:
    assert states(frame("MPL", M=MEASURES + sentence)) == "ooo-o"


@pytest.mark.parametrize(
    "sentence",
    [
        "下一步，我局将抓好执法人员轮训，推动案卷质量再提升。",
        "今后，要加大普法经费投入，推行积分管理，建好法治宣传园地。",
        "针对上述问题，我镇将补充执法队员4名，修订审查细则。",
        "展望2024年，我局将继续深化涉企检查改革，推行扫码入企。",
        "接下来，我局将重点抓好三件事：充实队伍、完善制度、强化监督。",
    ],
)
def test_a_plan_in_passing(sentence: str) -> None:
    assert states(frame("MHP", P=PROBLEMS + sentence)) == "oooom"
    assert states(frame("MPH", H=HEADS + "\n" + sentence)) == "oooom"


@pytest.mark.parametrize(
    "sentence",
    ["该做法下一步将在全县推广。", "印发2023年工作要点，明确任务24项。", "今后凡此类合同一律先审后签。"],
)
def test_words_of_the_future_amid_measures_are_no_plan(sentence: str) -> None:
    assert states(frame("MPH", M=MEASURES + sentence)) == "oooo-"


@pytest.mark.parametrize(
    "topics",
    [
        "严学习，夯实思想根基。全年组织学法6次，参加人员430人次。\n强宣传，营造浓厚氛围。全年开展宣讲9场，发放手册2000册。",
        "一是抓学习。全年学法9次。\n二是抓执法。办案12件，无一撤销。\n三是抓普法，办讲座22场。",
    ],
)
def test_measures_before_all_headings_in_topics_or_links(topics: str) -> None:
    text = frame("PHL").replace(OPENING, OPENING + "\n" + topics)
    assert states(text) == "moooo"


@pytest.mark.parametrize(
    ("top", "letter"),
    [
        ("2023年工作总结", "s"),
        ("法治政府建设总体情况", "s"),
        ("2023年工作开展情况", "o"),
        ("推进法治政府建设情况", "o"),
        ("主要举措和成效", "o"),
    ],
)
def test_a_heading_that_only_gathers_parts(top: str, letter: str) -> None:
    gathered = (("一、" + top, ""), ("（一）主要做法和成效", "M"), ("（二）存在的不足和原因", "P"))
    rest = (("二、主要负责人履职情况", "H"), ("三、2024年打算", "L"))
    assert states(report(*gathered, *rest)) == letter + "ssoo"
    alone = (("一、" + top, ""), ("（一）主要做法", "M"), ("（二）取得成效", "M"), ("二、不足和原因", "P"))
    assert states(report(*alone, *rest)) == "ooooo"


@pytest.mark.parametrize(
    "cause",
    [
        "说到底是没有统一模板。",
        "问题出在没有建立带教制度。",
        "与考核没有挂钩不无关系。",
        "各系统自建自用、标准不一是主因。",
        "究其缘由，补贴标准多年未变。",
        "受居住分散等条件制约。",
        "反映了培训针对性不强。",
        "待遇保障跟不上是关键。",
        "其中既有经费因素，也有认识因素。",
        "由此造成处置被动。",
    ],
)
def test_more_words_that_give_a_cause(cause: str) -> None:
    assert states(frame("MPHL", P="执法力量还不够强，" + cause)) == "ooooo"


@pytest.mark.parametrize(
    "problems",
    [
        "一是取证手段不多。二是审查意见落实跟踪不紧。三是队员流动频繁，交接不顺。",
        "个别部门对审查意见重视不够，反馈拖拉；调解员年龄偏大，有的不会使用手机。",
        "工作推进不平衡，个别村停留在挂牌阶段，制度上墙多、落地少，离群众期待还有距离。",
    ],
)
def test_problems_without_any_cause(problems: str) -> None:
    assert states(frame("MPHL", P=problems)) == "oo-oo"

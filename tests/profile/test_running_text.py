"""Parts told inside running text: the many ways to open them, and the sentences that only sound alike."""

from __future__ import annotations

import pytest
from composed_reports import HEADS, MEASURES, PLAN, PROBLEMS, report

from checker.testing import make_report

IDS = ("measures", "problems", "causes", "responsible-person", "next-year-plan")
LETTER = {"own": "o", "sub": "s", "mention": "m", "missing": "-"}
BODIES = {"M": MEASURES, "P": PROBLEMS, "H": HEADS, "L": PLAN}
NAMES = {"M": "主要举措和成效", "P": "存在的不足", "H": "主要负责人履职情况", "L": "2024年工作安排"}


def states(text: str) -> str:
    """One letter per part: o(wn), s(ub), m(ention), - (missing)."""
    made = make_report(text)
    assert made.profile is not None, "not recognised"
    parts = {p.id: p.state for p in made.parts}
    return "".join(LETTER[parts[i]] for i in IDS)


def frame(order: str, **more: str) -> str:
    """A report of stock parts in `order`; `more` puts other words in the place of a stock text."""
    return report(*((f"{n}、{NAMES[k]}", more.get(k, BODIES[k])) for n, k in zip("一二三四", order, strict=False)))


@pytest.mark.parametrize(
    "sentence",
    [
        "成绩面前，我们也清醒地看到，水政执法船艇与任务不相适应，原因是更新周期长。",
        "在肯定成绩的同时，我们也清醒认识到，乡镇水管力量偏弱，原因是编制有限。",
        "对照示范标准，执法信息化建设相对滞后，主要受资金制约。",
        "我们也深知，个别队员程序意识不强，这与带教不足有关。",
        "不足的是，普法形式单一，农户参与度不高，主要因为经费有限。",
        "主要问题有：一是审核人员不足；二是调解员年龄偏大，原因是待遇偏低。",
        "问题和短板主要体现在执法装备落后，原因是投入有限。",
        "当前，我局审核人员偏少、专业力量薄弱的问题较为突出，原因是编制紧张。",
        "不容忽视的是，行政应诉能力有待提升，主要是办案经验欠缺。",
        "值得注意的是，个别村规民约内容陈旧，原因是备案审查不严。",
        "冷静审视，执法队伍断层现象明显，主要是招录停滞。",
        "当然，我们的工作还有许多需要改进的地方，比如案卷归档慢，主要是责任心不强。",
        "工作中仍然面临不少挑战：企业点多面广，监管力量有限，原因是机构改革后编制减少。",
        "但毋庸讳言，个别窗口服务态度生硬，主要是管理松懈。",
        "需要说明的是，本年度仍有2项任务没有按期完成，原因是资金未到位。",
        "检视一年来的工作，普法精准性还需提升，原因是调研不深。",
        "但是，离人民群众的期待还有一定距离，主要是便民措施少。",
        "实事求是地讲，镇里的法治建设还处在起步阶段，原因是待遇偏低、留人困难。",
    ],
)
@pytest.mark.parametrize("where", ["{m}{s}", "{m}\n{s}", "（一）定制度。{m}\n（二）抓普法。办讲座12场。{s}"])
def test_shortcomings_told_at_the_end_of_the_measures(sentence: str, where: str) -> None:
    assert states(frame("MHL", M=where.format(m=MEASURES, s=sentence))) == "ommoo"


@pytest.mark.parametrize(
    "sentence",
    [
        "针对法制审核力量薄弱的问题，组建审核专班，审核案件120件。",
        "着力解决基层执法装备落后问题，投入资金200万元。",
        "改变了过去执法标准不一的状况，统一裁量基准12项。",
        "让群众看到执法公正，投诉量下降12%。",
        "虽时间紧、任务重，但全局上下不畏困难，按期完成清理任务12项。",
        "但对屡教不改、情节严重的，依法从重处罚26件。",
        "不但补齐了硬件短板，而且培养了专职调解员12名。",
        "主要对材料不全的申请一次性告知，容缺受理120件。",
        "我局查处安全管理不到位的企业26家，责令限期整改。",
        "对照权责清单，调整事项35项，公开办事指南120份。",
        "执法文书不规范问题明显减少，优秀率提高到95%。",
        "群众反映的主要问题是占道经营，我局开展夜间巡查60次。",
        "目前，行政执法人员持证率达到100%，不存在无证执法问题。",
        "企业负责人深知违法成本，履行义务不到位现象减少。",
    ],
)
def test_weakness_that_was_dealt_with_or_is_another_s(sentence: str) -> None:
    assert states(frame("MHL", M=MEASURES + sentence)) == "o--oo"


@pytest.mark.parametrize(
    "sentence",
    [
        "展望新的一年，我局将增配执法人员8名，每季度组织一次文书评查。",
        "面对新形势新任务，下一步将增配执法人员8名，每季度组织一次文书评查。",
        "对此，我局将在2024年增配执法人员8名，每季度组织一次文书评查。",
        "在今后的工作中，我们将增配执法人员，每季度组织一次文书评查，办好开放日。",
        "今年，我局将增配执法人员8名，每季度组织一次文书评查，办好执法开放日。",
        "2024年工作安排：增配执法人员8名，每季度组织一次文书评查。",
        "下一步，一是充实执法队伍，二是完善监督机制，三是办好执法开放日活动。",
        "为补齐上述短板，我局将充实执法队伍，完善监督机制，办好执法开放日活动。",
        "站在新的起点，我局将抓好队伍、制度、监督三件事，办好执法开放日活动。",
        "下一步努力方向：充实执法队伍，完善监督机制，办好执法开放日活动。",
        "下步打算：一是增配执法人员8名；二是每季度组织一次文书评查。",
    ],
)
def test_plans_told_after_the_problems_or_the_heads(sentence: str) -> None:
    assert states(frame("MHP", P=PROBLEMS + sentence)) == "oooom"
    assert states(frame("MPH", H=HEADS + "\n" + sentence)) == "oooom"


@pytest.mark.parametrize(
    "sentence",
    [
        "该项目将于2024年3月建成投用，目前完成投资1200万元。",
        "今年，我局将12件信访积案全部办结。",
        "为此，我局将审核关口前移，全年审核文件35件。",
        "对此，我局将12家企业列入重点监管名单，责令整改8家。",
    ],
)
def test_deeds_told_with_words_of_a_plan(sentence: str) -> None:
    assert states(frame("MPH", M=MEASURES + sentence)) == "oooo-"
    assert states(frame("MPH", H=HEADS + sentence)) == "oooo-"


@pytest.mark.parametrize(
    ("sentence", "letter"),
    [
        ("局长亲自挂帅法治政府建设领导小组，主持会议6次。", "m"),
        ("街道党工委书记带头讲法治课2次。", "m"),
        ("区长多次召开常务会议研究法治政府建设工作。", "m"),
        ("推动村党委书记带头学法12次。", "-"),
        ("分管副局长主持召开案件讨论会12次。", "-"),
        ("压实企业主要负责人第一责任人责任，约谈32人。", "-"),
    ],
)
def test_heads_told_by_their_acts(sentence: str, letter: str) -> None:
    assert states(frame("MPL", M=MEASURES + sentence)) == f"ooo{letter}o"


def test_a_report_of_paragraphs_shows_its_measures_from_their_first_sentence() -> None:
    first = "一年来，我镇从制度入手规范行政行为，修订议事规则，重大事项先审后议"
    text = report(
        ("", first + "；全年召开办公会22次，研究涉法事项35项。"),
        ("", "镇长主持研究法治议题9个，带头述法。"),
        ("", "我们也认识到，执法力量薄弱，主要是编制有限。"),
        ("", "2024年，我镇将增配执法人员8名，组织轮训4期。"),
    )
    assert states(text) == "mmmmm"
    made = make_report(text)
    measures = made.part("measures")
    assert measures is not None
    assert measures.span is not None
    assert made.document.slice(measures.span).startswith(first)


@pytest.mark.parametrize("heading", ["短板与对策", "存在问题、原因及改进措施", "找差距、明方向"])
def test_a_plan_under_the_heading_of_the_problems(heading: str) -> None:
    parts = (("一、主要举措和成效", MEASURES), ("二、主要负责人履职情况", HEADS))
    assert states(report(*parts, ("三、" + heading, PROBLEMS + "\n" + PLAN))) == "ooooo"
    assert states(report(*parts, ("三、" + heading, PROBLEMS))) == "oooo-"
    own = report(*parts, ("三、" + heading, PROBLEMS), ("四、2024年工作安排", PLAN))
    assert states(own) == "ooooo"


def test_two_sections_on_duties_are_the_measures_and_the_heads() -> None:
    rest = (("二、主要负责人履职情况", HEADS), ("三、存在的不足", PROBLEMS), ("四、2024年工作安排", PLAN))
    assert states(report(("一、履职情况", MEASURES), *rest)) == "ooooo"
    secretary = "党组书记主持研究法治议题9个，作出批示6件，督办积案3件，带头讲课2次。"
    assert states(report(("一、党组书记履职情况", secretary), *rest)) == "-oooo"


@pytest.mark.parametrize(
    "heading",
    [
        "疏堵点、解难点，优化营商环境",
        "督察反馈问题落实情况",
        "加强薄弱环节治理",
        "缩小城乡法律服务差距",
        "深挖根源，化解积案",
        "消除监管盲区",
        "打通服务群众“最后一公里”堵点",
        "补短板强弱项，提升执法水平",
    ],
)
def test_headings_that_deal_with_problems_tell_measures(heading: str) -> None:
    told = "修订制度6项，组织培训9期，办结案件35件，群众满意率97%。"
    rest = (("三、主要负责人履职情况", HEADS), ("四、2024年工作安排", PLAN))
    assert states(report(("一、主要举措和成效", MEASURES), ("二、" + heading, told), *rest)) == "o--oo"
    with_part = (("二、存在的不足", PROBLEMS), *rest)
    assert states(report(("一、" + heading, MEASURES), *with_part)) == "ooooo"


@pytest.mark.parametrize(
    "heading",
    [
        "需持续用力的地方",
        "还没有做好的事",
        "掣肘因素",
        "不完善之处",
        "待补强环节",
        "尚待破解的课题",
        "亟需加强的薄弱环节",
        "有待解决的问题",
    ],
)
def test_more_headings_of_problems(heading: str) -> None:
    text = report(
        ("一、主要举措和成效", MEASURES), ("二、" + heading, PROBLEMS), ("三、局长述法", HEADS), ("四、展望", PLAN)
    )
    assert states(text) == "ooooo"


@pytest.mark.parametrize(
    "heading", ["党政正职履行职责情况", "党政同责", "首责落实情况", "法治建设责任人履职情况", "履行职责"]
)
def test_more_headings_of_the_heads(heading: str) -> None:
    rest = (("三、存在的不足", PROBLEMS), ("四、2024年工作安排", PLAN))
    told = "全年主持召开专题会7次，对3起重大案件挂牌督办，为干部授课2场，逐项审定合同11份。"
    assert states(report(("一、主要举措和成效", MEASURES), ("二、" + heading, told), *rest)) == "ooooo"


@pytest.mark.parametrize("mark", ["：", ":", "——", "　", " ", "·", "｜"])
@pytest.mark.parametrize("style", ["{}、", "（{}）", "第{}章 ", "{}. "])
def test_headings_of_a_slogan_and_its_subject(mark: str, style: str) -> None:
    slogans = (
        (f"强基础{mark}制度体系更加完善", MEASURES),
        (f"照镜子{mark}短板与成因", PROBLEMS),
        (f"扛责任{mark}主要负责人履职", HEADS),
        (f"谋新篇{mark}2024年重点", "建成调解室6个，开展业务练兵4次，办好法治夜市。"),
    )
    numbers = "1234" if style.endswith(". ") else "一二三四"
    rows = ((style.format(n) + heading, body) for n, (heading, body) in zip(numbers, slogans, strict=True))
    assert states(report(*rows)) == "ooooo"

"""The structure rules on composed texts: where they fire and where they stay silent."""

from __future__ import annotations

import pytest

from checker.diagnostics import Severity
from checker.testing import findings

TITLE = "云岗县水利局2023年度法治政府建设情况报告\n发布时间：2024-02-08 来源：县水利局\n"
OPENING = "2023年，云岗县水利局扎实推进依法行政，现将有关情况报告如下。\n"
M = "一、主要举措和成效\n开展执法检查120次，办理案件35件，全部经过法制审核，群众满意率达到97%。\n"
H = (
    "二、主要负责人履行第一责任人职责情况\n"
    + "局党组书记、局长主持研究法治工作6次，作出批示8件，带头讲授法治课2次，年底述法。\n"
)
P = "三、存在的不足和原因\n执法力量不足，普法形式单一，文书说理不够充分，主要原因是专业人员偏少、培训经费有限。\n"
L = "四、2024年工作安排\n增配执法人员8名，组织文书评查4次，建成法治宣传园地2处，办好执法开放日活动。\n"
WHOLE = TITLE + OPENING + M + H + P + L


def spots(rule: str, text: str, **settings: object) -> list[str]:
    """The words each finding of `rule` points at."""
    found = findings(rule, text, **settings)  # type: ignore[arg-type]
    return [text[d.primary.span.start : d.primary.span.end] for d in found]


@pytest.mark.parametrize(
    "rule",
    [
        "missing-part",
        "part-without-heading",
        "missing-causes",
        "thin-part",
        "numbering-gap",
        "heading-level-skip",
        "missing-title",
        "broken-paragraph",
        "missing-full-stop",
        "duplicated-text",
        "unknown-report-kind",
    ],
)
def test_a_whole_report_is_silent(rule: str) -> None:
    assert spots(rule, WHOLE) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (TITLE + OPENING + M + H + P, "下一年度主要安排"),
        (TITLE + OPENING + M + P + L, "第一责任人"),
        (TITLE + OPENING + M + H + L, "不足和原因"),
        (TITLE + OPENING + P + H + L, "主要举措和成效"),
    ],
)
def test_missing_part(text: str, named: str) -> None:
    (found,) = findings("missing-part", text)
    assert named in found.message.zh
    assert found.severity is Severity.ERROR
    assert text[found.primary.span.start : found.primary.span.end] == TITLE.split("\n")[0]


def test_missing_part_asks_nothing_of_other_texts() -> None:
    assert spots("missing-part", "全县办理案件12件，同比增长20%。\n") == []
    assert spots("missing-part", "云岗县2023年政府信息公开工作年度报告\n一、总体情况\n" + "公开信息12条。" * 40) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            TITLE
            + OPENING
            + "一、工作情况\n（一）加强领导。局主要负责人认真履行第一责任人职责，主持会议3次。\n"
            + P
            + L,
            "局主要负责人认真履行第一责任人职责，主持会议3次",
        ),
        (
            TITLE + OPENING + M + H + P.strip() + "下一步，我局将增配执法人员8名，组织文书评查4次。\n",
            "下一步，我局将增配执法人员8名，组织文书评查4次",
        ),
        (
            TITLE
            + OPENING
            + M
            + H
            + "三、2024年安排\n当前，工作中还面临执法力量不足等难题，由于编制少，增员困难。2024年，将增配人员8名。\n",
            "工作中还面临执法力量不足等难题，由于编制少，增员困难",
        ),
        (
            TITLE + OPENING + "我局组织培训9期，培训430人次。\n开展检查120次。\n" + H + P + L,
            "我局组织培训9期，培训430人次。",
        ),
    ],
)
def test_part_without_heading(text: str, words: str) -> None:
    assert spots("part-without-heading", text) == [words]


@pytest.mark.parametrize(
    "problems",
    [
        "三、存在的不足和原因\n执法力量不足，普法形式比较单一，文书说理不够充分。\n",
        "三、存在的问题\n主要表现在制度还不健全，队伍专业化水平还不高，工作开展不平衡。\n",
        "三、差距和短板\n一是监管手段偏少，二是宣传不够深入，有待进一步加强。\n",
    ],
)
def test_missing_causes(problems: str) -> None:
    assert spots("missing-causes", TITLE + OPENING + M + H + problems + L) == [problems.split("\n")[0]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TITLE + OPENING + M + H + P + "四、2024年打算\n2024年工作安排详见附件。\n", "2024年工作安排详见附件。"),
        (
            TITLE
            + OPENING
            + M
            + H
            + P
            + "四、2024年打算\n2024年，我局将按照上级部署，再接再厉，扎实做好各项法治工作。\n",
            "2024年，我局将按照上级部署，再接再厉，扎实做好各项法治工作。",
        ),
        (
            TITLE
            + OPENING
            + M
            + H
            + "三、存在的问题\n对照上级要求，我局工作中还存在一些不足之处，有待今后进一步改进和提高。\n"
            + L,
            "对照上级要求，我局工作中还存在一些不足之处，有待今后进一步改进和提高。",
        ),
        (
            TITLE
            + OPENING
            + M
            + "二、主要负责人履行第一责任人职责情况\n局长高度重视法治建设，切实履行第一责任人职责。\n"
            + P
            + L,
            "局长高度重视法治建设，切实履行第一责任人职责。",
        ),
        (TITLE + OPENING + M + H + P + "四、2024年打算\n", "四、2024年打算"),
    ],
)
def test_thin_part(text: str, words: str) -> None:
    assert spots("thin-part", text) == [words]


@pytest.mark.parametrize(
    "plan",
    [
        "制定联合执法办法，推行案卷互评。",
        "2024年，我局将再接再厉，扎实做好各项工作：一是修订执法规程，二是配齐法制审核人员。",
        "组织执法培训4期。",
    ],
)
def test_a_short_plan_with_tasks_is_not_thin(plan: str) -> None:
    assert (
        spots("thin-part", TITLE + OPENING + M + H + P + "四、2024年打算\n" + plan + "\n", options={"characters": 8})
        == []
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("一、甲\n办案9件。\n三、乙\n办班4期。\n", ["三、乙"]),
        ("一、甲\n办案9件。\n二、乙\n办班4期。\n二、丙\n宣讲8场。\n三、丁\n调解6件。\n", ["二、丙"]),
        ("一、甲\n（一）学法。学法6次。\n（二）执法。办案9件。\n（四）普法。宣讲8场。\n", ["（四）普法。"]),
        ("一、甲\n（二）执法。办案9件。\n（三）普法。宣讲8场。\n", ["（二）执法。"]),
        ("一、甲\n1．学法。学法6次。\n2．执法。办案9件。\n4．普法。宣讲8场。\n", ["4．普法。"]),
        ("抓四项工作：一是学法，二是执法，四是普法。", ["四是"]),
        ("一是学法。二是执法。二是普法。三是调解。", ["二是"]),
        ("第一，学法。第三，普法。", ["第三，"]),
        ("1.学法。学法6次。\n2.执法。办案9件。\n2.普法。宣讲8场。\n", ["2.普法。"]),
        ("1.学法。学法6次。\n2.执法。办案9件。\n2.普法。宣讲8场。\n4.调解。调解6件。\n", ["2.普法。"]),
    ],
)
def test_numbering_gap(text: str, words: list[str]) -> None:
    assert spots("numbering-gap", text) == words


@pytest.mark.parametrize(
    "text",
    [
        "一、甲\n办案9件。\n二、乙\n办班4期。\n三、丙\n宣讲8场。\n",
        "三、甲\n办案9件。\n四、乙\n办班4期。\n",  # an excerpt
        "（二）执法。办案9件。\n（三）普法。宣讲8场。\n",
        "一、甲\n1.学法。学法6次。\n2.执法。办案9件。\n另外：\n1.普法。宣讲8场。\n2.调解。调解6件。\n",  # a new list
        "一、甲\n（一）学法\n1.集中学。学法6次。\n2.上门讲。宣讲8场。\n（二）执法\n3.抓检查。检查9次。\n4.抓办案。办案9件。\n",
        "二是执法规范。三是普法深入。",
        "首先抓学习，其次抓执法，最后抓普法。",
        "一是学法。二是执法。\n一是普法。二是调解。",
        "1.5万件事项网上办理。\n3件案件被复议。\n",
    ],
)
def test_numbering_in_order_is_silent(text: str) -> None:
    assert spots("numbering-gap", text) == []


def test_a_report_that_begins_with_its_second_part() -> None:
    text = TITLE + OPENING + M.replace("一、", "二、") + H.replace("二、", "三、") + P.replace("三、", "四、")
    assert spots("numbering-gap", text) == ["二、主要举措和成效"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("一、甲\n（1）学法。学法6次。\n（2）执法。办案9件。\n", ["（1）学法。"]),
        ("一、甲\n（一）学习\n（1）集中学。学法6次。\n", ["（1）集中学。"]),
        ("一、甲\n(1)学法。学法6次。\n二、乙\n（一）执法\n（1）检查。检查9次。\n", ["(1)学法。", "（1）检查。"]),
    ],
)
def test_heading_level_skip(text: str, words: list[str]) -> None:
    assert spots("heading-level-skip", text) == words


@pytest.mark.parametrize(
    "text",
    [
        "一、甲\n1.学法。学法6次。\n",
        "一、甲\n（一）学习\n1.集中学。学法6次。\n（1）领导领学。学法2次。\n",
        "（一）甲\n1.学法。学法6次。\n",
        "（1）学法。学法6次。\n（2）执法。办案9件。\n",
        "一、甲\n①学法。学法6次。\n",
    ],
)
def test_legal_orders_of_levels_are_silent(text: str) -> None:
    assert spots("heading-level-skip", text) == []


@pytest.mark.parametrize("head", ["日期：2024-02-08 来源：县水利局\n", "首页 > 政务公开 > 法治政府建设年度报告\n", ""])
def test_missing_title(head: str) -> None:
    opening = "2023年，云岗县水利局扎实推进依法行政，现将2023年法治政府建设情况报告如下。\n"
    text = head + opening + M + H + P + L
    (found,) = findings("missing-title", text)
    assert found.primary.span.start == len(head)


BEFORE = (
    "全县执法队伍建设得到加强，执法水平稳步提高。\n组织执法人员培训6期，共有320人参加，合格率达到95%。\n"
    "开展案卷评查2次，评查案卷120卷。\n"
)


@pytest.mark.parametrize(
    ("broken", "around"),
    [
        (
            "完善考核办法，把案卷评查的结果和群众评议的意见纳入年度工\n作考核，优秀案卷占三成。",
            "纳入年度工\n作考核，优",
        ),
        (
            "完善考核办法，把案卷评查的结果和群众评议的意见纳入年度工\n\n作考核，优秀案卷占三成。",
            "纳入年度工\n\n作考核，优",
        ),
        ("完善调解网络，全县配备各类人民调解员320\n名，调解纠纷180件。", "员320\n名，调解"),
        ("全县配备各类人民调解员，\n调解纠纷180件，成功176件。", "调解员，\n调解纠纷"),
    ],
)
def test_broken_paragraph(broken: str, around: str) -> None:
    text = BEFORE + broken + "\n"
    (words,) = spots("broken-paragraph", text)
    assert around in words
    assert spots("missing-full-stop", text) == []


@pytest.mark.parametrize(
    "tail",
    [
        "联系电话：0999-123456\n",
        "云岗县水利局\n2024年1月18日\n",
        "附件：案卷评查情况统计表\n",
        "（一）主要做法和成效，以及存在的不足\n正文如下，分述如次。\n",
        "1.复议。\n申请：收到74件，上年52件，较上年有所增加，其中线上31件\n受理：60件，不予受理8件，告知6件，均已答复申请人\n2.应诉。全年应诉12件，均已审结。\n",
    ],
)
def test_lines_that_are_no_broken_sentences(tail: str) -> None:
    assert spots("broken-paragraph", BEFORE + tail) == []
    assert spots("missing-full-stop", BEFORE + tail) == []


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        (BEFORE.replace("合格率达到95%。", "合格率达到95%") + "建成法治宣传园地2处。\n", "合格率达到95%"),
        (TITLE + OPENING + M.replace("97%。", "97%") + H + P + L, "群众满意率达到97%"),
        (
            "一、甲\n（一）学法。学法6次，参加320人次，合格率九成\n（二）执法。办案9件，结案9件。\n（三）普法。宣讲8场，听众90人。\n（四）调解。调解6件，成功6件。\n",
            "合格率九成",
        ),
    ],
)
def test_missing_full_stop(text: str, tail: str) -> None:
    (words,) = spots("missing-full-stop", text)
    assert words.endswith(tail[-14:])
    assert spots("broken-paragraph", text) == []


@pytest.mark.parametrize(
    "last",
    ["办好普法园地，推动移动终端全员配备，开设夜校12期；编印应诉指引，定期旁听庭审，分批轮训窗口人员"],
)
@pytest.mark.parametrize("after", ["", "云岗县水利局\n", "云岗县水利局\n2024年1月18日\n"])
def test_the_last_paragraph_of_a_report_needs_its_full_stop_too(last: str, after: str) -> None:
    text = TITLE + OPENING + M + H + P + "四、2024年工作安排\n" + last + "\n" + after
    (words,) = spots("missing-full-stop", text)
    assert last.endswith(words)


@pytest.mark.parametrize(
    "start", ["镇党委每季度研究一次", "县司法局组织评查2次，", "围绕企业需求送法上门，", "在强化监督方面，"]
)
def test_a_new_paragraph_after_a_lost_full_stop_is_no_broken_sentence(start: str) -> None:
    text = BEFORE + "成立物业纠纷调解委员会，受理纠纷31件，全部调解成功\n" + start + "听取汇报4次。\n"
    assert len(spots("missing-full-stop", text)) == 1
    assert spots("broken-paragraph", text) == []


def test_a_text_wrapped_line_for_line_is_left_alone() -> None:
    line = "全县执法队伍建设得到加强，执法水平稳步提高，组织执法人员培训六期，共有三百二十\n"
    text = line * 12 + "人参加。\n" + BEFORE
    assert spots("broken-paragraph", text) == []
    assert spots("missing-full-stop", text) == []


SENTENCE = "全年开展执法检查30次，发现隐患112处，督促整改108处，处罚企业4家。"


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE + "在监管方面，成绩明显。" + SENTENCE,
        "（一）监管。" + SENTENCE + "\n（二）执法。" + SENTENCE,
        SENTENCE + "\n" + "一是" + SENTENCE.replace("，", ","),
    ],
)
def test_duplicated_text(text: str) -> None:
    (found,) = findings("duplicated-text", text)
    (first,) = found.secondary
    assert first.span.start < found.primary.span.start
    assert "督促整改" in text[found.primary.span.start : found.primary.span.end]


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE + SENTENCE.replace("30次", "31次"),
        "群众满意率达到97%。\n群众满意率达到97%。",
        "坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想和党的二十大精神，增强“四个意识”、坚定“四个自信”、做到“两个维护”。\n"
        * 2,
    ],
)
def test_set_phrases_and_short_sentences_are_no_duplicates(text: str) -> None:
    assert spots("duplicated-text", text) == []


def test_missing_topic_names_the_areas_of_a_government_only() -> None:
    text = WHOLE.replace("云岗县水利局", "云岗县人民政府")
    (found,) = findings("missing-topic", text)
    assert found.severity is Severity.INFO
    assert "突发事件" in found.message.zh
    assert findings("missing-topic", WHOLE) == []
    assert "矛盾纠纷" in found.message.zh
    settled = text.replace("办理案件35件", "办理行政复议案件35件，人民调解180件")
    assert "矛盾纠纷" not in findings("missing-topic", settled)[0].message.zh


def test_missing_duty_lists_what_the_part_leaves_out() -> None:
    text = WHOLE.replace("云岗县水利局", "云岗县人民政府")
    (found,) = findings("missing-duty", text)
    assert "出庭应诉" in found.message.zh
    assert text[found.primary.span.start : found.primary.span.end] == H.split("\n")[0]
    assert findings("missing-duty", WHOLE) == []


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("云岗县水利局2023年政府信息公开工作年度报告", "政府信息公开工作年度报告"),
        ("2024年云岗县政府工作报告", "政府工作报告"),
        ("云岗县水利局2023年安全生产工作总结", "其他年度报告或总结"),
    ],
)
def test_another_kind_of_report_is_said_and_not_flooded(title: str, kind: str) -> None:
    text = title + "\n一、总体情况\n" + "全年主动公开信息112条，办理申请9件。" * 12 + "\n二、存在的问题\n宣传不够。\n"
    (found,) = findings("unknown-report-kind", text)
    assert found.severity is Severity.INFO
    assert kind in found.message.zh
    for rule in ("missing-part", "missing-causes", "thin-part", "part-without-heading"):
        assert findings(rule, text) == []

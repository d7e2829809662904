"""Reports built in unusual ways: other numberings, tables of contents, no headings; silent or found."""

from __future__ import annotations

import pytest

from checker.testing import findings, make_report

TITLE = "云岗县水利局2023年度法治政府建设情况报告\n"
OPENING = "2023年，云岗县水利局扎实推进依法行政，现将有关情况报告如下。\n"
PARTS = (
    ("主要举措和成效", "开展执法检查120次，办理案件35件，全部经过法制审核。"),
    ("主要负责人履行第一责任人职责情况", "局长主持研究法治工作6次，作出批示8件，年底述法。"),
    ("存在的不足和原因", "仲裁衔接不顺畅，主要是人手少、流程长。"),
    ("2024年工作安排", "定期开展技能比武，推动执法队员职业保障改革。"),
)
NUMBERS = ("壹贰叁肆伍、", "ⅠⅡⅢⅣⅤ、", "一二三四五、")
RULES = (
    "missing-part",
    "part-without-heading",
    "missing-causes",
    "thin-part",
    "numbering-gap",
    "heading-level-skip",
    "broken-paragraph",
    "missing-full-stop",
    "duplicated-text",
)


def report(marks: list[str], before: str = OPENING) -> str:
    rows = (f"{mark}{title}\n{text}\n" for mark, (title, text) in zip(marks, PARTS, strict=True))
    return TITLE + before + "".join(rows)


def found(text: str) -> list[str]:
    return [d.name for name in RULES for d in findings(name, text)]


def marks(style: str, *values: int) -> list[str]:
    return [style[v - 1] + style[-1] for v in values]


@pytest.mark.parametrize("style", NUMBERS)
def test_numbering_of_every_kind(style: str) -> None:
    assert found(report(marks(style, 1, 2, 3, 4))) == []
    assert found(report(marks(style, 1, 2, 4, 5))) == ["numbering-gap"]


def test_boxed_numbers() -> None:
    assert found(report(["【一】", "【二】", "【三】", "【四】"])) == []
    assert found(report(["【一】", "【二】", "【四】", "【五】"])) == ["numbering-gap"]


def test_circled_numbers_inside_a_paragraph() -> None:
    text = report(marks(NUMBERS[2], 1, 2, 3, 4))
    assert found(text + "附带说明：①案件按结案时间统计；②检查含抽查。\n") == []
    assert found(text + "附带说明：①案件按结案时间统计；③检查含抽查。\n") == ["numbering-gap"]


@pytest.mark.parametrize("page", ["", "……3", "（3）", " 3"])
def test_a_table_of_contents_is_no_part_of_the_report(page: str) -> None:
    numbers = marks(NUMBERS[2], 1, 2, 3, 4)
    contents = "".join(f"{n}{title}{page}\n" for n, (title, _) in zip(numbers, PARTS, strict=True))
    text = report(numbers, "目　录\n" + contents + OPENING)
    assert found(text) == []
    assert [s.title for s in make_report(text).outline.sections] == [title for title, _ in PARTS]


def test_notes_are_no_headings() -> None:
    text = report(marks(NUMBERS[2], 1, 2, 3, 4))
    assert found(text + "注：[1]不含抽查。\n[2]仅指县本级。\n") == []


def test_half_width_full_stops() -> None:
    text = report(marks(NUMBERS[2], 1, 2, 3, 4)).replace("。", ".").replace("，", ",").replace("、", ",")
    assert found(text) == []


def test_a_report_without_headings_mentions_its_parts() -> None:
    text = (
        TITLE
        + OPENING
        + "开展河道巡查1260公里，立案查处非法取水案件9件，办理取水许可41件。\n"
        + "开展“世界水日”普法活动7场，受众3100人次，编印河湖保护读本2000册，走访沿河企业46家，签订承诺书46份。\n"
        + "局主要负责人带头学法用法，主持研究重大执法案件3件。\n"
        + "我们也清醒看到，基层水政执法力量仍然不足，主要原因是编制少。\n"
        + "下一步，我局将充实水政执法队伍，加强与公安机关的协作，持续推进法治建设。\n"
    )
    assert {p.id: p.state for p in make_report(text).parts if p.id != "causes"} == {
        "measures": "mention",
        "problems": "mention",
        "responsible-person": "mention",
        "next-year-plan": "mention",
    }


def test_carrying_out_the_next_step_of_a_reform_is_a_measure() -> None:
    text = report(marks(NUMBERS[2], 1, 2, 3, 4))
    text = text.replace("四、2024年工作安排\n" + PARTS[3][1], "").replace(
        "主要举措", "抓好下一步改革任务落地，主要举措"
    )
    assert found(text) == ["missing-part"]


def test_the_last_part_after_the_problems_is_the_plan_whatever_its_heading() -> None:
    text = report(marks(NUMBERS[2], 1, 2, 3, 4))
    text = text.replace("2024年工作安排", "接续奋斗开新局")
    assert found(text) == []
    done = text.replace(PARTS[3][1], "全年已解决问题6个，累计走访商户120家。")
    assert found(done) == ["missing-part"]


def test_the_speaker_of_a_report_to_a_congress_is_no_heading() -> None:
    before = "——2024年1月18日在县第十九届人民代表大会常务委员会第十五次会议上\n县水利局局长  张  明\n" + OPENING
    text = report(marks(NUMBERS[2], 1, 2, 3, 4), before)
    assert found(text) == []
    assert len(make_report(text).outline.sections) == 4


def test_heads_named_late_do_not_own_a_part_on_organisation() -> None:
    text = report(marks(NUMBERS[2], 1, 2, 3, 4)).replace("主要负责人履行第一责任人职责情况", "健全机制")
    text = text.replace(PARTS[1][1], "成立以局长为组长的工作领导小组，局主要负责人亲自研究部署法治工作6次。")
    assert found(text) == ["part-without-heading"]


def test_the_body_named_right_below_the_title() -> None:
    text = report(marks(NUMBERS[2], 1, 2, 3, 4), "云岗县住房和城乡建设局\n")
    issuer = make_report(text.replace("云岗县水利局2023", "2023")).facts.issuer
    assert issuer is not None
    assert issuer.value == "云岗县住房和城乡建设局"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("首先抓骨干，培训9次；第二抓队员，培训20次；第三抓商户，走访60家。", []),
        ("首先抓骨干，培训9次；其次抓队员，培训20次；第三，走访商户60家。", []),
        ("首先抓骨干，培训9次；第三抓商户，走访60家；第四抓学校，宣讲8场。", ["numbering-gap"]),
        ("首先抓骨干，培训9次，引入第三方评估；实行第一责任人制度。", []),
    ],
)
def test_first_of_all_then_the_second(words: str, names: list[str]) -> None:
    assert found(report(marks(NUMBERS[2], 1, 2, 3, 4)).replace(PARTS[0][1], words)) == names

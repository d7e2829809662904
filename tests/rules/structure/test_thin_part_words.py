"""What makes a part thin: slogans only, however they are worded; never a short plain statement."""

from __future__ import annotations

import pytest

from checker.testing import findings

HEAD = "一、主要举措和成效\n开展执法检查30次，办结案件12件。\n"


def thin(heading: str, body: str) -> bool:
    """Whether the part under the heading is called thin."""
    text = f"{HEAD}二、{heading}\n{body}\n"
    return bool(findings("thin-part", text, profile="law-based-government", year=2023))


@pytest.mark.parametrize(
    "plan",
    [
        "2024年，我局将在县委、县政府的坚强领导下，坚定信心、真抓实干，不断开创水利法治工作新局面。",
        "下一步，我局将认真总结经验，发扬成绩，克服不足，推动法治政府建设再上新台阶。",
        "2024年，我局将继续努力，争取更大成绩。",
        "下一步，我镇将不忘初心、牢记使命，撸起袖子加油干，交出满意答卷。",
        "2024年是实施规划的关键一年，我局将凝心聚力、踔厉奋发，努力开创林业法治工作新局面。",
        "我街道将坚持以人民为中心，恪尽职守、奋勇争先，让法治成为高质量发展的亮丽底色。",
        "今后，我们将再接再厉，查漏补缺，把法治政府建设工作做得更好。",
        "下一步将按上级统一部署推进有关工作。",
        "来年，我们定当快马加鞭、只争朝夕，让法治之花开遍云岗大地。",
    ],
)
def test_a_plan_of_slogans_is_thin(plan: str) -> None:
    assert thin("2024年工作安排", plan)


@pytest.mark.parametrize(
    "plan",
    [
        "增配执法人员，办好法治夜市。",
        "2024年，我局将建成执法信息平台，实现全程留痕。",
        "下一步，将完善合法性审核制度，加强执法培训。",
        "完善制度、充实队伍、强化监督。",
        "推动出租车计价器检定。",
        "做好渔船联合检查，完善渔港管理。",
        "下一步，我馆将修订借阅规则，向读者公示。",
        "下一步，我局将会同公安部门打击非法采砂。",
        "把法律顾问派到每个村，让群众少跑腿。",
    ],
)
def test_a_short_plan_that_names_a_task_is_not(plan: str) -> None:
    assert not thin("2024年工作安排", plan)


@pytest.mark.parametrize(
    ("problems", "empty"),
    [
        ("工作中还有一些不尽如人意的地方，离群众的期望还有距离。", True),
        ("依法行政能力和水平还有待进一步提升。", True),
        ("总的来看，成绩是主要的，但也存在一些薄弱环节，需要在今后工作中加以改进。", True),
        ("执法人员偏少，原因是编制有限。", False),
        ("个别文书不规范，因培训不够。", False),
        ("仲裁衔接不顺畅，主要是人手少、流程长。", False),
    ],
)
def test_problems_in_few_words(problems: str, empty: bool) -> None:
    assert thin("存在的不足", problems) is empty

"""Lists that one slip of the pen leads far from their whole, and lists that are only some of it."""

from __future__ import annotations

import pytest

from checker.testing import findings

FAULTY = (
    "抽查药店卷宗240卷，优秀61卷、良好415卷、合格34卷。",
    "全年登记渔船纠纷873件，其中网具纠纷412件、碰撞纠纷218件、雇工纠纷423件。",
    "培训农技员1356人，春季班742人，秋季班641人，合计1356人。",
    "市域共有公证机构319家，其中城区公证机构76家、县域公证机构63家。",
    "茶山镇受理信访185件次，初次信访62件次，重复信访132件次。",
    "林场巡护组查获案件264起：盗伐164起、滥伐58起、非法狩猎24起。",
    "调解沿江用水纠纷472件，农业用水208件、工业用水164件、生活用水10件。",
)
SOUND = (
    "抽查药店卷宗196卷，优秀61卷、良好45卷、合格34卷，三类占71.4%。",
    "登记渔船纠纷837件，网具412件、碰撞218件、雇工143件，三类占九成。",
    "退还预付款68.4万元，其中美容42.1万元、健身16.2万元。另收罚款9.1万元，不属于退款。",
    "驻村律师人数由36人增至45人，公证员84人。",
    "夜间热线接听4120人次：咨询3018、投诉1102。投诉的1102人次里重复来电982人次。",
    "新收仲裁案件86件，上年结转5件。处理结果：裁决48件、调解31件、撤回12件。",
    "电话登记34件，来信46件、来访38件、网上28件，四种渠道合计即全年总数。",
    "补助分300元、600元、900元三档。",
    "报名应考760人，实考542人，及格281人。",
    "52个村各设1个驿站，镇区另设3个，合计55个。",
    "年初绿色41户、黄色62户、红色19户，年末分别为30户、51户、13户。",
    "受理山地纠纷291件，承包117件、界址84件较为突出。",
)


def loud(text: str) -> int:
    """How many findings about figures are more than information."""
    rules = ("breakdown-sum", "breakdown-exceeds", "part-exceeds-whole")
    return sum(f.severity != "info" for rule in rules for f in findings(rule, text))


@pytest.mark.parametrize("text", FAULTY)
def test_a_list_far_from_its_whole_by_one_slip_is_found(text: str) -> None:
    assert loud(text) == 1


@pytest.mark.parametrize("text", SOUND)
def test_what_is_only_some_of_its_whole_is_left_alone(text: str) -> None:
    assert loud(text) == 0

"""Lists and their totals in wording that no pattern foresees, and what only looks like one."""

from __future__ import annotations

import pytest

from checker.testing import findings

FAULTY = (
    "养犬登记窗口全年办证，犬只免疫证4120本，养犬登记证3875本，标识牌补证612本。三种证件合起来8507本。",
    "宅基地审批全年批准2846宗，即翻建1729宗、新建838宗、改扩建289宗，均在平台留痕。",
    "排污单位按管理级别分为三类，重点管理168家，简化管理373家，登记管理2142家，三个类别构成全市的2673家。",
    "禁毒经费投入36.8万元，手册花去17.9万元，短片花去16.4万元，展板花去8.2万元，余款用于保险。",
    "一、总体情况\n全县在册调解员2316名。\n（一）村级调解员1705名。\n（二）乡镇调解员506名。\n（三）行业调解员198名。",
)
SOUND = (
    "养犬登记窗口全年办证，犬只免疫证4120本，养犬登记证3875本，标识牌补证612本。三种证件合起来8607本。",
    "宅基地审批全年批准2846宗，主要是翻建1729宗、新建838宗。",
    "市监局作出处罚决定205件：处罚款的198件，没收违法所得的31件，其中两项并处24件。",
    "全年受理案件412件，不予受理17件，告知9件，案前化解61件，依法立案325件。",
    "城市管理局全年立案1836件，结案1904件。结案数含以前年度立案的153件，当年立案的尚有85件在办。",
    "分8个专题办班11期，3个专题各办2期，5个专题各办1期。",
    "受援人3408人，其中农民工1827人、妇女1964人、老年人1511人。",
)


def sums(text: str) -> int:
    return sum(len(findings(rule, text)) for rule in ("breakdown-sum", "breakdown-exceeds"))


@pytest.mark.parametrize("text", FAULTY)
def test_a_list_that_misses_its_total_is_found(text: str) -> None:
    assert sums(text) == 1


@pytest.mark.parametrize("text", SOUND)
def test_a_list_that_need_not_add_up_is_left_alone(text: str) -> None:
    assert all(f.severity == "info" for r in ("breakdown-sum", "breakdown-exceeds") for f in findings(r, text))


def test_the_finding_says_why_the_figures_belong_together() -> None:
    (found,) = findings("breakdown-sum", FAULTY[1])
    assert any("如此解读" in note.zh for note in found.notes)


TAKEN_UP = (
    "刑事案件统计（单位：起）\n盗窃：214\n诈骗：186\n故意伤害：47\n其他：63\n合计：{}",
    "全年受理来信{}封，办结502封，上门回访31次，电话回访96次。\n一、存在不足\n上述来信按内容归类，反映物业的243封，反映噪声的196封，反映停车的71封。",
)


@pytest.mark.parametrize("text", TAKEN_UP)
def test_a_table_of_lines_and_a_count_told_long_before_are_summed(text: str) -> None:
    assert sums(text.format(501)) == 1
    assert sums(text.format(510)) == 0


def test_a_total_of_several_units_is_left_alone() -> None:
    assert sums("周报8期、提醒函22件、督办单71件、警示单1件，四类督办文书合计102件。") == 0


OTHERWISE_SOUND = (
    "执法人员312人，其中本科以上268人，法律专业74人，持证率99.4%。",
    "司法所工作人员96人，其中专职71人，法学专业38人。",
    # so many holders, so much each
    "36个村配备法律顾问45名，其中9个村配2名，其余27个村各1名，服务面不断扩大。",
    # a kind beside a state that any of them may be in
    "城区登记电动三轮车2814辆，其中货运车辆96辆、已挂牌车辆2741辆。",
    # two rungs of a ladder; what is covered is something else
    "培育法治带头人80人，其中市级44人、县级29人；覆盖全县19个乡镇。",
    # the name of another matter heads the list
    "收到申请152件，受理131件，审结126件。行政诉讼：一审74件，二审33件。",
    "| 行政复议 | 收到152件，受理131件，审结126件。 |\n| 行政诉讼 | 一审74件，二审33件。 |",
    # the first of a list has a share of all told with it
    "城管执法542件，占全部案件的38.2%；市场监管301件，交通运输212件，文化旅游96件。",
    # one of them is broken down itself
    "全年调处纠纷318件，其中土地纠纷142件，成功301件，成功案件中当场兑现119件，约定期限履行182件。",
)


@pytest.mark.parametrize("text", OTHERWISE_SOUND)
def test_words_that_make_another_reading_plain_silence_a_sum(text: str) -> None:
    assert all(f.severity == "info" for r in ("breakdown-sum", "breakdown-exceeds") for f in findings(r, text))


def test_near_those_readings_faults_are_still_found() -> None:
    assert sums("36个村配备法律顾问45名，其中9个村各3名，其余27个村各1名。") == 1
    assert sums("培育法治带头人80人，其中市级44人、县级46人；覆盖全县19个乡镇。") == 1
    assert sums("选聘监督员90名，其中市级48名、县级33名，两级合计覆盖全部监督员。") == 1
    assert sums("城管执法办理案件542件，占全部案件的38.2%，其中普通程序案件301件、简易程序案件251件。") == 1


ALONE = (
    "调解员队伍共68人，男39人，女27人。",
    "庭审78场，线上开庭33场，线下开庭47场。",
    "食品抽样640批次，合格612批次，不合格38批次。",
    "招募宣传志愿者83名（男36名、女49名），服务时长1900小时。",
    "受理涉企来电86件，其中欠薪44件、噪声27件、停车21件。",
    "监督员净增14人，机关9人，企业7人，其余来自学校。",
    "全年赔付87.4万元。交强险赔31.2万元，商业险赔42.2万元，没有其他赔付。",
)


@pytest.mark.parametrize("text", ALONE)
def test_a_list_that_stands_alone_with_its_total_is_found(text: str) -> None:
    assert sums(text) == 1


TRAITS = (
    "调解员队伍共68人，男39人，党员27人。",
    "8名司法助理员中，7人有法律职业资格，5人任职满3年，6人是党员。",
    "办案96件，其中听证的74件、调解的58件、上门的41件。",
    "发放补偿款316万元，其中东片142万元，西片105万元。",
)


@pytest.mark.parametrize("text", TRAITS)
def test_traits_that_one_may_have_at_once_are_no_list(text: str) -> None:
    assert all(f.severity == "info" for r in ("breakdown-sum", "breakdown-exceeds") for f in findings(r, text))


def test_a_list_whose_rest_is_told_behind_it_is_a_list() -> None:
    assert sums("58份协议中，建议签署37份，建议不签26份，其余暂缓。") == 1

"""Units that contradict each other: told again in another, converted or computed wrongly; and what only looks so."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.claims.weighing.units.measures import load_measures, read_measures
from checker.errors import DataError
from checker.testing import findings

TOLD_AGAIN = [
    "渡口办组织护航讲座47场次。这47人次讲座排到了腊月。",
    "港区印发避风须知8300册。\n印发的8300场须知已发到船头。",
    "船厂聘有焊接技师94名。94家焊接技师全部持证。",
    "渔港水样抽检350批次。350吨水样抽检结果已张榜。",
    "对该船东处罚款6000元。船东到窗口缴清6000万元罚款。",
    "船员平均见习期限为18个月。按18年的平均见习期限测算，师傅不够。",
    "渡口最小下泄流量3.6立方米每秒。3.6立方米每小时的下泄流量逐日核查。",
    "转产补助对象为918户、3672人。\n上述3672户的补助款已到账。",
    "拆除违规网箱136处、5.28万平方米。拆除的5.28万处网箱中，深水区占一半。",
    "（一）接访。渔港全年接待船员186批次、742人次。\n（二）分析。全年接待船员742批次，比上年略少。",
    "放映护渔电影268场，观影渔民3.4万人次。3.4万场电影都在码头上放。",
    "清缴拖欠船坞费1790万元，清缴的1790亿元分给了16家船坞。",
]
POINTED = [
    "船坞租约金额2.17亿元，经法务审查后签订，该金额2.17万元的租约已备案。",
    "港区巡查车辆达到340辆，均已编号。上述340艘巡查车辆按月检修。",
]
COUNTED = [
    "全年受理渔事投诉437件，涉及船员512人。其中网具类投诉126件、航道类投诉183人，余为补贴类投诉128件。",
    "接待来访渔民653人，其中反映停航补偿的渔民318人、反映船检的渔民335件。",
]
COUNTED_WELL = [
    "全年受理渔事投诉437件，涉及船员512人。其中网具类投诉126件、航道类投诉183件，余为补贴类投诉128件。",
    "处理渔事案件165件，其中立案案件98件，处理的案件涉及船员67人。",
    "培训船员537人，其中新船员培训214人、轮机培训323人，编印培训教材323份。",
    "登记渔船340艘、车辆340辆。",
]
MOVED = [
    "卫健部门巡诊43次，诊治群众1860人。其中诊治的43人群众均已建档。",
    "全区建成口袋公园31个、健身步道47条。新建的47个口袋公园全部免费开放。",
    "教育局培训校医218名，覆盖学校96所。培训的218所学校已配齐校医。",
    "图书馆开展阅读推广活动136场，借出图书8.6万册。136册图书借出后反响良好。",
    "救助站救助流浪人员296人次，发放救助物资1840件。1840人次流浪人员全部返乡。",
]
MOVED_NOT = [
    "卫健部门巡诊43次，诊治群众1860人，其中43人转诊到县医院。",
    "全区建成口袋公园31个、健身步道47条。47条步道全长96公里。",
    "中心组织义务植树26批次、参与市民3120人次，另有26人次捐款。",
    "开展应急演练36次，参演人员1800人次，36个单位参加。",
    "走访企业128家，收集问题建议86条，采纳建议36条；走访个体户36家。",
]
"""Numbers told of what another number was told of, and some or others that are only as many."""
EACH = [
    "养老护理补贴按每人450元发放。每床450元的护理补贴已拨付到位。",
    "市场监管所抽检食品1240批次，合格率98.6%。合格率98.6‰位列全市前茅。",
    "村级公示栏维护按每村1200元补助，全年支出16.8万元。每月1200元的维护补助由县财政列支。",
]
EACH_WELL = [
    "养老机构运营补贴每床每月300元，护理补贴每人每月300元。",
    "护工补助标准为每人每天60元，全年按每人60元计发。",
    "食品抽检合格率98.6%，药品不良反应报告率9.86‰。",
    "养老床位补贴每户120元，每家120元的补贴已到账。",
]
CONVERTED = [
    "划定禁养区2400亩（合16公顷）。",
    "单次候船平均240秒，即40分钟。",
    "保护区3.5平方公里，折合350公顷之外另有缓冲区；核心区1.2平方公里，折合12公顷。",
    "扣押私油4.5吨（450公斤）。",
    "停航补偿1.8亿元（1800万元）。",
    "见习期36个月，即2年。",
    "岗前培训4天（320学时），结业53人。",
    "疏浚航道14公里，约2600米。",
]
CONVERTED_WELL = [
    "划定禁养区2400亩（合160公顷）。",
    "划定禁养区1000亩（约合67公顷）。",
    "划定禁养区1000亩，折合66.7公顷。",
    "单次候船平均240秒，即4分钟。",
    "扣押私油4.5吨（4500公斤）。",
    "停航补偿1.8亿元（18000万元）。",
    "见习期24个月，即2年。",
    "集中学习18学时，折合810分钟。",
    "一期占地36亩（二期3公顷）。",
    "办结时限20个工作日（约30天）。",
    "影像资料2TB（2048GB）。",
    "疏浚航道14公里，约2600米为新开河段，其余为清淤。",
    "追缴船坞欠费730万元，约4000元因船厂注销无法追回。",
    "岗前培训4天（32学时），结业53人。",
    "护渔志愿者累计服务2160小时，折合270天。",
    "渔政夜间执勤每班8小时，全年累计1.6万小时，折合2000天。",
    "年度学法由40学时压缩至3天。",
]
COMPUTED = [
    "检验平均用时由7.4天缩短至4.8小时，缩短了2.6天。",
    "查获私货52.6吨，其中冻品38.4吨，其余14.2公斤为干货。",
    "监控影像26.8TB，较上年的21.3GB增加5.5TB。",
    "落实护航经费186.3万元，其中县级112.8万元、镇级73.5元。",
    "巡河里程9.28万公里，河长320名，人均290米。",
    "停航补偿57.6万元，惠及船员32人。\n回访时，32名船员都说人均1.8亿元的补偿已到账。",
]
COMPUTED_WELL = [
    "检验平均用时由7.4天缩短至4.8天，缩短了2.6天，最快2.6小时。",
    "检验由3天缩短至1天，最快6小时，夜间2小时。",
    "检验由40天压到16个工作日，少了24个工作日。",
    "查获私货52.6吨，其中冻品38.4吨，其余14200公斤为干货。",
    "航道全长126公里，其中主航道88公里，最宽处38米。",
    "停航补偿57.6万元，惠及船员32人，人均1.8万元，最多的一人4.2万元。",
    "护航经费按人均3元安排，共计86.4万元。",
    "登记时限由20个工作日压缩到8个工作日，最快12小时办结。",
    "求助办结时限由30日压缩为18日，紧急求助12小时内处置。",
    "新建防波堤24公里、护岸16公里、40米跨栈桥1座。",
    "查获走私油料27吨、冻品33吨，销毁变质渔获60公斤。",
    "罚款70万元，其中个人45万元，最低一笔25元。",
    "船员网上学法累计5400小时，参学135人，人均40学时。",
]
ALIKE = [
    "渔港划分网格136个，配备网格员136名。",
    "受理船员投诉318件，318名投诉人全部得到答复。",
    "办理渔船登记2846件，发放登记证书2846本。",
    "出具航行建议216份，216家船厂逐一回函。",
    "护岸长12公里，护岸宽12米。",
    "罚没收入64.3万元，同期港区一般公共预算收入64.3亿元。",
    "最高补助80万元，最低补助80元。",
    "一般申请7个工作日办结，紧急申请7小时办结。",
    "开办护航课126场，126场次均有记录。",
    "培训船员860人，860人次参加考试。",
    "走访渔户1260户，1260家渔户签了承诺书。",
    "平均得分96分，平均用时96秒。",
]


@pytest.mark.parametrize("text", [*TOLD_AGAIN, *POINTED, *COUNTED, *MOVED, *EACH, *CONVERTED, *COMPUTED])
def test_a_unit_that_cannot_be_meant_is_found(text: str) -> None:
    assert findings("unit-conflict", text)


@pytest.mark.parametrize("text", [*CONVERTED_WELL, *COMPUTED_WELL, *COUNTED_WELL, *MOVED_NOT, *EACH_WELL, *ALIKE])
def test_units_of_other_things_and_right_conversions_are_left_alone(text: str) -> None:
    assert not findings("unit-conflict", text)


@pytest.mark.parametrize("text", COMPUTED)
def test_what_is_wrong_in_its_unit_alone_is_said_once(text: str) -> None:
    others = ("breakdown-sum", "breakdown-exceeds", "difference-mismatch", "growth-mismatch", "percent-mismatch")
    assert not [f for name in others for f in findings(name, text)]


def test_the_finding_says_what_the_unit_should_be() -> None:
    (found,) = findings("unit-conflict", COMPUTED[3])
    assert "73.5万元" in found.message.zh
    (found,) = findings("unit-conflict", CONVERTED[0])
    assert "160公顷" in found.message.zh


def test_the_finding_says_of_what_one_is_counted() -> None:
    (found,) = findings("unit-conflict", EACH[0])
    assert "元每人 与 元每床" in found.message.zh


def test_people_who_have_what_was_issued_are_no_other_unit_of_it() -> None:
    assert not findings("unit-conflict", "年内新发捕捞证318本、换证642本。新发证的318人参加了安全培训。")


@pytest.mark.parametrize(
    ("text", "meant", "basis"),
    [
        (
            "划定禁养区2400亩（合16公顷）。",
            "160公顷",
            "1公顷 = 15亩（1公顷 = 10000平方米：GB 3100—1993《国际单位制及其应用》；亩按1公顷 = 15亩惯用换算",
        ),
        ("拆除鱼排300亩（约合200平方米）。", "20万平方米", "1亩 ≈ 666.67平方米"),
        ("见习期36个月，即2年。", "3年", "1年 = 12个月（公历）"),
        ("岗前听课12学时，折合90分钟。", "480至720分钟", "1个学时 = 40至60分钟"),
        ("停航补偿1.8亿元（1800万元）。", "18000万元", "1亿元 = 10000万元"),
        ("登记由43分钟缩短到30小时。", "30小时", "1小时 = 60分钟"),
        ("查获私货52.6吨，其中冻品38.4吨，其余14.2公斤为干货。", "14.2吨", "1吨 = 1000公斤"),
    ],
)
def test_the_finding_names_the_conversion_it_rests_on(text: str, meant: str, basis: str) -> None:
    (found,) = findings("unit-conflict", text)
    assert meant in found.message.zh
    assert found.basis is not None
    assert found.basis.zh.startswith(basis)


def test_two_units_of_one_thing_rest_on_the_basis_of_the_rule() -> None:
    (found,) = findings("unit-conflict", "清缴拖欠船坞费1790万元，清缴的1790亿元分给了16家船坞。")
    assert found.basis is not None
    assert found.basis.zh == "同一指标只有一个单位"


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 99_999))
def test_an_exact_conversion_is_never_wrong(number: int) -> None:
    for text in (f"禁养区{number}公顷（合{number * 15}亩）。", f"候船{number}小时，即{number * 60}分钟。"):
        assert not findings("unit-conflict", text)


@settings(max_examples=40, deadline=None)
@given(st.decimals(Decimal("0.1"), Decimal(9999), places=1))
def test_a_rounded_conversion_is_never_wrong(number: Decimal) -> None:
    text = f"禁养区{number}亩，折合{round(number / 15, 2)}公顷。"
    assert number < 3 or not findings("unit-conflict", text)


def test_units_have_one_size_and_words_for_one_thing_are_known() -> None:
    measures = load_measures()
    assert measures.sizes["公里"].same(measures.sizes["千米"])
    assert measures.sizes["公顷"].least / measures.sizes["平方米"].least == 10_000
    assert measures.one_kind("场", "场次")
    assert measures.one_kind("个", "家")
    assert not measures.one_kind("户", "人")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("anything = []\n", "anything"),
        ("anything = ['个']\nmore = 1\n", "more"),
        ("anything = ['个']\n[[crowd]]\nname = 'a'\nunits = '人'\n", r"crowd\[0\]\.units"),
        ("anything = ['个']\n[[dimension]]\nname = 'length'\nunits = []\n", r"dimension\[0\]\.units"),
        ("anything = ['个']\n[[dimension]]\nname = 'l'\nunits = [{names = ['米'], size = '0'}]\n", r"units\[0\]\.size"),
        (
            "anything = ['个']\n[[dimension]]\nname = 'l'\nunits = [{names = ['月'], size = '31', most = '28'}]\n",
            "most",
        ),
        ("anything = ['个']\n[source]\nlegal = '法定'\n", r"source\.legal"),
        (
            "anything = ['个']\n[[dimension]]\nname = 'l'\nsource = 'own'\nunits = [{names = ['米'], size = '1'}]\n",
            r"dimension\[0\]\.source",
        ),
        ("anything = \n", "TOML"),
    ],
)
def test_what_does_not_fit_the_units_file_is_named(text: str, key: str) -> None:
    with pytest.raises(DataError, match=rf"own\.toml.*{key}"):
        read_measures(text, "own.toml")


def test_a_unit_told_twice_is_named() -> None:
    text = "anything = ['个']\n[[dimension]]\nname = 'l'\nunits = [{names = ['米', '米'], size = '1'}]\n"
    with pytest.raises(DataError, match="米"):
        read_measures(text, "own.toml")


@pytest.mark.parametrize(
    "text",
    [
        "渡船维修平均到场时间由上一汛期的38分钟缩短到25小时。",
        "泊位核准由9天压至4.5天，压减4.5个小时，船东少跑两趟。",
        "全年清违腾岸2.6万平方米。腾出的2.6万亩岸地改成晒网场。",
    ],
)
def test_what_shrank_to_more_and_what_was_cleared_in_another_unit_is_found(text: str) -> None:
    assert findings("unit-conflict", text)


@pytest.mark.parametrize(
    "text",
    [
        "渡船维修平均到场时间由3天缩短到26小时。",
        "泊位核准由1个工作日压缩到8小时，备案由1个月压减至20天。",
        "为船员追薪2418.6万元，上半年1206.2万元，下半年1212.4万元，约0.24亿元。",
        "拨付护岸资金1.8亿元，上半年8600万元，下半年9400万元，约1.8亿元。",
    ],
)
def test_what_shrank_and_what_halves_come_to_is_left_alone(text: str) -> None:
    assert not findings("unit-conflict", text)

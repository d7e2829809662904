"""Measures told twice and figures told in two units, in wording that no finder was written for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.testing import findings

TWICE = [
    "景宁片区共排出欠费小区41个，逐一上门。入冬前，这14个欠费小区悉数恢复供热。",
    "14家船检机构悉数入网，上述机构（共41家）都能视频验船。",
    "1至12月检查渔船1846艘次，责令改正203艘。全年1486艘次渔船检查记录均已录入。",
    "1.样本。一季度测评抽取已办结工单1860件。\n2.方式。对抽取的1680件工单全部回访。",
    "全省渔政系统换发新式执法证1.26万本。\n1.62万本新式执法证于10月底前发放到人。",
    "年底账面上，待执行罚款为318.6万元。审计组指出，账面待执行罚款381.6万元，应抓紧清收。",
    "水上派出所管着渡口27处，其中12处昼夜通航。其余各项工作中，守好这72处渡口最费人手。",
    "一、人员\n所里聘了网格信息员136名。\n二、不足\n136名以外没有后备力量，而现有163名网格信息员年龄偏大。",
    "“夜巡”小组劝返学生854人次。校方另有统计，被劝返的845人次学生里，初中生占多数。",
    "人才公寓配租1284套，入住率96%。已配租的1248套人才公寓，均签订规范合同。",
    "年末在册吸毒人员412人，其中女性37人。对以上421名人员，禁毒办逐一建档。",
    "经开区开展联合检查306户次，较上年少97户次。检查虽少，经开区全年360户次联合检查发现隐患214处。",
    "信访局收到线索152条，其中不予受理17条。152条线索里，不予受理的有19条。",
    "慰问村干部384人次，走遍各镇。受到慰问的348人次村干部中，女性97人次。",
    "盗窃案件发案率下降，立案438起。立案的483起盗窃案件中，入户的占六成。",
    "全年开出整改单97份，企业投入整改资金2.8万元。97份整改单带动企业投入整改资金8.2万元。",
    "全镇办理船员援助案件34件，其中民事20件、行政14件。\n镇长批示16次。全镇全年办理船员援助案件45件。",
    "全年查处无证船舶3942起，在查处的3924起无证船舶中，移送713起，其余3229起作出处罚。",
    "违规占用岸线比例1.27%，低于上年。\n问题：违规占用岸线比例1.72%，仍需压降。",
    "全市列入年度航道目录的事项7项，由三家承办，到12月20日，目录内9项事项全部办完。",
    "全年立案调处渡口纠纷382起，调成361起，调成率94.5%。\n不足：今年立案调处的渡口纠纷多达328起，人手不够。",
    "码头加装护栏引发的矛盾，由渡管站出面协调的有49起。46起协调件均请船东到场，谈成的41起，另有8起在谈。",
    "由372名成员组成的三级航运讲师团深入渡口宣讲2140场，听众甚多，按讲师团327名成员计算，人均6.5场。",
    "截至12月25日，县港务局承接热线派单18436件，响应率100%。从18463件派单的内容看，停航居首。",
    "承办建议486件，提案612件，合计1098件。\n下一步：在2024年1089件建议提案全部办复的基础上，做好回头看。",
    "县港务局罚没船款61.3万元、作出处罚42件。42件处罚罚没船款63.1万元。",
    "11月新接入渡口探头1640路，当月新接入的这1460路探头全部联调。",
    "港务局年内收到督察建议，本年收到27件。\n本年共收到督察建议72件，全部回复。",
    "为24名遇险船员发放救助金63.8万元。上述24人的救助金68.3万元当月到账。",
    "开展护航体检服务船厂218家，提出建议61条。接受护航体检的船厂共281家。",
]
TWO_UNITS = [
    "护岸步道全长2.5公里。这条2.5米长的步道沿途立宣传牌18块。",
    "发放护航手册1.2万册。1.2册手册送到船户手中。",
    "打捞沉船残骸63.5吨，处置费用由船东承担。所打捞的63.5公斤残骸已移交回收企业。",
    "为渔民争取停航补偿475.2万元，人心安定。这475.2元补偿分三批到账。",
    "追回欠薪1836万元，涉及农民工1530名，人均1.2元。",
    "窗口平均候办时长压到16分钟。候办时长16小时，群众感受明显改善。",
    "护岸补种柳树3400株。前述补种的3400亩柳树已经成活。",
    "渡口普法经费预算76万元。76元渡口普法经费年内执行完毕。",
]
ALIKE = [
    "全市共有船员1240名。城区的1024名船员参加了轮训。",
    "发出提示函14份。到期该回复的12份都回复了；另2份还在期限里。",
    "延期审结6件。期满的34件全数审结。这40件当中涉渔的9件。",
    "拿审结的40件作底，纠错率15%；拿受理的48件作底，纠错率12.5%。",
    "涉渔类占三成六（18件），这些纠纷出自全港50件之中。",
    "一季度抽取工单1860件。二季度抽取的1680件工单由人工回访。",
    "全县有渡口412处。对其中的214处渡口逐一评价。",
    "时限由7个工作日压到2个工作日；复核由7小时压到2小时。",
    "我局现有公证员14名。全省公证员41名都有编号。",
    "办理法律援助27件。镇村两级办理法律援助72件。",
    "一季度受理渡口投诉37件。一季度办结的34件投诉中，回访满意31件。",
    "全年追回船款184.3万元。7月至9月的专项行动追回船款148.3万元，已计入全年数。",
    "东岸渡口全年查验船舶412艘次，西岸渡口全年查验船舶421艘次。",
    "东岸派出所查处非法捕捞案件63起。西岸派出所查处非法捕捞案件36起。",
    "年初计划走访船户240户。全年实际走访船户204户，未完成的36户列入明年。",
    "市级调解能手18名，县级调解能手81名。",
    "收到检举信62件，转办检举信26件，其余36件不属管辖。",
    "截至3月底在册船舶516艘。截至12月底在册船舶561艘。",
    "第一批公布典型案例13个。第二批公布典型案例31个。",
    "巡查岸线38公里，劝离垂钓人员38人，收缴渔网38张。",
    "养老机构中评定星级的97家，其余79家中，15家运营不足一年。",
    "会商案件9件。对3件败诉案件逐一复盘。",
    "追缴税款2.4亿元。滞纳金2.4万元一并入库。",
    "全年收缴罚款36.5万元。单笔最低罚款36.5元。",
    "投诉2小时内响应。疑难投诉2个工作日内答复。",
    "收到复议决定书4份。作为被申请人的案件除上述4件外，另有裁决1件。",
    "追回欠薪1836万元，涉及农民工1530名，人均1.2万元。",
    "慰问村干部384人次。慰问社区干部348人次，反响良好。",
    "盗窃案件发案率下降，立案438起。诈骗案件立案483起。",
    "打捞队9个人，有潜水证的8个人，另一人明年参考。",
    "巡航艇12艘。有夜航设备的10艘单独编组。",
    "渡口代收申请45件。当年受理118件（含代收的41件），不予受理6件。",
    "修缮渡口9处，年内完工7处，顺延2处。7处渡口均通过验收。",
    "航道养护项目9项，作出决定7项，2项顺延。7项养护均有验收意见。",
    "船员和港务办纠纷共62件。全市（含6个县区）船员纠纷612件。",
    "现行有效的航道规章163件全面清理，决定废止9件、修改21件。至此，现行有效的航道规章为154件。",
    "航道局核定编制28名，实有在编船员23人，空编5名。在编船员中持有适任证书的21人，另2人备考。",
    "港务局制定的22件规范性文件，除2件按规定次年报备外，其余20件均已报备。",
    "年度养护计划安排项目29件，其中年内完工类21件、预备类8件。实际完工23件（含计划外2件），计划内21件全部完成。",
    "为132户船东退税214.7万元，同期加收滞纳金214.7元，系一户船东逾期所致。",
    "规模以上船厂12家，全部21家船厂均签订承诺书。",
    # what a merger leaves, and the halves of a year before and after it
    "全市原有渡口17处，年中撤并2处，现15处渡口全部装上监控；前半年17处渡口发船2610班，后半年15处渡口发船2844班。",
    # units of other things: each in its own change, or with a noun of its own
    "渡口登记由24个工作日压到14个工作日，其中验船环节由60小时压到14小时。",
    "渡口办罚没收入53.7万元，全部上缴国库。同期开发区一般公共预算收入53.7亿元。",
    "依法查处侵占滩涂面积2.6万平方米。滨江绿道提升，公园面积2.6平方公里。",
    # a plan beside what was done, of those that have lasted so long
    "起草航道规章2部。明年拟修改规章3部，对施行满四年的6部规章开展评估。",
    # half a year, a part, something new, a later stage, another name
    "上半年收到船民建议37件，全部答复。\n全年共收到船民建议73件，满意率100%。",
    "镇村干部共312人，其中船村干部231人。船村干部中党员213人。",
    "航道调解员86名。年内新聘航道调解员68名。",
    "受理仲裁案件892件，标的额16.8亿元。审结829件，标的额15.2亿元。",
    "船员持证率98.6%。参训率96.8%。",
    "开展护航讲座43场。开展护航讲座进校园34场。",
    "清理航道27公里、沟渠27条。上述27条沟渠已移交村管。",
    "本年起草渡口规则4部，下一年度计划起草渡口规则5部，并对施行满两年的7部规则开展评估。",
]


@pytest.mark.parametrize("text", TWICE)
def test_a_measure_told_with_two_values_is_found(text: str) -> None:
    assert findings("duplicate-conflict", text)


@pytest.mark.parametrize("text", TWO_UNITS)
def test_a_figure_told_in_two_units_is_found(text: str) -> None:
    assert findings("unit-conflict", text)


@pytest.mark.parametrize(
    "text",
    [
        "渡口登记由24个工作日压到14个工作日。这14小时的登记时限已写入指南。",
        "渡口办罚没收入53.7万元，全部上缴国库。审计核实，渡口办罚没收入53.7亿元。",
    ],
)
def test_a_unit_that_changes_for_one_noun_is_found_beside_changes_and_incomes(text: str) -> None:
    assert findings("unit-conflict", text)


@pytest.mark.parametrize("text", ALIKE)
def test_figures_of_other_bodies_times_plans_and_stages_are_left_alone(text: str) -> None:
    assert not findings("duplicate-conflict", text)
    assert not findings("unit-conflict", text)


POINTS_BACK = [
    "河道巡查开出整改告知书273份，这237份告知书里已有210份交回回执，剩余27份月底交回。",
    "抽到的124家渔具店里有28家证照不全。这25家店主均被约谈，其中9家停业。",
    "巡查船摸排漏电趸船318处。上述381处趸船中，当场处置290处。",
    "渡口办从全市积案中筛出骨头案46宗。那64宗骨头案年底前化解38宗。",
    "发现程序瑕疵案卷57本。该批75本案卷全部退回补正。",
    "清理渡口管理文件，拟废止27件。此72件经审核后提请审议。",
    "取消补贴资格的渔户有94户。以上49户均已书面告知理由。",
    "镇渡口年初安排修缮经费168万元。年初安排的186万元修缮经费已全部下达。",
]
POINTS_ELSEWHERE = [
    "发现程序瑕疵案卷57本，另有文书错漏案卷18本。该批75本案卷全部退回补正。",
    "抽查的98家渔具店里有17家证照不全、9家标识缺失。这26家店主均被约谈。",
    "镇务会讨论渡口议题187个，其中43个附审查意见。\n县务会讨论渡口议题213个，附审查意见的34个。",
    "验收抽查6个县，得分90以上的4个县、其余2个，均已反馈。",
    "案件转入9件，涉及水上养殖。上年转入件由原承办人9人继续办理。",
]


@pytest.mark.parametrize("text", POINTS_BACK)
def test_a_demonstrative_must_mean_the_count_told_before(text: str) -> None:
    assert findings("duplicate-conflict", text)


@pytest.mark.parametrize("text", POINTS_ELSEWHERE)
def test_a_demonstrative_may_mean_a_sum_and_parts_have_wholes_of_their_own(text: str) -> None:
    assert not findings("duplicate-conflict", text)
    assert not findings("unit-conflict", text)


@given(st.integers(10, 9999))
def test_a_measure_told_twice_alike_is_never_a_conflict(number: int) -> None:
    text = f"全年修缮渡口栈桥{number}米。修缮的{number}米渡口栈桥均已启用。"
    assert not findings("duplicate-conflict", text)
    assert not findings("unit-conflict", text)


def test_the_finding_says_why_both_are_read_as_one() -> None:
    (found,) = findings("duplicate-conflict", TWICE[0])
    assert any("说的是全部" in note.zh for note in found.notes)


NOT_YET_THERE = [
    "窗口里能办涉外公证的只有2名，排队较久。全年办证1836件，上门办证64件。\n（三）补短板。力争使窗口里能办涉外公证的达到5名。",
    "审计移交的14个事项4月底前办结9个、10月底前全部办结，涉及单位6家。",
    "全州26个旗直单位均配法制员，办理复核218件。全州33个执法单位（旗直单位12个、苏木21个）办理处罚案件904件。",
    "旗政府党组会议14次研究执法监督。旗长落实职责，组织旗政府党组会议会前讲法13次、旁听庭审1次。",
]


@pytest.mark.parametrize("text", NOT_YET_THERE)
def test_targets_stages_and_classes_of_another_whole_are_no_second_telling(text: str) -> None:
    assert not findings("duplicate-conflict", text)


RATES_TWICE = [
    "据调查队抽样，2024年全市企业获得感为91.6%。\n营商环境持续向好，2024年企业获得感达到91.9%，位次前移。",
    "2024年全旗行政机关应诉率为96.4%。\n年终述职时，2024年94.6%的全旗行政机关应诉率得到肯定。",
]


@pytest.mark.parametrize("text", RATES_TWICE)
def test_a_rate_told_twice_for_one_year_is_one(text: str) -> None:
    assert findings("duplicate-conflict", text)


TWO_UNITS = [
    "便民中心全年接待咨询牧民2318人次，代办事项417件；接待的2318户咨询牧民均已回访。",
    "旗里全年补办牧区住房产权3.4万套。\n其中已领证2.9万套，补办总数3.4万平方米。",
]


@pytest.mark.parametrize("text", TWO_UNITS)
def test_people_are_no_households_and_flats_no_square_metres(text: str) -> None:
    assert findings("unit-conflict", text)


def test_as_many_of_another_thing_are_no_slip_of_the_unit() -> None:
    assert not findings("unit-conflict", "走访商户268户，收集诉求268条。办结的268件诉求均已回复。")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("旗里组建六支马背普法队。入冬以来，这7支普法队走访牧户。", 1),
        ("年内设5处草场咨询站点。这四处站点接待牧民620人次。", 1),
        ("旗里组建六支马背普法队，入冬前增补一支。这7支普法队走访牧户。", 0),
        ("旗里组建六支马背普法队。入冬以来，这6支普法队走访牧户。", 0),
        ("旗里组建六支马背普法队、两支调解队。这8支队伍走访牧户。", 0),
    ],
)
def test_small_numbers_in_words_are_told_again_in_digits(text: str, count: int) -> None:
    assert len(findings("duplicate-conflict", text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "1至9月，全市工业用电28.6亿千瓦时。保供有力，前三季度全市工业用电26.8亿千瓦时。",
        "全镇17个行政村完成换届。镇司法所还到全镇19个行政村逐一讲法。",
        "调解组织由上年的9个扩充到13个，新设4个。这14个组织调解纠纷205件。",
        "我局今年向企业发送合规建议29份。发出的26份合规建议均有回音。",
        "扩建执法用房，总建筑面积3860平方米，3680平方米新用房均已启用。",
    ],
)
def test_a_measure_told_again_by_other_words_is_found(text: str) -> None:
    assert findings("duplicate-conflict", text)


@pytest.mark.parametrize(
    "text",
    [
        "制发规范性文件84件，其中市政府17件、部门29件、县区38件；市政府17件全部报备，部门和县区报送的67件件件审查。",
        "34名审核人员中取得资格的仅19名。复议收案增幅大，14名办案人员人均审结54.5宗。",
        "发出建议53件，到期的50件全部回复，采纳48件；还有3件没到期限。",
        "设站点15个，派驻乡镇干部。年底前18个乡村书屋均已挂牌。",
    ],
)
def test_siblings_averages_and_what_is_not_yet_due_are_no_second_telling(text: str) -> None:
    assert not findings("duplicate-conflict", text)


@pytest.mark.parametrize(
    "text",
    [
        "司法所办讲座43场，听众2910人次。听讲的2910场次中，学生将近一半。",
        "旁听庭审14场，干部860人次。说起这860场庭审，大家都说管用。",
        "接待来访214批次、863人次。全年来访863批次，比上年少47批次。",
        "全镇拆除违建3.47万平方米，3.47万亩拆后用地全部复绿。",
        "办证平均用时由9小时压到4小时。办证平均用时4天，全市最快。",
        "全年受案标的额3.6亿元。今年3.6万元的标的额再创新高。",
    ],
)
def test_a_unit_that_becomes_another_of_its_kind_is_found(text: str) -> None:
    assert findings("unit-conflict", text)


def test_as_many_sessions_as_hearers_of_something_else_are_no_slip_of_the_unit() -> None:
    assert not findings("unit-conflict", "法治讲座办了60场。另请专家授课，60人次到场。")


@pytest.mark.parametrize(
    "text",
    [
        "以港务局为被申请人的复议案件2022年34件。渔民建议、船东提案共43件全部按期办复。",
        "书记主持会议研究渔政议题9个。镇长主持会议研究渔政议题19个，批示25次。两人全年研究渔政议题28个。",
        "全港共有持证船员1342人，年内新增156人。全港1324名持证船员参加了轮训，18人因病缓训。",
        "年度考评港务局名列全市第二。考评成绩在同序列单位中位居第一。",
        "全年未发生沉船诉讼案件。说起诉讼，渡口上的人都很少听闻。",
    ],
)
def test_what_other_figures_or_names_explain_is_no_second_telling(text: str) -> None:
    assert not findings("duplicate-conflict", text)


def test_a_system_is_no_other_body_when_a_long_name_comes_back_with_its_digits_exchanged() -> None:
    text = "全省港航系统现有在册引航人员7423名。\n全系统7243名在册引航人员已建电子档案。"
    assert findings("duplicate-conflict", text)

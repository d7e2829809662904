"""Announced numbers of things and the things named near them."""

from __future__ import annotations

import pytest

from checker.testing import findings

FAULTY = {
    "a quoted number between names and noun": "发布国土、林草、水文、气象“三家”监测单位联动清单28项。",
    "from … respectively": "三名被约谈的乡镇负责人分别来自白石镇、柳河镇。",
    "pointed back to, after titles": "修订《白石县公墓管理办法》《白石县路灯管护规定》，上述三部规章已报备。",
    "a heading and its numbered lines": "二、推进“四项清查”\n1.闲置用地清查，收回9宗。\n2.欠缴规费清查，追缴31万元。\n"
    "3.占道经营清查，规范66处。\n三、短板\n人手偏紧。",
    "told again of the same offices": "挑选河口镇、岭南镇、塔山街道三个星级司法所，并为四个星级司法所配齐终端。",
    "dashes": "印发两份文件——《听证办法》《回访办法》《约谈办法》——并组织解读。",
    "a chain without a colon": "聚焦四个方面一是建机制，二是强队伍，三是优服务。",
    "semicolons": "落实四项举措：对重点项目提前介入；对涉企案件快审快结；对涉农纠纷巡回办理。",
    "a word that comes again": "做到“四个强化”，强化组织领导、强化督促指导、强化考核问效。",
    "kinds told one by one": "违法行为分三类：第一类为占道，第二类为违建，第三类为倾倒，第四类为擅挖。",
    "a sum after the list": "涉及的部门有住建、城管、水务，共四个。",
    "和 between two that end alike": "在白石县、柳河县、东岭县和青山县三个县试点。",
    "names that end like verbs": "压实宣传教育、纠纷调处、隐患排查四项职责。",
    "counted names summed up": "甲类18件、乙类9件、丙类4件，四类合计占七成。",
    "named in the next sentence": "设立3个联系点，收集建议41条。这些联系点分别设在青石镇、县商会、东关社区、县一中。",
    "behind where they stand": "建成法律服务点5个，布设在东关社区、西关社区、南关社区、北关社区，全年接待812人次。",
    "told again of the same problems": "督查组反馈的台账不全、公示滞后、案卷缺项3个问题。\n督查组反馈的4个问题销号。",
    "places summed up": "青石镇28件、白塔镇19件、云口镇11件、柳溪镇9件，三镇合计67件。",
    "they are": "挂牌的联系点有四个。它们是：东关社区、西关社区、南关社区、县商会、县一中。",
    "named by what they did": "首批有五个县签约。签约的县为甲山、乙河、丙湖、丁林。",
    "numbered by what is counted": "办了四件事。\n第一件，查药店。\n第二件，查电梯。\n第三件，查秤具。\n另一局：",
    "from here and from there": "顾问团由5人组成。来自律所的是周正、吴限、郑言，来自高校的是冯唐、陈词、褚良。",
    "one here, one there": "建成调解室四间，一间在镇口，一间在集市，一间在学校。",
    "each with its share": "东线一处，西线一处，南线一处，合计四处。",
    "a colour each": "推行“四色”管理：红色专人盯守，黄色定期走访，绿色常规服务。",
    "no measure word": "困难有三：一是人手少，二是装备旧，三是经费紧，四是培训缺。",
    "dashes between steps": "推行“受理—核查—调解—回访”五步流程。",
    "the number in a bracket behind": "《听证规程》《送达规程》和《立案规程》（共2件）已印发。",
    "in a bracket": "“三张清单”（权力清单、责任清单）均已上网。",
    "levels without marks": "健全市县乡村三级网格体系。",
    "one each of what was told before": "全县设渡口驿站5个，东湾村、西湾村、南湾村、北湾村各1个。",
    "the verb of reach": "讲师团到海口镇、山前镇、河西镇巡讲，覆盖四个乡镇。",
    "dated events": "全年开了三次听证。3月养犬听证、5月停车听证、8月水价听证、11月房租听证，到场260人。",
    "chosen ones": "评出示范渡口四个，东湾、西湾、南湾上榜。",
    "a name that ends in 和": "与临川、石浦、望海、永和五县签约。",
    "one leads, the others take part": "由渔政局牵头，海事局、港务局参加的四部门专班已运行。",
    "bodies that act together": "县医院、县疾控中心、县红十字会三家签约，四家均派人驻点。",
    "batches in a line of their own": "分两批次通报，供各地参照。\n其中第一批通报6个，第二批4个，第三批5个。",
    "points as follows": "督导组指出问题4个，县委逐项研究，现将问题整改列明如下。\n（1）台账不全，已补。\n"
    "（2）公示滞后，已改。\n（3）报备超期，已报。",
    "towns and a township": "先行放权的是海口镇、山前镇、河西乡这三镇一乡。",
    "two short names beside 和": "渔政、海事、港务、海关和边检4个口岸单位率先试点。",
    "named again in the next line": "渔政站有法官3名，设了6个审判点。\n审判点分别设在海口、山前、河西、岭南、塔山。",
    "colours without marks": "推行“红黄蓝”四色预警。",
    "days before their number": "于3月12日、6月20日、9月3日、11月28日组织了3次旁听庭审。",
    "names that open clauses": "组建3个专班。违建专班由执法队牵头，物业专班由司法所牵头，"
    "养犬专班由派出所牵头，噪声专班由平安办牵头。",
    "titles that open clauses": "入选案例2个，其中“半截院墙”由东所报送，“老槐树”由西所报送，“旧房本”由北所报送。",
    "one of each": "选派三名骨干到信访局、住建局、人社局、卫健局各一名挂职。",
    "two numbers in one": "落实“三书一函”制度，即司法建议书、检察建议书、监察建议书、公安提示函、行政建议函。",
    "the last two as long as the others": "起草了三个方案，分别针对渣土运输、餐饮油烟、占道经营和夜间施工。",
    "one leads, others take part": "由住建局牵头，财政局、审计局、城管局参加的5部门联席会议审定方案。",
    "who fills the posts": "设片长五名，由李勇、王强、赵敏、陈刚分任。",
    "opened in a line between": "修订管理制度3项，压实各方责任。\n具体包括：\n1.《听证规程》；\n"
    "2.《合同管理办法》；\n3.《应诉规则》；\n4.《档案办法》。\n",
    "a number that only opens the next clause": "受访商户涉及餐饮、住宿、洗浴，四个行业的诉求各不相同。",
    "who does what, and how many they are": "档案局、气象局、地震局会签纪要，四家单位各派一人。",
    "the number told again": "推开预约、代办、帮办3项服务，4项服务全部免费。",
    "so many each, and all together": "码头、渡口、船闸各设2个岗亭，7个岗亭昼夜值守。",
    "every clause ends so": "三个到位。人员到位，经费到位，场地到位，设备到位。",
    "a quoted word before each": "“四送”活动送法律、送政策、送技术、送信息、送岗位。",
    "links of a quoted word": "“三站联动”（警务站、司法站、信访站、维权站）全年处置矛盾61起。",
    "levels that lead and act": "构建市级统筹、县级主抓、乡镇落实、村居协同的三级架构。",
}

SILENT = {
    "a slogan": "（一）落实“五个一”工程。组织宣讲、培训、展演。",
    "slogans side by side": "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
    "no list nearby": "处理情况分为四类，严格执行“三张清单”。",
    "和 may be inside a name": "整合人力资源和社会保障、住房和城乡建设、文化和旅游三部门职责。",
    "和 may join two": "妇联、工会和工商联3家群团设立维权岗。",
    "等: there may be more": "公安、城管、住建等7个部门建立调解室。",
    "verbs before their object": "修订、完善5项制度。",
    "names before a verb": "县公安局、县司法局、县民政局排查5个小区。",
    "what was done, and how often": "召开调度会、推进会、现场会7次，印发简报9期。",
    "a slogan and points on something else": "二、落实“三项制度”，规范执法\n（一）规范公开。公示312条。\n"
    "（二）规范记录。配仪26台。\n（三）规范公示。公示45条。\n（四）规范监督。评查60卷。",
    "the report's chapters": "现将三项重点工作汇报如下：\n一、依法决策。审查9件。\n二、规范执法。评查30卷。\n"
    "三、化解纠纷。调解118件。\n四、存在的问题。力量不足。\n五、下一步打算。加强队伍。",
    "a name with a bracket": "全市12个县（市、区）均已达标。",
    "two lists in one clause": "在白石镇、柳河镇和3个街道开展试点，试点单位共5个。",
    "we ourselves are the fourth": "与甲县、乙县、丙县三县会商，四县联席会议每季一次。",
    "each of them": "柳河镇、白石镇、东岭乡各2件，其余乡未办，共6件。",
    "the Red Cross": "支持妇联、科协、工商联、红十字会依章程开展工作。",
    "和 behind a character that makes a word of it": "试点共4个单项，分别是事项下沉、执法协作、纠纷联调和数字归集。",
    "figures of other things behind a colon": "7个县级大队立案180件：道路运输110件、公路路政43件、工程质量27件。",
    "rates behind a colon": "试点的5个镇与其余6个镇相比：审核率100%对87%；每镇案件45件对28件；纠错5件对14件。",
    "the highest of many": "14个市州收案4870件，收案最多的三个地方分别是1203件、742件和611件，三地占52.5%。",
    "from so many to so many": "清单由6类、62项调整为6类、59项。",
    "two levels, each with its list": "县级优秀12卷、合格82卷；乡镇优秀21卷、合格58卷、不合格5卷。两级合并，优秀居多。",
    "counted names over commas": "婚姻家庭案件317件、劳动争议204件，物业纠纷260件、医疗纠纷96件，这四类占四成。",
    "a whole and its kinds": "顾问团成员5名：专家学者1名、执业律师3名、公职律师1名。",
    "pointed back over a list": "受理投诉7件。发现文件编制10条、信息公告7条、评审组织8条、合同2条，与前述7件投诉不同。",
    "another paragraph": "外聘律师4名参与会审。\n三项制度得分依次为96分、93分、91分。",
    "things of several": "在东城、西城、南关、北关的5个小区试点。",
    "each one of them": "组织四场活动：进机关、进校园各一场，进企业两场。",
    "far from so many": "查阅台账、询问群众等形式检查单位19家。",
    "a bracket that says something": "行政处罚4件（同一案件可以先后下达指令、作出处理和处罚），移送2件。",
    "a group with its own number": "新设观察点6个：县商会、县律协和东关、西关、南关三镇，外加开发区。",
    "things and their number of sheets": "监督文书：通知书31份、意见书11份、建议书5份，上述6份含在意见书里。",
    "the sum tells of three": "护照152件；通行证218件、签注96件，三类合计466件。",
    "two that 和 joins": "集中在队伍建设和经费保障两个方面。一是编制少，二是专业弱，三是经费紧。",
    "what they are about": "组织学习3次，内容涉及宪法、民法典、行政处罚法、行政许可法。",
    "some of them": "5个重点镇里，沙河镇、云水镇、柳林镇率先实现全覆盖。",
    "after them": "完成两项任务后，公安、法院、检察院又签订协议。",
    "two levels told before four": "教育、医疗、养老三大民生领域及土地、工程、采购、国资四大重点领域均已覆盖。",
    "how often, of so many": "共15人次，其中2人两次入选、1人三次入选。",
    "two of one thing": "列入听证的事项有3件：停车收费调整一件、水价方案两件。",
    "several numbers together": "审议法规两部、规章一部，即《养犬条例》《听证条例》《古树保护办法》。",
    "a county's name before the levels": "白石县乡村两级调解组织全部建成。",
    "two in one month": "于3月、6月召开3次调度会。",
    "days that are later fewer": "于3月12日、6月20日、9月3日组织了3次旁听庭审，6月20日、9月3日两次由县长带队。",
    "some of the task forces": "三个专班中，违建专班由执法队牵头，其余由司法所牵头。",
    "a name that holds 和": "教育、公安、文化和旅游三部门会签。",
    "ordinals of several in one name": "航政局共有5支中队：一至四中队各12人、机动中队9人。",
    "ordinals written out": "海事法院设7个法庭：第一至第四法庭、渔业法庭、航运法庭、港口法庭。",
    "groups of several": "分为两组：一至三中队、四至六中队。",
    "titles that several people hold": "局长、副局长4人包括在机关科室之内。",
    "we ourselves are one of them": "县气象局会同水利、渔业、海事三家单位会商，四家单位各派一人。",
    "others than those named": "红柳村、白杨村、青松村完成换届，五个村正在筹备。",
    "fewer of them than were named": "推开预约、代办、帮办3项服务，2项服务延伸到村。",
    "so many each, and some that were there": "码头、渡口、船闸各设1个岗亭，加上原有的2个，5个岗亭昼夜值守。",
    "a bracket adds one": "拒缴案9件、逃避案7件、阻碍案4件，四类案件（含伪造案1件）共21件。",
    "levels above the rest": "中省市县四级媒体刊稿12篇；地县两级下拨经费80万元。",
    "something else that works on them": "对化工、矿山、建筑企业开展检查，五个检查组分片负责。",
    "said of them, not named": "超出的3件是年中交办、后来补进台账的。",
    "groups as many as announced": "5名调解员分驻两片：东片有李、王、赵三位，西片有周、郑两位。",
    "one more behind again": "办了四件事：馆里开讲座、场上放灯光、校里演法庭，再就是征文的评选。",
    "two kinds together": "设总台1个、分台3个：总台在政务中心，分台在城东、城西和河北。四个台共用一个工单池。",
    "two numbers together": "两项制度、三份清单，即公示制度、记录制度、权力清单、责任清单、负面清单。",
    "some have one each, one more": "今年开庭三次，3月、6月各一次，9月一次。",
    "with a partner": "临川、石浦、望海三市与江州签约，四市互认。",
    "two towns and a township": "海口镇、山前镇、河西乡这两镇一乡先行放权。",
    "the report as follows": "推进“六个兴渔”，现将法治建设情况报告如下。\n一、主要做法\n二、存在问题\n三、下步打算",
    "told of all of them": "委员会有委员四人，为周正、吴限、郑言、冯唐，均为律师。",
}


@pytest.mark.parametrize("text", FAULTY.values(), ids=FAULTY.keys())
def test_another_number_of_things_is_found(text: str) -> None:
    assert findings("list-count", text)


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_what_is_no_count_of_a_list_is_left_alone(text: str) -> None:
    assert not findings("list-count", text)


def test_ordinals_of_several_are_counted_one_by_one() -> None:
    (found,) = findings("list-count", "航政局共有5支中队：一至三中队、机动中队。")
    assert found.message.zh == "列举了 4 支（一至三中队、机动中队），文中说是 5 支。"


def test_titles_of_one_person_each_are_counted() -> None:
    assert findings("list-count", "局长、政委、督察长4人组成领导小组。")


def test_what_each_of_a_run_has_is_taken_as_many_times() -> None:
    assert not findings("breakdown-sum", "全局53人，其中一至四中队各11人，机动中队9人，合计53人。")
    assert findings("breakdown-sum", "全局58人，其中一至四中队各11人，机动中队9人，合计58人。")


def test_things_are_named_as_they_are_counted() -> None:
    (found,) = findings("list-count", "公布国土、林草、水文、气象三家联动清单。")
    assert found.message.zh == "列举了 4 家（国土、林草、水文、气象），文中说是 3 家。"


def test_doubtful_count_is_told_as_a_range() -> None:
    (found,) = findings("list-count", "在县公安局、县教育局、县数据和营商服务局、县水利局六个单位设立联络点。")
    assert "列举了 4至5 个" in found.message.zh


def test_list_told_before_is_named_where_it_is_pointed_back_to() -> None:
    (found,) = findings("list-count", "建立会商、通报、联查三项机制。上述四项机制运行良好。")
    assert found.message.zh.startswith("前面列举了 3 项（会商、通报、联查），此处称 4 项")


@pytest.mark.parametrize(
    "text",
    [
        "县里派出3个督导组，一组查北片，二组查南片，三组查城区，四组查园区。",
        "检查分四路开展。一路看窗口，二路看案卷，三路看现场。",
        "在东岭、西岭、南岭3个镇和红旗街道共5个镇街推行。",
        "在柳林、河湾2个县和枣园、白塔、青坡3个区，合计6个地区试点。",
        "今年办成六件法治实事。\n新建广场2处、开通夜间公证、增设调解室5个、上线问答机3台。",
        "新纳入监管的行业六个。新纳入的餐饮、洗浴、网吧、旅馆、家政各行业均已建档。",
        "本年清理规范性文件4件。\n即《甲地办法》《乙地办法》《丙地规定》，均已公布。",
        "巡回审判点设了五处，柳村、石村、坪村、坡村。",
    ],
)
def test_things_told_in_their_order_or_together_are_counted(text: str) -> None:
    assert findings("list-count", text) or findings("breakdown-sum", text)


@pytest.mark.parametrize(
    "text",
    [
        "派出3个督察组，每组4人。一组查城区，其余两组查乡镇。",
        "成立4个工作组，一至三组负责排查，四组负责回访。",
        "在青岗、木楼、沙溪3个镇和白马街道共4个镇街试点。",
        "在青岗等3个镇和白马、红旗街道共5个镇街试点。",
        "新划转执法领域五个。此前划转的供水、燃气、物业、园林各领域运转平稳。",
        "制定规范性文件4件。依据《甲法》《乙法》《丙法》开展审核。",
        "今年修订管理办法3件。即将出台的《夜景办法》《渣土办法》正在审核。",
        "办成五件法治实事。\n新建广场2处、开通夜间公证、增设调解室5个、上线问答机3台，还编印了手册。",
    ],
)
def test_some_of_them_and_others_are_no_count(text: str) -> None:
    assert not findings("list-count", text)


MISCOUNTED_IN_NEW_SHAPES = [
    "督查组分别于2月、6月、10月开展4次执法检查，当场交办问题17个。",
    "推行“三统一”办证流程，即统一受件、统一审核，平均用时减到2天。",
    "评议结果公布。得分居前三的依次为市水利局、市林草局、市气象局和市档案局，均获通报表扬。",
]

FITTING_OR_NOT_MEANT = [
    "督查组于2月、6月、10月开展4次执法检查，当场交办问题17个。",
    "推行“三统一”办证流程，即统一受件、统一审核、统一出证，平均用时减到2天。",
    "村务公开清单、集体“三资”账目、低保名册按月上墙，接受村民监督。",
    "抓实苏木草场、集体“三块地”改革，登记134宗。",
    "推进“三减”改革，减证明、减跑动、减时限，减少材料86份。",
    "得分居前三的依次为市水利局、市林草局和市气象局，均获通报表扬。",
]


@pytest.mark.parametrize("text", MISCOUNTED_IN_NEW_SHAPES)
def test_months_watchwords_and_ranks_are_counted(text: str) -> None:
    assert findings("list-count", text)


@pytest.mark.parametrize("text", FITTING_OR_NOT_MEANT)
def test_watchwords_and_results_beside_a_list_count_none_of_it(text: str) -> None:
    assert not findings("list-count", text)


@pytest.mark.parametrize(
    "text",
    [
        "利用国家安全日、民法典宣传月、宪法宣传周四个节点，办讲座21场。",
        "挂牌督办案件2起。\n一起为倾倒渣土案，一起为医保骗保案，另一起为虚假检测案，均已结案。",
        "法治办查了五个乡。青坪、瓦窑、小河、龙潭、双井、板桥挨个跑到，问题32个。",
        "公安、检察、审判、司法行政四家联合会签标准。五家会签单位每季度会商一次。",
        "在4个口岸（东岭、河西、海丰）设服务窗口，接待260人次。",
    ],
)
def test_names_told_one_after_another_are_counted(text: str) -> None:
    assert findings("list-count", text)


@pytest.mark.parametrize(
    "text",
    [
        "清理占道车辆两轮：第一轮132辆，第二轮150辆，两轮合计282辆。",
        "做到“两个维护”，全市3县2区1市协同推进。现将情况报告如下：\n一、工作情况\n完成清理。\n二、问题及原因\n人手偏紧。\n"
        "三、下一年打算\n补齐短板。",
    ],
)
def test_totals_and_the_chapters_of_a_report_are_no_things_announced(text: str) -> None:
    assert not findings("list-count", text)

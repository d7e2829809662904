"""Announced numbers and lists known by their shape: watchwords, clauses of one make, nouns that come again."""

from __future__ import annotations

import pytest

from checker.testing import findings

MISCOUNTED = {
    "two bodies behind 和": "由海事所、渔政站、边防派出所和港口法庭三方力量组成联合值守点。",
    "two bodies alone": "抽查组走访3个镇，即海口镇和山前镇。",
    "a watchword of two nouns": "搭建“一总台六分台”，即海口总台和东分台、西分台、南分台、北分台、中分台。",
    "a watchword of two verbs": "推行“四减一增”，即减表格、减章戳、减跑动。",
    "figures within quotation marks": "运行“1个平台+3个专栏”。\n各专栏为办事指南、以案说法、在线问答、政策解读。",
    "its noun told again": "形成“一轴三翼”格局，三翼分别为渔港、盐场、茶山、林区。",
    "twice the same number": "做到“三查三改”\n（一）查卷宗改瑕疵。抽卷9宗。\n（二）查窗口改作风。暗访6次。",
    "two characters that come again": "窗口落实“三公开”，公开标准、公开流程、公开时限、公开结果。",
    "a topic before the number": "开展“渔法五进”，进码头、进渔村、进船厂、进学校。",
    "one verb for all": "渔政普法“四进”，进码头、渔村、船厂、海岛、学校。",
    "ordinals within clauses": "安排渔船安全检查两轮。4月完成第一轮，8月完成第二轮，10月完成第三轮。",
    "years": "渔政站先后于2018年、2020年、2023年四次获评先进。",
    "months in a clause of their own": "4月、7月、9月和12月，分三次抽考执法人员。",
    "levels that open clauses": "健全三级巡海网络。县有专班，镇有专队，村有专员，组有哨兵。",
    "dated clauses": "下放事项分三批次：3月下放21项，6月下放15项，9月下放8项，11月下放4项。",
    "persons and their posts": "派出2名骨干：周正到海口镇，吴限到山前镇，郑言到河西镇。",
    "clauses that begin alike": "推动三个转变：从岸上到海上，从事后到事前，从单打到联动，从人防到技防。",
    "towns that open clauses": "海口镇建渔事调解室，山前镇建茶事调解室，河西乡建盐事调解室。上述四个乡镇纠纷下降。",
    "points told before": "围绕海洋产业普法，一讲捕捞，二讲养殖，三讲加工，向四大产业从业者发手册。",
    "who the bodies are": "承接试点的单位为县渔政局、县港务局、县盐务局。四家试点单位均已验收。",
    "the noun some sentences on": "全县建成护渔驿站3个，聘护渔员4名。\n驿站为东湾驿站、西湾驿站、南湾驿站、北湾驿站。",
    "one each some lines before": "全县设海事法庭3个。\n海口镇、山前镇、河西镇、岭南镇各设海事法庭1个。",
    "one each of what is counted behind": "3月、6月、9月各组织出海普法一次，全年出海普法4次。",
    "lists over clauses": "检查组先到东湾村、西湾村，再到南湾村、北湾村，五个村共查出隐患18处。",
    "persons": "码头推选两个“护渔带头人”。船长周海生、会计吴桂兰、店主郑大勇，大家都信得过。",
    "a heading and its points a paragraph on": "（二）以“两项机制”守护渔港\n渔港是全县的门户，全年进出渔船2.1万艘次。\n"
    "1.建立联防机制。出勤310次。\n2.建立联调机制。调解96件。\n3.建立联训机制。集训8次。",
}

FITTING_OR_NOT_MEANT = {
    "a watchword of two nouns": "搭建“一总台三分台”，即海口总台和东分台、西分台、南分台。",
    "one part of a watchword": "推行“三减一增”，即减表格、减章戳、减跑动，群众满意度提高。",
    "figures of some of them": "制定“三张清单”，权力清单列入事项120项，责任清单列入事项98项。",
    "names that hold 和": "县文化和旅游局、县自然资源和规划局、县渔政局三部门会签。",
    "the two last of a list": "渔政站、海事所和边防所两家涉海单位分别派员。",
    "ordinals of another year": "今年检查两轮，去年的第三轮反馈问题也已销号。",
    "years in which something was": "2020年、2021年、2022年三年间，两次获评先进。",
    "meetings on some topics": "召开会议研究渔业执法5次，3月研究禁渔，6月研究补贴，9月研究开渔。",
    "a household besides the levels": "健全三级网络，县有中心，镇有站点，村有工作室，户有明白人。",
    "two levels in one clause": "健全四级网络，县有中心，镇村有站点，组有联络员。",
    "what each one has": "设置驿站3个，各驿站为渔民提供避风、补给、咨询、调解服务。",
    "some of one kind": "建成驿站4个。示范驿站为东湾驿站、西湾驿站。",
    "others beside those told": "试点单位为县渔政局、县港务局、县盐务局，两家单位作经验介绍。",
    "the one that leads": "由县渔政局牵头，县港务局、县盐务局、县海事局参加，四部门出动船艇60艘次。",
    "points and their own number": "培育海洋产业，一抓规划，二抓品牌，三抓销售，助推海带、紫菜两大产业升级。",
}


@pytest.mark.parametrize("text", MISCOUNTED.values(), ids=MISCOUNTED)
def test_lists_known_by_their_shape_are_counted(text: str) -> None:
    assert findings("list-count", text)


@pytest.mark.parametrize("text", FITTING_OR_NOT_MEANT.values(), ids=FITTING_OR_NOT_MEANT)
def test_what_fits_or_tells_of_something_else_is_left_alone(text: str) -> None:
    assert not findings("list-count", text)

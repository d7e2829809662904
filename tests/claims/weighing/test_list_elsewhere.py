"""What an announced number counts beyond its list: told behind it, beside it, or several at one place."""

from __future__ import annotations

import pytest

from checker.testing import findings

TOLD_ELSEWHERE = {
    "a number for each": "港务会议、渔政会议分别研究护渔工作3次和7次。",
    "a verb that no list of verbs has": "护渔督察抓三个环节：一查台账，翻阅120份；二看渔港，走访9处；三嗅隐患。",
    "one of each": "推行“四个一批”：关停一批7家、搬迁一批11家、改造一批5家、保留一批88家。",
    "what they make together": "渔政站、边防所、渔村“三点一线”联动，接警54次。",
    "a share each": "查处无证码头6个，分布在东湾2个、西湾1个、南湾1个、北湾2个。",
    "a clause on all of them": "“四级过滤”：渔组先调41件，渔村再调18件，镇里三调6件，仍不成的2件起诉；"
    "每一级只接上一级未调成的。",
    "the rest behind the list": "新建护渔驿站3个。驿站为东湾、西湾两个旧岗亭改建，另新建1个。",
    "rounds told together": "渔船检查分四轮开展。第一轮3月，第二轮6月，后两轮下半年进行。",
    "a batch in the next sentence": "渔具清查分四批进行。3月清查东湾，6月清查西湾，9月清查南湾。第四批清查北湾。",
    "some places have several": "设联系点5个，分别设在东湾码头、西湾码头、盐场，其中两处码头各设2个。",
    "several in the last place": "下设中队四个。分别驻守东湾、西湾和两个养殖园区。",
    "kinds of places": "建有调解室5个。调解室设在派出所、法庭、信访局和综治中心。",
    "what rose and what fell": "呈现“两升一降”态势：登记船数、持证人数上升，事故起数下降。",
    "outcomes are no round": "分两轮督导渔港，5月督导东片渔港，8月督导西片渔港，11月督导整改情况。",
    "levels named before the number": "健全县镇村三级网络。县设中心，镇设分中心，村设工作站，组设联络点，户有护渔人。",
    "levels told in other words": "组建三级队伍。县有讲师团，镇有宣讲队，街道有宣讲站，村有护渔人。",
    "firms beside the list": "约谈东湾公司、西湾公司、南湾公司。连同上月约谈的北湾公司，上述四家企业均已整改。",
    "firms by other names": "东湾公司、西湾公司各投诉1件，南湾公司2件，海通集团1件。上述四家企业的投诉已办结。",
    "one party against the others": "东湾公司与西湾公司、南湾公司、北湾公司合同纠纷案，上述三家公司同意分期付款。",
    "some of a set": "制定免罚、轻罚两类清单，补齐渔政、盐政、港政“四张清单”中的三张。",
    "another kind of court": "全县设人民法庭5个。海口镇、山前镇、河西镇、岭南镇各设速裁法庭1个。",
    "points about something else": "（一）落实“两项机制”\n1.建立联席机制。会商4次。\n2.建立通报机制。通报6期。\n"
    "3.案卷评查。评查86卷。",
    "bodies and what they do": "县渔政局、县港务局共同推行信息互通、联席会议、线索移送三项制度，两家单位每月碰头。",
    "bodies that call in others": "县渔政局、县港务局会同教育、卫健、住建、农业农村六个部门开展检查。",
    "other points than trades": "做强海带、紫菜、鲍鱼三大产业，一抓养殖，二抓加工，三抓销售，四抓品牌，三大产业增收。",
    "one kind of those listed": "抽查海带企业、紫菜企业、鲍鱼企业、海参企业，五家海带企业被责令整改。",
}

MISCOUNTED = {
    "the number told again behind the points": "开展“五项行动”：一是清船行动；二是清网行动；三是护苗行动；"
    "四是净港行动。五项行动收网具300张。",
    "what bodies do": "县渔政局、县港务局、县纪委监委建立线索移送、会商研判、结果反馈四项机制。",
    "posts behind a full stop": "下设渔政中队五个。分别驻守东湾、西湾、南湾、北湾，每个中队配法制员1名。",
    "a word that ends in 两": "严查掺杂掺假、以次充好、短斤少两四类违法行为，立案31起。",
    "two verbs before the list": "编制并公布免罚、轻罚、减罚“四张清单”，涵盖情形52种。",
    "batches behind a full stop": "渔港督导分四批进行。3月督导东湾，6月督导西湾，9月督导南湾。四批督导均形成清单。",
    "firms some clauses back": "向东湾水产公司、西湾水产公司、南湾水产公司各发建议书1份。3份建议书限期整改，"
    "逾期约谈，目前上述四家企业均已整改。",
    "firms one sentence back": "约谈东湾公司、西湾公司、南湾公司。上述四家企业均已整改。",
}


@pytest.mark.parametrize("text", TOLD_ELSEWHERE.values(), ids=TOLD_ELSEWHERE)
def test_what_is_told_elsewhere_is_left_alone(text: str) -> None:
    assert not findings("list-count", text)


@pytest.mark.parametrize("text", MISCOUNTED.values(), ids=MISCOUNTED)
def test_lists_that_lack_or_exceed_are_counted(text: str) -> None:
    assert findings("list-count", text)

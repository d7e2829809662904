"""Things named before a watchword or in the next sentence, bodies before what they do, names pointed at behind."""

from __future__ import annotations

import pytest

from checker.testing import findings

MISCOUNTED = {
    "names before, all with its word": "护渔做到告知到位、听证到位、送达到位“四到位”，全年零复议。",
    "names before and 的": "落实告知到位、听证到位、送达到位的“四到位”要求。",
    "of what there are several": "健全警调对接、诉调对接、检调对接、访调对接“三调对接”机制。",
    "the next sentence": "信访工作做到“五到位”。接待到位、登记到位、转办到位、答复到位，全年接访420批次。",
    "one character, the next sentence": "网格服务突出“三清”。底数清、隐患清、诉求清、责任清，入户率达96%。",
    "a clause further on": "推行“三书同达”。办结一案时，把决定书、告知书、建议书、提示书一并送达。",
    "both and also": "检查坚持“三查”同步，既查证照，又查台账、更查现场，还查整改，立案41件。",
    "only the last bears the word": "打造“一核三区”，即政务服务核心区和涉外、金融、知识产权、海事服务区。",
    "titles in a line of their own": "出台“一规定两办法”。\n分别为《渔港规定》《渔船办法》《渔具办法》《渔票办法》。",
    "并 between two verbs": "修订并公布采购目录、抽查目录、处罚目录“四项目录”，涉及事项312项。",
    "places and what they do": "确定江北区、城东区、临港县和海西县承担试点任务。前述三个试点地区均已完成。",
    "they are these": "今年给5个村配了法律顾问。杨柳村、石桥村、白塔村、红岩村，配上的就是这几个村。",
    "one each in the next line": "大厅开设服务专窗3个。\n公证、仲裁、法援、信访各设一个专窗，周末不打烊。",
    "what a deed is done to": "完成3部规章的清理。清理对象为《渔港办法》《渔船办法》，均已报备。",
    "all that are left": "9个所有6个建成调解室。其余3个所为城南所、河东所，设备还没到货，尚在调试。",
    "the whole list of them": "全县工作室有3个，调解412件。\n附件说明\n上述工作室的完整名单：城关工作室、柳林工作室、"
    "滨河工作室、南山工作室。",
    "moves": "面对历史欠账，镇里打出三招。第一招清底数，第二招分责任，第三招建台账，第四招促整改。",
}

SOUND = {
    "something besides the names": "信访工作做到“五到位”。接待到位、登记到位、转办到位、答复到位，督办也到位。",
    "one word for all": "信访工作做到“五到位”。接待、登记、转办、答复、督办到位，全年接访420批次。",
    "some of them by the way": "落实组织统一、标准统一、文书统一，在“五统一”中率先破题。",
    "what came of it": "检查坚持“两查”同步，既查证照，又查台账，还查实违法3起。",
    "what can be done": "检查坚持“两查”同步，既查证照、又查台账，也查得出问题、改得了毛病。",
    "some are sent otherwise": "推行“三书同达”。办案时把决定书、告知书一并送达，建议书由街道送。",
    "one core and two areas": "打造“一核两区”，核心区和东区、西区招商项目已开工。",
    "a body that helps": "县司法局、县信访局和县法院组成工作组，县公安局配合。上述四家单位联合办公。",
    "a body of another kind that helps": "向阳镇、红星镇和东风镇开展试点，工业园区同步跟进。上述四个单位均已验收。",
    "a body before": "县公安局发现线索后，向县司法局、县信访局和县法院通报。上述四家单位联合会商。",
    "the first of them": "今年给5个村配了法律顾问。杨柳村、石桥村、白塔村，率先用上的就是这几个村。",
    "other things that are these": "今年给5个村配了法律顾问。土地、婚姻、邻里，问得最多的就是这些事。",
    "one each of something else": "大厅开设服务专窗3个。\n公证、仲裁、法援、信访各设一个联络员，周末不打烊。",
    "one more that is left": "其余4个乡镇为青石镇、白塔镇、红岩乡，柳河镇正在选址。",
    "the second stage": "研究养老设施布局、供热价格调整、轨道交通二期线路方案和垃圾分类办法。",
    "the second time": "征求财政、审计、住建二次意见。",
}


@pytest.mark.parametrize("text", MISCOUNTED.values(), ids=MISCOUNTED)
def test_things_named_beside_a_watchword_are_counted(text: str) -> None:
    assert findings("list-count", text)


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_others_beside_a_number_are_not_counted(text: str) -> None:
    assert not findings("list-count", text)

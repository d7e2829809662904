"""Figures of which the words around them say that they are two; and slips of the pen in the same words."""

from __future__ import annotations

import pytest

from checker.testing import findings

TWO = [
    "按承修单位，东坞修船641艘、西坞修船387艘、其余17个船坞修船922艘；19个船坞平均每坞修船102.6艘。",
    "渔政、海事、港务3个单位巡航最多，其他26个单位只出航118次；29个单位都配了快艇。",
    "缓缴泊位费的船东41户。年末仍在缓缴期内的44户（含去年延续的3户）已重新登记。",
    "渔业互保在保船员216人；合同期内的231人，其中上年转入15人。",
    "毗邻渔区联防：协助外县搜救9次，外县协助我县7次，均已互致谢函。",
    "本县向邻县调出救生艇48艘，邻县调给本县84艘，均已登记。",
    "撤销渡口资格7处，7处中超载4处、失修3处。\n航道仲裁收案9处，该9处与前述7处没有对应关系。",
    "渔港归集处罚记录1734条，已公示1722条。数据组从1743条历史记录中抽样200条回查。",
    "抽样评查已归档的渔船案卷640卷；从604卷打捞异议案卷里挑出瑕疵卷17卷。",
    "开通夜航的码头13个，设有气象屏的码头23个，全港32个码头均能电话报港。",
]
ONE = [
    "渔港归集处罚记录1734条，已公示1722条。1743条处罚记录中有200条逾期。",
    "全县码头31个，另有渡口9处。全县13个码头均已通电。",
    "缓缴泊位费的船东413户。缓缴泊位费的431户船东（含渔业公司3户）已重新登记。",
    "我县现有渔业村186个，覆盖全部港区。我县168个渔业村均设调解员。",
]


@pytest.mark.parametrize("text", TWO)
def test_figures_said_to_be_two_are_left_alone(text: str) -> None:
    assert not findings("duplicate-conflict", text)


@pytest.mark.parametrize("text", ONE)
def test_a_slip_in_the_same_words_is_found(text: str) -> None:
    assert findings("duplicate-conflict", text)


@pytest.mark.parametrize(
    "text",
    [
        "撤销渡口资格7处，注销船员7人。航道仲裁收案7处，该7处与前述7人没有对应关系。",
        "受理船损投诉86件，调解86户；86户与上述86件不是一回事。",
        "靠泊登记31批。31批与前述31人次口径不同，不可比。",
        "平均验船4.6天，比规定的30天短25.4天；撤回验船申请22件。",
        "平均待泊8.4小时，低于上年的20小时11.6小时；改泊4艘，退泊2艘。",
    ],
)
def test_units_of_what_is_not_related_or_only_compared_are_left_alone(text: str) -> None:
    assert not findings("unit-conflict", text)


@pytest.mark.parametrize(
    "text",
    [
        "靠泊登记312批，全部录入船讯系统。上述312人次靠泊登记已存档。",
        "全年发放停航补助146.4万元，惠及渔民457人，人均3203.5万元。",
    ],
)
def test_units_that_contradict_are_still_found(text: str) -> None:
    assert findings("unit-conflict", text)

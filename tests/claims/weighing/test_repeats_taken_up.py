"""Numbers that only mean one told before, 这■里, ■中, 不在■之内, where none of that value was told."""

from __future__ import annotations

import pytest

from checker.testing import findings


@pytest.mark.parametrize(
    "text",
    [
        "县海塘所全年查险712处，平均每段4处。上述721处中，已加固645处。",
        "渔政站登记渔船1386艘。1368艘里，木质渔船占两成。",
        "受理航道纠纷523起。532起按起因分，碰擦类最多。",
        "潮汐观测站接到求助248次，其中夜间161次。误报41次不含在284次里。",
        "全县备案养殖户937户，湖区养殖户占七成。湖区的补贴已发放，占973户的一半。",
        "审结海事纠纷648件，当年全部归档。审结的684件中，调解结案占六成。",
        "水文站全年校核读数2174条，发现异常39条。对照2147条读数，异常不足百分之二。",
        "灯塔所检修航标356座。365座已验收347座。",
    ],
)
def test_a_number_taken_up_again_that_was_never_told_is_found(text: str) -> None:
    assert findings("duplicate-conflict", text)


@pytest.mark.parametrize(
    "text",
    [
        "县海塘所全年查险712处，平均每段4处。上述712处中，已加固645处。",
        "渔政站登记渔船1368艘，今年新增168艘；1368艘里，木质渔船占两成。",
        "受理航道纠纷352起，上年结转180起。532起按起因分，碰擦类最多。",
        "全县登记渔船712艘，钢质渔船占三成，即217艘。217艘里近海作业的居多。",
        "甲类养殖场备案率92.0%，250家里230家已备案；乙类备案率80.0%，350家里280家已备案。",
        "抽查渔船240艘，合格率85%，204艘中钢质船占一半。",
        "去年收到报警258次，今年的285次里，夜间占六成。",
        "全县网箱养殖户1236户，占1263户渔业家庭的97.9%。",
        "航标巡检员在册268人，除286名护标志愿者外，另有民警32人参加巡检。",
        "检修灯塔162座。126座浮标由航道站另行检修。",
        "劝返违规渔船318艘。138艘签了承诺书。",
        "渔业互保参保486人，参保率94.6%，未计入外县渔民468人。",
    ],
)
def test_numbers_that_can_be_worked_out_or_name_another_thing_stay_silent(text: str) -> None:
    assert not findings("duplicate-conflict", text)


def test_what_is_said_to_be_missing_tells_two_numbers_apart() -> None:
    assert not findings("duplicate-conflict", "巡讲船走了58次、36个渔村，听众2100余人次，全县39个渔村只差3个。")
    assert findings("duplicate-conflict", "巡讲船走了58次、36个渔村，听众2100余人次。全县这39个渔村都发了手册。")

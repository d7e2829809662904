"""Numbers told in a row, words cut out before a number, watchwords of several shapes, points of something else."""

from __future__ import annotations

import pytest

from checker.testing import findings

SOUND = {
    "each number has its clause": "巡海用两种办法、看三个环节：办法为登船和夜巡，环节为持证、渔具、渔获。",
    "clauses without a colon": "渔港评比设三项指标、分四个等次，指标为秩序、卫生和安全，等次为优、良、中、差。",
    "bodies and steps": "由三部门、四个环节把关：部门是渔政、港务和边防，环节是登记、检验、签注、公示。",
    "acts without a noun": "全年联合巡海三次、夜间巡海两次，联合巡海在东湾、西湾和南湾，夜间巡海在北湾和盐场。",
    "a verb before a figure": "全县抓5个渔港、建4张清单、办3件实事、守2条底线。",
    "a verb before a number written out": "坚持登船查、靠岸问、听三方意见，即船东、船员和收购商的意见。",
    "parts told before": "休渔分两批、按三个步骤推进，第一批在东湾，第二批在西湾，步骤为摸底、封港、验收。",
    "a watchword in brackets": "护海“五个一”（一张海图、一本台账、一次约谈、一份建议、一回复查）在8个渔港推开。",
    "a watchword of several shapes": "护海“五个一”：一张海图、一本台账、一次约谈、一份建议、逐月通报。",
    "joined at the end": "推行“三张清单”管理，权力清单、责任清单和问题台账全部公开。",
    "the last goes on": "“四个到位”：组织到位、责任到位、保障到位，督查也要跟得上、抓到位。",
    "the third some clauses on": "渔事纠纷过三道关。第一道渔组，调成41件。第二道渔村，调成18件。"
    "调不成的进了第三道，由法官上门。",
    "how many each": "护渔站设三个班，每班5人，班长单位分别为渔政站、边防所、港务站。",
    "what they can do": "渔事调解员三名。船舶、渔具、用工、买卖纠纷都能就地受理。",
    "reasons": "本次处理4家渔行，理由如下：一是无证收购，二是台账缺失，三是拒不整改。",
    "headings behind a figure": "设护渔驿站3个，一个在东湾，两个在西湾。（一）巡海。出船9次。（二）普法。讲课6场。",
    "headings below a paragraph": "对东湾公司、西湾公司发函，对南湾公司约谈。上述三家公司均整改到位。\n"
    "1.巡海。出船9次。\n2.普法。讲课6场。",
    "crews of several of a kind": "由渔政员、调解员、律师组成的“五人小组”常驻渔港。",
    "fewer that went on": "选取东湾、西湾、南湾三县开展禁渔试点，承担试点任务的两县已形成经验。",
    "years with a gap": "2019年、2021年、2022年连续两年以上获评的渔港共4处。",
}

MISCOUNTED = {
    "its own clause does not fit": "巡海用两种办法、看三个环节：办法为登船和夜巡，环节为持证、渔具、渔获、靠泊。",
    "more than a crew": "渔事纠纷由村支书、渔政员、民警、调解员、律师组成的“四人小组”上门调处。",
    "lines of dates": "全年举办护渔培训4场（以下即全部场次）：\n3月2日，讲禁渔；\n6月5日，讲救生；\n9月8日，讲用工。",
    "years in a row": "渔政站2021年、2022年、2023年、2024年连续三年获评先进。",
    "more places than were named": "选取东湾、西湾、南湾三县开展禁渔试点。\n对承担试点任务的四县，组织了评估。",
    "a question between": "下放渔政事项36项，归拢起来是三个领域。\n哪些领域呢：捕捞、养殖、船检、港务。",
    "named in the next paragraph": "渔港大厅开了3个窗口。\n分别是船检、捕捞证、调解、公证，各管一摊。",
    "a watchword behind its things": "护渔宣传进渔港、进渔村、进学校、进船队，“五进”全走到。",
    "参与 is no 与": "船东参与、专家论证、风险评估、集体讨论，这五道程序都走全了。",
    "another thing counted behind": "渔政站、边防所、法庭、港务站三家坐到一个大厅里办案。",
    "once each and in all": "渔政会议1月、4月、7月、11月各学法一次，全年共学三次。",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_numbers_of_other_things_are_left_alone(text: str) -> None:
    assert not findings("list-count", text)


@pytest.mark.parametrize("text", MISCOUNTED.values(), ids=MISCOUNTED)
def test_lists_of_their_own_are_counted(text: str) -> None:
    assert findings("list-count", text)

"""Measures told twice in the plainest words, and what is told in words alone: meetings, ranks, days, absences."""

from __future__ import annotations

import pytest

from checker.testing import findings

TWICE = [
    "热线年内接听渔民来电5390通，在年内接听的5930通来电中，停航咨询排第一。",
    "查获走私蚝干1.86吨，涉案渔户7户。查获的1.68吨走私蚝干已集中销毁。",
    "避风港19个，入住渔民4.27万人，避风港4.72万入住渔民无一伤亡。",
    "港调委会有调解员34名，其中专职5名。年底，港调委会6名专职调解员全部换证。",
    "年内新设5个护航联系点后，全市总数达到22个。这27个护航联系点报送建议430条。",
    "全港建成渔业、航运调解委员会128个。\n下步打算\n针对182个渔业、航运调解委员会人员偏少的问题，落实补贴。",
    "全港排查渔事纠纷1243起，化解1198起。排查的1423起纠纷中，邻船纠纷最多。",
    "全港选聘护航员618人，年内681名护航员集中受训。",
]
IN_WORDS = [
    ("港务委员会全年召开会议三次，审议文件11件。在召开的四次委员会会议上，听取述职2次。", "四次"),
    ("党组理论学习中心组学法，全年组织四次。在组织的五次学法活动中，邀请专家授课两次。", "五次"),
    ("在全省渔港建设考评中，我港名列第三。考评名次再创新高，位居全省第二。", "位居全省第二"),
    ("《渔港停泊条例》于今年3月1日起正式施行。条例自5月1日施行以来，依照条例处理违停1.1万起。", "5月1日施行"),
    ("2024年，我局未发生行政诉讼案件。全年我局作为被告的行政诉讼案件2件，均获胜诉。", "2件"),
]
APART = [
    "受理船员仲裁案件537件，另有上年结转36件。全部573件船员仲裁案件里，欠薪案件占三成。",
    "党组中心组学法，全年组织四次。船员支部组织的五次学法活动中，邀请专家授课两次。",
    "在全省渔港建设考核中，我港位列第二，其中应急指标位列第一。",
    "在全省渔港建设考核中，我港位列第二。平安航运考核结果显示，我港排名全省第四。",
    "《渔港停泊条例》自2024年6月1日起施行。《船舶安全规定》自8月1日起施行。",
    "《渔港停泊条例》自2021年5月1日起施行。修订后的条例自2024年7月1日起施行。",
    "全年未发生行政诉讼败诉案件。本年度我局行政诉讼案件3件，均胜诉。",
    "上半年未发生渔业复议案件。下半年渔业复议案件3件，均被维持。",
    "开庭132件，正职出庭14件，副职出庭103件。出庭的117件里，“出庭又出声”的109件。",
    "县港务局受理援助案件1306件。市援助中心受理援助案件1360件。",
    "全港排查渔事纠纷1243起，化解1198起。化解的1198起纠纷中，邻船纠纷最多。",
]


@pytest.mark.parametrize("text", TWICE)
def test_a_measure_told_again_in_plain_words_is_found(text: str) -> None:
    assert len(findings("duplicate-conflict", text)) == 1


@pytest.mark.parametrize(("text", "later"), IN_WORDS)
def test_what_is_told_in_words_is_compared_as_well(text: str, later: str) -> None:
    (found,) = findings("duplicate-conflict", text)
    assert later in found.message.zh


@pytest.mark.parametrize("text", APART)
def test_other_bodies_documents_assessments_and_sums_are_no_second_telling(text: str) -> None:
    assert not findings("duplicate-conflict", text)

"""Percentages that a sentence tells to be none of the counts around them, and their neighbours that are."""

from __future__ import annotations

import pytest
from weighing_helpers import wrong_rates


@pytest.mark.parametrize(
    "text",
    [
        # how far one lies off the other
        "堤防加固标段控制价2480万元，中标价2405.6万元，下浮仅3.0%。",
        "护林员月补贴由1260元调到1323元，每月多63元，调幅5.0%。",
        "河道清淤合同价800万元，变更后832万元，变更幅度4.0%。",
        # the value of one of the things counted
        "18个镇街中17个低于控制线，1个为27.4%，已经约谈。",
        "12所学校中10所合格率达到要求，2所为81.6%和83.2%。",
        # a share of an increase
        "新收案件中，供水合同类由18件增到66件，净增48件，占全部增量80件的60.0%。",
        # of what is done and what is left
        "上年留下旧案27件，年内又列13件，全年化解32件，年底剩8件，化解率80.0%。",
        # of the whole of a list
        "庭长办案126件，刑庭21件、民庭64件、其他庭长41件，占全院840件的15.0%。",
        # of what a heading clause tells, or within a time told at neither count
        "受理总量1460件，其中窗口560件。\n900件网上件的签收、转派均列入考核：2小时签收率99.2%，24小时转派率98.1%。",
        # of other counts than those of another paragraph
        "报送案例8个，获评优秀2个、良好1个，全市共有站点15个。\n三年投入640万元，市级承担的比例为四成。",
        # one measure at two times
        "水费收缴由上年的640万元升到704万元，收缴额增长10.0%，收缴率86.3%。",
        "办件总量三年为62.7万件、69.3万件、71.5万件，网办比重因此从27.0%抬升到64.6%。",
        # of a sample, of those asked
        "渔船主签订承诺书512份，应签520份，抽查60户，承诺兑现率95.0%。",
        "辖区商户420家，签订承诺书的357家，群众知晓率58%。",
        # what is due is all of what the rate is of
        "全年开庭75件，应当由负责人出庭的61件，出庭率100%。",
        # two rates told apart of what is told together
        "回访商户450家，接通431家，满意和基本满意428家；满意率95.4%，基本满意率3.9%。",
        # of a smaller count
        "处罚案卷120卷，许可案卷80卷，共200卷；优秀卷72卷，处罚案卷优秀率35.8%。",
        # of what is reached
        "护水顾问400名，律师280名，覆盖行政村的六成。",
    ],
)
def test_what_the_sentence_tells_of_something_else_is_no_rate(text: str) -> None:
    assert wrong_rates(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("排查渡口18个，整改15个，整改率63.3%。", {"18个", "15个", "63.3%"}),
        ("上年留下旧案27件，年内又列13件，共40件，全年化解32件，化解率60.0%。", {"40件", "32件", "60.0%"}),
        ("庭长办案126件，占全院840件的25.0%。", {"126件", "840件", "25.0%"}),
        ("2小时内应签收的工单900件，签收828件，签收率72.0%。", {"900件", "828件", "72.0%"}),
        ("问卷调查渔民600人，表示满意的510人，满意率75.0%。", {"600人", "510人", "75.0%"}),
        ("应交水费704万元，收缴640万元，收缴率80.9%。", {"704万元", "640万元", "80.9%"}),
    ],
)
def test_rates_of_the_counts_beside_them_are_still_checked(text: str, figures: set[str]) -> None:
    assert any(figures <= found for found in wrong_rates(text))

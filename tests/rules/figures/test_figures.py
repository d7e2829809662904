"""Rules of area F that read single figures: each finds its faults at the exact place and leaves good text alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.testing import findings, registry
from rules.figures.malformed_number import _compiled


def places(rule: str, text: str) -> list[str]:
    """The words a rule points at."""
    return [text[d.primary.span.start : d.primary.span.end] for d in findings(rule, text)]


@pytest.mark.parametrize(
    ("rule", "text", "place"),
    [
        ("malformed-number", "全年罚没款.86亿元。", ".86亿元"),
        ("malformed-number", "成功率为98..7%。", "98..7%"),
        ("malformed-number", "登记经营主体31.4.6万户。", "31.4.6万户"),
        ("malformed-number", "罚没入库12,34.5万元。", "12,34.5万元"),
        ("malformed-number", "办结诉求4,62,318件。", "4,62,318件"),
        ("malformed-number", "新设企业0818家。", "0818家"),
        ("malformed-number", "办结率为98%%。", "98%%"),
        ("malformed-number", "覆盖群众3万5千6百人次。", "3万5千6百人"),
        ("malformed-number", "印发折页12,,400份。", "12,,400份"),
        ("malformed-number", "办理满意率%96.2，环比提高。", "%96.2"),
        ("malformed-number", "日均办件264.件。", "264.件"),
        ("malformed-number", "化解率达98，5%。", "98，5%"),
        ("malformed-number", "投入经费45. 6万元。", "45. 6万元"),
        ("malformed-number", "调解成功率98.,7%。", "98.,7%"),
        ("malformed-number", "到期合同审结率97.5.%。", "97.5.%"),
        ("malformed-number", "全年罚没86。5万元。", "86。5万元"),
        ("malformed-number", "接待群众3,4567人次。", "3,4567人"),
        ("malformed-number", "满意率9 8.6%。", "9 8.6%"),
        ("malformed-number", "化解纠纷2l6件。", "2l6件"),
        ("malformed-number", "共计办理O8件。", "O8件"),
        ("malformed-number", "检查企业2百30家。", "2百30家"),
        ("malformed-number", "夜间投诉下降1O.3%。", "1O.3%"),
        ("malformed-number", "回访满意率98.O%。", "98.O%"),
        ("malformed-number", "履约率达9I%。", "9I%"),
        ("malformed-number", "占百分之98.5%。", "百分之98.5%"),
        ("malformed-number", "罚没款8.2万元元。", "8.2万元元"),
        ("malformed-number", "培训5场场，听众90人。", "5场场"),
        ("missing-measure-word", "受理案件119，接待咨询640人次。", "119"),
        ("missing-measure-word", "解答咨询41，起草文书1件。", "41"),
        ("missing-measure-word", "群众满意率达98.4，排名靠前。", "98.4"),
        ("missing-measure-word", "共聘请24,参与监督31次。", "24"),
        ("missing-measure-word", "核验机构31家，约谈17，移交线索5条。", "17"),
        ("missing-measure-word", "发放慰问金6.4，惠及88户。", "6.4"),
        ("missing-measure-word", "累计到位资金85.6，已拨付60万元。", "85.6"),
        ("missing-measure-word", "减收仲裁费3.7，受惠职工41名。", "3.7"),
        ("missing-measure-word", "追回货款18.2，当场兑付。", "18.2"),
        ("missing-measure-word", "网办率年底升到91.4，比年初高5个百分点。", "91.4"),
        ("malformed-number", "备案经营网点0521个。", "0521个"),
        ("approx-misuse", "走访企业293余次。", "293余次"),
        ("approx-misuse", "服务群众121750余人次。", "121750余人次"),
        ("approx-misuse", "人均办案大约120件左右。", "大约120件左右"),
        ("approx-misuse", "发放资料近5000余份。", "近5000余份"),
        ("approx-misuse", "调解纠纷30～40件左右。", "30～40件左右"),
        ("approx-misuse", "宣讲受众近8463人。", "近8463人"),
        ("approx-misuse", "大概接待来访300人左右。", "300人左右"),
        ("approx-misuse", "各村每月至少开展夜谈20场以上。", "20场以上"),
        ("approx-misuse", "每期培训不超过50人以内。", "不超过50人以内"),
        ("approx-misuse", "群众满意率达到100%以上。", "100%以上"),
        ("range-reversed", "实施方案（2025—2021年）。", "2025—2021年"),
        ("range-reversed", "周期压缩到45至38天。", "45至38天"),
        ("range-reversed", "罚款2000元至500元。", "2000元至500元"),
        ("range-reversed", "12月7日至1日，开展宣讲36场。", "12月7日至1日"),
        ("range-reversed", "5月28日—5月12日开展检查。", "5月28日—5月12日"),
        ("range-reversed", "2024年12月至2024年3月集中整治。", "2024年12月至2024年3月"),
    ],
)
def test_fault(rule: str, text: str, place: str) -> None:
    assert places(rule, text) == [place]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("malformed-number", "办结462,318件，罚没0.86亿元，平台2.0.1版，2024.3.14发布，电话0999-8126670。"),
        ("malformed-number", "1.县级层面\n2.部门层面\n05月08日，3万人，100%。"),
        ("malformed-number", "实施5项项目，办理2起起诉案件，处罚3个个体工商户，转让3份份额，修改3条条款。"),
        ("malformed-number", "第1,2项、12月10,11日，工作要点1.件件有落实，比去年提高5，其中98%为初次来访。"),
        ("missing-measure-word", "咨询5120人次：东厅2105、西厅1702、北厅1313。依照第三款1.2，合金4.5。"),
        ("missing-measure-word", "三项相加1552，比件数多121，其余不计。"),
        ("malformed-number", "8点05分开会，十点05分散会。"),
        ("missing-measure-word", "拨打119，整合12345、110，参与人次3150，三组都是12。"),
        ("missing-measure-word", "室温25.6，湿度40%，平均得分3.5，编号6.4。"),
        ("approx-misuse", "近8400人参训，近1256亩林地，近1.25万人次，近1255件，有近六成，加起来比53多。"),
        ("missing-measure-word", "2023，我县位列第3，得分98.4，案件分别为1、2、3件。"),
        ("missing-measure-word", "配备调解员28\n\n名，第12，编号37，代码41。"),
        ("approx-misuse", "走访企业290余次，罚款144.6万余元，受众42万余人次，满意率达90%以上，近200件。"),
        ("malformed-number", "编号0312与0425分属两处窗口，下午3时05分开庭，共3 048件，15件件件有答复。"),
        ("approx-misuse", "至少配备具有3年以上经验的人员，至少组织一次50人以上的演练，最多的是30岁以下青年。"),
        ("approx-misuse", "平均每户16平方米多，绿道长23公里多，最快3天多办结。"),
        ("approx-misuse", "其中11人来自同一地，全年386批次来访，完成率达120%以上，10余万人。"),
        ("percent-point", "行政机关败诉率最高11.2%，最低3.4%；万人起诉率下降5%。"),
        ("range-reversed", "2021—2025年，38至45天，由45天降至38天，90分钟至2小时，11月至次年3月。"),
        ("range-reversed", "11月至3月，每月25日至5日，12月28日至1月5日，2024年12月至2025年3月，6月1日至30日。"),
        ("range-reversed", "时限从20个工作日至5个工作日，12345热线，3-5件。"),
    ],
)
def test_silence(rule: str, text: str) -> None:
    assert places(rule, text) == []


def test_unparsed_figures_are_named() -> None:
    assert places("unparsed-figure", "登记经营主体31.4.6万户。") == ["31.4.6"]
    assert places("unparsed-figure", "登记经营主体31.4万户。") == []


@given(st.text(alphabet="019.．,，。 \u3000%％万亿元件次人个百千十分点第（县率为OIl", min_size=2, max_size=12))
@settings(max_examples=1500, deadline=None)
def test_a_paragraph_with_a_malformed_number_holds_what_it_is_looked_through_for(text: str) -> None:
    for zh, _, hint, pattern in _compiled(registry().knowledge.lexicon):
        if pattern.search(text):
            assert hint.search(text), zh

"""Rates by weighing: wrong percentages found in wording nobody foresaw, other bases left alone."""

from __future__ import annotations

import pytest

from checker.claims.formula import FormulaKind, Verdict
from checker.claims.weighing.data import load_relation
from checker.testing import make_report


def wrong_rates(text: str) -> list[set[str]]:
    """The figures of every rate that the text contradicts."""
    return [
        {b.text for b in f.figures}
        for f in make_report(text).formulas
        if f.kind is FormulaKind.RATE and f.verdict is Verdict.CONTRADICTORY
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # other words for what became of them, a share of time, of the count that it names, lists with long names
        ("在册渔船360艘，开渔前288艘上了责任险，投保率87%。", {"360艘", "288艘", "87%"}),
        ("收回闲置库房90处，重新租出63处，盘活率达到78%。", {"90处", "63处", "78%"}),
        ("大厅全年开放2300小时，午间延时服务345小时，占开放时长的12.0%。", {"2300小时", "345小时", "12.0%"}),
        ("应到单位56个。其中到场14个、视频42个，到场单位占应到单位的33.3%。", {"应到单位56个", "14个", "33.3%"}),
        ("回访2500次，好评、中评、差评有2000次、400次、100次，比重分别是80%、26%、4%。", {"2500次", "400次", "26%"}),
        ("寄发证照1500本，窗口领取900本。算下来领取率65%。", {"1500本", "900本", "65%"}),
        ("河湖巡查共登记涉水线索420条，转化立案的63条，线索转化率25.0%。", {"420条", "63条", "25.0%"}),
        # few figures, nothing else that it could be of: whole percentages as well
        ("河长巡河上报问题150个。办理完毕的120个，办理率74%。", {"150个", "120个", "74%"}),
        ("应建档老人750名，建档660名，建档率98%。另有60名外出。", {"750名", "660名", "98%"}),
        # one word for several counts, whatever verb stands behind the name, what is due a heading before
        ("应到会监督员90名，主任到会8名、委员到会64名，共到会72名，到会率86.0%。", {"90名", "72名", "86.0%"}),
        ("抽检电梯450台，不合格18台，全年不合格率压在6.5%。", {"450台", "18台", "6.5%"}),
        ("（一）组织\n全镇应参训网格员250人。\n（二）落实\n实训215人，参训率92%。", {"250人", "215人", "92%"}),
        ("接通率由去年的88%提到97%，全年来电2400个，接通2160个。", {"2400个", "2160个", "提到97%"}),
        ("网上立案率为83%：立案900件，网上675件。", {"900件", "675件", "83%"}),
        # told in the clause before, by halves swapped, by what a unit measures
        ("发出司法意见书80份，已回复72份，回复率再创新高，达98.0%。", {"80份", "72份", "98.0%"}),
        ("查出隐患640处。年底前已完成整改576处，整改完成率为94.5%。", {"640处", "576处", "94.5%"}),
        ("年初登记在册的闲置土地12宗、480亩。盘活360亩，占登记面积的85.0%。", {"480亩", "360亩", "85.0%"}),
        ("窗口叫号6400个，给出好评的5888个，好评比例：82.0%。", {"6400个", "5888个", "82.0%"}),
        ("回访率达91.5%——应回访农户800户，已回访772户。", {"800户", "772户", "91.5%"}),
        ("送检水样360批次，超标18批次，水质合格率为97.5%。", {"360批次", "18批次", "97.5%"}),
        ("清查出闲置房产240处，除36处存在权属纠纷外，其余全部盘活，盘活率达93%。", {"240处", "36处", "93%"}),
        ("每百件来信中有近30件反映物业问题：全年来信2500件，反映物业问题的412件。", {"2500件", "412件"}),
        ("今年社区戒毒人员在册350人，就业的不足五成，实际就业的301人。", {"350人", "301人"}),
        (
            "甲街道、乙街道、丙街道分别采集信息2400条、1800条、1800条，全区共采集6000条，三地占比依次为40%、30%、26%。",
            {"1800条", "26%"},
        ),
        ("抽样评议案卷180卷，评为优秀的54卷、良好的90卷，优良率为68.5%。", {"54卷", "90卷", "68.5%"}),
        (
            "（一）基本情况。\n全市注册志愿律师640名。\n（二）参与情况。\n参与值班的志愿律师416名，参与率为56.0%。",
            {"416名", "56.0%"},
        ),
        # named before the comma, by the order of a row, by its own whole, or by other words
        (
            "受理来访480批，土地类192批、社保类144批、其他144批；土地类最多，占比46%。",
            {"192批", "480批", "46%"},
        ),
        ("抽评卷宗250卷，优秀95卷、不合格5卷，优秀率、不合格率分别为38%、2.6%。", {"5卷", "250卷", "2.6%"}),
        (
            "全区登记社会组织640家，其中行业协会96家。\n下一步。\n登记社会组织中行业协会仅占16.9%。",
            {"640家", "96家", "16.9%"},
        ),
        ("应检车辆2400辆，实检2256辆，参检率96.4%。", {"2400辆", "2256辆", "96.4%"}),
        (
            "复核违建图斑380个，属实150个，占39.5%，属实图斑中立案24起，已整改129个，整改率68.0%。",
            {"129个", "150个", "68.0%"},
        ),
        ("年度经费安排（640万元）中，已拨付512万元，占经费安排（640万元）的比重为85%。", {"512万元", "85%"}),
        # a part printed above its whole that one slip explains; of a sum that it names
        ("评估组发放问卷1580份，收回1793份，回收率96.9%。", {"1580份", "1793份", "96.9%"}),
        ("来访接待2460批次，另收来信1140批次，来信占二者总和的37.1%。", {"2460批次", "1140批次", "37.1%"}),
        # of what is counted just before, by its own definition, by a name of the clause before
        ("转给部门的线索1.46万条里，在规定时限内核实反馈1.39万条，按时反馈率89.2%。", {"1.39万条", "89.2%"}),
        ("登记事项6400件，办好5888件，办好率为86%，按办好数除以登记数计算。", {"5888件", "6400件", "86%"}),
        ("对960家理发店开展“双随机”检查。被约谈的店144家，占被检查店的21.5%。", {"144家", "960家", "21.5%"}),
        ("抽查许可档案300份，规范的276份，不规范的24份，规范率85.0%。", {"300份", "85.0%"}),
        ("我市以94.5%的提前办结率居于前列。全年办结2000件，提前办结1790件。", {"94.5%", "1790件", "2000件"}),
        ("公证书共1600件。涉外公证书240件，平均每100件公证书就有25件涉外。", {"平均每100件…25件", "240件", "1600件"}),
        ("全市收案400件，调解结案170件，占比过半。", {"半", "170件", "400件"}),
    ],
)
def test_a_wrong_rate_is_told_with_its_counts(text: str, figures: set[str]) -> None:
    found = wrong_rates(text)
    assert len(found) == 1
    told = found[0]
    assert all(any(f in t or t in f for t in told) for f in figures)


@pytest.mark.parametrize(
    "text",
    [
        # the whole is another count, or several
        "甲类线索320条、乙类线索180条、丙类线索100条，三类合计占线索总量（750条）的80%。",
        "上年结转仲裁案件30件，今年新收370件，审结380件，审结率95%。",
        "信访老户28户、新户52户，签订协议的76户，签约率95%。",
        "抽评案卷400卷，市直150卷、县区250卷。市直案卷优秀90卷、良好60卷；县区案卷优秀110卷、良好140卷。两级合并，优秀率50.0%。",
        "处罚5217件，简易程序3018件，普通程序2199件；当场缴款的1706件。法制科退回146件，退回率6.6%（按普通程序计）。",
        "投诉6000件、举报1500件；投诉调解成功4100件，不予受理900件。举报核查后移送90件，移送率6.0%。",
        "本年办件86.3万件。即办件占37.0%，承诺件54.4万件，承诺件提前办结率九成九。",
        "合同320份，标的额45.6亿元，其中工程类60份、标的额31.2亿元，份数不到五分之一，金额占近七成。",
        "亩均税收低于标准的企业65家，占规上企业的一成左右；全县企业2.3万家。",
        # names that tell of some only, of another area, of a goal, of another outcome
        "抽检米面样品360份,合格351份。校园样品合格率99.4%,单独考核。",
        "应急预案备案140份，演练63次，目标是明年备案率达到100%。",
        "受理仲裁申请420件，按期审结399件，同期全省平均结案率97%。",
        "走访商户640家，签约商户512家，顾客知晓率57%。",
        "竞赛报名520人，缺考20人，及格450人，及格率90%。",
        "督办件18件分两批交办。第一批10件办结10件，第二批8件办结6件，总办结率88.9%。",
        "备案材料32份，3份未到报送期限，余下29份均按时报送，及时率100%。",
        # another scope, time or body than that of the counts beside it
        "抽查企业260家，知晓率95.4%。抽检样品1320批次，不合格19批次，合格率98.6%。",
        "本所调处纠纷186起，成功180起，成功率96.8%，比全县平均水平（94.1%）高2.7个百分点。",
        "走访商户1500户，发放手册2200册，群众满意率99.1%。",
        # a share of a part, a rate by the units it is counted in
        "收到线索900条，查实720条，占八成；查实线索中移送的180条，占查实数的25%。",
        "处理案件120件150人，结案90件105人，结案率按件计75%，按人计70%。",
        # several counts of the rate's kind together; what was taken out of the whole; a whole not told
        "应考学员64人，首考合格60人，补考合格4人，合格率100%。",
        "受理申请950件，不予受理35件，转送15件，审结855件，结案率95%。",
        "收到举报860件，实名举报率37.2%，实名举报中查实的152件，查实率47.5%。",
        # of last year; of money, not of what is counted; of other times than it says behind it
        "排查隐患318处，整改286处，整改率89.9%，比上年的84.3%提高5.6个百分点。",
        "抽查企业860家，发现问题103家，问题发现率由14.7%降到12.0%。",
        "采购项目400个，中小企业中标320个，中标金额占采购总额的91.5%。",
        "参训1200人，通过率为96.8%（补考后计算），首次通过1103人。",
        "收到申请260件，办理行政许可3200件，占全省的12.4%。",
        # how far something lies off its plan
        "非税收入完成2180万元，较预算数2000万元超收9%。",
        # of its own clause, not of the pool that the next sentence tells; no outcome and stock together
        "例行抽检2860批次，检出不合格52批次，不合格率1.8%；风险抽检380批次，合格率98.9%。两类抽检合计3240批次，不合格56批次。",
        "全年新收583件，旧存61件，办结560件，年末存案84件，快速结案率57%。",
        # of a sum that it names; of what is left, told beside
        "年内办结一般案件18420件，此外作出不予处罚决定2310件，不予处罚占两项总数的11.1%。",
        "化解供水纠纷166件，化解率99.4%，未化解的1件已引导起诉。",
        "一级任务24项，完成21项；二级任务56项，完成55项，总体完成率95%。",
        "诉前调解290件，其中借款类120件；除借款类外，其余170件成功率为81.8%。",
        # compared with another time, of people beside cases, not accepted, of those that were due
        "全年合计受理信访件21400件，投诉占比78.6%，略高于三季度的77.9%。",
        "全区调解员3200名，专职调解员320名，约占一成；320名专职调解员全年调解案件占总量的45%。",
        "申请登记500件，不予登记20件，登记率96.0%。",
        "发出建议42份，到期应回复38份，已回复38份，回复率100%，另4份未到答复期。",
        # indicators, not shares
        "全市执业律师262名，常住人口94万人，每万人拥有律师2.8名。",
        "考核得分96.5分，位列全市第3名，履职报告提交率100%。",
        # a change told twice, the former of two, what was added to a stock, halves, what is not to be counted
        "巡查次数由3.6万次压到2.7万次，减少9000次、25%。",
        "诉前调解720件，判决480件，前者占两者总和的60%。",
        "新设公证点5个，公证点总数达到41个，公证满意率98.5%。",
        "收到意见60条，采纳36条、部分采纳12条。部分采纳折半计算，采纳率70%。",
        "决定书310份，上网298份，另有12份涉及隐私依法不上网，上网率100%。",
        "投诉1800件，其中因服务态度引起的3件，占1.7‰。",
        # of what stands behind it, of the count told last, of what came in with what was carried over, of one whole
        "抽阅案卷600卷，挑出瑕疵卷9卷，6.0%的赔偿案件被上级改判。",
        "调成纠纷1700件，没调成的410件转到法庭，六成多卡在鉴定环节。",
        "收到申请705件，受理640件，不予受理65件；上年结转60件，审结630件，审结率90.0%。",
        # averages are no counts; of those named as the rate is and what is told beside them
        "约谈商户320家，提出建议1600条，平均每家5条，已采纳九成以上。",
        "提起公诉425件，不起诉75件。不起诉案件中，情节轻微的60件，证据不足的15件，不起诉率为15.0%。",
        "审结80件；审结案件中，维持52件、驳回16件、撤销7件、责令履行5件，纠错率15.0%。",
    ],
)
def test_rates_of_other_bases_stay_quiet(text: str) -> None:
    assert wrong_rates(text) == []


@pytest.mark.parametrize("name", ["bond", "rate"])
def test_signs_that_are_weighed_point_where_reason_says(name: str) -> None:
    weights = load_relation(name).weights
    against = {"crossed", "parted", "unnamed", "earlier", "elsewhere", "holding", "base_unnamed", "rivals"}
    speaking = {"base_named", "next_to", "inside", "bond", "slip", "known_whole", "base_topic"}
    assert all(weights[n] < 0 for n in against & set(weights))
    assert all(weights[n] > 0 for n in speaking & set(weights))

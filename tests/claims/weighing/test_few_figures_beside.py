"""Short passages whose figures stand beside others: second columns, counts in words, stocks and what is kept."""

from __future__ import annotations

import pytest
from weighing_helpers import kinds_of_contradictions

from checker.claims.formula import FormulaKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # of two columns only one adds up
        ("拆除棚屋48处、3620平方米。沿路29处、2180平方米，沿河19处、1340平方米。", FormulaKind.SUM),
        # small counts are told in words
        ("工作有序。今年召开专班会议五次、现场会议十二次、视频会议三次，共计二十二次。", FormulaKind.SUM),
        # of two lists with totals of their own one is wrong
        ("代表建议A类37件、B类12件、C类6件，合计65件；委员提案A类41件、B类15件、C类3件，合计59件。", FormulaKind.SUM),
        # what is set at the start of the year is meant for this year
        ("年初预算安排宣传经费120万元，其中展板46万元、视频52万元、读本31万元等。", FormulaKind.WITHIN),
        # the noun behind the number, with a word that narrows it
        ("林场配有护林员46名、瞭望员12名。年内评优，获奖的有51名女护林员。", FormulaKind.PART),
        # what is due is no more than what is paid in where nothing was owed before
        ("本季应收水费73.6万元，实收水费76.3万元，往年无欠费。", FormulaKind.PART),
        # left of a whole, whatever is said behind it
        ("支队核定编制128名，实有113名，空编25名，缺口集中在夜班岗位。", FormulaKind.DIFFERENCE),
        # what was kept beside what was handed down
        ("区级许可事项目录列276项。其后下放街道34项，区级继续保留252项。", FormulaKind.DIFFERENCE),
        # opening, what came in besides, what went out and what is left, others between
        (
            "一、底数。年初建账隐患58处，年中再追加21处，科室认领33处，街道认领46处。二、成效。全年销账62处，年末账上还有27处。",
            FormulaKind.BALANCE,
        ),
        ("年初挂账问题46个，年中新排查出15个。全年销号52个，年末仍挂账19个。", FormulaKind.BALANCE),
        # off by a whole unit is no rounding
        ("中心培训经费24万元，实际支出21.6万元。结余3.4万元全部退回。", FormulaKind.DIFFERENCE),
        # what was done with those names them
        ("分局当年立合同诈骗案163起。\n当年所立案件中侵害企业的196起，其他的都是个人报案。", FormulaKind.PART),
        # a stock is carried from nowhere where both count it
        ("镇领导包案的信访积案共47件。\n年底对账，上述包案积案已化解74件。", FormulaKind.PART),
        # what was handed down and what was kept
        (
            "一、目录\n县级许可事项286项，全部上网。\n二、放权\n从许可事项中下放乡镇43项，县级保留253项。",
            FormulaKind.DIFFERENCE,
        ),
    ],
)
def test_what_does_not_fit_is_found(text: str, kind: FormulaKind) -> None:
    assert kinds_of_contradictions(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        # both columns add up
        "拆除棚屋48处、3720平方米。沿路29处、2180平方米，沿河19处、1540平方米。",
        # the counts in words add up, or some in a row do
        "今年召开专班会议五次、现场会议十二次、视频会议三次，共计二十次。",
        "今年讲课两次，召开现场会议十二次、视频会议三次，共计十五次。",
        # what was added is no part of the catalogue
        "区级许可事项276项。下放街道34项，承接市级12项，区级保留254项。",
        # a name that holds 和 is one name
        "编发指引29份，其中公安8份、市场监管7份，文化和旅游、应急管理各4份，交通运输6份。",
        # one of them stands in a bracket, as a share of the whole
        "受理投诉136件，主要集中在网购环节（占68.4%，即93件），调解成功53件。",
        # in what was cleared away two others are told
        "清单由2.0版的118项调整为3.0版的161项，新增49项、删去6项。",
        # the most there were at a time is of no account
        "年初在册对象872人，全年接收568人、解除541人、因收监减少27人，年末在册872人；人数最多时为4月，达到909人。",
        # what was added on is told with what there was
        "年初安排经费180万元，年中追加30万元，其中宣传84万元、办案66万元、装备60万元。",
        # a smaller one has its share of the greater
        "全区持证人员1542人，参加年度轮训1496人，参训率97.0%。",
        # what is left is no whole
        "收到备案文件77件，退回补正8件，剩下69件全部登记在册。",
        # what there is at the end is no part of what came in, though 其中 stands before it
        "新登记合作社318家，其中种植类186家、养殖类132家，注销97家，年末2864家。",
        # compared with the start of the year, not with what stands a paragraph on
        "年末未结案件263件，比年初减少22件。\n\n局长带头出庭应诉2件。",
        # the sum is known to exceed the whole
        "应诉案件860件，列县政府为被告214件、乡镇街道168件、部门562件，三项相加944，比件数多84。",
        # what came in may not all be decided yet
        "受理审查起诉1460件，起诉1080件、不起诉240件。",
        # of those with another name
        "县局立治安案件163起。当年所立刑事案件中破获196起。",
        # besides those told before
        "区级领导包案的信访积案47件，上述积案之外又排查化解74件。",
        # rounded to another place
        "项目总投资3亿元，已完成投资2.16亿元，剩余0.84亿元。",
        # the last two of a list that adds up to the total right before it
        "评查案卷，抽取区直单位67卷、9个街道各4卷计36卷，共103卷，评出优秀31卷、合格65卷、不合格7卷。",
        # behind one number each, and told of two sorts of places
        "建成1个中心、6个分中心和若干驿站，已有驿站75个。\n法治阵地81处，区级1处、街道6处、村级74处。",
        # the others of those told before them, not of those in the next sentence
        "班子12名成员全部述法，其中书记、主任向区委述法，其余10人向街道述法。与村书记19人谈话2轮。",
        # women of another area
        "县公证处有公证员6名。全省交流会上，58名女公证员登台发言。",
    ],
)
def test_what_fits_is_left_alone(text: str) -> None:
    assert kinds_of_contradictions(text) == []

"""Changes beside the figures of two times: what a reader would see at once, in wording nobody listed."""

from __future__ import annotations

import pytest

from checker.claims.formula import FormulaKind, Verdict
from checker.testing import make_report

WRONG = [
    "备案时限压缩情况：法定平均18.4个工作日，承诺平均4.6个工作日，压缩57%。",
    # a bracket that says only when
    "供暖投诉受理542件，上年457件，同比上升7.1%（截至12月20日）。",
    # the year of a multiple's base aside, the figure is that of this year
    "树木修剪报单347件，是去年的1.6倍，其中行道树152件，比去年的91件多41件。",
    # an amount and a rate: rounded but once, by the figure that is surely the base, in the sentence behind
    "年末登记在库水井18.4万眼。比上年末净增1.6万眼，增长8.7%。",
    "上年受理校车改道申请150件，今年多收27件，增长22%，全部答复。",
    "候诊时长从上年32分钟降到24分钟，少等8分钟，降幅33.3%。",
    "采砂巡查全年发现问题1840处，比上年减少460处。从降幅看，同比下降25%。",
    # the point a place off; the change between its two figures; a row of changes
    "野生动物救助由前年的1250只升到去年的1700只。增幅为3.60%，以鸟类居多。",
    "一审商事案件新收640件，同比下降12.4%，上年同期800件。",
    "近三年消防检查隐患分别为220处、176处、132处，后两年降幅为20%和20.5%。",
    # two told side by side, and how far they lie apart
    "北片医保报销平均办理12天，南片平均办理19天。两片相差9天，差距仍大。",
    "园林部门受理占绿投诉420宗，上年为350宗，两年总量完全持平。",
    # people by another noun
    "县检察院检察官助理由28名补充到37名。人手增加了12名，其中3名派驻乡镇。",
    "镇街被诉案件22件，前一年是33件，降幅过半。",
    "年均检查次数由20次降到8次。与改革前相比，检查频次下降五成。",
    "民事、刑事援助分别办理440件、690件。\n上年同期上述两类分别为400件、600件，增长率分别为10%、25%。",
    "完成合法性审核1806件，2022年是1505件，同比增长33%。",
    # said to be level or to go one way, and they do not
    "北坡林区去年查出火险点184处，今年查出148处，总数与去年持平。",
    "近三年，本市合同争议案件分别为23件、16件、21件，呈现逐年下降态势。",
    "窗口差评率由上年的6.4%变为4.1%，上升2.3个百分点。",
    # lists with their bases in a bracket behind, years side by side, a base pointed back to, a stock and what was added
    "办理仲裁案件1050件、减免费用96万元，同比分别上升5.0%、30.0%（上年为1000件、80万元）。",
    "普法经费2021年160万元，2022年200万元，2023年230万元，近两年逐年增长25%、25%。",
    "海事纠纷结案84件，同比增幅60%。2022年，这一数字是56件。",
    "新增智慧监控点62处，累计达到310处。监控点数量比年初增长35%。",
    "以往，办一张证平均要交12份材料。\n流程再造后只需3份，精简比例达到85%。",
    "这个茶季收到投诉18件，上个茶季为36件。投诉量降幅为40%。",
    "今年放映法治电影54场。上年放了45场，算下来同比增加三成。",
    "全年非税收入512万元，同比持平（上年为430万元）。",
    # a rate and two figures, in any order
    "青禾县法治驿站2022年接待4800人次，2023年5760人次，一年下来攀升了两成八。",
    "禾口乡涉农纠纷去年（240件）还居高不下，今年（180件）少了一大截，降幅15%。",
    "柳塘镇网格巡查频次同比提升35%，从每月的160次加密到200次。",
    # the amount and the rate, the base implied
    "全年受理诉求同比多出1500件，涨幅15%，总量达到13500件。",
    "与2022年的360万元相比多出108万元，涨幅40%。",
    # printed without decimals: rounded as far as can be is no excuse
    "今年安排救助金65万元，上年50万元，增长25%。",
    # the year behind its figure, one clause each, and by 按此
    "60件积案于去年化解。\n今年化解45件，较之下降30%。",
    "来访420批次，上年500批次，下降16%；来信225件，上年300件，下降35%。",
    "今年发放援助补贴420笔，比上年多20笔。据此测算，发放量增长8%。",
    # an amount of change
    "执法辅助人员年初92名、年底118名，一年净增36名。",
    "办事跑动由6趟减为2趟，少跑5趟。",
    # percentage points
    "窗口评价满意率去年94.2%，今年96.8%，上浮3.6个百分点。",
    # multiples and doubling
    "下沉镇街的执法力量由120人扩到360人，增加了3倍。",
    "法治讲堂由20期办到31期，比上年翻了一番。",
    # the same, told a paragraph away
    "（一）普法投入。全县普法经费2022年150万元，2023年180万元。\n（二）成效。2023年普法经费比2022年增长12%。",
    # months, quarters, rounds and reforms instead of years
    "政务热线8月接听24600个、9月27060个，环比升15%。",
    "第二季度收到诉求630件，第一季度为525件，环比增长30%。",
    "首轮抽查合格率78.5%，第二轮85.2%，提高7.7个百分点。",
    "并联审批前需跑5个部门，并联审批后只跑2个部门，压减50%。",
    # the amount over the new figure: a rate of the two, and yet no growth
    "共办理援助案件2250件，去年同期是1800件，多办450件；其中农民工案件900件；案件量同比增幅为20%。",
    # rise written for fall, and evenness
    "审批时限由上年的20个工作日缩到15个工作日，同比上升25%。",
    "今年开展法治体检36次，与上年的22次持平。",
    "行政诉讼案件由84件下降到96件。",
    # two figures have one rate: what bears the first change of a list out is not the second's
    "社区矫正经费2021年18万元、2022年24万元、2023年30万元，后两年同比分别增长33.3%和35.0%。",
    "三年间受理咨询依次为312件、390件、468件，年增幅先是25%，后是30%。",
    "跑动环节由7个并为2个，压减率75%；材料由16份减为4份，压减率75%。",
    "顾问团队由9家律所扩充至15家。\n新增的4家律所侧重涉外业务。",
    # the amount and its rate side by side, the rate of the new figure
    "群众来信去年收到532件，今年收到399件，同比减少133件、33.3%。",
    "补贴今年发放74.8万元。去年同口径发了61.6万元，一年增加13.2万元，增幅17.6%。",
    # the change told before its figures, terms printed in 日, what reform precedes
    "罚没收入同比少了四分之一：2022年3600万元，2023年2880万元。",
    "审查期限由30日缩短为20日，压缩50%。",
    "调整前416项，调整后389项，减少37项。",
    "（一）底数。年初持证人员1142人。年内新领86人，注销53人，年底持证1175人。\n（二）小结。持证人员较年初净增43人。",
    # lists told side by side, and the change named behind its figure
    "柳塘、禾口两镇今年签约分别为240户、330户，去年依次为200户、300户，同比分别增长20%和30%。",
    "听证申请与旁听人数上年为60件、400人，今年为75件、500人，前者上升25%，后者上升35%。",
    "罚款额从640万元降到480万元。\n罚款额35%的降幅背后，是自行整改率的提高。",
    # an average of time told once; a rate a sentence behind its amount; what went since
    "登记原先平均要18天，现在6天办完，用时压减56.7%。",
    "电梯故障12起，较上年减少4起，均在30分钟内处置。\n得益于巡检，电梯故障起数同比下降33.3%。",
    "与年初相比，行政备案事项由88项变为70项，共取消28项。",
    # headed by the clause before, asked, told right behind the change, words that only sound like changes
    "噪声投诉由2022年的900件降到2023年的630件。从降幅来看，达到45%。",
    "去年调处纠纷多少起？120起。今年调处150起，同比增长35%。",
    "普法经费列支84万元，比上年增长30%。上年这项经费为70万元。",
    "2022年群众来信750封，2023年来信600封。来信量同比下降30%。",
    "全县兑现降费10.4亿元。上年为8.2亿元，今年同比增长41%。",
    "制发居住证6300张。比上年多发900张，增长14.3%。",
]
SOUND = [
    "年末登记在库水井18.4万眼。比上年末净增1.6万眼，增长9.5%。",
    "采砂巡查全年发现问题1840处，比上年减少460处。从降幅看，同比下降20%。",
    "造林3600亩，比上年扩大600亩。同比增长12.4%的是果园面积。",
    "去年全年办理2175起，今年上半年比去年同期减少160起，下降14.8%。",
    "东区不动产登记平均用时3天，西区平均用时7天。两区与标杆地区相差1天和5天。",
    "近三年消防检查隐患分别为220处、176处、132处，后两年降幅为20%和25%。",
    "食药所抽检样品280批次，上年为340批次，两年合格率持平。",
    # people by another noun
    "县检察院检察官助理由28名补充到37名。人手增加了9名，其中3名派驻乡镇。",
    # level, or one way, is something else
    "北坡林区去年调解争议184起，今年调解148起，调解成功率与去年持平。",
    "北坡林区去年立案184起，今年受理148起，受理数与去年持平。",
    "近三年，本市立案分别为23件、26件、31件，败诉率逐年下降。",
    "2023年、2022年、2021年立案分别为23件、26件、31件，逐年下降。",
    "窗口差评率由上年的6.4%变为4.1%，下降2.3个百分点。",
    # two measures of two times added up, what was added to a stock, an amount of another part
    "上半年不予处罚126件、减轻处罚34件；下半年依次为148件、44件，两项合计比上半年多32件，增长20.0%。",
    "新增智慧监控点62处，累计达到310处。监控点数量比年初增长25%。",
    "受理复议申请215件，比上年增加55件，其中工伤类增加30件，增长34.4%的原因是渠道拓宽。",
    "四季度收到申请9864件，同比增长7.5%（上年同期9176件），环比下降4.1%（三季度10286件）。",
    "办理仲裁案件1050件、减免费用96万元，同比分别上升5.0%、20.0%（上年为1000件、80万元）。",
    "全年非税收入512万元，同比持平（上年为505万元）。",
    "镇街被诉案件12件，前一年是33件，降幅过半。",
    "年均检查次数由20次降到9次。与改革前相比，检查频次下降五成多。",
    "民事、刑事援助分别办理440件、690件。\n上年同期上述两类分别为400件、600件，增长率分别为10%、15%。",
    "青禾县法治驿站2022年接待4800人次，2023年5760人次，一年下来攀升了两成。",
    "全年受理诉求同比多出1500件，涨幅12.5%，总量达到13500件。",
    "下沉镇街的执法力量由120人扩到360人，增加了2倍。",
    "今年开展法治体检36次，与上年的35次基本持平。",
    # other matters told beside a pair
    "行政诉讼案件由96件降到84件，下降12.5%；其中涉企案件同比下降30%。",
    "水费收缴率96.4%，比上年提高1.4个百分点，漏损率由14%降为11%。",
    "投诉受理量由1200件升至1500件，增长25%。失信被执行人数量同比下降41%。",
    "申领材料由9份减为4份，少交5份，办理时限由10日减为3日，压缩70%。",
    "审批时限由改革前的120个工作日压到80个工作日，今年再压到60个工作日，比改革前累计压减50%。",
    "行政复议收案由2020年的80件增至2023年的160件，年均增长26%。",
    "芦湾区2023年立案648件，低于上年的810件，降幅为20%。",
    "剔除集体案件30件，同口径下降5%，上年为200件，今年为220件。",
    # a fit that no words point to
    "抽查文书200份，优秀58份、良好120份，比上年提高2.5个百分点的是优秀率，上年为26.5%。",
    "收到民事类诉求120件、行政类80件，比上年的160件增长25%。",
    "办案人员由40人增至60人，案件由1200件增至1500件，人均办案量下降16.7%。",
    "留抵退税平均办理2.1天，比上年的3天压缩30%。",
    "收案增长8.5%，增速较上年的11.7%回落3.2个百分点。",
    # what the verb cannot be said of
    "登记在册案件年初62件，年底31件；平均提速45%。",
    # a quarter against that of the year before, part of a year against the whole
    "第一季度受理诉求420件，第二季度504件，二季度同比上升30%。",
    "今年前三季度收案450件，上年全年收案580件，同比下降2.2%。",
    # promised, statutory and actual terms; averages; rates that shares bear out
    "法定时限20个工作日，承诺10个工作日，实际平均4个工作日，比法定时限提速80%，比承诺时限提速60%。",
    "败诉率由14.8%降至11.6%，降幅21.6%；败诉案件由182件减至139件，降幅23.6%。",
    "清单事项由117项增加到142项，新增30项、取消5项。",
    "服务金额6214万元，节约财政资金938万元，节约率13.1%。",
    # quarters of two years, plans, a base told nowhere
    "去年第四季度受理84件，今年一季度受理105件，环比增长25%，同比增长40%（去年一季度75件）。",
    "今年的听证数比去年多一倍，去年18场，今年36场，明年计划再增加10场。",
    "全省新收复议案件4.28万件，是2023年的1.9倍，改革以来累计新收9.63万件。",
    "败诉率8.4%，较上年的12.6%下降4.2个百分点；纠错率10.5%，较上年下降1.8个百分点。",
    "培训由6月5日提前到3日举行，参训人数增长20%。",
    # another place, an average, both sides of a net change
    "城管罚款额从84万元降到63万元。水务领域罚款额36%的降幅更大。",
    "调解员860名，较上年新增64名，退出39名，净增25名。",
    "交警支队警车由48辆增至60辆，摩托车增加9辆，增长45%。",
    # against another month, as the clause before says
    "9月接访1210批，8月1100批，环比增长10%；若与上年9月比，则下降近两成。",
    "看增幅，为18.5%，居全市第三；立案412件，口径与上年同期不同。",
    "培训经费48万元，较上年减少6%。上年培训28期，今年培训30期。",
    # what a bracket behind a change says of it
    "渡轮检修86艘（含上年顺延的7艘），比2022年的71艘增长11.3%（不含顺延的）。",
    "供暖投诉受理542件，上年457件，同比上升7.1%（剔除并区影响）。",
    # a year in a bracket, or that of a multiple's base, is no time of what follows
    "测绘工单1969件（含前年移来的24件），养护支出38.6亿元，比2022年的35.2亿元增长9.7%。",
    "树木修剪报单347件，是去年的1.6倍，其中行道树152件，较去年多61件。",
    "上年（2022年）树木修剪仅1286株，比2021年的1618株减少332株；2023年回升到1574株，较2022年增长22.4%。",
    # a bracket behind a change that names no time; averages told behind a row of changes
    "修订标准19项，增量7项（甲所5项，乙所2项），存量12项。",
    "开展巡护612场，耗时5.4万小时，分别比上年多86场、0.9万小时；人均耗时6.2小时，与上年的6.1小时相当。",
    # a heading that names a change makes the level behind its colon none
    "备案时限压缩情况：法定平均18.4个工作日，承诺平均4.6个工作日，压缩75%。",
    # carried over is no earlier state
    "上年结转案件12件，新收310件，同比增长33.8%。",
]


def changes(text: str) -> list[FormulaKind]:
    return [f.kind for f in make_report(text).formulas if f.verdict is Verdict.CONTRADICTORY]


@pytest.mark.parametrize("text", WRONG)
def test_change_that_its_figures_do_not_bear_out_is_found(text: str) -> None:
    assert set(changes(text)) & {FormulaKind.GROWTH, FormulaKind.DIFFERENCE}


@pytest.mark.parametrize("text", SOUND)
def test_sound_change_is_silent(text: str) -> None:
    assert changes(text) == []


def test_message_gives_the_arithmetic_with_the_implied_base() -> None:
    found = next(
        f for f in make_report("总量13500件，同比多出1500件，涨幅10%。").formulas if f.verdict is Verdict.CONTRADICTORY
    )
    assert "13500-1500 = 12000" in found.readings[0].arithmetic.zh
    assert "12.5%" in found.says.zh

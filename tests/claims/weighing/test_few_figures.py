"""Parts, rests and balances of two to seven figures in wordings that no word list foresaw, and their near misses."""

from __future__ import annotations

import pytest

from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.testing import make_report

PARTS = (
    "全市有公职律师146名，在这些公职律师当中，具有硕士学位的164名。",
    "摸底发现无证餐饮店215家，补办了许可证的有251家，剩下的引导转行。",
    "这次专项抽取合同320份，其中存在瑕疵的竟达到332份。",
    "一、家底。全乡现有村民小组64个、村7个。\n三、自治。全乡已有68个村民小组订立了公约，7个村全部备案。",
    "（一）全年主办提案52件、会办提案31件，合计83件。\n……\n（四）在主办的提案中，列入计划逐步解决的57件。",
    "全年检查工地2316处。\n在上述检查中，联合住建部门检查工地3216处，结果全部公示。",
    "一、收件。全年收到执法检查建议31份。\n二、办理。上述建议中已书面回复的43份。",
    "登记在册企业312家，其中规上企业3200家。",
    "全年调解纠纷300件，比上年的180件增长66.7%；调解成功2111件。",
)
RESTS = (
    "取消和下放职权37项，没有新增和合并事项。调整前416项，调整后保留389项。",
    "收到申请275件，经审查，自行撤回18件，不予受理15件。\n剩余的262件全部立案。",
    "培训班报名326人，因公缺考14人，实际到考322人，经阅卷288人合格。",
    "应诉案件今年84件，去年为96件，败诉2件。\n应诉案件今年较去年减少15件，降幅12.5%。",
    "镇里签下村规民约审查任务63份，审完59份，还欠14份没审。",
    "辖区停车泊位需求8600个，现已供给7250个，缺口达1450个。",
    "两年相比，听证次数从17次涨到29次，多办了22次。",
    "计划入户走访7400户，走完6950户，余550户拟春节后补访。",
    "全年新招录执法人员42名，调离15名，队伍净增37名。",
    "办件满意率93.2%，比年度目标91.0%高3.2个百分点。",
    "应进驻大厅的40个部门中，37个整建制进驻，其余1271个设综合窗口代办。",
)
BALANCES = (
    "消协开年时手里有没办完的投诉33件，一年下来新进来412件，办掉401件，年终还有54件没有办完。",
    "行政应诉案件上年结转2件，新收24件，审结21件，结转下年3件。",
    "旧账是去年带到今年的12件。\n新账收到106件，受理91件，不予受理15件。\n结账86件，维持61件，终止25件；留到明年的27件。",
    "2023年末全县有效政策文件306件。2024年新出台47件，废止19件，失效8件。\n……\n截至2024年末，全县有效政策文件362件全部上网。",
    "（一）收案。复议机构年初存案33件，新受理410件。\n（二）结案。审结406件，调解结案97件。\n（三）短板。截至12月31日尚有47件未审结。",
    "上年留存未审完的民事案件31件，当年进门420件，出门407件，年底还压着54件。",
    "监测名单上，年初共有企业88家，一年里又进来12家，出列35家，岁末名单上是75家。",
    "（一）积案。上年遗留积案22件，本年交办41件。\n（二）化解。本年化解积案39件，尚有34件积案未化解。",
    "上年结转13件，新收121件，审结116件，至年底未审结28件。",
)
SOUND = (
    "去年底共有律师事务所96家，今年新设7家，年底达到101家；注销和合并2家。",
    "上年结转8件均已审结；本年新收126件，审结113件，结转13件。",
    "2023年承接事项98项，评估后收回27项，调整合并6项为2项，目前在用67项。",
    "住建局2024年立案936件、结案1004件。\n需要说明的是，结案数含以前年度立案、当年办结的103件；当年立案的尚有35件在办。",
    "下半年督察发现问题33个，其中共性问题13个、个性问题20个，已整改29个。全年两次督察合计整改64个。",
    "对16个乡镇开展实地督察，督察中发现共性问题19个、个性问题33个。",
    "镇里现有小区31个。全镇已有57个居民小组建成议事点，31个小区实现全覆盖。",
    "全县96个行政村，已建成示范村60个，另有12个村正在创建，尚有8个村未启动。",
    "今年共召开党组会12次，专题研究法治工作；开展法治培训35次。",
    "检查企业210家次，发现问题隐患356处，已整改340处，其余正在整改。",
    "制定整改措施45条，已完成40条，正在推进3条，长期坚持2条。",
    "今年新立案45件，办结52件，其中上年结转10件。",
    "旧存案件15件，结案80件，未结10件，结案率88.9%。",
    "年度计划立法项目5件，完成6件，其中1件为临时追加。",
    "年初在册160人，6月底在册152人，12月底在册146人；下半年接收47人、解除53人。",
    "受理许可申请120件，准予许可135件（含上年结转20件）。",
    "核定编制30名，实有26名，另聘用辅助人员12名。",
    "月均办案从38.1件提高到64.8件。其中一般程序案件全年212件。",
    "设老兵调解室9个，调处纠纷126件，全部履行。\n整改点位42处，已改38处，剩下4处排期。",
    "全年结案730件，裁决230件、调解420件、撤回80件，平均29天，其中速裁庭的180件平均17天。",
    "村级台账记有61件，镇级台账记有27件。村级里有11件上交镇里，已并入镇级台账，全镇共有77件。",
    "今年受理121件，至12月31日仍在审查7件。\n连同上年结转的13件，应审134件，审结116件，结转18件。",
    "在矫对象17人，上年末15人，新接9人，期满解除7人；安置帮教对象在册42人，刑满释放新增11人。",
    "年底在册1843人，较上年底的1912人减少69人。全年接收1576人，解除1639人，终止6人。\n在册人员中缓刑1701人，假释37人，暂予监外执行105人。",
    "申请218件，加上上年结转的17件，共235件；受理194件（含结转17件），审结179件，15件转入2025年。",
)


def contradictions(text: str) -> list[Formula]:
    return [f for f in make_report(text).formulas if f.verdict is Verdict.CONTRADICTORY]


TOLD_AGAIN = [text for text in PARTS if "68个村民小组" in text]
"""More village groups than there are, or their number told again with another value: either says what is wrong."""


@pytest.mark.parametrize("text", PARTS)
def test_a_part_larger_than_its_whole_is_found(text: str) -> None:
    found = {f.kind for f in contradictions(text)}
    assert FormulaKind.PART in found or (text in TOLD_AGAIN and FormulaKind.REPEAT in found)


@pytest.mark.parametrize("text", RESTS)
def test_a_wrong_difference_is_called_one(text: str) -> None:
    assert [f.kind for f in contradictions(text)] == [FormulaKind.DIFFERENCE]


@pytest.mark.parametrize("text", BALANCES)
def test_stock_and_flow_that_do_not_balance_are_found(text: str) -> None:
    assert [f.kind for f in contradictions(text)] == [FormulaKind.BALANCE]


@pytest.mark.parametrize("text", SOUND)
def test_near_misses_are_left_alone(text: str) -> None:
    assert contradictions(text) == []


def test_a_difference_tells_what_it_should_be_and_why_it_was_read_so() -> None:
    (found,) = contradictions("辖区停车泊位需求8600个，现已供给7250个，缺口达1450个。")
    assert "差额应为 1350" in found.says.zh
    assert any("剩余、尚缺" in note.zh for note in found.notes)

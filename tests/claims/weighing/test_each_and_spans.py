"""What each of several holds and its total, lists of so many kinds, a part of a year beside the year."""

from __future__ import annotations

import pytest

from checker.claims.formula import FormulaKind, Verdict
from checker.testing import make_report


def _broken(text: str, *kinds: FormulaKind) -> list[set[str]]:
    """The figures of every contradiction of these kinds."""
    return [
        {b.text for b in f.figures}
        for f in make_report(text).formulas
        if f.kind in kinds and f.verdict is Verdict.CONTRADICTORY
    ]


_SUMS = (FormulaKind.SUM, FormulaKind.WITHIN)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("青石、白沙、柳河三镇各建法治长廊14处，共建43处。", "43处"),
        ("两个分局各查处案件36起，合计82起。", "82起"),
        ("全县东、西、北三个片区各配法律顾问12名，南片区配9名，共48名。", "48名"),
        ("河东、河西两个片区各设调解点14个。除两个片区外不再设点，调解点总数32个。", "32个"),
        ("村居顾问这样配：21个村每村1名，4个社区各2名，我镇法律顾问总数为31名。", "31名"),
        ("培训班就两期：春季班48人，秋季班62人，加到一块儿是120人。", "120人"),
        ("诉求310件，来源只有两种，热线转来205件，窗口接收115件。", "310件"),
        ("数量靠前的是处罚类96件、工伤类44件、公开类31件。各类案件全部算上，全年受理158件。", "158件"),
        ("排查隐患点112处。\n老旧小区占了61处，沿街商铺又有38处，工地也报上来29处。", "112处"),
    ],
)
def test_totals_of_what_each_holds_and_of_closed_lists(text: str, whole: str) -> None:
    assert any(whole in figures for figures in _broken(text, *_SUMS))


@pytest.mark.parametrize(
    "text",
    [
        # others hold some too, or another thing is counted
        "东、西、南三个片区各设调解室12个，北片区设2个，共38个。",
        "东、西、南三个片区各设调解室12个，全县调解室总数41个。",
        "青石、白沙、柳河三镇各建法治长廊14处，连同县城共建43处。",
        "两个分局各查处案件36起，市局直接查处10起，合计82起。",
        "三个检查组各检查单位32家，共发现问题单位81家。",
        "21个村每村2名，4个社区各3名，另外镇里留3名，法律顾问总数为57名。",
        # the greatest kinds only
        "信访件主要有三类：求决类62件，申诉类31件，建议类12件，全年登记信访件115件。",
        # steps of one procedure, of which a thing may go through several
        "已决策的9项均公开征求意见，其中7项组织专家论证，4项开展风险评估，3项召开听证会。",
        "审查合同88份，其中61份提交集体讨论，40份聘请法律顾问参与。",
        # what a share is reckoned of; a list of another whole; what each of several bodies has
        "建成示范村87个：国家级3个、省级19个、市级65个，占全县村（社区）总数204个的42.6%。",
        "人员1286名，按编制性质，公务员784名、参公216名、事业286名；按年龄，35岁以下402名、36至50岁638名、51岁以上246名。",
        "仲裁结案1158件，其中裁决579件、调解386件、撤案193件。\n设立金融、建设、产权3个分院，当年分别受理306件、238件和26件。",
    ],
)
def test_sound_lists_stay_silent(text: str) -> None:
    assert _broken(text, *_SUMS) == []


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("2023年全区信访登记598件，化解率97.2%。分时段看，上半年就登记644件。", "644件", "598件"),
        ("2024年共办理公证2180件，三季度办理公证2410件。", "2410件", "2180件"),
        ("全年罚没款合计112万元，其中单笔最高的达131万元。", "131万元", "112万元"),
        ("全年财政投入1.2亿元，其中水利项目使用1.26亿元。", "1.26亿元", "1.2亿元"),
        ("年初列入审计计划的项目26个，到年末计划内项目已完成29个。", "29个", "26个"),
        ("本镇共辖12个行政村，建起服务工作室的行政村已有14个。", "14个", "12个"),
        ("训练营招募学员120名，期间没有增补，结训129名。", "129名", "120名"),
        ("网络和电话两条渠道合计收到诉求1460件，仅电话渠道便有1530件。", "1530件", "1460件"),
        ("巡察交办问题62个，移交的问题已有66个完成整改。", "66个", "62个"),
    ],
)
def test_parts_larger_than_their_year_or_their_sum(text: str, part: str, whole: str) -> None:
    assert {part, whole} in _broken(text, FormulaKind.PART)


@pytest.mark.parametrize(
    "text",
    [
        "全年受理复议申请312件，去年前三季度受理申请341件。",
        "2023年受理申请312件，2024年上半年受理申请341件。",
        "2024年末在册律师312名，上半年在册律师341名。",
        "2024年县局办理许可312件，上半年市局办理许可530件。",
        "年度计划检查410家，上半年检查433家。",
        "全年罚款31件，金额最低一笔0.5万元，最高一笔96万元。",
        "管网改造投入2亿多元，其中工业园区使用2.1亿元。",
        "全县共有行政村112个，建成法律图书角的自然村已有131个。",
        "年初审计计划安排项目26个，年末实际完成29个，其中计划内项目26个、追加3个。",
        "督察反馈问题35个，自查问题12个，目前已有39个问题整改销号。",
        "第一期招募学员120名，第二期招募80名，两期结训190名。",
    ],
)
def test_other_times_and_other_things_are_no_parts(text: str) -> None:
    assert _broken(text, FormulaKind.PART) == []

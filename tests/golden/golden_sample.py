"""A run built by hand, independent of any rule: three inputs and findings of every shape a reporter must show."""

from __future__ import annotations

import datetime as dt

from checker.diagnostics import (
    Coverage,
    Diagnostic,
    Edit,
    FileResult,
    Fix,
    Label,
    PartState,
    Severity,
    Text,
)
from checker.diagnostics.run import Gone, Look, Run
from checker.document import Block, BlockKind, Document, Fact, Place, ReportFacts, Segment, SourceMap, Span
from checker.document.readers.text import TextReader
from checker.rule import Rule
from checker.testing import registry

DRAFT = """云陌区2024年法治政府建设年度报告

一、主要举措和成效
（一）化解行政争议。全年共收到行政复议申请126件，受理118件，其中维持78件、撤销21件、驳回12件、终止9件，综合纠错率35.6%，全部案件均在法定期限内办结，未出现因超期被责令整改的情形。
截止目前,调解纠纷100件,调解成功120件，成功率120%。
各镇街共开展普法宣传活动312场次，发放宣传资料4.6万余份，解答群众法律咨询1.2万人次，惠及群众约9万余人；组织旁听庭审46场，受教育群众2300余人次，其中国家工作人员1100余人次，青少年1200余人次，企业职工1500余人次，农村群众800人次，覆盖全区22个镇街，培育市级以上民主法治示范村12个。
二、存在的问题
一是有的部门执法不够规范。
三、下一步打算
2023年，我区将继续推进法治政府建设。
另：全年共收到行政复议申请131件。
"""


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _label(words: str, zh: str = "", en: str = "") -> Label:
    return Label(_span(DRAFT, words), Text(zh, en) if zh else None)


def draft() -> FileResult:
    """A text report with findings near one another, far apart, at the edge, empty, wide and without a place."""
    document = TextReader().read(DRAFT.encode(), "报告/云陌区2024.txt")
    stop = _span(DRAFT, "二、存在的问题").end
    found = (
        Diagnostic(
            "S101",
            "missing-part",
            Severity.ERROR,
            Text(
                "缺少“主要负责人履行推进法治建设第一责任人职责”部分。", "The part on the duties of the head is missing."
            ),
            Label(Span(0, 0)),
            basis=Text("关于年度报告内容的要求", "what an annual report must hold"),
            help=Text("补写一个部分，写明主要负责人本年度履行职责的情况。", "Add a part on what the head did."),
            fingerprint="aa01",
        ),
        Diagnostic(
            "N102",
            "breakdown-sum",
            Severity.INCONSISTENCY,
            Text("分项之和与总数不符：78 + 21 + 12 + 9 = 120，总数为 118。", "78 + 21 + 12 + 9 = 120, not 118."),
            _label("受理118件", "总数", "total"),
            (
                _label("维持78件", "分项", "part"),
                _label("撤销21件", "分项", "part"),
                _label("驳回12件", "分项", "part"),
                _label("终止9件", "分项", "part"),
            ),
            (
                Text("以“受理”为总数：120 ≠ 118", "total “受理”: 120 ≠ 118"),
                Text("以“收到”为总数：120 ≠ 126，也不成立", "total “收到”: 120 ≠ 126, no better"),
            ),
            Text("各分项之和应等于总数", "parts add up to their total"),
            Text("核对总数与各分项，改正写错的一个。", "Check the total and its parts."),
            fingerprint="aa02",
        ),
        Diagnostic(
            "N101",
            "duplicate-conflict",
            Severity.INCONSISTENCY,
            Text("同一数字前后不一致：126 件与 131 件。", "One figure, two values: 126 and 131."),
            _label("126件", "前文", "here"),
            (_label("131件", "后文写的是 131 件", "here it is 131"),),
            fingerprint="aa03",
        ),
        Diagnostic(
            "W101",
            "wording",
            Severity.WARNING,
            Text("“截止”后面不能带时间，应为“截至”。", "“截止” takes no time; write “截至”."),
            _label("截止"),
            fix=Fix("safe", (Edit(_span(DRAFT, "截止"), "截至"),), Text("改为“截至”", "write “截至”")),
            fingerprint="aa04",
        ),
        Diagnostic(
            "F102",
            "approx-misuse",
            Severity.WARNING,
            Text("“约”与“余”重复表示约数。", "“约” and “余” both mean about."),
            _label("约9万余人", "“约”“余”只留一个", "keep one of the two"),
            fingerprint="aa05",
        ),
        Diagnostic(
            "N103",
            "breakdown-exceeds",
            Severity.INCONSISTENCY,
            Text(
                "分项之和超过总数：1100 + 1200 + 1500 + 800 = 4600，总数为 2300 余人次，请核对各类人群是否重复计算。",
                "1100 + 1200 + 1500 + 800 = 4600, the total is a little over 2300; was anybody counted twice?",
            ),
            _label("2300余人次", "总数：受教育群众", "total"),
            (
                _label("1100余人次", "国家工作人员", "officials"),
                _label("1200余人次", "青少年", "young people"),
                _label("1500余人次", "企业职工", "workers"),
                _label("800人次", "农村群众", "villagers"),
            ),
            fingerprint="aa06",
        ),
        Diagnostic(
            "P101",
            "punctuation",
            Severity.INFO,
            Text("此处缺句号。", "A full stop is missing here."),
            Label(Span(stop, stop), Text("缺“。”", "“。” missing")),
            fingerprint="aa07",
        ),
    )
    facts = ReportFacts(Fact("云陌区2024年法治政府建设年度报告"), Fact("云陌区人民政府"), year=Fact(2024))
    parts = (
        PartState("measures", Text("主要举措和成效", "measures"), "own", _span(DRAFT, "一、主要举措和成效")),
        PartState("problems", Text("存在的主要问题", "problems"), "own", _span(DRAFT, "二、存在的问题")),
        PartState("causes", Text("原因", "causes"), "mention"),
        PartState("responsible-person", Text("主要负责人履职情况", "duties of the head"), "missing"),
        PartState("next-year-plan", Text("下一年度安排", "next year's plan"), "sub", _span(DRAFT, "三、下一步打算")),
    )
    return FileResult(
        document.path, document, "law-based-government", facts, parts, Coverage(38, 36, 30, 9), found, (found[-1],)
    )


def word() -> FileResult:
    """A Word document: places are paragraphs and table cells."""
    lines = [
        "云陌区司法局2024年法治政府建设工作报告",
        "一、工作情况",
        "调解纠纷100件，调解成功120件。",
        "合计\t45",
        "其中\t52",
    ]
    blocks, segments, start = [], [], 0
    for number, line in enumerate(lines):
        for column, words in enumerate(line.split("\t")):
            cell = "\t" in line
            place = Place(part="body", paragraph=number, run=0, offset=0)
            if cell:
                place = Place(part="body", paragraph=number, run=0, table=1, row=number - 2, cell=column + 1, offset=0)
            blocks.append(Block(Span(start, start + len(words)), BlockKind.CELL if cell else BlockKind.PARAGRAPH))
            segments.append(Segment(start, start + len(words) + 1, place))
            start += len(words) + 1
    text = "\n".join(lines)
    document = Document("报告/司法局.docx", "docx", text, tuple(blocks), SourceMap(segments))
    found = (
        Diagnostic(
            "N104",
            "part-exceeds-whole",
            Severity.INCONSISTENCY,
            Text("部分大于整体：120 > 100。", "A part exceeds its whole: 120 > 100."),
            Label(_span(text, "调解成功120件"), Text("部分", "part")),
            (Label(_span(text, "调解纠纷100件"), Text("整体", "whole")),),
            fingerprint="bb01",
        ),
        Diagnostic(
            "N104",
            "part-exceeds-whole",
            Severity.INCONSISTENCY,
            Text("部分大于整体：52 > 45。", "A part exceeds its whole: 52 > 45."),
            Label(_span(text, "52"), Text("其中", "of these")),
            (Label(_span(text, "45"), Text("合计", "total")),),
            fingerprint="bb02",
        ),
    )
    facts = ReportFacts(year=Fact(2024), published=Fact(dt.date(2025, 3, 12)))
    return FileResult(document.path, document, None, facts, (), Coverage(4, 4, 4, 1), found)


def scan() -> FileResult:
    """An input that could not be read."""
    found = Diagnostic(
        "I002",
        "unread-input",
        Severity.ERROR,
        Text("这是扫描件，没有可读的文字。", "This is a scan: there is no text to read."),
        Label(Span(0, 0)),
        help=Text("请用带文字的 PDF 或 Word 文件重新检查。", "Check a PDF with text, or the Word file."),
        fingerprint="cc01",
    )
    return FileResult("报告/扫描件.pdf", None, None, ReportFacts(), (), None, (found,))


def rules() -> dict[str, Rule]:
    """One known rule, for its page."""
    found = registry().rule("unread-input")
    assert found is not None
    return {"unread-input": found}


def run(width: int = 80, *, lang: str = "zh", unicode: bool = True, colour: bool = False) -> Run:
    """The whole run."""
    return Run(
        (draft(), word(), scan()),
        "zh" if lang == "zh" else "en",
        rules=rules(),
        problems=(Text("插件 a 未能加载：没有数据文件", "Plugin a failed to load: no data file"),),
        skipped=("报告/未查.docx",),
        baselined=2,
        gone=(Gone("wording", "dd01", 1),),
        look=Look(width, colour, unicode),
    )


def clean() -> Run:
    """A run with nothing to say."""
    result = draft()
    return Run((FileResult(result.path, result.document, result.profile, result.facts, result.parts, None, ()),))

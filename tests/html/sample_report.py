"""A draft about an invented county, and findings made by hand, so that these tests do not hang on any rule."""

from __future__ import annotations

import datetime as dt
from typing import Any

from checker.diagnostics import Coverage, Diagnostic, Edit, FileResult, Fix, Label, PartState, Severity, Text
from checker.diagnostics.run import Run
from checker.document import Document, Fact, ReportFacts, Span
from checker.document.readers.text import TextReader

DRAFT = """青禾县2023年法治政府建设情况报告

来源:青禾县司法局 发布时间:2024-02-20 09:30

2023年，青禾县坚持依法行政，扎实推进法治政府建设，现将有关情况报告如下：
一、主要举措和成效
（一）提升行政复议质效。全年共收到行政复议申请128件，受理116件，审结109件，其中维持62件、驳回21件、撤销18件、终止10件。
（二）规范执法监督。组织案卷评查3次，抽查案卷240卷，合格率98.3%，合格卷228卷。全县持证执法人员1,206人，开展培训12期，培训2400余人次。
（三）化解矛盾纠纷。各级调解组织受理纠纷3562件，调解成功3480件，成功率97.7%。受理行政复议案件121件，纠错率16.5%。
二、存在的不足
一是个别部门执法程序不够规范。二是基层法制审核力量薄弱，部分乡镇仅有1名工作人员。
三、下一步工作安排
2023年，我县将继续落实《法治政府建设实施纲要（2021—2025年）》，加强领导干部学法用法工作。
"""

TABLE = "| 办理结果 | 件数 |\n|---|---|\n| 维持 | 62 |\n| 撤销 | 18 |\n"


def at(text: str, words: str, nth: int = 0) -> Span:
    """The span of the nth occurrence of `words`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def diagnostics(text: str) -> tuple[Diagnostic, ...]:
    """Seven findings: two-sided, overlapping, with a fix, without a place, and one over a paragraph break."""

    def find(words: str, zh: str = "", nth: int = 0) -> Label:
        return Label(at(text, words, nth), Text(zh, zh and f"en {zh}") if zh else None)

    law = Text("《法治政府建设与责任落实督察工作规定》（年度报告的内容）", "Rules on supervising law-based government")
    out = [
        Diagnostic(
            "N102",
            "breakdown-sum",
            Severity.INCONSISTENCY,
            Text("审结109件，分项之和却是111件。", "109 concluded, but the parts add up to 111."),
            find("109件", "总数"),
            (find("62件", "分项"), find("21件", "分项"), find("18件", "分项"), find("10件", "分项")),
            (
                Text("62 + 21 + 18 + 10 = 111 ≠ 109", "62 + 21 + 18 + 10 = 111 ≠ 109"),
                Text("以受理116件为总数：111 ≠ 116", "with 116 as the total: 111 ≠ 116"),
            ),
            Text("同一总体的分项之和应等于总数", "parts of one whole add up to it"),
            Text("请核对审结数与各项结果。", "Check the number concluded and each outcome."),
            fingerprint="00aa00aa00aa00aa",
        ),
        Diagnostic(
            "N101",
            "duplicate-conflict",
            Severity.INCONSISTENCY,
            Text("行政复议受理数前后不一致：116件与121件。", "Applications accepted: 116 here, 121 there."),
            find("受理116件", "此处"),
            (find("受理行政复议案件121件", "另一处"),),
            (Text("116 ≠ 121", "116 ≠ 121"),),
            fingerprint="11bb11bb11bb11bb",
        ),
        Diagnostic(
            "N105",
            "percent-mismatch",
            Severity.INCONSISTENCY,
            Text("合格率98.3%与228卷/240卷不符。", "98.3% does not follow from 228 of 240."),
            find("98.3%"),
            (find("240卷"), find("228卷")),
            (Text("228 ÷ 240 = 95.0%", "228 ÷ 240 = 95.0%"),),
            fingerprint="22cc22cc22cc22cc",
        ),
        Diagnostic(
            "S103",
            "missing-causes",
            Severity.ERROR,
            Text("“存在的不足”部分没有写原因。", "The part on problems gives no causes."),
            find("二、存在的不足"),
            basis=law,
            fingerprint="33dd33dd33dd33dd",
        ),
        Diagnostic(
            "D101",
            "stale-year",
            Severity.WARNING,
            Text("下一年度安排写的是2023年，应为2024年。", "The plan names 2023; 2024 is meant."),
            find("2023年", nth=2),
            fix=Fix("unsafe", (Edit(at(text, "2023年", 2), "2024年"),), Text("改为2024年", "change to 2024")),
            fingerprint="44ee44ee44ee44ee",
        ),
        Diagnostic(
            "W101",
            "wording",
            Severity.INFO,
            Text("“领导干部学法用法工作”建议写全称。", "Give the full wording."),
            find("2023年，我县将继续落实《法治政府建设实施纲要（2021—2025年）》"),
            fingerprint="55ff55ff55ff55ff",
        ),
        Diagnostic(
            "S101",
            "missing-part",
            Severity.ERROR,
            Text("缺少“党政主要负责人履行第一责任人职责”部分。", "The part on the heads' duty is missing."),
            Label(Span(0, 0)),
            basis=law,
            fingerprint="6600660066006600",
        ),
    ]
    return tuple(sorted(out, key=Diagnostic.sort_key))


def claim(text: str, words: str, value: str, subject: str, action: str, parent: int | None = None) -> dict[str, Any]:
    """One row as `claims --format json` gives it."""
    span = at(text, words)
    return {
        "text": words,
        "span": {"start": span.start, "end": span.end},
        "value": value,
        "low": value,
        "high": value,
        "approx": None,
        "unit": words[-1],
        "kind": "count",
        "subject": subject,
        "action": action,
        "scope": "全县",
        "period": "2023",
        "parent": parent,
    }


def claims(text: str) -> tuple[dict[str, Any], ...]:
    """Some figures of the draft, the outcomes as parts of the 109 concluded."""
    case = "行政复议案件"
    rows = (
        claim(text, "128件", "128", "行政复议申请", "收到"),
        claim(text, "116件", "116", case, "受理"),
        claim(text, "109件", "109", case, "审结"),
        claim(text, "62件", "62", case, "维持", 2),
        claim(text, "21件", "21", case, "驳回", 2),
        claim(text, "18件", "18", case, "撤销", 2),
        claim(text, "10件", "10", case, "终止", 2),
    )
    return tuple(row | {"index": index} for index, row in enumerate(rows))


def document(text: str = DRAFT, path: str = "青禾县2023年报告.txt") -> Document:
    """The draft as read."""
    return TextReader().read(text.encode(), path)


def result(read: Document | None = None, found: tuple[Diagnostic, ...] | None = None) -> FileResult:
    """What a check of the draft gives, with every field filled."""
    doc = read or document()
    text = doc.text
    parts = (
        PartState("measures", Text("主要举措和成效", "measures"), "own", at(text, "一、主要举措和成效")),
        PartState("problems", Text("存在的不足", "problems"), "own", at(text, "二、存在的不足")),
        PartState("causes", Text("原因", "causes"), "missing"),
        PartState("responsible-person", Text("第一责任人职责", "responsible person"), "missing"),
        PartState("next-year-plan", Text("下一年度主要安排", "plan"), "sub", at(text, "三、下一步工作安排")),
    )
    facts = ReportFacts(
        title=Fact("青禾县2023年法治政府建设情况报告"),
        issuer=Fact("青禾县司法局"),
        year=Fact(2023),
        published=Fact(dt.date(2024, 2, 20)),
    )
    return FileResult(
        doc.path,
        doc,
        "law-based-government",
        facts,
        parts,
        Coverage(29, 29, 24, 6),
        diagnostics(text) if found is None else found,
        claims=claims(text),
    )


def run(*results: FileResult, lang: Any = "zh") -> Run:
    """A run over `results` (over the draft when none is given)."""
    return Run(tuple(results) or (result(),), lang)

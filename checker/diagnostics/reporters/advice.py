"""Words every reporter for people needs: where a finding stands, and how to set it aside."""

from __future__ import annotations

from checker.diagnostics.message import Text
from checker.diagnostics.model import Diagnostic, Severity
from checker.document import Document, Span

PARTS = Text("必备部分", "Required parts")
NO_PARTS = Text("未认出报告类型，没有检查必备部分。", "Not a known kind of report: required parts were not judged.")
SUPPRESSED = Text("另有 {n} 条已按约定忽略。", "{n} more were set aside by agreement.")
BASIS = Text("依据", "Basis")
HELP = Text("建议", "Advice")
FIX = Text("可改为", "Possible fix")
SEVERITY_WORDS = {
    Severity.ERROR: Text("错误", "error"),
    Severity.INCONSISTENCY: Text("数据矛盾", "inconsistency"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "info"),
}
STATE_WORDS = {
    "own": Text("有，单列一部分", "present as a part of its own"),
    "sub": Text("有，为下级小节", "present as a sub-section"),
    "mention": Text("仅提及，未设标题", "mentioned only, no heading"),
    "missing": Text("缺失", "missing"),
}


def is_placed(document: Document | None, span: Span) -> bool:
    """Whether `span` names a place in the text; the empty span at 0 stands for the whole file."""
    return document is not None and span.end <= len(document.text) and (len(span) > 0 or span.start > 0)


def where(document: Document, span: Span) -> Text:
    """The place of `span` as a person would say it: line, page or paragraph and table cell."""
    place = document.place(span.start)
    if place.table is not None and place.row is not None:
        cell = place.cell or 1
        return Text(f"表{place.table}第{place.row}行第{cell}格", f"table {place.table}, row {place.row}, cell {cell}")
    if place.page is not None:
        return Text(f"第{place.page}页", f"page {place.page}")
    if place.paragraph is not None:
        if place.part and place.part != "body":
            return Text("正文以外（脚注、文本框等）", f"outside the body ({place.part})")
        return Text(f"第{place.paragraph + 1}段", f"paragraph {place.paragraph + 1}")
    line = place.line if place.line is not None else document.position(span.start)[0]
    return Text(f"第{line}行", f"line {line}")


def how_to_ignore(document: Document | None, found: Diagnostic) -> Text:
    """What to write where, once a person has judged a finding to be no fault."""
    if document is not None and document.format in ("text", "markdown"):
        remark = f"<!-- fazhi: ignore[{found.name}] 理由 -->"
        return Text(f"核对后如无误，可在该段前加一行：{remark}", f"If it is right, put above the paragraph: {remark}")
    if document is not None and document.format == "docx":
        remark = f"fazhi: ignore {found.name} 理由"
        return Text(f"核对后如无误，可在此处加批注：{remark}", f"If it is right, add the Word comment: {remark}")
    return Text(
        f"核对后如无误，可在 fazhi.toml 的 [[suppress]] 中登记指纹 {found.fingerprint}（规则 {found.name}）",
        f"If it is right, list fingerprint {found.fingerprint} (rule {found.name}) under [[suppress]] in fazhi.toml",
    )

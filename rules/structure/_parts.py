"""What the rules on parts share: the place of a heading, what to tell the author."""

from __future__ import annotations

from checker.diagnostics import PartState, Text
from checker.document import Section, Span
from checker.report import Report

BASIS = Text(
    "《法治政府建设与责任落实督察工作规定》关于年度报告内容的要求",
    "Provisions on inspecting law-based government building and responsibilities: contents of the annual report",
)


def opening(report: Report) -> Span:
    """Where a finding about the whole report is shown: its title, else its first line."""
    title = report.facts.title
    if title is not None and title.span is not None:
        return title.span
    first = report.document.prose[0].span if report.document.prose else Span(0, 0)
    words = report.document.slice(first)
    start = first.start + len(words) - len(words.lstrip())
    return Span(start, min(start + 30, max(first.end, start)))


def heading(report: Report, part: PartState) -> Span:
    """The heading of a part, or the place that mentions it."""
    return part.span or opening(report)


def words(report: Report, section: Section) -> str:
    """A heading as printed, without the marks that end it."""
    return report.document.slice(section.span).strip().rstrip("。：:；;")

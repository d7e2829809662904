"""Sentences of the plan that begin with a year other than the next."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.document import Span
from checker.report import Report
from rules.dates._zones import sentence_at, zone_at

_CLAUSE_END = lazy.compile(r"[，,。；;]")
_SAID = lazy.compile(
    r"(?:(?<=[。；;！!：:\n])|(?<=[。；;：:]\s)|^)\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*|[一二三四五六七八九十]是)?(?:在|进入)?"
    r"(?P<year>(?:19|20)\d\d)\s?年(?:度)?\s*(?:[，,]|(?=(?:我|全|本|县|市|区|镇|乡|街道|局|将|拟|计划|重点|工作|要|法治|的(?:工作|主要|总体|重点)))|的?工作中[，,]?)"
)
_YEAR = lazy.compile(r"(?:19|20)\d\d\s?年")
_LEAD, _BEHIND = 12, 12
"""Characters around a year within which it is seen to begin a sentence."""
_DONE = lazy.compile(
    r"取得|以来|虽然?|尽管|已(?!有)|[成立展办]了|成效|回顾|存在|较好|了一定|原因|累计|全年共|共(?!同|建|享|治)"
)
_INLINE_PLAN = lazy.compile(r"(?:下一步|下步|下一年度|来年|今后)[^。\n]{0,16}[:：，,]?\s*$")


def planned_years(report: Report, year: int) -> Iterator[tuple[Span, int]]:
    """The clauses of the plan that begin with a wrong year (neither the next nor a far one), and that year."""
    for number in _YEAR.finditer(report.text):
        at = number.start()
        lead = report.text[max(at - _LEAD - 2, 0) : at]
        if at > _LEAD and not lazy.search(r"[。；;！!：:\n]", lead):
            continue  # nothing before the year ends another sentence
        tried = (_SAID.match(report.text, start) for start in range(max(at - _LEAD, 0), at + 1))
        match = next((m for m in tried if m is not None and m.start("year") == at), None)
        if match is None:
            continue
        zone = zone_at(report, at)
        inline = _INLINE_PLAN.search(report.text[max(0, at - 24) : at])
        found = int(match["year"])
        if not (zone.plan or inline) or found == year + 1 or not year - 2 <= found <= year + 3:
            continue
        sentence = sentence_at(report, at)
        rest = report.text[match.end() : sentence.end]
        head = rest[:40]
        if zone.problems and not lazy.search(r"将|拟|打算|计划", head) and not inline:
            continue
        heading = sentence.end - at <= 20 and not lazy.search(r"[，,]", report.text[at : sentence.end])
        if heading or _DONE.search(head):
            continue
        clause = _CLAUSE_END.search(report.text, match.end() + 1, sentence.end)
        yield Span(at, clause.start() if clause else sentence.end), found

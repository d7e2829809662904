"""The workbook: a sheet per view, frozen headings, filters, colour by state, charts, links to the files."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from checker.audit.columns import Column, columns, kind_words
from checker.audit.reduce import Total, part_titles, publication_days, rows, rule_counts, totals
from checker.audit.rows import read_findings
from checker.audit.run import Audit
from checker.audit.weeks import week_words, weekly
from checker.audit.workbook_overview import write_overview
from checker.audit.workbook_style import FONT, Styled
from checker.diagnostics import Lang, Text
from checker.errors import UsageError

MOST_ROWS = 1_000_000
"""A sheet holds 1,048,576 rows; what goes beyond is left to the store, and said."""
MOST_LINKS = 60_000
"""A sheet holds 65,530 links."""
SEVERITY = {
    "error": (Text("错误", "error"), "bad"),
    "inconsistency": (Text("数据矛盾", "contradiction"), "poor"),
    "warning": (Text("警告", "warning"), "fair"),
    "info": (Text("提示", "note"), ""),
}
EPOCH = dt.datetime(2020, 1, 1)
"""The creation date written into the file: equal audits give equal bytes."""


def write_workbook(audit: Audit, path: Path, lang: Lang) -> None:
    """Write the workbook to `path`."""
    try:
        import xlsxwriter
    except ImportError:
        raise UsageError(
            "--xlsx 需要安装附加组件：pip install 'fazhi-checker[audit]' (needs the extra audit)"
        ) from None
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": EPOCH, "author": "fazhi"})
        book.formats[0].set_font_name(FONT)
        book.formats[0].set_font_size(10)
        Sheets(book, audit, path.resolve().parent, lang).write()


class Sheets(Styled):
    """Writes the sheets of one workbook, in the order a person reads them."""

    def __init__(self, book: Any, audit: Audit, folder: Path, lang: Lang) -> None:
        super().__init__(book, audit, lang)
        self.folder = folder

    def write(self) -> None:
        """All sheets."""
        overview = self.book.add_worksheet(self.say("总览", "Overview"))
        self._matrix()
        region = self._totals(Text("按地区", "By region"), totals(self.db, "region"), "region")
        self._totals(Text("按类别", "By kind"), totals(self.db, "kind"), "kind")
        rules = self._rules()
        days = self._days()
        self._findings()
        self._corpus()
        write_overview(self, overview, region, rules, days)

    def _sheet(self, name: str, headings: Sequence[tuple[str, int]], freeze: int = 0) -> Any:
        sheet = self.book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.freeze_panes(1, freeze)
        sheet.set_row(0, 32)
        for number, (heading, width) in enumerate(headings):
            sheet.set_column(number, number, width)
            sheet.write_string(0, number, heading, self.head)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_paper(9)
        return sheet

    def _finish(self, sheet: Any, last: int, width: int) -> None:
        if last:
            sheet.autofilter(0, 0, last, width - 1)

    def _matrix(self) -> None:
        shown = columns(part_titles(self.db))
        name = self.say("总表", "Matrix")
        sheet = self._sheet(name, [(c.title(self.lang), c.width) for c in shown], freeze=2)
        last = 0
        for last, row in enumerate(rows(self.db), 1):
            if last > MOST_ROWS:
                break
            for number, column in enumerate(shown):
                if column.key == "path":
                    self._file(sheet, last, number, row.path)
                else:
                    self._put(sheet, last, number, column, row)
        self._finish(sheet, last, len(shown))

    def _put(self, sheet: Any, line: int, number: int, column: Column, row: Any) -> None:
        value, tone = column.value(row), column.tone(row)
        if column.numeric and value is not None:
            plain = self.share if column.percent else self.number
            style = (self.toned_share if column.percent else self.tones).get(tone, plain)
            sheet.write_number(line, number, value, style)
        else:
            sheet.write_string(line, number, column.words(row, self.lang), self.tones.get(tone, self.cell))

    def _file(self, sheet: Any, line: int, number: int, path: str) -> None:
        link = "external:" + os.path.relpath(path, self.folder)
        if line > MOST_LINKS or len(link) > 2000 or "#" in link:
            sheet.write_string(line, number, path, self.cell)
        else:
            sheet.write_url(line, number, link, self.link, Path(path).name)

    def _totals(self, title: Text, found: list[Total], by: str) -> tuple[str, int]:
        headings = [
            (title(self.lang), 18), (self.say("报告", "reports"), 9), (self.say("未读出", "unread"), 9),
            (self.say("平均完整度", "mean completeness"), 12), (self.say("要件齐全", "all parts"), 10),
            (self.say("未写原因", "no causes"), 10), (self.say("逾期公开", "late"), 10),
            (self.say("有公开日期", "dated"), 11), (self.say("年度有误", "wrong year"), 10),
            (self.say("错误", "errors"), 9), (self.say("数据矛盾", "contradictions"), 10),
            (self.say("警告", "warnings"), 9), (self.say("提示", "notes"), 9), (self.say("数字读出率", "coverage"), 11),
            (self.say("含数字的文字", "text with figures"), 12),
        ]  # fmt: skip
        name = title(self.lang)
        sheet = self._sheet(name, headings, freeze=1)
        unknown = self.say("未识别", "unknown")
        for line, total in enumerate(found, 1):
            label = kind_words(total.label, self.lang) if by == "kind" else total.label
            sheet.write_string(line, 0, label or unknown, self.cell)
            for number, value in enumerate(total[1:], 1):
                if value is None:
                    sheet.write_string(line, number, "—", self.number)
                else:
                    share = Total._fields[number] in ("complete", "coverage", "figure_share")
                    sheet.write_number(line, number, value, self.share if share else self.number)
        self._finish(sheet, len(found), len(headings))
        return name, len(found)

    def _rules(self) -> tuple[str, int]:
        name = self.say("按规则", "By rule")
        headings = [
            (self.say("规则", "rule"), 28),
            (self.say("问题", "findings"), 10),
            (self.say("涉及报告", "reports"), 10),
        ]
        sheet = self._sheet(name, headings)
        counts = rule_counts(self.db)
        for line, (rule, number, reports) in enumerate(counts, 1):
            sheet.write_string(line, 0, rule, self.cell)
            sheet.write_number(line, 1, number, self.number)
            sheet.write_number(line, 2, reports, self.number)
        self._finish(sheet, len(counts), 3)
        return name, len(counts)

    def _days(self) -> tuple[str, int]:
        """Reports by week of publication, counted from 1 April; feeds a chart."""
        name = self.say("公开日期", "Publication")
        headings = [
            (self.say("距 4 月 1 日（周）", "weeks from 1 April"), 20),
            (self.say("按时", "on time"), 10),
            (self.say("逾期", "late"), 10),
        ]
        sheet = self._sheet(name, headings)
        weeks = weekly(publication_days(self.db))
        for line, (week, number) in enumerate(weeks, 1):
            sheet.write_string(line, 0, week_words(week, self.lang), self.cell)
            sheet.write_number(line, 1, number if week < 0 else 0, self.number)
            sheet.write_number(line, 2, number if week >= 0 else 0, self.number)
        return name, len(weeks)

    def _findings(self) -> None:
        name = self.say("问题清单", "Findings")
        headings = [
            (self.say("级别", "severity"), 9), (self.say("编号", "code"), 7), (self.say("规则", "rule"), 20),
            (self.say("单位", "body"), 24), (self.say("年度", "year"), 7), (self.say("行", "line"), 6),
            (self.say("原文", "text"), 30), (self.say("说明", "what"), 70), (self.say("文件", "file"), 40),
        ]  # fmt: skip
        sheet = self._sheet(name, headings)
        line = 0
        for line, (row, found) in enumerate(self._listed(), 1):
            if line >= MOST_ROWS:
                sheet.write_string(line, 0, self.say("其余见 --store", "more: see --store"), self.soft)
                break
            what = found.zh if self.lang == "zh" else found.en
            sheet.set_row(line, tall((found.text, 30), (what, 70)))
            words, tone = SEVERITY[found.severity]
            sheet.write_string(line, 0, words(self.lang), self.tones.get(tone, self.cell))
            sheet.write_string(line, 1, found.code, self.cell)
            sheet.write_string(line, 2, found.name, self.cell)
            sheet.write_string(line, 3, row[1] or "—", self.cell)
            sheet.write_string(line, 4, str(row[2] or "—"), self.number)
            sheet.write_number(line, 5, found.line, self.number)
            sheet.write_string(line, 6, found.text, self.wrap)
            sheet.write_string(line, 7, what, self.wrap)
            self._file(sheet, line, 8, row[0])
        self._finish(sheet, line, len(headings))

    def _listed(self) -> Iterator[tuple[Any, Any]]:
        query = (
            "SELECT m.path, m.name, m.year, r.findings FROM matrix m JOIN result r ON r.id = m.result"
            " WHERE length(r.findings) > 0 ORDER BY m.seq"
        )
        for *row, data in self.db.execute(query):
            for found in read_findings(data):
                yield row, found

    def _corpus(self) -> None:
        name = self.say("横向问题", "Across reports")
        headings = [
            (self.say("级别", "severity"), 9), (self.say("编号", "code"), 7), (self.say("规则", "rule"), 22),
            (self.say("说明", "what"), 60), (self.say("占本报告", "share"), 9),
            (self.say("本报告原文", "this report"), 46), (self.say("对照原文", "the other"), 46),
            (self.say("相同", "equal"), 8), (self.say("文件", "file"), 36),
            (self.say("对照文件", "other file"), 36),
        ]  # fmt: skip
        sheet = self._sheet(name, headings)
        line = 0
        for found in self.audit.corpus[:MOST_ROWS]:
            for number, excerpt in enumerate(found.excerpts or (None,)):
                line += 1
                passages = ((excerpt.left, 46), (excerpt.right, 46)) if excerpt else ()
                sheet.set_row(line, tall((found.message(self.lang) if number == 0 else "", 60), *passages))
                words, tone = SEVERITY[found.severity.value if found.severity else "warning"]
                sheet.write_string(line, 0, words(self.lang), self.tones.get(tone, self.cell))
                sheet.write_string(line, 1, found.code, self.cell)
                sheet.write_string(line, 2, found.name, self.cell)
                sheet.write_string(line, 3, found.message(self.lang) if number == 0 else "　〃", self.wrap)
                if found.share is not None:
                    sheet.write_number(line, 4, found.share, self.share)
                if excerpt is not None:
                    sheet.write_string(line, 5, excerpt.left, self.wrap)
                    sheet.write_string(line, 6, excerpt.right, self.wrap)
                    if excerpt.share:
                        sheet.write_number(line, 7, excerpt.share, self.share)
                for at, path in ((8, found.path), (9, found.other)):
                    if path:
                        self._file(sheet, line, at, path)
        self._finish(sheet, line, len(headings))


def tall(*cells: tuple[str, int]) -> float:
    """Height in points for wrapped cells, each given as (words, columns)."""
    lines = 1
    for words, width in cells:
        wide = sum(2 if ord(c) > 0x2E7F else 1 for c in words)
        lines = max(lines, -(-wide // (width - 2)))
    return 15.0 * min(lines, 20)

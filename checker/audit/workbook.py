"""The workbook: a sheet per view, frozen headings, filters, colour by state, charts, links to the files."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from checker.audit.columns import Column, columns, kind_words
from checker.audit.reduce import Total, overall, part_titles, publication_days, rows, rule_counts, totals
from checker.audit.rows import read_findings
from checker.audit.run import Audit
from checker.diagnostics import Lang, Text
from checker.errors import UsageError

MOST_ROWS = 1_000_000
"""A sheet holds 1,048,576 rows; what goes beyond is left to the store, and said."""
MOST_LINKS = 60_000
"""A sheet holds 65,530 links."""
COLOURS = {
    "good": ("#E3F1E5", "#1E6B2E"), "fair": ("#FFF3D6", "#8A5A00"), "poor": ("#FFE3CF", "#A13D00"),
    "bad": ("#FBDCDC", "#9B1C1C"),
}  # fmt: skip
SEVERITY = {
    "error": (Text("错误", "error"), "bad"),
    "inconsistency": (Text("数据矛盾", "contradiction"), "poor"),
    "warning": (Text("警告", "warning"), "fair"),
    "info": (Text("提示", "note"), ""),
}
_BLUE, _GREY = "#2F5D8C", "#6B7280"
_FONT = "Microsoft YaHei"
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
        book.formats[0].set_font_name(_FONT)
        book.formats[0].set_font_size(10)
        Sheets(book, audit, path.resolve().parent, lang).write()


class Sheets:
    """Writes the sheets of one workbook, in the order a person reads them."""

    def __init__(self, book: Any, audit: Audit, folder: Path, lang: Lang) -> None:
        self.book = book
        self.audit = audit
        self.folder = folder
        self.lang = lang
        self.db = audit.cache.db
        base = {"font_name": _FONT, "font_size": 10, "valign": "vcenter"}
        self.head = book.add_format(
            {
                **base,
                "bold": True,
                "bg_color": _BLUE,
                "font_color": "white",
                "text_wrap": True,
                "align": "center",
                "border": 1,
                "border_color": "#D5DBE3",
            }
        )
        self.title = book.add_format({**base, "bold": True, "font_size": 16, "font_color": _BLUE})
        self.soft = book.add_format({**base, "font_color": _GREY})
        self.big = book.add_format({**base, "bold": True, "font_size": 20, "font_color": _BLUE, "align": "center"})
        self.small = book.add_format(
            {**base, "font_color": _GREY, "align": "center", "bottom": 1, "bottom_color": "#D5DBE3"}
        )
        self.cell = book.add_format(base)
        self.wrap = book.add_format({**base, "text_wrap": True, "valign": "top"})
        self.number = book.add_format({**base, "align": "right"})
        self.share = book.add_format({**base, "num_format": "0%", "align": "right"})
        self.link = book.add_format({**base, "font_color": _BLUE, "underline": 1})
        self.tones = {
            tone: book.add_format({**base, "bg_color": back, "font_color": front, "align": "center"})
            for tone, (back, front) in COLOURS.items()
        }
        self.toned_share = {
            tone: book.add_format({**base, "bg_color": back, "font_color": front, "num_format": "0%", "align": "right"})
            for tone, (back, front) in COLOURS.items()
        }

    def write(self) -> None:
        """All sheets."""
        overview = self.book.add_worksheet(self._t("总览", "Overview"))
        self._matrix()
        region = self._totals(Text("按地区", "By region"), totals(self.db, "region"), "region")
        self._totals(Text("按类别", "By kind"), totals(self.db, "kind"), "kind")
        rules = self._rules()
        days = self._days()
        self._findings()
        self._corpus()
        self._overview(overview, region, rules, days)

    def _t(self, zh: str, en: str) -> str:
        return Text(zh, en)(self.lang)

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
        name = self._t("总表", "Matrix")
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
            (title(self.lang), 18), (self._t("报告", "reports"), 9), (self._t("未读出", "unread"), 9),
            (self._t("平均完整度", "mean completeness"), 12), (self._t("要件齐全", "all parts"), 10),
            (self._t("未写原因", "no causes"), 10), (self._t("逾期公开", "late"), 10),
            (self._t("有公开日期", "dated"), 11), (self._t("年度有误", "wrong year"), 10),
            (self._t("错误", "errors"), 9), (self._t("数据矛盾", "contradictions"), 10),
            (self._t("警告", "warnings"), 9), (self._t("提示", "notes"), 9), (self._t("数字读出率", "coverage"), 11),
            (self._t("含数字的文字", "text with figures"), 12),
        ]  # fmt: skip
        name = title(self.lang)
        sheet = self._sheet(name, headings, freeze=1)
        unknown = self._t("未识别", "unknown")
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
        name = self._t("按规则", "By rule")
        headings = [
            (self._t("规则", "rule"), 28),
            (self._t("问题", "findings"), 10),
            (self._t("涉及报告", "reports"), 10),
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
        name = self._t("公开日期", "Publication")
        headings = [
            (self._t("距 4 月 1 日（周）", "weeks from 1 April"), 20),
            (self._t("按时", "on time"), 10),
            (self._t("逾期", "late"), 10),
        ]
        sheet = self._sheet(name, headings)
        weeks = weekly(publication_days(self.db))
        for line, (week, number) in enumerate(weeks, 1):
            sheet.write_string(line, 0, week_words(week, self.lang), self.cell)
            sheet.write_number(line, 1, number if week < 0 else 0, self.number)
            sheet.write_number(line, 2, number if week >= 0 else 0, self.number)
        return name, len(weeks)

    def _findings(self) -> None:
        name = self._t("问题清单", "Findings")
        headings = [
            (self._t("级别", "severity"), 9), (self._t("编号", "code"), 7), (self._t("规则", "rule"), 20),
            (self._t("单位", "body"), 24), (self._t("年度", "year"), 7), (self._t("行", "line"), 6),
            (self._t("原文", "text"), 30), (self._t("说明", "what"), 70), (self._t("文件", "file"), 40),
        ]  # fmt: skip
        sheet = self._sheet(name, headings)
        line = 0
        for line, (row, found) in enumerate(self._listed(), 1):
            if line >= MOST_ROWS:
                sheet.write_string(line, 0, self._t("其余见 --store", "more: see --store"), self.soft)
                break
            words, tone = SEVERITY[found.severity]
            sheet.write_string(line, 0, words(self.lang), self.tones.get(tone, self.cell))
            sheet.write_string(line, 1, found.code, self.cell)
            sheet.write_string(line, 2, found.name, self.cell)
            sheet.write_string(line, 3, row[1] or "—", self.cell)
            sheet.write_string(line, 4, str(row[2] or "—"), self.number)
            sheet.write_number(line, 5, found.line, self.number)
            sheet.write_string(line, 6, found.text, self.wrap)
            sheet.write_string(line, 7, found.zh if self.lang == "zh" else found.en, self.wrap)
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
        name = self._t("横向问题", "Across reports")
        headings = [
            (self._t("级别", "severity"), 9), (self._t("编号", "code"), 7), (self._t("规则", "rule"), 22),
            (self._t("说明", "what"), 60), (self._t("占本报告", "share"), 9),
            (self._t("本报告原文", "this report"), 46), (self._t("对照原文", "the other"), 46),
            (self._t("相同", "equal"), 8), (self._t("文件", "file"), 36),
            (self._t("对照文件", "other file"), 36),
        ]  # fmt: skip
        sheet = self._sheet(name, headings)
        line = 0
        for found in self.audit.corpus[:MOST_ROWS]:
            for number, excerpt in enumerate(found.excerpts or (None,)):
                line += 1
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
                    sheet.write_number(line, 7, excerpt.share, self.share)
                for at, path in ((8, found.path), (9, found.other)):
                    if path:
                        self._file(sheet, line, at, path)
        self._finish(sheet, line, len(headings))

    def _overview(self, sheet: Any, region: tuple[str, int], rules: tuple[str, int], days: tuple[str, int]) -> None:
        t = overall(self.db)
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 2)
        sheet.set_column(1, 12, 13)
        sheet.set_row(0, 30)
        sheet.write_string(0, 1, self._t("法治政府建设年度报告汇总检查", "Audit of annual reports"), self.title)
        whole = f"{t.whole}/{t.reports}"
        complete = "—" if t.complete is None else f"{t.complete:.0%}"
        cards = (
            (str(t.reports), self._t("份报告", "reports")), (whole, self._t("要件齐全", "all parts there")),
            (complete, self._t("平均完整度", "completeness")), (str(t.no_causes), self._t("未写明原因", "no causes")),
            (str(t.late), self._t("逾期公开", "late")), (str(t.wrong_year), self._t("年度有误", "wrong year")),
            (str(t.errors), self._t("错误", "errors")), (str(t.inconsistencies), self._t("数据矛盾", "contradictions")),
            (str(t.warnings), self._t("警告", "warnings")),
            (str(len(self.audit.corpus)), self._t("横向问题", "across reports")),
        )  # fmt: skip
        sheet.set_row(2, 34)
        for number, (value, _) in enumerate(cards, 1):
            sheet.write_string(2, number, value, self.big)
        for number, (_, words) in enumerate(cards, 1):
            sheet.write_string(3, number, words, self.small)
        self._chart(
            sheet, "B6", region, 3, self._t("各地区平均完整度", "Completeness by region"), "#4C9A6A", percent=True
        )
        self._chart(sheet, "H6", rules, 1, self._t("各规则发现的问题", "Findings by rule"), "#C0703C")
        self._column_chart(sheet, "B28", days)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 1)
        sheet.set_paper(9)
        sheet.activate()

    def _chart(
        self,
        sheet: Any,
        place: str,
        source: tuple[str, int],
        column: int,
        title: str,
        colour: str,
        percent: bool = False,
    ) -> None:
        name, count = source
        if not count:
            return
        last = min(count, 15)
        chart = self.book.add_chart({"type": "bar"})
        chart.add_series(
            {
                "categories": [name, 1, 0, last, 0],
                "values": [name, 1, column, last, column],
                "fill": {"color": colour},
                "gap": 40 if last > 5 else 120,
                "data_labels": {"value": True, "num_format": "0%" if percent else "0", "font": {"size": 9}},
            }
        )
        chart.set_title({"name": title, "name_font": {"size": 12, "color": _BLUE}, "overlay": False})
        chart.set_legend({"none": True})
        axis: dict[str, Any] = {
            "major_gridlines": {"visible": True, "line": {"color": "#E5E7EB"}},
            "num_font": {"size": 9},
        }
        chart.set_x_axis({**axis, "min": 0, **({"max": 1, "num_format": "0%"} if percent else {})})
        chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "major_gridlines": {"visible": False}})
        chart.set_size({"width": 560, "height": 420})
        sheet.insert_chart(place, chart)

    def _column_chart(self, sheet: Any, place: str, days: tuple[str, int]) -> None:
        name, count = days
        if not count:
            return
        chart = self.book.add_chart({"type": "column", "subtype": "stacked"})
        for column, words, colour in (
            (1, self._t("按时", "on time"), "#4C9A6A"),
            (2, self._t("逾期", "late"), "#C0504D"),
        ):
            chart.add_series(
                {
                    "name": words,
                    "categories": [name, 1, 0, count, 0],
                    "values": [name, 1, column, count, column],
                    "fill": {"color": colour},
                    "gap": 25,
                }
            )
        chart.set_title(
            {
                "name": self._t("公开日期（以 4 月 1 日为界，按周）", "Publication by week, against 1 April"),
                "name_font": {"size": 12, "color": _BLUE},
            }
        )
        chart.set_legend({"position": "top"})
        chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#E5E7EB"}}, "num_font": {"size": 9}})
        chart.set_x_axis({"num_font": {"size": 9}, "interval_unit": max(1, count // 14)})
        chart.set_size({"width": 1130, "height": 340})
        sheet.insert_chart(place, chart)


def weekly(days: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """(week from 1 April, reports), without gaps; week 0 is the first one late, far outliers join the outermost."""
    counts: dict[int, int] = {}
    for day, number in days:
        week = max(-14, min(26, day // 7))
        counts[week] = counts.get(week, 0) + number
    if not counts:
        return []
    return [(week, counts.get(week, 0)) for week in range(min(counts), max(counts) + 1)]


def week_words(week: int, lang: Lang) -> str:
    """A week in words: the date it begins on."""
    start = dt.date(2025, 4, 1) + dt.timedelta(days=7 * week)
    return Text(f"{start.month}月{start.day}日", f"{start:%b %d}")(lang)

"""The first sheet of the workbook: key figures and charts."""

from __future__ import annotations

from typing import Any

from checker.audit.columns import percent
from checker.audit.reduce import overall
from checker.audit.workbook_style import BLUE, Styled


def write_overview(
    book: Styled, sheet: Any, region: tuple[str, int], rules: tuple[str, int], days: tuple[str, int]
) -> None:
    """Key figures and charts; each source is a sheet's name and its number of rows."""
    t = overall(book.db)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 2)
    sheet.set_column(1, 12, 13)
    sheet.set_row(0, 30)
    sheet.write_string(0, 1, book.say("法治政府建设年度报告汇总检查", "Audit of annual reports"), book.title)
    whole = f"{t.whole}/{t.reports}"
    cards = (
        (str(t.reports), book.say("份报告", "reports")), (whole, book.say("要件齐全", "all parts there")),
        (percent(t.complete), book.say("平均完整度", "completeness")),
        (str(t.no_causes), book.say("未写明原因", "no causes")),
        (str(t.late), book.say("逾期公开", "late")), (str(t.wrong_year), book.say("年度有误", "wrong year")),
        (str(t.errors), book.say("错误", "errors")), (str(t.inconsistencies), book.say("数据矛盾", "contradictions")),
        (str(t.warnings), book.say("警告", "warnings")),
        (str(len(book.audit.corpus)), book.say("横向问题", "across reports")),
    )  # fmt: skip
    sheet.set_row(2, 34)
    for number, (value, _) in enumerate(cards, 1):
        sheet.write_string(2, number, value, book.big)
    for number, (_, words) in enumerate(cards, 1):
        sheet.write_string(3, number, words, book.small)
    _chart(book, sheet, "B6", region, 3, book.say("各地区平均完整度", "Completeness by region"), "#4C9A6A", shares=True)
    _chart(book, sheet, "H6", rules, 1, book.say("各规则发现的问题", "Findings by rule"), "#C0703C")
    _column_chart(book, sheet, "B28", days)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 1)
    sheet.set_paper(9)
    sheet.activate()


def _chart(
    book: Styled,
    sheet: Any,
    place: str,
    source: tuple[str, int],
    column: int,
    title: str,
    colour: str,
    shares: bool = False,
) -> None:
    name, count = source
    if not count:
        return
    last = min(count, 15)
    chart = book.book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "categories": [name, 1, 0, last, 0],
            "values": [name, 1, column, last, column],
            "fill": {"color": colour},
            "gap": 40 if last > 5 else 120,
            "data_labels": {"value": True, "num_format": "0.0%" if shares else "0", "font": {"size": 9}},
        }
    )
    chart.set_title({"name": title, "name_font": {"size": 12, "color": BLUE}, "overlay": False})
    chart.set_legend({"none": True})
    axis: dict[str, Any] = {
        "major_gridlines": {"visible": True, "line": {"color": "#E5E7EB"}},
        "num_font": {"size": 9},
    }
    chart.set_x_axis({**axis, "min": 0, **({"max": 1, "num_format": "0%"} if shares else {})})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "major_gridlines": {"visible": False}})
    chart.set_size({"width": 560, "height": 420})
    sheet.insert_chart(place, chart)


def _column_chart(book: Styled, sheet: Any, place: str, days: tuple[str, int]) -> None:
    name, count = days
    if not count:
        return
    chart = book.book.add_chart({"type": "column", "subtype": "stacked"})
    for column, words, colour in (
        (1, book.say("按时", "on time"), "#4C9A6A"),
        (2, book.say("逾期", "late"), "#C0504D"),
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
            "name": book.say("公开日期（以 4 月 1 日为界，按周）", "Publication by week, against 1 April"),
            "name_font": {"size": 12, "color": BLUE},
        }
    )
    chart.set_legend({"position": "top"})
    chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#E5E7EB"}}, "num_font": {"size": 9}})
    chart.set_x_axis({"num_font": {"size": 9}, "interval_unit": max(1, count // 14)})
    chart.set_size({"width": 1130, "height": 340})
    sheet.insert_chart(place, chart)

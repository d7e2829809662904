"""The columns of the matrix, once for every form it takes (screen, CSV, workbook, page)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Literal

from checker.audit.reduce import Row
from checker.dataclass import dataclass
from checker.diagnostics import Lang, Text

Tone = Literal["", "good", "fair", "poor", "bad"]
"""How a cell is coloured."""

STATE = {
    "own": Text("独立部分", "own part"),
    "sub": Text("有小标题", "headed sub-section"),
    "mention": Text("仅提及", "only mentioned"),
    "missing": Text("缺", "missing"),
}
STATE_TONE: Mapping[str, Tone] = {"own": "good", "sub": "good", "mention": "fair", "missing": "bad"}
KIND = {
    "government": Text("政府", "government"),
    "department": Text("部门", "department"),
    "town": Text("乡镇", "town"),
    "sub-district": Text("街道", "sub-district"),
    "institution": Text("其他机构", "institution"),
    "": Text("未识别", "unknown"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, the value for machines, the words for people, and the colour."""

    key: str
    title: Text
    value: Callable[[Row], Any]
    """None where there is nothing to say."""
    words: Callable[[Row, Lang], str]
    tone: Callable[[Row], Tone] = lambda _row: ""
    numeric: bool = False
    percent: bool = False
    width: int = 9
    """Columns of a spreadsheet."""


SHORT = {
    "measures": Text("举措成效", "measures"),
    "problems": Text("不足", "problems"),
    "causes": Text("原因", "causes"),
    "responsible-person": Text("第一责任人", "head"),
    "next-year-plan": Text("下年安排", "plan"),
}
"""Short titles of the parts of the built-in profile."""


def short_title(part: str, title: Text) -> Text:
    """A part's title for narrow columns."""
    return SHORT.get(part, Text(title.zh[:6], title.en[:14]))


def kind_words(kind: str, lang: Lang) -> str:
    """A kind of body in words; kinds from a roster stand for themselves."""
    return KIND[kind](lang) if kind in KIND else kind


def columns(part_titles: Mapping[str, tuple[str, str]]) -> tuple[Column, ...]:
    """The columns for reports of profiles with these parts."""
    return (
        _number("rank", Text("名次", "rank"), width=6),
        _text("name", Text("单位", "body"), 26),
        _text("region", Text("地区", "region"), 12),
        Column("kind", Text("类别", "kind"), lambda r: r.kind, lambda r, lang: kind_words(r.kind, lang), width=9),
        _number("year", Text("年度", "year"), width=7),
        *(_part(part, Text(zh, en)) for part, (zh, en) in part_titles.items() if part != "causes"),
        Column(
            "causes",
            Text("写明原因", "causes given"),
            lambda r: r.causes or None,
            lambda r, lang: {"yes": Text("有", "yes"), "no": Text("无", "no"), "": Text("—", "—")}[r.causes](lang),
            lambda r: _tone(r.causes, {"yes": "good", "no": "poor"}),
        ),
        _text("published", Text("公开日期", "published"), 11),
        Column(
            "late",
            Text("按时公开", "on time"),
            lambda r: None if r.late is None else not r.late,
            _late_words,
            lambda r: _tone(r.late, {0: "good", 1: "bad"}),
        ),
        Column(
            "year_right",
            Text("年度正确", "year right"),
            lambda r: None if r.year_right is None else bool(r.year_right),
            lambda r, lang: _yes_no(r.year_right, lang),
            lambda r: _tone(r.year_right, {0: "bad", 1: "good"}),
        ),
        _number("errors", Text("错误", "errors"), "bad"),
        _number("inconsistencies", Text("数据矛盾", "contradictions"), "poor"),
        _number("warnings", Text("警告", "warnings"), "fair"),
        _number("infos", Text("提示", "notes")),
        Column(
            "complete",
            Text("完整度", "completeness"),
            lambda r: r.complete,
            lambda r, _lang: percent(r.complete),
            _complete_tone,
            numeric=True,
            percent=True,
        ),
        Column(
            "coverage",
            Text("数字读出率", "coverage"),
            coverage,
            lambda r, _lang: percent(coverage(r)),
            numeric=True,
            percent=True,
            width=11,
        ),
        Column(
            "figure_share",
            Text("含数字的文字", "text with figures"),
            lambda r: r.figure_share,
            lambda r, _lang: percent(r.figure_share),
            numeric=True,
            percent=True,
            width=12,
        ),
        _number("chars", Text("字数", "characters")),
        _text("path", Text("文件", "file"), 40),
    )


def percent(value: float | None) -> str:
    """A share in words."""
    if value is None:
        return "—"
    # what is not quite all must not read as all
    return f"{value * 100:.1f}%" if 0.995 <= value < 1 and f"{value * 100:.1f}" != "100.0" else f"{value * 100:.0f}%"


def coverage(row: Row) -> float | None:
    """Figures read of those seen."""
    return round((row.parsed or 0) / row.figures, 4) if row.figures else None


def _text(key: str, title: Text, width: int) -> Column:
    return Column(
        key, title, lambda r: getattr(r, key) or None, lambda r, _lang: str(getattr(r, key) or "—"), width=width
    )


def _number(key: str, title: Text, tone: Tone = "", width: int = 9) -> Column:
    return Column(
        key,
        title,
        lambda r: getattr(r, key),
        lambda r, _lang: "—" if getattr(r, key) is None else str(getattr(r, key)),
        (lambda r: tone if getattr(r, key) else "") if tone else (lambda _r: ""),
        numeric=True,
        width=width,
    )


def _part(part: str, title: Text) -> Column:
    title = short_title(part, title)

    def state(row: Row) -> str | None:
        return json.loads(row.parts).get(part)  # type: ignore[no-any-return]

    return Column(
        f"part:{part}",
        title,
        state,
        lambda r, lang: STATE[s](lang) if (s := state(r)) in STATE else "—",
        lambda r: STATE_TONE.get(state(r) or "", ""),
        width=12,
    )


def _tone(value: object, tones: Mapping[Any, Tone]) -> Tone:
    return tones.get(value, "")


def _late_words(row: Row, lang: Lang) -> str:
    return {None: Text("不详", "unknown"), 0: Text("按时", "on time"), 1: Text("逾期", "late")}[row.late](lang)


def _yes_no(value: int | None, lang: Lang) -> str:
    return {None: Text("不详", "unknown"), 1: Text("正确", "right"), 0: Text("有误", "wrong")}[value](lang)


def _complete_tone(row: Row) -> Tone:
    if row.complete is None:
        return ""
    return "good" if row.complete >= 1 else "fair" if row.complete >= 0.75 else "bad"

"""Composes whole openness reports as HTML: three tables, consistent by construction, one cell changed on request."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest

from checker.api import Document
from checker.testing import make_document

COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他组织", "总计"]
RESULTS = [
    ("（一）予以公开", None),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", None),
    ("（三）不予公开", ["1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
                 "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项"]),
    ("（四）无法提供", ["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"]),
    ("（五）不予处理", ["1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
                 "5.要求行政机关确认或重新出具已获取信息"]),
    ("（六）其他处理", ["1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                 "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他"]),
]  # fmt: skip


@dataclass
class Tables:
    """The figures of the tables: B as 25 rows of 7 columns, C as 15 cells, A by row; `cells` overrides one by place."""

    b: list[list[int]]
    c: list[int]
    overrides: Mapping[tuple[str, int, int], str] = field(default_factory=dict)

    def cell(self, form: str, row: int, column: int) -> str:
        if (form, row, column) in self.overrides:
            return self.overrides[form, row, column]
        return str(self.b[row][column] if form == "B" else self.c[column])


def consistent(seed: int) -> Tables:
    """Tables in which every identity of every row and column holds."""
    rng = random.Random(seed)
    results = [[rng.choice((0, 0, 1, 2, rng.randrange(30))) for _ in range(6)] for _ in range(22 - 1)]
    totals = [sum(row[c] for row in results) for c in range(6)]
    forward = [rng.randrange(0, t + 1) // 3 for t in totals]
    carried = [rng.randrange(0, t + f + 1) // 4 for t, f in zip(totals, forward, strict=True)]
    fresh = [t + f - k for t, f, k in zip(totals, forward, carried, strict=True)]
    rows = [fresh, carried, *results, totals, forward]
    c: list[int] = []
    for _ in range(3):
        group = [rng.randrange(9) for _ in range(4)]
        c += [*group, sum(group)]
    return Tables([[*row, sum(row)] for row in rows], c)


def page(tables: Tables, *, body: str = "云陌区司法局", year: int = 2024, text: str = "") -> str:
    """The whole report as a page: six parts, three tables with merged cells."""
    fresh, total, forward = (tables.b[i][6] for i in (0, 23, 24))
    told = text or f"全年收到政府信息公开申请{fresh}件，办结{total}件，结转下年度{forward}件。"
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<meta name="ArticleTitle" content="{body}{year}年政府信息公开工作年度报告">
<meta name="PubDate" content="{year + 1}-01-20">
</head><body><div id="zoom"><h1>{body}{year}年政府信息公开工作年度报告</h1>
<p>根据《中华人民共和国政府信息公开条例》要求，编制本报告，所列数据的统计期限为{year}年1月1日至12月31日。</p>
<p>一、总体情况</p><p>主动公开信息1352条，平台建设和监督保障有序推进。{told}</p>
<p>二、主动公开政府信息情况</p>{_table_a()}
<p>三、收到和处理政府信息公开申请情况</p>{_table_b(tables)}
<p>四、政府信息公开行政复议、行政诉讼情况</p>{_table_c(tables)}
<p>五、存在的主要问题及改进情况</p><p>政策解读形式不够丰富，今年增加图解和短视频；公开目录更新不及时，已明确专人负责并按月核对，下一步继续加强业务培训。</p>
<p>六、其他需要报告的事项</p><p>本年度未收取信息处理费，没有其他需要报告的事项。</p></div></body></html>"""


def _row(*cells: str) -> str:
    return "<tr>" + "".join(cells) + "</tr>"


def _td(text: object, rows: int = 1, columns: int = 1) -> str:
    return f'<td rowspan="{rows}" colspan="{columns}"><p>{text}</p></td>'


def _table_a() -> str:
    one = _row(*map(_td, ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]))
    two = _row(_td("第二十条第（一）项", columns=4))
    kinds = "".join(_row(*map(_td, [kind, 0, 0, n])) for kind, n in (("规章", 0), ("行政规范性文件", 9)))
    head = _row(_td("第二十条第（五）项", columns=4)) + _row(_td("信息内容"), _td("本年处理决定数量", columns=3))
    licences = _row(_td("行政许可"), _td(112, columns=3))
    return f"<table>{two}{one}{kinds}{head}{licences}</table>"


def _table_b(tables: Tables) -> str:
    figures = lambda row: [_td(tables.cell("B", row, c)) for c in range(7)]  # noqa: E731
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    out = [
        _row(_td(note, 3, 3), _td("申请人情况", 1, 7)),
        _row(_td("自然人", 2), _td("法人或其他组织", 1, 5), _td("总计", 2)),
        _row(*map(_td, ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"])),
        _row(_td("一、本年新收政府信息公开申请数量", 1, 3), *figures(0)),
        _row(_td("二、上年结转政府信息公开申请数量", 1, 3), *figures(1)),
    ]
    at = 2
    lead = [_td("三、本年度办理结果", 22)]
    for label, parts in RESULTS:
        if parts is None:
            out.append(_row(*lead, _td(label, 1, 2), *figures(at)))
            lead, at = [], at + 1
            continue
        group = [_td(label, len(parts))]
        for part in parts:
            out.append(_row(*lead, *group, _td(part), *figures(at)))
            lead, group, at = [], [], at + 1
    out.append(_row(_td("（七）总计", 1, 2), *figures(23)))
    out.append(_row(_td("四、结转下年度继续办理", 1, 3), *figures(24)))
    return f"<table>{''.join(out)}</table>"


def _table_c(tables: Tables) -> str:
    kinds = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    return (
        "<table>"
        + _row(_td("行政复议", 1, 5), _td("行政诉讼", 1, 10))
        + _row(*(_td(k, 2) for k in kinds), _td("未经复议直接起诉", 1, 5), _td("复议后起诉", 1, 5))
        + _row(*map(_td, kinds * 2))
        + _row(*(_td(tables.cell("C", 0, c)) for c in range(15)))
        + "</table>"
    )


@pytest.fixture
def read() -> Callable[[str], Document]:
    """Reads a page as a user's file would be read."""
    return lambda html: make_document(html.encode(), "年报.html")

"""A107: a superior's total is smaller than the sum of its subordinates'."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker import lazy
from checker.audit.bodies import normal_name
from checker.audit.corpus import Corpus, CorpusFinding, Excerpt, Options, corpus_rule
from checker.audit.measures import Measure, readings, this_year
from checker.audit.reduce import Row
from checker.audit.rows import ClaimRow
from checker.diagnostics import Severity, Text

_WHOLE = lazy.compile(r"全[省市州县区旗盟]|各级")
"""Words in a figure's own clause that say it covers the whole area; an inherited scope is no proof."""


@corpus_rule(
    "A107",
    "superior-total",
    Text("上级的总数小于下级之和", "a superior's total is less than its subordinates' sum"),
    Severity.WARNING,
    basis=Text("算术：总数不小于各部分之和", "arithmetic: a total is no less than the sum of its parts"),
    options={"subordinates": 2},
)
def superior_total(corpus: Corpus, options: Options) -> Iterator[CorpusFinding]:
    """## 检查什么
    名册写明“上级”的单位：上级报告中全市（全县）的总数，与同年度各下级政府报告中同一指标之和。

    ## 为什么
    上级的总数应包括全部下级；比下级之和还小，说明口径不同或数字有误。

    ## 依据
    算术：总数不小于各部分之和。

    ## 正例
    全市调解矛盾纠纷 900 件；三个县分别为 300、280、250 件。

    ## 反例
    全市调解矛盾纠纷 700 件；三个县分别为 300、280、250 件。

    ## 选项
    `subordinates`（默认 2）：至少几个下级有该指标才核对。

    ## 误报与边界
    只比较写明“全市”“全县”等范围的件数、人次；下级的报告中该指标有几个数字的，取最小的。没有名册时不运行。
    """
    if corpus.roster is None:
        return
    above = {e.key: normal_name(e.superior) for e in corpus.roster.entries if e.superior}
    wanted = set(above) | set(above.values())
    by_year: dict[tuple[int, str], list[Row]] = {}
    leaders: dict[tuple[int, str], Row] = {}
    for row in corpus.reports():
        if row.year is None or row.unread or row.body not in wanted or row.kind != "government":
            continue
        leaders.setdefault((row.year, row.body), row)
        if row.body in above:
            by_year.setdefault((row.year, above[row.body]), []).append(row)
    for key, rows in sorted(by_year.items()):
        leader = leaders.get(key)
        if leader is not None and len(rows) >= int(options["subordinates"]):
            yield from _judge(corpus, leader, rows, int(options["subordinates"]))


def _judge(corpus: Corpus, leader: Row, rows: list[Row], least: int) -> Iterator[CorpusFinding]:
    totals = _whole(corpus, leader)
    if not totals:
        return
    parts = [(row, _whole(corpus, row)) for row in _once(rows)]
    for measure, (claim, _, most) in sorted(totals.items()):
        found = [(row, values[measure]) for row, values in parts if measure in values]
        if len(found) < least or any(claim.subject != f[1][0].subject for f in found):
            continue
        lowest = sum((low for _, (_, low, _) in found), Decimal(0))
        if lowest > most:
            first = found[0]
            yield CorpusFinding(
                Text(
                    f"{leader.name} {leader.year} 年度报告写{claim.subject} {claim.text}，"
                    f"但 {len(found)} 个下级的报告合计至少 {lowest}。",
                    f"{leader.name} {leader.year}: {claim.subject} {claim.text}, but the reports of {len(found)} "
                    f"subordinates add up to at least {lowest}.",
                ),
                path=leader.path,
                other=first[0].path,
                body=leader.name,
                year=leader.year,
                excerpts=tuple(
                    Excerpt(claim.context, f"{row.name}：{value[0].context}", 0.0, claim.line, value[0].line)
                    for row, value in found[:3]
                ),
            )


def _once(rows: list[Row]) -> list[Row]:
    return list({row.body: row for row in reversed(rows)}.values())


def _whole(corpus: Corpus, row: Row) -> dict[Measure, tuple[ClaimRow, Decimal, Decimal]]:
    """The totals for the whole area: measure -> claim, smallest and largest value any of its figures can stand for."""
    out: dict[Measure, tuple[ClaimRow, Decimal, Decimal]] = {}
    for measure, claim in readings(corpus.claims(row)):
        low, high = claim.bounds
        if low is None or high is None or not this_year(claim, row.year) or claim.qualifiers:
            continue
        if not _WHOLE.search(claim.context):
            continue
        known = out.get(measure)
        out[measure] = (claim, low, high) if known is None else (known[0], min(low, known[1]), max(high, known[2]))
    return out

"""A105: a growth rate against another base than last year's report gives."""

from __future__ import annotations

from collections.abc import Iterator

from checker.audit.corpus import Corpus, CorpusFinding, Excerpt, Options, Pair, corpus_rule
from checker.audit.measures import Reading, counted_by, growth_range, readings, this_year
from checker.audit.rows import ClaimRow
from checker.diagnostics import Severity, Text

SLACK = 1
"""Percentage points allowed beyond rounding (bases are often revised by a case or two)."""


@corpus_rule(
    "A105",
    "base-figure",
    Text("同比的基数与上年报告不符", "growth against another base than last year's report"),
    Severity.INCONSISTENCY,
    basis=Text("算术：增长率 = 本年 / 上年 − 1", "arithmetic: growth = this year / last year - 1"),
)
def base_figure(corpus: Corpus, options: Options) -> Iterator[CorpusFinding]:
    """## 检查什么
    “同比增长（下降）x%”：用上一年度报告中同一指标的数字作基数重算。

    ## 为什么
    两年报告各写各的数，同比往往来自别的口径或估算。

    ## 依据
    算术：增长率 =（本年 − 上年）/ 上年。

    ## 正例
    上年报告：行政处罚案件 100 件；本年报告：行政处罚案件 120 件，同比增长 20%。

    ## 反例
    上年报告：行政处罚案件 100 件；本年报告：行政处罚案件 120 件，同比增长 35%。

    ## 选项
    无。

    ## 误报与边界
    上年报告中该指标若有几个数字，任何一个能算出所写增长率即不报告；允许相差 1 个百分点；环比、分段时期的不比较。
    """
    for pair in corpus.pairs():
        claims = corpus.claims(pair.newer)
        rates = [c for c in claims if c.kind == "growth" and c.value is not None and "环比" not in c.context]
        if not rates:
            continue
        mine = {r.claim.ident: r for r in readings(claims)}
        before = readings(corpus.claims(pair.older))
        for rate in rates:
            count = counted_by(claims, rate)
            reading = mine.get(count.ident) if count is not None else None
            if reading is not None and this_year(reading.claim, pair.newer.year):
                yield from _judge(pair, rate, reading, before)


def _judge(pair: Pair, rate: ClaimRow, new: Reading, before: list[Reading]) -> Iterator[CorpusFinding]:
    bases = [r.claim for r in before if r.measure == new.measure and this_year(r.claim, pair.older.year)]
    same_words = [b for b in bases if b.subject == new.claim.subject]
    low, high = rate.bounds
    ranges = [g for b in bases if (g := growth_range(new.claim, b)) is not None]
    if not same_words or not ranges or low is None or high is None:
        return
    low, high = min(low, high) - SLACK, max(low, high) + SLACK
    if any(g_low <= high and low <= g_high for g_low, g_high in ranges):
        return
    old = same_words[0]
    exact = growth_range(new.claim, old)
    computed = "—" if exact is None else f"{exact[0]:+.1f}%"
    yield CorpusFinding(
        Text(
            f"{pair.newer.name}：{pair.newer.year} 年度报告写{new.claim.subject} {new.claim.text}、{rate.text}，"
            f"按 {pair.older.year} 年度报告的 {old.text} 计算应为 {computed}。",
            f"{pair.newer.name}: the report for {pair.newer.year} says {new.claim.text}, {rate.text}; against "
            f"{old.text} in the report for {pair.older.year} it is {computed}.",
        ),
        path=pair.newer.path,
        other=pair.older.path,
        body=pair.newer.name,
        year=pair.newer.year,
        excerpts=(Excerpt(rate.context, old.context, 0.0, rate.line, old.line),),
    )

"""A106: the section on problems is last year's."""

from __future__ import annotations

from collections.abc import Iterator

from checker.audit.corpus import Corpus, CorpusFinding, Excerpt, Options, corpus_rule
from checker.audit.passages import masked
from checker.audit.rows import Unit
from checker.diagnostics import Severity, Text


@corpus_rule(
    "A106",
    "unchanged-problems",
    Text("存在的不足与上年相同", "problems word for word as last year"),
    Severity.WARNING,
    options={"share": 0.8, "least": 50},
)
def unchanged_problems(corpus: Corpus, options: Options) -> Iterator[CorpusFinding]:
    """## 检查什么
    “存在的不足和原因”一部分的句子，与上一年度报告逐句相同（年份、数字不计）。

    ## 为什么
    问题年年照抄，说明没有认真查找，也看不出上年的问题改了没有。

    ## 依据
    年度报告应写上一年度存在的不足和原因；不得照搬往年。

    ## 正例
    两年都写“基层执法力量薄弱”，但具体情形、原因不同。

    ## 反例
    2024 年度的三条不足与 2023 年度一字不差，只改了年份。

    ## 选项
    `share`（默认 0.8）：相同的句子占该部分的比例达到多少才报告。`least`（默认 50）：至少多少字。

    ## 误报与边界
    少于 24 字的短句不计；整段改写、意思相同的查不出。
    """
    for older, newer in corpus.pairs():
        now = [u for u in corpus.units(newer) if u.part == "problems"]
        before = {masked(u.text): u for u in corpus.units(older) if u.part == "problems"}
        if not now or not before:
            continue
        same = [(u, before[masked(u.text)]) for u in now if masked(u.text) in before]
        total, equal = _length(now), _length([u for u, _ in same])
        if equal >= int(options["least"]) and equal >= float(options["share"]) * total:
            share = equal / total
            yield CorpusFinding(
                Text(
                    f"{newer.name} {newer.year} 年度报告“存在的不足”有 {share:.0%} 与 {older.year} 年度逐句相同。",
                    f"{newer.name} {newer.year}: {share:.0%} of the problems are word for word those of {older.year}.",
                ),
                path=newer.path,
                other=older.path,
                body=newer.name,
                year=newer.year,
                share=round(share, 4),
                excerpts=tuple(Excerpt(u.text, old.text, 1.0, u.line, old.line) for u, old in same[:3]),
            )


def _length(units: list[Unit]) -> int:
    return sum(len(u.text) for u in units)

"""A102: two reports of one body for one year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from checker.audit.corpus import Corpus, CorpusFinding, Options, corpus_rule
from checker.diagnostics import Severity, Text


@corpus_rule(
    "A102",
    "duplicate-report",
    Text("同一单位同一年度有两份报告", "two reports of one body for one year"),
    Severity.WARNING,
)
def duplicate_report(corpus: Corpus, options: Options) -> Iterator[CorpusFinding]:
    """## 检查什么
    发布机关与年度都相同的两份报告。

    ## 为什么
    往往是旧稿未撤、重复报送，或抄用别单位的报告而未改单位名称；汇总时会重复计数。

    ## 依据
    一个单位一个年度只有一份年度报告。

    ## 正例
    岚浦市司法局 2023 年度、2024 年度报告各一份。

    ## 反例
    “岚浦市司法局2023.docx”与“岚浦市司法局2023（修订）.docx”并存。

    ## 选项
    无。

    ## 误报与边界
    两个单位的报告若写了同一个名称（如都只写“司法局”），会被当作一个单位；请在名册中写全称。
    """
    for _, group in corpus.bodies():
        for year, same in groupby(group, key=lambda r: r.year):
            rows = list(same)
            if year is None:
                continue
            texts = [tuple(u.text for u in corpus.units(r)) for r in rows] if len(rows) > 1 else []
            for number, row in enumerate(rows[1:], 1):
                equal = bool(texts[0]) and texts[number] == texts[0]
                zh = "内容相同" if equal else "内容不同"
                en = "the same text" if equal else "different texts"
                yield CorpusFinding(
                    Text(f"{row.name} {year} 年度有两份报告，{zh}。", f"{row.name} has two reports for {year}, {en}."),
                    path=row.path,
                    other=rows[0].path,
                    body=row.name,
                    year=year,
                )

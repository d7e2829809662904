"""A104: this year's carry-over is not what last year's report carried forward."""

from __future__ import annotations

from collections.abc import Iterator

from checker.audit.corpus import Corpus, CorpusFinding, Excerpt, Options, corpus_rule
from checker.audit.measures import Reading, meets, readings
from checker.diagnostics import Severity, Text


@corpus_rule(
    "A104",
    "carryover-between-years",
    Text("上年结转与上一年度报告的结转下年不符", "carry-over differs from last year's report"),
    Severity.INCONSISTENCY,
    basis=Text("恒等式：上年结转 = 上一年度的结转下年", "identity: carried over = carried forward the year before"),
)
def carryover_between_years(corpus: Corpus, options: Options) -> Iterator[CorpusFinding]:
    """## 检查什么
    同一事项（行政复议、行政应诉、信息公开申请等）：本年度报告的“上年结转”与上一年度报告的“结转下年”“尚未审结”。

    ## 为什么
    同一批案件，两个数字应当相等；不等说明其中一年统计口径或数字有误。

    ## 依据
    恒等式：本年的上年结转 = 上一年度的结转下年。

    ## 正例
    2023 年度：行政复议结转下年 9 件；2024 年度：上年结转行政复议案件 9 件。

    ## 反例
    2023 年度：行政复议结转下年 9 件；2024 年度：上年结转行政复议案件 12 件。

    ## 选项
    无。

    ## 误报与边界
    两年报告中该事项的任何一对数字相符即不报告；近似数按区间比较；口径（本级与全市）不同的不比较。
    """
    for older, newer in corpus.pairs():
        forward = [r for r in readings(corpus.claims(older)) if "carried-forward" in r.claim.qualifiers]
        over = [r for r in readings(corpus.claims(newer)) if "carried-over" in r.claim.qualifiers]
        for (matter, own), (before, after) in _by_matter(forward, over).items():
            if before and after and not any(meets(a.claim, b.claim) for a in before for b in after):
                old, new = before[0].claim, after[0].claim
                where = "（本级）" if own else ""
                yield CorpusFinding(
                    Text(
                        f"{newer.name}{matter}{where}：{newer.year} 年度报告写上年结转 {new.text}，"
                        f"{older.year} 年度报告写结转下年 {old.text}。",
                        f"{newer.name}, {matter}: carried over {new.text} in the report for {newer.year}, but "
                        f"{old.text} carried forward in the report for {older.year}.",
                    ),
                    path=newer.path,
                    other=older.path,
                    body=newer.name,
                    year=newer.year,
                    excerpts=(Excerpt(new.context, old.context, 0.0, new.line, old.line),),
                )


def _by_matter(
    forward: list[Reading], over: list[Reading]
) -> dict[tuple[str, bool], tuple[list[Reading], list[Reading]]]:
    out: dict[tuple[str, bool], tuple[list[Reading], list[Reading]]] = {}
    for side, found in enumerate((forward, over)):
        for reading in found:
            key = (reading.measure.matter, reading.measure.own)
            out.setdefault(key, ([], []))[side].append(reading)
    return out

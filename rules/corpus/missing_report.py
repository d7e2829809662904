"""A101: a body on the roster has no report."""

from __future__ import annotations

from collections.abc import Iterator

from checker.audit.corpus import Corpus, CorpusFinding, Options, corpus_rule
from checker.diagnostics import Severity, Text


@corpus_rule(
    "A101",
    "missing-report",
    Text("名册上的单位没有报告", "a body on the roster has no report"),
    Severity.ERROR,
    basis=Text(
        "《法治政府建设与责任落实督察工作规定》关于年度报告的报送与公开",
        "Rules on the Supervision of Building a Law-based Government: sending and publishing annual reports",
    ),
    options={"least": 0.5},
)
def missing_report(corpus: Corpus, options: Options) -> Iterator[CorpusFinding]:
    """## 检查什么
    名册（`--roster`）上的单位，在应报告的年度没有报告。

    ## 为什么
    未按要求报送或公开年度报告的单位，应予督促、通报。

    ## 依据
    《法治政府建设与责任落实督察工作规定》关于年度报告的报送与公开。

    ## 正例
    名册列有“岚浦市司法局”，文件夹中有该局该年度的报告。

    ## 反例
    名册列有“岚浦市水利局”，没有任何报告写明出自该局该年度。

    ## 选项
    `least`（默认 0.5）：名册未写“年度”、命令也未写 `--year` 时，只核对名册单位中至少有这一比例交了报告的年度。

    ## 误报与边界
    靠报告里写的发布机关认定单位；报告未写明单位、或写的是名册上没有的名称时会被误认为缺报，
    可在名册“别名”一列补上。没有名册时本规则不运行。
    """
    if corpus.roster is None:
        return
    have = {(r.body, r.year) for r in corpus.reports() if r.body and not r.unread}
    years = _years(corpus, float(options["least"]), have)
    for entry in corpus.roster.entries:
        for year in [entry.year] if entry.year else years:
            if (entry.key, year) not in have:
                yield CorpusFinding(
                    Text(f"{entry.body}没有 {year} 年度的报告。", f"{entry.body} has no report for {year}."),
                    body=entry.body,
                    year=year,
                )


def _years(corpus: Corpus, least: float, have: set[tuple[str, int | None]]) -> list[int]:
    if corpus.year is not None:
        return [corpus.year]
    assert corpus.roster is not None
    keys = {e.key for e in corpus.roster.entries}
    counts: dict[int, int] = {}
    for body, year in have:
        if body in keys and year is not None:
            counts[year] = counts.get(year, 0) + 1
    return sorted(year for year, n in counts.items() if n >= least * len(keys))

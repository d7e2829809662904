"""A103: passages copied from last year's report or from another body's."""

from __future__ import annotations

from collections.abc import Iterator

from checker.audit.copies import Candidate, Comparer, Copy, candidates
from checker.audit.corpus import Corpus, CorpusFinding, Excerpt, Options, corpus_rule
from checker.audit.reduce import Row
from checker.diagnostics import Severity, Text


@corpus_rule(
    "A103",
    "copied-text",
    Text("内容与上年或别单位的报告雷同", "text copied from last year or from another body"),
    Severity.WARNING,
    options={"least": 80, "shared-by": 0, "minor": 0.05},
)
def copied_text(corpus: Corpus, options: Options) -> Iterator[CorpusFinding]:
    """## 检查什么
    两份报告中相同或略加改动的成段文字：与本单位以往年度的报告相比，与其他单位的报告相比。两段并列给出，并注明相同比例。

    ## 为什么
    内容雷同、照抄上年，是年度报告不合格的常见情形，也常把过时的年份、数字、地名带进来。

    ## 依据
    年度报告应如实反映本单位上一年度的情况；主管部门通报中把“内容雷同”列为不合格。

    ## 正例
    两份报告都有“全面落实行政执法三项制度”一类许多单位共用的提法：不计。

    ## 反例
    甲县报告中写有乙县具体做法的三句话，与乙县报告逐字相同，只改了地名。

    ## 选项
    `least`（默认 80）：雷同文字除去固定提法至少多少字才报告；连同固定提法达到 1.5 倍的，自己的话有一半即可。
    `shared-by`（默认 0，按单位总数自动取 4 至 50）：超过这么多单位
    都用的分句视为固定提法，不计。`minor`（默认 0.05）：占本报告比例低于此值的，级别降为提示（与上年相比时）。

    ## 误报与边界
    数字不同的分句不算雷同；“存在的不足”与上年相同另由 unchanged-problems 报告。许多单位照同一范本写成的文字
    会被当作固定提法；需要安装附加组件 audit。
    """
    comparer = Comparer(corpus, int(options["shared-by"]) or None)
    seconds = corpus.seconds()
    for candidate in candidates(corpus, comparer.phrases):
        if candidate.left in seconds or candidate.right in seconds:
            continue  # duplicate-report names them; their originals are compared
        left, right = corpus.row(candidate.left), corpus.row(candidate.right)
        same_body = bool(left.body) and left.body == right.body
        if (right.year or 0) > (left.year or 0):
            left, right = right, left
            candidate = Candidate(candidate.right, candidate.left, tuple((b, a) for a, b in candidate.units))
        copy = comparer.compare(candidate, leave_out="problems" if same_body else "")
        if copy is not None and _enough(copy, int(options["least"])):
            minor = same_body and copy.share < float(options["minor"])
            yield _finding(left, right, copy, same_body, minor)


def _enough(copy: Copy, least: int) -> bool:
    """Whole sentences that agree word for word, set phrases and all, need fewer words of their own."""
    return copy.own >= least or (copy.own * 2 >= least and copy.same * 2 >= least * 3)


def _finding(row: Row, other: Row, copy: Copy, same_body: bool, minor: bool) -> CorpusFinding:
    share = f"{copy.share * 100:.0f}%"
    source = f"本单位 {other.year} 年度报告" if same_body else f"{other.name or other.path} {other.year or ''} 年度报告"
    source_en = f"its report for {other.year}" if same_body else f"the report of {other.name or other.path}"
    return CorpusFinding(
        Text(
            f"{row.name or row.path} {row.year or ''} 年度报告有 {copy.passages} 段（占全文 {share}）与{source}雷同。",
            f"{row.name or row.path} {row.year or ''}: {copy.passages} passages ({share} of the text) are those of "
            f"{source_en}.",
        ),
        path=row.path,
        other=other.path,
        body=row.name,
        year=row.year,
        share=copy.share,
        excerpts=tuple(Excerpt(e.left, e.right, e.share, e.left_line, e.right_line) for e in copy.excerpts),
        severity=Severity.INFO if minor else None,
    )

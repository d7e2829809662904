"""S110 duplicated-text."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.diagnostics import Finding, Label, Severity, Text
from checker.document import BlockKind, Span
from checker.report import Report
from checker.rule import Options, rule

_HAN = lazy.compile(r"[一-鿿]")
_MARKS = lazy.compile(r"[^\w]+")
_LEAD = lazy.compile(
    r"^(?:[一二三四五六七八九十]{1,2}是|同时|此外|另外|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])[，,]?"
)
_SET_PHRASES = lazy.compile(
    r"(?:坚持)?以习近平(?:新时代中国特色社会主义思想|法治思想)为(?:指导|引领|指引|遵循)|(?:深入|认真|全面)*(?:学习|宣传|贯彻|落实)+习近平(?:新时代中国特色社会主义思想|法治思想|总书记[一-鿿]{0,20}?(?:讲话|指示|批示|论述)(?:和指示批示)?精神)*"
    r"|(?:全面)?(?:学习|宣传|贯彻|落实)*党的[一二三四五六七八九十]+大(?:和[一-鿿、]{0,20}?全会)?精神|[二十九八]+届[一二三四五六七、]+中?全会|增强四个意识|坚定四个自信|做到两个维护|捍卫两个确立|拥护两个确立|四个意识|四个自信|两个维护|两个确立"
    r"|党中央国务院|决策部署|省委省政府|市委市政府|县委县政府|区委区政府|法治政府建设|依法行政|统筹推进五位一体总体布局|协调推进四个全面战略布局|法治中国建设|全面依法治国|重要讲话|重要指示"
)


@rule(
    "S110",
    "duplicated-text",
    Text("同一句话出现两次", "the same sentence stands twice"),
    Severity.WARNING,
    options={"characters": 18},
)
def duplicated_text(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    同一个长句是否在报告里原样出现两次（只看文字，不计标点）。

    ## 为什么
    重复多半是粘贴时留下的；同一件事写两遍，也容易被当作两件事统计。

    ## 依据
    公文应当简明，同一内容不重复；考核通报把“内容雷同”列为问题。

    ## 正例
    ```text
    全年开展执法检查30次，发现隐患112处，督促整改108处。
    主要负责人主持召开专题会议3次，研究执法检查安排。
    ```
    ## 反例
    ```text
    全年开展执法检查30次，发现隐患112处，督促整改108处，处罚企业4家。
    在安全生产方面，成绩明显。全年开展执法检查30次，发现隐患112处，督促整改108处，处罚企业4家。
    ```
    ## 选项
    - `characters`：句子至少多少个汉字才比较（默认 18）。

    ## 误报与边界
    指导思想一类的固定表述、标题、表格不比较。开头概述与正文用同一句话，也会提示。
    """
    seen: dict[str, Span] = {}
    for span, words in _sentences(report):
        if len(words) < options["characters"]:
            continue
        lead = _LEAD.match(words)
        plain = _MARKS.sub("", words[lead.end() :] if lead else words)
        first = seen.setdefault(plain, span)
        if first is not span and len(_HAN.findall(_SET_PHRASES.sub("", plain))) >= options["characters"]:
            line, _ = report.document.position(first.start)
            yield Finding(
                Text(f"这句话与第 {line} 行的一句完全相同。", f"This sentence is the same as one in line {line}."),
                Label(span, Text("重复", "the same again")),
                (Label(first, Text("第一次出现", "first here")),),
                help=Text("请删去一处，或改写成不同的内容。", "Delete one of them or say something else."),
            )


def _sentences(report: Report) -> Iterator[tuple[Span, str]]:
    headings = {s.span.start for s in report.outline.sections if not s.run_in}
    for sentence in report.sentences:
        block = report.document.blocks[sentence.block]
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        raw = report.document.slice(sentence.span)
        start = sentence.span.start + len(raw) - len(raw.lstrip())
        if start not in headings:
            yield Span(start, start + len(raw.strip())), raw.strip()

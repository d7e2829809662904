"""The lines of a document as the outline sees them: trimmed, with the few facts that headings are told by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import lazy
from checker.dataclass import dataclass
from checker.document.model import Block, BlockKind, Document
from checker.document.span import Span

ENDS = "。！？!?；;：:"
CLOSERS = "”’\"'」』）)]】》〉 \t\u2002\u2003\u3000\xa0"
_TRIM = lazy.compile(r"[ \t\u2000-\u200a\u3000\xa0\u200b\ufeff◆●■▲★※•◇○□►▶]*(?:#{1,6}[ \t]+)?(?:\*\*|__)?")
_POINT = lazy.compile(r"[一-鿿%％”）)]\.$")
"""A half-width full stop."""
_META = lazy.compile(
    r"^[\[【（(〔\s]*(?:(?:文章|信息|稿件|新闻|内容|文件)?来\s*源|(?:发布|公开|信息|更新|成文|发文|生成|录入|发表|印发)?(?:时\s*间|日\s*期)|索\s*引\s*号"
    r"|发布(?:机构|单位|部门|者)?|公开单位|发文(?:机关|单位|字号)|文\s*号|主题(?:词|分类)|责任编辑|编\s*辑|作\s*者|供稿|浏览|点击|阅读|访问|字\s*[体号])\s*[:：]"
)
_COUNTER = lazy.compile(
    r"(?:浏览|点击|阅读|访问)(?:次数|率|量|数)?\s*[:：]|字\s*[体号]\s*[:：]|(?:发布|公开|信息|更新)?(?:时间|日期)\s*[:：]\s*\d{4}|来源\s*[:：]"
)
_CRUMB = lazy.compile(
    r"^[\s【\[]*(?:您?(?:现在|当前)?的?(?:当前)?位置|(?:网站)?首页)(?:\s|[:：>＞/／»→\-—·|]|$)|[>＞»→].*[>＞»→]|^首页[>＞]"
)
_SIGNED = lazy.compile(
    r"^[（(]?\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?[）)]?$|^[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日$"
)
_LONGEST_DATE = 14
"""Characters of the longest date that `_SIGNED` knows."""
_FURNITURE = lazy.compile(
    r"^[\s【\[（(]*(?:返回顶部|打\s*印|关\s*闭|分\s*享|收\s*藏|纠\s*错|扫一扫|附\s*件|附\s*[:：]|相关(?:文档|链接|附件|阅读)|文件下载|上一[条篇]|下一[条篇]|主\s*办|承\s*办|版权所有|"
    r"Copyright|网站标识码|政策解读|您是第|联\s*系\s*(?:人|电话)|\S{2,12}ICP备|抄\s*[送报]|公安备案|网站(?:地图|管理|标识)|关于我们|责任编辑)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of prose; `text` is what stands at `span`, without leading and trailing blanks and Markdown marks."""

    span: Span
    text: str
    block: int
    kind: BlockKind
    bold: bool = False
    level: int | None = None
    gap: bool = False
    """An empty line stands before it."""

    @property
    def ended(self) -> bool:
        """Whether the line ends with a mark that closes or announces something (closing quotes looked through)."""
        bare = self.text.rstrip(CLOSERS)
        return bool(bare) and (bare[-1] in ENDS or bool(_POINT.search(bare)))

    @property
    def meta(self) -> bool:
        """A line of source, date, counters."""
        return self.kind is BlockKind.META or is_meta(self.text)

    @property
    def aside(self) -> bool:
        """Not the report's own prose, as words tell: breadcrumb, attachment list, signature date, page buttons."""
        text = self.text
        dated = len(text) <= _LONGEST_DATE and _SIGNED.match(text) is not None
        return dated or is_crumb(text) or _FURNITURE.match(text) is not None


def is_meta(text: str) -> bool:
    """Whether a line gives source, date, author or counters rather than prose."""
    if len(text) > 160 or "。" in text:
        return False
    return bool(_META.match(text)) or len(_COUNTER.findall(text)) >= 2


def is_crumb(text: str) -> bool:
    """Whether a line is a navigation path such as 首页 > 政务公开."""
    return len(text) < 120 and "。" not in text and bool(_CRUMB.search(text))


def read_lines(document: Document) -> tuple[Line, ...]:
    """All lines that are not furniture or table cells, in text order; source lines are kept (see `Line.meta`)."""
    return tuple(_lines(document))


def _lines(document: Document) -> Iterator[Line]:
    gap = False
    for index, block in enumerate(document.blocks):
        if block.kind in (BlockKind.FURNITURE, BlockKind.CELL, BlockKind.FOOTNOTE):
            continue
        start = block.span.start
        for piece in document.slice(block.span).split("\n"):
            line = _line(document, block, index, start, start + len(piece), gap)
            start += len(piece) + 1
            gap = line is None
            if line is not None:
                yield line


def _line(document: Document, block: Block, index: int, start: int, end: int, gap: bool) -> Line | None:
    lead = _TRIM.match(document.text, start, end)
    start = lead.end() if lead else start
    text = document.text[start:end].rstrip()
    if lead and lead.group().endswith(("**", "__")):
        text = text.rstrip("*_").rstrip()
    if not text:
        return None
    return Line(Span(start, start + len(text)), text, index, block.kind, block.bold, block.level, gap)


def front(lines: tuple[Line, ...]) -> int:
    """How many lines stand before the report's text: title, source lines, breadcrumb."""
    for i, line in enumerate(lines[:40]):
        if line.kind is BlockKind.TITLE or line.meta or line.aside or is_crumb(line.text):
            continue
        return i
    return 0

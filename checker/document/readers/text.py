"""Plain text and Markdown: the decoded file is the text, one block a line."""

from __future__ import annotations

from checker.document.model import Block, Document
from checker.document.place import Place, Segment, SourceMap
from checker.document.reader import UnreadableInput
from checker.document.span import Span


class TextReader:
    """Reads .txt and .md."""

    name = "text"
    suffixes = (".txt", ".md", ".markdown")

    def accepts(self, head: bytes, suffix: str) -> bool:
        return suffix in self.suffixes

    def read(self, data: bytes, path: str) -> Document:
        text = data.decode("utf-8-sig")
        if not text.strip():
            raise UnreadableInput("文件是空的。", "The file is empty.", "请检查正文是否已保存。", "Was it saved?")
        blocks: list[Block] = []
        segments: list[Segment] = []
        start = 0
        for number, line in enumerate(text.split("\n"), 1):
            blocks.append(Block(Span(start, start + len(line))))
            segments.append(Segment(start, start + len(line) + 1, Place(line=number, column=1, offset=0)))
            start += len(line) + 1
        return Document(path, "text", text, tuple(blocks), SourceMap(segments), encoding="utf-8")

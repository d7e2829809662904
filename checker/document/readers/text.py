"""Plain text and Markdown: the decoded file is the text, one block a line.

The text is the file decoded, without its byte order mark, every line end (\\r\\n, \\r) as \\n: what an editor shows and
what Python's universal newlines give. Lines are never joined; where a report was wrapped by hand each line stays a
block. `Place.line` and `Place.column` (1-based) and `Place.offset` (0-based in the line) count code points.
"""

from __future__ import annotations

from checker.document.encoding import decode
from checker.document.furniture import set_aside
from checker.document.model import Block, Document, Table
from checker.document.place import Place, Segment, SourceMap
from checker.document.reader import UnreadableInput
from checker.document.readers.markdown import mark_up
from checker.document.readers.signatures import is_binary, looks_like_html
from checker.document.span import Span

MARKDOWN = (".md", ".markdown")
MAX_LINES = 400_000


class TextReader:
    """Reads .txt and .md, and anything else that is text."""

    name = "text"
    suffixes = (".txt", ".text", ".md", ".markdown")

    def accepts(self, head: bytes, suffix: str) -> bool:
        if suffix in self.suffixes:
            return not is_binary(head)
        return suffix in ("", ".log") and not is_binary(head) and not looks_like_html(head)

    def read(self, data: bytes, path: str) -> Document:
        decoded = decode(data)
        text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
        if not text.strip():
            raise empty()
        if text.count("\n") > MAX_LINES:
            raise UnreadableInput(
                f"文件超过 {MAX_LINES} 行，不像是一份报告。",
                f"The file has more than {MAX_LINES} lines and is hardly a report.",
                "请确认文件是否正确。",
                "Check that this is the right file.",
            )
        blocks: list[Block] = []
        segments: list[Segment] = []
        start = 0
        for number, line in enumerate(text.split("\n"), 1):
            blocks.append(Block(Span(start, start + len(line))))
            segments.append(Segment(start, start + len(line) + 1, Place(line=number, column=1, offset=0)))
            start += len(line) + 1
        tables: tuple[Table, ...] = ()
        markdown = path.lower().endswith(MARKDOWN)
        if markdown:
            blocks, tables = mark_up(text, blocks)
        marked, meta = set_aside(text, blocks)
        form = "markdown" if markdown else "text"
        return Document(
            path, form, text, marked, SourceMap(segments), tables, meta, decoded.notes, encoding=decoded.encoding
        )


def empty() -> UnreadableInput:
    """The refusal of a file without any words."""
    return UnreadableInput(
        "文件是空的，没有可检查的文字。",
        "The file is empty: there is no text to check.",
        "请确认正文是否已保存，或是否选错了文件。",
        "Check that the text was saved and that this is the right file.",
    )

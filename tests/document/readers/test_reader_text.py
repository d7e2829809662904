"""Plain text and Markdown: the text is the decoded file, places are lines and columns."""

from __future__ import annotations

import pytest

from checker.document import BlockKind, Document, UnreadableInput
from checker.document.readers.text import TextReader

TEXT = "云溪县2023年法治政府建设情况报告\r\n\r\n一、成效\r全年受理案件72件。\n  二、不足\n"
MARKDOWN = """# 云溪县2023年法治政府建设情况报告

## 一、主要举措 ##

**（一）加强领导**

全年受理 **72** 件。

| 领域 | 立案 | 办结 |
|:---|---:|---|
| 市场 | 210 | 198 |
| 城管 | 320 |  |

```
# 不是标题
```
"""


def read(text: str, path: str = "报告.txt", codec: str = "utf-8") -> Document:
    return TextReader().read(text.encode(codec), path)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_every_character_maps_back_to_its_line_and_column(codec: str) -> None:
    document = read(TEXT, codec=codec)
    assert document.text == TEXT.replace("\r\n", "\n").replace("\r", "\n")
    lines = TEXT.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for i, char in enumerate(document.text):
        place = document.place(i)
        assert place.line
        assert place.column
        assert place.offset == place.column - 1
        assert (lines[place.line - 1] + "\n")[place.offset] == char
        assert document.position(i) == (place.line, place.column)


def test_markdown_headings_bold_lines_and_tables() -> None:
    document = read(MARKDOWN, "报告.md")
    assert (document.format, document.text) == ("markdown", MARKDOWN)
    heads = [(document.slice(b.span), b.kind, b.level) for b in document.blocks if b.level]
    assert heads == [("云溪县2023年法治政府建设情况报告", BlockKind.TITLE, 1), ("一、主要举措", BlockKind.HEADING, 2)]
    assert [document.slice(b.span) for b in document.blocks if b.bold] == ["（一）加强领导"]
    table = document.tables[0]
    grid = [[document.slice(c.span) if c else None for c in row] for row in table.grid()]
    assert grid == [["领域", "立案", "办结"], ["市场", "210", "198"], ["城管", "320", ""]]
    assert "# 不是标题" in [document.slice(b.span) for b in document.prose]


def test_blocks_are_in_order_and_apart() -> None:
    for document in (read(TEXT), read(MARKDOWN, "报告.md")):
        ends = 0
        for block in document.blocks:
            assert block.span.start >= ends
            ends = block.span.end


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\t\n", "\u3000\n".encode()])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match="empty"):
        TextReader().read(data, "空.txt")


def test_the_content_decides_not_the_name() -> None:
    reader = TextReader()
    assert reader.accepts("一、成效".encode(), ".txt")
    assert not reader.accepts(b"%PDF-1.7", ".txt")
    assert not reader.accepts(b"PK\x03\x04", ".txt")
    assert reader.accepts(b"<p>", ".txt")

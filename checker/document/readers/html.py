"""Web pages; the work is done in `page.py`, imported when a page turns up."""

from __future__ import annotations

from checker.document.model import Document
from checker.document.readers.signatures import is_binary, looks_like_html


class HtmlReader:
    """Reads .html and .htm, and web pages saved under other names (but for .txt and .md)."""

    name = "html"
    suffixes = (".html", ".htm", ".shtml", ".xhtml", ".jhtml")

    def accepts(self, head: bytes, suffix: str) -> bool:
        if is_binary(head):
            return False
        return suffix in self.suffixes or (looks_like_html(head) and suffix not in (".txt", ".md", ".markdown"))

    def read(self, data: bytes, path: str) -> Document:
        from checker.document.readers.page import read_page

        return read_page(data, path)

"""Word documents; the work is done in `word.py`, imported when a Word file turns up."""

from __future__ import annotations

from checker.document.model import Document
from checker.document.readers.signatures import ZIP, zip_kind


class DocxReader:
    """Reads .docx (also .docm, .dotx), under whatever name."""

    name = "docx"
    suffixes = (".docx", ".docm", ".dotx", ".dotm")

    def accepts(self, head: bytes, suffix: str) -> bool:
        if suffix in self.suffixes and not head:
            return True
        return head.startswith(ZIP) and zip_kind(head, suffix) == "docx"

    def read(self, data: bytes, path: str) -> Document:
        from checker.document.readers.word import read_word

        return read_word(data, path)

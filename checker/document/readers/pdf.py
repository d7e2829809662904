"""PDF files; the work is done in `pdf_pages.py` and `pdf_lines.py`, imported when a PDF turns up."""

from __future__ import annotations

from checker.document.model import Document
from checker.document.readers.signatures import PDF


class PdfReader:
    """Reads PDF files that hold text; needs the extra `pdf`."""

    name = "pdf"
    suffixes = (".pdf",)

    def accepts(self, head: bytes, suffix: str) -> bool:
        return PDF in head[:1024]

    def read(self, data: bytes, path: str) -> Document:
        from checker.document.readers.pdf_pages import read_pdf

        return read_pdf(data, path)

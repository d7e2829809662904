"""The engine's own plugin: the built-in readers (asked after those of other plugins), each light until it reads."""

from __future__ import annotations

from collections.abc import Iterable

from checker.document import Reader
from checker.document.readers.docx import DocxReader
from checker.document.readers.html import HtmlReader
from checker.document.readers.legacy import LegacyReader
from checker.document.readers.pdf import PdfReader
from checker.document.readers.text import TextReader
from checker.hooks import hookimpl


@hookimpl
def fazhi_readers() -> Iterable[Reader]:
    return (DocxReader(), PdfReader(), LegacyReader(), HtmlReader(), TextReader())

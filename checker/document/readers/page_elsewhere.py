"""Whether a page only points at the report: an attached file, an embedded viewer, scanned pictures, a script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from checker import lazy
from checker.document.model import Block, BlockKind, ReadNote

_FILE = lazy.compile(r"\.(?:pdf|docx?|wps|ofd|rtf|zip|rar)(?:[?#&]|$)", re.I)
_VIEWERS = "iframe[src], embed[src], object[data], frame[src]"
_LEAST = 120
"""Characters of prose below which a page that carries a file, a viewer or pictures is no report itself."""
_NUMBERED = lazy.compile(r"^[一二三四五六七八九十]{1,3}、|^[（(][一二三四五六七八九十]{1,3}[）)]")


def elsewhere(page: Any, text: str, blocks: Sequence[Block]) -> ReadNote | None:
    """The note that the report is not in the page's own words; None where it is."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.CELL, BlockKind.HEADING)
    prose = [text[b.span.start : b.span.end].strip() for b in blocks if b.kind in kinds]
    words = sum(map(len, prose))
    if words >= _LEAST or any(map(_NUMBERED.match, prose)) or (words and not _carries(page)):
        return None
    return ReadNote(
        "网页里没有报告正文，正文可能在附件、内嵌文件或图片里，未能检查。请下载附件（.docx、.pdf）后再检查。",
        "The report is not in the words of the page (in an attachment, an embedded file or pictures?) and was not "
        "checked. Check the attached file itself.",
        unread=True,
    )


def _carries(page: Any) -> bool:
    if any(_FILE.search(node.attributes.get("href") or "") for node in page.css("a[href]")):
        return True
    return bool(page.css_first(_VIEWERS)) or bool(page.css_first("p img, td img"))

"""The same draft in every format a test can make without other programs: bytes for `check` and `make_document`."""

from __future__ import annotations

import html
import io
from collections.abc import Sequence


def as_text(lines: Sequence[str], encoding: str = "utf-8") -> bytes:
    """Plain text, one paragraph a line."""
    return "\n".join(lines).encode(encoding)


def as_html(lines: Sequence[str], title: str = "") -> bytes:
    """A page with one `<p>` a line inside a common container."""
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
    head = f"<title>{html.escape(title)}</title>" if title else ""
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head>'
        f'<body><div id="zoom">\n{body}</div></body></html>'
    ).encode()


def as_docx(lines: Sequence[str]) -> bytes:
    """A Word document, one paragraph a line, each in one run."""
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def all_formats(lines: Sequence[str]) -> dict[str, bytes]:
    """File name → bytes of the same draft as text, Markdown, HTML and Word."""
    return {
        "draft.txt": as_text(lines),
        "draft.md": as_text([part for line in lines for part in (line, "")]),
        "draft.html": as_html(lines),
        "draft.docx": as_docx(lines),
    }

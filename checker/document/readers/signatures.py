"""Formats told by their first bytes, whatever the file is called."""

from __future__ import annotations

import re

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
PDF = b"%PDF-"
_BINARY = (
    OLE,
    ZIP,
    b"PK\x05\x06",
    PDF,
    b"{\\rtf",
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
    b"RIFF",
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,400}-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)[\s>]", re.I
)


def is_binary(head: bytes) -> bool:
    """Whether the file is of a known format that is no text."""
    return head.startswith(tuple(b for b in _BINARY if b != b"BM")) or is_bitmap(head)


def is_bitmap(head: bytes) -> bool:
    """A Windows bitmap; its two-letter mark alone would also fit a text."""
    return head.startswith(b"BM") and len(head) > 14 and head[6:10] == b"\0\0\0\0"


def plain(head: bytes) -> bytes:
    """`head` as ASCII-compatible bytes: byte order mark and the NULs of UTF-16 taken away."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"") if b"\0" in head[:64] else head


def looks_like_html(head: bytes) -> bool:
    """Whether the file begins as an HTML page does."""
    return _HTML.match(plain(head)) is not None


def zip_kind(head: bytes, suffix: str) -> str:
    """What a zip file is, by the names of its first entries, else by its suffix: docx, ofd, odt, xlsx, pptx or zip."""
    marks = {
        b"OFD.xml": "ofd",
        b"Doc_0/": "ofd",
        b"application/vnd.oasis.opendocument.text": "odt",
        b"application/vnd.oasis.opendocument": "zip",
        b"word/": "docx",
        b"xl/": "xlsx",
        b"ppt/": "pptx",
    }
    for mark, kind in marks.items():
        if mark in head:
            return kind
    known = {".ofd": "ofd", ".odt": "odt", ".zip": "zip", ".xlsx": "xlsx", ".pptx": "pptx"}
    packed = b"[Content_Types].xml" in head or b"_rels/.rels" in head or b"docProps/" in head
    return known.get(suffix) or ("docx" if packed or suffix.startswith((".doc", ".dot", ".wps")) else "zip")

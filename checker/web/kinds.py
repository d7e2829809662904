"""What an upload is, told by its content; the name a browser sends is only a hint."""

from __future__ import annotations

from pathlib import PurePosixPath

from checker import lazy
from checker.document.readers.signatures import OLE, PDF, ZIP, looks_like_html, zip_kind

_UNSAFE = lazy.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_TEXT = frozenset({".txt", ".text", ".md", ".markdown"})
_LONGEST = 80


def name_for(data: bytes, given: str) -> str:
    """A plain file name with the suffix that the content asks for: `草稿.exe` that holds a PDF is `草稿.pdf`."""
    base = PurePosixPath(given.replace("\\", "/")).name
    stem, suffix = PurePosixPath(base).stem, PurePosixPath(base).suffix.lower()
    stem = _UNSAFE.sub("_", stem).strip(" .")[:_LONGEST] or "报告"
    return stem + suffix_for(data[:4096], suffix)


def suffix_for(head: bytes, suffix: str) -> str:
    """The suffix for content that begins with `head`; text keeps `.md` and is `.txt` otherwise."""
    if head.startswith(PDF):
        return ".pdf"
    if head.startswith(ZIP):
        return f".{zip_kind(head, suffix)}"
    if head.startswith(OLE):
        return ".doc"
    if looks_like_html(head):
        return ".html"
    return suffix if suffix in _TEXT else ".txt"

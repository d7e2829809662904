"""Edits written into a text or Markdown file: encoding, byte order mark and line ends stay as they are."""

from __future__ import annotations

from collections.abc import Sequence

from checker.diagnostics import Edit
from checker.document.encoding import decode


def write_plain(data: bytes, edits: Sequence[Edit]) -> bytes | None:
    """The file `data` after `edits` (offsets into the text as the reader gives it).

    None where the file cannot be written back without loss: damaged characters, or a character of an edit that its
    encoding does not have.
    """
    decoded = decode(data)
    raw, encoding = decoded.text, decoded.encoding
    try:
        body = raw.encode(encoding)
        if not data.endswith(body):
            return None
        mark = data[: len(data) - len(body)]
        out: list[str] = []
        at = 0
        places = _places(raw)
        for edit in edits:
            start, end = places(edit.span.start), places(edit.span.end)
            out += (raw[at:start], edit.text)
            at = end
        return mark + "".join((*out, raw[at:])).encode(encoding)
    except UnicodeError:
        return None


class _places:  # noqa: N801 (used as a function)
    """Maps offsets of the text with \\n line ends to offsets of the raw text; asked in rising order."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._at = 0
        self._given = 0

    def __call__(self, offset: int) -> int:
        while self._given < offset:
            step = 2 if self._raw.startswith("\r\n", self._at) else 1
            self._at += step
            self._given += 1
        return self._at

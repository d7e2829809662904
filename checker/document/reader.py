"""The contract of a reader: bytes in, a `Document` out, or `UnreadableInput` with what to do."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from checker.document.model import Document


class UnreadableInput(Exception):
    """Input that cannot be read. `zh`/`en`: what is wrong; `help_zh`/`help_en`: what the person can do."""

    def __init__(self, zh: str, en: str, help_zh: str = "", help_en: str = "") -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en
        self.help_zh = help_zh
        self.help_en = help_en


@runtime_checkable
class Reader(Protocol):
    """Reads one family of formats; stateless."""

    @property
    def name(self) -> str:
        """Short name, also the `Document.format` it gives (a reader may give several, such as text and markdown)."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Lower-case file suffixes with dot, such as `.docx`, used to collect files in folders."""
        ...

    def accepts(self, head: bytes, suffix: str) -> bool:
        """Whether the content (its first 4096 bytes) looks like this format; the suffix is only a hint."""
        ...

    def read(self, data: bytes, path: str) -> Document:
        """Read a whole file; raises `UnreadableInput` where there is no text to check."""
        ...

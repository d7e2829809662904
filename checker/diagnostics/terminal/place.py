"""Where something stands, in words a person can follow in Word, a browser or a PDF reader."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from checker.dataclass import dataclass
from checker.diagnostics.message import Lang
from checker.document import Document
from checker.document.outline import Section, read_outline

LINED = frozenset({"text", "markdown", "toml"})
"""Formats whose line numbers mean something to the person."""
LONGEST = 20
"""Characters of a heading that are quoted."""
_PARTS = {
    "footnote": ("脚注", "footnote"),
    "endnote": ("尾注", "endnote"),
    "textbox": ("文本框", "text box"),
    "header": ("页眉", "header"),
    "footer": ("页脚", "footer"),
}


@dataclass(frozen=True)
class Places:
    """Puts the places of one document into words."""

    document: Document
    lang: Lang

    def describe(self, offset: int) -> str:
        """The place of a character: `12:5` in text; else `第 3 页`, `表 1 第 2 行第 3 格` … and the section."""
        if self.document.format in LINED:
            line, column = self.document.position(offset)
            return f"{line}:{column}"
        words = self._own(offset)
        title = self.section(offset)
        if title:
            words.append(f"“{title}”" if self.lang == "zh" else f'under "{title}"')
        return " ".join(words)

    def section(self, offset: int) -> str:
        """The heading of the innermost section that holds `offset`, shortened; nothing for the heading's own words."""
        at: int | None = bisect_right(self._starts, offset) - 1
        while at is not None and at >= 0 and offset >= max(self._sections[at].body.end, self._sections[at].span.end):
            at = self._sections[at].parent
        if at is None or at < 0:
            return ""
        last = self._sections[at]
        if offset in last.span:
            return ""
        title = self.document.slice(last.span).split("\n")[0].strip()
        return title if len(title) <= LONGEST else title[: LONGEST - 1] + "…"

    @cached_property
    def _sections(self) -> tuple[Section, ...]:
        return read_outline(self.document).sections

    @cached_property
    def _starts(self) -> list[int]:
        return [s.span.start for s in self._sections]

    def _own(self, offset: int) -> list[str]:
        """What the format itself says of the place."""
        place = self.document.place(offset)
        zh = self.lang == "zh"
        out = []
        if place.page is not None:
            out.append(f"第 {place.page} 页" if zh else f"page {place.page}")
        if place.part in _PARTS:
            out.append(_PARTS[place.part][0 if zh else 1])
        if place.table is not None:
            row, cell = place.row or 1, place.cell or 1
            out.append(
                f"表 {place.table} 第 {row} 行第 {cell} 格" if zh else f"table {place.table} row {row} cell {cell}"
            )
        elif place.paragraph is not None:
            out.append(f"第 {place.paragraph + 1} 段" if zh else f"paragraph {place.paragraph + 1}")
        return out

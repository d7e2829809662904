"""The outline's values: headings, the sections they open, and inline chains 一是…二是…."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum

from checker.dataclass import dataclass
from checker.document.span import Span


class Marker(StrEnum):
    """The kind of numbering of a heading, GB/T 9704 order first."""

    PART = "part"
    """第一部分, 第一章"""
    DIVISION = "division"
    """第一节"""
    ROMAN = "roman"
    """Ⅰ、"""
    BOXED = "boxed"
    """【一】"""
    FORMAL = "formal"
    """壹、"""
    HAN = "han"
    """一、"""
    HAN_PAREN = "han-paren"
    """（一）"""
    ARABIC = "arabic"
    """1. or 1、"""
    ARABIC_PAREN = "arabic-paren"
    """（1）"""
    CIRCLED = "circled"
    """①"""
    ORDINAL = "ordinal"
    """第一、"""
    CHAIN = "chain"
    """一是 / 一要 (also 首先 … 其次): runs inside a paragraph or opens one"""
    NONE = "none"
    """no number: a short or bold line, or the topic words that open a paragraph"""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, down to the next heading of the same or a higher level."""

    index: int
    """Position in `Outline.sections`."""
    level: int
    """1 for the highest level used in this document."""
    marker: Marker
    number: str
    """The numbering as printed, without closing marks: `一`, `1`, `①`; empty without a number."""
    value: int | None
    """The number as an integer."""
    title: str
    """The heading's words without numbering (for a run-in heading: up to its first sentence mark)."""
    span: Span
    """The heading line, or for a heading run into its paragraph the numbering and heading words."""
    body: Span
    """Everything under the heading, sub-sections included (for a run-in heading from the end of the heading words)."""
    parent: int | None
    run_in: bool = False


@dataclass(frozen=True, slots=True)
class ChainItem:
    """One link of an inline chain: 一是, 二是 …; `span` covers the marker, `value` its number."""

    span: Span
    value: int
    text: str


@dataclass(frozen=True, slots=True)
class Outline:
    """All headings of a document in text order, and the inline chains."""

    sections: tuple[Section, ...] = ()
    chains: tuple[tuple[ChainItem, ...], ...] = ()
    preamble: Span = Span(0, 0)
    """The text before the first heading (title and source lines left out)."""

    def children(self, section: Section) -> tuple[Section, ...]:
        """The sections directly under `section`."""
        return tuple(s for s in self.sections if s.parent == section.index)

    def at(self, offset: int) -> Section | None:
        """The innermost section that holds `offset`."""
        last = bisect_right(self.sections, offset, key=lambda s: s.span.start)
        for i in range(last - 1, -1, -1):
            section = self.sections[i]
            if offset in section.span or offset in section.body:
                return section
        return None

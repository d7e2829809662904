"""The outline: headings of all levels, the sections they open, and inline chains 一是…二是…."""

from __future__ import annotations

from checker.document.model import Document
from checker.document.outline.build import RANK, build_sections
from checker.document.outline.chains import read_chains
from checker.document.outline.head import Head, read_head
from checker.document.outline.lines import Line, front, read_lines
from checker.document.outline.model import ChainItem, Marker, Outline, Section
from checker.document.outline.titles import Candidate, numbered, topics, unnumbered
from checker.document.span import Span

__all__ = ["ChainItem", "Marker", "Outline", "Section", "read_outline"]


def read_outline(document: Document) -> Outline:
    """The outline of `document`."""
    from checker.document.facts.title import title_lines

    lines = read_lines(document)
    title = title_lines(document, lines)
    skip = {i for i, line in enumerate(lines) if line.meta or line.aside} | set(title)
    found = _candidates(lines, skip)
    texts = [line for i, line in enumerate(lines) if i not in skip]
    end = texts[-1].span.end if texts else len(document.text)
    start = texts[0].span.start if texts else 0
    candidates = [found[i] for i in sorted(found)]
    sections = build_sections(candidates, max(end, candidates[-1].body if candidates else 0))
    first = sections[0].span.start if sections else end
    heads = {i for i, c in found.items() if c.marker is not Marker.CHAIN and not (c.marker is Marker.NONE and c.run_in)}
    return Outline(sections, read_chains(lines, heads), Span(min(start, first), max(first, min(start, first))))


def _candidates(lines: tuple[Line, ...], skip: set[int]) -> dict[int, Candidate]:
    kept = [i for i in range(len(lines)) if i not in skip]
    prose = [lines[i] for i in kept]
    out: dict[int, Candidate] = {}
    begun = False
    for at, i in enumerate(kept):
        head = read_head(prose[at].text)
        if head is not None:
            out[i] = numbered(prose[at], head, alone=_alone(prose, at, head))
        elif begun or front(lines) <= i:
            free = unnumbered(prose, at)
            if free is not None:
                out[i] = free
        begun = True
    taken = {at for at, i in enumerate(kept) if i in out}
    for at, topic in topics(prose, taken).items():
        out[kept[at]] = topic
    return _without_lone_links(out)


def _alone(prose: list[Line], at: int, head: Head) -> bool:
    """Whether the next line opens a section of the same or a higher level, or there is none."""
    following = read_head(prose[at + 1].text) if at + 1 < len(prose) else None
    return at + 1 == len(prose) or (following is not None and RANK[following.marker] <= RANK[head.marker])


def _without_lone_links(found: dict[int, Candidate]) -> dict[int, Candidate]:
    """A chain is a list of headings only where two or more of its links open paragraphs, one after the other."""
    order = sorted(found)
    chain = [found[i].marker is Marker.CHAIN for i in order]
    return {
        i: found[i]
        for at, i in enumerate(order)
        if not chain[at] or (at and chain[at - 1]) or (at + 1 < len(order) and chain[at + 1])
    }

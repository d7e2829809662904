"""Finds the runs that hold given characters and cuts them there, every piece keeping the run's own formatting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from checker.dataclass import dataclass
from checker.diagnostics.reporters.docx.parts import W
from checker.document import Document, Span
from checker.document.readers.word_runs import atoms, paragraphs, runs

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_READ_AS = str.maketrans("\xa0\t", "  ")
"""What the reader makes of white space, one character for one."""


@dataclass(frozen=True)
class Anchor:
    """Where a comment goes: from character `start` of run `first` up to character `end` of run `last`.

    Runs as the reader counts them, before anything is cut; `start` and `end` are None for a whole run.
    """

    first: Any
    last: Any
    start: int | None = None
    end: int | None = None


class Anchors:
    """Resolves spans of the document's text to runs of the main part; words of a note to its reference there.

    `notes` holds the roots of the parts "footnote" and "endnote" where the file has them.
    """

    def __init__(self, document: Document, root: Any, notes: Mapping[str, Any]) -> None:
        self._document = document
        self._paragraphs = paragraphs(root)
        self._runs: dict[int, list[Any]] = {}
        self._said: dict[Any, str] = {}
        self._notes = {kind: _reference_runs(root, part, kind) for kind, part in notes.items()}

    def find(self, span: Span) -> Anchor | None:
        """The anchor of a span; None where none of its characters stands in the main text."""
        if len(span) == 0:
            span = Span(max(span.start - 1, 0), min(span.start + 1, len(self._document.text)))
        first = next((c for i in range(span.start, span.end) if (c := self._char(i))), None)
        last = next((c for i in range(span.end - 1, span.start - 1, -1) if (c := self._char(i))), None)
        if first is None or last is None:
            return None
        start, end = first[1], None if last[1] is None else last[1] + 1
        return Anchor(first[0], last[0], start, end)

    def _char(self, at: int) -> tuple[Any, int | None] | None:
        """The run that holds the character at `at`, and its place in it (None: the run as a whole stands for it)."""
        place = self._document.place(at)
        if place.paragraph is None or place.run is None or place.offset is None:
            return None
        if place.part in ("footnote", "endnote"):
            run = self._notes.get(place.part, {}).get(place.paragraph)
            return None if run is None else (run, None)
        if place.paragraph >= len(self._paragraphs):
            return None
        paragraph = self._paragraphs[place.paragraph]
        here = self._runs.setdefault(place.paragraph, runs(paragraph))
        if place.run >= len(here):
            return None
        run = here[place.run]
        said = self._said.setdefault(run, "".join(text for text, _ in atoms(run)))
        if said[place.offset : place.offset + 1].translate(_READ_AS) != self._document.text[at]:
            return None  # a separator between blocks, which stands in no run
        holder = _drawing_run(paragraph)
        return (run, place.offset) if holder is None else (holder, None)


def _drawing_run(paragraph: Any) -> Any | None:
    """The run of the main text that holds the text box a paragraph stands in: comments stay out of text boxes."""
    boxed = list(paragraph.iterancestors(f"{W}txbxContent"))
    return next(boxed[-1].iterancestors(f"{W}r"), None) if boxed else None


def _reference_runs(root: Any, part: Any, kind: str) -> dict[int, Any]:
    """For each paragraph of a notes part, the run of the main text that refers to its note."""
    references: dict[str | None, Any] = {}
    for node in root.iter(f"{W}{kind}Reference"):
        references.setdefault(node.get(f"{W}id"), node.getparent())
    out = {}
    for index, paragraph in enumerate(paragraphs(part)):
        note = next(paragraph.iterancestors(f"{W}{kind}"), None)
        if note is not None and note.get(f"{W}id") in references:
            out[index] = references[note.get(f"{W}id")]
    return out


def cut(anchors: Iterable[Anchor]) -> dict[Any, list[tuple[int, Any]]]:
    """Cut every run where an anchor begins or ends inside it; gives each run's pieces with where they begin."""
    wanted: dict[Any, set[int]] = {}
    for anchor in anchors:
        for run, at in ((anchor.first, anchor.start), (anchor.last, anchor.end)):
            wanted.setdefault(run, set()).update(() if at is None else (at,))
    return {run: list(_cut_run(run, sorted(places))) for run, places in wanted.items()}


def _cut_run(run: Any, places: list[int]) -> Iterator[tuple[int, Any]]:
    length = sum(len(text) for text, _ in atoms(run))
    yield 0, run
    begin = 0
    for at in places:
        if begin < at < length:
            run = _split(run, at - begin)
            begin = at
            yield begin, run


def _split(run: Any, at: int) -> Any:
    """Move what follows the first `at` characters into a new run right behind; gives that run."""
    seen = 0
    rest: list[Any] = []
    sizes = {node: len(text) for text, node in atoms(run)}
    for child in list(run):
        size = sizes.get(child, 0)
        if seen >= at:
            if child.tag != f"{W}rPr":
                rest.append(child)
        elif seen + size > at:
            rest.append(_split_text(child, at - seen))
        seen += size
    new = run.makeelement(run.tag, dict(run.attrib), nsmap=run.nsmap)
    properties = run.find(f"{W}rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    new.extend(rest)
    new.tail, run.tail = run.tail, None
    run.addnext(new)
    return new


def _split_text(node: Any, at: int) -> Any:
    said = node.text
    new = node.makeelement(node.tag, nsmap=node.nsmap)
    for piece, words in ((node, said[:at]), (new, said[at:])):
        piece.text = words
        piece.set(SPACE, "preserve")
    return new


def ends(anchor: Anchor, pieces: dict[Any, list[tuple[int, Any]]]) -> tuple[Any, Any]:
    """The first and last run piece of an anchor once the runs are cut."""
    first = max((p for p in pieces[anchor.first] if p[0] <= (anchor.start or 0)), key=lambda p: p[0])
    inside = [p for p in pieces[anchor.last] if anchor.end is None or p[0] < anchor.end]
    return first[1], inside[-1][1]

"""Edits written into a Word file: only the words change, every run keeps its formatting, all else stays byte for byte.

With `tracked` each change is a deletion and an insertion by `fazhi` that a person accepts or rejects in Word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from checker.diagnostics import Edit
from checker.diagnostics.reporters.docx.parts import Parts
from checker.document import Document
from checker.document.readers.word_package import W
from checker.document.readers.word_runs import atoms, paragraphs, runs
from checker.fix.revisions import Revisions

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Change = dict[int, tuple[bool, str]]
"""By character of a run: whether it goes, and what comes in after it (-1: before the first)."""


def write_word(data: bytes, document: Document, edits: Sequence[Edit], tracked: bool) -> tuple[bytes, int]:
    """The file `data` after `edits`, and how many edits could be written (the others touch what is no run text)."""
    parts = Parts(data)
    roots: dict[str, Any] = {}
    changes: dict[Any, Change] = {}
    written = 0
    for edit in edits:
        plan = _plan(parts, roots, document, edit)
        if plan is None:
            continue
        written += 1
        for run, at, gone, new in plan:
            was_gone, old = changes.setdefault(run, {}).get(at, (False, ""))
            changes[run][at] = (gone or was_gone, old + new)
    revisions = Revisions(roots.values()) if tracked else None
    for run, change in changes.items():
        if revisions is None:
            _rewrite(run, change)
        else:
            revisions.write(run, change)
    for name, root in roots.items():
        if changes:
            parts.put(name, root)
    return (parts.package() if changes else data), written


def _plan(
    parts: Parts, roots: dict[str, Any], document: Document, edit: Edit
) -> list[tuple[Any, int, bool, str]] | None:
    """One entry a character: run, offset, whether it goes, what comes in after it; None if it cannot be written."""
    span = edit.span
    insert_only = len(span) == 0
    places = [span.start - 1] if insert_only else list(range(span.start, span.end))
    found: list[tuple[Any, int]] = []
    for offset in places:
        at = _run_at(parts, roots, document, offset) if offset >= 0 else None
        if at is None:
            return None
        found.append(at)
    if insert_only:
        return [(*found[0], False, edit.text)]
    new = list(edit.text[: len(found)])
    new += [""] * (len(found) - len(new))
    new[-1] += edit.text[len(found) :]
    return [(run, at, True, text) for (run, at), text in zip(found, new, strict=True)]


def _run_at(parts: Parts, roots: dict[str, Any], document: Document, offset: int) -> tuple[Any, int] | None:
    place = document.place(offset)
    if place.paragraph is None or place.run is None or place.offset is None:
        return None
    name = parts.main if place.part in ("body", "textbox", None) else parts.related(f"{place.part}s")
    if name is None:
        return None
    if name not in roots:
        roots[name] = parts.tree(name)
    run = runs(paragraphs(roots[name])[place.paragraph])[place.run]
    at = 0
    for text, node in atoms(run):
        if at <= place.offset < at + len(text):
            own = node.tag == f"{W}t" and node.getparent() is run
            same = text[place.offset - at] == document.text[offset]
            return (run, place.offset) if own and same else None
        at += len(text)
    return None


def _rewrite(run: Any, change: Change) -> None:
    at = 0
    for text, node in list(atoms(run)):
        if node.tag == f"{W}t":
            out = []
            for i, char in enumerate(text, at):
                gone, new = change.get(i, (False, ""))
                out.append(("" if gone else char) + new)
            fresh = "".join(out)
            if fresh != text:
                node.text = fresh
                node.set(SPACE, "preserve")
        at += len(text)

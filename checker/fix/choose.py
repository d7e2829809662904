"""Which edits of a report's findings may be applied together."""

from __future__ import annotations

from collections.abc import Iterable

from checker import lazy
from checker.diagnostics import Diagnostic, Edit
from checker.document import Document, Span

_FIGURE = lazy.compile(r"[0-9０-９]+")
_FULL = {ord("０") + i: ord("0") + i for i in range(10)}


def changes_figure(old: str, new: str) -> bool:
    """Whether replacing `old` by `new` would change, lose or make a figure."""
    return _FIGURE.findall(old.translate(_FULL)) != _FIGURE.findall(new.translate(_FULL))


def choose(document: Document, found: Iterable[Diagnostic], unsafe: bool) -> tuple[list[Diagnostic], list[Edit]]:
    """The findings to fix and their edits in text order.

    A fix is taken whole or not at all: not when it is unsafe (unless `unsafe`), not when it overlaps one already
    taken, and never when it would change a figure.
    """
    taken: list[Edit] = []
    fixed: list[Diagnostic] = []
    for item in found:
        fix = item.fix
        if fix is None or (fix.safety != "safe" and not unsafe):
            continue
        edits = [_trimmed(document, e) for e in fix.edits]
        edits = [e for e in edits if len(e.span) or e.text]
        if not edits or any(_collides(e, taken) or changes_figure(document.slice(e.span), e.text) for e in edits):
            continue
        taken += edits
        fixed.append(item)
    return fixed, sorted(taken, key=lambda e: (e.span, e.text))


def _trimmed(document: Document, edit: Edit) -> Edit:
    """The edit without what it leaves as it is at both ends."""
    old, new = document.slice(edit.span), edit.text
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    span = Span(edit.span.start + head, edit.span.end - tail)
    return Edit(span, new[head : len(new) - tail])


def _collides(edit: Edit, taken: Iterable[Edit]) -> bool:
    """Overlapping or touching edits are left for the next round."""
    return any(edit.span.start <= t.span.end and t.span.start <= edit.span.end for t in taken)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """`text` after `edits` (in text order, not overlapping)."""
    out: list[str] = []
    at = 0
    for edit in edits:
        out += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*out, text[at:]))

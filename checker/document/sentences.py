"""Sentences and clauses with their offsets; furniture and source lines are left out."""

from __future__ import annotations

from checker import lazy
from checker.dataclass import dataclass
from checker.document.model import Document
from checker.document.span import Span

_SENTENCE_END = lazy.compile(r"[。！？!?；;.](?:(?<!\.)[。！？!?；;]*[”’」』）)\]]*|(?=\s|$))")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `block` is the index of its block in `Document.blocks`."""

    span: Span
    block: int


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the prose (split at 。！？； and their half-width forms), in text order."""
    prose = {id(b) for b in document.prose}
    out: list[Sentence] = []
    for index, block in enumerate(document.blocks):
        if id(block) not in prose:
            continue
        start = block.span.start
        for match in _SENTENCE_END.finditer(document.text, start, block.span.end):
            if document.text[start : match.end()].strip():
                out.append(Sentence(Span(start, match.end()), index))
            start = match.end()
        if document.text[start : block.span.end].strip():
            out.append(Sentence(Span(start, block.span.end), index))
    return tuple(out)

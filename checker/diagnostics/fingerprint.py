"""Fingerprints that survive edits elsewhere: the rule and the normalised sentence, never a line number."""

from __future__ import annotations

import hashlib
import unicodedata

from checker import lazy
from checker.document import Document, Span

_STOP = lazy.compile(r"[。！？!?；;\n]")
_SPACE = lazy.compile(r"\s+")
LONGEST = 2000
"""Characters looked at on either side: no sentence is longer, and a text without stops must not cost more."""


def sentence_around(document: Document, span: Span) -> str:
    """The sentence that holds the start of `span`."""
    text = document.text
    low = max(0, span.start - LONGEST)
    before = text[low : span.start]
    start = max((before.rfind(mark) for mark in "。！？!?；;\n"), default=-1) + 1 + low
    end = _STOP.search(text, span.start, span.start + LONGEST)
    return text[start : end.start() if end else span.start + LONGEST]


def normalise(sentence: str) -> str:
    """Width and white space folded, so that re-typing full-width marks keeps the fingerprint."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", sentence))


def fingerprint(document: Document | None, name: str, span: Span, key: str = "") -> str:
    """16 hexadecimal digits from rule name, normalised sentence and `key`."""
    sentence = "" if document is None else normalise(sentence_around(document, span))
    return hashlib.blake2b(f"{name}\0{sentence}\0{key}".encode("utf-8", "replace"), digest_size=8).hexdigest()

"""Fingerprints that survive edits elsewhere: the rule and the normalised sentence, never a line number."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from checker.document import Document, Span

_STOPS = "。！？!?；;\n"
_SPACE = re.compile(r"\s+")


def sentence_around(document: Document, span: Span) -> str:
    """The sentence that holds the start of `span`."""
    text = document.text
    start = max((text.rfind(mark, 0, span.start) for mark in _STOPS), default=-1) + 1
    ends = [at for mark in _STOPS if (at := text.find(mark, span.start)) >= 0]
    return text[start : min(ends, default=len(text))]


def normalise(sentence: str) -> str:
    """Width and white space folded, so that re-typing full-width marks keeps the fingerprint."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", sentence))


def fingerprint(document: Document | None, name: str, span: Span, key: str = "") -> str:
    """16 hexadecimal digits from rule name, normalised sentence and `key`."""
    sentence = "" if document is None else normalise(sentence_around(document, span))
    return hashlib.blake2b(f"{name}\0{sentence}\0{key}".encode("utf-8", "replace"), digest_size=8).hexdigest()

"""What the words of a stretch of text say: sentences, densities, causes, what is left without stock phrases."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.document import Span
from checker.profile.model import Part, Patterns

_SENTENCE = lazy.compile(r"[^。！？!?；;\n]+[。！？!?；;]*")
_FIGURE = lazy.compile(r"(?<![\d年月第（(])\d+(?:[.,]\d+)*(?=[一-鿿%％])(?!年|月|日|号)")
_HAN = lazy.compile(r"[一-鿿]")
_CITATION = lazy.compile(r"《[^》\n]{1,80}》")


def sentences(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """The sentences of `span` (split at 。；！？ and line ends), trimmed."""
    for match in _SENTENCE.finditer(text, span.start, span.end):
        words = match.group().strip()
        if words:
            start = match.start() + (len(match.group()) - len(match.group().lstrip()))
            yield Span(start, start + len(words)), words


def count(pattern: Patterns, text: str) -> int:
    """How often a pattern occurs."""
    return sum(1 for _ in pattern.finditer(text)) if pattern else 0


def distinct(pattern: Patterns, text: str) -> int:
    """How many different words of a pattern occur."""
    return len({m.group() for m in pattern.finditer(text)}) if pattern else 0


def figures(text: str) -> int:
    """How many counted figures (12件, 98%) stand in the text."""
    return count(_FIGURE, text)


def share(pattern: Patterns, text: str, span: Span) -> float:
    """Share of the sentences of `span` in which the pattern occurs."""
    found = [bool(pattern and pattern.search(words)) for _, words in sentences(text, span)]
    return sum(found) / len(found) if found else 0.0


def without_citations(text: str) -> str:
    """The text with titles in 《》 blanked, same length."""
    return _CITATION.sub(lambda m: "《" + "　" * (len(m.group()) - 2) + "》", text)


def substance(part: Part, text: str) -> int:
    """How many Chinese characters are left when the part's stock phrases are taken away."""
    return len(_HAN.findall(part.stock.sub(" ", text) if part.stock else text))


def gives_causes(part: Part, text: str) -> Span | None:
    """Where a cause is given in `text` (offsets into it); None without one."""
    if part.content is None:
        return None
    if part.not_content:
        text = part.not_content.sub(lambda m: "　" * len(m.group()), text)
    match = part.content.search(text)
    return Span(*match.span()) if match else None

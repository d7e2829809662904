"""Every printed figure of a document: what it is, what it can stand for, or that it could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.compound import joined
from checker.claims.dates import phrase_iso
from checker.claims.guards import Surroundings, accept, sort_of_number
from checker.claims.interval import Interval
from checker.claims.lexer import SILENT, TEMPORAL, FigureLexer, Phrase, figure_lexer
from checker.claims.lexicon import Lexicon
from checker.claims.model import Kind, Mention
from checker.claims.quantity import read_phrase
from checker.dataclass import dataclass
from checker.document.model import Document
from checker.document.span import Span

_UNBOUND = Interval(None, None)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a scan of one document gives."""

    mentions: tuple[Mention, ...] = ()
    unparsed: tuple[Span, ...] = ()
    """Figures that were seen and could not be read."""


def read_mentions(document: Document, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Every figure that was read, in text order."""
    return read_figures(document, lexicon).mentions


def read_figures(document: Document, lexicon: Lexicon) -> Figures:
    """Every figure of the prose, read or not; furniture and source lines are left out."""
    lexer = figure_lexer(lexicon)
    mentions: list[Mention] = []
    unparsed: list[Span] = []
    for block in document.prose:
        around = Surroundings(document.text, block.span)
        for phrase in lexer.phrases(document.text, block.span.start, block.span.end):
            for found in _read(document.text, phrase, around, lexicon, lexer):
                if isinstance(found, Mention):
                    mentions.append(found)
                else:
                    unparsed.append(found)
    return Figures(tuple(joined(document.text, mentions, lexicon)), tuple(unparsed))


def _read(
    text: str, phrase: Phrase, around: Surroundings, lexicon: Lexicon, lexer: FigureLexer
) -> Iterator[Mention | Span]:
    first = phrase.tokens[0]
    span = Span(first.start, phrase.tokens[-1].end)
    if first.kind in SILENT:
        return
    if first.kind in TEMPORAL:
        yield other(text, span, Kind.DATE, phrase_iso(text, phrase))
    elif first.kind in ("NOTICE", "PHONE", "CODE", "LETTERED", "NAME"):
        yield other(text, span, Kind.IDENTIFIER)
    elif first.kind == "ORDINAL":
        yield other(text, span, Kind.ORDINAL)
    elif first.kind == "MALFORMED":
        yield span
    else:
        yield from _numeric(text, phrase, around, lexicon)


def _numeric(text: str, phrase: Phrase, around: Surroundings, lexicon: Lexicon) -> Iterator[Mention | Span]:
    read = read_phrase(text, phrase, lexicon)
    if read is None:
        pieces = _pieces(phrase)
        if len(pieces) > 1:
            for piece in pieces:
                yield from _numeric(text, piece, around, lexicon)
        elif any(t.kind in ("NUMBER", "MIXED") for t in phrase.tokens):
            yield Span(phrase.tokens[0].start, phrase.tokens[-1].end)
        return
    for mention, amount in read:
        if amount.numeral_kind in ("NUMBER", "MIXED", "ODDS"):
            kind = sort_of_number(text, mention, around, lexicon)
            if kind is None:
                yield mention
            else:
                iso = mention.text if kind is Kind.DATE else None
                yield other(text, mention.span, kind, iso)
        elif accept(text, mention, amount, around, lexicon):
            yield mention


def _pieces(phrase: Phrase) -> list[Phrase]:
    """The phrase cut at its joints, for phrases outside the grammar."""
    out: list[Phrase] = [Phrase()]
    for token in phrase.tokens:
        if token.kind in ("AND", "TILDE"):
            out.append(Phrase())
        else:
            out[-1].tokens.append(token)
    return [p for p in out if p.tokens]


def other(text: str, span: Span, kind: Kind, iso: str | None = None) -> Mention:
    """A mention that measures nothing: a date, an ordinal, an identifier."""
    return Mention(span, text[span.start : span.end], kind, None, _UNBOUND, _UNBOUND, iso=iso)

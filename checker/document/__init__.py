"""What a report is: text, offsets, outline, sentences; one reader per format."""

from checker.document.directives import parse_directive
from checker.document.facts import Fact, ReportFacts
from checker.document.model import Block, BlockKind, Cell, Directive, Document, ReadNote, Table
from checker.document.outline import ChainItem, Marker, Outline, Section
from checker.document.place import Place, Segment, SourceMap
from checker.document.reader import Reader, UnreadableInput
from checker.document.sentences import Sentence, split_sentences
from checker.document.span import Span

__all__ = [
    "Block",
    "BlockKind",
    "Cell",
    "ChainItem",
    "Directive",
    "Document",
    "Fact",
    "Marker",
    "Outline",
    "Place",
    "ReadNote",
    "Reader",
    "ReportFacts",
    "Section",
    "Segment",
    "Sentence",
    "SourceMap",
    "Span",
    "Table",
    "UnreadableInput",
    "parse_directive",
    "split_sentences",
]

"""One rule's page for the terminal: its head, then the sections of its docstring."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.diagnostics.message import Lang
from checker.diagnostics.run import RuleInfo
from checker.diagnostics.terminal.rows import Piece, Row, Ruler, paragraph
from checker.diagnostics.terminal.words import SEVERITY, Marks

_HEADING = lazy.compile(r"#+ +(.+)")
_ITEM = lazy.compile(r"(?:[-*]|\d+\.) +")
_INLINE = lazy.compile(r"(`[^`]*`|\*\*[^*]*\*\*)")


def rule_rows(rule: RuleInfo, area: str, lang: Lang, ruler: Ruler, marks: Marks, width: int) -> Iterator[Row]:
    """Name and title, what kind of rule it is, then the page: headings, paragraphs, good and bad examples."""
    yield Piece(rule.name, "bold"), Piece("  "), Piece(rule.title(lang))
    since = f"{'自' if lang == 'zh' else 'since'} {rule.since}"
    facts = f" {marks.dot} ".join([rule.code, area, SEVERITY[rule.severity](lang), since, rule.origin])
    yield (Piece(facts, "dim"),)
    yield from _body(rule.doc, ruler, marks, width)


def _body(doc: str, ruler: Ruler, marks: Marks, width: int) -> Iterator[Row]:
    mark, style = marks.bar, "dim"
    held: list[str] = []
    fenced = False
    first: Row = ()
    rest: Row = ()
    for line in [*doc.split("\n"), ""]:
        heading = _HEADING.fullmatch(line) if not fenced else None
        if fenced and not line.startswith("```"):
            yield from paragraph(line, ruler, width, first, rest)
            first = rest
        elif line.startswith("```") or heading or not line.strip() or _ITEM.match(line):
            yield from _prose(held, ruler, width)
            held = [line] if _ITEM.match(line) else []
            fenced = line.startswith("```") and not fenced
            first, rest = (Piece(f"  {mark} ", style),), (Piece(" " * (3 + ruler.width(mark))),)
            if heading:
                mark, style = _example_mark(heading[1], marks)
                yield ()
                yield (Piece(heading[1], "label"),)
        else:
            held.append(line)


def _prose(lines: list[str], ruler: Ruler, width: int) -> Iterator[Row]:
    """Lines of one paragraph or list item, joined and wrapped."""
    text = "".join(line.strip() if _joins(line) else f"{line.strip()} " for line in lines).strip()
    if not text:
        return
    item = _ITEM.match(text)
    indent = "  " + (" " * (item.end()) if item else "")
    for row in paragraph(text, ruler, width, (Piece("  "),), (Piece(indent),)):
        yield (row[0], *(_inline(row[1].text)))


def _joins(line: str) -> bool:
    """Whether the next line follows without a space: after Chinese characters and marks."""
    return bool(line.strip()) and ord(line.strip()[-1]) > 0x2E7F


def _inline(text: str) -> Iterator[Piece]:
    for part in _INLINE.split(text):
        if len(part) > 2 and part[0] == part[-1] and part[0] in "`*":
            yield Piece(part.strip("`*"), "bold")
        elif part:
            yield Piece(part)


def _example_mark(heading: str, marks: Marks) -> tuple[str, str]:
    if heading == "正例":
        return marks.good, "good"
    return (marks.bad, "error") if heading == "反例" else (marks.bar, "dim")

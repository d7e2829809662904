"""Markdown marks on the blocks of a text: headings, bold lines, pipe tables. The text itself is never changed."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from checker import lazy
from checker.document.model import Block, BlockKind, Cell, Table
from checker.document.span import Span

_HEADING = lazy.compile(r"[ ]{0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_BOLD = lazy.compile(r"[ ]{0,3}(\*\*|__)(?=\S)(.{1,200}?)\1[ \t]*$")
_RULE = lazy.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_FENCE = lazy.compile(r"[ ]{0,3}(?:```|~~~)")
MAX_COLUMNS = 200


def mark_up(text: str, blocks: list[Block]) -> tuple[list[Block], tuple[Table, ...]]:
    """The blocks (one a line) with headings and bold lines marked and table rows cut into cells; and the tables.

    The span of a heading or bold line holds the words without the marks; the marks lie between blocks.
    """
    out: list[Block] = []
    tables: list[Table] = []
    fenced = False
    at = 0
    while at < len(blocks):
        block = blocks[at]
        line = text[block.span.start : block.span.end]
        if _FENCE.match(line):
            fenced = not fenced
            out.append(replace(block, kind=BlockKind.FURNITURE))
        elif not fenced and "|" in line and at + 1 < len(blocks) and _rule(text, blocks[at + 1]):
            end = at + 2
            while end < len(blocks) and "|" in text[blocks[end].span.start : blocks[end].span.end]:
                end += 1
            rows = [blocks[at], *blocks[at + 2 : end]]
            cells, table = _table(text, rows, len(tables))
            out += cells
            tables.append(table)
            at = end
            continue
        else:
            out.append(block if fenced else _line(line, block))
        at += 1
    return out, tuple(tables)


def _rule(text: str, block: Block) -> bool:
    line = text[block.span.start : block.span.end]
    return "-" in line and "|" in line and _RULE.match(line) is not None


def _line(line: str, block: Block) -> Block:
    heading = _HEADING.match(line)
    if heading:
        a, b = heading.span(2)
        inner = _BOLD.match(heading.group(2))
        if inner:
            a, b = a + inner.start(2), a + inner.end(2)
        span = Span(block.span.start + a, block.span.start + b)
        return replace(block, span=span, kind=BlockKind.HEADING, level=len(heading.group(1)), bold=bool(inner))
    bold = _BOLD.match(line)
    if bold and bold.group(1) not in bold.group(2):
        return replace(block, span=Span(block.span.start + bold.start(2), block.span.start + bold.end(2)), bold=True)
    return block


def _table(text: str, rows: list[Block], index: int) -> tuple[list[Block], Table]:
    cells: list[Cell] = []
    blocks: list[Block] = []
    for r, row in enumerate(rows):
        for c, span in enumerate(_cells(text, row.span)[:MAX_COLUMNS]):
            cells.append(Cell(span, r, c))
            blocks.append(Block(span, BlockKind.CELL, table=index, row=r, column=c))
    columns = max((c.column + 1 for c in cells), default=0)
    whole = Span(rows[0].span.start, rows[-1].span.end)
    return blocks, Table(whole, len(rows), columns, tuple(cells))


def _cells(text: str, row: Span) -> list[Span]:
    """The trimmed cells between the pipes of one row; `\\|` does not cut."""
    cuts = [m.start() for m in re.finditer(r"(?<!\\)\|", text[row.start : row.end])]
    line = text[row.start : row.end]
    bounds = [-1, *cuts, len(line)]
    pairs = list(pairwise(bounds))
    if cuts and not line[: cuts[0]].strip():
        pairs = pairs[1:]
    if cuts and pairs and not line[cuts[-1] + 1 :].strip():
        pairs = pairs[:-1]
    out: list[Span] = []
    for a, b in pairs:
        piece = line[a + 1 : b]
        left = len(piece) - len(piece.lstrip())
        start = row.start + a + 1 + (left if piece.strip() else 0)
        out.append(Span(start, start + len(piece.strip())))
    return out

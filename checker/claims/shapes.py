"""Parses sequences of token types with the Lark grammars, each distinct sequence (its *shape*) once per process.

An LALR parse depends on the types of its tokens only, so the tree of a shape is remembered with token positions at its
leaves and read with the values of the moment. An unknown shape is run through the grammar's tables; Lark is imported
only for a grammar whose tables are not shipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import grammars
from checker.claims.lalr import Tree as Tree
from checker.claims.lalr import run, tables

if TYPE_CHECKING:
    from lark import Lark


class ShapeParser:
    """One grammar with its memo. `parse` gives None for a sequence outside the grammar, it never raises."""

    def __init__(self, grammar: str, start: str) -> None:
        self._grammar = grammar
        self._start = start
        self._trees: dict[str, Tree | None] = dict(grammars.shapes(grammar))

    def parse(self, shape: str) -> Tree | None:
        """The tree of a shape: token types separated by spaces."""
        try:
            return self._trees[shape]
        except KeyError:
            known = tables(self._grammar)
            if known:
                tree = run(known, [(kind,) for kind in shape.split(" ")])
            else:
                tree = parse_shape(self._grammar, self._start, shape)
            self._trees[shape] = tree
            return tree

    def known(self) -> dict[str, Tree | None]:
        """The shapes met so far with their trees."""
        return dict(self._trees)


def parse_shape(grammar: str, start: str, shape: str) -> Tree | None:
    """Parse one shape with Lark, without a memo."""
    from lark.exceptions import UnexpectedInput

    try:
        return _plain(lark(grammar, start).parse(shape.split(" ")))
    except UnexpectedInput:
        return None


def _plain(tree: Any) -> Tree:
    return (str(tree.data), *(c.value if hasattr(c, "type") else _plain(c) for c in tree.children))


@cache
def lark(grammar: str, start: str) -> Lark:
    """The LALR parser of a grammar, fed with token types."""
    from lark import Lark, Token
    from lark.lexer import Lexer

    class Types(Lexer):
        """Hands the token types of a shape to the parser; a token's value is its position."""

        def __init__(self, lexer_conf: Any) -> None:
            pass

        def lex(self, data: Any) -> Iterator[Token]:  # type: ignore[override]
            for position, kind in enumerate(data):
                token = Token(kind, "")
                token.value = position
                yield token

    def libraries(base: str | None, path: str) -> tuple[str, str]:
        name = path.removesuffix(".lark")
        return path, grammars.source(name)

    return Lark(
        grammars.source(grammar),
        parser="lalr",
        lexer=Types,
        start=start,
        import_paths=[libraries],
        source_path=f"{grammar}.lark",
    )


@cache
def shape_parser(grammar: str, start: str) -> ShapeParser:
    """The parser of a grammar, shared by all reports of a process."""
    return ShapeParser(grammar, start)

"""One expression for many words: a tree of their characters, so that a place is tried once for all that begin alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

_END = ""
_Tree: TypeAlias = "dict[str, _Tree]"


def any_of(words: Iterable[str]) -> str:
    """An expression, without a group of its own, that matches the longest of the words; nothing if there is none.

    As quick as an alternation is for ten words, twice as quick for hundreds.
    """
    tree: _Tree = {}
    for word in sorted(set(words)):
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[_END] = {}
    return _branches(tree) or "(?!)"


def _branches(tree: _Tree) -> str:
    ways = [re.escape(character) + _branches(below) for character, below in tree.items() if character != _END]
    if not ways or (len(ways) == 1 and _END not in tree):
        return "".join(ways)
    return f"(?:{'|'.join(ways)}){'?' * (_END in tree)}"


def begins(words: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Characters that begin only words of two and more, and the two characters such a word begins with.

    A look at the second character spares most tries of an expression made of the words.
    """
    known = [w for w in words if w]
    short = {w for w in known if len(w) == 1}
    return frozenset({w[0] for w in known} - short), frozenset(w[:2] for w in known)

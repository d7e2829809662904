"""HTML as a tree: whatever stands in a report or message is text, never markup."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from checker import lazy

Node = etree._Element
_NOT_XML = lazy.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """`text` with the characters a page cannot hold (control characters, lone surrogates) made visible."""
    return _NOT_XML.sub("\ufffd", text)


def node(name: str, /, *children: Node | str | None, **attributes: str | int | bool | None) -> Node:
    """An element. `class_`, `for_` lose their mark, other underscores become hyphens; False and None leave out."""
    made = etree.Element(name)
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        made.set(key.rstrip("_").replace("_", "-"), clean("" if value is True else str(value)))
    add(made, children)
    return made


def add(parent: Node, children: Iterable[Node | str | None]) -> None:
    """Append elements and text to `parent`."""
    for child in children:
        if child is None:
            continue
        if not isinstance(child, str):
            parent.append(child)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + clean(child)
        else:
            parent.text = (parent.text or "") + clean(child)


def markup(tree: Node) -> str:
    """The element as HTML source."""
    return etree.tostring(tree, encoding="unicode", method="html")

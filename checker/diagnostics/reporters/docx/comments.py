"""The comments part and the marks in the main part: take our own away, add the new ones, leave people's alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from checker import lazy
from checker.diagnostics.reporters.docx.anchors import SPACE
from checker.diagnostics.reporters.docx.parts import Parts, W

AUTHOR = "fazhi"
INITIALS = "fz"
KIND = "comments"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_PARA_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_W16CID = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}"
_W16CEX = "{http://schemas.microsoft.com/office/word/2018/wordml/cex}"
_NOT_XML = lazy.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def new_comments() -> Any:
    """An empty comments part."""
    return etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})


def remove_own(comments: Any, main: Any) -> set[str]:
    """Take the comments by `fazhi` and their marks out; gives the paragraph ids that Word had given them."""
    own = [c for c in comments.iter(f"{W}comment") if c.get(f"{W}author") == AUTHOR]
    idents = {c.get(f"{W}id") for c in own}
    paragraphs = {p.get(_PARA_ID) for c in own for p in c.iter(f"{W}p")} - {None}
    for comment in own:
        comment.getparent().remove(comment)
    for mark in [m for name in _MARKS for m in main.iter(f"{W}{name}") if m.get(f"{W}id") in idents]:
        parent = mark.getparent()
        parent.remove(mark)
        if parent.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in parent):
            parent.getparent().remove(parent)
    return paragraphs


def forget(parts: Parts, paragraphs: set[str]) -> None:
    """Drop what newer Word keeps about removed comments: threads, lasting ids. Replies by people become comments."""
    durable: set[str] = set()
    for kind, space, entry in (
        ("commentsExtended", _W15, "commentEx"),
        ("commentsIds", _W16CID, "commentId"),
        ("commentsExtensible", _W16CEX, "commentExtensible"),
    ):
        name = parts.related(kind)
        if name is None or not paragraphs:
            continue
        root = parts.tree(name)
        gone = [
            e
            for e in root.iter(f"{space}{entry}")
            if e.get(f"{space}paraId") in paragraphs or e.get(f"{space}durableId") in durable
        ]
        durable.update(e.get(f"{space}durableId") for e in gone if e.get(f"{space}durableId"))
        orphans = [e for e in root.iter(f"{space}{entry}") if e.get(f"{space}paraIdParent") in paragraphs]
        for element in gone:
            element.getparent().remove(element)
        for element in orphans:
            element.attrib.pop(f"{space}paraIdParent", None)
        if gone or orphans:
            parts.put(name, root)


def free_ident(comments: Any, main: Any) -> int:
    """The first number above every comment id in use."""
    nodes = [*comments.iter(f"{W}comment"), *(m for name in _MARKS for m in main.iter(f"{W}{name}"))]
    used = [int(i) for n in nodes if (i := n.get(f"{W}id") or "").lstrip("-").isdigit()]
    return max([-1, *used]) + 1


def add_comment(comments: Any, ident: int, lines: Iterable[str]) -> None:
    """Append one comment. It carries no date, so that equal drafts give equal files."""
    comment = etree.SubElement(comments, f"{W}comment")
    for key, value in (("id", str(ident)), ("author", AUTHOR), ("initials", INITIALS)):
        comment.set(f"{W}{key}", value)
    for index, line in enumerate(lines):
        paragraph = etree.SubElement(comment, f"{W}p")
        if index == 0:
            etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}annotationRef")
        text = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
        text.set(SPACE, "preserve")
        text.text = _NOT_XML.sub("\ufffd", line)


def mark(ident: int, first: Any, last: Any) -> None:
    """Put the marks of comment `ident` around the runs `first` to `last`."""
    start = first.makeelement(f"{W}commentRangeStart", {f"{W}id": str(ident)})
    end = first.makeelement(f"{W}commentRangeEnd", {f"{W}id": str(ident)})
    run = first.makeelement(f"{W}r")
    etree.SubElement(run, f"{W}commentReference").set(f"{W}id", str(ident))
    first.addprevious(start)
    at = last
    while (after := at.getnext()) is not None and _is_reference(after):
        at = after  # behind the marks of comments that end here already
    at.addnext(end)
    end.addnext(run)


def _is_reference(node: Any) -> bool:
    if node.tag == f"{W}commentRangeEnd":
        return True
    return node.tag == f"{W}r" and any(child.tag == f"{W}commentReference" for child in node)

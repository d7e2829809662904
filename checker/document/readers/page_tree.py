"""Walks the element tree of a web page once and cuts its visible text into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Any

from checker import lazy
from checker.dataclass import dataclass
from checker.document.place import Place
from checker.document.reader import UnreadableInput
from checker.document.readers.flow import Para, Piece

MAX_ELEMENTS = 250_000
_PATH_STEPS = 32


def names(words: str) -> frozenset[str]:
    """A set of words written with spaces between them."""
    return frozenset(words.split())


_BLOCKS = names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td "
    "tfoot th thead tr ul ucapcontent ucaptitle"
)
_SKIPPED = names(
    "script style noscript template select option button input textarea iframe object embed svg math audio video "
    "canvas map head title link meta base"
)
_BOLD_TAGS = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_HIDDEN = lazy.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
_HIDDEN_CLASSES = frozenset(("hide", "hidden", "d-none", "sr-only", "visually-hidden", "none", "dn", "visuallyhidden"))
_WEIGHT = lazy.compile(
    r"font(?:-weight)?\s*:[^;]*?(?<![\w-])(?P<on>bold|bolder|[6-9]00)(?![\w-])|font-weight\s*:\s*(?P<off>\w+)", re.I
)
_HEAVY = lazy.compile(r"font(?:-family)?\s*:[^;]*(?:黑体|小标宋|SimHei|STHeiti)", re.I)
_BLOCK_STYLE = lazy.compile(r"display\s*:\s*(?:block|flex|table|list-item|grid)", re.I)
_PRE_STYLE = lazy.compile(r"white-space\s*:\s*pre(?!\w)", re.I)
_MEDIA = lazy.compile(r"@media[^{]{0,300}\{(?:[^{}]{0,5000}\{[^{}]{0,5000}\}){0,500}[^{}]{0,5000}\}", re.S)
_STYLE_RULE = lazy.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_SIMPLE = lazy.compile(r"[.#][\w-]+$")
_GAP = lazy.compile(r"[ \t\n\r\f]+|[\u200b-\u200f\u2028-\u202e\u2060\ufeff\xad]+")
_IDENTIFIER = lazy.compile(r"[A-Za-z][\w-]*$")
_DIGIT_START = lazy.compile(r"[\s\u3000\xa0]*(?:[\d一二三四五六七八九十①-⑳]|[（(][\d一二三四五六七八九十])")


@dataclass(slots=True)
class Element:
    """One element: where it hangs, which paragraphs it covers (`first` to `last`), what matters of its attributes."""

    tag: str
    parent: int
    nth: int
    first: int
    id: str
    classes: str
    last: int = 0
    start: int = 0
    """Where its text begins in the text content of the page."""
    rowspan: int = 1
    colspan: int = 1
    bold: bool = False
    link: bool = False
    hidden: bool = False
    broken: bool = False
    """Closing it ends a paragraph."""
    lines: bool = False
    """Line ends in its text are line ends on the screen (pre)."""


@dataclass(slots=True)
class PagePara:
    """A paragraph of the page: its pieces as (text, element, offset in the element's text content)."""

    owner: int
    pieces: list[tuple[str, int, int | None]] = field(default_factory=list)
    bold: bool = True
    link: int = 0
    """How many of its characters are link text."""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(t for t, _, _ in self.pieces)


def hidden_names(style: str) -> frozenset[str]:
    """The simple selectors (`.hide`, `#tip`) that a style sheet makes invisible on the screen."""
    out: set[str] = set()
    for match in _STYLE_RULE.finditer(_MEDIA.sub("", style[:200_000])):
        if _HIDDEN.search(match.group(2)):
            names = (n.strip() for n in match.group(1).split(","))
            out.update(n for n in names if _SIMPLE.match(n))
    return frozenset(out)


class PageTree:
    """Elements and paragraphs of a page in document order."""

    def __init__(self, body: Any, invisible: frozenset[str], show_hidden: bool = False) -> None:
        self.elements: list[Element] = []
        self.paras: list[PagePara] = []
        self._invisible = invisible
        self._show_hidden = show_hidden
        self._open = PagePara(0)
        self._gap: tuple[int, int, bool] | None = None
        self._counts: list[dict[str, int]] = []
        self._position = 0
        self._walk(body)

    def _walk(self, body: Any) -> None:
        stack: list[tuple[Any, int]] = [(body, -1)]
        while stack:
            node, parent = stack.pop()
            if node is None:
                self._leave(parent)
                continue
            tag = node.tag or ""
            if tag == "-text":
                self._text(node.text_content or "", parent)
                continue
            if not tag or tag.startswith(("-", "_", "!")):
                continue
            index = self._enter(node, tag.lower(), parent)
            if index < 0:
                continue
            stack.append((None, index))
            children = []
            child = node.child
            while child is not None:
                children.append(child)
                child = child.next
            stack.extend((c, index) for c in reversed(children))
        self._flush(0)

    def _enter(self, node: Any, tag: str, parent: int) -> int:
        """Open an element; -1 when it and what it holds is no text of the page."""
        if len(self.elements) >= MAX_ELEMENTS:
            raise UnreadableInput(
                f"网页过于庞大（超过 {MAX_ELEMENTS} 个元素）。",
                f"The page is too large (more than {MAX_ELEMENTS} elements).",
                "请把正文复制到 .docx 或 .txt 文件后再检查。",
                "Copy the report into a .docx or .txt file.",
            )
        up = self.elements[parent] if parent >= 0 else None
        nth = 1
        if parent >= 0:
            counts = self._counts[parent]
            nth = counts[tag] = counts.get(tag, 0) + 1
        if tag == "br":
            self._flush(parent)
            return -1
        attributes = node.attributes
        style = attributes.get("style") or ""
        names = (attributes.get("class") or "").lower()
        ident = attributes.get("id") or ""
        if tag in _SKIPPED or (not self._show_hidden and self._unseen(attributes, style, names, ident)):
            self._position += len(node.text(deep=True))
            if tag in _BLOCKS:
                self._flush(parent)
            return -1
        index = len(self.elements)
        element = Element(tag, parent, nth, len(self.paras), ident, names, start=self._position)
        element.broken = tag in _BLOCKS or bool(style and _BLOCK_STYLE.search(style))
        element.bold = self._weight(tag, style, up)
        element.link = tag == "a" or bool(up and up.link)
        element.lines = tag == "pre" or bool(_PRE_STYLE.search(style)) or bool(up and up.lines)
        if tag in ("td", "th"):
            element.rowspan = _number(attributes.get("rowspan"))
            element.colspan = _number(attributes.get("colspan"))
        if element.broken:
            self._flush(parent)
            element.first = len(self.paras)
        self.elements.append(element)
        self._counts.append({})
        if element.broken:
            self._open.owner = index
        if tag == "li":
            self._list_mark(node, index, nth)
        return index

    def _unseen(self, attributes: dict[str, str | None], style: str, names: str, ident: str) -> bool:
        if "hidden" in attributes or (style and _HIDDEN.search(style)):
            return True
        tokens = names.split()
        if not self._invisible:
            return any(t in _HIDDEN_CLASSES for t in tokens)
        known = any("." + t in self._invisible for t in (attributes.get("class") or "").split())
        return known or "#" + ident in self._invisible or any(t in _HIDDEN_CLASSES for t in tokens)

    @staticmethod
    def _weight(tag: str, style: str, up: Element | None) -> bool:
        if style:
            weight = _WEIGHT.search(style)
            if weight and weight.group("on"):
                return True
            if _HEAVY.search(style):
                return True
            if weight and weight.group("off") in ("normal", "400", "lighter"):
                return False
        return tag in _BOLD_TAGS or bool(up and up.bold)

    def _leave(self, index: int) -> None:
        element = self.elements[index]
        if element.broken:
            self._flush(element.parent)
        element.last = len(self.paras) + bool(self._open.pieces)

    def _list_mark(self, node: Any, index: int, nth: int) -> None:
        """The number a browser prints before an item of a numbered list; typed numbers are not doubled."""
        parent = node.parent
        if parent is None or parent.tag != "ol" or "list-style" in (parent.attributes.get("style") or ""):
            return
        start = _number(parent.attributes.get("start"))
        if parent.attributes.get("type") in (None, "1") and not _DIGIT_START.match((node.text(deep=True) or "")[:40]):
            self._open.pieces.append((f"{start + nth - 1}.", index, None))

    def _text(self, text: str, parent: int) -> None:
        base = self._position
        self._position += len(text)
        if parent < 0:
            return
        element = self.elements[parent]
        at = 0
        for gap in _GAP.finditer(text):
            self._put(text[at : gap.start()], element, parent, base + at)
            at = gap.end()
            if element.lines and "\n" in gap.group():
                self._flush(self._open.owner)
                continue
            if gap.group()[0] in " \t\n\r\f" and self._gap is None:
                self._gap = (parent, base + gap.start() - element.start, "\n" in gap.group())
        self._put(text[at:], element, parent, base + at)

    def _put(self, text: str, element: Element, index: int, position: int) -> None:
        if not text:
            return
        para = self._open
        if self._gap is not None:
            owner, offset, broken = self._gap
            self._gap = None
            last = para.pieces[-1][0][-1] if para.pieces else ""
            if last and not (broken and (_wide(last) or _wide(text[0]))):
                para.pieces.append((" ", owner, offset))
        para.pieces.append((text.replace("\xa0", " "), index, position - element.start))
        if element.link:
            para.link += len(text)
        if not element.bold and text.strip(" \u3000\xa0"):
            para.bold = False

    def _flush(self, owner: int) -> None:
        """End the open paragraph; the next one belongs to `owner`."""
        self._gap = None
        if any(t.strip(" \u3000") for t, _, _ in self._open.pieces):
            self.paras.append(self._open)
        self._open = PagePara(max(owner, 0))

    def path(self, index: int) -> str:
        """A CSS path to an element, from the nearest ancestor with an id (or at most the innermost steps)."""
        steps: list[str] = []
        while index >= 0 and len(steps) < _PATH_STEPS:
            element = self.elements[index]
            if _IDENTIFIER.match(element.id):
                steps.append(f"#{element.id}")
                break
            name = element.tag.replace(":", "\\:")
            steps.append(name if element.tag == "body" else f"{name}:nth-of-type({element.nth})")
            index = element.parent
        return " > ".join(reversed(steps))

    def ancestors(self, index: int) -> Iterator[int]:
        """The element itself and everything it hangs on, innermost first."""
        while index >= 0:
            yield index
            index = self.elements[index].parent

    def make(self, para: PagePara, paths: dict[int, str]) -> Para:
        """The paragraph with its places."""
        out = Para(bold=para.bold)
        for text, index, offset in para.pieces:
            if index not in paths:
                paths[index] = self.path(index)
            out.pieces.append(Piece(text, Place(element=paths[index], offset=offset)))
        return out


def _wide(c: str) -> bool:
    return "\u2e80" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" or c in "“”‘’…—·"


def _number(value: str | None) -> int:
    digits = (value or "").strip()[:6]
    return max(1, int(digits)) if digits.isdecimal() and digits.isascii() else 1

"""Turns one `w:p` into paragraphs of text: runs, fields, numbering, tracked changes, comment anchors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from typing import Any

from checker.dataclass import dataclass
from checker.document.model import BlockKind
from checker.document.place import Place
from checker.document.readers.flow import Para, Piece
from checker.document.readers.word_numbering import Numbering
from checker.document.readers.word_package import W
from checker.document.readers.word_runs import atoms, runs
from checker.document.readers.word_styles import Styles, flag, integer, numbering_of, run_bold

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
GONE = frozenset((f"{W}del", f"{W}moveFrom"))
BOX = f"{W}txbxContent"
_UNSEEN = "\xad\u200b\u200c\u200d\ufeff\u2060"
_SPACES = str.maketrans("\xa0\t\n\r", "    ")


@dataclass(slots=True)
class Anchor:
    """Where the words of a Word comment begin and end: paragraph and offset in its untrimmed words."""

    start: tuple[Para, int] | None = None
    end: tuple[Para, int] | None = None


@dataclass(slots=True)
class Fields:
    """The fields open at a point; a field goes on over paragraphs (a table of contents is one)."""

    open: list[str] = field(default_factory=list)
    contents: int = 0
    """How many fields were open when a table of contents began; 0 outside one."""
    code: str = ""

    @property
    def silent(self) -> bool:
        """Inside the code of a field, which is no text."""
        return "code" in self.open

    def follow(self, run: Any) -> None:
        """Take note of the field marks in a run."""
        for node in run:
            if node.tag == f"{W}instrText" and self.open:
                self.code += (node.text or "")[:40]
                if self.code.strip().upper().startswith("TOC") and not self.contents:
                    self.contents = len(self.open)
            elif node.tag == f"{W}fldChar":
                self._mark(node.get(f"{W}fldCharType"))

    def _mark(self, kind: str | None) -> None:
        if kind == "begin":
            self.open.append("code")
            self.code = ""
        elif kind == "separate" and self.open:
            self.open[-1] = "result"
        elif kind == "end" and self.open:
            self.open.pop()
            if len(self.open) < self.contents:
                self.contents = 0


class ParagraphReader:
    """Reads the paragraphs of one part, in document order (numbering and fields count on)."""

    def __init__(self, styles: Styles, numbering: Numbering | None) -> None:
        self._styles = styles
        self._numbering = numbering
        self._fields = Fields()
        self._joined: Para | None = None
        self._waiting: list[tuple[Anchor, str]] = []
        self.anchors: dict[str, Anchor] = {}
        self.notes: list[tuple[str, str]] = []
        """References to footnotes and endnotes in text order, as (part, id)."""

    def read(self, node: Any, base: Place) -> list[Para]:
        """The paragraphs of one `w:p` (several where it holds line breaks); `base` is its place without a run."""
        ppr = node.find(f"{W}pPr")
        style = ppr.find(f"{W}pStyle") if ppr is not None else None
        style_id = style.get(f"{W}val") if style is not None else None
        contents = bool(self._fields.contents) or self._styles.is_contents(style_id)
        out = [self._joined or Para(bold=True)]
        fresh = self._joined is None
        self._joined = None
        mark = self._mark(ppr, style_id)
        bold = bool(self._styles.bold(style_id))
        order = {run: i for i, run in enumerate(runs(node))}
        for run in self._visible(node):
            self._run(run, replace(base, run=order[run]), out, bold)
        self._arrive(out[-1])
        if mark and fresh and any(p.text.strip() for p in out):
            out[0].pieces.insert(0, Piece(mark, base))
        level = self._level(ppr, style_id)
        for para in out:
            self._kind(para, level, style_id, contents or bool(self._fields.contents))
        after = node.getnext()
        if ppr is not None and ppr.find(f"{W}rPr/{W}del") is not None and after is not None and after.tag == f"{W}p":
            self._joined = out.pop()
        return out

    def _visible(self, node: Any) -> Iterator[Any]:
        """Runs that stay when all changes are accepted; comment anchors are noted on the way."""
        for child in node:
            tag = child.tag
            if tag == f"{W}r":
                yield child
            elif tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd"):
                anchor = self.anchors.setdefault(child.get(f"{W}id") or "", Anchor())
                self._waiting.append((anchor, "start" if tag.endswith("Start") else "end"))
            elif tag not in GONE and tag not in (f"{W}pPr", f"{W}p"):
                yield from self._visible(child)

    def _arrive(self, para: Para) -> None:
        """Comment anchors met since the last run stand at the end of what has been read."""
        for anchor, which in self._waiting:
            setattr(anchor, which, (para, len(para.text)))
        self._waiting.clear()

    def _run(self, run: Any, place: Place, out: list[Para], styled: bool) -> None:
        rpr = run.find(f"{W}rPr")
        bold = self._bold(rpr, styled)
        self._arrive(out[-1])
        self._fields.follow(run)
        if self._fields.silent or (rpr is not None and flag(rpr, "vanish")):
            return
        offset = 0
        for text, node in atoms(run):
            if node.tag in (f"{W}br", f"{W}cr"):
                out.append(Para(bold=True))
            else:
                para = out[-1]
                para.pieces += clean(text, replace(place, offset=offset))
                para.bold = para.bold and (bold or not text.strip())
            offset += len(text)
        self._references(run, out[-1])

    def _references(self, run: Any, para: Para) -> None:
        for part in ("footnote", "endnote"):
            self.notes += [(part, n.get(f"{W}id") or "") for n in run.iterfind(f"{W}{part}Reference")]
        for reference in run.iterfind(f"{W}commentReference"):
            anchor = self.anchors.setdefault(reference.get(f"{W}id") or "", Anchor())
            anchor.end = anchor.end or (para, len(para.text))
            anchor.start = anchor.start or (para, 0)

    def _bold(self, rpr: Any, styled: bool) -> bool:
        bold = run_bold(rpr)
        if bold is None and rpr is not None and (style := rpr.find(f"{W}rStyle")) is not None:
            bold = self._styles.bold(style.get(f"{W}val"))
        return styled if bold is None else bold

    def _mark(self, ppr: Any, style_id: str | None) -> str:
        """The automatic number of a paragraph."""
        if self._numbering is None:
            return ""
        num, level = numbering_of(ppr)
        by_style: str | None = None
        if num is None:
            num, inherited, by_style = self._styles.numbering(style_id)
            level = inherited if level is None else level
        return self._numbering.mark(num, level, by_style)

    def _level(self, ppr: Any, style_id: str | None) -> int | None:
        own = integer(ppr.find(f"{W}outlineLvl")) if ppr is not None else None
        if own is not None:
            return own + 1 if own < 9 else None
        return self._styles.level(style_id)

    def _kind(self, para: Para, level: int | None, style_id: str | None, contents: bool) -> None:
        words = para.text.strip()
        para.bold = para.bold and bool(words)
        if contents:
            para.kind = BlockKind.FURNITURE
        elif level is not None and len(words) <= 100 and "。" not in words[:-1]:
            para.kind, para.level = BlockKind.HEADING, level
        elif self._styles.is_title(style_id) and len(words) <= 100:
            para.kind = BlockKind.TITLE


def boxes(paragraph: Any) -> list[Any]:
    """The outermost text boxes of a paragraph, each once though a fallback drawing repeats it."""
    out = []
    for box in paragraph.iter(BOX):
        inside = []
        for above in box.iterancestors():
            if above is paragraph:
                break
            inside.append(above)
        if not any(a.tag == BOX or a.tag in GONE or (a.tag == f"{MC}Fallback" and _repeats(a)) for a in inside):
            out.append(box)
    return out


def _repeats(fallback: Any) -> bool:
    parent = fallback.getparent()
    return parent is not None and any(c.find(f".//{BOX}") is not None for c in parent.iterfind(f"{MC}Choice"))


def clean(text: str, place: Place) -> list[Piece]:
    """Pieces of a run's text without characters nobody sees; tabs and no-break spaces become spaces."""
    first = place.offset or 0
    out: list[Piece] = []
    start = 0
    for i, c in enumerate(text + _UNSEEN[0]):
        if c in _UNSEEN:
            if start < i:
                out.append(Piece(text[start:i].translate(_SPACES), replace(place, offset=first + start)))
            start = i + 1
    return out

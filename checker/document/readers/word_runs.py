"""How a place in a Word file is counted; the reader and whoever writes into the file count with the same functions.

`Place.paragraph`: index of the `w:p` among all `w:p` of the part in document order, those in tables, text boxes,
content controls and fallback drawings included. `Place.run`: index of the `w:r` among the runs of that paragraph in
document order, those in links, fields, smart tags, content controls and tracked changes (deleted ones too) included,
those of text boxes and phonetic guides inside it left out. `Place.offset`: index among the run's characters, where
`w:t` gives its text and each `w:tab`, `w:br`, `w:cr`, `w:noBreakHyphen`, `w:softHyphen` and `w:sym` gives one.
`Place.part` is "body" or "textbox" (both in the main part), "footnote" or "endnote" (their own parts).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.document.readers.word_package import W

_SINGLE = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\xad",
}
_SYMBOLS = {"F0A8": "□", "F0FE": "☑", "F052": "☑", "F0B7": "●", "F06C": "●", "F0D8": "➢", "F0FC": "✓", "F0B0": "°"}


def paragraphs(root: Any) -> list[Any]:
    """All paragraphs of a part, by index."""
    return list(root.iter(f"{W}p"))


def runs(paragraph: Any) -> list[Any]:
    """The runs of a paragraph, by index."""
    out: list[Any] = []
    _collect(paragraph, out)
    return out


def _collect(node: Any, out: list[Any]) -> None:
    for child in node:
        if child.tag == f"{W}r":
            out.append(child)
        elif child.tag not in (f"{W}p", f"{W}pPr"):
            _collect(child, out)


def atoms(run: Any) -> Iterator[tuple[str, Any]]:
    """The characters of a run as (text, element): one entry per `w:t` and per single-character element."""
    for node in run:
        if node.tag == f"{W}t":
            if node.text:
                yield node.text, node
        elif node.tag in _SINGLE:
            yield _SINGLE[node.tag], node
        elif node.tag == f"{W}sym":
            yield _symbol(node), node
        elif node.tag == f"{W}ruby":
            yield from ((t.text, t) for t in node.iterfind(f"{W}rubyBase//{W}t") if t.text)


def _symbol(node: Any) -> str:
    code = (node.get(f"{W}char") or "").upper()
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    try:
        value = int(code, 16)
    except ValueError:
        return "\ufffd"
    # symbol fonts put their Latin half at F000: only that part is text
    value = value - 0xF000 if 0xF020 <= value <= 0xF07E else value
    return chr(value) if 0x20 <= value < 0xD800 or 0xE000 <= value <= 0xFFFD else "\ufffd"

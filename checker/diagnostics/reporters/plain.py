"""Pieces the machine formats share: a finding in plain words, its place, paths as URIs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import quote

from checker.dataclass import dataclass
from checker.diagnostics.message import Lang
from checker.diagnostics.model import Diagnostic
from checker.diagnostics.result import FileResult
from checker.diagnostics.run import Run
from checker.diagnostics.terminal.place import LINED, Places


@dataclass(frozen=True, slots=True)
class Item:
    """One finding with the file it is in."""

    result: FileResult
    found: Diagnostic
    places: Places | None

    @property
    def lined(self) -> bool:
        """Whether line numbers mean something to the reader of this kind of file."""
        return self.places is not None and self.places.document.format in LINED

    @property
    def line(self) -> int:
        """1-based line in the file (text) or in the extracted text; 1 for a file without text."""
        return self.position(self.found.primary.span.start)[0]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        return self.places.document.position(offset) if self.places else (1, 1)


def items(run: Run) -> Iterator[Item]:
    """Every finding of a run in output order."""
    for result in run.results:
        yield from file_items(result, run.lang)


def file_items(result: FileResult, lang: Lang) -> Iterator[Item]:
    """The findings of one file."""
    places = Places(result.document, lang) if result.document else None
    for found in result.diagnostics:
        yield Item(result, found, places)


def details(item: Item, lang: Lang) -> list[str]:
    """What follows a finding's message, a line each: other places, arithmetic, basis, advice."""
    found, zh = item.found, lang == "zh"
    out = []
    if item.places:
        if not item.lined:
            out.append(("位置：" if zh else "at: ") + item.places.describe(found.primary.span.start))
        for label in found.secondary:
            words = label.message(lang) if label.message else ("相关" if zh else "related")
            quoted = item.places.document.slice(label.span).replace("\n", " ")[:60]
            out.append(f"{words}：“{quoted}”" if zh else f'{words}: "{quoted}"')
    out += [note(lang) for note in found.notes]
    if found.basis:
        out.append(("依据：" if zh else "basis: ") + found.basis(lang))
    if found.help:
        out.append(("建议：" if zh else "help: ") + found.help(lang))
    return out


def uri(path: str) -> str:
    """A path as a URI: relative paths stay relative, separators become slashes, the rest is percent-encoded."""
    pure = PurePath(path)
    if pure.is_absolute():
        return pure.as_uri()
    return quote(pure.as_posix(), safe="/")

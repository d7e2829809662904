"""Tracked changes: a run is cut at what changes; the old words become `w:del`, the new ones `w:ins`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from checker.document.readers.word_package import W
from checker.document.readers.word_runs import atoms

AUTHOR = "fazhi"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Revisions:
    """Writes revisions with ids no other revision in these parts has. They carry no date, so output is repeatable."""

    def __init__(self, roots: Iterable[Any]) -> None:
        used = [int(v) for root in roots for e in root.iter() if (v := e.get(f"{W}id") or "").lstrip("-").isdigit()]
        self._next = max([0, *used]) + 1

    def write(self, run: Any, change: Mapping[int, tuple[bool, str]]) -> None:
        """Replace `run` by runs and revisions that say `change` (by character: gone, and what comes in after it)."""
        pieces: list[Any] = []
        kept = self._empty(run)
        text_of = {node: text for text, node in atoms(run)}
        at = 0
        for node in list(run):
            if node.tag == f"{W}rPr":
                continue
            text = text_of.get(node, "")
            if node.tag != f"{W}t" or not any(i in change for i in range(at, at + len(text))):
                kept.append(node)
                at += len(text)
                continue
            stay, old, new = "", "", ""
            for i, char in enumerate(text, at):
                gone, fresh = change.get(i, (False, ""))
                if (old or new) and not (gone or (fresh and not stay)):
                    pieces += self._flush(run, old, new)
                    old = new = ""
                if gone:
                    kept, stay = self._settle(run, kept, stay, pieces)
                    old += char
                else:
                    stay += char
                if fresh:
                    kept, stay = self._settle(run, kept, stay, pieces)
                    new += fresh
            pieces += self._flush(run, old, new)
            if stay:
                kept.append(_words(run, "t", stay))
            at += len(text)
        if len(kept) > (kept.find(f"{W}rPr") is not None):
            pieces.append(kept)
        for piece in pieces:
            run.addprevious(piece)
        run.getparent().remove(run)

    def _settle(self, run: Any, kept: Any, stay: str, pieces: list[Any]) -> tuple[Any, str]:
        """Close the run that stays before a change."""
        if stay:
            kept.append(_words(run, "t", stay))
        if len(kept) > (kept.find(f"{W}rPr") is not None):
            pieces.append(kept)
            kept = self._empty(run)
        return kept, ""

    def _flush(self, run: Any, old: str, new: str) -> list[Any]:
        out = []
        inserted = any(a.tag == f"{W}ins" for a in run.iterancestors())
        if old:
            out.append(self._revision(run, "del", "delText", old))
        if new:
            fresh = self._empty(run)
            fresh.append(_words(run, "t", new))
            out.append(fresh if inserted else self._wrap(run, "ins", fresh))
        return out

    def _revision(self, run: Any, kind: str, tag: str, words: str) -> Any:
        inner = self._empty(run)
        inner.append(_words(run, tag, words))
        return self._wrap(run, kind, inner)

    def _wrap(self, run: Any, kind: str, inner: Any) -> Any:
        outer = run.makeelement(f"{W}{kind}", {f"{W}id": str(self._next), f"{W}author": AUTHOR})
        self._next += 1
        outer.append(inner)
        return outer

    @staticmethod
    def _empty(run: Any) -> Any:
        """A run with the same formatting and nothing in it."""
        out = run.makeelement(run.tag, dict(run.attrib))
        own = run.find(f"{W}rPr")
        if own is not None:
            out.append(deepcopy(own))
        return out


def _words(run: Any, tag: str, words: str) -> Any:
    node = run.makeelement(f"{W}{tag}", {_SPACE: "preserve"})
    node.text = words
    return node

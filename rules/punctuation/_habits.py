"""Findings of which one report gets one: the first place and a few more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.diagnostics import Finding, Label, Text
from checker.document import Span

_MOST = 8


def once(places: Sequence[Span], message: Text, help_: Text | None = None) -> Iterator[Finding]:
    """One finding at the first place, the others as further labels."""
    if places:
        yield Finding(message, Label(places[0]), tuple(Label(p) for p in places[1:_MOST]), help=help_)

"""A report type as data: what it is recognised by, the parts it must have, the topics and duties it should touch."""

from __future__ import annotations

import re

from checker.dataclass import dataclass
from checker.diagnostics import Text

Patterns = re.Pattern[str] | None
"""Alternatives compiled into one expression; None where the data gives none."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """By what a report of this type is known: its title, or without one the sentence that announces it."""

    title: Patterns
    ending: Patterns
    not_title: Patterns
    opening: Patterns
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherKind:
    """A neighbouring kind of report that must not be taken for this one."""

    id: str
    name: Text
    title: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Part:
    """A required part and the words it is told by."""

    id: str
    title: Text
    within: str | None = None
    """Judged inside another part."""
    heading: Patterns = None
    """A heading with these words names the part."""
    loose: Patterns = None
    """…names it only if the heading names no other part."""
    weak: Patterns = None
    """…names it only if the text under the heading agrees."""
    container: Patterns = None
    """A heading over sub-sections: the part then is the sub-section that names it."""
    plain: Patterns = None
    """A heading made of nothing but such words is the part's own heading, not one of its topics."""
    mask: Patterns = None
    """Heading words that do not count."""
    opening: Patterns = None
    """How the text of the part begins."""
    content: Patterns = None
    """Words its text is full of."""
    not_content: Patterns = None
    mention: Patterns = None
    """Words that mention the part outside of it."""
    not_mention: Patterns = None
    mention_in: frozenset[str] = frozenset()
    """Where a mention may stand: ids of parts, preamble, other, tail."""
    mention_opening: Patterns = None
    """What the sentence of a mention begins with."""
    actions: Patterns = None
    """What makes the part's text concrete."""
    pointer: Patterns = None
    """Words that only point elsewhere (详见附件)."""
    stock: Patterns = None
    """Words that say nothing; what is left without them is what the part says."""
    minimum: int = 0
    """Characters below which the part is looked at for being thin."""
    unnamed: int = 0
    """Characters that must be left without stock words where the text names none of the matters in `actions`."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic or duty by its key words."""

    id: str
    title: Text
    words: re.Pattern[str]
    head: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day of the year after the report year."""

    about: str
    month: int
    day: int
    title: Text


@dataclass(frozen=True)
class Profile:
    """One report type, read from TOML for one report year (patterns may name the year)."""

    id: str
    title: str
    name: Text = Text("", "")
    basis: Text | None = None
    recognition: Recognition | None = None
    kinds: tuple[OtherKind, ...] = ()
    parts: tuple[Part, ...] = ()
    topics: tuple[Topic, ...] = ()
    duties: tuple[Topic, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    source: tuple[str, str] = ("", "")
    """Text and name of the file it was read from, from which `of_year` reads it for another year."""

    def part(self, part_id: str) -> Part | None:
        """A part by its id."""
        return next((p for p in self.parts if p.id == part_id), None)

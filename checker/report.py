"""A report as rules see it: every stage of the pipeline, computed once and only when asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from checker.claims import Claim, Mention
from checker.dataclass import dataclass
from checker.diagnostics import Coverage, PartState
from checker.document import Document, Outline, ReportFacts, Sentence, split_sentences
from checker.document.facts import read_facts
from checker.document.outline import read_outline
from checker.errors import UsageError
from checker.profile import Profile, is_report_of, judge_parts, of_year

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from checker.claims.formula import Formula
    from checker.claims.identity import Identities
    from checker.claims.lexicon import Lexicon
    from checker.claims.mentions import Figures


@dataclass(frozen=True)
class Knowledge:
    """What the plugins contribute, merged and read-only: profiles, lexicon, identities, catalogues."""

    profiles: Mapping[str, Profile] = field(default_factory=dict)
    lexicon_files: tuple[Traversable, ...] = ()
    identity_files: tuple[Traversable, ...] = ()

    @cached_property
    def identities(self) -> Identities:
        """The accounting identities of the field, read when the first formula is looked for."""
        from checker.claims.identity import load_identities

        return load_identities(self.identity_files)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The vocabulary of figures, read when the first figure is: structure rules never need it."""
        from checker.claims.lexicon import load_lexicon

        return load_lexicon(self.lexicon_files)


@dataclass(frozen=True)
class Context:
    """What the run fixes for every report: profile, year, today's date (an input, rules see no clock)."""

    today: dt.date
    profile: str | None = None
    """Id of the profile to use; None: recognise it."""
    year: int | None = None
    """Report year given by the user; None: from the report."""


class Report:
    """One document and everything derived from it. Attributes are computed on first use and never change."""

    def __init__(self, document: Document, knowledge: Knowledge, context: Context) -> None:
        self.document = document
        self.knowledge = knowledge
        self.context = context

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    @cached_property
    def outline(self) -> Outline:
        """Headings, sections and inline chains."""
        return read_outline(self.document)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the prose in text order."""
        return split_sentences(self.document)

    @cached_property
    def facts(self) -> ReportFacts:
        """Title, issuer, year, publication date."""
        return read_facts(self.document, self.outline)

    @cached_property
    def year(self) -> int | None:
        """The report year: as given by the user, else as found."""
        if self.context.year is not None:
            return self.context.year
        return self.facts.year.value if self.facts.year else None

    @cached_property
    def profile(self) -> Profile | None:
        """The report type; None when the text is no report of a known type."""
        known = self.knowledge.profiles
        if self.context.profile is not None:
            chosen = known.get(self.context.profile)
            if chosen is None:
                names = "、".join(sorted(known))
                raise UsageError(f"没有“{self.context.profile}”这种报告类型；可用：{names}。")
            return of_year(chosen, self.year)
        for profile in known.values():
            ready = of_year(profile, self.year)
            if is_report_of(ready, self.document, self.outline, self.facts):
                return ready
        return None

    @cached_property
    def parts(self) -> tuple[PartState, ...]:
        """How each required part stands; empty without a profile."""
        if self.profile is None:
            return ()
        return judge_parts(self.profile, self.document, self.outline)

    def part(self, part_id: str) -> PartState | None:
        """The state of one required part."""
        return next((p for p in self.parts if p.id == part_id), None)

    @cached_property
    def figures(self) -> Figures:
        """Every printed figure, read or not."""
        from checker.claims.mentions import read_figures

        return read_figures(self.document, self.knowledge.lexicon)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every printed figure that was read, in text order."""
        return self.figures.mentions

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every figure that measures something, with what it measures."""
        from checker.claims.reading import read_claims

        lexicon = self.knowledge.lexicon
        return read_claims(self.document, self.sentences, self.outline, self.mentions, lexicon, self.year)

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        """What the text asserts among its own figures."""
        from checker.claims.weighing import find_formulas

        return find_formulas(self.document, self.mentions, self.claims, self.knowledge.identities)

    @property
    def coverage(self) -> Coverage | None:
        """Figures seen and read; None while no rule has asked for them."""
        if "figures" not in self.__dict__:
            return None
        parsed = len(self.figures.mentions)
        claims = len(self.__dict__.get("claims", ()))
        formulas = len(self.__dict__.get("formulas", ()))
        return Coverage(parsed + len(self.figures.unparsed), parsed, claims, formulas)

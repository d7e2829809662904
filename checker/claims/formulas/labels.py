"""Which names of the identities a figure is met by: 调解成功■ is 调解成功, ■件未审结 is 结转下年."""

from __future__ import annotations

from collections.abc import Container, Iterable

from checker import lazy
from checker.claims.formulas.sheet import Figure
from checker.claims.identity import Identities
from checker.dataclass import dataclass

_NEAR = 16
"""A word further from its figure than this names something else."""
_AFTER = 10
# 刑事案件占大头，有■: the name stands in the clause before
_BARE = lazy.compile(r"(?:共?有|就有|达到?|为|是|计|共|仅)")
_BARE_LONGEST = 2
_NEGATION = "不未无非没"


@dataclass(frozen=True, slots=True)
class Match:
    """A name met beside a figure; smaller `distance` is nearer, words behind the figure count as further."""

    name: str
    word: str
    distance: int


class Labels:
    """Names of figures by the words beside them; each figure is looked at once."""

    def __init__(self, identities: Identities) -> None:
        self.identities = identities
        self._seen: dict[int, tuple[Match, ...]] = {}

    def matches(self, figure: Figure) -> tuple[Match, ...]:
        """Every name met beside the figure, nearest first."""
        known = self._seen.get(figure.index)
        if known is None:
            found = list(self._find(figure))
            known = tuple(sorted(found, key=lambda m: (m.distance, -len(m.word), m.name)) if len(found) > 1 else found)
            self._seen[figure.index] = known
        return known

    def name(self, figure: Figure, among: Container[str]) -> Match | None:
        """The nearest of the given names, or None."""
        for match in self.matches(figure):
            if match.name in among:
                return match
        return None

    def _find(self, figure: Figure) -> Iterable[Match]:
        names_of = self.identities.names_of
        before = figure.pre[-(_NEAR + self.identities.longest + 1) :]
        if len(before) <= _BARE_LONGEST and _BARE.fullmatch(before):
            before = figure.lead[-20:] + before
        for text, behind in ((before, False), (figure.post[:_AFTER], True)):
            for found in self.identities.pattern.finditer(text):
                if found.start() and text[found.start() - 1] in _NEGATION:
                    continue
                distance = found.start() + 4 if behind else len(text) - found.end()
                if distance <= _NEAR:
                    for name in names_of[found.group()]:
                        yield Match(name, found.group(), distance)

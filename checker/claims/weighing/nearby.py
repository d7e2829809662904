"""What the weighing of two to seven figures shares: figures of one unit, their own words, what they have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from checker import lazy
from checker.claims.formula import Formula, FormulaKind, Verdict
from checker.claims.formulas.context import Context
from checker.claims.formulas.sheet import Figure
from checker.claims.formulas.wording import content
from checker.document import Span

_BEFORE, _NOW = lazy.compile("[去上]年(?!同期|的)"), lazy.compile("[今本]年|[比较]|同比|同期|20\\d\\d年")


def by_family(figures: Iterable[Figure]) -> Mapping[str, list[Figure]]:
    """Figures of each unit family in text order."""
    out: dict[str, list[Figure]] = {}
    for figure in figures:
        out.setdefault(figure.family, []).append(figure)
    return out


def agreed_spans(found: Sequence[Formula], *besides: FormulaKind) -> Mapping[Span, list[frozenset[Span]]]:
    """The figures of consistent formulas but those of the kinds `besides`, each with the figures it stands with."""
    out: dict[Span, list[frozenset[Span]]] = {}
    for formula in found:
        if formula.verdict is Verdict.CONSISTENT and formula.kind not in besides:
            for bound in formula.figures:
                out.setdefault(bound.span, []).append(formula.spans)
    return out


def words(figure: Figure) -> str:
    """The words a figure is told with: its clause before it, the clause before that where its own is bare."""
    own = figure.pre or figure.post[:12]
    return figure.lead[-16:] + own if len(own) < 4 else own


@lru_cache(maxsize=2048)
def pairs_of(text: str) -> frozenset[str]:
    """The neighbouring character pairs of the words that can tell a measure."""
    plain = content(text)
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1))


def common(a: str, b: str) -> int:
    """How many neighbouring character pairs two phrases share."""
    return len(pairs_of(a) & pairs_of(b))


def told_of(ctx: Context, figure: Figure, reach: int = 48) -> str:
    """What its sentence says before a figure, at most `reach` characters."""
    return ctx.sheet.skeleton[max(ctx.sheet.sentence(figure.at)[0], figure.at - reach) : figure.at]


def topic_of(ctx: Context, figure: Figure, reach: int = 80) -> str:
    """What its paragraph says before a figure, at most `reach` characters."""
    return ctx.sheet.skeleton[max(ctx.sheet.paragraph(figure.at)[0], figure.at - reach) : figure.at]


def all_of_before(ctx: Context, figure: Figure) -> bool:
    """去年审结■。维持■、驳回■: a paragraph that begins with last year and tells of no other time is all about it."""
    text = ctx.sheet.skeleton
    start, end = ctx.sheet.paragraph(figure.at)
    return _BEFORE.match(text, start, figure.at) is not None and not _NOW.search(text, start, end)

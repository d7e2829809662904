"""Two reports of one body side by side: parts, figures of the same measure with the growth they give, shared text."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal

from checker.audit.cache import Cache
from checker.audit.copies import Comparer, Copy, candidates
from checker.audit.corpus import Corpus, CorpusFinding, load_rules, run_corpus_rules
from checker.audit.measures import Reading, counted_by, growth_range, readings, this_year
from checker.audit.reduce import Row, build_matrix, part_titles, rows
from checker.audit.rows import ClaimRow
from checker.audit.runner import Pool, check_files
from checker.audit.spec import make_job, plan_of
from checker.config import Settings
from checker.dataclass import dataclass
from checker.diagnostics import Text
from checker.errors import UsageError

RULES = ("carryover-between-years", "base-figure", "unchanged-problems")
"""The corpus rules that speak about two reports of one body."""
EVERY = 10_000


@dataclass(frozen=True, slots=True)
class PartPair:
    """One required part in both reports."""

    id: str
    title: Text
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class FigurePair:
    """One measure in both reports."""

    label: str
    old: ClaimRow
    new: ClaimRow
    growth: tuple[Decimal, Decimal] | None
    """Growth in percent, smallest and largest the printed figures allow."""
    stated: ClaimRow | None
    """The growth the new report states."""

    @property
    def agrees(self) -> bool | None:
        """Whether the stated growth is one the figures allow; None when nothing is stated or known."""
        if self.stated is None or self.growth is None:
            return None
        low, high = self.stated.bounds
        if low is None or high is None:
            return None
        return min(low, high) <= self.growth[1] and self.growth[0] <= max(low, high)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that two reports say about each other."""

    old: Row
    new: Row
    parts: tuple[PartPair, ...]
    figures: tuple[FigurePair, ...]
    only_old: int
    """Measures only the old report has."""
    only_new: int
    copied: Copy | None
    findings: tuple[CorpusFinding, ...]

    @property
    def exit_code(self) -> int:
        """0 nothing to say, 1 findings, 3 something could not be read."""
        if self.old.unread or self.new.unread:
            return 3
        return int(bool(self.findings))


def compare(old: str, new: str, settings: Settings, today: dt.date) -> Comparison:
    """Compare last year's report `old` with this year's `new`; they are taken for reports of one body."""
    if old == new:
        raise UsageError("两份报告是同一个文件 (the same file twice)")
    job = make_job(settings, today)
    with Cache(None) as cache:
        check_files([old, new], job, cache, Pool(None))
        build_matrix(cache.db, None, None, ())
        before, after = rows(cache.db)
        year = after.year or (before.year + 1 if before.year else today.year - 1)
        cache.db.execute("UPDATE matrix SET body = 'one', year = ? WHERE seq = 1", (year,))
        cache.db.execute("UPDATE matrix SET body = 'one', year = ? WHERE seq = 0", (year - 1,))
        corpus = Corpus(cache.db)
        rules = [r for r in load_rules(plan_of(job.packed).registry.corpus_rules) if r.name in RULES]
        figures, only_old, only_new = _figures(corpus, corpus.row(0), corpus.row(1))
        return Comparison(
            before,
            after,
            tuple(_parts(corpus, before, after)),
            figures,
            only_old,
            only_new,
            _copied(corpus),
            tuple(run_corpus_rules(corpus, rules)),
        )


def _parts(corpus: Corpus, old: Row, new: Row) -> Iterator[PartPair]:
    before, after = json.loads(old.parts), json.loads(new.parts)
    for part, (zh, en) in part_titles(corpus.db).items():
        yield PartPair(part, Text(zh, en), before.get(part), after.get(part))


def _figures(corpus: Corpus, old: Row, new: Row) -> tuple[tuple[FigurePair, ...], int, int]:
    claims = corpus.claims(new)
    rates = {c.ident: counted_by(claims, c) for c in claims if c.kind == "growth" and "环比" not in c.context}
    stated = {count.ident: claims_by(claims, ident) for ident, count in rates.items() if count is not None}
    before, after = _once(readings(corpus.claims(old)), old.year), _once(readings(claims), new.year)
    pairs: dict[tuple[object, str, str], FigurePair] = {}
    for key, reading in after.items():
        if key in before:
            claim, base = reading.claim, before[key].claim
            pair = FigurePair(_label(reading), base, claim, growth_range(claim, base), stated.get(claim.ident))
            known = pairs.setdefault((reading.measure, base.text, claim.text), pair)
            if known.stated is None and pair.stated is not None:
                pairs[reading.measure, base.text, claim.text] = pair
    return tuple(pairs.values()), len(before.keys() - after.keys()), len(after.keys() - before.keys())


def claims_by(claims: list[ClaimRow], ident: int) -> ClaimRow:
    """The claim of that number."""
    return next(c for c in claims if c.ident == ident)


def _once(found: list[Reading], year: int | None) -> dict[tuple[object, str], Reading]:
    """The first figure of each measure and subject that is about the report year."""
    out: dict[tuple[object, str], Reading] = {}
    for reading in found:
        carried = "carried-over" in reading.claim.qualifiers
        if carried or this_year(reading.claim, year):
            out.setdefault((reading.measure, reading.claim.subject or ""), reading)
    return out


def _label(reading: Reading) -> str:
    claim, matter = reading.claim, reading.measure.matter
    subject = claim.subject or matter
    if matter not in subject and len(subject) <= 2:
        subject = matter
    action = claim.action or ""
    own = "（本级）" if reading.measure.own else ""
    return f"{subject}{own}" + (f" · {action}" if action and action not in subject else "")


def _copied(corpus: Corpus) -> Copy | None:
    comparer = Comparer(corpus)
    for candidate in candidates(corpus, comparer.phrases):
        swapped = type(candidate)(candidate.right, candidate.left, tuple((b, a) for a, b in candidate.units))
        return comparer.compare(swapped, shown=EVERY)
    return None

"""One audit from beginning to end: map, matrix, corpus rules; what reporters of the audit are given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from checker.audit.cache import Cache
from checker.audit.corpus import (
    Corpus,
    CorpusFinding,
    CorpusRule,
    corpus_key,
    load_rules,
    pack_findings,
    run_corpus_rules,
    unpack_findings,
)
from checker.audit.reduce import Total, build_matrix, overall
from checker.audit.roster import Roster
from checker.audit.runner import OnDone, Pool, Tally, check_files
from checker.audit.spec import make_job, plan_of
from checker.config import Settings
from checker.config.model import Layer
from checker.dataclass import dataclass
from checker.diagnostics import Text
from checker.errors import UsageError
from checker.plugins import load_registry


@dataclass(frozen=True)
class Audit:
    """A finished audit. The matrix lies in `cache.db` (tables `matrix`, `run`, `result`), to be streamed."""

    cache: Cache
    corpus: tuple[CorpusFinding, ...]
    tally: Tally
    total: Total
    year: int | None
    roots: tuple[str, ...]
    bad: int = 0
    """Reports that could not be read or on which a rule failed."""
    problems: tuple[Text, ...] = ()
    """What went wrong outside any file (a plugin that failed to load)."""

    @property
    def exit_code(self) -> int:
        """0 nothing to say, 1 findings or missing parts, 3 something unread, crashed or not loaded."""
        crashed = any(f.name == "internal-error" for f in self.corpus)
        if self.bad or crashed or self.problems or not self.total.reports:
            return 3
        return int(bool(self.total.errors or self.total.inconsistencies or self.total.warnings or self.corpus))


def run_audit(
    paths: Sequence[str],
    settings: Settings,
    today: dt.date,
    cache: Cache,
    pool: Pool,
    *,
    roster: Roster | None = None,
    year: int | None = None,
    roots: Sequence[str] = (),
    on_done: OnDone = lambda _n, _cached: None,
) -> Audit:
    """Check `paths` (sorted, each once), build the matrix and run the corpus rules.

    `year` is the report year asked for; it is no setting of the check itself, for an audit may span years.
    """
    mine, others = _split_options(settings.options)
    job = make_job(replace(settings, options=others, layers=ordinary_layers(settings.layers)), today)
    registry = plan_of(job.packed).registry
    tally = check_files(paths, job, cache, pool, on_done)
    build_matrix(cache.db, roster, year, tuple(roots))
    corpus = Corpus(cache.db, roster, year)
    rules = _selected(settings, load_rules(registry.corpus_rules))
    key = corpus_key(corpus, rules, mine, job.digest)
    packed = cache.corpus(key)
    if packed is None:
        packed = pack_findings(run_corpus_rules(corpus, rules, mine))
        cache.keep_corpus(key, packed)
    problems = tuple(
        Text(f"插件 {p.name} 未能加载：{p.error}", f"Plugin {p.name} failed to load: {p.error}")
        for p in registry.failed
    )
    found = tuple(unpack_findings(packed))
    (bad,) = cache.db.execute("SELECT count(*) FROM matrix WHERE unread OR crashed").fetchone()
    return Audit(cache, found, tally, overall(cache.db), year, tuple(roots), int(bad), problems)


def _split_options(
    options: Mapping[str, Mapping[str, Any]],
) -> tuple[dict[str, Mapping[str, Any]], dict[str, Mapping[str, Any]]]:
    """The options of corpus rules apart from those of ordinary rules, which know no corpus rule."""
    known = {key: r for r in load_rules(load_registry().corpus_rules) for key in (r.code, r.name)}
    mine: dict[str, Mapping[str, Any]] = {}
    others: dict[str, Mapping[str, Any]] = {}
    for key, values in options.items():
        if key not in known:
            others[key] = values
            continue
        for name in values:
            if name not in known[key].options:
                raise UsageError(f"[rules.{key}]: 规则没有“{name}”这个选项 (unknown option)")
        mine[known[key].name] = values
    return mine, others


def ordinary_layers(layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """The layers without selectors that name corpus rules, which the check of single files does not know."""
    known = {key for r in load_rules(load_registry().corpus_rules) for key in (r.code, r.name)}

    def keep(selectors: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(s for s in selectors if s not in known and s != "A")

    return tuple(replace(x, select=None if x.select is None else keep(x.select), ignore=keep(x.ignore)) for x in layers)


def _selected(settings: Settings, rules: Sequence[CorpusRule]) -> tuple[CorpusRule, ...]:
    """Corpus rules run unless an `ignore` names them."""
    gone = {s for layer in settings.layers for s in layer.ignore}
    return tuple(r for r in rules if not gone & {"A", r.code, r.name})

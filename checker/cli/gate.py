"""What a run says beside the findings: suppressions no longer used, the baseline, plugins that failed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checker.diagnostics import Diagnostic, FileResult, Text
from checker.diagnostics.run import Run
from checker.diagnostics.suppression import Suppression, entry_finding, stale_entries
from checker.document import Block, Document, Place, ReportFacts, Segment, SourceMap, Span
from checker.engine import Plan, levelled
from checker.plugins import Registry


def plugin_problems(registry: Registry) -> tuple[Text, ...]:
    """A message for every plugin that could not be loaded."""
    return registry.problems


def judge_suppressions(run: Run, plan: Plan, paths: Sequence[str]) -> Run:
    """Add findings for the configuration's suppressions that have expired or are no longer used."""
    if not plan.suppressions:
        return run
    today = plan.context.today
    found = [d for r in run.results for d in (*r.diagnostics, *r.suppressed)]
    used = frozenset((d.fingerprint, d.code, d.name) for d in found)
    expired = [s for s in plan.suppressions if s.expired(today)]
    unused = stale_entries(plan.suppressions, used, lambda s: s not in expired and _could_meet(run, plan, s, paths))
    results = [_entries_result(file, [*expired, *unused], plan) for file in _files([*expired, *unused])]
    return replace(run, results=(*run.results, *results))


def _could_meet(run: Run, plan: Plan, entry: Suppression, paths: Sequence[str]) -> bool:
    """Whether the run would have met the finding an entry is about, had it still been there."""
    ran = {key for r in plan.rules for key in (r.code, r.name)}
    if run.skipped or (entry.rule and entry.rule not in ran):
        return False
    if entry.path:
        return any(Path(r.path).resolve() == Path(entry.path) and not r.unread and not r.crashed for r in run.results)
    home = Path(entry.file).parent.resolve()
    return run.complete and any(Path(p).is_dir() and home.is_relative_to(Path(p).resolve()) for p in paths)


def _files(entries: Sequence[Suppression]) -> list[str]:
    return list(dict.fromkeys(e.file for e in entries))


def _entries_result(file: str, entries: Sequence[Suppression], plan: Plan) -> FileResult:
    """The configuration file as a result of its own, with a finding at each entry."""
    text = Path(file).read_text(encoding="utf-8-sig")
    lines = SourceMap([Segment(0, len(text), Place(line=1, column=1, offset=0))])
    document = Document(file, "toml", text, (Block(Span(0, len(text))),), lines)
    mine = [e for e in entries if e.file == file]
    found = [levelled(plan, entry_finding(e, _entry_span(text, e), plan.context.today)) for e in mine]
    return FileResult(
        file, document, None, ReportFacts(), (), None, tuple(sorted(found, key=Diagnostic.sort_key)), configuration=True
    )


def _entry_span(text: str, entry: Suppression) -> Span:
    match = re.search(rf"^.*{re.escape(entry.fingerprint)}.*$", text, re.M)
    return Span(*match.span()) if match else Span(0, 0)


def write(run: Run, path: Path) -> Run:
    """Write everything found as the new baseline; the run then reports nothing of it."""
    from checker.diagnostics.baseline import apply_baseline, make_entries, write_baseline

    entries = make_entries(run.results, path.parent)
    write_baseline(path, entries)
    applied = apply_baseline(run.results, entries, path.parent, lambda _rule: False)
    note = Text(
        f"已写入基线 {path}：{applied.hidden} 条。", f"Baseline written to {path}: {applied.hidden} finding(s)."
    )
    return replace(run, results=applied.results, baselined=applied.hidden, notes=(*run.notes, note))


def apply(run: Run, path: Path) -> Run:
    """Hide what the baseline knows; what is gone leaves the file too, so that it only ever shrinks."""
    from checker.diagnostics.baseline import apply_baseline, read_baseline, write_baseline

    entries = read_baseline(path)
    selected = run.selected or frozenset()
    applied = apply_baseline(run.results, entries, path.parent, lambda rule: not run.skipped and rule in selected)
    notes = run.notes
    if applied.gone:
        try:
            write_baseline(path, applied.shrunk)
        except OSError:
            words = (
                "基线文件不可写，已改正的条目仍在其中。",
                "The baseline cannot be written; what is gone is still in it.",
            )
            notes = (*notes, Text(*words))
    return replace(run, results=applied.results, baselined=applied.hidden, gone=applied.gone, notes=notes)

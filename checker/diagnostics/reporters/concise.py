"""`--format concise`: one line per finding, `path:line:col: severity code name message`, for editors and grep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.diagnostics.message import Lang, Text
from checker.diagnostics.run import Run
from checker.diagnostics.terminal.frame import Canvas
from checker.diagnostics.terminal.rows import Ruler
from checker.diagnostics.terminal.summary import coverage_words, verdict
from checker.diagnostics.terminal.words import ASCII


def report(run: Run) -> str:
    """The run, a finding a line, and the verdict at the end."""
    lines = []
    for result in run.results:
        for found in result.diagnostics:
            line, column = result.document.position(found.primary.span.start) if result.document else (1, 1)
            message = " ".join(found.message(run.lang).split())
            code = f"{found.code}:{found.fingerprint}" if run.look.ids else found.code
            lines.append(f"{result.path}:{line}:{column}: {found.severity} {code} {found.name} {message}")
    lines += [problem(run.lang) for problem in run.problems]
    return "\n".join([*lines, closing(run)]) + "\n"


def closing(run: Run) -> str:
    """The verdict, what is set aside, and the coverage in one line."""
    _, _, words = verdict(run, Canvas(Ruler(), ASCII, run.look.width, run.lang))
    return _joined([words, *_set_aside(run), coverage_words(run)], run.lang)


def _set_aside(run: Run) -> Iterator[Text]:
    """How many findings are known and not shown, so that silence is not misread."""
    if suppressed := sum(len(r.suppressed) for r in run.results):
        yield Text(f"已抑制 {suppressed} 处。", f"{suppressed} suppressed.")
    if run.baselined:
        yield Text(f"基线内 {run.baselined} 处。", f"{run.baselined} in the baseline.")


def _joined(sentences: Sequence[Text], lang: Lang) -> str:
    return ("" if lang == "zh" else " ").join(sentence(lang) for sentence in sentences)

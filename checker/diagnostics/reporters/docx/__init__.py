"""`--format docx`: the Word draft itself with the findings as comments on the exact words."""

from __future__ import annotations

from checker.diagnostics.reporters.docx.annotate import annotate
from checker.diagnostics.run import Run
from checker.errors import UsageError

__all__ = ["annotate", "report"]


def report(run: Run) -> bytes:
    """The annotated draft; a `UsageError` unless the run is about one Word file that could be read."""
    reports = [r for r in run.results if not r.configuration]
    if len(reports) != 1:
        raise UsageError(
            f"docx 批注一次只能写一份文件，这次有 {len(reports)} 份；请逐份检查。"
            f" (docx annotates one file at a time; this run has {len(reports)})"
        )
    result = reports[0]
    if result.document is None:
        words = "；".join(d.message(run.lang) for d in result.diagnostics)
        raise UsageError(f"{result.path}: 没有读成，不能写批注 (not read, cannot be annotated)：{words}")
    if result.document.format != "docx":
        raise UsageError(
            f"{result.path}: 只有 .docx 文件可以写批注，请把报告另存为 .docx，或改用 --format html。"
            " (only .docx files can be annotated: save it as .docx, or use --format html)"
        )
    return annotate(run.read(result.path), result, run)

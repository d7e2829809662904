"""`--format github`: workflow commands that GitHub shows beside the changed lines."""

from __future__ import annotations

from checker.diagnostics.model import Severity
from checker.diagnostics.reporters.plain import Item, details, items
from checker.diagnostics.run import Run

LEVEL = {
    Severity.ERROR: "error",
    Severity.INCONSISTENCY: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def report(run: Run) -> str:
    """One command a finding; problems of the run itself come first."""
    lines = [f"::error title=fazhi::{_data(p(run.lang))}" for p in run.problems]
    if run.skipped:
        lines.append(f"::error title=fazhi::{_data('未检查 (not checked): ' + ', '.join(run.skipped))}")
    lines += [_command(item, run) for item in items(run)]
    return "".join(f"{line}\n" for line in lines)


def _command(item: Item, run: Run) -> str:
    found = item.found
    fields = {"file": item.result.path}
    if item.lined:
        line, column = item.position(found.primary.span.start)
        end_line, end_column = item.position(found.primary.span.end)
        fields |= {"line": str(line), "endLine": str(end_line)}
        if line == end_line:
            fields |= {"col": str(column), "endColumn": str(max(end_column, column))}
    fields["title"] = f"{found.code} {found.name}"
    words = "\n".join([found.message(run.lang), *details(item, run.lang)])
    listed = ",".join(f"{key}={_property(value)}" for key, value in fields.items())
    return f"::{LEVEL[found.severity]} {listed}::{_data(words)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

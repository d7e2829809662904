"""Where a run's output goes: standard output in one format, and any number of files beside it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from checker.config.schema import suggestion
from checker.dataclass import dataclass
from checker.diagnostics.reporters import FORMATS, Report, format_of, reporter
from checker.diagnostics.run import Look, Run
from checker.errors import UsageError


@dataclass(frozen=True, slots=True)
class Target:
    """One output: a format and the file it goes to; no file is standard output."""

    format: str
    path: str | None = None


def targets(format_: str | None, outputs: Sequence[str], known: Sequence[str]) -> list[Target]:
    """What `--format` and every `--output` ask for.

    `--output FORMAT:FILE` names the format; else the one `--format` gives when there is a single output and no other
    way to tell, else the file's suffix. A lone `--output` with `--format` writes there instead of standard output.
    """
    if format_ is not None and format_ not in known:
        raise UsageError(f"没有输出格式“{format_}” (unknown format){suggestion(format_, known)}")
    files = [_target(text, format_ if len(outputs) == 1 else None, known) for text in outputs]
    if format_ is not None and len(files) == 1 and files[0].format == format_:
        return files
    return [Target(format_ or "text"), *files]


def _target(text: str, given: str | None, known: Sequence[str]) -> Target:
    name, colon, path = text.partition(":")
    if colon and name in known and path:
        return Target(name, path)
    found = given or format_of(text)
    if found is None:
        raise UsageError(
            f"--output {text}: 看不出格式，请写成 格式:文件，如 gitlab:{text} (unknown suffix: write FORMAT:FILE)"
        )
    return Target(found, text)


def known_formats(plugins: Sequence[Any]) -> list[str]:
    """Built-in formats and those of plugins (their reporters have `name` and `report`)."""
    return [*FORMATS, *sorted(str(p.name) for p in plugins)]


def _find(name: str, plugins: Sequence[Any]) -> Report:
    found: Report | None = next((p.report for p in plugins if p.name == name), None)
    return found or reporter(name)


def write(run: Run, wanted: Sequence[Target], plugins: Sequence[Any] = ()) -> None:
    """Render the run once per target and write it; files are whole or not there."""
    for target in wanted:
        if target.path is not None:
            plain = replace(run, look=replace(run.look, colour=False, unicode=True))
            _write_file(target, _find(target.format, plugins)(plain))
            continue
        rendered = _find(target.format, plugins)(run)
        if isinstance(rendered, bytes):
            if sys.stdout.isatty():
                raise UsageError(f"{target.format} 不能显示在屏幕上，请加 --output 文件 (give --output FILE)")
            sys.stdout.buffer.write(rendered)
        elif target.format in ("text", "concise"):
            click.echo(rendered, nl=False, color=run.look.colour)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(rendered.encode("utf-8", "replace"))
            sys.stdout.buffer.flush()


def _write_file(target: Target, rendered: str | bytes) -> None:
    data = rendered if isinstance(rendered, bytes) else rendered.encode("utf-8", "replace")
    path = Path(target.path or "")
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():  # /dev/stderr, a named pipe
            path.write_bytes(data)
            return
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        raise UsageError(f"--output {path}: 写不进去 (cannot write): {error.strerror}") from error


def look(colour: str, ambiguous: int, ids: bool, environment: Mapping[str, str]) -> Look:
    """How to lay out text for the terminal (or pipe) standard output is."""
    terminal = sys.stdout.isatty()
    wants = colour == "always" or (
        colour == "auto" and terminal and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
    )
    width = _columns() if terminal or environment.get("COLUMNS") else 80
    boxes = ambiguous == 1 and _can_print("╭│╰├━─┬…✓✗◐·")
    return Look(max(40, min(width, 120)), wants, boxes, ambiguous, ids)


def _can_print(marks: str) -> bool:
    try:
        marks.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _columns() -> int:
    from shutil import get_terminal_size

    return get_terminal_size((80, 24)).columns

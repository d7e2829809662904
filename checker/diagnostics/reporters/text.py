"""`--format text`: for people, in a terminal or a pipe. Layout is `checker.diagnostics.terminal`'s; this paints."""

from __future__ import annotations

from collections.abc import Iterable

from checker.diagnostics.run import Run
from checker.diagnostics.terminal.page import page_rows
from checker.diagnostics.terminal.rows import Row

STYLES = {
    "error": "bold red",
    "inconsistency": "bold magenta",
    "warning": "bold yellow",
    "info": "bold cyan",
    "secondary": "blue",
    "frame": "bright_black",
    "gutter": "bright_black",
    "dim": "bright_black",
    "path": "bold",
    "bold": "bold",
    "code": "bright_black",
    "label": "bold",
    "good": "bold green",
    "own": "green",
    "sub": "green",
    "mention": "yellow",
    "missing": "bold red",
    "words-missing": "red",
    "words-mention": "yellow",
}
"""Style names of the layout in terms of the terminal's own sixteen colours."""


def report(run: Run) -> str:
    """The run as text; ANSI colours when the run's look asks for them."""
    rows = page_rows(run)
    return painted(rows) if run.look.colour else plain(rows)


def plain(rows: Iterable[Row]) -> str:
    """Rows as text without any control sequence or trailing blank."""
    return "".join("".join(p.text for p in row).rstrip() + "\n" for row in rows)


def painted(rows: Iterable[Row]) -> str:
    """Rows as text with ANSI colours."""
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {name: Style.parse(words) for name, words in STYLES.items()}
    none = Style.null()

    def paint(row: Row) -> str:
        return "".join(
            styles.get(p.style, none).render(p.text, color_system=ColorSystem.STANDARD) if p.style else p.text
            for p in row
        )

    return "".join(paint(row).rstrip() + "\n" for row in rows)

"""Makes a finding of a broken identity: the suspect cell first, the other figures beside it."""

from __future__ import annotations

from checker.api import Finding, Label, Text
from openness_report.checks import Broken, main_figure
from openness_report.tables import DataTable, Figure


def identity_finding(table: DataTable, found: Broken, suspects: frozenset[object]) -> Finding:
    """One finding per broken identity and line; zeros are not labelled unless they are the suspect."""
    main = main_figure(found, suspects)  # type: ignore[arg-type]
    others = tuple(
        Label(f.span, Text(f"{f.row}·{f.column}", f"{f.row} · {f.column}"))
        for f in found.figures
        if f is not main and f.value
    )
    where = f"“{found.line}”"
    return Finding(
        Text(
            f"表“{table.form.title}”{where}{'一行' if found.identity.along == 'row' else '一列'}的数字对不上。",
            f"Table {table.form.title}: the figures of {where} do not agree.",
        ),
        Label(main.span, Text(_words(main), _words(main))),
        others,
        notes=(Text(f"{found.identity.source}：{found.arithmetic()}", f"{found.identity.id}: {found.arithmetic()}"),),
        help=Text("请核对表内数字后改正；程序不改数字。", "Please check the table; figures are never changed for you."),
        key=f"{found.identity.id}:{found.line}",
    )


def _words(figure: Figure) -> str:
    return f"{figure.row}·{figure.column}：{figure.value}"

"""`python -m benchmarks.corpus generate|score`."""

from __future__ import annotations

from pathlib import Path

import click

from benchmarks.corpus.generate import Wanted, generate
from benchmarks.corpus.score import score


@click.group()
def main() -> None:
    """Synthetic corpora with planted faults."""


@main.command("generate")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--bodies", default=100, show_default=True)
@click.option("--years", default="2023,2024", show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--in-report", default=0.2, show_default=True, help="Share of reports with one fault of their own.")
@click.option("--corpus", default=0.1, show_default=True, help="Share of reports with one fault across reports.")
@click.option("--formats", default="txt", show_default=True, help="txt, html, docx; several by comma.")
def generate_(out: Path, bodies: int, years: str, seed: int, in_report: float, corpus: float, formats: str) -> None:
    """Write OUT/reports, OUT/roster.csv and OUT/gold.jsonl."""
    wanted = Wanted(bodies, tuple(map(int, years.split(","))), seed, in_report, corpus, tuple(formats.split(",")))
    for name, number in sorted(generate(wanted, out).items()):
        click.echo(f"{name:24} {number}")


@main.command("score")
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("store", type=click.Path(path_type=Path, exists=True))
@click.option("--show", default=0, help="Misses and false alarms to show for each name.")
def score_(out: Path, store: Path, show: int) -> None:
    """Precision and recall of an audit of OUT/reports whose result lies in STORE (a DuckDB file)."""
    for line in score(out, store, show):
        click.echo(line)


main()

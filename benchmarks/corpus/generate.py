"""A corpus: bodies over several years, faults planted at a known rate, a roster, and the gold list."""

from __future__ import annotations

import csv
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from benchmarks.corpus import faults
from benchmarks.corpus.figures import Figures, series
from benchmarks.corpus.names import Body, bodies
from benchmarks.corpus.report import Draft, compose
from benchmarks.corpus.write import WRITERS


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to generate."""

    bodies: int
    years: tuple[int, ...]
    seed: int = 1
    in_report: float = 0.2
    """Share of reports with one fault of their own."""
    corpus: float = 0.1
    """Share of reports with one fault that only shows beside other reports."""
    formats: tuple[str, ...] = ("txt",)


def generate(wanted: Wanted, out: Path) -> Counter[str]:
    """Write the reports below `out/reports`, `out/roster.csv` and `out/gold.jsonl`; what was planted."""
    planted: Counter[str] = Counter()
    out.mkdir(parents=True, exist_ok=True)
    with (
        (out / "gold.jsonl").open("w", encoding="utf-8") as gold,
        (out / "roster.csv").open("w", encoding="utf-8-sig", newline="") as names,
    ):
        roster = csv.writer(names)
        roster.writerow(["单位", "地区", "类别", "上级"])
        made = bodies(wanted.bodies, wanted.seed)
        for city, group in groupby(made, key=lambda b: b.city):
            members = list(group)
            roster.writerows([b.name, b.city, b.kind, b.superior] for b in members)
            for record in _city(members, wanted, out / "reports" / city):
                planted[record["name"]] += 1
                gold.write(json.dumps(record, ensure_ascii=False) + "\n")
    return planted


def _city(members: Sequence[Body], wanted: Wanted, folder: Path) -> Iterator[faults.Gold]:
    rng = random.Random(f"faults {wanted.seed} {members[0].city}")
    years = range(min(wanted.years), max(wanted.years) + 1)
    numbers = {b.name: series(b, years) for b in members}
    _sum_up(members, numbers)
    before: dict[str, Draft] = {}
    for year in wanted.years:
        drafts = [compose(b, year, numbers[b.name][year]) for b in members]
        clean = {d.body.name: [b.words for b in d.part("measures") if b.level == 0] for d in drafts}
        absent = {d.body.name for d in drafts[1:] if rng.random() < wanted.corpus * 0.15}
        for draft in drafts:
            draft.path = _path(draft, folder, rng.choice(wanted.formats))
        yield from _lower_total([d for d in drafts if d.body.name not in absent], wanted, rng)
        for draft in drafts:
            yield from _plant(draft, drafts, clean, before.get(draft.body.name), wanted, rng, absent, year)
        for draft in drafts:
            if draft.body.name not in absent:
                _save(draft, folder)
        before = {d.body.name: d for d in drafts if d.body.name not in absent}


def _sum_up(members: Sequence[Body], numbers: dict[str, dict[int, Figures]]) -> None:
    """A city's mediations are those of its counties and some of its own."""
    city = members[0]
    counties = [b for b in members if b.superior == city.name and b.kind == "government"]
    for year, f in numbers[city.name].items():
        f["调解"] += sum(numbers[b.name][year]["调解"] for b in counties)
        f["调成"] += sum(numbers[b.name][year]["调成"] for b in counties)


def _lower_total(drafts: Sequence[Draft], wanted: Wanted, rng: random.Random) -> Iterator[faults.Gold]:
    """The city's total of mediations below the sum of its counties', at the rate of faults across reports."""
    city = drafts[0]
    sums = [d.figures["调解"] for d in drafts if d.body.superior == city.body.name and d.body.kind == "government"]
    if len(sums) < 2 or rng.random() >= 2 * wanted.corpus:
        return
    record = faults.lower_total(city, sum(sums), rng)
    if record:
        yield {"path": city.path, "year": city.year, "body": city.body.name, **record}


def _plant(
    draft: Draft,
    drafts: Sequence[Draft],
    clean: dict[str, list[str]],
    last: Draft | None,
    wanted: Wanted,
    rng: random.Random,
    absent: set[str],
    year: int,
) -> Iterator[faults.Gold]:
    record: faults.Gold | None = None
    if draft.body.name in absent:
        absence = {"name": "missing-report", "area": "corpus", "span": ""}
        yield {"path": draft.path, "year": year, "body": draft.body.name, **absence}
        return
    if draft is drafts[0]:
        return  # the city's own report carries the faults of totals only
    if rng.random() < wanted.in_report:
        kind = rng.choice(sorted(faults.IN_REPORT))
        record = faults.IN_REPORT[kind](draft, rng)
        if record:
            yield {"path": draft.path, "year": year, "body": draft.body.name, **record}
    if record is None and rng.random() < wanted.corpus:
        record = _corpus_fault(draft, drafts, clean, last, rng, absent)
        if record:
            yield {"path": draft.path, "year": year, "body": draft.body.name, **record}


def _corpus_fault(
    draft: Draft,
    drafts: Sequence[Draft],
    clean: dict[str, list[str]],
    last: Draft | None,
    rng: random.Random,
    absent: set[str],
) -> faults.Gold | None:
    kinds = ["copied", "copied", "duplicate"]
    if last is not None:
        kinds += ["copied-last", "carryover", "carryover", "base", "problems"]
    kind = rng.choice(kinds)
    if kind == "duplicate":
        other = draft.path.replace(".", "（修订）.")
        Path(other).parent.mkdir(parents=True, exist_ok=True)
        suffix = draft.path.rsplit(".", 1)[1]
        Path(other).write_bytes(WRITERS[suffix](draft))
        return {"name": "duplicate-report", "area": "corpus", "span": "", "other": other}
    if kind == "copied":
        source = rng.choice([d for d in drafts if d is not draft and d.body.name not in absent])
        found = faults.copy_passages(_sentences(clean[source.body.name]), draft, rng)
        return {**found, "other": source.path, "source": source.body.name} if found else None
    assert last is not None
    if kind == "copied-last":
        texts = _sentences([b.words for b in last.part("measures") if b.level == 0])
        found = faults.copy_passages(texts, draft, rng)
        return {**found, "other": last.path, "source": last.body.name} if found else None
    if kind == "carryover":
        return faults.carryover_between_years(draft, rng)
    if kind == "base":
        return faults.base_figure(last, draft, rng)
    return faults.unchanged_problems(last, draft, rng)


def _sentences(paragraphs: Sequence[str]) -> list[str]:
    return [s for p in paragraphs for s in re.split(r"(?<=。)", p) if s[1:2] == "是"]


def _path(draft: Draft, folder: Path, suffix: str) -> str:
    return str(folder / str(draft.year) / f"{draft.body.name}{draft.year}.{suffix}")


def _save(draft: Draft, _folder: Path) -> None:
    path = Path(draft.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(WRITERS[path.suffix[1:]](draft))

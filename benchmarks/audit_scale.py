"""Measures `fazhi audit` at scale on a generated corpus: throughput by workers, memory, cache, kill and resume.

    python -m benchmarks.audit_scale WORK --reports 10000 --jobs 2

Prints one JSON object; docs/scale.md is written from it. Runs are whole processes
(`python -m checker audit`), so start-up, reduce, corpus rules and the screen are included. Memory is the sum over the
process tree, sampled twice a second.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import click

from benchmarks.corpus.generate import Wanted, generate

_DONE = re.compile(r"本次检查(\d+)份，沿用缓存(\d+)份")


@click.command()
@click.argument("work", type=click.Path(path_type=Path))
@click.option("--reports", default=10_000, show_default=True)
@click.option("--jobs", default=2, show_default=True)
@click.option("--single", default=0, help="Reports for the one-worker run; 0: all.")
@click.option("--seed", default=2024, show_default=True)
@click.option("--formats", default="txt", show_default=True)
def main(work: Path, reports: int, jobs: int, single: int, seed: int, formats: str) -> None:
    """Measure an audit of a generated corpus below WORK."""
    years = (2023, 2024)
    if not (work / "gold.jsonl").exists():
        start = time.perf_counter()
        generate(Wanted(reports // len(years), years, seed, 0.2, 0.2, tuple(formats.split(","))), work)
        click.echo(f"generated in {time.perf_counter() - start:.0f} s", err=True)
    folder = work / "reports"
    files = sorted(folder.rglob("*.*"))
    size = sum(f.stat().st_size for f in files)
    out: dict[str, object] = {"files": len(files), "bytes": size, "cores": os.cpu_count()}
    part = (
        [folder]
        if not single
        else sorted(folder.iterdir())[: max(1, single * len(list(folder.iterdir())) // len(files))]
    )
    roster = ["--roster", str(work / "roster.csv")]
    for name, count, paths in (("one", 1, part), ("many", jobs, [folder])):
        cache = work / f"{name}.sqlite"
        _remove(cache)
        out[name] = _run([*map(str, paths), *roster, "--jobs", str(count), "--cache", str(cache)])
        click.echo(f"{name}: {out[name]}", err=True)
    cache = work / "many.sqlite"
    out["again"] = _run([str(folder), *roster, "--jobs", str(jobs), "--cache", str(cache)])
    out["cache_bytes"] = cache.stat().st_size
    killed = work / "killed.sqlite"
    _remove(killed)
    arguments = [str(folder), *roster, "--jobs", str(jobs), "--cache", str(killed)]
    first = _run(arguments, kill_after=0.4 * float(out["many"]["seconds"]))  # type: ignore[index]
    second = _run([*arguments, "--csv", str(work / "resumed.csv")])
    out["killed"], out["resumed"] = first, second
    views = {"--csv": "m.csv", "--html": "m.html", "--xlsx": "m.xlsx", "--store": "m.duckdb", "--parquet": "parquet"}
    for option, name in views.items():
        target = work / name
        run = _run([str(folder), *roster, "-q", "--cache", str(cache), option, str(target)])
        held = sum(f.stat().st_size for f in target.iterdir()) if target.is_dir() else target.stat().st_size
        out[option] = {**run, "bytes": held}
    out["same_after_kill"] = (work / "resumed.csv").read_bytes() == (work / "m.csv").read_bytes()
    click.echo(json.dumps(out, indent=1, ensure_ascii=False))


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _run(arguments: list[str], kill_after: float | None = None) -> dict[str, object]:
    start = time.perf_counter()
    before = os.times()
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", "audit", "--isolated", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    peak, curve = 0, []
    while True:
        try:
            process.wait(0.5)
            break
        except subprocess.TimeoutExpired:
            used = _memory(process.pid)
            peak = max(peak, used)
            curve.append(used // 2**20)
        if kill_after is not None and time.perf_counter() - start > kill_after:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            break
    seconds = time.perf_counter() - start
    after = os.times()
    done = _DONE.search(re.sub(r"\s", "", process.stdout.read() if process.stdout else ""))
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    step = max(1, len(curve) // 12)
    return {
        "seconds": round(seconds, 2),
        "cpu": round(cpu, 2),
        "checked": int(done[1]) if done else None,
        "cached": int(done[2]) if done else None,
        "peak_mb": peak // 2**20,
        "memory_mb": curve[::step],
    }


def _memory(root: int) -> int:
    """Resident bytes of a process and all below it (shared pages counted in each)."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    total, todo = 0, [root]
    while todo:
        pid = todo.pop()
        todo += children.get(pid, [])
        try:
            total += int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except OSError:
            continue
    return total


if __name__ == "__main__":
    main()

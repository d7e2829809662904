"""The map: any order, any number of workers, bad files, cache, death of workers and of the run."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest
from audit_helpers import TODAY, paths_of

from checker.audit import runner, worker
from checker.audit.cache import Cache
from checker.audit.page import write_page
from checker.audit.run import run_audit
from checker.audit.runner import Pool, check_files, local_pool
from checker.audit.sheet_csv import write_csv
from checker.audit.spec import WorkerMismatch, make_job
from checker.audit.workbook import write_workbook
from checker.config import Settings

FORKS = sys.platform.startswith("linux")


def views(paths, pool, folder: Path) -> dict[str, bytes]:
    folder.mkdir()
    with Cache(None) as cache:
        audit = run_audit(sorted(paths), Settings(), TODAY, cache, pool)
        write_csv(audit, folder / "m.csv", "zh")
        write_page(audit, folder / "m.html", "zh")
        write_workbook(audit, folder / "m.xlsx", "zh")
        return {p.name: p.read_bytes() for p in folder.iterdir()}


def test_workers_and_order_never_change_the_bytes(small_corpus, tmp_path):
    paths = list(paths_of(small_corpus))[:40]
    alone = views(paths, Pool(None), tmp_path / "one")
    random.Random(1).shuffle(paths)
    assert views(paths, local_pool(3), tmp_path / "three") == alone


def test_one_bad_file_never_stops_the_rest(small_corpus, tmp_path):
    bad = {"空.txt": b"", "坏.docx": b"PK\x03\x04nonsense", "怪.html": b"\xff\xfe\x00\x01" * 50, "乱.pdf": b"%PDF-1.7"}
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    missing = str(tmp_path / "没有.txt")
    paths = sorted([*paths_of(small_corpus)[:6], *(str(tmp_path / n) for n in bad), missing])
    with Cache(None) as cache:
        audit = run_audit(paths, Settings(), TODAY, cache, local_pool(2))
        unread = {Path(p).name for (p,) in cache.db.execute("SELECT path FROM matrix WHERE unread")}
    assert audit.total.reports == len(paths)
    assert {*bad, "没有.txt"} - {"怪.html"} <= unread
    assert audit.exit_code == 3


def test_second_run_checks_nothing_and_a_changed_file_alone(small_corpus, tmp_path):
    paths = [tmp_path / f"{i}.txt" for i in range(5)]
    for path, source in zip(paths, paths_of(small_corpus), strict=False):
        path.write_bytes(Path(source).read_bytes())
    job = make_job(Settings(), TODAY)
    names = list(map(str, paths))
    with Cache(tmp_path / "c.sqlite") as cache:
        assert (check_files(names, job, cache, Pool(None)).checked) == 5
    paths[2].write_text("另一份报告", encoding="utf-8")
    with Cache(tmp_path / "c.sqlite") as cache:
        tally = check_files(names, job, cache, Pool(None))
    assert (tally.checked, tally.cached) == (1, 4)


def test_other_settings_are_other_results(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("截止目前，办结12件。", encoding="utf-8")
    with Cache(tmp_path / "c.sqlite") as cache:
        check_files([str(path)], make_job(Settings(), TODAY), cache, Pool(None))
        again = check_files([str(path)], make_job(Settings(year=2020), TODAY), cache, Pool(None))
        same = check_files([str(path)], make_job(Settings(jobs=7, lang="en"), TODAY), cache, Pool(None))
    assert (again.checked, same.cached) == (1, 1)


def test_prune_keeps_what_the_run_used(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"报告{name}", encoding="utf-8")
    with Cache(tmp_path / "c.sqlite") as cache:
        for names in (["a.txt", "b.txt"], ["b.txt"]):
            run_audit([str(tmp_path / n) for n in names], Settings(), TODAY, cache, Pool(None))
        assert cache.prune("SELECT result FROM matrix") == 1


def test_a_worker_with_other_rules_is_refused():
    job = make_job(Settings(), TODAY)
    other = replace(job, signature=(*job.signature, "plugin county-terms county-terms 9.9 ok"))
    with pytest.raises(WorkerMismatch, match=r"county-terms 9\.9"):
        worker.check_batch(other, ())


@pytest.mark.skipif(not FORKS, reason="needs fork to hand the failing function to workers")
def test_a_file_that_kills_its_worker_is_named_and_tried_again_next_time(small_corpus, tmp_path, monkeypatch):
    paths = list(paths_of(small_corpus))[:20]
    real = worker.extract

    def deadly(plan, data, path):
        if path == paths[7]:
            os._exit(9)
        return real(plan, data, path)

    monkeypatch.setattr(worker, "extract", deadly)
    pool = Pool(lambda: ProcessPoolExecutor(2, mp_context=get_context("fork")), 2)
    job = make_job(Settings(), TODAY)
    with Cache(tmp_path / "c.sqlite") as cache:
        tally = check_files(paths, job, cache, pool)
    assert tally.lost == [paths[7]]
    assert tally.checked == 20
    monkeypatch.setattr(worker, "extract", real)
    with Cache(tmp_path / "c.sqlite") as cache:
        tally = check_files(paths, job, cache, Pool(None))
    assert (tally.checked, tally.cached) == (1, 19)


def test_batches_are_bounded(monkeypatch):
    monkeypatch.setattr(runner, "BATCH_BYTES", 100)
    items = [worker.Item(i, str(i), b"x" * 60) for i in range(5)]
    assert [len(b) for b in runner._batches(iter(items))] == [2, 2, 1]


def rows_in(path: Path) -> int:
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
            return int(db.execute("SELECT count(*) FROM result").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


@pytest.mark.slow
@pytest.mark.skipif(not FORKS, reason="kills a process group")
def test_a_killed_run_goes_on_where_it_was(small_corpus, tmp_path):
    cache = tmp_path / "c.sqlite"
    command = [
        sys.executable,
        "-m",
        "checker",
        "audit",
        str(small_corpus / "reports"),
        "--isolated",
        "--cache",
        str(cache),
    ]
    process = subprocess.Popen([*command, "-q", "--jobs", "1"], start_new_session=True)
    deadline = time.monotonic() + 60
    while rows_in(cache) < 16 and process.poll() is None and time.monotonic() < deadline:
        os.sched_yield()
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    done = rows_in(cache)
    total = len(paths_of(small_corpus))
    assert 16 <= done < total
    result = subprocess.run([*command, "--jobs", "1", "--csv", str(tmp_path / "m.csv")], capture_output=True, text=True)
    assert f"本次检查 {total - done} 份，沿用缓存 {done} 份" in result.stdout.replace("\n", "")
    assert rows_in(cache) == total
    fresh = subprocess.run([*command, "-q", "--no-cache", "--csv", str(tmp_path / "n.csv")], check=False)
    assert fresh.returncode == result.returncode
    assert (tmp_path / "m.csv").read_bytes() == (tmp_path / "n.csv").read_bytes()

"""The map: every file once, over any executor, in batches, with a bounded number of files in memory."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from typing import Any

from checker.audit.cache import Cache, file_key
from checker.audit.rows import Extract
from checker.audit.spec import Job, WorkerMismatch
from checker.audit.worker import Item, check_batch, failed
from checker.dataclass import dataclass

BATCH_FILES, BATCH_BYTES = 16, 2_000_000
"""A batch ends at either."""
OnDone = Callable[[int, bool], None]
"""Called with a number of files done and whether they came from the cache."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Where batches run. `make` gives a fresh executor (a process pool is of no use once a worker died)."""

    make: Callable[[], Executor] | None
    """None: in this process."""
    workers: int = 1


@dataclass(slots=True)
class Tally:
    """What the map did."""

    checked: int = 0
    cached: int = 0
    lost: list[str] = field(default_factory=list)
    """Paths that have no result because their worker died on them."""


def local_pool(jobs: int) -> Pool:
    """`jobs` worker processes on this machine; 0: one per core."""
    count = jobs or os.cpu_count() or 1
    if count == 1:
        return Pool(None)

    def make() -> Executor:
        return ProcessPoolExecutor(count, initializer=_leave_interrupts_to_parent)

    return Pool(make, count)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def cluster_pool(address: str) -> Iterator[Pool]:
    """The workers of a Dask cluster whose scheduler listens at `address` (extra `dask`)."""
    from checker.errors import UsageError

    try:
        import distributed
    except ImportError:
        raise UsageError(
            "--scheduler 需要安装附加组件：pip install 'fazhi-checker[dask]' (needs the extra dask)"
        ) from None
    try:
        client: Any = distributed.Client(address, timeout="20s", set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError(f"无法连接调度器 (no scheduler at) {address}: {error}") from None
    with client:
        cores = max(1, sum(client.nthreads().values()))
        yield Pool(lambda: client.get_executor(pure=False, retries=2), cores)


def check_files(
    paths: Sequence[str], job: Job, cache: Cache, pool: Pool, on_done: OnDone = lambda _n, _cached: None
) -> Tally:
    """Check every path that the cache does not know; results go into the cache and into the table `run`.

    `run` holds one row per path, in the order of `paths`, whatever order the results arrive in.
    """
    db = cache.db
    db.execute("DROP TABLE IF EXISTS temp.run")
    db.execute("CREATE TEMP TABLE run(seq INTEGER PRIMARY KEY, path TEXT NOT NULL, key BLOB NOT NULL)")
    tally = Tally()
    misses = _misses(paths, job, cache, tally, on_done)
    for done in _mapped(job, _batches(misses), pool, tally):
        keys = dict(_keys(cache, [seq for seq, _ in done]))
        cache.add((keys[seq], rows) for seq, rows in done)
        tally.checked += len(done)
        on_done(len(done), False)
    return tally


def _keys(cache: Cache, seqs: Sequence[int]) -> Iterable[tuple[int, bytes]]:
    marks = ",".join("?" * len(seqs))
    return cache.db.execute(f"SELECT seq, key FROM run WHERE seq IN ({marks})", list(seqs))


def _misses(paths: Sequence[str], job: Job, cache: Cache, tally: Tally, on_done: OnDone) -> Iterator[Item]:
    """Read the files in turn, note each in `run`, and give those that must be checked."""
    digest = job.digest
    for start in range(0, len(paths), BATCH_FILES * 4):
        some: list[tuple[int, str, bytes, bytes | None]] = []
        for seq, path in enumerate(paths[start : start + BATCH_FILES * 4], start):
            data = _read(path)
            known = data if isinstance(data, bytes) else repr(data).encode()
            key = file_key(digest, path, known)
            some.append((seq, path, key, data if isinstance(data, bytes) else None))
            if not isinstance(data, bytes):
                cache.add([(key, _unopened(data))])
        cache.db.executemany("INSERT INTO run(seq, path, key) VALUES(?,?,?)", [row[:3] for row in some])
        known_keys = cache.find([key for _, _, key, _ in some])
        hits = sum(key in known_keys for _, _, key, _ in some)
        if hits:
            tally.cached += hits
            on_done(hits, True)
        for seq, path, key, content in some:
            if key not in known_keys and content is not None:
                yield Item(seq, path, content)


def _read(path: str) -> bytes | OSError:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        return error


def _unopened(error: OSError) -> Extract:
    reason = error.strerror or str(error)
    return failed(f"文件无法打开：{reason}。", f"The file cannot be opened: {reason}.", passing=True)


def _batches(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.data)
        if len(batch) >= BATCH_FILES or size >= BATCH_BYTES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def _mapped(
    job: Job, batches: Iterator[tuple[Item, ...]], pool: Pool, tally: Tally
) -> Iterator[list[tuple[int, Extract]]]:
    """Results in the order they come; at most a few batches per worker are under way at any time."""
    if pool.make is None:
        for batch in batches:
            yield check_batch(job, batch)
        return
    executor = pool.make()
    running: dict[Future[list[tuple[int, Extract]]], tuple[Item, ...]] = {}
    try:
        more = True
        while more or running:
            while more and len(running) < pool.workers * 2 + 1:
                following = next(batches, None)
                if following is None:
                    more = False
                else:
                    running[_submit(executor, job, following)] = following
            if not running:
                break
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            broken: list[tuple[Item, ...]] = []
            for future in done:
                batch = running.pop(future)
                try:
                    yield future.result()
                except WorkerMismatch:
                    raise
                except Exception:  # the worker died, or the cluster lost it
                    broken.append(batch)
            if broken:
                _close(executor)
                broken += running.values()
                running.clear()
                for batch in broken:
                    yield _singly(job, batch, pool, tally)
                executor = pool.make()
    finally:
        _close(executor)


def _close(executor: Executor) -> None:
    """Give up what is left, without waiting."""
    if isinstance(executor, ProcessPoolExecutor | ThreadPoolExecutor):
        executor.shutdown(wait=False, cancel_futures=True)
    else:  # others know no `cancel_futures`
        executor.shutdown(wait=False)


def _submit(executor: Executor, job: Job, batch: tuple[Item, ...]) -> Future[list[tuple[int, Extract]]]:
    return executor.submit(check_batch, job, batch)


def _singly(job: Job, batch: tuple[Item, ...], pool: Pool, tally: Tally) -> list[tuple[int, Extract]]:
    """Check the files of a broken batch one by one, each in a fresh executor once one has failed."""
    assert pool.make is not None
    out: list[tuple[int, Extract]] = []
    executor = pool.make()
    try:
        for item in batch:
            try:
                out += _submit(executor, job, (item,)).result()
            except WorkerMismatch:
                raise
            except Exception:
                tally.lost.append(item.path)
                message = "检查这份文件时程序异常终止：没有结论。"
                english = "The program died on this file: there is no verdict."
                out.append((item.seq, failed(message, english, passing=True)))
                _close(executor)
                executor = pool.make()
    finally:
        _close(executor)
    return out

"""The same audit on a real Dask cluster of several worker processes, one of them killed midway."""

from __future__ import annotations

import os
import signal

import pytest
from audit_helpers import TODAY, paths_of

from checker.audit.cache import Cache
from checker.audit.run import run_audit
from checker.audit.runner import Pool, cluster_pool
from checker.audit.sheet_csv import write_csv
from checker.config import Settings
from checker.errors import UsageError

distributed = pytest.importorskip("distributed")


@pytest.mark.slow
def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed(small_corpus, tmp_path):
    paths = paths_of(small_corpus)
    with Cache(None) as cache:
        write_csv(run_audit(paths, Settings(), TODAY, cache, Pool(None)), tmp_path / "alone.csv", "zh")
    killed: list[int] = []
    with (
        distributed.LocalCluster(
            n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as cluster,
        cluster_pool(cluster.scheduler_address) as pool,
        Cache(None) as cache,
    ):
        assert pool.workers == 3

        def kill_one(_n: int, _cached: bool) -> None:
            if not killed:
                victim = next(iter(cluster.workers.values())).process.process.pid
                os.kill(victim, signal.SIGKILL)
                killed.append(victim)

        audit = run_audit(paths, Settings(), TODAY, cache, pool, on_done=kill_one)
        write_csv(audit, tmp_path / "cluster.csv", "zh")
    assert killed
    assert audit.tally.lost == []
    assert (tmp_path / "cluster.csv").read_bytes() == (tmp_path / "alone.csv").read_bytes()


def test_no_scheduler_is_said_plainly():
    with pytest.raises(UsageError, match="no scheduler"), cluster_pool("nonsense://127.0.0.1:1"):
        pass

"""The worker pool: full, too slow, or dead, it always answers."""

from __future__ import annotations

import asyncio
import os
from typing import Any

import pytest

pytest.importorskip("starlette")

from checker.config import load_settings
from checker.web import pool as pools
from checker.web.pool import Pool
from checker.web.work import Answer, Job

JOB = Job("受理6件。".encode(), "草稿.txt")


def die(_job: Job) -> Answer:
    os._exit(1)


def block(_job: Job) -> Answer:
    import threading

    threading.Event().wait(60)
    return Answer(200)


def with_pool(use: Any, **settings: Any) -> Any:
    async def run() -> Any:
        made = Pool(load_settings(isolated=True), **({"workers": 1, "queue": 1, "seconds": 20.0} | settings))
        try:
            return await use(made)
        finally:
            made.close()

    return asyncio.run(run())


def test_more_than_workers_and_queue_are_turned_away() -> None:
    async def many(pool: Pool) -> list[int]:
        return [a.status for a in await asyncio.gather(*(pool.run(JOB) for _ in range(4)))]

    assert sorted(with_pool(many)) == [200, 200, 503, 503]


def test_a_dead_worker_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    async def kill_then_check(pool: Pool) -> tuple[Answer, Answer]:
        with monkeypatch.context() as patch:
            patch.setattr(pools, "perform", die)
            first = await pool.run(JOB)
        return first, await pool.run(JOB)

    first, second = with_pool(kill_then_check)
    assert first.status == 500
    assert first.problem is not None
    assert second.status == 200


def test_a_stuck_worker_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "GRACE", 1.0)

    async def stick_then_check(pool: Pool) -> tuple[Answer, Answer]:
        await pool.run(JOB)
        with monkeypatch.context() as patch:
            patch.setattr(pools, "perform", block)
            first = await pool.run(JOB)
        pool._limit = 30.0
        return first, await pool.run(JOB)

    first, second = with_pool(stick_then_check, seconds=4.0)
    assert first.status == 504
    assert second.status == 200

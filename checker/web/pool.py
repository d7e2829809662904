"""Bounded work: a few processes, a short queue, and a time limit that a stuck worker cannot outlive."""

from __future__ import annotations

import asyncio
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from checker.config import Settings
from checker.web.work import Answer, Job, perform, start_worker, warm_up

GRACE = 5.0
"""Seconds a worker may take beyond its own time limit before it is ended."""


class Pool:
    """Runs jobs in worker processes; `waiting` more than `queue` deep are turned away at once."""

    def __init__(self, settings: Settings, workers: int, queue: int, seconds: float) -> None:
        self._settings = settings
        self._workers = workers
        self._limit = seconds
        self._room = workers + queue
        self._inside = 0
        self._slots = asyncio.Semaphore(workers)
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._workers, mp_context=get_context("spawn"), initializer=start_worker, initargs=(self._settings,)
        )

    async def warm(self) -> None:
        """Have a worker load its rules; raises what its start raised (a faulty configuration, say)."""
        await asyncio.get_running_loop().run_in_executor(self._executor, warm_up)

    async def run(self, job: Job) -> Answer:
        """The answer to a job; 503 when too many wait, 504 when it takes too long, 500 when its worker died."""
        if self._inside >= self._room:
            return Answer(
                503, problem=("正在检查的报告太多，请稍后再试。", "Too many checks at once; try again shortly.")
            )
        self._inside += 1
        try:
            async with self._slots:
                return await self._run(job)
        finally:
            self._inside -= 1

    async def _run(self, job: Job) -> Answer:
        executor = self._executor
        work = asyncio.get_running_loop().run_in_executor(executor, perform, job)
        try:
            return await asyncio.wait_for(work, self._limit + GRACE)
        except TimeoutError:
            self._renew(executor)
            said = f"在 {self._limit:g} 秒内没有检查完，已停止；请拆分后再试。"
            return Answer(504, problem=(said, f"Not finished within {self._limit:g} s and stopped."))
        except BrokenProcessPool:
            self._renew(executor)
            return Answer(
                500, problem=("检查这份文件时程序异常终止，没有结论。", "The checking process died: no verdict.")
            )

    def _renew(self, executor: ProcessPoolExecutor) -> None:
        """New workers in place of stuck or dead ones (once, however many jobs notice)."""
        if executor is self._executor:
            self._executor = self._start()
            end(executor)

    def close(self) -> None:
        """End all workers."""
        end(self._executor)


def end(executor: ProcessPoolExecutor) -> None:
    """Stop an executor without waiting for what its workers are doing."""
    workers = list((getattr(executor, "_processes", None) or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.kill()

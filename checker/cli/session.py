"""One run of `check`: inputs in, results out; in this process or several, always the same bytes."""

from __future__ import annotations

import datetime as dt
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from checker.cli.inputs import Input, read
from checker.cli.reading import cannot_open
from checker.config import Settings
from checker.config.plan import make_plan
from checker.dataclass import dataclass
from checker.diagnostics import FileResult, Text
from checker.engine import Plan, check_data, unread_result

ENOUGH_FOR_PROCESSES = 24
"""With fewer inputs, starting workers costs more than it saves."""
OnResult = Callable[[FileResult], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The results in input order, and the inputs left over when the run was interrupted."""

    results: tuple[FileResult, ...]
    skipped: tuple[str, ...] = ()


def check_input(plan: Plan, item: Input) -> FileResult:
    """Check one input; one that cannot be opened is an unread result, never an exception."""
    if item.problem:
        kinds = " ".join(sorted({s for r in plan.registry.readers for s in r.suffixes}))
        help_ = Text(f"请核对路径；能读的文件有 {kinds}。", f"Check the path; what can be read: {kinds}.")
        return unread_result(item.path, Text(*item.problem), help_)
    try:
        data = read(item)
    except OSError as error:
        help_ = Text("请核对路径与权限。", "Check the path and permissions.")
        return unread_result(item.path, cannot_open(error), help_)
    except MemoryError:
        message = Text("文件过大，内存不足。", "The file is too large for the memory.")
        return unread_result(item.path, message, Text("请拆分后再检查。", "Split it."))
    return check_data(plan, data, item.path)


def check_inputs(
    plan: Plan, settings: Settings, inputs: Sequence[Input], on_result: OnResult = lambda _result: None
) -> Outcome:
    """Check all inputs in order. Ctrl-C ends the run early; what is done is kept and what is left is named."""
    done: list[FileResult] = []
    try:
        for result in _results(plan, settings, inputs):
            done.append(result)
            on_result(result)
    except KeyboardInterrupt:
        return Outcome(tuple(done), tuple(i.path for i in inputs[len(done) :]))
    return Outcome(tuple(done))


def _results(plan: Plan, settings: Settings, inputs: Sequence[Input]) -> Iterator[FileResult]:
    jobs = settings.jobs or (os.cpu_count() or 1 if len(inputs) >= ENOUGH_FOR_PROCESSES else 1)
    if min(jobs, len(inputs)) <= 1:
        yield from map(partial(check_input, plan), inputs)
        return
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    try:
        for result in _in_pool(plan, settings, inputs, jobs):
            yield result
            done += 1
    except BrokenProcessPool:
        for item in inputs[done:]:
            yield from _alone(plan, settings, item)


def _in_pool(plan: Plan, settings: Settings, inputs: Sequence[Input], jobs: int) -> Iterator[FileResult]:
    from concurrent.futures import ProcessPoolExecutor

    chunk = max(1, min(16, len(inputs) // (jobs * 4)))
    pool = ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(settings, plan.context.today, plan.claims))
    try:
        yield from pool.map(_check_in_worker, inputs, chunksize=chunk)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(plan: Plan, settings: Settings, item: Input) -> Iterator[FileResult]:
    """Check one input in a worker of its own, after a worker died; the one that kills its worker is named."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        yield from _in_pool(plan, settings, [item], 1)
    except BrokenProcessPool:
        message = Text("检查这份文件时程序异常终止：没有结论。", "The program died on this file: there is no verdict.")
        help_ = Text("可能是文件过大或已损坏，请另存后重试。", "It may be too large or damaged: save it anew.")
        yield unread_result(item.path, message, help_)


_worker: list[Plan] = []


def _start_worker(settings: Settings, today: dt.date, claims: bool) -> None:
    """Build the plan once per worker process; interruption is the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker[:] = [replace(make_plan(settings, today), claims=claims)]


def _check_in_worker(item: Input) -> FileResult:
    return check_input(_worker[0], item)

"""What runs in a worker process or on another machine: one batch of files in, their packed rows out."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from checker.audit.extract import extract
from checker.audit.rows import Extract, FindingRow, Head
from checker.audit.spec import Job, check_signature, plan_of
from checker.engine import INTERNAL, UNREAD


class Item(NamedTuple):
    """One file to check. Its content travels with it: workers need no access to the disk it came from."""

    seq: int
    path: str
    data: bytes


def check_batch(job: Job, items: tuple[Item, ...]) -> list[tuple[int, Extract]]:
    """Check a batch; a failure on one file is that file's result."""
    check_signature(job)
    plan = plan_of(job.packed)
    out: list[tuple[int, Extract]] = []
    for item in items:
        try:
            rows = extract(plan, item.data, item.path)
        except Exception as error:  # the rows of one file must never cost the others theirs
            rows = failed(f"整理结果时程序出错：{error!r}", f"Keeping the result failed: {error!r}", INTERNAL)
        out.append((item.seq, rows))
    return out


def failed(zh: str, en: str, rule: tuple[str, str] = UNREAD, *, passing: bool = False) -> Extract:
    """The rows of a file that has no result, and why."""
    code, name = rule
    head = Head(severities={"error": 1}, rules={name: 1}, unread=rule == UNREAD, crashed=rule == INTERNAL)
    return replace(Extract.pack(head, [FindingRow(code, name, "error", 1, 1, "", zh, en, "")]), passing=passing)

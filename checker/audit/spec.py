"""What a worker needs to check files just as this process would, and the signature that says whether it can."""

from __future__ import annotations

import datetime as dt
import hashlib
import inspect
import pickle
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from checker._version import __version__
from checker.audit import passages
from checker.config import Settings
from checker.config.plan import make_plan
from checker.dataclass import dataclass
from checker.engine import Plan
from checker.errors import FazhiError
from checker.plugins import PluginInfo, Registry
from checker.rule import Rule

FORMAT = "2"
"""Changes whenever the packed rows change."""
_PACKAGES = ("checker", "rules", "grammars")
_SOURCES = (".py", ".toml", ".lark", ".json", ".csv", ".bin", ".txt")


class WorkerMismatch(FazhiError):
    """A worker runs another version of the tool, or other plugins, than the process that asked it."""


@dataclass(frozen=True, slots=True)
class Job:
    """The settings of a run, packed for workers, and the signature they must agree with."""

    packed: bytes
    """Pickled (settings, date)."""
    signature: tuple[str, ...]
    """Tool, plugins and rules with their versions, one per line."""

    @property
    def digest(self) -> bytes:
        """Everything but the file that decides its result: the cache key holds it."""
        return hashlib.blake2b("\n".join(self.signature).encode(), digest_size=16).digest()


def make_job(settings: Settings, today: dt.date) -> Job:
    """The job of a run; settings that make no difference to a file's result are left out of the signature."""
    packed = pickle.dumps((settings, today))
    dated = bool(settings.suppressions) or _dated(packed)  # suppressions may expire, a plugin's rule may ask the date
    return Job(packed, (*_signature(packed), *_configuration(settings, today if dated else None)))


@lru_cache(maxsize=2)
def plan_of(packed: bytes) -> Plan:
    """The plan of a job, built once per process."""
    settings, today = pickle.loads(packed)
    return make_plan(settings, today)


def check_signature(job: Job) -> None:
    """Raise `WorkerMismatch` unless this process has the tool, plugins and rules the job was made with."""
    mine = frozenset(_signature(job.packed))
    theirs = {line for line in job.signature if not line.startswith("settings ")}
    missing, extra = sorted(theirs - mine), sorted(mine - theirs)
    if missing or extra:
        there = "；".join(extra) or "—"
        wanted = "；".join(missing) or "—"
        raise WorkerMismatch(
            f"工作进程的版本或插件与本机不同：需要 {wanted}，实际 {there}。"
            f" (The worker's tool or plugins differ: need {wanted}, has {there}.)"
        )


@lru_cache(maxsize=2)
def _signature(packed: bytes) -> tuple[str, ...]:
    """What this process runs on, as it was when it built the plan."""
    registry = plan_of(packed).registry
    return (
        f"fazhi {__version__} format {FORMAT}",
        f"datasketch {passages.datasketch_version() or 'none'}",
        *sorted(_plugin_line(p) for p in registry.plugins),
        f"sources {_sources()}",
        f"rules {_rules(registry)}",
    )


def _plugin_line(plugin: PluginInfo) -> str:
    return f"plugin {plugin.name} {plugin.distribution} {plugin.version} {plugin.error or 'ok'}"


def _configuration(settings: Settings, today: dt.date | None) -> tuple[str, ...]:
    plain = replace(settings, jobs=0, lang="zh", baseline=None, files=(), origins={}, ambiguous_width=1, exclude=())
    lines = [f"settings {plain!r}"]
    if today is not None:
        lines.append(f"settings today {today.isoformat()}")
    lines += [f"settings pack {_digest(Path(p).read_bytes())}" for p in settings.packs]
    return tuple(lines)


def _rules(registry: Registry) -> str:
    """Codes, versions and sources of all rules, those of other plugins included."""
    lines = []
    for rule in registry.rules:
        about = f"{rule.code} {rule.name} {rule.severity} {rule.since} {rule.status}"
        lines.append(f"{about} {_digest(_source(rule))}")
    return _digest("\n".join(lines).encode())


def _source(rule: Rule) -> bytes:
    """The file a rule is written in; empty where there is none."""
    path = inspect.getsourcefile(rule.check) if inspect.isfunction(rule.check) else None
    return Path(path).read_bytes() if path and Path(path).is_file() else b""


def _dated(packed: bytes) -> bool:
    """Whether any rule looks at the date of the run."""
    return any(b"context.today" in _source(rule) for rule in plan_of(packed).rules)


@lru_cache(maxsize=1)
def _sources() -> str:
    """One digest over the code, data and grammars this process runs on."""
    total = hashlib.blake2b(digest_size=16)
    for package in _PACKAGES:
        for name, data in _tree(files(package), package):
            total.update(f"{name}\0{len(data)}\0".encode())
            total.update(data)
    return total.hexdigest()


def _tree(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda f: f.name):
        if item.is_dir():
            if item.name != "__pycache__":
                yield from _tree(item, f"{name}/{item.name}")
        elif item.name.endswith(_SOURCES):
            yield f"{name}/{item.name}", item.read_bytes()


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()

"""Crashing rules, broken plugins, endless work, dying workers, Ctrl-C: said plainly, never taken for clean."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from checker._version import __version__
from checker.cli.gate import plugin_problems
from checker.cli.inputs import Input
from checker.cli.session import check_inputs
from checker.config import Settings
from checker.config.plan import make_plan
from checker.diagnostics import FileResult, Finding, Label, Severity, Text
from checker.diagnostics.reporters import json as json_reporter
from checker.diagnostics.run import Run
from checker.document import Span
from checker.engine import Plan, check_data
from checker.hooks import hookimpl
from checker.plugins import load_registry
from checker.report import Report
from checker.rule import Options, rule

TODAY = dt.date(2026, 1, 15)
DRAFT = "云陌区2024年法治政府建设年度报告\n截止目前，全区共化解纠纷。\n"


@rule("X901", "crashing", Text("出错", "crashes"), Severity.WARNING)
def crashing(report: Report, options: Options) -> Iterator[Finding]:
    """Raises."""
    raise ZeroDivisionError("boom")
    yield


@rule("X902", "endless", Text("不停", "never ends"), Severity.WARNING)
def endless(report: Report, options: Options) -> Iterator[Finding]:
    """Never ends."""
    while True:
        with suppress(Exception):  # what a careless rule may do
            sum(range(1000))
    yield


def _plan(*extra: object, settings: Settings | None = None) -> Plan:
    module = ModuleType("made")

    @hookimpl
    def fazhi_rules() -> list[object]:
        return list(extra)

    module.fazhi_rules = fazhi_rules  # type: ignore[attr-defined]
    return make_plan(settings or Settings(), TODAY, load_registry([("made", module)]))


def test_a_crashing_rule_is_named_and_the_others_run() -> None:
    result = check_data(_plan(crashing), DRAFT.encode(), "a.txt")
    crash = next(d for d in result.diagnostics if d.name == "internal-error")
    assert all(word in crash.message.zh for word in ("crashing", "X901", __version__, "a.txt", "boom"))
    assert "wording" in {d.name for d in result.diagnostics}
    assert Run((result,)).exit_code() == 3


@rule("X904", "astray", Text("走失", "points outside"), Severity.WARNING)
def astray(report: Report, options: Options) -> Iterator[Finding]:
    """Points outside the text."""
    yield Finding(Text("x", "x"), Label(Span(0, len(report.text) + 1)))


def test_a_label_outside_the_text_is_the_rules_fault() -> None:
    result = check_data(_plan(astray), DRAFT.encode(), "a.txt")
    assert any(d.name == "internal-error" and "astray" in d.message.en for d in result.diagnostics)


def test_a_stage_that_fails_is_named_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise LookupError("outline")

    monkeypatch.setattr("checker.report.read_outline", fail)
    result = check_data(_plan(), DRAFT.encode(), "a.txt")
    assert [d.name for d in result.diagnostics].count("internal-error") == 1
    assert "wording" in {d.name for d in result.diagnostics}


def test_a_plugin_that_fails_to_load_is_said_and_ends_in_3() -> None:
    broken = ModuleType("broken")

    @hookimpl
    def fazhi_rules() -> list[object]:
        raise RuntimeError("no data file")

    broken.fazhi_rules = fazhi_rules  # type: ignore[attr-defined]
    problems = plugin_problems(load_registry([("broken", broken)]))
    result = check_data(_plan(), "没有问题的一段话。\n".encode(), "a.txt")
    run = Run((replace(result, diagnostics=()),), problems=problems)
    assert run.exit_code() == run.exit_code(exit_zero=True) == 3
    assert "no data file" in json_reporter.report(run)


def test_time_limit_ends_a_file_without_a_verdict() -> None:
    plan = _plan(endless, settings=Settings(time_limit=0.2))
    started = time.monotonic()
    result = check_data(plan, DRAFT.encode(), "a.txt")
    assert time.monotonic() - started < 5
    assert [d.name for d in result.diagnostics] == ["unread-input"]
    assert "0.2" in result.diagnostics[0].message.zh


def test_interruption_keeps_what_is_done_and_names_the_rest(tmp_path: Path) -> None:
    inputs = []
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(DRAFT, encoding="utf-8")
        inputs.append(Input(str(tmp_path / name)))

    def stop(result: FileResult) -> None:
        if result.path.endswith("b.txt"):
            raise KeyboardInterrupt

    outcome = check_inputs(_plan(), Settings(), inputs, stop)
    assert [Path(r.path).name for r in outcome.results] == ["a.txt", "b.txt"]
    assert [Path(p).name for p in outcome.skipped] == ["c.txt"]
    assert Run(outcome.results, skipped=outcome.skipped).exit_code(exit_zero=True) == 3


@pytest.fixture
def with_signals(tmp_path: Path) -> dict[str, str]:
    """Environment in which a plugin is installed whose rule sends its own process a signal named in the text."""
    if sys.platform == "win32":
        pytest.skip("signals")
    (tmp_path / "signals.py").write_text(PLUGIN, encoding="utf-8")
    info = tmp_path / "signals-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: signals\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[fazhi]\nsignals = signals\n", encoding="utf-8")
    return {**os.environ, "PYTHONPATH": str(tmp_path)}


PLUGIN = """
import os, signal
from checker.diagnostics import Severity, Text
from checker.hooks import hookimpl
from checker.rule import rule

@rule("X903", "signals", Text("x", "x"), Severity.WARNING)
def signals(report, options):
    for name in ("SIGKILL", "SIGINT"):
        if name in report.text:
            os.kill(os.getpid(), getattr(signal, name))
    yield from ()

@hookimpl
def fazhi_rules():
    return [signals]
"""


def _check(folder: Path, env: dict[str, str], *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "checker", "check", *args]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8")


def test_a_plugin_that_cannot_be_imported_is_said_in_the_run(tmp_path: Path, with_signals: dict[str, str]) -> None:
    (tmp_path / "signals.py").write_text("import no_such_module\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("全区化解纠纷。\n", encoding="utf-8")
    for args in ((), ("--format", "json"), ("--format", "junit"), ("--format", "github"), ("--format", "gitlab")):
        ran = _check(tmp_path, with_signals, "a.txt", "--exit-zero", *args)
        assert ran.returncode == 3, ran.stderr
        assert "no_such_module" in ran.stdout
        assert "signals" in ran.stdout


def test_a_dying_worker_costs_one_file(tmp_path: Path, with_signals: dict[str, str]) -> None:
    for name, text in (("a.txt", "甲"), ("b.txt", "SIGKILL"), ("c.txt", "丙")):
        (tmp_path / name).write_text(text + "事项。\n", encoding="utf-8")
    ran = _check(tmp_path, with_signals, "a.txt", "b.txt", "c.txt", "--jobs", "2", "--format", "concise")
    assert ran.returncode == 3, ran.stderr
    assert [line.split(":")[0] for line in ran.stdout.split("\n") if "unread-input" in line] == ["b.txt"]


def test_ctrl_c_leaves_a_partial_result_that_says_so(tmp_path: Path, with_signals: dict[str, str]) -> None:
    for name, text in (("a.txt", "截止目前，甲"), ("b.txt", "SIGINT"), ("c.txt", "丙")):
        (tmp_path / name).write_text(text + "事项。\n", encoding="utf-8")
    names = ("a.txt", "b.txt", "c.txt")
    ran = _check(tmp_path, with_signals, *names, "--jobs", "1", "--exit-zero", "--output", "out.json")
    assert ran.returncode == 3, ran.stderr
    assert "wording" in ran.stdout
    assert "中途停止，2 份没有检查" in ran.stdout
    assert "没有检查：b.txt、c.txt" in ran.stdout
    record = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert (record["skipped"], record["summary"]["complete"]) == (["b.txt", "c.txt"], False)


def test_shuffled_rules_give_the_same_findings() -> None:
    plan = _plan()
    text = (DRAFT + "依据《条例。\n（一）甲。\n（三）乙。\n") * 3
    wanted = json_reporter.report(Run((check_data(plan, text.encode(), "a.txt"),)))
    for seed in range(5):
        rules = list(plan.rules)
        random.Random(seed).shuffle(rules)
        shuffled = replace(plan, rules=tuple(rules))
        assert json_reporter.report(Run((check_data(shuffled, text.encode(), "a.txt"),))) == wanted


def test_hash_seed_file_order_and_workers_change_no_byte(tmp_path: Path) -> None:
    for number in range(5):
        text = DRAFT + "依据《条例。\n" * number + "（一）甲事项。\n（三）乙事项。\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    seen = set()
    for seed, jobs in (("0", "1"), ("1", "2"), ("77", "3")):
        env = os.environ | {"PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "checker", "check", ".", "--format", "json", "--jobs", jobs]
        seen.add(subprocess.run(command, cwd=tmp_path, env=env, capture_output=True).stdout)
    assert len(seen) == 1
    assert next(iter(seen)).count(b'"wording"') == 5

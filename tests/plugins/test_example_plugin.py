"""The example plugin is installed as a user would and adds its rule; a broken plugin is named and left out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from checker.errors import PluginError
from checker.hooks import hookimpl
from checker.plugins import load_registry
from checker.testing import registry

PLUGINS = Path(__file__).resolve().parents[2] / "examples" / "plugins"


def install(plugin: str, site: Path) -> None:
    """Install an example plugin as a user would, into a folder of its own."""
    pytest.importorskip("hatchling")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "--target", str(site)]
    subprocess.run([*pip, str(PLUGINS / plugin)], check=True, capture_output=True)


@pytest.mark.slow
def test_installed_plugin_adds_its_rule(tmp_path: Path) -> None:
    site = tmp_path / "site"
    install("county-terms", site)
    draft = tmp_path / "draft.txt"
    draft.write_text("云陌县2024年法治政府建设情况如下。\n", encoding="utf-8")
    code = f"import sys; sys.path.insert(0, {str(site)!r}); from checker.__main__ import main; main()"
    run = subprocess.run(
        [sys.executable, "-c", code, "check", "--format", "json", str(draft)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
    )
    assert '"county-name"' in run.stdout, run.stderr
    assert run.returncode == 1


@pytest.mark.slow
def test_second_report_type_passes_its_own_tests(tmp_path: Path) -> None:
    site = tmp_path / "site"
    install("openness-report", site)
    tests = PLUGINS / "openness-report" / "tests"
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", str(tests), str(tests)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site)},
    )
    assert run.returncode == 0, run.stdout
    assert " passed" in run.stdout


def test_plugin_that_raises_is_named_and_left_out() -> None:
    broken = ModuleType("broken")

    @hookimpl
    def fazhi_rules() -> list[object]:
        raise RuntimeError("no data file")

    broken.fazhi_rules = fazhi_rules  # type: ignore[attr-defined]
    loaded = load_registry([("broken", broken)])
    assert [(p.name, p.error) for p in loaded.failed] == [("broken", "RuntimeError: no data file")]
    assert loaded.rules == registry().rules


def test_two_plugins_with_one_code_are_an_error() -> None:
    copy = ModuleType("copy_of_builtin")

    @hookimpl
    def fazhi_rules() -> list[object]:
        return [registry().rules[0]]

    copy.fazhi_rules = fazhi_rules  # type: ignore[attr-defined]
    with pytest.raises(PluginError, match=registry().rules[0].code):
        load_registry([("copy", copy)])

"""The example plugin is installed as a user would and adds its rule; a broken plugin is named and left out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from checker.errors import PluginError
from checker.hooks import hookimpl
from checker.plugins import load_registry
from checker.testing import registry

ROOT = Path(__file__).resolve().parents[2]
PLUGIN = ROOT / "examples" / "plugins" / "county-terms"


@pytest.mark.slow
def test_installed_plugin_adds_its_rule(tmp_path: Path) -> None:
    site = tmp_path / "site"
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation"]
    pytest.importorskip("hatchling")
    subprocess.run([*install, "--target", str(site), str(PLUGIN)], check=True, capture_output=True)
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
    if not registry().rules:
        pytest.skip("no rule to claim twice")
    copy = ModuleType("copy_of_builtin")

    @hookimpl
    def fazhi_rules() -> list[object]:
        return [registry().rules[0]]

    copy.fazhi_rules = fazhi_rules  # type: ignore[attr-defined]
    with pytest.raises(PluginError, match=registry().rules[0].code):
        load_registry([("copy", copy)])

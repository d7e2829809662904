"""What `fazhi new` writes works and is tested, without a hand on it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli.new import command
from checker.errors import UsageError


def new(*args: str) -> str:
    run = CliRunner().invoke(command, args, catch_exceptions=False)
    assert run.exit_code == 0, run.output
    return run.output


def pytest_passes(folder: Path) -> int:
    """Number of tests passed in `folder`; fails when one does not pass."""
    call = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(folder),
        str(folder),
    ]
    run = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", cwd=folder)
    assert run.returncode == 0, run.stdout + run.stderr
    return int(run.stdout.split(" passed")[0].split()[-1])


def test_new_rule_is_one_file_one_data_folder_and_its_test(tmp_path: Path) -> None:
    new("rule", "plain-words", "--code", "W902", "--into", str(tmp_path))
    top = {p.name for p in tmp_path.iterdir()}
    assert top == {"plain_words.py", "test_plain_words.py", "cases"}
    assert pytest_passes(tmp_path) >= 4


def test_new_plugin_passes_its_own_tests(tmp_path: Path) -> None:
    new("plugin", "county-style", "--code", "W903", "--into", str(tmp_path))
    folder = tmp_path / "fazhi-county-style"
    assert (folder / "src" / "fazhi_county_style" / "__init__.py").exists()
    assert pytest_passes(folder) >= 4


@pytest.mark.parametrize(("name", "code"), [("Bad Name", "W901"), ("fine", "W101"), ("fine", "w901")])
def test_bad_names_are_refused(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(UsageError):
        new("rule", name, "--code", code, "--into", str(tmp_path))
    assert not list(tmp_path.iterdir())


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    new("rule", "plain-words", "--into", str(tmp_path))
    (tmp_path / "plain_words.py").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="plain_words"):
        new("rule", "plain-words", "--into", str(tmp_path))
    assert (tmp_path / "plain_words.py").read_text(encoding="utf-8") == "mine"

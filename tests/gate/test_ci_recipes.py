"""The CI recipes: their scripts run as written, as far as a machine without the service allows."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CI = ROOT / "examples" / "ci"
FAULTY = "云陌区2024年法治政府建设年度报告\n截止目前，全区共化解纠纷。\n"
CLEAN = "云陌区2024年法治政府建设年度报告\n截至目前，全区共化解纠纷。\n"
yaml = pytest.importorskip("yaml")
pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "我的 报告").mkdir()
    (tmp_path / "我的 报告" / "a.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "fazhi.toml").write_text('select = ["wording"]\n', encoding="utf-8")
    return tmp_path


def _bash(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a recipe's script with a `fazhi` command that is this checkout."""
    tools = folder / ".tools"
    tools.mkdir(exist_ok=True)
    command = tools / "fazhi"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    env = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)} | environment
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script], cwd=folder, env=env, capture_output=True, encoding="utf-8"
    )


def _load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_github_action(home: Path) -> None:
    action = _load(CI / "github" / "action.yml")
    step = next(s for s in action["runs"]["steps"] if s["id"] == "check")
    inputs = {name: given["default"] for name, given in action["inputs"].items()}
    inputs |= {"paths": "我的 报告\n", "options": "--fail-on\nerror"}
    env = {key: inputs[re.fullmatch(r"\$\{\{ inputs\.(\w+) \}\}", v)[1]] for key, v in step["env"].items()}  # type: ignore[index]
    ran = _bash(step["run"], home, **env)
    assert (ran.returncode, ran.stdout.split(" ")[0]) == (0, "::warning"), ran.stderr
    assert json.loads((home / "fazhi.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert _bash(step["run"], home, **env | {"FAZHI_OPTIONS": ""}).returncode == 1


def test_github_workflow_uses_what_the_action_has() -> None:
    action = _load(CI / "github" / "action.yml")
    steps = _load(CI / "github" / "workflow.yml")["jobs"]["fazhi"]["steps"]
    step = next(s for s in steps if s.get("id") == "fazhi")
    assert set(step["with"]) <= set(action["inputs"])
    assert any("steps.fazhi.outputs.sarif" in str(s) for s in steps)
    assert "sarif" in action["outputs"]


def test_gitlab_template(home: Path) -> None:
    job = _load(CI / "gitlab" / "fazhi.gitlab-ci.yml")[".fazhi"]
    ran = _bash("\n".join(job["script"]), home, **job["variables"])
    assert ran.returncode == 1, ran.stderr
    reports = job["artifacts"]["reports"]
    assert [e["check_name"] for e in json.loads((home / reports["codequality"]).read_text("utf-8"))] == ["wording"]
    assert (home / reports["junit"]).read_text("utf-8").count("<failure") == 1


def test_jenkins_stage(home: Path) -> None:
    text = (CI / "jenkins" / "Jenkinsfile").read_text(encoding="utf-8")
    script = re.search(r"sh '''\n(.*?)'''", text, re.S)
    assert script is not None
    only_junit = script[1].replace(" --output fazhi.html", "")
    ran = _bash(only_junit, home, FAZHI_PATHS=".")
    assert ran.returncode == 1, ran.stderr
    assert (home / "junit.xml").is_file()
    assert text.count("{") == text.count("}")


def test_hooks_say_what_pre_commit_needs() -> None:
    hooks = {h["id"]: h for h in _load(ROOT / ".pre-commit-hooks.yaml")}
    assert set(hooks) == {"fazhi", "fazhi-folder"}
    assert hooks["fazhi-folder"]["pass_filenames"] is False
    assert re.search(hooks["fazhi"]["files"], "报告/云陌区.docx")


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_hooks_run_through_pre_commit(home: Path) -> None:
    pytest.importorskip("pre_commit")
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    source = home.parent / "source"
    _copy_of_checkout(source)
    config = f"""repos:
- repo: {source.as_posix()}
  rev: HEAD
  hooks:
  - id: fazhi
  - id: fazhi-folder
    args: ["我的 报告"]
"""
    (home / ".pre-commit-config.yaml").write_text(config.replace("HEAD", _head(source)), encoding="utf-8")
    _git(home, "init", "-q")
    _git(home, "add", "-A")
    env = os.environ | {"PRE_COMMIT_HOME": str(home.parent / "cache")}
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files"]

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=home, env=env, capture_output=True, encoding="utf-8")

    faulty = run()
    assert faulty.returncode == 1, faulty.stdout + faulty.stderr
    assert faulty.stdout.count("wording") >= 2
    (home / "我的 报告" / "a.txt").write_text(CLEAN, encoding="utf-8")
    _git(home, "add", "-A")
    clean = run()
    assert clean.returncode == 0, clean.stdout + clean.stderr


def _copy_of_checkout(target: Path) -> None:
    """A git repository with the files of this checkout as they are now."""
    keep = ("checker", "rules", "grammars", "pyproject.toml", "README.md", ".pre-commit-hooks.yaml")
    target.mkdir()
    for name in keep:
        path = ROOT / name
        ignore = shutil.ignore_patterns("__pycache__")
        if path.is_dir():
            shutil.copytree(path, target / name, ignore=ignore)
        else:
            shutil.copy(path, target / name)
    _git(target, "init", "-q")
    _git(target, "add", "-A")
    _git(target, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "copy")


def _git(folder: Path, *args: str) -> str:
    return subprocess.run(["git", *args], cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


def _head(folder: Path) -> str:
    return _git(folder, "rev-parse", "HEAD").strip()

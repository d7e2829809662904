"""The built wheel carries grammars, profiles and data, and does the main job in an empty environment."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_wheel_checks_a_report_from_another_folder(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    wheel = next(tmp_path.glob("fazhi_checker-*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    assert any(n.startswith("grammars/") and n.endswith(".lark") for n in names)
    assert any(n.startswith("rules/profiles/") and n.endswith(".toml") for n in names)
    assert any(n.startswith("rules/data/") and n.endswith(".toml") for n in names)
    assert not any(n.startswith("tests/") for n in names)

    home = tmp_path / "env"
    venv.create(home, with_pip=True)
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    subprocess.run([python, "-m", "pip", "install", "-q", str(wheel)], check=True, capture_output=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "draft.txt").write_text(
        "云陌区2024年法治政府建设年度报告\n一、主要举措和成效\n截止目前,调解纠纷100件,调解成功120件。\n",
        encoding="utf-8",
    )
    run = subprocess.run(
        [python, "-m", "checker", "check", "--format", "json", "draft.txt"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=elsewhere,
    )
    record = json.loads(run.stdout)["files"][0]
    found = {d["name"] for d in record["diagnostics"]}
    assert {"missing-part", "part-exceeds-whole", "wording"} <= found
    assert run.returncode == 1

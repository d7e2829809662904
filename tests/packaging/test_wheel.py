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
DRAFT = (
    "云陌区2024年法治政府建设年度报告",
    "2024年，云陌区扎实推进法治政府建设，现将有关情况报告如下。",
    "一、主要举措和成效",
    "严格规范执法，评查行政执法案卷64卷；办理法律援助案件215件。截止目前，调解纠纷100件，调解成功120件。",
    "二、存在的不足和原因",
    "基层执法力量不足，主要原因是人员流动快、培训跟不上；部分单位对规范性文件审核重视不够，审核机制还不健全。",
    "三、党政主要负责人履行推进法治建设第一责任人职责情况",
    "区委、区政府主要负责同志主持召开会议3次，听取法治工作汇报2次，作出批示5件，带头述法。",
)


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
    (elsewhere / "draft.txt").write_text("\n".join(DRAFT), encoding="utf-8")
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

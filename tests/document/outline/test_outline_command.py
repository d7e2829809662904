"""`fazhi outline` as a person or a program meets it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from checker.cli.outline import command

TEXT = """首页 > 政务公开
云岗县水利局2023年度法治政府建设情况报告
发布时间：2024-02-08　来源：县水利局
2023年，云岗县水利局扎实推进依法行政，现将有关情况报告如下。
一、主要举措和成效
（一）规范执法。开展执法检查120次，办理案件35件，全部经过法制审核。
二、存在的不足
执法力量不足，普法形式单一，文书说理不够充分，队伍专业化水平还不高。
三、2024年工作安排
增配执法人员8名，组织文书评查4次，建成法治宣传园地2处，办好执法开放日活动，推动移动执法终端全员配备。
【打印】【关闭】
"""


def run(tmp_path: Path, *args: str) -> tuple[int, str]:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(command, [str(path), "--isolated", *args])
    return result.exit_code, result.output


def test_json_gives_text_facts_parts_and_sections(tmp_path: Path) -> None:
    code, output = run(tmp_path, "--format", "json")
    record = json.loads(output)
    (file,) = record["files"]
    assert code == 0
    assert record["version"] == 1
    assert file["report"] == {
        "title": "云岗县水利局2023年度法治政府建设情况报告",
        "issuer": "云岗县水利局",
        "kind": "department",
        "year": 2023,
        "published": "2024-02-08",
    }
    assert "打印" not in file["text"]
    assert "政务公开" not in file["text"]
    assert {p["id"]: p["state"] for p in file["parts"]} == {
        "measures": "own",
        "problems": "own",
        "causes": "missing",
        "responsible-person": "missing",
        "next-year-plan": "own",
    }
    assert [(s["level"], s["number"], s["title"]) for s in file["sections"]] == [
        (1, "一", "主要举措和成效"),
        (2, "一", "规范执法"),
        (1, "二", "存在的不足"),
        (1, "三", "2024年工作安排"),
    ]
    span = file["sections"][2]["span"]
    assert TEXT[span["start"] : span["end"]] == "二、存在的不足"
    assert span["line"] == 7


def test_tree_names_the_missing_part(tmp_path: Path) -> None:
    code, output = run(tmp_path)
    assert code == 0
    assert "第一责任人职责情况  缺少" in output
    assert "一、主要举措和成效  ← 主要举措和成效" in output


def test_an_unreadable_file_is_said_and_exits_3(tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_text("", encoding="utf-8")
    result = CliRunner().invoke(command, [str(tmp_path / "空.txt"), "--isolated"])
    assert result.exit_code == 3
    assert "空" in result.output

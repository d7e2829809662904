from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.audit.compare import compare
from checker.cli.compare import command
from checker.config import Settings

OLD = """岚浦市司法局2022年法治政府建设情况报告
2022年，岚浦市司法局深入学习贯彻习近平法治思想，现将有关情况报告如下。
一、主要举措和成效
全市办理行政处罚案件100件。行政应诉案件上年结转3件，新收20件，审结18件，结转下年5件。
在柳坝镇建成法治文化长廊，组织骨干到田间地头讲解土地承包政策，吸引周边三个村的种植户参加。
二、存在的不足和原因
一是基层执法力量薄弱，主要原因是人员编制不足。
三、党政主要负责人履行推进法治建设第一责任人职责情况
主持召开会议研究法治议题4个，作出批示5次。
四、下一年度主要安排
2023年，继续推进依法行政，加强执法监督。
"""
NEW = """岚浦市司法局2023年法治政府建设情况报告
2023年，岚浦市司法局深入学习贯彻习近平法治思想，现将有关情况报告如下。
一、主要举措和成效
全市办理行政处罚案件120件，同比增长35%。行政应诉案件上年结转9件，新收20件，审结23件，结转下年6件。
在柳坝镇建成法治文化长廊，组织骨干到田间地头讲解土地承包政策，吸引周边三个村的种植户参加。
二、存在的不足和原因
一是数据共享不够充分，主要原因是系统标准不统一。
三、党政主要负责人履行推进法治建设第一责任人职责情况
主持召开会议研究法治议题6个，作出批示5次。
"""


@pytest.fixture
def two(tmp_path: Path) -> tuple[str, str]:
    paths = tmp_path / "去年.txt", tmp_path / "今年.txt"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    return str(paths[0]), str(paths[1])


def test_parts_figures_text_and_findings(two):
    found = compare(*two, Settings(), dt.date(2026, 1, 15))
    states = {p.id: (p.old, p.new) for p in found.parts}
    assert states["next-year-plan"] == ("own", "missing")
    fines = next(f for f in found.figures if "行政处罚" in f.label)
    assert [f"{v:.1f}" for v in fines.growth] == ["20.0", "20.0"]
    assert fines.agrees is False
    assert found.copied is not None
    assert any("柳坝镇" in e.left for e in found.copied.excerpts)
    assert {f.name for f in found.findings} == {"carryover-between-years", "base-figure"}


def test_a_stated_growth_that_fits(two):
    Path(two[1]).write_text(NEW.replace("35%", "20%"), encoding="utf-8")
    found = compare(*two, Settings(), dt.date(2026, 1, 15))
    assert next(f for f in found.figures if "行政处罚" in f.label).agrees is True


@pytest.mark.parametrize("format_", ["text", "json", "html"])
def test_every_format(two, format_):
    result = CliRunner().invoke(command, [*two, "--isolated", "--format", format_])
    assert result.exit_code == 1, result.output
    assert "35%" in result.output
    if format_ == "json":
        assert json.loads(result.output)["figures"]


def test_an_unread_report_is_exit_code_three(two):
    Path(two[0]).write_bytes(b"")
    assert CliRunner().invoke(command, [*two, "--isolated"]).exit_code == 3


def test_the_same_file_twice_is_wrong_use(two):
    result = CliRunner().invoke(command, [two[0], two[0], "--isolated"])
    assert result.exit_code not in (0, 1, 3) or result.exception is not None

"""Corpora and audits for these tests."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # benchmarks/ is no installed package

from checker.audit.cache import Cache  # noqa: E402
from checker.audit.roster import read_roster  # noqa: E402
from checker.audit.run import Audit, run_audit  # noqa: E402
from checker.audit.runner import Pool  # noqa: E402
from checker.config import Settings  # noqa: E402

TODAY = dt.date(2026, 1, 15)
AuditOf = Callable[..., Audit]


def report(
    name: str,
    year: int,
    *,
    measures: str = "开展法治培训3次。",
    problems: str = "一是基层执法力量薄弱，主要原因是人员编制不足。",
    published: str | None = None,
) -> str:
    """A short complete report of `name` for `year`."""
    date = published or f"{year + 1}-02-10"
    return "\n".join(
        [
            f"{name}{year}年法治政府建设情况报告",
            f"来源：{name}　发布时间：{date} 09:00",
            f"{year}年，{name}深入学习贯彻习近平法治思想，现将有关情况报告如下。",
            "一、主要举措和成效",
            measures,
            "二、存在的不足和原因",
            problems,
            "三、党政主要负责人履行推进法治建设第一责任人职责情况",
            "主持召开会议研究法治议题4个，作出批示5次。",
            "四、下一年度主要安排",
            f"{year + 1}年，继续推进依法行政，加强执法监督。",
            "",
        ]
    )


@pytest.fixture
def audit_of(tmp_path: Path) -> AuditOf:
    """Audits texts (file name -> text) written below a folder of their own."""
    number = 0

    def run(
        texts: dict[str, str], *, roster: str | None = None, year: int | None = None, jobs: Pool | None = None
    ) -> Audit:
        nonlocal number
        number += 1
        folder = tmp_path / f"corpus{number}"
        paths: list[str] = []
        for name, text in texts.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            paths.append(str(path))
        listed = None
        if roster is not None:
            file = tmp_path / f"roster{number}.csv"
            file.write_text(roster, encoding="utf-8")
            listed = read_roster(file)
        return run_audit(
            sorted(paths),
            Settings(),
            TODAY,
            Cache(None),
            Pool(None),
            roster=listed,
            year=year,
            roots=[str(folder)],
        )

    return run


@pytest.fixture(scope="session")
def small_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """40 bodies over two years as text, web page and Word file, without faults of single reports."""
    from benchmarks.corpus.generate import Wanted, generate

    out = tmp_path_factory.mktemp("small")
    generate(Wanted(40, (2023, 2024), 7, 0.0, 0.5, ("txt", "html", "docx")), out)
    return out


def paths_of(corpus: Path) -> Sequence[str]:
    """The reports of a generated corpus."""
    return sorted(str(p) for p in (corpus / "reports").rglob("*.*"))

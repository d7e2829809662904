"""The store, the workbook, the page and the screen."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from audit_helpers import ROOT, TODAY, paths_of

from checker.audit.cache import Cache
from checker.audit.page import write_page
from checker.audit.roster import read_roster
from checker.audit.run import run_audit
from checker.audit.runner import Pool
from checker.audit.screen import show
from checker.audit.store import TABLES, write_store
from checker.audit.weeks import weekly
from checker.audit.workbook import write_workbook
from checker.config import Settings

_SQL = re.compile(r"^```sql\n(.*?)^```", re.M | re.S)


@pytest.fixture(scope="module")
def audited(small_corpus):
    with Cache(None) as cache:
        roster = read_roster(small_corpus / "roster.csv")
        yield run_audit(
            paths_of(small_corpus),
            Settings(),
            TODAY,
            cache,
            Pool(None),
            roster=roster,
            roots=[str(small_corpus / "reports")],
        )


def test_every_recipe_of_the_manual_runs(audited, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    write_store(audited, tmp_path / "s.duckdb", tmp_path / "parquet")
    recipes = _SQL.findall((ROOT / "docs" / "audit.md").read_text(encoding="utf-8"))
    assert len(recipes) >= 8
    with duckdb.connect(str(tmp_path / "s.duckdb"), read_only=True) as db:
        for recipe in recipes:
            db.execute(recipe).fetchall()
        for table, columns in TABLES.items():
            found = [row[0] for row in db.execute(f"DESCRIBE {table}").fetchall()]
            assert found == list(columns)
        assert db.execute("SELECT count(*) FROM reports").fetchone()[0] == audited.total.reports
        assert (
            db.execute("SELECT sum(claims) FROM reports").fetchone()
            == db.execute("SELECT count(*) FROM claims").fetchone()
        )
        assert db.execute("SELECT count(*) FROM corpus_findings").fetchone()[0] == len(audited.corpus)
    with duckdb.connect() as db:
        parquet = db.execute(f"SELECT count(*) FROM '{tmp_path}/parquet/reports.parquet'").fetchone()[0]
    assert parquet == audited.total.reports


def test_the_manual_names_every_column():
    text = (ROOT / "docs" / "audit.md").read_text(encoding="utf-8")
    for table, columns in TABLES.items():
        assert f"`{table}`" in text
        for column in columns:
            assert f"`{column}`" in text, (table, column)


def test_the_workbook_has_a_sheet_per_view(audited, tmp_path):
    pytest.importorskip("xlsxwriter")
    write_workbook(audited, tmp_path / "m.xlsx", "zh")
    with zipfile.ZipFile(tmp_path / "m.xlsx") as book:
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        matrix = book.read("xl/worksheets/sheet2.xml").decode()
        charts = [n for n in book.namelist() if n.startswith("xl/charts/chart")]
        links = book.read("xl/worksheets/_rels/sheet2.xml.rels").decode()
    assert names == ["总览", "总表", "按地区", "按类别", "按规则", "公开日期", "问题清单", "横向问题"]
    assert 'state="frozen"' in matrix
    assert "<autoFilter" in matrix
    assert len(charts) == 3
    assert links.count("TargetMode") == audited.total.reports


def page_data(path: Path) -> dict:
    match = re.search(
        r'<script type="application/json" id="data">(.*?)</script>', path.read_text(encoding="utf-8"), re.S
    )
    return json.loads(match[1])


def test_the_page_holds_every_report_and_needs_nothing_else(audited, tmp_path):
    path = tmp_path / "m.html"
    write_page(audited, path, "zh")
    data = page_data(path)
    assert len(data["rows"]) == audited.total.reports
    assert len(data["corpus"]) == len(audited.corpus)
    assert not re.search(r'(?:src|href)="https?:', path.read_text(encoding="utf-8"))


def test_a_report_cannot_break_out_of_the_page(audit_of, tmp_path):
    evil = "</script><img src=x onerror=alert(1)>"
    audit = audit_of({"a.txt": f"{evil}\n截止目前{evil}。"})
    write_page(audit, tmp_path / "m.html", "zh")
    assert evil not in (tmp_path / "m.html").read_text(encoding="utf-8")
    assert page_data(tmp_path / "m.html")["rows"]


@pytest.mark.chromium
def test_the_page_draws_only_the_rows_in_sight(audited, tmp_path):
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        pytest.skip("no chromium")
    write_page(audited, tmp_path / "m.html", "zh")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    done = subprocess.run(
        [browser, *flags, *quiet, f"--user-data-dir={tmp_path}/profile", "--virtual-time-budget=2000", "--dump-dom",
         (tmp_path / "m.html").as_uri()],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    drawn = done.stdout.split("</table>")[0].count("<tr>")
    assert 10 < drawn < audited.total.reports
    assert f"/ {audited.total.reports}" in done.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_screen_shows_totals_rules_and_reports(audited, capsys, lang):
    show(audited, lang, width=150)
    out = capsys.readouterr().out
    assert str(audited.total.reports) in out
    assert "A103 copied-text" in out
    assert {"zh": "按类别", "en": "By kind"}[lang] in out


def test_weeks_have_no_gaps_and_begin_on_the_first_of_april():
    assert weekly([(-8, 2), (-1, 1), (0, 3), (13, 1)]) == [(-2, 2), (-1, 1), (0, 3), (1, 1)]
    assert weekly([]) == []

"""The drafts of `examples/reports`: sound files, and the faults that `examples/build.py` says they hold."""

from __future__ import annotations

import importlib.util
import io
import posixpath
import re
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from checker.cli.testing import fazhi

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
REPORTS = EXAMPLES / "reports"
FORMS = ("txt", "docx", "html", "pdf")


def _builder() -> object:
    spec = importlib.util.spec_from_file_location("examples_build", EXAMPLES / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PLANTED = re.findall(r"^    \S.*\s{2,}([a-z]+(?:-[a-z]+)*)$", _builder().__doc__ or "", re.M)


@pytest.mark.parametrize("name", ["good.docx", "faulty.docx"])
def test_word_drafts_open_and_name_no_part_that_is_not_there(name: str) -> None:
    data = (REPORTS / name).read_bytes()
    assert len(docx.Document(io.BytesIO(data)).paragraphs) > 15
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = set(package.namelist())
        for rels in (part for part in parts if part.endswith(".rels")):
            folder = posixpath.dirname(posixpath.dirname(rels))
            for link in etree.fromstring(package.read(rels)):
                if link.get("TargetMode") != "External":
                    target = link.get("Target") or ""
                    at = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                    assert posixpath.normpath(at) in parts


@pytest.mark.parametrize("name", ["good", "faulty"])
def test_the_committed_drafts_are_those_built_from_the_text(name: str) -> None:
    builder = _builder()
    text = (REPORTS / f"{name}.txt").read_text(encoding="utf-8")
    assert builder.make_html(text) == (REPORTS / f"{name}.html").read_text(encoding="utf-8")  # type: ignore[attr-defined]
    built = docx.Document(io.BytesIO(builder.make_docx(text)))  # type: ignore[attr-defined]
    kept = docx.Document(str(REPORTS / f"{name}.docx"))
    assert [p.text for p in built.paragraphs] == [p.text for p in kept.paragraphs]


def _found(name: str) -> list[str]:
    if name.endswith(".pdf"):
        pytest.importorskip("pypdfium2")
    return fazhi("check", REPORTS / name, "--isolated", "--format", "json").names


@pytest.mark.parametrize("form", FORMS)
def test_the_good_draft_has_nothing_to_mend(form: str) -> None:
    assert set(_found(f"good.{form}")) <= {"missing-topic", "missing-duty"}


def test_faults_are_listed() -> None:
    assert {"breakdown-sum", "citation-title", "missing-part"} <= set(PLANTED)
    assert len(PLANTED) >= 11


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("fault", PLANTED)
def test_every_planted_fault_is_found(form: str, fault: str) -> None:
    assert fault in _found(f"faulty.{form}")


@pytest.mark.parametrize("form", FORMS)
def test_the_faulty_draft_gives_no_other_loud_finding(form: str) -> None:
    ran = fazhi("check", REPORTS / f"faulty.{form}", "--isolated", "--format", "json")
    loud = {d["name"] for d in ran.json["files"][0]["diagnostics"] if d["severity"] != "info"}
    assert loud <= set(PLANTED)

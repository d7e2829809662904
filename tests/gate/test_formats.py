"""Machine formats keep to what their readers document: the run built by hand for the golden files, in each format."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from lxml import etree

from checker.diagnostics.reporters import FORMATS, format_of, github, gitlab, junit, sarif
from checker.diagnostics.reporters import json as json_reporter
from checker.diagnostics.reporters import jsonl as jsonl_reporter
from checker.diagnostics.run import Run

ROOT = Path(__file__).resolve().parents[2]


def _sample() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden_sample", ROOT / "tests" / "golden" / "golden_sample.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SAMPLE = _sample()


@pytest.fixture
def run() -> Run:
    made: Run = SAMPLE.run()
    return made


def test_json_keeps_its_schema(run: Run) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((ROOT / "docs" / "schema" / "check-output.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for made in (run, SAMPLE.clean(), SAMPLE.run(lang="en")):
        jsonschema.validate(json.loads(json_reporter.report(made)), schema)


def test_json_spans_are_offsets_into_the_text(run: Run) -> None:
    record = json.loads(json_reporter.report(run))
    for result, file in zip(run.results, record["files"], strict=True):
        for found in file["diagnostics"]:
            for span in (found["span"], *(r["span"] for r in found["related"])):
                if result.document is not None:
                    assert result.document.text[span["start"] : span["end"]] == span["text"]


def test_jsonl_is_the_json_in_lines(run: Run) -> None:
    whole = json.loads(json_reporter.report(run))
    lines = [json.loads(line) for line in jsonl_reporter.report(run).splitlines()]
    assert [line.pop("type") for line in lines] == ["file", "file", "file", "summary"]
    assert lines[:-1] == whole.pop("files")
    assert lines[-1] == whole


def test_github_commands(run: Run) -> None:
    lines = github.report(run).splitlines()
    assert len(lines) == sum(len(r.diagnostics) for r in run.results) + len(run.problems) + 1
    known = {"file", "line", "endLine", "col", "endColumn", "title"}
    for line in lines:
        command, _, message = line.removeprefix("::").partition("::")
        level, _, fields = command.partition(" ")
        assert level in ("error", "warning", "notice")
        assert {f.split("=")[0] for f in fields.split(",")} <= known
        assert message
    assert any(
        "file=报告/云陌区2024.txt,line=5,endLine=5,col=1,endColumn=3,title=W101 wording" in line for line in lines
    )


def test_gitlab_code_quality(run: Run) -> None:
    record = json.loads(gitlab.report(run))
    for entry in record:
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(entry)
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert not Path(entry["location"]["path"]).is_absolute()
        assert entry["location"]["lines"]["begin"] >= 1
    assert max(Counter(e["fingerprint"] for e in record).values()) == 1


JUNIT = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:complexType name="outcome" mixed="true"><xs:attribute name="type"/><xs:attribute name="message"/></xs:complexType>
<xs:element name="testsuites"><xs:complexType><xs:sequence>
 <xs:element name="testsuite" maxOccurs="unbounded"><xs:complexType><xs:sequence>
  <xs:element name="testcase" maxOccurs="unbounded"><xs:complexType><xs:choice minOccurs="0">
   <xs:element name="failure" type="outcome"/><xs:element name="error" type="outcome"/>
   <xs:element name="system-out" type="xs:string"/>
  </xs:choice><xs:attribute name="name" use="required"/><xs:attribute name="classname" use="required"/></xs:complexType>
  </xs:element>
 </xs:sequence><xs:attribute name="name" use="required"/><xs:attributeGroup ref="counts"/></xs:complexType></xs:element>
</xs:sequence><xs:attribute name="name"/><xs:attributeGroup ref="counts"/></xs:complexType></xs:element>
<xs:attributeGroup name="counts"><xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
<xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
<xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/></xs:attributeGroup>
</xs:schema>"""
"""What CI servers read of JUnit files, in our own words."""


def test_junit_keeps_its_schema_and_counts(run: Run) -> None:
    tree = etree.fromstring(junit.report(run).encode())
    etree.XMLSchema(etree.fromstring(JUNIT)).assertValid(tree)
    for suite in tree:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors")) == len(suite.findall("testcase/error"))
    for name in ("tests", "failures", "errors"):
        assert int(tree.get(name)) == sum(int(suite.get(name)) for suite in tree)
    assert int(tree.get("failures")) == run.failing - sum(r.unread for r in run.results)


def test_junit_of_a_clean_run_has_a_passing_case() -> None:
    tree = etree.fromstring(junit.report(SAMPLE.clean()).encode())
    assert (tree.get("tests"), tree.get("failures"), tree.get("errors")) == ("1", "0", "0")


def _sarif(run: Run) -> Any:
    return json.loads(sarif.report(run))["runs"][0]


def test_sarif_places_and_rules(run: Run) -> None:
    log = _sarif(run)
    assert log["columnKind"] == "unicodeCodePoints"
    assert log["invocations"][0]["executionSuccessful"] is False
    texts = {r.path: r.document.text for r in run.results if r.document}
    paths = [r.path for r in run.results]
    for result in log["results"]:
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            physical = location["physicalLocation"]
            path = paths[physical["artifactLocation"]["index"]]
            if "region" not in physical:
                assert path.endswith(".pdf")
                continue
            region = physical["region"]
            words = texts[path][region["charOffset"] : region["charOffset"] + region["charLength"]]
            assert words == region.get("snippet", {}).get("text", "")
            line = texts[path].split("\n")[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 :].startswith(words)
            assert ("logicalLocations" in location) is path.endswith(".docx")
        assert result["partialFingerprints"]["fazhiSentence/v1"]
    rule = next(r for r in log["tool"]["driver"]["rules"] if r["name"] == "unread-input")
    assert "## 检查什么" in rule["help"]["markdown"]


@pytest.mark.npm
@pytest.mark.slow
def test_sarif_satisfies_the_validator_of_its_makers(run: Run, tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    (tmp_path / "run.sarif").write_text(sarif.report(run), encoding="utf-8")
    install = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(tmp_path), "@microsoft/sarif-multitool"]
    if subprocess.run(install, capture_output=True).returncode:
        pytest.skip("the SARIF multitool could not be installed")
    folder = tmp_path / "node_modules" / "@microsoft"
    tool = next(t for name in ("Sarif.Multitool", "Sarif.Multitool.exe") for t in folder.glob(f"*/{name}"))
    tool.chmod(0o755)
    out = tmp_path / "verdict.sarif"
    levels = "Error;Warning;Note"
    command = [tool, "validate", tmp_path / "run.sarif", "--rule-kind", "Sarif;Ghas", "--level", levels, "-o", out]
    subprocess.run(command, check=True, capture_output=True)
    verdict = json.loads(out.read_text(encoding="utf-8-sig"))["runs"][0]
    assert verdict["invocations"][0]["executionSuccessful"]
    assert [r["ruleId"] for r in verdict["results"] if r.get("level", "warning") == "error"] == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_suffix_names_its_format(name: str) -> None:
    assert all(format_of(f"结果{suffix}") == name for suffix in FORMATS[name])
    assert format_of("结果.xyz") is None

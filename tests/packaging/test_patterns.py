"""What is shipped ready made for a fast start is what `re` and `tomllib` make, and a check works without it too."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from checker import patterns, toml

_sre = pytest.importorskip("_sre")


def test_shipped_expressions_are_what_re_compiles() -> None:
    from benchmarks.build_start import compiled

    held = patterns.rows(_sre.MAGIC)
    if not held:
        pytest.skip("no file for this Python")
    assert [row for row in held if compiled(row[0], row[1]) != row] == []


def test_preloading_changes_no_result() -> None:
    code = (
        "import re, sys; from checker import patterns; n = patterns.preload();"
        "p = re.compile(r'(?P<n>[0-9]+)件|[甲乙丙]'); m = p.search('共12件'); assert m['n'] == '12';"
        "kept = [r for r in patterns.rows(__import__('_sre').MAGIC)];"
        "assert n == len(kept);"
        "assert all(re.compile(r[0], r[1]).groups == r[3] for r in kept)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_another_python_goes_without(monkeypatch: pytest.MonkeyPatch) -> None:
    assert patterns.rows(1) == []
    monkeypatch.setattr(patterns, "rows", lambda _magic: [["(", 0, 0, 0, {}, [1, 2, 3]]])
    assert patterns.preload() == 0
    assert re.compile("(甲)").groups == 1


def test_data_files_parsed_beforehand_are_what_tomllib_reads() -> None:
    root = Path(toml.__file__).parents[1]
    texts = {toml.key(t): t for f in root.glob("[cr]*/**/*.toml") if (t := f.read_text(encoding="utf-8"))}
    held = {k: text for k, text in texts.items() if k in toml._parsed()}
    assert held
    assert [k for k, text in held.items() if toml.loads(text) != tomllib.loads(text)] == []


def test_another_text_is_parsed_and_its_mistakes_told() -> None:
    assert toml.loads("a = 2024-02-03\n[b]\nc = [1, '二']") == {"a": dt.date(2024, 2, 3), "b": {"c": [1, "二"]}}
    with pytest.raises(tomllib.TOMLDecodeError):
        toml.loads("a = ")

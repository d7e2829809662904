"""The expressions shipped compiled are what `re` makes of them, and a check works without them too."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from checker import patterns

_sre = pytest.importorskip("_sre")


def test_shipped_expressions_are_what_re_compiles() -> None:
    from benchmarks.build_patterns import compiled

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

"""What is kept from one run to the next changes nothing but the time."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

import checker
import rules
from checker import kept, lazy
from checker.installed import installed

ROOT = Path(checker.__file__).parents[1]
DATA = sorted(p for top in ("checker", "rules") for p in (ROOT / top).rglob("*.toml"))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder; `fresh` begins a new run on it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    fresh(monkeypatch)
    return tmp_path


def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_store", kept._Store())


def expressions() -> list[tuple[str, int]]:
    """Source and flags of every expression that a module of ours compiles when first used."""
    out = set()
    for package in (checker, rules):
        for info in walk_packages(package.__path__, package.__name__ + "."):
            if info.name.endswith("__main__"):
                continue
            for value in vars(import_module(info.name)).values():
                if isinstance(value, lazy._Lazy):
                    out.add((value.pattern, int(value._flags)))
    return sorted(out)


def test_every_expression_is_the_same_when_it_was_kept(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = expressions()
    assert len(found) > 200
    first = [kept.compile(*e) for e in found]
    assert kept.save()
    fresh(monkeypatch)
    text = (ROOT / "examples/reports/faulty.txt").read_text(encoding="utf-8")
    for source, old in zip(found, first, strict=True):
        new = kept.compile(*source)
        assert (new.pattern, new.flags, new.groups, dict(new.groupindex)) == (
            old.pattern,
            old.flags,
            old.groups,
            dict(old.groupindex),
        )
        assert [m.span() for m in new.finditer(text)] == [m.span() for m in old.finditer(text)]
    assert not kept.save(), "nothing was made anew"


def test_every_expression_finds_what_it_finds_as_re_makes_it(store: Path) -> None:
    text = (ROOT / "examples/reports/faulty.txt").read_text(encoding="utf-8")
    for source, flags in expressions():
        mine, plain = kept.compile(source, flags), re.compile(source, flags)
        assert [(m.span(), m.groups()) for m in mine.finditer(text)] == [
            (m.span(), m.groups()) for m in plain.finditer(text)
        ], source
        assert mine.sub("·", text) == plain.sub("·", text)


def test_every_data_file_is_the_same_when_it_was_kept(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [p.read_text(encoding="utf-8") for p in DATA]
    assert len(texts) > 20
    for text in texts:
        kept.tables(text)
    assert kept.save()
    fresh(monkeypatch)
    for text in texts:
        assert kept.tables(text) == tomllib.loads(text)


def test_a_mistake_is_raised_and_not_kept(store: Path) -> None:
    with pytest.raises(re.error):
        kept.compile("(")
    with pytest.raises(tomllib.TOMLDecodeError):
        kept.tables("a = ")
    assert not kept.save()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe nonsense", b"i\x01\x00\x00\x00"])
def test_a_broken_file_is_made_anew(store: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    kept.file().parent.mkdir()
    kept.file().write_bytes(content)
    assert kept.compile("a+").fullmatch("aaa")
    assert kept.save()
    fresh(monkeypatch)
    assert kept.compile("a+").fullmatch("aaa")
    assert not kept.save()


def test_an_engine_that_wants_something_else_costs_time_only(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.compile("(?P<n>a+)")
    assert kept.save()
    fresh(monkeypatch)
    known = kept._store.known()
    known[("(?P<n>a+)", 0)] = known[("(?P<n>a+)", 0)][:-3]
    assert kept.compile("(?P<n>a+)").fullmatch("aaa")["n"] == "aaa"  # type: ignore[index]


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a file"
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(file))
    fresh(monkeypatch)
    assert kept.compile("b").match("b")
    assert not kept.save()


def test_a_full_file_begins_anew(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 3)
    for name in "abcd":
        kept.compile(name)
        assert kept.save()
        fresh(monkeypatch)
    assert {source for source, _ in kept._store.known()} == {"d"}


def test_nothing_of_a_report_is_kept(store: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "璇玑县2024年法治政府建设年度报告\n一、主要做法\n璇玑县办理行政复议案件173件，同比增长5.9%。\n",
        encoding="utf-8",
    )
    run = [sys.executable, "-m", "checker", "check", "--isolated", str(draft)]
    first = subprocess.run(run, capture_output=True, check=False)
    assert first.returncode in (0, 1)
    content = b"".join(p.read_bytes() for p in (store / "fazhi").iterdir())
    assert len(content) > 100_000
    assert "璇玑".encode() not in content
    again = subprocess.run(run, capture_output=True, check=False)
    assert (again.returncode, again.stdout) == (first.returncode, first.stdout)


def test_a_plugin_installed_later_is_seen(store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    before = installed("fazhi")
    assert "builtin" in {p.name for p in before}
    assert kept.save()
    fresh(monkeypatch)
    info = site / "late-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: late\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[fazhi]\nlate = late:plugin\n", encoding="utf-8")
    late = next(p for p in installed("fazhi") if p.name == "late")
    assert (late.value, late.distribution, late.version) == ("late:plugin", "late", "1.0")


def test_a_damaged_entry_is_made_anew(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.tables("a = 1")
    kept.listing("key", lambda: [("x",)])
    assert kept.save()
    fresh(monkeypatch)
    known = kept._store.known()
    for key in known:
        known[key] = b""
    assert kept.tables("a = 1") == {"a": 1}
    assert kept.listing("key", lambda: [("y",)]) == [("y",)]


def test_only_the_last_list_of_plugins_is_kept(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("one", "two", "three"):
        kept.compile("a+")
        kept.listing(key, lambda key=key: [(key,)])
        assert kept.save()
        fresh(monkeypatch)
    assert sorted(source for source, _ in kept._store.known()) == ["a+", "three"]


def test_code_is_the_same_when_it_was_kept_and_made_anew_when_damaged(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = "def twice(n):\n return 2 * n\n"
    for damaged in (False, False, True):
        fresh(monkeypatch)
        if damaged:
            kept._store.known()[(source, kept._CODE)] = b"no code"
        names: dict[str, Any] = {}
        exec(kept.code(source), names)
        assert names["twice"](4) == 8
        kept.save()

"""Our reading of installed distributions gives what `importlib.metadata` gives."""

from __future__ import annotations

import importlib.metadata
import sys
from pathlib import Path

import pytest

from checker.installed import Point, entry_points


@pytest.mark.parametrize("group", ["fazhi", "console_scripts", "pytest11", "no-such-group"])
def test_agrees_with_importlib_metadata(group: str) -> None:
    known = {
        (e.name, e.value, e.dist.name, e.dist.version) for e in importlib.metadata.entry_points(group=group) if e.dist
    }
    assert {(p.name, p.value, p.distribution, p.version) for p in entry_points(group)} == known


def _install(folder: Path, name: str, version: str, points: str) -> None:
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n\n正文\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(points, encoding="utf-8")


def test_the_first_copy_on_the_path_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _install(tmp_path / "a", "county_terms", "2.0", "[other]\nx = y\n\n[made-up]\n# note\nterms = json:loads [extra]\n")
    _install(tmp_path / "b", "county_terms", "1.0", "[made-up]\nold = json\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "a"), str(tmp_path / "b"), *sys.path])
    (found,) = entry_points("made-up")
    assert found == Point("terms", "json:loads [extra]", "county_terms", "2.0")
    assert callable(found.load())


def test_a_zip_file_on_the_path_is_left_to_importlib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "lib.zip"
    archive.write_bytes(b"PK\x05\x06" + bytes(18))
    monkeypatch.setattr(sys, "path", [str(archive), *sys.path])
    assert [p.name for p in entry_points("fazhi")] == ["builtin"]

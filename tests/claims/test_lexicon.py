"""The lexicon: data with a schema; plugins add to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.claims.lexicon import load_lexicon
from checker.claims.mentions import read_mentions
from checker.document.readers.text import TextReader
from checker.errors import DataError
from checker.testing import registry


def write(folder: Path, text: str) -> Path:
    """A lexicon file."""
    path = folder / "more.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_plugin_adds_a_measure_word(tmp_path: Path) -> None:
    path = write(tmp_path, '[[measure]]\nfamily = "筐"\nwords = ["筐"]\n')
    document = TextReader().read("收获苹果12筐。".encode(), "样例.txt")
    before, after = (load_lexicon((*registry().lexicon_files, *more)) for more in ((), (path,)))
    assert [m.unit for m in read_mentions(document, before)] == [None]
    assert [m.unit for m in read_mentions(document, after)] == ["筐"]


@pytest.mark.parametrize(
    "text",
    [
        '[[measure]]\nwords = ["筐"]\n',
        '[[measure]]\nfamily = "筐"\nwords = "筐"\n',
        '[[approx]]\nplace = "around"\nbound = "near"\nwords = ["近"]\n',
        '[[colour]]\nwords = ["红"]\n',
    ],
)
def test_a_file_that_breaks_the_schema_names_itself(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError, match=r"more\.toml:\d"):
        load_lexicon([write(tmp_path, text)])


def test_families_are_complete() -> None:
    lexicon = registry().knowledge.lexicon
    assert lexicon.family("宗") == lexicon.family("起") == "件"
    assert lexicon.family("人次") != lexicon.family("人")
    assert set(lexicon.families.values()) <= set(lexicon.families) | {"家"}

"""The lists of words beside modules: what ships fits and is used, what does not fit is named with its file and key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.claims import cues
from checker.claims.cues import load_cues, read_words
from checker.errors import DataError

FILES = sorted(Path(cues.__file__).parent.rglob("words.toml"))
TABLES = [pytest.param(file, table, id=table) for file in FILES for table in read_words(file.read_text("utf-8"))]


def test_lists_ship() -> None:
    assert FILES


@pytest.mark.parametrize(("file", "table"), TABLES)
def test_every_list_compiles_and_its_module_uses_it(file: Path, table: str) -> None:
    module = file.with_name(f"{table}.py")
    source = module.read_text("utf-8")
    lists = cues.word_lists(str(module))
    for words in lists.values():
        re.compile(f"(?:{words})")
    asked = set(re.findall(r"""_WORDS\[['"](\w+)['"]\]""", source))
    assert asked == set(lists)


def test_words_keep_the_order_of_the_file() -> None:
    assert read_words('[changes]\nup = ["增", "增加", "上?升"]\n')["changes"]["up"] == "增|增加|上?升"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("changes = 1\n", "changes"),
        ("[changes]\nup = '增'\n", r"changes\.up"),
        ("[changes]\nup = []\n", r"changes\.up"),
        ("[changes]\nup = ['增', '']\n", r"changes\.up"),
        ("[changes]\nup = ['增', 1]\n", r"changes\.up"),
        ("[changes.up]\nfar = ['增']\n", r"changes\.up"),
        ("[changes\n", "TOML"),
    ],
)
def test_what_does_not_fit_is_named(text: str, key: str) -> None:
    with pytest.raises(DataError, match=rf"words\.toml: {key}"):
        read_words(text)


def test_the_characters_a_list_begins_with() -> None:
    lists = read_words('[changes]\nup = ["增", "增加", "主要(?:是|在[于内])"]\ndown = ["再?无"]\n')["changes"]
    assert set("增主") <= set(lists.firsts("up"))
    with pytest.raises(DataError, match=r"words\.toml: changes\.down"):
        lists.firsts("down")


def test_a_list_that_is_missing_is_named() -> None:
    with pytest.raises(DataError, match=r"words\.toml: changes\.down"):
        read_words("[changes]\nup = ['增']\n")["changes"]["down"]


def test_a_module_without_a_table_is_named(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text("[changes]\nup = ['增']\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"words\.toml: others"):
        cues.word_lists(str(tmp_path / "others.py"))


def test_a_file_of_cues_holds_cues_alone(tmp_path: Path) -> None:
    file = tmp_path / "some.toml"
    file.write_text('[cues]\nrise = ["增长", "增"]\n', encoding="utf-8")
    assert load_cues(file)["rise"].pattern == "增长|增"
    for text, named in (('[cue]\nrise = ["增"]\n', "cue"), ("[cues]\nrise = []\n", "cues.rise"), ("[cues", "TOML")):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(DataError, match=rf"some\.toml: {named}"):
            load_cues(file)

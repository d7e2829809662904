"""The identity notation and its files: what they mean, and what is said when one is wrong."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from checker.claims.identity import Addend, load_identities, parse_notation
from checker.errors import DataError

GOOD = """
about = "行政复议"
[[identity]]
id = "X1"
formula = "维持 + 撤销 = 审结"
level = "error"
source = "法律"
core = ["维持", "撤销"]
[words]
"维持" = ["维持原决定"]
"""


def load(tmp_path: Path, text: str) -> object:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return load_identities([path])


def test_notation() -> None:
    assert parse_notation("成功 <= 调解") == ("", (Addend("成功"),), "<=", (Addend("调解"),))
    assert parse_notation("年初 + 新增 - 废止 = 年末") == (
        "",
        (Addend("年初"), Addend("新增"), Addend("废止", -1)),
        "=",
        (Addend("年末"),),
    )
    name, left, relation, right = parse_notation("纠错率 = (撤销 + 变更) / 审结")
    assert (name, relation) == ("纠错率", "/")
    assert left == (Addend("撤销"), Addend("变更"))
    assert right == (Addend("审结"),)


@pytest.mark.parametrize("formula", ["维持 +", "= 审结", "维持 < 审结", "维持率 = 维持", "(维持 + 撤销) / 审结"])
def test_wrong_notation_names_the_formula(formula: str) -> None:
    with pytest.raises(ValueError, match="not an identity"):
        parse_notation(formula)


def test_a_file_is_read(tmp_path: Path) -> None:
    identities = load(tmp_path, GOOD)
    (item,) = identities.partitions  # type: ignore[attr-defined]
    assert item.id == "X1"
    assert item.about == "行政复议"
    assert identities.names_of["维持原决定"] == ("维持",)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ('level = "error"', 'level = "loud"', r"mine.toml: identity\[0\].level"),
        ('source = "法律"', "", r"mine.toml: identity\[0\].source"),
        ('core = ["维持", "撤销"]', 'core = ["驳回"]', r"mine.toml: identity\[0\].core: 驳回"),
        ("维持 + 撤销 = 审结", "维持 + = 审结", r"mine.toml: identity\[0\].formula"),
        ('["维持原决定"]', '"维持原决定"', r"mine.toml: words.维持"),
        ('about = "行政复议"', "", r"mine.toml.*about"),
        ('id = "X1"', 'id = "X1"\nsurprise = 1', r"mine.toml: identity\[0\].surprise"),
    ],
)
def test_a_wrong_file_names_file_and_key(tmp_path: Path, was: str, now: str, says: str) -> None:
    with pytest.raises(DataError, match=says):
        load(tmp_path, GOOD.replace(was, now))


def test_two_identities_of_one_id_are_an_error(tmp_path: Path) -> None:
    first, second = tmp_path / "a.toml", tmp_path / "b.toml"
    first.write_text(GOOD, encoding="utf-8")
    second.write_text(GOOD, encoding="utf-8")
    with pytest.raises(DataError, match=r"b.toml.*X1 is already in a.toml"):
        load_identities([first, second])


def test_the_built_in_files_load() -> None:
    folder = files("rules").joinpath("data", "identities")
    identities = load_identities(
        sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    )
    assert len(identities.items) >= 90
    assert identities.partitions
    assert identities.balances
    assert identities.orders
    assert identities.rates
    assert all(i.source for i in identities.items)

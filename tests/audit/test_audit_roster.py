from pathlib import Path

import pytest

from checker.audit.roster import read_roster
from checker.errors import UsageError


def roster(tmp_path: Path, text: str, encoding: str = "utf-8"):
    path = tmp_path / "名册.csv"
    path.write_bytes(text.encode(encoding))
    return read_roster(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_reads_either_encoding(tmp_path, encoding):
    found = roster(tmp_path, "单位,地区,上级\n岚浦市司法局,岚浦市,岚浦市人民政府\n", encoding)
    assert [(e.body, e.region, e.superior) for e in found.entries] == [("岚浦市司法局", "岚浦市", "岚浦市人民政府")]


def test_finds_a_body_by_alias_short_and_long_name(tmp_path):
    found = roster(tmp_path, "单位,别名\n岚浦市棠汀县司法局,棠司\n岚浦市榆墅县司法局,\n")
    for name in ("岚浦市棠汀县司法局", "棠汀县司法局", "棠司", "某省岚浦市棠汀县司法局"):
        assert found.find(name).body == "岚浦市棠汀县司法局"
    assert found.find("岚浦市水利局") is None


def test_a_short_name_of_two_entries_is_nobody(tmp_path):
    found = roster(tmp_path, "单位\n岚浦市棠汀县司法局\n榆津市棠汀县司法局\n")
    assert found.find("棠汀县司法局") is None


def test_what_is_wrong_is_said_with_its_line(tmp_path):
    with pytest.raises(UsageError, match="单位"):
        roster(tmp_path, "名字,地区\nx,y\n")
    with pytest.raises(UsageError, match=":3:"):
        roster(tmp_path, "单位,年度\n甲局,2023\n乙局,去年\n")
    with pytest.raises(UsageError, match="cannot open"):
        read_roster(tmp_path / "没有.csv")


def test_quoted_cells_and_blank_lines(tmp_path):
    found = roster(tmp_path, '单位,别名,年度\n"岚浦市司法局","市司法局;司法局",2023年\n\n,,\n')
    assert [(e.body, e.aliases, e.year) for e in found.entries] == [("岚浦市司法局", ("市司法局", "司法局"), 2023)]

"""Set formulas: verbs, members, order, one wrong character."""

from __future__ import annotations

import pytest

from checker.testing import assert_finds, assert_silent, findings


@pytest.mark.parametrize(
    "marked",
    [
        "⟦坚定“四个意识”⟧、⟦增强“四个自信”⟧、做到“两个维护”。",
        '增强"四个意识"、坚定"四个自信"、⟦坚持"两个维护"⟧。',
        "深入学习⟦习近平法制思想→习近平法治思想⟧。",
        "以⟦习近平新时代中国特色社会主意思想→习近平新时代中国特色社会主义思想⟧为指导。",
        "坚持⟦严格公正规范文明执法→严格规范公正文明执法⟧。",
        "落实⟦行政机关负责人出廷应诉→行政机关负责人出庭应诉⟧制度。",
        "推广新时代“⟦峰桥经验→枫桥经验⟧”。",
        "贯彻⟦中央依法治国工作会议→中央全面依法治国工作会议⟧精神。",
        "落实⟦重大执法决定法治审核⟧制度。",
        "增强⟦政治意识、核心意识、大局意识、看齐意识⟧。",
        "建设⟦职能科学、权责法定、执法严明、公开公正、智能高效、人民满意、廉洁诚信⟧的法治政府。",
        "学习⟦十九届五中、四中全会⟧精神。",
    ],
)
def test_miswritten(marked: str) -> None:
    assert_finds("formula", marked)


@pytest.mark.parametrize(
    "text",
    [
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”，深刻领悟“两个确立”的决定性意义。",
        "忠诚拥护“两个确立”，坚决做到“两个维护”。",
        "牢固树立“四个意识”“四个自信”。",
        "重大执法决定法制审核、社会主义法制统一、县公安局法制大队、法制机构。",
        "修订《青岚市法制宣传教育条例》。",
        "依法制定制度，依法制止违法行为。",
        "履行公众参与、专家论证、风险评估等程序。",
        "学习党的十九届二中、三中、四中、五中、六中全会精神。",
        "坚持严格规范公正文明执法，做到规范文明执法。",
        "建设职能科学、权责法定、执法严明、公开公正、智能高效、廉洁诚信、人民满意的法治政府。",
    ],
)
def test_right(text: str) -> None:
    assert_silent("formula", text)


def test_a_stranger_in_the_target_is_named() -> None:
    text = "建设职能科学、职权法定、执法严明、公开公正、廉洁高效、守法诚信的法治政府。"
    (found,) = findings("formula", text, year=2021)
    assert "权责法定" in found.message.zh
    assert found.fix is not None


def test_the_target_of_2015_is_outdated_from_2022_on() -> None:
    text = "建设职能科学、权责法定、执法严明、公开公正、廉洁高效、守法诚信的法治政府。"
    assert len(findings("formula", text, year=2023)) == 1
    assert_silent("formula", text, year=2021)
    assert_silent("formula", text, year=2018)


def test_a_left_out_plenum_is_only_mentioned() -> None:
    (found,) = findings("formula", "学习十九届二中、三中、五中全会精神。")
    assert found.severity == "info"


@pytest.mark.parametrize(
    "text",
    [
        "完善中国特色社会主义法律体系，走中国特色社会主义法治道路。",
        "落实“谁执法谁普法”“谁管理谁普法”“谁司法谁普法”。",
        "推进国家治理体系与治理能力现代化。",
        "强化行政机关主要负责人出庭应诉。",
    ],
)
def test_neighbouring_phrases_are_right(text: str) -> None:
    assert_silent("formula", text)

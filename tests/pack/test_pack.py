"""Rule packs: what each kind of entry finds, and how errors are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.errors import DataError
from checker.pack import load_pack
from checker.pack.model import Memory
from checker.pack.shapes import SHAPES, pack_schema
from checker.plugins import load_registry
from checker.rule import Rule
from checker.testing import examples, findings, sections

ROOT = Path(__file__).resolve().parents[2]
HEAD = '[pack]\nid = "demo"\nzh = "示例"\n\n[[rule]]\ncode = "W901"\nname = "demo-rule"\nzh = "示例规则"\n\n'


def rule_of(entries: str, head: str = HEAD) -> Rule:
    (rule,) = load_pack(Memory("demo.toml", head + entries)).rules  # type: ignore[arg-type]
    return rule


def test_term_with_replacement_and_excuses() -> None:
    rule = rule_of(
        '[[term]]\navoid = "窗口单位"\nuse = "服务机构"\nfix = "safe"\n'
        'unless_before = ["原"]\nunless_after = ["代码"]\n'
    )
    (found,) = findings(rule, "设立窗口单位12个；原窗口单位、窗口单位代码不变。")
    assert found.fix is not None
    assert found.fix.safety == "safe"
    assert found.fix.edits[0].text == "服务机构"


def test_term_inside_its_own_replacement_is_right() -> None:
    rule = rule_of('[[term]]\navoid = "无证明城市"\nuse = "无证明城市建设"\n')
    assert not findings(rule, "推进无证明城市建设。")
    assert len(findings(rule, "推进无证明城市。")) == 1


def test_term_from_a_year_on() -> None:
    rule = rule_of('[[term]]\navoid = "旧平台"\nsince = 2023\n')
    assert not findings(rule, "启用旧平台。", year=2022)
    assert len(findings(rule, "启用旧平台。", year=2023)) == 1


def test_pattern_scopes() -> None:
    text = "青岚县亮点报告\n一、亮点工作\n亮点不少，亮点突出。\n"
    whole = rule_of("[[pattern]]\npattern = '亮点'\nzh = \"不写亮点\"\n")
    heading = rule_of('[[pattern]]\npattern = \'亮点\'\nscope = "heading"\nzh = "不写亮点"\n')
    assert len(findings(whole, text)) == 4
    assert [text[d.primary.span.start - 2] for d in findings(heading, text)] == ["一"]


def test_formula() -> None:
    rule = rule_of('[[formula]]\ntext = "青岚山海一家亲"\n')
    (found,) = findings(rule, "打造青岚山每一家亲品牌。")
    assert "青岚山海一家亲" in found.message.zh
    assert not findings(rule, "打造青岚山海一家亲品牌。")


def test_required_things_need_a_report_of_a_known_type() -> None:
    rule = rule_of(
        '[[phrase]]\nany = ["扫码入企"]\n\n[[topic]]\nzh = "立法"\nkeywords = ["立法", "规章"]\nat_least = 2\n'
    )
    assert rule.needs_profile
    assert not findings(rule, "随便一段话。")


@pytest.mark.parametrize(
    ("entries", "place", "said"),
    [
        ('[[term]]\navoid = ""\n', ":11: term[1].avoid", "不能为空"),
        ('[[term]]\nuse = "甲"\n', ":10: term[1].avoid", "缺少"),
        ('[[term]]\navoid = "甲"\nuse = "甲"\n', ":12: term[1].use", "相同"),
        ('[[term]]\navoid = "甲"\nrule = "other"\n', ":12: term[1].rule", "demo-rule"),
        ("[[pattern]]\npattern = '(甲'\nzh = \"乙\"\n", ":11: pattern[1].pattern", "正则表达式"),
        ("[[pattern]]\npattern = '甲*'\nzh = \"乙\"\n", ":11: pattern[1].pattern", "空"),
        ('[[topic]]\nzh = "甲"\nkeywords = ["乙"]\nat_least = 3\n', ":13: topic[1].at_least", "1"),
        ('[[formula]]\ntext = "太短"\n', ":11: formula[1].text", "5"),
        ("[[part]]\nzh = \"甲\"\nheading = ['(']\n", ":12: part[1].heading", "正则表达式"),
        ('[[trem]]\navoid = "甲"\n', ":10: trem", "term"),
        ("", ":7: rule[1].name", "没有任何内容"),
    ],
)
def test_errors_name_line_and_key(entries: str, place: str, said: str) -> None:
    with pytest.raises(DataError) as error:
        rule_of(entries)
    assert str(error.value).startswith(f"demo.toml{place}")
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code = "W901"', 'code = "W101"', "9"),
        ('name = "demo-rule"', 'name = "Demo Rule"', "小写"),
        ('id = "demo"', 'id = "示例"', "小写"),
        ('[pack]\nid = "demo"', "[pack]", "id"),
    ],
)
def test_errors_of_the_frame(old: str, new: str, said: str) -> None:
    with pytest.raises(DataError) as error:
        rule_of('[[term]]\navoid = "甲"\n', HEAD.replace(old, new))
    assert said in str(error.value)


def test_two_rules_need_a_name_at_each_entry() -> None:
    second = '[[rule]]\ncode = "W902"\nname = "demo-two"\nzh = "乙"\n\n'
    with pytest.raises(DataError, match="写明"):
        load_pack(Memory("demo.toml", HEAD + second + '[[term]]\navoid = "甲"\n'))  # type: ignore[arg-type]


EXAMPLE = ROOT / "examples" / "packs" / "qinglan.toml"


def test_the_example_loads_beside_the_built_in_rules() -> None:
    pack = load_pack(EXAMPLE)
    registry = load_registry([(str(EXAMPLE), pack)])
    assert not registry.failed
    assert {r.name for r in pack.rules} <= {r.name for r in registry.rules}
    known = {i.id for i in registry.knowledge.identities.items}
    assert "qinglan-inspections" in known


@pytest.mark.parametrize("rule", load_pack(EXAMPLE).rules, ids=lambda r: r.name)
def test_examples_of_the_example_hold(rule: Rule) -> None:
    assert len(sections(rule)) == 7
    for example in examples(rule):
        assert bool(findings(rule, example.text, year=2024)) is not example.good


def test_published_schema_is_the_one_that_checks() -> None:
    published = json.loads((ROOT / "docs" / "schema" / "pack.schema.json").read_text(encoding="utf-8"))
    assert published == pack_schema()


def test_schema_accepts_the_example_and_refuses_mistakes() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    import tomllib

    data = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(pack_schema())
    assert validator.is_valid(data)
    assert not validator.is_valid({**data, "trem": []})
    assert not validator.is_valid({**data, "term": [{"use": "甲"}]})
    assert {s.name for s in SHAPES} == set(pack_schema()["properties"])


def test_a_plugin_may_hand_over_a_pack() -> None:
    from checker.hooks import hookimpl

    class Plugin:
        @hookimpl
        def fazhi_packs(self) -> list[Path]:
            return [EXAMPLE]

    registry = load_registry([("county", Plugin())])
    assert registry.rule("qinglan-terms") is not None
    assert not registry.failed

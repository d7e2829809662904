"""Each rule over many reports: fires on its fault, stays silent beside it."""

from __future__ import annotations

import re

import pytest
from audit_helpers import report

from checker.audit.corpus import CorpusRule, corpus_rule, load_rules, run_corpus_rules
from checker.diagnostics import Severity, Text
from checker.errors import PluginError
from checker.plugins import load_registry

LOCAL = [
    "在柳坝镇建成法治文化长廊，组织骨干到田间地头讲解土地承包政策，吸引周边三个村的种植户参加。",
    "推出“板凳议事”做法，由老支书牵头调解邻里宅基地纠纷，把矛盾化解在院落里。",
    "联合渡口管理站排查老旧船只，对缺少救生设备的船主逐一约谈并帮助配齐器材。",
]
HEADINGS = ("检查什么", "为什么", "依据", "正例", "反例", "选项", "误报与边界")


def names(audit, name):
    return [f for f in audit.corpus if f.name == name]


@pytest.mark.parametrize("rule", load_rules(load_registry().corpus_rules), ids=lambda r: r.name)
def test_every_rule_has_its_page(rule):
    assert re.fullmatch(r"A\d{3}", rule.code)
    assert tuple(re.findall(r"^## (.+)$", rule.doc, re.M)) == HEADINGS


def test_missing_report_against_the_roster(audit_of):
    texts = {"a.txt": report("岚浦市司法局", 2023), "b.txt": report("岚浦市水利局", 2023)}
    roster = "单位\n岚浦市司法局\n岚浦市水利局\n岚浦市教育局\n"
    found = names(audit_of(texts, roster=roster), "missing-report")
    assert [(f.body, f.year) for f in found] == [("岚浦市教育局", 2023)]
    assert not names(audit_of(texts), "missing-report")


def test_missing_report_for_the_year_asked_for(audit_of):
    texts = {"a.txt": report("岚浦市司法局", 2022)}
    found = names(audit_of(texts, roster="单位\n岚浦市司法局\n", year=2023), "missing-report")
    assert [f.year for f in found] == [2023]


def test_two_reports_of_one_body_and_year(audit_of):
    texts = {
        "a.txt": report("岚浦市司法局", 2023),
        "b.txt": report("岚浦市司法局", 2023),
        "c.txt": report("岚浦市司法局", 2022),
        "d.txt": report("岚浦市水利局", 2023),
    }
    found = names(audit_of(texts), "duplicate-report")
    assert len(found) == 1
    assert found[0].path.endswith("b.txt")
    assert found[0].other.endswith("a.txt")


def test_copied_from_another_body_with_places_changed(audit_of):
    copied = "".join(LOCAL)
    texts = {
        "a.txt": report("岚浦市司法局", 2023, measures=copied),
        "b.txt": report("榆津市水利局", 2023, measures=copied.replace("柳坝镇", "杏湾镇")),
        "c.txt": report("榆津市教育局", 2023, measures="举办校园法治集市，邀请法官担任模拟法庭评委。"),
    }
    found = names(audit_of(texts), "copied-text")
    assert len(found) == 1
    assert {found[0].path[-5:], found[0].other[-5:]} == {"a.txt", "b.txt"}
    assert any("板凳议事" in e.left and "板凳议事" in e.right and e.share > 0.95 for e in found[0].excerpts)


def test_set_phrases_that_many_bodies_use_are_discounted(audit_of):
    texts = {
        f"{i}.txt": report(f"岚浦市{n}局", 2023, measures="".join(LOCAL))
        for i, n in enumerate(("司法", "水利", "教育", "民政", "财政", "审计"))
    }
    assert not names(audit_of(texts), "copied-text")


def test_last_years_text_with_new_figures_is_found(audit_of):
    old = "".join(LOCAL) + "开展巡查128次。"
    texts = {
        "2022.txt": report("岚浦市司法局", 2022, measures=old),
        "2023.txt": report("岚浦市司法局", 2023, measures=old.replace("128", "201")),
    }
    found = names(audit_of(texts), "copied-text")
    assert [(f.path[-8:], f.other[-8:]) for f in found] == [("2023.txt", "2022.txt")]


SUITS = "行政应诉案件上年结转{}件，新收20件，审结{}件，结转下年{}件。"


@pytest.mark.parametrize(("over", "fires"), [(5, False), (8, True)])
def test_carryover_between_years(audit_of, over, fires):
    texts = {
        "2022.txt": report("岚浦市司法局", 2022, measures=SUITS.format(3, 18, 5)),
        "2023.txt": report("岚浦市司法局", 2023, measures=SUITS.format(over, 16 + over, 4)),
    }
    found = names(audit_of(texts), "carryover-between-years")
    assert bool(found) == fires
    if fires:
        assert "8件" in found[0].message.zh
        assert "5件" in found[0].message.zh


def test_carryover_of_another_matter_or_body_is_not_compared(audit_of):
    texts = {
        "2022.txt": report("岚浦市司法局", 2022, measures=SUITS.format(3, 18, 5)),
        "2023.txt": report("岚浦市司法局", 2023, measures=SUITS.format(8, 24, 4).replace("行政应诉", "行政复议")),
        "x.txt": report("榆津市司法局", 2023, measures=SUITS.format(8, 24, 4)),
    }
    assert not names(audit_of(texts), "carryover-between-years")


@pytest.mark.parametrize(("rate", "fires"), [("20%", False), ("19.8%", False), ("35%", True)])
def test_growth_against_last_years_report(audit_of, rate, fires):
    texts = {
        "2022.txt": report("岚浦市司法局", 2022, measures="全市办理行政处罚案件100件。"),
        "2023.txt": report("岚浦市司法局", 2023, measures=f"全市办理行政处罚案件120件，同比增长{rate}。"),
    }
    assert bool(names(audit_of(texts), "base-figure")) == fires


PROBLEMS = (
    "一是部分乡镇执法人员少、任务重，主要原因是编制不足、待遇偏低。"
    "二是个别单位合法性审核流于形式，原因是审核人员专业能力不足、把关不严。"
)


def test_problems_word_for_word_as_last_year(audit_of):
    other = "一是公共法律服务站点分布不均，主要原因是山区交通不便、律师资源集中在城区，财政投入有限。"
    texts = {
        "2021.txt": report("岚浦市司法局", 2021, problems=other),
        "2022.txt": report("岚浦市司法局", 2022, problems=PROBLEMS),
        "2023.txt": report("岚浦市司法局", 2023, problems=PROBLEMS),
    }
    found = names(audit_of(texts), "unchanged-problems")
    assert [f.path[-8:] for f in found] == ["2023.txt"]


ROSTER = "单位,上级\n岚浦市人民政府,\n岚浦市棠汀县人民政府,岚浦市人民政府\n岚浦市榆墅县人民政府,岚浦市人民政府\n"


@pytest.mark.parametrize(
    ("total", "words", "fires"), [(500, "全市", True), (640, "全市", False), (500, "市本级", False)]
)
def test_a_superiors_total_below_its_subordinates_sum(audit_of, total, words, fires):
    texts = {
        "0.txt": report("岚浦市人民政府", 2023, measures=f"{words}调解矛盾纠纷{total}件。"),
        "1.txt": report("岚浦市棠汀县人民政府", 2023, measures="全县调解矛盾纠纷300件。"),
        "2.txt": report("岚浦市榆墅县人民政府", 2023, measures="全县调解矛盾纠纷330件。"),
    }
    found = names(audit_of(texts, roster=ROSTER), "superior-total")
    assert bool(found) == fires
    if fires:
        assert "630" in found[0].message.zh


def test_a_rule_that_raises_becomes_a_finding():
    @corpus_rule("A901", "broken", Text("坏", "broken"), Severity.INFO)
    def broken(corpus, options):
        raise ValueError("x")

    found = run_corpus_rules(None, [broken])
    assert [f.name for f in found] == ["internal-error"]
    assert isinstance(broken, CorpusRule)


def test_two_rules_with_one_code_are_an_error():
    @corpus_rule("A101", "mine", Text("我", "mine"), Severity.INFO)
    def mine(corpus, options):
        yield from ()

    with pytest.raises(PluginError, match="A101"):
        load_rules([*load_registry().corpus_rules, mine])

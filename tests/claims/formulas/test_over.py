"""Rates above 100 %: wherever the sentence names the rate, and only where it is the part of a whole."""

from __future__ import annotations

import pytest

from checker.claims.formula import FormulaKind
from checker.claims.formulas.find import find_told
from checker.testing import make_report

PARTS_OF_A_WHOLE = (
    "按期办结率103.2%。",
    "全年以103.8%的按时办结率位居全市第二。",
    "负责人出庭应诉率由上年的95.2%升至103.6%。",
    "出庭应诉率较去年提升5个百分点,达102.4%。",
    "行政机关负责人出庭率首次突破100%，达到104%。",
    "法律顾问覆盖率今年为104.5%。",
    "服务对象的满意率始终保持在102%以上。",
    "行政处罚信息上网率，全年为103.4%。",
    "办理质量优良率，一季度98%，二季度105%。",
    "抽样调查显示，104.2%的受访群众对窗口服务表示满意。",
    "全市共有106.7%的行政村配备了法律顾问。",
    "民事案件占全部受理案件的112.3%。",
    "执法记录仪使用率达到104%。",
    "问题整改完成率达103.5%。",
    "积案化解率达到104.2%。",
    "结果挺不错，群众满意率有109.2%。",
    "电子送达提速，平均每100份文书中有106份在三日内送达。",
    "平均每百名受访群众中有104名表示满意。",
    "每10件渔业纠纷里就有12件以调解方式结案。",
)
MAY_EXCEED = (
    "普法任务完成率103.5%。",
    "满意率相当于上年的102%。",
    "结案率102.4%，系办结上年旧存案件所致。",
    "网上办件占线下办件的150%。",
    "援助经费占上年的102.5%。",
    "合同续签率（以上年为基数）103%。",
    "人均结案率达到全市平均的112%。",
    "监所床位使用率达到118%。",
    "受理量比上年多103%，按期办结率99.6%。",
    "应急物资按不低于120%的比例储备，抽查合格率100%。",
    "满意率100%，办件量达到前年的240%。",
    "经费预算执行率101.2%。",
    "平均每百户居民中有法律明白人106名。",
    "平均每100件案件有106人参与调解。",
    "每受理100件，办结106件（含上年结转）。",
    "每10名调解员中有10名持证。",
)


def over(text: str) -> list[str]:
    report = make_report(text)
    _, found = find_told(report.document, report.mentions, report.claims)
    return [text[f.span.start : f.span.end] for f in found if f.kind is FormulaKind.LIMIT for f in f.figures]


@pytest.mark.parametrize("text", PARTS_OF_A_WHOLE)
def test_a_part_above_its_whole_is_found(text: str) -> None:
    assert len(over(text)) == 1


@pytest.mark.parametrize("text", MAY_EXCEED)
def test_what_may_exceed_its_base_is_left_alone(text: str) -> None:
    assert over(text) == []


def test_each_figure_of_a_row_has_its_own_rate() -> None:
    assert over("按时办结率、群众满意率分别达到99.2%和101.7%。") == ["101.7%"]

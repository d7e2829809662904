"""What tells a list that must add up from one that need not: the size of its gap, names of one kind, words for all."""

from __future__ import annotations

import pytest

from checker.testing import findings

SUMS = ("breakdown-sum", "breakdown-exceeds")


def loud(text: str) -> int:
    return sum(f.severity != "info" for rule in SUMS for f in findings(rule, text))


FAULTY = (
    # one digit off by one
    "法律顾问室全年写意见书：招商类17份、用地类26份、劳务类9份，计62份。",
    "普法讲座进学校29场、进企业18场、进村16场，全年73场都在这里。",
    "三家律所分别派出律师8名、11名、14名，共派43名。",
    # names of one kind exceed their whole
    "复议受理210件，公安88件、人社57件、自然资源41件、其余34件。",
    "聘任校外辅导员64名，内有民警31名、检察官17名、律师21名。",
    # words for all behind the list
    "开出修缮款48万元，屋面15万元、管线9万元、门窗14万元，以上即全部开支。",
    "保留88件、修改16件、废止9件，公示15天。参加清理的文件不多不少123件，结论均在上列三种之内。",
    # roundings that all go one way and to the utmost are none
    "今年付出抚恤金64万元。城关21万元、河西32万元、山南9万元，别处没有支付。",
    # no third rung of the ladder, no trait of some in what all of them are
    "区街两级共接待咨询83批。其中，区级接待27批，街道级接待46批，均有登记。",
    "按学历分，在册持证人员中研究生36人、本科418人、专科及以下97人。\n三类合起来即全部持证人员，总数561人。",
    # a list that agrees in the clause before
    "承办议案46件，其中领办33件、会办13件；承办信函97件，已答复的58件、在答复的21件、留存的8件，三类合计即信函总数。",
    # classes worded alike, though each tells a trait
    "处罚决定430件。其中以个人为对象的266件，以企业为对象的121件，以其他组织为对象的53件。",
)
SOUND = (
    # traits that one of them may have at once
    "全区养老驿站26个，其中通过消防验收的19个，设有助浴间的12个。",
    "在建工地57处，其中安装扬尘监测的51处，夜间施工的9处。",
    # the first of a row, under which no word puts the others
    "建成会议室24间，会客室13间、资料室12间。",
    "购置救援皮艇9艘，冲锋舟6艘、拖船4艘。",
    # what is left out is told before or behind
    "清单第三类仅余3项。前两类依次为14项、22项，三类共39项。",
    "38个镇办过案，办1至9件的17个，10件以上的12个，没办过案的由15个减到9个。",
    # what one of them tells is in two of the others
    "6家检验机构里，农产类3家、建材类2家、食品类2家，有1家兼营两类。",
    # words behind the list say that it overlaps
    "合同体检查出毛病57份：期限过长的29份，价款偏低的24份，程序缺失的18份。有的合同兼有几样毛病。",
    "一审立案127件，告镇政府的34件，告县直部门的108件。部分案件有两个以上被告。",
    # one is told of the one before it
    "首批6个镇街赋权，其中乡镇4个（含民族乡1个）、街道2个。",
    # rounding makes one tenth or two
    "今年付出抚恤金64万元。城关21.4万元、河西32.4万元、山南10.4万元，别处没有支付。",
)


@pytest.mark.parametrize("text", FAULTY)
def test_a_list_that_must_add_up_is_found(text: str) -> None:
    assert loud(text) == 1


@pytest.mark.parametrize("text", SOUND)
def test_a_list_with_another_reading_is_left_alone(text: str) -> None:
    assert loud(text) == 0


SHARES_OFF = (
    "来访事项中，征地占42.5%，物业占35.0%，欠薪占32.5%。全年来访只有这三类。",
    "信访事项来源：来信占46%、来访占38%、网上占26%，三种渠道即为全部来源。",
    "投诉按行业归为三类，无交叉。食品占31.4%，网购占42.7%，餐饮占22.9%。",
    "纠纷来源里，热线占51%，窗口占33%，网格占19%。三条渠道就是全部。",
    "一案只归一类，邻里占38%、婚姻占29%、损害赔偿占24%、劳动占14%，余下为其他纠纷。",
    "来电占46.5%、网络占38.2%、来访占13.3%，三者相加即为100%。",
    "办事渠道变化明显，线上占64%，线下占46%，每件只走其中一条渠道。",
    "警告占41%，罚款占52%，其他占12%，一案只计一种。",
    "咨询类占52.4%，投诉类占38.6%，建议类占14.0%，三类互不交叉。",
)
SHARES_SOUND = (
    "来访事项中，征地占42.5%，物业占35.0%，欠薪占22.5%。全年来访只有这三类。",
    "来访事项中，征地占42.5%，物业占35.0%，欠薪占32.5%，一件可归几类。群众来访的就这三类。",
    "信访事项来源：来信占46%、来访占38%、网上占16%，三种渠道即为全部来源。",
    "来访者可多选诉求，咨询占62%，投诉占51%，建议占20%，其余未填。",
    "居前三位的是噪声占41%，油烟占32%，停车占18%，其余零散。",
    "来电占46.5%、网络占38.2%、来访占15.4%，三者即为全部来源。",
    "办事渠道变化明显，线上占64%，线下占36%，每件只走其中一条渠道。",
    "咨询类占52.4%，投诉类占38.6%，两类互不交叉。",
    "参训人员中，女性占58%，35岁以下占54%，每人每年只参加一次轮训。",
    "案件中涉渔的占51%，涉未成年人的占62%，一案只计一次。",
)


@pytest.mark.parametrize("text", SHARES_OFF)
def test_shares_of_one_whole_that_miss_a_hundred_per_cent_are_found(text: str) -> None:
    (found,) = findings("breakdown-sum", text)
    assert "100%" in found.message.zh


@pytest.mark.parametrize("text", SHARES_SOUND)
def test_shares_that_are_all_or_need_not_be_are_left_alone(text: str) -> None:
    assert loud(text) == 0


APART = (
    "全年审查涉企合同{}份。货物类94份（公开招标61份、询价33份），工程类53份，服务类35份。",
    "(一)春季核发渔业捕捞证94本。\n(二)秋季核发捕捞证88本。\n(三)两季共核发{}本，均已录入系统。",
    "在册矫正对象年龄构成\n合计：{}人\n未满18周岁：6人\n18至59周岁：139人\n60周岁以上：37人",
    "年初清查执法证{}本。有效139本，过期注销37本，遗失6本，三类涵盖所有清查证件。",
    "年末持证执法人员{}人，培训覆盖97人。\n附：持证执法人员分布\n县直部门108人；乡镇街道50人；垂直管理单位24人。以上即为全县持证人员全部来源。",
)


@pytest.mark.parametrize("text", APART)
def test_a_list_is_found_around_brackets_lines_and_headings(text: str) -> None:
    assert loud(text.format(172)) == 1
    assert loud(text.format(182)) == 0


def test_a_list_whose_figures_agree_some_odd_way_is_found_where_words_tell_it_whole() -> None:
    told = "培训经费{}万元。资金来源就三块：县级专项15万元，镇级配套9.6万元，社会捐助3万元。"
    assert loud(told.format("28.6")) == 1
    assert loud(told.format("27.6")) == 0


def test_a_sum_of_those_before_it_is_no_part() -> None:
    told = "受理投诉{}件。按类别，物业298件、停车216件、噪声187件、装修164件、供热97件，上述五类合计962件，占83.0%。"
    assert loud(told.format(1159)) == 0

"""Points, shares and names behind a number of things that are about something else than it counts."""

from __future__ import annotations

import pytest

from checker.testing import findings

OF_OTHERS = {
    "remarks under a table": "渔船登记：412艘；\n渔具登记：96套；\n渔港登记：12处。\n三类合计520项。\n"
    "备注：一、废船不计。二、外籍船不计。三、旧证换新不计。四、数据截至12月。",
    "remarks in circled numbers": "四县合计捕捞660吨。\n注：①远洋捕捞未列。②含休闲渔船。③上年结转不计。",
    "a number within the remarks": "说明：表中四类船只不含游艇。一、报废船只除外。二、挂靠船只计入。三、以登记为准。",
    "what comes next": "以上三项护渔工作均已完成。\n下一步打算：一是巩固；二是拓展；三是健全；四是保障。",
    "who did it": "本次巡港涉及六个环节。\n巡查人员：1.渔政员9名。2.港务员6名。3.协管员12名。",
    "two numbers, a clause each": "对7个渔港和23个渔村的考评结果：渔港优秀2个、良好5个；渔村优秀9个、良好14个。",
    "figures of one clause come to the number": "抽查8个渔政站、13个渔港的台账：渔政站规范6个、一般2个；"
    "渔港规范9个、一般3个、较差1个。",
    "as many clauses as announced": "“三项制度”见效：登船前公示、登船后公开，检查全程记录，处罚均经审核。",
    "those told with figures": "开展护渔“三进”，进渔港16场、进渔村24场、进船厂19场，进盐场由各镇自办，不计在内。",
    "a share beside theirs": "共5人获评护渔能手，其中渔政站2人，港务局、海事处、边防所各1人。",
    "a share before theirs": "由渔政站2人，港务局、海事处、边防所各1人组成巡查组，共5人。",
    "one place has more": "设立护渔点5个，东湾2个，西湾、南湾、北湾各1个。",
    "the first of the shares": "六名渔工中，四人复工，一人转业，一人返乡。",
    "those who benefit": "护渔工程包括三个子项，受益人群有渔民、船工、盐工、游客、学生，其中渔民占53%。",
    "what they do well": "三个渔港获评先进，主要做法集中在清单管理、闭环办理、渔民评议、考核问责，均已推广。",
    "what is protected": "三个渔政站与两个盐场共建基地，保护物种包括白鹭、海龟、海豚、中华鲎，投放鱼苗2万尾。",
    "a heading in the same line": "渔政站设三个督查组。督查对象：（一）渔船；（二）盐场；（三）船厂；（四）冷库。",
}

OF_THE_NUMBER = {
    "as follows": "渔政站推出四项举措。\n具体如下：一是巡港；二是护网；三是禁渔。",
    "the same things in a line of their own": "巡港发现五个问题。\n存在的问题：1.台账不全。2.夜航无灯。3.证照过期。"
    "4.救生衣不足。",
    "where they are": "新设4个护渔点，地点为东湾、西湾、南湾。",
    "those that signed": "联合五家船厂，签约的是海通、海达、海顺、海兴。",
    "where they lie": "今年搭起3个护渔亭，议事88回。坐落在东湾、西湾、南湾、北湾，个个能避风。",
    "one each": "新设护渔点4个，东湾、西湾、南湾各1个。",
}


@pytest.mark.parametrize("text", OF_OTHERS.values(), ids=OF_OTHERS)
def test_what_is_about_something_else_is_left_alone(text: str) -> None:
    assert not findings("list-count", text)


@pytest.mark.parametrize("text", OF_THE_NUMBER.values(), ids=OF_THE_NUMBER)
def test_what_the_number_counts_is_counted(text: str) -> None:
    assert findings("list-count", text)

"""Numbers of what bodies did, of headings, of years, in brackets and in formulas, and what looks like them."""

from __future__ import annotations

import pytest

from checker.testing import findings

MISCOUNTED = {
    "semicolons in brackets": "更换渔政文书样式4类（检查表；登船单；告知单），旧样式停用。",
    "years in brackets": "渔政站已连续4年（2021年、2022年、2023年）无败诉案件。",
    "years behind a number": "近三年（2021年、2022年、2023年、2024年）渔事案件逐年下降。",
    "a number within a title": "年内修订规定三件。《渔港二次供水规定》《禁渔期巡查规定》均已公布施行。",
    "a watchword and its deed": "推行“四书同签”，承诺书、告知书、责任书一并签订。",
    "a watchword of bodies": "深化“两站一庭”联动，渔政站、边防站、海事站与港口法庭同堂会商。",
    "titles of a watchword": "印发“两指南三清单”，即《休渔指南》《购船指南》和《权责清单》《监管清单》。",
    "a heading and its points": "二、存在的四个短板\n（一）巡海力量偏弱。船少。\n（二）普法形式单一。发单。\n"
    "三、打算\n逐项补齐。",
    "gaps that end as chapters do": "（二）差距。对照考核，还有三方面差距。\n"
    "①船艇老旧；\n②人手偏紧；\n③数据不通；\n④整改不足。",
    "so many batches in a heading": "一、以“四个一批”清欠渔款\n（一）协商偿付一批。偿付26宗。\n"
    "（二）司法追缴一批。追缴9宗。\n"
    "（三）以船抵债一批。抵债4宗。\n二、不足\n个别案件反复。",
    "more that lead": "护渔任务分别由渔政局、港务局、盐务局牵头。4个牵头单位按月报送进度。",
    "fewer that try": "选定海口镇、山前镇、河西镇开展渔事解纷试点。两个试点乡镇全年解纷261件。",
    "bodies that sign": "渔政站、港务站、盐务站三家单位联合印发通知。四家单位明确每季会商一次。",
    "towns that try": "在海口、山前、河西3镇同步推行积分制，4个推行镇年底前验收。",
    "all end in the noun": "公布渔政“三张清单”。免罚清单、轻罚清单、减罚清单、免强制清单均已上墙。",
    "what a number stands for": "构建“1+4”护海体系：“1”为县总站，“4”为东湾站、西湾站、南湾站，覆盖全县。",
    "dates of what is told farther back": "渔政局全年5次专题研究护海，印发纪要5期。"
    "研究时间依次为1月8日、4月12日、7月5日、10月9日。",
}

SOUND = {
    "semicolons in brackets": "更换渔政文书样式3类（检查表；登船单；告知单），旧样式停用。",
    "shares in brackets": "移送渔事线索5条（欠薪2条；违规收费2条；超期办证1条），已全部交办。",
    "years": "近三年（2022年、2023年、2024年）渔事案件逐年下降。",
    "one more elsewhere": "推行“三书同签”，将承诺书、告知书一并送达，责任书由镇里签订。",
    "another to come": "出台“一意见两办法”，即《护海意见》和《评查办法》，另一办法正在起草。",
    "a joined name": "“四议两公开”落到渔村，议题由支部提议、两委商议、党员审议、村民决议，决议和结果公开。",
    "a heading of what is mended": "二、整改反馈的五个问题\n（一）强化领导。成立专班。\n（二）分类销号。逐条建账。",
    "a heading of powers": "三、规范行使的四项权力\n（一）加强监督。评查案卷。\n（二）优化服务。推行网办。",
    "others that help": "护渔任务由渔政局、港务局、盐务局牵头，5个配合单位按月报送进度。",
    "some of them": "选定海口镇、山前镇、河西镇开展渔事解纷试点。其中两个乡镇已通过验收。",
    "one joins": "渔政站、港务站、盐务站三家单位联合县妇联印发通知。四家单位明确每季会商一次。",
    "others are taken in": "渔政站、港务站、盐务站三家单位联合印发方案，吸收气象站参加，四家单位每季会商一次。",
    "towns that do not": "在海口、山前、河西3镇同步推行积分制，4个非推行镇明年启动。",
    "a day, no average": "确定三个集中宣传日，4月15日、6月26日、12月4日均组织上街咨询。",
    "what a number stands for": "构建“1+3”护海体系：“1”为县总站，“3”为东湾站、西湾站、南湾站，覆盖全县。",
}


@pytest.mark.parametrize("text", MISCOUNTED.values(), ids=MISCOUNTED)
def test_a_list_that_its_number_does_not_fit_is_found(text: str) -> None:
    assert findings("list-count", text)


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_a_list_that_fits_or_is_not_meant_is_let_be(text: str) -> None:
    assert not findings("list-count", text)

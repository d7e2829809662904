"""A number of things and the figures told of them: dealt out, summed up, batch by batch, level by level."""

from __future__ import annotations

import pytest

from checker.testing import findings

SOUND = {
    "as many figures": "四个季度的渔船登检量依次为132艘、118艘、141艘和97艘，全年488艘。",
    "dealt to others": "3个检查站登检、复检分别为84艘、79艘，其余5艘待检。",
    "named before": "新设浮标11座、灯桩6座、锚位2处，分别投入130万元、45万元和88万元。",
    "two of the levels": "二级、三级、四级防风响应分别启动2次、5次、14次。",
    "a rate of each": "两名船检员每季分别登船18次、22次、25次。",
    "bare figures of others": "三个月登检88艘，取证、换证、注销分别为40艘、31艘、17艘。",
    "kinds summed up": "盗采珊瑚案21起，电鱼案38起，禁渔期出海案12起，三类合计71起。",
    "two kinds in one figure": "盗采珊瑚案21起，电鱼和炸鱼案50起，三类合计71起。",
    "batches told as one": "前两批移交船证96本，第三批移交39本，三批共135本。",
    "none of the third": "县级复核64艘、镇级复核152艘、村级无，三级合计216艘。",
    "bodies, not kinds": "渔船案88件、渔港案23件，三级渔政机构共办结111件。",
    "groups": "东港优秀12艘、合格8艘；西港优秀3艘、合格9艘。两港共32艘。",
    "parts within": "移交船证两批：第一批42本，含拖网12本、围网30本；第二批26本。两批共68本。",
    "a batch to come": "改造旧船分三批，首批40艘、次批24艘，第三批明年启动。",
    "some batches": "三批名录中，首批、次批已公布，共67艘。",
    "levels": "四级护渔网络，即市中心1个、县中心9个、镇站86个、村点740个。",
    "bodies and their work": "4个渔政专班受理来信：欠租28件、占港19件、争滩11件。",
    "first places and the rest": "来件前三位为船证220件、船检185件、泊位145件，其余来件450件。",
    "shares": "投诉集中于四类：缺斤占26.1%、滞港占18.4%、噪声占15.0%、油污占11.2%。",
    "done and left": "列入4项：渡口改造、码头扩建、航标更新、岸线整治，完成3项，余下1项在办。",
    "one that is left is named": "列入5项：渡口改造、码头扩建、航标更新、岸线整治，余下1项为堤防加固。",
    "a name that holds 和": "邀请海事局、农业和渔业局2个部门登船。",
    "the second goes on": "完善险情预警、搁浅排查与处置两项机制。",
    "names in a bracket and more": "综合楼（设登检、复检两个大厅，另有三间候检室）已启用。",
}

MISCOUNTED = {
    "fewer figures": "五个季度的渔船登检量依次为132艘、118艘、141艘和97艘，全年488艘。",
    "more figures": "护渔航线分三段，每段一艘船，依次用时12天、9天、15天、8天。",
    "figures of quarters": "2024年三个季度登检88艘、91艘、102艘、97艘，全年378艘。",
    "the total between": "五支船队合计出动462人次，依次为120人次、96人次、150人次、96人次。",
    "years": "近四年登检的渔船分别为812艘、906艘、1035艘，逐年递增。",
    "one kind too many": "盗采珊瑚案21起，电鱼案38起，禁渔期出海案12起，四类合计71起。",
    "one item too many": "换发船证12本、注销船证31本，三项合计43本。",
    "a last batch": "移交船证两批：首批38本、次批29本、末批16本，合计83本。",
    "batches that come to all": "改造旧船三批共64艘，首批40艘、次批24艘。",
    "a level too many": "四级护渔网络，即市中心1个、县中心9个、镇站86个。",
    "first places": "来件前四位为船证220件、船检185件、泊位145件，合占五成半。其余来件450件。",
    "shares": "投诉集中于五类：缺斤占26.1%、滞港占18.4%、噪声占15.0%、油污占11.2%，合计占70.7%。",
    "clauses of shares": "投诉集中在三个行业：水产86件，占31.0%；冷链72件，占26.0%；餐饮63件，占22%；船配56件，占20%。",
    "told again right behind": "巡海发现险情三类：甲板堆物、灯光不足、缆绳老化，四类均限期整改。",
    "two names at the end": "试点任务共5项，分别是船证管理、联席会商、数据共享、案件移送、渔情联调和航线评估。",
    "in a bracket": "交通局（含运政、路政、海事四支队伍）统一换发制服。",
    "one station each": "法援站设在船检所、边防所、港务所工作站各1个，共4个站。",
    "done and left": "列入5项：渡口改造、码头扩建、航标更新、岸线整治，完成3项，余下1项在办。",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_a_sound_number_is_left_alone(text: str) -> None:
    assert not findings("list-count", text)


@pytest.mark.parametrize("text", MISCOUNTED.values(), ids=MISCOUNTED)
def test_a_wrong_number_is_found(text: str) -> None:
    assert findings("list-count", text)

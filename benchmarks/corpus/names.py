"""Invented places, bodies and local names: many, and none of them real as far as we know."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

FIRST = "岚澜槿棠霁榆槐椿菱荻蘅芷昀曦皓瑾茗筠筱苕"
SECOND = "浦陂埠屿汀渚岭坞墅峪畈峒泽津"
TOWN_FIRST = "杏柏桐枫梨栗樟楠蒲苇藤荷萍兰菊茶麻稻粟麦"
TOWN_SECOND = "塘湾坪坡垭冲垅圩桥店铺寨堡庄沟岗洼滩口埂"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"
DEPARTMENTS = (
    "司法局", "市场监督管理局", "自然资源局", "生态环境局", "交通运输局", "农业农村局", "水利局", "应急管理局",
    "教育局", "民政局", "财政局", "人力资源和社会保障局", "住房和城乡建设局", "商务局", "卫生健康局", "审计局",
    "统计局", "医疗保障局", "文化和旅游局", "林业局",
)  # fmt: skip
_BRANDS = ("护航", "先锋", "同心", "惠民", "清风", "晨光", "暖心", "筑基", "融和", "正行", "润泽", "明理")
_PLATFORMS = ("云管", "智督", "通办", "慧治", "联动", "数治", "易办", "共治")
_PROJECTS = (
    "集镇改造", "河道治理", "校园食品", "老旧小区改造", "农贸市场", "公交线路", "垃圾分类", "停车秩序", "乡道养护",
    "饮水安全", "林地管护", "茶园扩建", "养老助餐", "工地扬尘", "电动车充电", "渔港整治", "粮食收购", "夜市经营",
)  # fmt: skip
_EVENTS = ("春雷", "夏安", "秋实", "冬暖", "法润", "护苗", "亮剑", "清源", "百日攻坚", "走基层")
_PHRASES = (
    "一事一档",
    "三问三答",
    "板凳会",
    "田间课",
    "一码知法",
    "五步走",
    "红黄绿",
    "老娘舅",
    "巷口说",
    "前哨站",
    "连心桥",
    "小马扎",
)


@dataclass(frozen=True, slots=True)
class Body:
    """One reporting body."""

    name: str
    kind: str
    """government, department or town."""
    city: str
    superior: str
    scope: str
    """How it calls its whole area: 全市, 全县, 全局, 全镇."""
    seed: int


def bodies(count: int, seed: int) -> Iterator[Body]:
    """`count` bodies, city by city: the city, its departments, its counties, their departments and towns."""
    rng = random.Random(f"bodies {seed}")
    stems = [a + b for a in FIRST for b in SECOND]
    rng.shuffle(stems)
    made = 0
    for number, stem in enumerate(stems):
        for body in _city(f"{stem}市", rng, f"{seed} {number}"):
            if made == count:
                return
            yield body
            made += 1
    raise ValueError(f"at most {made} bodies")


def _city(city: str, rng: random.Random, seed: str) -> Iterator[Body]:
    number = 0

    def body(name: str, kind: str, superior: str, scope: str) -> Body:
        nonlocal number
        number += 1
        return Body(name, kind, city, superior, scope, random.Random(f"{seed} {number}").randrange(2**31))

    yield body(f"{city}人民政府", "government", "", "全市")
    stems = [a + b for a in FIRST for b in SECOND if a + b != city[:-1]]
    for stem in rng.sample(stems, rng.randint(5, 8)):
        kind = rng.choice("县县县区市" if len(stem) == 2 else "县")
        county = f"{city}{stem}{kind}"
        yield body(f"{county}人民政府", "government", f"{city}人民政府", f"全{kind}")
        for department in rng.sample(DEPARTMENTS, rng.randint(4, 8)):
            yield body(f"{county}{department}", "department", f"{county}人民政府", "全系统")
        for town in rng.sample([a + b for a in TOWN_FIRST for b in TOWN_SECOND], rng.randint(3, 6)):
            yield body(f"{county}{town}镇人民政府", "town", f"{county}人民政府", "全镇")
    for department in rng.sample(DEPARTMENTS, rng.randint(8, 14)):
        yield body(f"{city}{department}", "department", f"{city}人民政府", "全系统")


def local_names(rng: random.Random) -> dict[str, list[str]]:
    """Names that only one body uses, by slot."""
    place = [a + b for a in TOWN_FIRST for b in TOWN_SECOND]
    stem = rng.choice(FIRST) + rng.choice(TOWN_SECOND)

    def some(values: list[str], n: int) -> list[str]:
        return rng.sample(values, min(n, len(values)))

    return {
        "镇": [f"{n}镇" for n in some(place, 8)],
        "镇2": [f"{n}乡" for n in some(place, 6)],
        "村": [f"{n}村" for n in some(place, 10)],
        "品牌": [f"“{stem}{b}”" for b in some(list(_BRANDS), 4)],
        "平台": [f"“{rng.choice(SECOND)}{rng.choice(FIRST)}{p}”平台" for p in some(list(_PLATFORMS), 3)],
        "项目": some([f"{rng.choice(place)}{p}" for p in _PROJECTS], 10),
        "活动": [f"“{stem[0]}{rng.choice(TOWN_FIRST)}{e}”" for e in some(list(_EVENTS), 5)],
        "短语": [f"{rng.choice(place)}{p}" for p in some(list(_PHRASES), 5)],
        "学者": [f"{rng.choice(SURNAMES)}{rng.choice(TOWN_FIRST)}律师" for _ in range(4)],
    }

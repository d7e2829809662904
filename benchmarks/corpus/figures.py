"""A body's figures for a year: consistent within the report, between years, and between superior and subordinates."""

from __future__ import annotations

import random
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.corpus.names import Body

Figures = dict[str, int]
_SIZE = {"government": 12, "department": 4, "town": 2}
_FLOW = ("处罚", "检查", "培训", "普法", "合同", "公开", "咨询", "评查", "资料", "事项")
_START = {
    "处罚": 40, "检查": 90, "培训": 2, "普法": 9, "合同": 12, "公开": 130, "咨询": 70, "评查": 14,
    "资料": 900, "事项": 80,
}  # fmt: skip


def rate(part: int, whole: int, decimals: int = 1) -> str:
    """A percentage as people print it, rounded half up; whole numbers without decimals."""
    exact = Decimal(100 * part) / Decimal(whole)
    text = str(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    return text.rstrip("0").rstrip(".") if "." in text else text


def split(rng: random.Random, total: int, parts: int) -> list[int]:
    """`total` as a sum of `parts` whole numbers, each at least 1 when there is enough."""
    if total < parts:
        return [1] * total + [0] * (parts - total)
    cuts = sorted(rng.sample(range(1, total), parts - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]


def series(body: Body, years: range) -> dict[int, Figures]:
    """The figures of each year; last year's 结转下年 is this year's 上年结转, growth is against last year's value."""
    rng = random.Random(f"figures {body.seed}")
    size = _SIZE[body.kind]
    level = {name: max(2, int(_START[name] * size * rng.uniform(0.4, 1.6))) for name in _FLOW}
    carried = {"复议": rng.randint(2, 3 * size), "应诉": rng.randint(1, size)}
    out: dict[int, Figures] = {}
    for year in years:
        f: Figures = {}
        for name in _FLOW:
            level[name] = max(2, int(level[name] * rng.uniform(0.75, 1.45)) + rng.choice((0, 1)))
            f[name] = level[name]
        _cases(rng, f, carried, size)
        _parts(rng, f, size)
        if year - 1 in out:
            f["上年处罚"] = out[year - 1]["处罚"]
        out[year] = f
    return out


def _cases(rng: random.Random, f: Figures, carried: dict[str, int], size: int) -> None:
    f["复议结转"] = carried["复议"]
    f["复议申请"] = rng.randint(8 * size, 16 * size)
    f["复议不受理"] = rng.randint(1, 2 * size)
    f["复议受理"] = f["复议申请"] - f["复议不受理"]
    stock = f["复议结转"] + f["复议受理"]
    f["复议下年"] = rng.randint(2, 2 + stock // 6)
    f["复议审结"] = stock - f["复议下年"]
    names = ("维持", "驳回", "撤销", "确认违法", "终止")
    f.update(zip(names, split(rng, f["复议审结"], 5), strict=True))
    carried["复议"] = f["复议下年"]
    f["应诉结转"] = carried["应诉"]
    f["应诉新收"] = rng.randint(3 * size, 6 * size)
    f["应诉下年"] = rng.randint(1, 1 + (f["应诉结转"] + f["应诉新收"]) // 5)
    f["应诉审结"] = f["应诉结转"] + f["应诉新收"] - f["应诉下年"]
    f["胜诉"] = f["应诉审结"] - rng.randint(0, max(1, f["应诉审结"] // 6))
    f["败诉"] = f["应诉审结"] - f["胜诉"]
    carried["应诉"] = f["应诉下年"]


def _parts(rng: random.Random, f: Figures, size: int) -> None:
    f["卷优"], f["卷良"], f["卷合"] = split(rng, max(f["评查"], 6), 3)
    f["评查"] = f["卷优"] + f["卷良"] + f["卷合"]
    f["网办"] = f["事项"] - rng.randint(1, max(1, f["事项"] // 5))
    f["制文"] = rng.randint(1, 3 + size)
    f["清理"] = rng.randint(8, 12 + 6 * size)
    f["修改"], f["废止"] = rng.randint(1, 3), rng.randint(1, 4)
    f["续效"] = f["清理"] - f["修改"] - f["废止"]
    f["调解"] = rng.randint(60 * size, 140 * size)
    f["调成"] = f["调解"] - rng.randint(1, f["调解"] // 20)
    f["民事"], f["刑事"], f["行政"] = split(rng, rng.randint(12 * size, 30 * size), 3)
    f["援助"] = f["民事"] + f["刑事"] + f["行政"]
    f["参训"] = f["培训"] * rng.randint(31, 58)
    f["受众"] = f["普法"] * rng.randint(40, 90)
    f["罚款"] = rng.randint(5 * size, 40 * size)
    for name, low, high in (
        ("学法", 4, 12), ("决策", 2, 6), ("法意", 8, 60), ("演练", 2, 30), ("预案", 2, 14), ("申请", 3, 60),
        ("建议", 3, 40), ("提案", 2, 38), ("议题", 4, 20), ("批示", 5, 36), ("证照", 12, 90), ("数据", 1200, 98000),
    ):  # fmt: skip
        f[name] = rng.randint(low, high)


def growth(f: Mapping[str, int]) -> str:
    """同比… for 处罚; 持平 where nothing changed."""
    new, old = f["处罚"], f["上年处罚"]
    if new == old:
        return "与上年持平"
    return f"同比{'增长' if new > old else '下降'}{rate(abs(new - old), old)}%"


def passages(f: Mapping[str, int], scope: str, area: str, rng: random.Random) -> dict[str, str]:
    """Figure sentences of several clauses, by the name a template calls them; `area`: the scope of area totals."""
    wrong = f["撤销"] + f["确认违法"]
    review = rng.choice((
        f"{scope}收到行政复议申请{f['复议申请']}件，受理{f['复议受理']}件，不予受理{f['复议不受理']}件。"
        f"上年结转行政复议案件{f['复议结转']}件，新受理{f['复议受理']}件，审结{f['复议审结']}件，结转下年{f['复议下年']}件。",
        f"{scope}办理行政复议案件{f['复议结转'] + f['复议受理']}件，其中上年结转{f['复议结转']}件、"
        f"新受理{f['复议受理']}件；"
        f"审结{f['复议审结']}件，结转下年{f['复议下年']}件。",
        f"{scope}新受理行政复议案件{f['复议受理']}件，加上上年结转{f['复议结转']}件，共审结{f['复议审结']}件，"
        f"结转下年{f['复议下年']}件。",
    ))  # fmt: skip
    outcome = (
        f"审结的{f['复议审结']}件行政复议案件中，维持{f['维持']}件，驳回{f['驳回']}件，撤销{f['撤销']}件，"
        f"确认违法{f['确认违法']}件，终止{f['终止']}件，纠错率{rate(wrong, f['复议审结'])}%。"
    )
    suits = (
        f"行政应诉案件上年结转{f['应诉结转']}件，新收{f['应诉新收']}件，审结{f['应诉审结']}件，结转下年{f['应诉下年']}件；"
        f"审结案件中胜诉{f['胜诉']}件，败诉{f['败诉']}件，行政机关负责人出庭应诉率100%。"
    )
    mediation = (
        f"{area}各级人民调解组织调解矛盾纠纷{f['调解']}件，调解成功{f['调成']}件，"
        f"调解成功率{rate(f['调成'], f['调解'])}%。"
    )
    aid = f"{scope}办理法律援助案件{f['援助']}件，其中民事{f['民事']}件、刑事{f['刑事']}件、行政{f['行政']}件。"
    return {
        "复议": review + (outcome if rng.random() < 0.7 else ""),
        "应诉": suits,
        "调解": mediation,
        "援助": aid,
        "同比处罚": growth(f) if "上年处罚" in f else "与上年基本相当",
    }

"""Faultless passages with a change of another matter put in, whose base is told nowhere: what must stay silent.

    python -m benchmarks.strangers --clean FILE… --out FILE [--seed N]

Real reports are full of such changes (…，信访总量同比下降8%); labelled passages have few. Rows of FILE that hold
a fault are passed over. The rows go to `benchmarks.fit_weights growth --clean` beside the passages; their authors are
called z and a letter.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.fit_weights import read
from checker.testing import make_report

NOUNS = [
    "罚没金额",
    "投诉量",
    "涉企检查频次",
    "平均办理用时",
    "信访总量",
    "一审行政案件",
    "执法培训参训人数",
    "群众来访批次",
    "网上办件量",
    "失信被执行人数量",
    "诉前调解数",
    "电子送达量",
]
VERBS = ["增长", "上升", "提高", "下降", "减少", "回落"]
RESTRICTED = ["涉企", "线上", "重大", "民事", "未成年人", "简易程序", "农民工", "跨区域", "夜间", "新业态"]
TAILS = ["涉案金额", "平均用时", "重复率", "满意率", "参与人数", "公开数"]
LEVELS = [
    "整改率%",
    "送达率%",
    "办好率%",
    "投诉件",
    "志愿者人",
    "讲座场次",
    "网格员名",
    "专项资金万元",
    "扫码检查次",
    "示范单位家",
]
FORMS = [
    "，{}同比{}{}",
    "，其中{}{}{}",
    "；{}较上年{}{}",
    "。全年{}比上年{}{}",
    "。{}{}了{}",
    "，{}环比{}{}",
    "。与上年相比，{}{}{}",
]
UNITS = ("场次", "万元", "%", "件", "人", "名", "次", "家")


def strangers(texts: list[str], seed: int) -> Iterator[dict[str, object]]:
    """Rows with one change put in: of another noun, of a restricted or neighbouring one, behind a level of its own."""
    draw = random.Random(seed)
    for number, text in enumerate(texts):
        subjects = [c.subject for c in make_report(text).claims if c.subject and 2 <= len(c.subject) <= 8]
        for author in "aabcc":
            if author == "c":
                put = _own_level(draw)
                at = draw.choice([0, *(i + 1 for i, c in enumerate(text[:-1]) if c == "。")])
                heads = text[at : at + 1].strip("（(一二三四五六七八九\n") == ""
                put += "。" if heads or draw.random() < 0.5 else "，"
            else:
                noun = draw.choice(NOUNS)
                if author == "b" and subjects:
                    noun = draw.choice(subjects)
                    noun = draw.choice(RESTRICTED) + noun if draw.random() < 0.6 else noun + draw.choice(TAILS)
                put = _change(draw, noun)
                at = draw.choice([*(i for i, c in enumerate(text) if c == "。"), len(text.rstrip("。"))])
            yield {"id": f"z{author}c{number}", "text": text[:at] + put + text[at:], "traps": ["another-matter"]}


def _rate(draw: random.Random) -> str:
    return f"{draw.randint(3, 60)}%" if draw.random() < 0.5 else f"{draw.randint(30, 600) / 10}%"


def _change(draw: random.Random, noun: str) -> str:
    by = _rate(draw) if draw.random() < 0.8 else f"{draw.randint(5, 300)}{draw.choice('件家次个')}"
    return draw.choice(FORMS).format(noun, draw.choice(VERBS), by)


def _own_level(draw: random.Random) -> str:
    noun = draw.choice(LEVELS)
    unit = next(u for u in UNITS if noun.endswith(u))
    name, share = noun.removesuffix(unit), unit == "%"
    level = f"{draw.randint(600, 990) / 10}%" if share else f"{draw.randint(20, 3000)}{unit}"
    by = f"{draw.randint(2, 60) / 10}个百分点" if share else draw.choice([_rate(draw), f"{draw.randint(5, 200)}{unit}"])
    return f"{name}{level}，{draw.choice(['比上年', '同比', '较上年', ''])}{draw.choice(VERBS)}{by}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clean", nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rows = strangers([str(r["text"]).rstrip() for r in read(args.clean) if "kind" not in r], args.seed)
    args.out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")


if __name__ == "__main__":
    main()

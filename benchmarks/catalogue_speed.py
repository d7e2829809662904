"""Does a catalogue of ten thousand words cost at most twice the time of ten? Prints the times; exit 1 if it does not.

python benchmarks/catalogue_speed.py [--reports 40] [--words 10000]
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence

from checker.pack.terms import TermIndex, fold

PIECES = (
    "全县办理行政复议案件",
    "深入学习习近平法治思想",
    "推进严格规范公正文明执法",
    "完善公共法律服务体系",
    "开展法治宣传教育活动",
    "化解各类矛盾纠纷",
    "持续优化法治化营商环境",
    "落实重大行政决策程序",
    "加强行政规范性文件管理",
    "健全工作机制",
)
OTHERS = "乡村社区企业群众资源环境教育卫生住房交通水利农业林草审计统计财政税务海关"
HAN = "".join(dict.fromkeys("".join(PIECES))) + OTHERS


def reports(count: int, seed: int) -> list[str]:
    """Made-up texts of some 8 000 characters."""
    rng = random.Random(seed)
    return [
        "。".join(f"{rng.choice(PIECES)}{rng.randint(1, 999)}件，{rng.choice(PIECES)}" for _ in range(320))
        for _ in range(count)
    ]


def words(count: int, seed: int) -> list[str]:
    """Made-up words of three to eight characters over the texts' own characters, so that beginnings do occur."""
    rng = random.Random(seed)
    out: set[str] = set()
    while len(out) < count:
        out.add("".join(rng.choice(HAN) for _ in range(rng.randint(3, 8))))
    return sorted(out)


def best(run: Callable[[], int], rounds: int = 5) -> float:
    """The best time of some rounds, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def cost(texts: Sequence[str], count: int) -> tuple[float, float, int]:
    """Seconds to build an index of `count` words, seconds a text, and how many words were found."""
    start = time.perf_counter()
    index = TermIndex(words(count, 7))
    built = time.perf_counter() - start
    found = 0

    def scan() -> int:
        nonlocal found
        found = sum(1 for text in texts for _ in index.find(fold(text)))
        return found

    return built, best(scan) / len(texts), found


def main() -> int:
    """Measure and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=40)
    parser.add_argument("--words", type=int, default=10_000)
    parser.add_argument("--limit", type=float, default=2.0)
    given = parser.parse_args()
    texts = reports(given.reports, 3)
    cost(texts[:2], 10)
    _, few, few_found = cost(texts, 10)
    built, many, many_found = cost(texts, given.words)
    ratio = many / few
    print(f"10 words: {few * 1000:.2f} ms a report ({few_found} found)")
    print(f"{given.words} words: {many * 1000:.2f} ms a report ({many_found} found), built in {built * 1000:.0f} ms")
    print(f"ratio {ratio:.2f} (limit {given.limit})")
    return int(ratio > given.limit)


if __name__ == "__main__":
    sys.exit(main())

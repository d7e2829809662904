"""How fast figures are read: claims of distinct made-up reports, warm; beside it LALR without the memo; linearity.

python benchmarks/claims_speed.py [--reports 30] [--bar 20]

Exit 1 when a report of 5,000 characters and about 100 figures takes more than `--bar` ms of processor time, or when a
text a hundred times as long takes more than 1.6 times as long per character.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from unittest.mock import patch

from checker.claims.shapes import ShapeParser, parse_shape
from checker.testing import make_report

NOUNS = (
    "行政复议案件",
    "法律援助案件",
    "矛盾纠纷",
    "行政处罚案件",
    "信访事项",
    "规范性文件",
    "执法案卷",
    "政务服务事项",
    "劳动争议",
)
VERBS = ("受理", "办结", "审查", "排查", "调处", "评查", "移送", "抽查", "办理", "清理")
UNITS = ("件", "起", "份", "项", "余件", "件次", "卷", "条")
PLAIN = (
    "坚持以人民为中心，",
    "健全工作机制，",
    "压实各级责任，",
    "持续优化营商环境，",
    "推进严格规范公正文明执法，",
    "强化学习培训，",
)


def sentence(rng: random.Random) -> str:
    """One sentence with a few figures."""
    n, m = rng.randint(2, 9999), rng.randint(2, 999)
    noun, verb, unit = rng.choice(NOUNS), rng.choice(VERBS), rng.choice(UNITS)
    filler = "".join(rng.choice(PLAIN) for _ in range(rng.randint(8, 14)))
    kinds = (
        f"全年共{verb}{noun}{n}{unit}，同比增长{rng.randint(1, 99)}.{rng.randint(0, 9)}%。",
        f"{noun}{verb}{n}件、{m}人次，其中{rng.choice(NOUNS)}{m}件，占{rng.randint(1, 99)}%。",
        f"{verb}{n}件{noun}，罚款{m}.{rng.randint(1, 9)}万余元，办结率达{rng.randint(80, 99)}%以上。",
        f"办理时限由{rng.randint(15, 30)}个工作日压缩至{rng.randint(3, 9)}个工作日，惠及近{m}家企业。",
        f"2023年{rng.randint(1, 12)}月，{verb}{noun}{n}{unit}，{rng.choice(VERBS)}{m}{unit}，较上年减少{m // 9}件。",
    )
    return filler + rng.choice(kinds)


def report(rng: random.Random, length: int) -> str:
    """A text of about `length` characters, paragraphs of a few sentences."""
    out: list[str] = []
    while sum(map(len, out)) < length:
        out.append("".join(sentence(rng) for _ in range(4)) + "\n")
    return "".join(out)


def claims_time(text: str) -> float:
    """Processor seconds for mentions and claims; reading and outline are not counted."""
    found = make_report(text)
    found.sentences, found.outline, found.year  # noqa: B018 (computed beforehand)
    start = time.process_time()
    found.claims  # noqa: B018
    return time.process_time() - start


def median_ms(texts: Sequence[str], measure: Callable[[str], float]) -> float:
    """Median milliseconds over texts."""
    return 1000 * statistics.median(measure(t) for t in texts)


def without_memo(text: str) -> float:
    """The same with every shape parsed anew by Lark."""
    with patch.object(ShapeParser, "parse", lambda self, shape: parse_shape(self._grammar, self._start, shape)):
        return claims_time(text)


def main() -> int:
    """Print the figures; 0 when the bars hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=30)
    parser.add_argument("--bar", type=float, default=20.0, help="milliseconds for a report of 5,000 characters")
    given = parser.parse_args()
    rng = random.Random(7)
    texts = [report(rng, 5000) for _ in range(given.reports)]
    figures = statistics.mean(len(make_report(t).mentions) for t in texts[:5])
    for text in texts[:3]:
        claims_time(text)  # compile the expressions
    warm = median_ms(texts[3:], claims_time)
    naive = median_ms(texts[3:8], without_memo)
    print(f"5,000 characters, {figures:.0f} figures: {warm:.1f} ms")
    print(f"  every shape parsed anew by Lark: {naive:.1f} ms ({naive / warm:.1f} x)")
    per_char = {n: claims_time(report(rng, n)) / n for n in (5_000, 50_000, 500_000)}
    for length, seconds in per_char.items():
        print(f"  {length:>7} characters: {1e6 * seconds:.2f} µs a character")
    growth = per_char[500_000] / min(per_char[5_000], per_char[50_000])
    print(f"  growth over a hundred times the length: {growth:.2f}")
    return int(warm > given.bar or growth > 1.6)


if __name__ == "__main__":
    sys.exit(main())

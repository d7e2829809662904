"""Time of a whole check: `python benchmarks/check_speed.py`.

Prints the warm processor time for a report of about 5,000 characters and 100 figures, and how the time grows up to a
hundred times that length. The text is composed of paragraphs with figures drawn from a fixed seed, no two alike.
"""

from __future__ import annotations

import random
import time

from checker.document.readers.text import TextReader
from checker.engine import Plan, check_document
from checker.report import Context
from checker.testing import TODAY, registry

TARGET = 5_000


def paragraph(rng: random.Random, number: int) -> str:
    """One consistent paragraph of figures."""
    new, opening = rng.randint(100, 900), rng.randint(2, 60)
    closing = rng.randint(2, 50)
    closed = new + opening - closing
    success = new * rng.randint(80, 99) // 100
    before = rng.randint(300, 900)
    after = before - rng.randint(20, 200)
    return (
        f"（{number}）持续推进第{number}项工作。"
        f"全年上年结转{opening}件，新收{new}件，办结{closed}件，结转下年{closing}件。"
        f"调解纠纷{new}件，调解成功{success}件，成功率{success * 100 / new:.1f}%。事项由{before}项压减到{after}项，"
        f"减少{before - after}项；开展宣传{rng.randint(20, 90)}场次，"
        f"发放资料{rng.randint(1, 9)}.{rng.randint(1, 9)}万份，受众{rng.randint(1, 9)}万余人次。"
        "各部门认真落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度，"
        "不断健全依法行政制度体系，持续提升运用法治思维和法治方式解决问题的能力。"
        "坚持把学习贯彻习近平法治思想作为首要政治任务，"
        "健全工作机制，细化任务分工，强化督促检查，确保各项部署落到实处、见到实效，不断增强人民群众的法治获得感；"
        "聚焦重点领域和关键环节，补短板、强弱项，推动制度优势转化为治理效能，以高质量法治服务保障高质量发展；"
        "加强组织领导和统筹协调，压紧压实各级各部门责任，形成一级抓一级、层层抓落实的工作格局；"
        "推动领导干部带头尊法学法守法用法，将法治建设纳入年度综合考核，压实党政主要负责人推进法治建设第一责任人职责，"
        "统筹推进科学立法、严格执法、公正司法、全民守法，为经济社会高质量发展营造良好法治环境。"
    )


def text_of(length: int) -> str:
    """A report of at least `length` characters."""
    rng, lines, size = random.Random(length), ["青岚县2023年法治政府建设情况报告", "一、主要举措和成效"], 0
    while size < length:
        lines.append(paragraph(rng, len(lines)))
        size += len(lines[-1])
    return "\n".join(lines)


def seconds(plan: Plan, text: str) -> float:
    """Time of one check, reading included."""
    start = time.process_time()
    check_document(plan, TextReader().read(text.encode(), "样例.txt"))
    return time.process_time() - start


def main() -> None:
    """Print the table."""
    plan = Plan(registry(), registry().rules, Context(TODAY))
    numbers = Plan(registry(), tuple(r for r in registry().rules if r.area == "N"), Context(TODAY))
    seconds(plan, text_of(TARGET + 1))
    print("| characters | whole check, ms | numeric rules, ms | ms per 5,000 characters |")
    print("|---|---|---|---|")
    for times in (1, 2, 5, 10, 20, 50, 100):
        text = text_of(TARGET * times)
        runs = 7 if times <= 5 else 1
        whole = min(seconds(plan, text) for _ in range(runs)) * 1000
        part = min(seconds(numbers, text) for _ in range(runs)) * 1000
        print(f"| {len(text)} | {whole:.0f} | {part:.0f} | {whole / times:.1f} |")


if __name__ == "__main__":
    main()

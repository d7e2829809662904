"""Start-up times, every variant once a round in shuffled order: `python benchmarks/startup.py [ROUNDS]`.

Compares `fazhi --version` and a cold `fazhi check` of one text report with the bare import of click, rich.console and
lark in the same rounds; prints medians and the ratios of round partners. The bar: check <= 3 x the imports.
Byte code is kept for the run in a folder of its own, as an installed package has it: without it (a source tree under
PYTHONDONTWRITEBYTECODE) every start also compiles the source, which is no part of the bar.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DRAFT = """云陌区2024年法治政府建设年度报告
一、主要举措和成效
全年收到行政复议申请126件，受理118件，审结110件，其中维持70件、撤销21件、驳回12件、终止7件。
开展执法检查1260次，同比增长5.9%；发放宣传资料4.6万余份。
二、存在的不足和原因
有的执法人员业务不熟，主要原因是培训不够。
三、党政主要负责人履行推进法治建设第一责任人职责情况
区长主持常务会议学法4次。
四、2025年工作安排
2025年，我区将加强行政执法监督。
"""


def variants(draft: Path) -> dict[str, list[str]]:
    """Name and command of each thing measured."""
    python = sys.executable
    return {
        "python -c pass": [python, "-c", "pass"],
        "import click, rich.console, lark": [python, "-c", "import click, rich.console, lark"],
        "fazhi --version": [python, "-m", "checker", "--version"],
        "fazhi check (text)": [python, "-m", "checker", "check", "--isolated", "--no-cache", str(draft)],
        "fazhi check (structure rules)": [python, "-m", "checker", "check", "--isolated", "--select", "S", str(draft)],
    }


def measure(rounds: int) -> dict[str, list[float]]:
    """Milliseconds per variant and round."""
    out: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.txt"
        draft.write_text(DRAFT, encoding="utf-8")
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment = kept | {"PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode")}
        commands = list(variants(draft).items())
        for _ in range(rounds + 1):  # the first round only fills the caches
            random.shuffle(commands)
            for name, command in commands:
                started = time.perf_counter()
                subprocess.run(command, stdout=subprocess.DEVNULL, check=False, env=environment)
                out.setdefault(name, []).append(1000 * (time.perf_counter() - started))
    return {name: times[1:] for name, times in out.items()}


def main() -> None:
    times = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
    base = times["import click, rich.console, lark"]
    for name in sorted(times, key=lambda n: statistics.median(times[n])):
        ratio = statistics.median(t / b for t, b in zip(times[name], base, strict=True))
        print(f"{name:34} {statistics.median(times[name]):6.0f} ms  {ratio:5.2f} x the imports")


if __name__ == "__main__":
    main()

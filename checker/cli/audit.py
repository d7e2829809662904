"""`fazhi audit`: many reports at once, for those who supervise them."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.check import SELECT, find_inputs
from checker.config import load_settings
from checker.config.plan import make_plan
from checker.errors import UsageError

if TYPE_CHECKING:
    from checker.audit.run import Audit
    from checker.diagnostics import Lang

CACHE = Path(".fazhi_cache", "audit.sqlite")
_file = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--roster", type=_file, help="应报告单位名册（CSV，至少有“单位”一列）。")
@click.option("--year", type=int, help="应是哪一年度的报告；不写则不核对。")
@click.option("--profile", help="报告类型；不写则自动识别。")
@click.option("--xlsx", type=_file, help="写出工作簿。")
@click.option("--html", type=_file, help="写出网页（单个文件，可排序、查找）。")
@click.option("--csv", "csv_", type=_file, help="写出总表 CSV。")
@click.option("--store", type=_file, help="写出 DuckDB 数据库（reports、parts、findings、claims 等表）。")
@click.option("--parquet", type=click.Path(file_okay=False, path_type=Path), help="把各表写成 Parquet 文件。")
@click.option("--select", help="只运行这些规则。", **SELECT)
@click.option("--extend-select", help="在默认规则之外加上这些规则。", **SELECT)
@click.option("--ignore", help="不运行这些规则（也可写 A102 等横向规则）。", **SELECT)
@click.option("--jobs", "-j", type=click.IntRange(0), default=0, help="并行进程数；0 为每个核一个。")
@click.option("--scheduler", metavar="tcp://…", help="在这个 Dask 集群上检查。")
@click.option("--cache", type=_file, default=CACHE, show_default=True, help="缓存文件：中断后从断点继续。")
@click.option("--no-cache", is_flag=True, help="不使用缓存。")
@click.option("--prune", is_flag=True, help="从缓存中删去本次没有用到的结果。")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="提示语言（默认 zh）。")
@click.option("--quiet", "-q", is_flag=True, help="不在屏幕上显示总表。")
@click.option("--config", type=click.Path(path_type=Path), help="使用这个配置文件。")
@click.option("--isolated", is_flag=True, help="不读任何配置文件。")
def command(paths: tuple[str, ...], **given: Any) -> None:
    """汇总检查许多报告：缺项、逾期、数据矛盾、雷同，成一张总表。

    退出码：0 没有问题；1 有问题；2 用法或配置有误；3 有文件没读出，或规则出错。
    """
    from checker.audit.cache import Cache
    from checker.audit.corpus import text_rules_available
    from checker.audit.roster import read_roster
    from checker.audit.run import run_audit
    from checker.audit.runner import Pool, cluster_pool, local_pool

    keys = ("select", "extend_select", "ignore", "profile", "lang")
    options = {key.replace("_", "-"): given[key] for key in keys}
    settings = load_settings(paths, config=given["config"], isolated=given["isolated"], options=options)
    files = _files(settings, paths)
    if not text_rules_available():
        click.echo("提示：未安装附加组件 audit（datasketch），不查雷同。", err=True)
    roster = read_roster(given["roster"]) if given["roster"] else None

    @contextmanager
    def pool() -> Iterator[Pool]:
        if given["scheduler"]:
            with cluster_pool(given["scheduler"]) as found:
                yield found
        else:
            yield local_pool(given["jobs"] if len(files) > 1 else 1)

    with (
        Cache(None if given["no_cache"] else given["cache"]) as cache,
        pool() as workers,
        _progress(len(files)) as tick,
    ):
        try:
            audit = run_audit(
                files,
                settings,
                dt.date.today(),
                cache,
                workers,
                roster=roster,
                year=given["year"],
                roots=[p for p in paths if Path(p).is_dir()],
                on_done=tick,
            )
        except KeyboardInterrupt:
            click.echo("已中断；查完的已存入缓存，再次运行时从断点继续。", err=True)
            sys.exit(130)
        _write(audit, settings.lang, given)
        if given["prune"]:
            cache.prune("SELECT result FROM matrix")
        sys.exit(audit.exit_code)


def _files(settings: Any, paths: tuple[str, ...]) -> list[str]:
    from dataclasses import replace

    from checker.audit.run import ordinary_layers

    plain = replace(settings, options={}, layers=ordinary_layers(settings.layers))
    plan = make_plan(plain, dt.date.today())
    inputs = find_inputs(plan, plain, paths, "stdin.txt")
    files = sorted({i.path for i in inputs if not i.problem and not i.stdin})
    if not files:
        raise UsageError("没有找到报告 (no report found)")
    return files


def _write(audit: Audit, lang: Lang, given: dict[str, Any]) -> None:
    if given["csv_"]:
        from checker.audit.sheet_csv import write_csv

        write_csv(audit, given["csv_"], lang)
    if given["store"] or given["parquet"]:
        from checker.audit.store import write_store

        write_store(audit, given["store"], given["parquet"])
    if given["xlsx"]:
        from checker.audit.workbook import write_workbook

        write_workbook(audit, given["xlsx"], lang)
    if given["html"]:
        from checker.audit.page import write_page

        write_page(audit, given["html"], lang)
    if not given["quiet"]:
        from checker.audit.screen import show

        show(audit, lang)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int, bool], None]]:
    """A bar with rate and remaining time, on a terminal only."""
    if not sys.stderr.isatty():
        yield lambda _n, _cached: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rate]}")
    shown = (TextColumn("检查"), BarColumn(), MofNCompleteColumn(), rate, TextColumn("剩余"), TimeRemainingColumn())
    with Progress(*shown, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, rate="")

        def tick(n: int, _cached: bool) -> None:
            speed = progress.tasks[task].speed
            progress.update(task, advance=n, rate=f"{speed:.0f} 份/秒" if speed else "")

        yield tick

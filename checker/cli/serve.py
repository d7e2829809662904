"""`fazhi serve`: a page on this machine, and the same as a JSON API."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path

import click

from checker.errors import UsageError


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="端口；0 为任选空闲端口。")
@click.option("--open", "browser", is_flag=True, help="启动后打开浏览器。")
@click.option("--jobs", "-j", type=click.IntRange(1, 64), default=2, show_default=True, help="同时检查几份。")
@click.option("--max-size", type=click.IntRange(1, 200), default=20, show_default=True, help="文件大小上限（MB）。")
@click.option("--time-limit", type=click.FloatRange(1), default=30, show_default=True, help="每份最多检查多少秒。")
@click.option("--config", type=click.Path(path_type=Path), help="使用这个配置文件。")
@click.option("--isolated", is_flag=True, help="不读任何配置文件。")
def command(
    port: int, browser: bool, jobs: int, max_size: int, time_limit: float, config: Path | None, isolated: bool
) -> None:
    """在本机打开检查页面：拖入报告，对照原文看问题，下载批注版 Word。

    只在 127.0.0.1 上提供，文件不保存，也不离开这台电脑。同一地址的 /api/check 供程序调用。
    """
    from checker.config import load_settings
    from checker.config.plan import make_plan

    try:
        from checker.web.app import Limits
        from checker.web.server import serve
    except ImportError as error:
        raise UsageError(
            f"网页功能需要另装：pip install 'fazhi-checker[web]' (the web extra is not installed: {error.name})"
        ) from error
    settings = load_settings((), config=config, isolated=isolated, options={"time-limit": time_limit})
    plan = make_plan(settings, dt.date.today())  # what is wrong with the configuration is said before anything starts
    for problem in plan.registry.problems:
        click.echo(problem(settings.lang), err=True)
    limits = Limits(upload=max_size * 2**20, seconds=time_limit, workers=jobs)
    with suppress(KeyboardInterrupt):
        serve(settings, limits, port, browser, lambda at: click.echo(f"请在浏览器中打开 {at}（按 Ctrl+C 结束）"))

"""`fazhi compare`: this year's report against last year's."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Any

import click

from checker.config import load_settings

_file = click.Path(exists=True, dir_okay=False)


@click.command()
@click.argument("old", type=_file)
@click.argument("new", type=_file)
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "html"]), default="text", help="输出格式（默认 text）。"
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="写入文件。")
@click.option("--profile", help="报告类型；不写则自动识别。")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="提示语言（默认 zh）。")
@click.option("--config", type=click.Path(path_type=Path), help="使用这个配置文件。")
@click.option("--isolated", is_flag=True, help="不读任何配置文件。")
def command(old: str, new: str, format_: str, output: Path | None, **given: Any) -> None:
    """把本年报告 NEW 与上年报告 OLD 对照：各部分、同一指标的数字、照抄的文字。

    退出码：0 没有问题；1 有问题；2 用法有误；3 有文件没读出。
    """
    from checker.audit import compare_views as views
    from checker.audit.compare import compare

    options = {key: given[key] for key in ("profile", "lang")}
    settings = load_settings((old, new), config=given["config"], isolated=given["isolated"], options=options)
    found = compare(old, new, settings, dt.date.today())
    if format_ == "text" and output is None:
        views.print_text(found, settings.lang)
    else:
        text = views.as_html(found, settings.lang) if format_ == "html" else views.as_json(found)
        if format_ == "text":
            raise click.UsageError("--output 需要 --format json 或 html。")
        if output is None:
            click.echo(text, nl=False)
        else:
            output.write_text(text, encoding="utf-8")
    sys.exit(found.exit_code)

"""`fazhi check`: the main job."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from checker.cli import gate, output
from checker.cli.inputs import Input, collect, read
from checker.cli.session import check_inputs
from checker.config import Settings, load_settings
from checker.config.plan import make_plan, outdated_selectors, relative
from checker.diagnostics import Severity
from checker.diagnostics.run import Run
from checker.engine import Plan


def _listed(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> list[str] | None:
    names = [n.strip() for part in value for n in part.replace("，", ",").split(",")]
    return [n for n in names if n] or None


def find_inputs(plan: Plan, settings: Settings, paths: tuple[str, ...], stdin_filename: str) -> list[Input]:
    """The inputs a run is about: what `paths` name, without what the configuration excludes."""
    suffixes = frozenset(s for r in plan.registry.readers for s in r.suffixes)
    if not settings.exclude:
        return collect(paths, suffixes, stdin_filename)
    from pathspec import GitIgnoreSpec

    specs = [(root, GitIgnoreSpec.from_lines([pattern])) for root, pattern in settings.exclude]

    def excluded(path: str) -> bool:
        return any((inside := relative(path, root)) is not None and spec.match_file(inside) for root, spec in specs)

    return collect(paths, suffixes, stdin_filename, excluded)


FORMAT_HELP = "输出格式：text（默认）、concise、json、jsonl、sarif、junit、github、gitlab、html、docx，或插件的格式。"
SELECT: dict[str, Any] = {"multiple": True, "callback": _listed, "metavar": "RULES"}


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--select", help="只运行这些规则：编号、编号前缀或名称，用逗号分隔；ALL 为全部。", **SELECT)
@click.option("--extend-select", help="在默认规则之外加上这些规则（如试用中的规则）。", **SELECT)
@click.option("--ignore", help="不运行这些规则。", **SELECT)
@click.option("--profile", default=None, help="报告类型；不写则自动识别。")
@click.option("--year", type=int, default=None, help="报告年度；不写则从报告中读取。")
@click.option("--format", "format_", default=None, metavar="FORMAT", help=FORMAT_HELP)
@click.option(
    "--output", "outputs", multiple=True, metavar="FILE", help="写入文件，可写多个；格式看后缀，或写 格式:文件。"
)
@click.option(
    "--fail-on", type=click.Choice([s.value for s in Severity]), help="达到这一级别时退出码为 1（默认 warning）。"
)
@click.option("--exit-zero", is_flag=True, help="有问题时也返回 0；没读出的文件仍返回 3。")
@click.option("--baseline", type=click.Path(), help="基线文件：其中已有的问题不再报告，已改正的从中去掉。")
@click.option("--write-baseline", type=click.Path(), help="把本次发现的问题全部写成基线。")
@click.option("--stdin-filename", default="stdin.txt", show_default=True, help="标准输入（-）的文件名。")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="提示语言（默认 zh）。")
@click.option("--jobs", "-j", type=click.IntRange(0), help="并行进程数；0 为自动。")
@click.option("--time-limit", type=click.FloatRange(0), help="每份文件最多检查多少秒（默认 60；0 为不限）。")
@click.option("--no-cache", is_flag=True, help="不使用缓存（check 本来不留缓存）。")
@click.option("--statistics", is_flag=True, help="按规则汇总。")
@click.option("--show-settings", is_flag=True, help="显示生效的设置及其来源，不检查。")
@click.option("--show-ids", is_flag=True, help="显示每条问题的编号（供 fazhi suppress 使用）。")
@click.option("--config", type=click.Path(path_type=Path), help="使用这个配置文件。")
@click.option("--isolated", is_flag=True, help="不读任何配置文件。")
@click.option("--watch", is_flag=True, help="保存后自动重新检查，按 Ctrl+C 结束。")
@click.option(
    "--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", help="颜色（默认 auto）。"
)
@click.option("--ambiguous-width", type=click.IntRange(1, 2), help="“”…等字符占几格（对不齐时写 2）。")
def command(paths: tuple[str, ...], **given: Any) -> None:
    """检查报告：缺了什么、哪些数据相互矛盾、哪里写错了。

    PATH 可以是文件、文件夹、通配符，或用 - 表示标准输入。

    退出码：0 没有问题；1 有问题；2 用法或配置有误；3 有文件没读出，或规则出错。
    """
    settings = settings_from(paths, given)
    plan = make_plan(settings, dt.date.today())
    for former, name in outdated_selectors(settings, plan.registry.rules):
        click.echo(f"注意：规则“{former}”已改名为“{name}”，请改用新名。", err=True)
    if given["show_settings"]:
        from checker.cli.settings import show

        click.echo(show(settings, plan, as_json=given["format_"] == "json"), nl=False)
        return
    if not paths:
        raise click.UsageError("请写出要检查的文件或文件夹，如：fazhi check 报告.docx")
    wanted = output.targets(given["format_"], given["outputs"], output.known_formats(plan.registry.reporters))
    if given["watch"]:
        from checker.cli.watch import watch

        suffixes = frozenset(s for r in plan.registry.readers for s in r.suffixes)
        written = [target.path for target in wanted if target.path]
        sys.exit(watch(paths, suffixes, written, lambda: check_again(paths, wanted, given)))
    sys.exit(check_once(plan, settings, paths, wanted, given))


def check_again(paths: tuple[str, ...], wanted: list[output.Target], given: dict[str, Any]) -> int:
    """A whole run, the configuration read anew."""
    settings = settings_from(paths, given)
    return check_once(make_plan(settings, dt.date.today()), settings, paths, wanted, given)


def check_once(
    plan: Plan, settings: Settings, paths: tuple[str, ...], wanted: list[output.Target], given: dict[str, Any]
) -> int:
    """One run and its output; gives the exit code."""
    plan = replace(plan, claims=any(target.format == "html" for target in wanted))
    run = run_check(plan, settings, paths, given)
    output.write(run, wanted, plan.registry.reporters)
    if all(target.path for target in wanted):  # nothing on the screen would look like nothing found
        from checker.diagnostics.reporters.concise import closing

        written = "、".join(str(target.path) for target in wanted)
        click.echo(f"{written}: {closing(run)}", err=True)
    return run.exit_code(exit_zero=given["exit_zero"])


def settings_from(paths: tuple[str, ...], given: dict[str, Any]) -> Settings:
    """The effective settings: configuration files, then what the command line gives."""
    keys = ("select", "extend_select", "ignore", "profile", "year", "fail_on", "lang", "jobs", "time_limit")
    options = {key.replace("_", "-"): given[key] for key in (*keys, "ambiguous_width", "baseline")}
    return load_settings(paths, config=given["config"], isolated=given["isolated"], options=options)


def _read(inputs: Mapping[str, Input], path: str) -> bytes:
    return read(inputs.get(path) or Input(path))


def run_check(plan: Plan, settings: Settings, paths: tuple[str, ...], given: dict[str, Any]) -> Run:
    """Check everything `paths` name and put the run together: suppression, baseline, what went wrong around it."""
    inputs = find_inputs(plan, settings, paths, given["stdin_filename"])
    outcome = check_inputs(plan, settings, inputs)
    run = Run(
        results=outcome.results,
        lang=settings.lang,
        rules={r.name: r for r in plan.registry.rules},
        selected=frozenset(r.name for r in plan.rules),
        problems=gate.plugin_problems(plan.registry),
        skipped=outcome.skipped,
        fail_on=settings.fail_on,
        look=output.look(given["colour"], settings.ambiguous_width, given["show_ids"], os.environ),
        statistics=given["statistics"],
        read=partial(_read, {i.path: i for i in inputs}),
    )
    run = gate.judge_suppressions(run, plan, paths)
    if given["write_baseline"]:
        return gate.write(run, Path(given["write_baseline"]))
    return gate.apply(run, Path(settings.baseline)) if settings.baseline else run

"""`fazhi fix`: apply the safe fixes."""

from __future__ import annotations

import datetime as dt
import difflib
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from checker.cli.check import SELECT, find_inputs, settings_from
from checker.cli.inputs import Input, read
from checker.config.plan import make_plan
from checker.engine import Plan
from checker.fix import Fixed, NotFixable, fix_data


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--diff", is_flag=True, help="只显示会怎样改，不写文件；有可改之处时退出码为 1。")
@click.option("--unsafe-fixes", is_flag=True, help="也应用可能改变意思、需要人看一眼的修改。")
@click.option("--tracked", is_flag=True, help="Word 文件的修改写成修订，可在 Word 中接受或拒绝。")
@click.option("--select", help="只应用这些规则的修改。", **SELECT)
@click.option("--ignore", help="不应用这些规则的修改。", **SELECT)
@click.option("--profile", default=None, help="报告类型；不写则自动识别。")
@click.option("--year", type=int, default=None, help="报告年度；不写则从报告中读取。")
@click.option("--stdin-filename", default="stdin.txt", show_default=True, help="标准输入（-）的文件名。")
@click.option("--config", type=click.Path(path_type=Path), help="使用这个配置文件。")
@click.option("--isolated", is_flag=True, help="不读任何配置文件。")
def command(paths: tuple[str, ...], **given: Any) -> None:
    """改正可以放心改的地方（如“截止目前”改为“截至目前”），不改任何数字。

    PATH 可以是 .txt、.md、.docx 文件或文件夹；用 - 从标准输入读、写到标准输出。

    退出码：0 完成；1 用了 --diff 且有可改之处；2 用法有误；3 有文件没读出或不能改写。
    """
    plain = {"extend_select", "fail_on", "lang", "jobs", "time_limit", "ambiguous_width", "baseline"}
    settings = settings_from(paths, {**dict.fromkeys(plain), **given})
    plan = make_plan(settings, dt.date.today())
    changed = failed = total = 0
    for item in find_inputs(plan, settings, paths, given["stdin_filename"]):
        try:
            done = _fix(plan, item, given)
        except (NotFixable, OSError) as error:
            click.echo(f"fazhi: {error}", err=True)
            failed += 1
            continue
        if done is None:
            failed += 1
            continue
        _show(item, done, given["diff"])
        changed += bool(done.fixed)
        total += len(done.fixed)
    verb = "可改" if given["diff"] else "已改"
    click.echo(f"{verb} {total} 处，涉及 {changed} 份文件。", err=True)
    sys.exit(3 if failed else int(given["diff"] and changed > 0))


def _fix(plan: Plan, item: Input, given: dict[str, Any]) -> Fixed | None:
    if item.problem:
        click.echo(f"fazhi: {item.path}: {item.problem[0]}", err=True)
        return None
    data = read(item)
    done = fix_data(plan, data, item.path, unsafe=given["unsafe_fixes"], tracked=given["tracked"])
    if done.result.document is None:
        for found in done.result.diagnostics:
            click.echo(f"fazhi: {item.path}: {found.message.zh}", err=True)
        return None
    if given["diff"]:
        return done
    if item.stdin:
        sys.stdout.buffer.write(done.data)
    elif done.data != data:
        _replace(Path(item.path), done.data)
    return done


def _replace(path: Path, data: bytes) -> None:
    """Write beside the file, then put it in its place: a crash never leaves half a report."""
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        made.chmod(path.stat().st_mode & 0o7777)
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def _show(item: Input, done: Fixed, diff: bool) -> None:
    if diff:
        lines = difflib.unified_diff(
            done.before.splitlines(), done.after.splitlines(), item.path, item.path, n=0, lineterm=""
        )
        for line in lines:
            click.echo(line)
        return
    document = done.result.document
    assert document is not None
    for found in done.fixed:
        title = found.fix.title.zh if found.fix else ""
        quoted = document.slice(found.primary.span) if found in done.result.diagnostics else ""
        words = f"“{quoted}” " if quoted else ""
        click.echo(f"{item.path}: {found.code} {found.name} {words}{title}", err=item.stdin)
    if done.left:
        click.echo(f"{item.path}: 有 {done.left} 处在域、符号等位置，没有改动。", err=True)

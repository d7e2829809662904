"""`fazhi new`: scaffolds a rule, a pack or a plugin that works and is tested."""

from __future__ import annotations

from pathlib import Path

import click

from checker.scaffold import check_names, write

NEXT = {
    "rule": "运行测试：pytest {folder}",
    "plugin": "安装并测试：pip install -e '{folder}[test]' && pytest {folder}",
    "pack": '试用：在 fazhi.toml 写入 extend = ["{name}.toml"]，再运行 fazhi check',
}


@click.command()
@click.argument("kind", type=click.Choice(sorted(NEXT)))
@click.argument("name")
@click.option("--code", default="W901", show_default=True, help="规则编号；9 字头留给自定规则。")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="写到哪个文件夹。")
def command(kind: str, name: str, code: str, into: Path) -> None:
    """新建规则（rule）、规则包（pack）或插件（plugin），带测试，马上能用。"""
    names = check_names(name, code)
    folder = into / f"fazhi-{name}" if kind == "plugin" else into
    for path in write(kind, names, folder):
        click.echo(f"已写入 {path}")
    click.echo(NEXT[kind].format(folder=folder, name=name))

"""The command line: one file per command, imported only when it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from checker._version import __version__
from checker.cli import speech

COMMANDS = {
    "check": ("checker.cli.check", "检查一份或多份报告（主要功能）。"),
    "fix": ("checker.cli.fix", "改正可以放心改的地方，不改任何数字。"),
    "outline": ("checker.cli.outline", "显示报告的结构：标题、部分及其状态。"),
    "claims": ("checker.cli.claims", "显示程序读出的数字及其含义。"),
    "rules": ("checker.cli.rules", "列出全部规则。"),
    "compare": ("checker.cli.compare", "把本年报告与上年报告对照。"),
    "audit": ("checker.cli.audit", "汇总检查许多报告，得出总表和横向问题。"),
    "rule": ("checker.cli.rule", "说明一条规则：查什么、依据、正例与反例。"),
    "serve": ("checker.cli.serve", "在本机打开检查页面，拖入报告即可。"),
    "lsp": ("checker.cli.lsp", "供编辑器调用：边写边查文本和 Markdown 草稿。"),
    "init": ("checker.cli.init", "写一个带说明的配置文件。"),
    "suppress": ("checker.cli.suppress", "把一处经人判断可以保留的问题记入配置，不再报告。"),
    "plugins": ("checker.cli.plugins", "列出已加载的插件。"),
    "new": ("checker.cli.new", "新建规则、规则包或插件的样板，带测试。"),
}
"""Name, module and one-line help of each built-in command; the module's `command` is the click command."""
INTERRUPTED = 130
"""Exit code of a run ended by Ctrl-C before it could say anything (as shells count it)."""
CRASHED = 3
"""Exit code of a run that broke down: never one that reads as clean or as findings."""


class LazyGroup(click.Group):
    """Knows its commands by name and imports a module only to run it; plugin commands are looked up last."""

    context_class = speech.Context

    def main(  # type: ignore[override]  # click's own is overloaded on `standalone_mode`
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command; standalone, click's errors are said in both languages, and Ctrl-C is no verdict."""
        if not standalone_mode:
            return super().main(args, prog_name, standalone_mode=False, **extra)
        try:
            code = super().main(args, prog_name, standalone_mode=False, **extra)
        except click.ClickException as error:
            speech.show(error, COMMANDS)
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo("已中断，没有结论。(interrupted: there is no verdict)", err=True)
            sys.exit(INTERRUPTED)
        sys.exit(code if isinstance(code, int) else 0)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS, *sorted(self._plugin_commands())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in COMMANDS:
            command: click.Command | None = import_module(COMMANDS[cmd_name][0]).command
        else:
            command = self._plugin_commands().get(cmd_name)
        if command is not None:
            command.context_class = speech.Context
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, text) for name, (_, text) in COMMANDS.items()]
        rows += [(n, c.get_short_help_str(60)) for n, c in sorted(self._plugin_commands().items())]
        with formatter.section("命令"):
            formatter.write_dl(rows)

    def _plugin_commands(self) -> dict[str, click.Command]:
        from checker.plugins import load_registry

        return dict(load_registry().commands)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="fazhi %(version)s")
def cli() -> None:
    """法治政府建设年度报告检查工具：查缺项、查数据矛盾、查错误表述。"""


def run() -> None:
    """Entry of the process: own errors become one line and exit code 2, a breakdown exit code 3."""
    import gc

    from checker import kept
    from checker.errors import FazhiError

    _prepare_streams()
    try:
        cli()
    except FazhiError as error:
        click.echo(f"fazhi: {error}", err=True)
        sys.exit(2)
    except Exception:
        import traceback

        traceback.print_exc()
        click.echo("fazhi: 程序出错，没有结论；请把以上内容告诉开发者。(internal error: there is no verdict)", err=True)
        sys.exit(CRASHED)
    finally:
        kept.save()
        gc.freeze()  # the process ends: to look through all it made once more would be a seventh of a check


def _prepare_streams() -> None:
    """UTF-8 into pipes and files, whatever a terminal (or PYTHONIOENCODING) speaks otherwise; never fail to print."""
    for stream in (sys.stdout, sys.stderr):
        if not hasattr(stream, "reconfigure"):
            continue
        own = stream.isatty() or "PYTHONIOENCODING" in os.environ
        stream.reconfigure(encoding=stream.encoding if own else "utf-8", errors="replace")

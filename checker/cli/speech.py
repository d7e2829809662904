"""How the command line itself speaks: help laid out for Chinese, and click's own errors in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

_FRAME = {"Options": "选项", "Commands": "命令", "Show this message and exit.": "显示本说明。"}
_FRAME["Show the version and exit."] = "显示版本号。"
_EXTRA = (("[default: ", "[默认 "), ("[required]", "[必填]"), ("; required]", "；必填]"))


class Formatter(click.HelpFormatter):
    """Help in Chinese, wrapped by the cells a character takes, not by the number of characters."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "用法：" if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_FRAME.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        from checker.diagnostics.terminal.rows import Ruler

        indent = " " * self.current_indent
        paragraphs = re.split(r"\n\s*\n", text.strip())
        for number, paragraph in enumerate(paragraphs):
            for line in Ruler().wrap(_joined(paragraph), self.width - self.current_indent):
                self.write(f"{indent}{line}\n")
            if number < len(paragraphs) - 1:
                self.write("\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        from checker.diagnostics.terminal.rows import Ruler

        ruler = Ruler()
        pairs = [(term, _translated(text)) for term, text in rows]
        column = min(max((ruler.width(term) for term, _ in pairs), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, text in pairs:
            lines = ruler.wrap(text, max(self.width - column - self.current_indent, 10)) if text else []
            gap = column - ruler.width(term)
            if not lines:
                self.write(f"{indent}{term}\n")
                continue
            self.write(f"{indent}{term}{' ' * gap}{lines.pop(0)}\n" if gap >= col_spacing else f"{indent}{term}\n")
            for line in lines:
                self.write(f"{indent}{' ' * column}{line}\n")


class Context(click.Context):
    """A context whose help is laid out by `Formatter`."""

    formatter_class = Formatter


def _translated(text: str) -> str:
    text = _FRAME.get(text, text)
    for english, chinese in _EXTRA:
        text = text.replace(english, chinese)
    return text


def _joined(paragraph: str) -> str:
    """The lines of a docstring's paragraph as one: no space where Chinese meets Chinese."""
    lines = [line.strip() for line in paragraph.split("\n")]
    out = lines[0]
    for line in lines[1:]:
        out += ("" if ord(out[-1]) > 0x2E7F or ord(line[0]) > 0x2E7F else " ") + line
    return out


def explain(error: click.ClickException, commands: Iterable[str] = ()) -> str:
    """What a person reads for one of click's errors: Chinese, then click's own English.

    A message that is Chinese already (our own) stays as it is; `commands` are offered for a mistyped command.
    """
    english = re.sub(r"\s+", " ", error.format_message()).strip()
    if re.search(r"[\u4e00-\u9fff]{2}", re.sub(r"'[^']*'", "", english)):
        return f"错误：{english}"
    mistyped = re.fullmatch(r"No such command '(.*?)'\..*", english)
    if mistyped:
        import difflib

        near = difflib.get_close_matches(mistyped[1], list(commands), 1)
        hint = f"，是不是 {near[0]}？" if near else "。"
        return f"错误：没有命令“{mistyped[1]}”{hint}(No such command.)"
    return f"错误：{_chinese(error)}({english})"


def _chinese(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        near = "、".join(error.possibilities or ())
        return f"没有选项 {error.option_name}" + (f"，是不是 {near}？" if near else "。")
    if isinstance(error, click.MissingParameter):
        return f"缺少{_name(error)}。"
    if isinstance(error, click.BadParameter):
        return f"{_name(error)} 的值不对。"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 的用法不对。"
    if error.format_message().startswith("Got unexpected extra"):
        return "参数过多。"
    return "用法不对。"


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return "参数"
    if isinstance(parameter, click.Option):
        return f"选项 {max(parameter.opts, key=len)}"
    return f"参数 {parameter.make_metavar(error.ctx) if error.ctx else parameter.human_readable_name}"


def show(error: click.ClickException, commands: Iterable[str] = ()) -> None:
    """Print an error of click's to standard error, with the usage and where help is."""
    context = getattr(error, "ctx", None)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    if context is not None:
        click.echo(context.get_usage(), err=True)
        click.echo(f"用 {context.command_path} --help 看说明。\n", err=True)
    click.echo(explain(error, commands), err=True)

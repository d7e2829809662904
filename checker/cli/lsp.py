"""`fazhi lsp`: the language server for editors, over standard input and output."""

from __future__ import annotations

import click

from checker.errors import UsageError


@click.command()
def command() -> None:
    """为编辑器提供边写边查：文本和 Markdown 草稿（由编辑器启动，不必手动运行）。"""
    try:
        from checker.lsp.server import start
    except ImportError as error:
        raise UsageError(
            f"编辑器支持需要另装：pip install 'fazhi-checker[lsp]' (the lsp extra is not installed: {error.name})"
        ) from error
    start()

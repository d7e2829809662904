"""`fazhi init`: write a commented configuration file."""

from __future__ import annotations

from pathlib import Path

import click

from checker.errors import UsageError

TEMPLATE = """\
# fazhi 的配置。程序从被检查的文件所在文件夹起逐级向上，使用最近的一个。
# 每一项都可以不写；行首的 # 去掉即生效。说明见 docs/configuration.md。

# 沿用其他配置或规则包（相对于本文件的路径）
# extend = ["../fazhi.toml", "本省规则包.toml"]

# 报告类型与年度；不写则自动识别
# profile = "law-based-government"
# year = 2024

# 只运行、增加、不运行哪些规则：编号、编号前缀或名称（fazhi rules 列出全部）
# select = ["S", "N", "F", "D"]
# extend-select = []
# ignore = ["P", "relative-time"]

# 达到哪一级别算不通过：error、inconsistency、warning、info
fail-on = "warning"

# 搜索文件夹时略过的路径（写法同 .gitignore）
# exclude = ["归档/", "*.草稿.docx"]

# 已知问题的基线（fazhi check --write-baseline 基线.json 生成）
# baseline = "基线.json"

# 必须装有的插件
# require-plugins = ["county-terms>=1.0"]

# 每份文件最多检查多少秒（0 为不限），并行进程数（0 为自动）
# time-limit = 60
# jobs = 0

# 某些文件不查某些规则
# [per-file-ignores]
# "附件/**" = ["P", "thin-part"]

# 某条规则的级别
# [severity]
# thin-part = "info"

# 某条规则的选项（fazhi rule 名称 列出）
# [rules.wording]

# 经人判断可以保留的问题（由 fazhi suppress 写入）
# [[suppress]]
# rule = "breakdown-sum"
# fingerprint = "0123456789abcdef"
# reason = "口径不同，已在附表中说明"
# until = 2026-12-31
"""


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False))
@click.option("--force", is_flag=True, help="覆盖已有的配置文件。")
def command(folder: str, force: bool) -> None:
    """在 FOLDER（默认当前文件夹）写一个带说明的 fazhi.toml。"""
    path = Path(folder) / "fazhi.toml"
    if path.exists() and not force:
        raise UsageError(f"{path} 已存在；要覆盖请加 --force (exists: use --force)")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEMPLATE, encoding="utf-8")
    click.echo(f"已写入 {path}")

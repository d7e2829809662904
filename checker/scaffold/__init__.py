"""Writes new rules, packs and plugins that work and are tested from the first minute."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from checker import lazy
from checker.dataclass import dataclass
from checker.errors import UsageError

NAME = lazy.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
CODE = lazy.compile(r"[A-Z]9\d\d")


@dataclass(frozen=True, slots=True)
class Names:
    """The names a template is filled with."""

    name: str
    """With hyphens, as users see it: `county-name`."""
    code: str

    @property
    def module(self) -> str:
        """As Python writes it: `county_name`."""
        return self.name.replace("-", "_")

    def fill(self, text: str) -> str:
        """Fill `$name`, `$module` and `$code`."""
        return Template(text).substitute(name=self.name, module=self.module, code=self.code)


def check_names(name: str, code: str) -> Names:
    """The names, or `UsageError` saying which one is wrong; codes of one's own have a 9 after the letter."""
    if not NAME.fullmatch(name):
        raise UsageError(f"名称“{name}”应为小写字母、数字和连字符，例如 county-name。")
    if not CODE.fullmatch(code):
        raise UsageError(f"编号“{code}”应为一个大写字母加 9 开头的三位数，例如 W901（9 字头留给自定规则）。")
    return Names(name, code)


def write(kind: str, names: Names, folder: Path) -> list[Path]:
    """Write the template `kind` (rule, pack, plugin) into `folder`; raises `UsageError` rather than overwrite."""
    source = files(__name__).joinpath("templates", kind)
    planned = [(folder / names.fill(relative), names.fill(text)) for relative, text in _walk(source, "")]
    taken = [path for path, _ in planned if path.exists()]
    if taken:
        raise UsageError(f"文件已存在，没有改动任何文件：{taken[0]}")
    for path, text in planned:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [path for path, _ in planned]


def _walk(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            out += _walk(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".tmpl"):
            out.append((prefix + entry.name.removesuffix(".tmpl"), entry.read_text(encoding="utf-8")))
    return out

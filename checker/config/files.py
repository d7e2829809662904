"""Configuration files: the nearest one walking up, what it extends, and their keys checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker.config.schema import KEYS, SUPPRESS, check_keys
from checker.dataclass import dataclass
from checker.errors import UsageError

NAMES = ("fazhi.toml", "检查配置.toml")
PYPROJECT = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """One configuration file as read: its `fazhi` table."""

    path: Path
    table: dict[str, Any]

    @property
    def where(self) -> str:
        """The file's name in messages."""
        return str(self.path)


def find_config(start: Path) -> Path | None:
    """The nearest `fazhi.toml`, `检查配置.toml` or `pyproject.toml` with `[tool.fazhi]`, from `start` upwards."""
    folder = start if start.is_dir() else start.parent
    for place in (folder.absolute(), *folder.absolute().parents):
        for name in NAMES:
            if _is_file(place / name):
                return place / name
        pyproject = place / PYPROJECT
        if _is_file(pyproject) and _has_table(pyproject):
            return pyproject
    return None


def _is_file(path: Path) -> bool:
    """Whether a file is there; a folder that may not be entered holds none for us."""
    try:
        return path.is_file()
    except PermissionError:
        return False


def read_config(path: Path) -> ConfigFile:
    """Read and check one file; a `UsageError` names file and key."""
    table = _parse(path)
    where = str(path)
    if path.name == PYPROJECT:
        table = table.get("tool", {}).get("fazhi", {})
        where = f"{path} [tool.fazhi]"
    check_keys(table, KEYS, where)
    for number, entry in enumerate(table.get("suppress", ()), 1):
        at = f"{where} [[suppress]] {number}"
        check_keys(entry, SUPPRESS, at)
        for key in ("fingerprint", "reason"):
            if key not in entry:
                raise UsageError(f"{at}: 缺少“{key}” (missing): {SUPPRESS[key][1]}")
    return ConfigFile(path, table)


def is_pack(path: Path) -> bool:
    """Whether a TOML file is a rule pack (it opens with a `[pack]` table) and no configuration."""
    return "pack" in _parse(path)


def read_chain(path: Path) -> tuple[list[ConfigFile], list[Path]]:
    """The file with all it extends, the farthest first, and the rule packs among them.

    `extend` paths are relative to the file that names them. A loop is a `UsageError`.
    """
    files: list[ConfigFile] = []
    packs: list[Path] = []

    def visit(file: Path, above: tuple[Path, ...]) -> None:
        if file in above:
            raise UsageError(f"{above[-1]}: extend 成环 (loop): {file}")
        config = read_config(file)
        for name in extends(config):
            target = (file.parent / name).resolve()
            if not target.is_file():
                raise UsageError(f"{config.where}: extend 所指文件不存在 (no such file): {name}")
            if is_pack(target):
                packs.append(target)
            else:
                visit(target, (*above, file))
        files.append(config)

    visit(path.absolute(), ())
    return files, list(dict.fromkeys(packs))


def extends(config: ConfigFile) -> Iterator[str]:
    """The paths a file extends, in order."""
    value = config.table.get("extend", [])
    yield from [value] if isinstance(value, str) else value


def _parse(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{path}: 无法读取配置文件 (cannot read): {error.strerror}") from error
    except ValueError as error:
        raise UsageError(f"{path}: 配置文件格式有误 (not valid TOML): {error}") from error


def _has_table(pyproject: Path) -> bool:
    try:
        return "[tool.fazhi" in pyproject.read_text(encoding="utf-8", errors="replace") and "fazhi" in _parse(
            pyproject
        ).get("tool", {})
    except UsageError:
        return False

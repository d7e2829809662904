"""Reading one input for the commands that show a report rather than check it; why a file could not be opened."""

from __future__ import annotations

import errno

from checker.cli.inputs import Input, read
from checker.dataclass import dataclass
from checker.diagnostics import Lang, Text
from checker.document import UnreadableInput
from checker.engine import Plan, read_document
from checker.report import Report

_REASONS = {
    errno.ENOENT: "文件不存在，或链接所指的文件不存在",
    errno.EACCES: "没有读取权限",
    errno.EPERM: "没有读取权限",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ELOOP: "链接绕成了圈",
    errno.EIO: "磁盘读写出错",
    errno.EMFILE: "打开的文件过多",
    errno.ENAMETOOLONG: "路径过长",
}


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read, and why."""

    path: str
    reason: Text

    def line(self, lang: Lang) -> str:
        """The input and the reason in one line."""
        return f"{self.path}{'：' if lang == 'zh' else ': '}{self.reason(lang)}"


def cannot_open(error: OSError) -> Text:
    """The sentence for a file the system does not open: the usual reasons in Chinese too."""
    system = error.strerror or str(error)
    reason = _REASONS.get(error.errno or 0, system)
    return Text(f"文件无法打开：{reason}。", f"The file cannot be opened: {system}.")


def read_report(plan: Plan, item: Input) -> Report | Unread:
    """The report of one input under the plan's settings, or why there is none."""
    if item.problem:
        return Unread(item.path, Text(*item.problem))
    try:
        document = read_document(plan, read(item), item.path)
    except UnreadableInput as error:
        return Unread(item.path, Text(error.zh + error.help_zh, f"{error.en} {error.help_en}".strip()))
    except OSError as error:
        return Unread(item.path, cannot_open(error))
    return Report(document, plan.registry.knowledge, plan.context)

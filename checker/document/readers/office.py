"""Converts .doc, .wps, .rtf and .odt to .docx through LibreOffice, where the machine has it.

The conversion runs in a folder and a user profile of its own, without a window, and is stopped after `TIMEOUT` seconds.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from checker.document.model import Document, ReadNote
from checker.document.reader import UnreadableInput
from checker.document.readers.word import read_word

TIMEOUT = 90.0
_PROGRAMS = ("soffice", "libreoffice")


def program() -> str | None:
    """The path of LibreOffice; None without it."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def convert(data: bytes, path: str, kind: str, timeout: float = TIMEOUT) -> Document:
    """Read a file through LibreOffice; raises `UnreadableInput` without it, or when it fails.

    Places point into the converted file, so the format is `kind`, not docx.
    """
    office = program()
    if office is None:
        raise UnreadableInput(
            f"旧格式文件（.{kind}）需要先转换。",
            f"Files of the old format .{kind} must be converted first.",
            "请用 Word 或 WPS 另存为 .docx；或在本机安装 LibreOffice，程序会自动转换。",
            "Save it as .docx in Word or WPS, or install LibreOffice: it is then converted by itself.",
        )
    with tempfile.TemporaryDirectory(prefix="fazhi-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"source.{kind}")
        source.write_bytes(data)
        _run(office, source, Path(folder), timeout)
        target = Path(folder, "source.docx")
        if not target.is_file():
            raise _failed(kind)
        document = read_word(target.read_bytes(), path)
    note = ReadNote(
        f"已用 LibreOffice 将 .{kind} 转换后读取，自动编号和版式可能与原文件略有出入；建议另存为 .docx。",
        f"The .{kind} file was read through LibreOffice; numbering may differ a little. Better save it as .docx.",
    )
    return replace(document, format=kind, notes=(note, *document.notes))


def _run(office: str, source: Path, folder: Path, timeout: float) -> None:
    profile = (folder / "profile").as_uri()
    arguments = [
        office,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder),
        str(source),
    ]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(arguments, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        process.wait(timeout)
    except subprocess.TimeoutExpired as error:
        _stop(process)
        raise UnreadableInput(
            f"转换旧格式文件超时（{timeout:.0f} 秒）。",
            f"Converting the file took longer than {timeout:.0f} seconds.",
            "请用 Word 或 WPS 另存为 .docx 后再检查。",
            "Save it as .docx in Word or WPS.",
        ) from error


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the converter and what it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _failed(kind: str) -> UnreadableInput:
    return UnreadableInput(
        f"这个 .{kind} 文件无法转换，可能已损坏。",
        f"The .{kind} file could not be converted; it may be damaged.",
        "请用 Word 或 WPS 打开，另存为 .docx 后再检查。",
        "Open it in Word or WPS and save it as .docx.",
    )

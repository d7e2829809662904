"""Old and foreign formats: told by their content, converted where LibreOffice is there, else refused with advice."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from word_files import package, para

from checker.builtin import fazhi_readers
from checker.document import UnreadableInput
from checker.document.readers import office
from checker.document.readers.legacy import LegacyReader
from checker.document.readers.signatures import OLE
from checker.engine import choose_reader

READERS = tuple(fazhi_readers())


def packed(name: str, content: str = "x") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(name, content)
    return out.getvalue()


def ole(stream: str) -> bytes:
    return OLE + b"\0" * 500 + stream.encode("utf-16-le") + b"\0" * 500


@pytest.mark.parametrize(
    ("data", "path", "reader"),
    [
        (package(para("正文。")), "报告.docx", "docx"),
        (package(para("正文。")), "报告.doc", "docx"),
        (package(para("正文。")), "报告", "docx"),
        (b"%PDF-1.7", "报告.docx", "pdf"),
        (ole("WordDocument"), "报告.docx", "legacy"),
        (b"{\\rtf1", "报告.doc", "legacy"),
        (b"<!DOCTYPE html><html>", "报告.doc", "html"),
        (b"<html>", "报告.txt", "text"),
        ("一、成效".encode(), "报告.html", "html"),
        ("一、成效".encode(), "报告.txt", "text"),
        ("<!doctype html><html>".encode("utf-16"), "报告.xhtml", "html"),
        (packed("OFD.xml"), "报告.ofd", "legacy"),
    ],
)
def test_the_content_chooses_the_reader(data: bytes, path: str, reader: str) -> None:
    assert choose_reader(READERS, data, path).name == reader


@pytest.mark.parametrize(
    ("data", "path", "zh"),
    [
        (ole("EncryptedPackage"), "a.docx", "密码"),
        (ole("Workbook"), "a.xls", "电子表格"),
        (ole("PowerPoint Document"), "a.ppt", "演示文稿"),
        (packed("xl/workbook.xml"), "a.xlsx", "电子表格"),
        (packed("OFD.xml"), "a.ofd", "OFD"),
        (packed("报告.txt"), "a.zip", "压缩包"),
        (b"Rar!\x1a\x07\x00", "a.rar", "压缩包"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "图片"),
        (b"\xff\xd8\xff\xe0", "a.pdf", "图片"),
    ],
)
def test_what_holds_no_report_is_refused_by_name_and_with_advice(data: bytes, path: str, zh: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        choose_reader(READERS, data, path).read(data, path)
    assert zh in caught.value.zh
    assert caught.value.help_zh
    assert caught.value.help_en


def test_without_libreoffice_an_old_file_is_refused_with_both_ways_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda name: None)
    with pytest.raises(UnreadableInput) as caught:
        LegacyReader().read(ole("WordDocument"), "a.doc")
    assert "另存为 .docx" in caught.value.help_zh
    assert "LibreOffice" in caught.value.help_zh


@pytest.mark.skipif(sys.platform == "win32", reason="writes a shell script")
def test_a_converter_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexec sleep 600\n")
    program.chmod(0o755)
    monkeypatch.setattr(office, "program", lambda: str(program))
    with pytest.raises(UnreadableInput, match="longer than"):
        office.convert(ole("WordDocument"), "a.doc", "doc", timeout=0.3)


@pytest.mark.libreoffice
@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
def test_an_rtf_file_is_converted_and_it_is_said() -> None:
    text = "2023年，全县受理案件72件。"
    data = b"{\\rtf1\\ansi " + b"".join(b"\\u%d?" % (ord(c) if ord(c) < 32768 else ord(c) - 65536) for c in text) + b"}"
    document = LegacyReader().read(data, "报告.rtf")
    assert (document.text, document.format) == (text, "rtf")
    assert "LibreOffice" in document.notes[0].zh


def test_listing_the_readers_imports_no_parser() -> None:
    code = "import sys, checker.builtin as b; list(b.fazhi_readers()); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"lxml", "lxml.etree", "docx", "selectolax", "pypdfium2", "subprocess"} & set(loaded)

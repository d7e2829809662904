"""Opens a .docx package: bounded decompression, no entity expansion, no network; Strict and Transitional alike."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import Any

from lxml import etree

from checker.document.reader import UnreadableInput

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
MAX_PART = 48 * 1024 * 1024
"""Largest part read, decompressed; the text of a long report with its marks takes some two megabytes."""
MAX_ENTRIES = 20_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error)
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


class Package:
    """The parts of one .docx file; raises `UnreadableInput` for what cannot be opened."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = {n.lstrip("/"): n for n in self._zip.namelist()[:MAX_ENTRIES]}
        except _BROKEN as error:
            raise damaged() from error
        self.main = self._find_main()

    def _find_main(self) -> str:
        rels = self.xml("_rels/.rels")
        if rels is not None:
            for rel in rels.iter(f"{_RELS}Relationship"):
                target = (rel.get("Target") or "").lstrip("/")
                if (rel.get("Type") or "").endswith("/officeDocument") and target in self._names:
                    return target
        return "word/document.xml"

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def beside(self, name: str) -> Any | None:
        """The XML of a part in the folder of the main part (`styles.xml`); None without one."""
        return self.xml(posixpath.join(posixpath.dirname(self.main), name))

    def xml(self, name: str) -> Any | None:
        """The root element of a part; None where the package has no such part."""
        if name not in self._names:
            return None
        data = self._read(self._names[name])
        if b"<!DOCTYPE" in data[:65536]:
            # no Word file has one; entities are a way to smuggle files in or to blow memory up
            raise damaged()
        for old, new in _STRICT:
            data = data.replace(old, new)
        try:
            return etree.fromstring(data, _parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            raise damaged() from error

    def _read(self, name: str) -> bytes:
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise encrypted()
            if info.file_size > MAX_PART:
                raise too_large()
            with self._zip.open(info) as part:
                data = part.read(MAX_PART + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise damaged() from error
        if len(data) > MAX_PART:
            raise too_large()
        return data


def _parser() -> Any:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def damaged() -> UnreadableInput:
    """The refusal of a broken Word file."""
    return UnreadableInput(
        "Word 文件已损坏，无法打开。",
        "The Word file is damaged and cannot be opened.",
        "请用 Word 或 WPS 打开并修复，另存为新的 .docx 后再检查。",
        "Open and repair it in Word or WPS and save it as a new .docx.",
    )


def encrypted() -> UnreadableInput:
    """The refusal of a file with a password."""
    return UnreadableInput(
        "文件设有密码，无法读取。",
        "The file is protected by a password.",
        "请取消密码后再检查。",
        "Take the password off and check it again.",
    )


def too_large() -> UnreadableInput:
    """The refusal of a file that unpacks to more than a report can hold."""
    return UnreadableInput(
        f"Word 文件解压后过大（超过 {MAX_PART // 2**20} MB），已停止读取。",
        f"The Word file unpacks to more than {MAX_PART // 2**20} MB; reading was stopped.",
        "请确认文件是否正确；如确为报告，请删去多余内容后另存。",
        "Check that this is the right file; if it is, save it without what does not belong to the report.",
    )

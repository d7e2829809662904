"""The parts of a Word package as bytes: what is not changed is written back exactly as it was."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any

from lxml import etree

from checker.document.readers.word_package import MAX_PART
from checker.errors import UsageError

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{TRANSITIONAL}}}"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_WHOLE = 512 * 1024 * 1024
"""All parts together, unpacked; a draft with many photographs stays far below."""


class Parts:
    """Reads parts on demand, keeps what was changed, and writes the package anew."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        if sum(i.file_size for i in self._zip.infolist()) > _WHOLE:
            raise UsageError("Word 文件过大，不能写批注 (too large to annotate)")
        self._names = {i.filename.lstrip("/"): i for i in self._zip.infolist()}
        self._changed: dict[str, bytes] = {}
        self._strict: set[str] = set()
        self.main = self._target("", "officeDocument") or "word/document.xml"

    def tree(self, name: str) -> Any:
        """The root element of a part, in the transitional namespace whatever the file uses."""
        data = self._changed.get(name) or self._read(name)
        if STRICT.encode() in data:
            self._strict.add(name)
            data = data.replace(STRICT.encode(), TRANSITIONAL.encode())
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))

    def put(self, name: str, root: Any) -> None:
        """Change or add a part."""
        data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        if name in self._strict or (name not in self._names and self.main in self._strict):
            data = data.replace(TRANSITIONAL.encode(), STRICT.encode())
        self._changed[name] = data

    def related(self, kind: str) -> str | None:
        """The part the main part points to by a relationship whose type ends in `kind`."""
        return self._target(self.main, kind)

    def relate(self, name: str, kind: str, content_type: str) -> None:
        """Point the main part to a new part `name` and declare what it holds."""
        folder, base = posixpath.split(self.main)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        root = self.tree(rels) if rels in self._names else etree.Element(f"{_PACKAGE}Relationships")
        taken = {r.get("Id") for r in root}
        ident = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        relation = _STRICT_RELATION if self.main in self._strict else _RELATION
        target = posixpath.relpath(name, folder)
        etree.SubElement(root, f"{_PACKAGE}Relationship", Id=ident, Type=f"{relation}/{kind}", Target=target)
        self.put(rels, root)
        types = self.tree("[Content_Types].xml")
        if not any(t.get("PartName") == f"/{name}" for t in types.iter(f"{_TYPES}Override")):
            etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{name}", ContentType=content_type)
            self.put("[Content_Types].xml", types)

    def free_name(self, base: str) -> str:
        """A name beside the main part that no part has yet."""
        stem, suffix = posixpath.splitext(posixpath.join(posixpath.dirname(self.main), base))
        tries = [f"{stem}{suffix}", *(f"{stem}{n}{suffix}" for n in range(2, 99))]
        return next(name for name in tries if name not in self._names)

    def package(self) -> bytes:
        """The package: parts in their old order with their old dates, new ones at the end with a fixed date."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for info in self._zip.infolist():
                name = info.filename.lstrip("/")
                copy = zipfile.ZipInfo(info.filename, info.date_time)
                copy.compress_type = info.compress_type
                copy.external_attr = info.external_attr
                copy.create_system = info.create_system
                changed = self._changed.get(name) if self._names[name] is info else None
                made.writestr(copy, self._zip.read(info) if changed is None else changed)
            for name in sorted(self._changed.keys() - self._names.keys()):
                fresh = zipfile.ZipInfo(name, _EPOCH)
                fresh.compress_type = zipfile.ZIP_DEFLATED
                made.writestr(fresh, self._changed[name])
        return out.getvalue()

    def _read(self, name: str) -> bytes:
        info = self._names[name]
        if info.file_size > MAX_PART:
            raise UsageError(f"Word 文件的 {name} 过大，不能写批注 (too large to annotate)")
        return self._zip.read(info)

    def _target(self, source: str, kind: str) -> str | None:
        folder, base = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self._names:
            return None
        for rel in self.tree(rels).iter(f"{_PACKAGE}Relationship"):
            if rel.get("TargetMode") == "External" or not (rel.get("Type") or "").endswith(f"/{kind}"):
                continue
            target = rel.get("Target") or ""
            name = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if name in self._names:
                return name
        return None

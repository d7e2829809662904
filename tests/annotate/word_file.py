"""Word files made by hand, as small as Word accepts, so that a test says exactly what stands in them."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NS = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def word_file(body: str, **parts: str) -> bytes:
    """A package with `body` inside `w:body`; further parts by name without suffix (`comments`, `footnotes`)."""
    names = ["styles", *parts]
    types = "".join(
        f'<Override PartName="/word/{n}.xml" ContentType="{_WML}.{n}+xml"/>' for n in ("document.main", *names)
    ).replace("/word/document.main.xml", "/word/document.xml")
    kinds = {
        "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    }
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{kinds.get(n, f"{_OFFICE}/{n}")}" Target="{n}.xml"/>'
        for i, n in enumerate(names, 1)
    )
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    files = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{rels}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{_HEAD}<w:document {_NS}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{rels}">{relations}</Relationships>',
        "word/styles.xml": f"{_HEAD}<w:styles {_NS}><!-- kept --></w:styles>",
        "word/media/seal.bin": "\x00\x01 印章",
    }
    files |= {f"word/{n}.xml": f"{_HEAD}<w:{n} {_NS}>{x}</w:{n}>" for n, x in parts.items() if n != "commentsExtended"}
    if "commentsExtended" in parts:
        extended = parts["commentsExtended"]
        files["word/commentsExtended.xml"] = f"{_HEAD}<w15:commentsEx {_NS}>{extended}</w15:commentsEx>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(zipfile.ZipInfo(name, (2024, 2, 20, 9, 30, 0)), text.encode())
    return out.getvalue()


def p(*inside: str) -> str:
    """A paragraph."""
    return f"<w:p>{''.join(inside)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r w:rsidR="00AA11BB">{rpr}<w:t xml:space="preserve">{text}</w:t></w:r>'

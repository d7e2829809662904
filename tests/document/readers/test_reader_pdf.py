"""PDF files, made by LibreOffice from Word files (the drafts of `examples/reports` are committed)."""

from __future__ import annotations

import builtins
import io
import re
from pathlib import Path
from typing import Any

import pytest

from checker.document import BlockKind, UnreadableInput
from checker.document.readers.docx import DocxReader
from checker.document.readers.pdf import PdfReader
from checker.document.readers.pdf_lines import Glyph, paragraphs, to_lines, without_heads
from checker.document.readers.pdf_pages import usable

pypdfium2 = pytest.importorskip("pypdfium2")
EXAMPLES = Path(__file__).parents[3] / "examples" / "reports"


@pytest.mark.parametrize("name", ["good", "faulty"])
def test_a_pdf_reads_as_the_word_file_it_was_made_from(name: str) -> None:
    pdf = PdfReader().read((EXAMPLES / f"{name}.pdf").read_bytes(), "a.pdf")
    word = DocxReader().read((EXAMPLES / f"{name}.docx").read_bytes(), "a.docx")
    assert pdf.text == word.text
    assert [b.kind for b in pdf.blocks] == [b.kind for b in word.blocks]


def test_every_character_maps_back_to_its_page_and_box() -> None:
    data = (EXAMPLES / "good.pdf").read_bytes()
    document = PdfReader().read(data, "a.pdf")
    source = pypdfium2.PdfDocument(data)
    pages = [source[i].get_textpage() for i in range(len(source))]
    for segment in document.source.segments:
        place = segment.place
        assert place.page is not None
        assert place.box is not None
        left, bottom, right, top = place.box
        for i in range(segment.start, segment.end):
            offset = document.place(i).offset
            assert offset is not None
            assert pages[place.page - 1].get_text_range(offset, 1) == document.text[i]
            a, b, c, d = pages[place.page - 1].get_charbox(offset)
            assert left - 2 <= a <= c <= right + 2
            assert bottom - 2 <= b <= d <= top + 2


def glyphs(text: str, left: float, middle: float, size: float = 16.0, index: int = 0) -> list[Glyph]:
    """One printed line."""
    out = []
    for i, char in enumerate(text):
        width = size if ord(char) > 0x2E7F else size / 2
        out.append(
            Glyph(char, index + i, (left, middle - size / 2, left + width, middle + size / 2), size, False, False)
        )
        left += width
    return out


def pages(*contents: list[tuple[str, float, float]]) -> list[str]:
    """The paragraphs of pages given as lines of (text, left, middle)."""
    lines = [to_lines([g for t, x, y in page for g in glyphs(t, x, y)], n, 842) for n, page in enumerate(contents, 1)]
    return [p.text for p in paragraphs([line for page in without_heads(lines) for line in page])]


FULL = "全县各级行政机关深入学习贯彻习近平法治思想扎实推进依法行政"


def test_running_heads_and_page_numbers_are_dropped() -> None:
    def page(n: int) -> list[tuple[str, float, float]]:
        return [("云溪县法治政府建设报告", 200, 800), (f"第{n}项工作全部完成。", 122, 700), (f"— {n} —", 280, 40)]

    assert pages(page(1), page(2), page(3)) == ["第1项工作全部完成。", "第2项工作全部完成。", "第3项工作全部完成。"]


def test_lines_are_joined_inside_a_paragraph_and_over_pages() -> None:
    first = [(FULL[2:], 122, 700), (FULL, 90, 670), ("并取得成效。", 90, 640), (FULL[2:], 122, 610)]
    second = [(FULL, 90, 780), ("全部完成。", 90, 750), ("二、不足", 122, 720), ("力量不足。", 122, 690)]
    assert pages(first, second) == [
        FULL[2:] + FULL + "并取得成效。",
        FULL[2:] + FULL + "全部完成。",
        "二、不足",
        "力量不足。",
    ]


def test_spaces_beside_chinese_characters_go_and_those_between_words_stay() -> None:
    spaced = [("受理 72 件，使用 Word processing 软件 办理", 90, 700)]
    assert pages(spaced) == ["受理72件，使用Word processing软件办理"]


def test_a_year_at_the_foot_of_a_page_is_no_page_number() -> None:
    assert pages([("全部完成。", 122, 700), ("2023年", 122, 60)]) == ["全部完成。", "2023年"]


def blank_pdf(picture: bool = False) -> bytes:
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(595, 842)
    if picture:
        bitmap = pypdfium2.PdfBitmap.new_native(20, 20, 4)
        image = pypdfium2.PdfImage.new(document)
        image.set_bitmap(bitmap)
        page.insert_obj(image)
        page.gen_content()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("picture", [False, True])
def test_a_scan_is_refused_with_what_to_do(picture: bool) -> None:
    with pytest.raises(UnreadableInput) as caught:
        PdfReader().read(blank_pdf(picture), "a.pdf")
    assert "扫描" in caught.value.zh
    assert "OCR" in caught.value.help_zh


def raw_pdf(extra: bytes, content: bytes = b"BT /F1 12 Tf 72 700 Td (abc) Tj ET") -> bytes:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica" + extra + b">>"
    return b"\n".join(
        [
            b"%PDF-1.4",
            b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R",
            b"/Resources<</Font<</F1 5 0 R>>>>>>endobj",
            b"4 0 obj<</Length %d>>stream\n" % len(content) + content + b"\nendstream endobj",
            b"5 0 obj" + font + b"endobj",
            b"6 0 obj<</Length 160>>stream\n/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
            b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <61> <7a> <e001> endbfrange endcmap end"
            b"\nendstream endobj",
            b"trailer<</Root 1 0 R/Size 7>>",
            b"%%EOF",
        ]
    )


def test_garbled_text_is_refused() -> None:
    assert PdfReader().read(raw_pdf(b""), "a.pdf").text == "abc"
    for data in (
        raw_pdf(b"/ToUnicode 6 0 R"),
        raw_pdf(b"", b"BT /F1 12 Tf 72 700 Td (\\(cid:12\\)\\(cid:90\\)) Tj ET"),
    ):
        with pytest.raises(UnreadableInput, match="garbled"):
            PdfReader().read(data, "a.pdf")


def test_a_password_and_damage_are_told_apart(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=str(EXAMPLES / "good.pdf"))
    writer.encrypt("geheim", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(UnreadableInput, match="password"):
        PdfReader().read(out.getvalue(), "a.pdf")
    with pytest.raises(UnreadableInput, match="damaged"):
        PdfReader().read(b"%PDF-1.7\n" + b"\0" * 400, "a.pdf")


def test_without_the_extra_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "pypdfium2":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UnreadableInput) as caught:
        PdfReader().read(b"%PDF-1.7", "a.pdf")
    assert re.search(r"pip install 'fazhi-checker\[pdf\]'", caught.value.help_zh)


def test_a_character_without_a_place_stands_where_the_one_before_it_stood() -> None:
    nan = float("nan")
    assert usable((nan, 1.0, 2.0, 3.0), (1.0, 1.0, 2.0, 2.0)) == (1.0, 1.0, 2.0, 2.0)
    assert usable((0.0, 1.0, 2.0, float("inf")), (0.0,) * 4) == (0.0,) * 4


def test_the_title_over_two_lines_is_one_block() -> None:
    document = PdfReader().read((EXAMPLES / "good.pdf").read_bytes(), "a.pdf")
    titles = [document.slice(b.span) for b in document.blocks if b.kind is BlockKind.TITLE]
    assert titles == ["青岚区人民政府2023年度法治政府建设情况报告"]

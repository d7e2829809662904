"""Hostile input ends in bounded time and memory: a `Document`, or one `UnreadableInput` that says what to do.

The fuzz tests try a fixed number of mutations per format (FUZZ examples each, the same ones on every run).
"""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_files import cell, package, para

from checker.builtin import fazhi_readers
from checker.document import Document, UnreadableInput
from checker.engine import choose_reader

READERS = tuple(fazhi_readers())
EXAMPLES = Path(__file__).parents[3] / "examples" / "reports"
SENTENCE = "2023年，全县受理行政复议案件72件，办结70件。"
SECONDS = 20.0
FUZZ = 120
WIDE = cell("x", '<w:gridSpan w:val="99999999"/>')


def outcome(data: bytes, path: str) -> Document | UnreadableInput:
    """The document, or the refusal; anything else is a failure of the test."""
    started = time.monotonic()
    try:
        found: Document | UnreadableInput = choose_reader(READERS, data, path).read(data, path)
    except UnreadableInput as error:
        found = error
    if isinstance(found, UnreadableInput):
        assert found.zh
        assert found.en
        assert found.help_zh
    assert time.monotonic() - started < SECONDS
    return found


def check(document: Document) -> None:
    """What holds of every document: blocks in order and apart, every offset has a place."""
    end = 0
    for block in document.blocks:
        assert end <= block.span.start <= block.span.end <= len(document.text)
        end = block.span.end
    for at in range(0, len(document.text), max(len(document.text) // 50, 1)):
        document.place(at)


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ((SENTENCE * 75_000).encode(), "a.txt"),
        ((SENTENCE * 75_000).encode("gbk"), "a.txt"),
        (b"1" * 5_000_000, "a.txt"),
        (b" " * 5_000_000 + b"x", "a.txt"),
        (("首页>" * 800_000).encode(), "a.txt"),
        (("来源:" * 800_000).encode(), "a.txt"),
        (("…" * 1_600_000).encode(), "a.txt"),
        (("|a" * 200_000 + "\n" + "|-" * 200_000 + "|\n" + "|a" * 200_000).encode(), "a.md"),
        (("主办:县司法局\n" * 50_000).encode(), "a.txt"),
        ("".join(f"{i}.标题\n正文一句。\n" for i in range(10_000)).encode(), "a.txt"),
        (("<p>" + SENTENCE * 75_000).encode(), "a.html"),
        ("".join(f"<h2>{i}.标题</h2><p>正文一句。</p>" for i in range(10_000)).encode(), "a.html"),
        (("<div>" * 3_900 + SENTENCE).encode(), "a.html"),
        (("<table><tr><td>" * 1_300 + SENTENCE).encode(), "a.html"),
        (("<table><tr>" + "<td colspan=1000 rowspan=65000>数</td>" * 900 + "</table>" + SENTENCE).encode(), "a.html"),
        (("<style>" + "@media x{" + ".a{b}" * 50_000 + "</style><p>" + SENTENCE).encode(), "a.html"),
        (("<p " + "a=1 " * 300_000 + ">" + SENTENCE).encode(), "a.html"),
        (("<p>" + "&#x4e2d;" * 300_000).encode(), "a.html"),
        (package(para(SENTENCE * 75_000)), "a.docx"),
        (package("".join(para(f"{i}.标题") for i in range(10_000))), "a.docx"),
        (package("<w:tbl><w:tr><w:tc>" * 50 + para(SENTENCE) + "</w:tc></w:tr></w:tbl>" * 50), "a.docx"),
        (package("<w:tbl>" + f"<w:tr>{WIDE * 3}</w:tr>" * 500 + "</w:tbl>"), "a.docx"),
    ],
    ids=lambda v: v if isinstance(v, str) else str(len(v)),
)
def test_large_but_honest_input_is_read(data: bytes, path: str) -> None:
    found = outcome(data, path)
    assert isinstance(found, Document)
    check(found)


@pytest.mark.parametrize(
    ("data", "path", "zh"),
    [
        (b"a" * 100_000_000, "a.txt", "过大"),
        (b"<p>" + b"a" * 100_000_000, "a.html", "过大"),
        (b"\n" * 15_000_000, "a.txt", "空"),
        (b"a\n" * 500_000, "a.txt", "行"),
        (("<div>" * 300_000 + SENTENCE).encode(), "a.html", "嵌套"),
        (("".join(f"<b id={i}>" for i in range(500)) + "<p>x" * 20_000).encode(), "a.html", "嵌套"),
        (("<p>" + "<span>文</span>" * 300_000).encode(), "a.html", "庞大"),
        (package("<w:tbl><w:tr><w:tc>" * 600 + para("x") + "</w:tc></w:tr></w:tbl>" * 600), "a.docx", "损坏"),
        (package(para("正文"))[:-30], "a.docx", "损坏"),
        (b"", "a.docx", "损坏"),
        (b"", "a.txt", "空"),
    ],
    ids=lambda v: v if isinstance(v, str) else str(len(v)),
)
def test_what_no_report_can_be_is_refused_in_one_sentence(data: bytes, path: str, zh: str) -> None:
    found = outcome(data, path)
    assert isinstance(found, UnreadableInput)
    assert zh in found.zh


def bomb(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        with file.open("word/document.xml", "w") as part:
            for _ in range(size // 2**20):
                part.write(b" " * 2**20)
    return out.getvalue()


@pytest.mark.parametrize("lie", [False, True])
def test_a_zip_bomb_is_refused_before_it_unpacks(lie: bool) -> None:
    data = bomb(300 * 2**20)
    if lie:
        # the directory claims a small size: the limit must not rest on what the file says of itself
        data = data.replace((300 * 2**20).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    tracemalloc.start()
    found = outcome(data, "a.docx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found, UnreadableInput)
    assert peak < 200 * 2**20


def test_entities_are_neither_expanded_nor_fetched() -> None:
    inner = "".join(f'<!ENTITY e{i + 1} "&e{i};&e{i};&e{i};&e{i};&e{i};&e{i};">' for i in range(9))
    types = f'<!DOCTYPE x [<!ENTITY e0 "文"><!ENTITY f SYSTEM "file:///etc/hostname">{inner}]>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package(para("&e9;&f;")))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<w:document", types.encode() + b"<w:document", 1))
    assert isinstance(outcome(out.getvalue(), "a.docx"), UnreadableInput)


SEEDS = {
    "txt": (EXAMPLES / "faulty.txt").read_bytes(),
    "md": ("# 报告\n\n|甲|乙|\n|-|-|\n|1|2|\n\n**一、成效**\n" + SENTENCE).encode(),
    "html": (EXAMPLES / "faulty.html").read_bytes(),
    "docx": package(para("云溪县报告") + f"<w:tbl><w:tr>{cell('甲')}{cell('乙')}</w:tr></w:tbl>" + para(SENTENCE)),
    "pdf": (EXAMPLES / "faulty.pdf").read_bytes(),
}


ODD = [b"<", b"\0", b"\xff\xfe", b"</w:p>", b"<div>", b"\r", b"|", b"&#x0;"]


@st.composite
def mutated(draw: st.DrawFn, seed: bytes) -> bytes:
    """A file cut off, with bytes changed, with a stretch repeated, taken out or zeroed."""
    data = bytearray(seed)
    if draw(st.booleans()):
        del data[draw(st.integers(0, len(data))) :]
    for _ in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        size = draw(st.integers(1, 40))
        match draw(st.sampled_from(["change", "insert", "repeat", "cut", "zero"])):
            case "change":
                data[at : at + 1] = bytes([draw(st.integers(0, 255))])
            case "insert":
                data[at:at] = draw(
                    st.sampled_from([b"<", b"\0", b"\xff\xfe", b"</w:p>", b"<div>", b"\r", b"|", b"&#x0;"])
                )
            case "repeat":
                data[at:at] = data[at : at + size] * draw(st.integers(1, 30))
            case "cut":
                del data[at : at + size]
            case "zero":
                data[at : at + size] = bytes(size)
    return bytes(data)


@pytest.mark.parametrize("form", sorted(SEEDS))
def test_no_mutation_of_a_file_breaks_its_reader(form: str) -> None:
    @given(mutated(SEEDS[form]))
    @settings(
        max_examples=FUZZ,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
    )
    def run(data: bytes) -> None:
        found = outcome(data, f"a.{form}")
        if isinstance(found, Document):
            check(found)

    run()


def test_no_mutation_of_the_xml_of_a_word_file_breaks_the_reader() -> None:
    with zipfile.ZipFile(io.BytesIO(SEEDS["docx"])) as file:
        xml = file.read("word/document.xml")

    @given(mutated(xml))
    @settings(max_examples=FUZZ, deadline=None, derandomize=True, database=None)
    def run(data: bytes) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as new:
            new.writestr("[Content_Types].xml", "<Types/>")
            new.writestr("word/document.xml", data)
        found = outcome(out.getvalue(), "a.docx")
        if isinstance(found, Document):
            check(found)

    run()

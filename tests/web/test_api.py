"""`POST /api/check` and what guards it."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Iterator

import jsonschema
import pytest

pytest.importorskip("starlette")
pytest.importorskip("multipart")

import sample_report as sample
from draft_file import long_draft, word_draft
from starlette.testclient import TestClient

from checker.config import load_settings
from checker.testing import check
from checker.web.app import Limits, create_app
from checker.web.kinds import name_for
from checker.web.openapi import describe

TEXT = sample.DRAFT.encode()


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = create_app(load_settings(isolated=True), Limits(upload=2**20, workers=1))
    with TestClient(app, base_url="http://127.0.0.1:8765") as made:
        yield made


def token(client: TestClient) -> str:
    source = client.get("/").text
    return source.split('name="fazhi-token" content="')[1].split('"')[0]


def result_schema() -> dict[str, object]:
    described = describe()
    return {**described["components"]["schemas"]["Result"], "components": described["components"]}


def test_raw_text_gives_the_result_the_api_promises(client: TestClient) -> None:
    answer = client.post("/api/check?filename=草稿.txt", content=TEXT)
    assert answer.status_code == 200
    record = answer.json()
    jsonschema.validate(record, result_schema())
    assert record["files"][0]["path"] == "草稿.txt"
    assert record["files"][0]["report"]["year"] == 2023
    assert record["summary"]["files"] == 1


def test_a_form_upload_gives_the_same(client: TestClient) -> None:
    raw = client.post("/api/check?filename=甲.txt", content=TEXT).json()
    form = client.post("/api/check", files={"file": ("甲.txt", TEXT)}).json()
    assert form == raw


def test_word_comes_back_annotated(client: TestClient) -> None:
    answer = client.post("/api/check?format=docx&filename=草稿.docx", content=word_draft())
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        assert b'w:author="fazhi"' in package.read("word/comments.xml")
    assert "%E8%8D%89%E7%A8%BF.%E6%89%B9%E6%B3%A8.docx" in answer.headers["content-disposition"]


def test_html_report_is_to_be_saved_not_shown(client: TestClient) -> None:
    answer = client.post("/api/check?format=html", content=TEXT)
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "青禾县2023年法治政府建设情况报告" in answer.text


def test_the_view_carries_text_and_markup(client: TestClient) -> None:
    record = client.post("/api/check?format=view", content=TEXT).json()
    assert record["text"] == sample.DRAFT
    assert '<section class="file"' in record["view"]
    assert "<script" not in record["view"]


@pytest.mark.parametrize(
    ("content", "given", "name"),
    [
        (b"%PDF-1.7", "a.docx", "a.pdf"),
        (word_draft(), "a.txt", "a.docx"),
        (b"<!DOCTYPE html><p>", "a.txt", "a.html"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.docx", "a.doc"),
        ("# 标题".encode(), "a.md", "a.md"),
        ("正文".encode(), "a.exe", "a.txt"),
        ("正文".encode(), "../../etc/pass\0wd.txt", "pass_wd.txt"),
        ("正文".encode(), "C:\\稿\\报告.txt", "报告.txt"),
        (b"x", "", "报告.txt"),
    ],
)
def test_content_decides_the_kind_and_names_are_made_plain(content: bytes, given: str, name: str) -> None:
    assert name_for(content, given) == name


def test_what_cannot_be_read_is_said_and_is_no_success(client: TestClient) -> None:
    answer = client.post("/api/check", content=b"%PDF-1.7\nnothing")
    assert answer.status_code == 422
    assert answer.json()["summary"]["unread"] == 1
    assert answer.json()["files"][0]["diagnostics"][0]["message"]
    page = client.post("/api/check?format=html", content=b"\xff\xd8\xff\xe0\0\x10JFIF")
    assert page.status_code == 422
    assert "没有读成" in page.text


def test_no_annotation_for_what_is_no_word_file(client: TestClient) -> None:
    answer = client.post("/api/check?format=docx", content=TEXT)
    assert answer.status_code == 422
    assert ".docx" in answer.json()["error"]["zh"]


@pytest.mark.parametrize("query", ["format=pdf", "lang=fr", "year=12", "year=x", "profile=none"])
def test_wrong_parameters_are_named(client: TestClient, query: str) -> None:
    answer = client.post(f"/api/check?{query}", content=TEXT)
    assert answer.status_code == 400
    assert query.partition("=")[0] in answer.json()["error"]["en"].lower()


def test_empty_and_broken_bodies(client: TestClient) -> None:
    assert client.post("/api/check", content=b"").status_code == 400
    broken = client.post("/api/check", content=b"--x", headers={"content-type": "multipart/form-data; boundary=y"})
    assert broken.status_code == 400
    none = client.post("/api/check", content=b"x", headers={"content-type": "multipart/form-data"})
    assert none.status_code == 400


def test_too_large_is_refused_announced_or_not(client: TestClient) -> None:
    assert client.post("/api/check", content=b"x" * (2**20 + 1)).status_code == 413
    streamed = client.post("/api/check", content=(b"x" * 65536 for _ in range(20)))
    assert streamed.status_code == 413


def test_foreign_hosts_are_refused(client: TestClient) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "evil.example:8765", "[::1", ""):
        assert client.get("/", headers={"host": host}).status_code == 400
    assert client.get("/", headers={"host": "localhost:8765"}).status_code == 200


def test_other_pages_are_refused(client: TestClient) -> None:
    for headers in (
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://127.0.0.1:8765"},
        {"x-fazhi-token": "guess"},
    ):
        assert client.post("/api/check", content=TEXT, headers=headers).status_code == 403
    own = {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin", "x-fazhi-token": token(client)}
    assert client.post("/api/check", content=TEXT, headers=own).status_code == 200


def test_every_answer_carries_the_headers(client: TestClient) -> None:
    for answer in (
        client.get("/"),
        client.get("/nowhere"),
        client.get("/api/check"),
        client.post("/api/check", content=TEXT),
        client.get("/", headers={"host": "evil.example"}),
    ):
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in answer.headers


def test_the_page_asks_nothing_of_the_network(client: TestClient) -> None:
    for path in ("/", "/assets/page.css", "/assets/page.js", "/assets/report.css", "/assets/report.js"):
        source = client.get(path).text
        assert "http://" not in source
        assert "https://" not in source
    assert client.get("/assets/../app.py").status_code == 404
    assert "Drop the report here" in client.get("/?lang=en").text


def test_nine_thousand_characters_of_word_cost_little_more_than_their_check(client: TestClient) -> None:
    draft = long_draft()
    data = word_draft(draft)
    client.post("/api/check?format=view", content=data)
    answered, checked = [], []
    for _ in range(3):
        start = time.perf_counter()
        answer = client.post("/api/check?format=view", content=data)
        answered.append(time.perf_counter() - start)
        assert len(json.loads(answer.content)["text"]) >= 9000
        start = time.perf_counter()
        check(draft.encode(), "样例.txt")
        checked.append(time.perf_counter() - start)
    assert min(answered) < 2 * min(checked)  # a ratio: machines and their hours differ

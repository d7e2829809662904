"""The language server as an editor meets it: a real client over stdio, a real `fazhi lsp` behind it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls")

import sample_report as sample
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

DRAFT = sample.DRAFT


class Editor:
    """The client's side: sends what an editor sends and keeps what is published."""

    def __init__(self, client: LanguageClient, uri: str) -> None:
        self.client = client
        self.uri = uri
        self.published: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: asyncio.Queue[lsp.ShowMessageParams] = asyncio.Queue()

        @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: lsp.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

        @client.feature(lsp.WINDOW_SHOW_MESSAGE)
        def message(params: lsp.ShowMessageParams) -> None:
            self.messages.put_nowait(params)

    def open(self, text: str, language: str = "plaintext") -> None:
        item = lsp.TextDocumentItem(self.uri, language, 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def change(self, text: str, version: int) -> None:
        whole = lsp.TextDocumentContentChangeWholeDocument(text)
        ident = lsp.VersionedTextDocumentIdentifier(version, self.uri)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(ident, [whole]))

    async def findings(self, version: int = 1) -> list[lsp.Diagnostic]:
        while True:
            published = await asyncio.wait_for(self.published.get(), 8)
            if published.version == version:
                return list(published.diagnostics)

    def text(self) -> lsp.TextDocumentIdentifier:
        return lsp.TextDocumentIdentifier(self.uri)


def edit(use: Callable[[Editor], Awaitable[Any]], path: Path) -> Any:
    """Run one editing session over a file at `path`."""

    async def session() -> Any:
        client = LanguageClient("test", "1")
        editor = Editor(client, path.as_uri())
        await client.start_io(sys.executable, "-m", "checker", "lsp")
        try:
            general = lsp.GeneralClientCapabilities(position_encodings=[lsp.PositionEncodingKind.Utf16])
            asked = lsp.InitializeParams(capabilities=lsp.ClientCapabilities(general=general))
            await asyncio.wait_for(client.initialize_async(asked), 20)
            client.initialized(lsp.InitializedParams())
            return await use(editor)
        finally:
            await asyncio.wait_for(client.shutdown_async(None), 20)
            client.exit(None)
            await client.stop()

    return asyncio.run(session())


def named(found: list[lsp.Diagnostic], name: str) -> lsp.Diagnostic:
    return next(d for d in found if d.data["name"] == name)


def words(text: str, where: lsp.Range) -> str:
    """The words of a range whose columns are UTF-16 units."""
    assert where.start.line == where.end.line
    line = text.split("\n")[where.start.line].encode("utf-16-le")
    return line[where.start.character * 2 : where.end.character * 2].decode("utf-16-le")


def test_findings_with_their_other_places(tmp_path: Path) -> None:
    async def use(editor: Editor) -> list[lsp.Diagnostic]:
        editor.open(DRAFT)
        return await editor.findings()

    found = edit(use, tmp_path / "草稿.txt")
    sums = named(found, "breakdown-sum")
    assert sums.source == "fazhi"
    assert sums.severity == lsp.DiagnosticSeverity.Warning
    assert "111" in sums.message
    line = DRAFT.split("\n").index(next(x for x in DRAFT.split("\n") if "其中维持62件" in x))
    assert sums.range.start.line == line
    places = {words(DRAFT, r.location.range) for r in sums.related_information or ()}
    assert any("62" in p for p in places)


def test_columns_count_utf16_units(tmp_path: Path) -> None:
    text = DRAFT.replace("全年共收到", "𠀀𠮷全年共收到")

    async def use(editor: Editor) -> tuple[list[lsp.Diagnostic], list[lsp.Diagnostic]]:
        editor.open(DRAFT)
        plain = await editor.findings()
        editor.change(text, 2)
        return plain, await editor.findings(2)

    plain, shifted = edit(use, tmp_path / "草稿.txt")
    before, after = named(plain, "breakdown-sum").range, named(shifted, "breakdown-sum").range
    assert after.start.character == before.start.character + 4
    assert words(text, after) == words(DRAFT, before)


def test_a_burst_of_keys_is_checked_once_with_the_last_text(tmp_path: Path) -> None:
    async def use(editor: Editor) -> tuple[list[lsp.Diagnostic], int]:
        editor.open(DRAFT)
        await editor.findings()
        for version in range(2, 8):
            editor.change(DRAFT.replace("109件", f"10{version}件"), version)
        editor.change(DRAFT.replace("109件", "111件"), 8)
        return await editor.findings(8), editor.published.qsize()

    found, waiting = edit(use, tmp_path / "草稿.txt")
    assert "breakdown-sum" not in {d.data["name"] for d in found}
    assert waiting == 0


def test_hover_gives_the_finding_and_the_rules_page(tmp_path: Path) -> None:
    async def use(editor: Editor) -> tuple[Any, Any]:
        editor.open(DRAFT)
        at = named(await editor.findings(), "breakdown-sum").range.start
        shown = await editor.client.text_document_hover_async(lsp.HoverParams(editor.text(), at))
        none = await editor.client.text_document_hover_async(lsp.HoverParams(editor.text(), lsp.Position(3, 0)))
        return shown, none

    shown, none = edit(use, tmp_path / "草稿.txt")
    assert "N102 breakdown-sum" in shown.contents.value
    assert "#### 检查什么" in shown.contents.value
    assert "\n## " not in shown.contents.value  # the page's headings stand below the finding's own
    assert none is None


def test_fixes_and_the_remark_that_silences(tmp_path: Path) -> None:
    async def use(editor: Editor) -> tuple[list[lsp.CodeAction], list[lsp.Diagnostic]]:
        editor.open(DRAFT)
        seen = named(await editor.findings(), "breakdown-sum")
        asked = lsp.CodeActionParams(editor.text(), seen.range, lsp.CodeActionContext([seen]))
        actions = await editor.client.text_document_code_action_async(asked)
        remark = next(a for a in actions if "breakdown-sum" in a.title).edit.changes[editor.uri][0]
        lines = DRAFT.split("\n")
        assert remark.range.start.character == remark.range.end.character == 0
        lines.insert(remark.range.start.line, remark.new_text.rstrip("\n"))
        editor.change("\n".join(lines), 2)
        return actions, await editor.findings(2)

    _, after = edit(use, tmp_path / "草稿.txt")
    assert not {"breakdown-sum", "unused-suppression"} & {d.data["name"] for d in after}


def test_headings_as_symbols(tmp_path: Path) -> None:
    async def use(editor: Editor) -> Any:
        editor.open(DRAFT)
        await editor.findings()
        return await editor.client.text_document_document_symbol_async(lsp.DocumentSymbolParams(editor.text()))

    top = edit(use, tmp_path / "草稿.txt")
    assert [s.name for s in top] == ["一、主要举措和成效", "二、存在的不足", "三、下一步工作安排"]
    assert [c.name for c in top[0].children] == ["（一）提升行政复议质效", "（二）规范执法监督", "（三）化解矛盾纠纷"]


def test_closing_takes_the_findings_away(tmp_path: Path) -> None:
    async def use(editor: Editor) -> lsp.PublishDiagnosticsParams:
        editor.open(DRAFT)
        await editor.findings()
        editor.client.text_document_did_close(lsp.DidCloseTextDocumentParams(editor.text()))
        return await asyncio.wait_for(editor.published.get(), 20)

    assert not edit(use, tmp_path / "草稿.txt").diagnostics


def test_the_nearest_configuration_holds_and_its_faults_are_said(tmp_path: Path) -> None:
    config = tmp_path / "fazhi.toml"
    config.write_text('ignore = ["breakdown-sum"]\n', encoding="utf-8")

    async def use(editor: Editor) -> tuple[list[lsp.Diagnostic], lsp.ShowMessageParams]:
        editor.open(DRAFT)
        found = await editor.findings()
        config.write_text('ignore = ["no-such-rule-at-all"]\n', encoding="utf-8")
        editor.change(DRAFT + "\n", 2)
        return found, await asyncio.wait_for(editor.messages.get(), 20)

    found, message = edit(use, tmp_path / "草稿.txt")
    assert "breakdown-sum" not in {d.data["name"] for d in found}
    assert "no-such-rule-at-all" in message.message


def test_markdown_is_read_as_markdown(tmp_path: Path) -> None:
    async def use(editor: Editor) -> Any:
        editor.open("# 青禾县2023年法治政府建设情况报告\n\n## 一、主要举措\n\n受理6件。\n", "markdown")
        await editor.findings()
        return await editor.client.text_document_document_symbol_async(lsp.DocumentSymbolParams(editor.text()))

    assert any("主要举措" in s.name for s in edit(use, tmp_path / "草稿.md"))

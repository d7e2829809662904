"""The server: checks a draft as it is typed, a moment after the last key, and answers what the editor asks."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from checker._version import __version__
from checker.dataclass import dataclass
from checker.diagnostics import FileResult, Lang
from checker.document import Outline, Span
from checker.document.outline import read_outline
from checker.engine import check_data
from checker.errors import FazhiError
from checker.lsp import convert
from checker.lsp.convert import Positions
from checker.lsp.plans import Plans
from checker.rule import Rule

PAUSE = 0.3
"""Seconds without a key before a draft is checked again."""
_MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True)
class Checked:
    """One state of a draft and what its check gave."""

    version: int | None
    result: FileResult
    outline: Outline
    where: Positions | None
    shown: tuple[lsp.Diagnostic, ...]
    rules: dict[str, Rule]
    lang: Lang
    problems: frozenset[str]
    """Plugins that could not be loaded: said once a session."""


class Drafts:
    """The open drafts: their last check and the one that is due."""

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._plans = Plans()
        self._checked: dict[str, Checked] = {}
        self._due: dict[str, asyncio.Task[None]] = {}
        self._open: set[str] = set()
        self._said: frozenset[str] = frozenset()

    def schedule(self, uri: str, pause: float = PAUSE) -> None:
        """Check a draft after a pause; a later call takes the place of an earlier one."""
        self._drop_due(uri)
        self._open.add(uri)
        self._due[uri] = asyncio.get_running_loop().create_task(self._later(uri, pause))

    def close(self, uri: str) -> None:
        """Forget a draft and take its findings off the screen."""
        self._drop_due(uri)
        self._open.discard(uri)
        self._checked.pop(uri, None)
        self._publish(uri, None, [])

    async def checked(self, uri: str) -> Checked | None:
        """The check of a draft as it stands; one that is due is not waited for but done now."""
        due = self._due.get(uri)
        if (due is not None and not due.done()) or uri not in self._checked:
            self._drop_due(uri)
            await self._check(uri)
        return self._checked.get(uri)

    def _drop_due(self, uri: str) -> None:
        due = self._due.pop(uri, None)
        if due is not None:
            due.cancel()

    async def _later(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        await self._check(uri)

    async def _check(self, uri: str) -> None:
        draft = self._server.workspace.get_text_document(uri)
        version, source, language = draft.version, draft.source, draft.language_id
        try:
            made = await asyncio.to_thread(self._work, uri, version, source, language)
        except FazhiError as error:
            message = lsp.ShowMessageParams(lsp.MessageType.Error, f"fazhi: {error}")
            self._server.window_show_message(message)
            return
        now = self._server.workspace.get_text_document(uri)
        if uri not in self._open or now.version != version:
            return  # closed or changed meanwhile: what was found is no longer about this text
        self._checked[uri] = made
        for problem in made.problems - self._said:
            self._server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, f"fazhi: {problem}"))
        self._said |= made.problems
        self._publish(uri, version, list(made.shown))

    def _work(self, uri: str, version: int | None, source: str, language: str | None) -> Checked:
        path = Path(to_fs_path(uri) or "草稿.txt")
        plan, lang = self._plans.plan(path)
        name = str(path)
        if not name.lower().endswith((".txt", ".text", *_MARKDOWN)) or (
            language == "markdown" and not name.lower().endswith(_MARKDOWN)
        ):
            name += ".md" if language == "markdown" else ".txt"
        result = check_data(plan, source.encode("utf-8", "replace"), name)
        document = result.document
        where = Positions(document, self._server.workspace.position_codec) if document is not None else None
        outline = read_outline(document) if document is not None else Outline()
        shown = tuple(convert.diagnostics(uri, result, where, lang)) if source.strip() else ()
        rules = {rule.name: rule for rule in plan.registry.rules}
        problems = frozenset(problem(lang) for problem in plan.registry.problems)
        return Checked(version, result, outline, where, shown, rules, lang, problems)

    def _publish(self, uri: str, version: int | None, found: list[lsp.Diagnostic]) -> None:
        params = lsp.PublishDiagnosticsParams(uri, found, version)
        self._server.text_document_publish_diagnostics(params)


def make_server() -> LanguageServer:
    """A language server for text and Markdown drafts, ready to be started."""
    server = LanguageServer("fazhi", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Incremental)
    drafts = Drafts(server)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        drafts.schedule(params.text_document.uri, 0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        drafts.schedule(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        drafts.schedule(params.text_document.uri, 0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        drafts.close(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        found = await drafts.checked(params.text_document.uri)
        if found is None or found.where is None:
            return None
        at = found.where.offset(params.position)
        return convert.hover(found.result, at, found.rules, found.where, found.lang)

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
    )
    async def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        found = await drafts.checked(params.text_document.uri)
        if found is None or found.where is None or not found.shown:
            return []
        span = Span(found.where.offset(params.range.start), found.where.offset(params.range.end))
        uri = params.text_document.uri
        return convert.actions(uri, found.result, span, found.shown, found.where, found.lang)

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        found = await drafts.checked(params.text_document.uri)
        return [] if found is None or found.where is None else convert.symbols(found.outline, found.where)

    return server


def start(**kwargs: Any) -> None:
    """Serve over standard input and output until the editor ends the session."""
    make_server().start_io(**kwargs)

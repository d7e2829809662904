"""From findings to what editors show: positions in the client's units, diagnostics, hovers, code actions, symbols."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lsprotocol import types as lsp
from pygls.workspace import PositionCodec

from checker.dataclass import dataclass
from checker.diagnostics import Diagnostic, FileResult, Label, Lang, Severity
from checker.diagnostics.reporters.advice import SEVERITY_WORDS, is_placed
from checker.document import Document, Outline, Section, Span
from checker.rule import Rule

SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.INCONSISTENCY: lsp.DiagnosticSeverity.Warning,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}


@dataclass(frozen=True)
class Positions:
    """Offsets of one document as editor positions. Lines agree whatever the line ends; columns are the client's."""

    document: Document
    codec: PositionCodec

    def at(self, offset: int) -> lsp.Position:
        """The position of a character."""
        line, column = self.document.position(offset)
        start = offset - column + 1
        return lsp.Position(line - 1, self.codec.client_num_units(self.document.text[start:offset]))

    def range(self, span: Span) -> lsp.Range:
        """The range of a span."""
        return lsp.Range(self.at(span.start), self.at(span.end))

    def offset(self, position: lsp.Position) -> int:
        """The character at a position; the end of the line for positions beyond it."""
        lines = self.document.text.split("\n")
        if position.line >= len(lines):
            return len(self.document.text)
        before = sum(len(line) + 1 for line in lines[: position.line])
        units = 0
        for index, character in enumerate(lines[position.line]):
            if units >= position.character:
                return before + index
            units += self.codec.client_num_units(character)
        return before + len(lines[position.line])


def diagnostics(uri: str, result: FileResult, where: Positions | None, lang: Lang) -> list[lsp.Diagnostic]:
    """All findings; those without a place stand on the first line."""
    return [diagnostic(uri, found, where, lang) for found in result.diagnostics]


def diagnostic(uri: str, found: Diagnostic, where: Positions | None, lang: Lang) -> lsp.Diagnostic:
    """One finding: its message with the arithmetic, and its other places as related information."""
    related = None
    if where is not None:
        related = [_related(uri, label, where, lang) for label in found.secondary]
    return lsp.Diagnostic(
        range=_range(found.primary.span, where),
        severity=SEVERITIES[found.severity],
        code=found.code,
        source="fazhi",
        message="\n".join([found.message(lang), *(note(lang) for note in found.notes)]),
        related_information=related or None,
        data={"name": found.name, "fingerprint": found.fingerprint},
    )


def _range(span: Span, where: Positions | None) -> lsp.Range:
    if where is None:
        return lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
    if not is_placed(where.document, span):
        end = where.document.text.find("\n")
        return where.range(Span(0, end if end >= 0 else len(where.document.text)))
    return where.range(span)


def _related(uri: str, label: Label, where: Positions, lang: Lang) -> lsp.DiagnosticRelatedInformation:
    said = label.message(lang) if label.message else where.document.slice(label.span)
    return lsp.DiagnosticRelatedInformation(lsp.Location(uri, _range(label.span, where)), said)


def hover(result: FileResult, at: int, rules: Mapping[str, Rule], where: Positions, lang: Lang) -> lsp.Hover | None:
    """What there is to say about the words at a character: every finding there, then its rule's page."""
    here = [(d, label) for d in result.diagnostics if (label := _label_at(d, at)) is not None]
    if not here:
        return None
    said = "\n\n---\n\n".join(_page(d, rules.get(d.name), lang) for d, _ in here)
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, said), where.range(here[0][1].span))


def _label_at(found: Diagnostic, at: int) -> Label | None:
    labels = (found.primary, *found.secondary)
    return next((label for label in labels if at in label.span or at == label.span.start), None)


def _page(found: Diagnostic, rule: Rule | None, lang: Lang) -> str:
    lines = [f"**{SEVERITY_WORDS[found.severity](lang)} · {found.code} {found.name}**", found.message(lang)]
    lines += [f"- {note(lang)}" for note in found.notes]
    lines += [text(lang) for text in (found.basis, found.help) if text is not None]
    if rule is not None:
        lines += [f"### {rule.title(lang)}", re.sub(r"^## ", "#### ", rule.doc.strip(), flags=re.M)]
    return "\n\n".join(lines)


def actions(
    uri: str, result: FileResult, span: Span, shown: Sequence[lsp.Diagnostic], where: Positions, lang: Lang
) -> list[lsp.CodeAction]:
    """Fixes of the findings that `span` touches, and a remark that silences each of them."""
    out: list[lsp.CodeAction] = []
    for found, seen in zip(result.diagnostics, shown, strict=True):
        place = found.primary.span
        touched = place.overlaps(span) or place.start <= span.start <= place.end
        if not is_placed(where.document, place) or not touched:
            continue
        if found.fix is not None:
            edits = [lsp.TextEdit(where.range(e.span), e.text) for e in found.fix.edits]
            safe = found.fix.safety == "safe"
            out.append(_action(found.fix.title(lang), uri, edits, seen, preferred=safe))
        title = f"此处忽略“{found.name}”" if lang == "zh" else f"Ignore {found.name} here"
        line = lsp.Position(where.at(place.start).line, 0)
        remark = lsp.TextEdit(lsp.Range(line, line), f"<!-- fazhi: ignore[{found.name}] -->\n")
        out.append(_action(title, uri, [remark], seen))
    return out


def _action(
    title: str, uri: str, edits: Sequence[lsp.TextEdit], seen: lsp.Diagnostic, preferred: bool = False
) -> lsp.CodeAction:
    return lsp.CodeAction(
        title=title,
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[seen],
        edit=lsp.WorkspaceEdit(changes={uri: list(edits)}),
        is_preferred=preferred or None,
    )


def symbols(outline: Outline, where: Positions) -> list[lsp.DocumentSymbol]:
    """The headings as a tree."""
    return [_symbol(s, outline, where) for s in outline.sections if s.parent is None]


def _symbol(section: Section, outline: Outline, where: Positions) -> lsp.DocumentSymbol:
    name = " ".join(where.document.slice(section.span).split())[:60].rstrip("。：:")
    end = max(section.span.end, section.body.end)
    return lsp.DocumentSymbol(
        name=name or section.number or "…",
        kind=lsp.SymbolKind.Namespace if section.parent is None else lsp.SymbolKind.Module,
        range=where.range(Span(section.span.start, end)),
        selection_range=where.range(section.span),
        children=[_symbol(child, outline, where) for child in outline.children(section)],
    )

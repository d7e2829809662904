"""The findings beside the text: one card each, with its places, its arithmetic and what to do."""

from __future__ import annotations

from checker.diagnostics.message import Lang, Text
from checker.diagnostics.model import Diagnostic, Label
from checker.diagnostics.reporters.advice import SEVERITY_WORDS, how_to_ignore, is_placed, where
from checker.diagnostics.reporters.html import words
from checker.diagnostics.reporters.html.build import Node, node
from checker.diagnostics.reporters.html.prose import SIDES
from checker.diagnostics.run import Run
from checker.document import Document

QUOTE = 24
"""Characters of the text quoted for a place."""


def quote(document: Document, label: Label) -> str:
    """The words of a label, shortened in the middle."""
    said = " ".join(document.slice(label.span).split())
    return said if len(said) <= QUOTE else f"{said[: QUOTE // 2]}…{said[-QUOTE // 2 :]}"


def card(key: str, number: int, found: Diagnostic, document: Document | None, run: Run, chart: Node | None) -> Node:
    """One finding as a list item."""
    lang = run.lang
    me = f"{key}-f{number}"
    rule = run.rules.get(found.name)
    title = rule.title(lang) if rule else found.name
    head = node(
        "header",
        node("span", str(number + 1), class_="no"),
        node("span", SEVERITY_WORDS[found.severity](lang), class_=f"badge {found.severity.value}"),
        node("span", title, class_="rule"),
        node("code", found.code, title=found.name),
    )
    return node(
        "li",
        head,
        node("p", found.message(lang), class_="message", id=f"{me}-m"),
        _places(me, found, document, lang),
        chart,
        _notes(found, lang),
        _fact(words.BASIS, found.basis, lang),
        _fact(words.HELP, found.help, lang),
        _fix(found, document, lang),
        _ignore(found, document, lang),
        id=me,
        class_=f"card {found.severity.value}",
        tabindex=-1,
        data_f=number,
        data_severity=found.severity.value,
        data_rule=found.name,
    )


def _places(me: str, found: Diagnostic, document: Document | None, lang: Lang) -> Node | None:
    if document is None:
        return None
    labels = (found.primary, *found.secondary)
    items = []
    for index, label in enumerate(labels):
        said = label.message(lang) if label.message else ""
        if not is_placed(document, label.span):
            if said or len(labels) == 1:
                items.append(node("li", node("span", words.WHOLE(lang), class_="place"), " ", said))
            continue
        sign = SIDES[min(index, len(SIDES) - 1)] if len(labels) > 1 else ""
        text = quote(document, label)
        link = node(
            "a",
            node("span", sign, class_="side", aria_hidden="true") if sign else None,
            f"“{text}”" if text else "‸",
            href=f"#{me}-l{index}",
            data_go=f"{me}-l{index}",
        )
        place = node("span", where(document, label.span)(lang), class_="place")
        items.append(node("li", link, " ", place, f" {said}" if said else None))
    return node("ul", *items, class_="places", aria_label=words.PLACES(lang)) if items else None


def _notes(found: Diagnostic, lang: Lang) -> Node | None:
    if not found.notes:
        return None
    lines = (node("li", note(lang)) for note in found.notes)
    return node("ul", *lines, class_="notes", aria_label=words.ARITHMETIC(lang))


def _fact(name: Text, value: Text | None, lang: Lang) -> Node | None:
    if value is None or not value(lang):
        return None
    return node("p", node("b", name(lang)), value(lang), class_="fact")


def _fix(found: Diagnostic, document: Document | None, lang: Lang) -> Node | None:
    if found.fix is None or document is None:
        return None
    edits: list[Node | str | None] = []
    for edit in found.fix.edits[:6]:
        before = document.slice(edit.span)
        edits += [node("del", before) if before else None, " → ", node("ins", edit.text or words.REMOVED(lang)), " "]
    return node("p", node("b", words.FIX(lang)), *edits, class_="fact fix")


def _ignore(found: Diagnostic, document: Document | None, lang: Lang) -> Node:
    advice = how_to_ignore(document, found)(lang)
    return node("details", node("summary", words.IGNORE(lang)), node("p", advice), class_="ignore")

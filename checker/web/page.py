"""The page itself: one document, a style sheet and two scripts, all from this server."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from checker._version import __version__
from checker.diagnostics.message import Lang
from checker.diagnostics.reporters.html.build import Node, markup, node
from checker.diagnostics.reporters.html.page import asset as report_asset
from checker.diagnostics.reporters.html.words import CLOSE, MADE_BY
from checker.web import words

ACCEPT = ".docx,.docm,.pdf,.html,.htm,.txt,.md,.markdown"
ASSETS = {
    "report.css": "text/css",
    "report.js": "text/javascript",
    "page.css": "text/css",
    "page.js": "text/javascript",
}


@cache
def asset(name: str) -> str:
    """The text of a style sheet or script by its name in `ASSETS`."""
    if name.startswith("report."):
        return report_asset(name)
    return files(__package__).joinpath("assets", name).read_text(encoding="utf-8")


def render(lang: Lang, token: str, limit: int) -> str:
    """The page as HTML."""
    head = node(
        "head",
        node("meta", charset="utf-8"),
        node("meta", name="viewport", content="width=device-width, initial-scale=1"),
        node("meta", name="fazhi-token", content=token),
        node("title", words.TITLE(lang)),
        node("link", rel="icon", href="data:,"),
        node("link", rel="stylesheet", href="/assets/report.css"),
        node("link", rel="stylesheet", href="/assets/page.css"),
    )
    other = ("English", "/?lang=en") if lang == "zh" else ("中文", "/")
    top = node(
        "header",
        node("p", "法治 · fazhi", class_="brand", aria_hidden="true"),
        node("h1", words.TITLE(lang)),
        node("a", other[0], href=other[1], class_="language", lang="en" if lang == "zh" else "zh-Hans"),
        class_="top",
    )
    foot = node(
        "footer",
        node("p", MADE_BY(lang).format(version=__version__), " ", node("a", words.API(lang), href="/openapi.json")),
        class_="foot",
    )
    main = node("main", _start(lang, limit), _status(), _result(lang), id="main", **_phrases(lang))
    scripts = (node("script", src="/assets/report.js"), node("script", src="/assets/page.js"))
    page = node(
        "html",
        head,
        node("body", top, main, foot, *scripts),
        lang="zh-Hans" if lang == "zh" else "en",
        data_close=CLOSE(lang),
    )
    return "<!doctype html>\n" + markup(page) + "\n"


def _phrases(lang: Lang) -> dict[str, str]:
    """What the script says, as attributes: the page needs no words of its own."""
    said = {"sending": words.SENDING, "checking": words.CHECKING, "done": words.DONE, "lost": words.LOST}
    said |= {"edited": words.EDITED, "one": words.ONE_FILE, "empty": words.EMPTY, "pasted": words.PASTED}
    return {f"data_{key}": text(lang) for key, text in said.items()} | {"data_lang": lang}


def _start(lang: Lang, limit: int) -> Node:
    drop = node(
        "div",
        node("p", words.DROP(lang), class_="big"),
        node(
            "p",
            words.OR(lang),
            " ",
            node("label", words.CHOOSE(lang), for_="file", class_="primary"),
            node("input", type="file", id="file", accept=ACCEPT, class_="only-reader"),
        ),
        node("p", words.KINDS(lang).format(size=limit // 2**20), class_="muted"),
        class_="drop",
        id="drop",
    )
    paste = node(
        "details",
        node("summary", words.PASTE(lang)),
        node("label", words.PASTE_HERE(lang), for_="paste", class_="only-reader"),
        node("textarea", id="paste", rows=10, placeholder=words.PASTE_HERE(lang), lang="zh-Hans", spellcheck="false"),
        node("p", node("button", words.CHECK(lang), type="button", id="check-paste", class_="primary")),
        class_="paste panel",
    )
    options = node(
        "details",
        node("summary", words.OPTIONS(lang)),
        node("label", words.YEAR(lang), for_="year"),
        node("input", id="year", type="number", min=1980, max=2100, inputmode="numeric"),
        class_="options panel",
    )
    lead = node("p", words.LEAD(lang), class_="lead")
    return node("section", lead, drop, paste, options, node("p", words.PRIVACY(lang), class_="privacy"), id="start")


def _status() -> Node:
    bar = node("progress", id="bar", max=100, aria_labelledby="status", hidden=True)
    return node(
        "div", node("p", "", id="status", role="status"), bar, node("p", "", id="error", role="alert"), class_="status"
    )


def _result(lang: Lang) -> Node:
    def button(text: str, **attributes: str) -> Node:
        return node("button", text, type="button", **attributes)

    actions = node(
        "div",
        button(words.WORD(lang), data_take="docx", class_="primary"),
        button(words.HTML(lang), data_take="html"),
        button(words.JSON(lang), data_take="json"),
        button(words.EDIT(lang), id="edit"),
        button(words.OTHER(lang), id="other"),
        class_="actions",
        role="group",
        aria_label=words.ACTIONS(lang),
    )
    editor = node(
        "div",
        node("p", words.EDIT_NOTE(lang), class_="muted"),
        node("label", words.EDITOR(lang), for_="text", class_="only-reader"),
        node("textarea", id="text", lang="zh-Hans", spellcheck="false"),
        node("p", button(words.AGAIN(lang), id="again", class_="primary"), button(words.CANCEL(lang), id="cancel")),
        id="editor",
        class_="panel",
        hidden=True,
    )
    return node("section", actions, editor, node("div", id="view"), id="result", hidden=True, tabindex="-1")

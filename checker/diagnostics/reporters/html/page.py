"""The whole page: one file that asks nothing of the network and lets nothing in a report run."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from checker._version import __version__
from checker.diagnostics.model import Severity
from checker.diagnostics.reporters.advice import SEVERITY_WORDS
from checker.diagnostics.reporters.html import words
from checker.diagnostics.reporters.html.build import Node, markup, node
from checker.diagnostics.reporters.html.view import file_view
from checker.diagnostics.run import Run


@cache
def asset(name: str) -> str:
    """The text of a file that ships with the package (`report.css`, `report.js`)."""
    return files(__package__).joinpath("assets", name).read_text(encoding="utf-8")


def hash_source(text: str) -> str:
    """The Content-Security-Policy source that allows exactly this inline style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy() -> str:
    """Nothing but the page's own style and script; no image, font, frame, form or connection."""
    return (
        f"default-src 'none'; style-src {hash_source(asset('report.css'))}; "
        f"script-src {hash_source(asset('report.js'))}; base-uri 'none'; form-action 'none'"
    )


def render(run: Run) -> str:
    """The run as one HTML document."""
    lang = run.lang
    many = len(run.results) > 1
    head = node(
        "head",
        node("meta", charset="utf-8"),
        node("meta", http_equiv="Content-Security-Policy", content=policy()),
        node("meta", name="viewport", content="width=device-width, initial-scale=1"),
        node("meta", name="referrer", content="no-referrer"),
        node("meta", name="generator", content=f"fazhi {__version__}"),
        node("title", _title(run)),
        node("style", asset("report.css")),
    )
    body = node(
        "body",
        node("a", words.SKIP(lang), href="#r0-text" if _has_text(run) else "#main", class_="skip"),
        node(
            "header",
            node("p", "法治 · fazhi", class_="brand", aria_hidden="true"),
            node("h1", words.TITLE(lang)),
            class_="top",
        ),
        node(
            "main",
            _problems(run),
            *(node("p", note, class_="muted") for note in _asides(run)),
            _index(run) if many else None,
            *(file_view(result, number, run) for number, result in enumerate(run.results)),
            id="main",
            tabindex=-1,
        ),
        node("footer", node("p", words.MADE_BY(lang).format(version=__version__)), class_="foot"),
        node("script", asset("report.js")),
    )
    page = node("html", head, body, lang="zh-Hans" if lang == "zh" else "en", data_close=words.CLOSE(lang))
    return "<!doctype html>\n" + markup(page) + "\n"


def _has_text(run: Run) -> bool:
    return bool(run.results) and run.results[0].document is not None


def _title(run: Run) -> str:
    if len(run.results) == 1:
        return f"{PurePath(run.results[0].path).name} · {words.TITLE(run.lang)}"
    return words.TITLE(run.lang)


def _problems(run: Run) -> Node | None:
    said = [p(run.lang) for p in run.problems] + list(run.skipped)
    if not said:
        return None
    return node("div", node("h2", words.PROBLEMS(run.lang)), *(node("p", s) for s in said), class_="alarm")


def _asides(run: Run) -> list[str]:
    """What else a reader should know of the run."""
    known = [words.BASELINED(run.lang).format(n=run.baselined)] if run.baselined else []
    return known + [note(run.lang) for note in run.notes]


def _index(run: Run) -> Node:
    """All files of the run in one table."""
    lang = run.lang
    head = node(
        "tr",
        node("th", words.FILE(lang), scope="col"),
        *(node("th", SEVERITY_WORDS[s](lang), scope="col", class_="num") for s in Severity),
    )
    rows = (
        node(
            "tr",
            node("th", node("a", r.path, href=f"#r{i}", data_file=f"r{i}"), scope="row"),
            *(node("td", str(r.count(s)), class_=f"num {s.value if r.count(s) else 'none'}") for s in Severity),
        )
        for i, r in enumerate(run.results)
    )
    table = node("table", node("thead", head), node("tbody", *rows))
    area = node("div", table, class_="scroll", tabindex=0, role="region", aria_label=words.FILES(lang))
    return node("nav", node("h2", words.FILES(lang)), area, class_="panel index", aria_label=words.FILES(lang))

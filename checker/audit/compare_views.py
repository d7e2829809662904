"""A comparison for people (text, page) and for machines (JSON)."""

from __future__ import annotations

import json
import os
from html import escape
from importlib.resources import files
from typing import Any

from checker.audit.columns import STATE, STATE_TONE
from checker.audit.compare import Comparison, FigurePair
from checker.diagnostics import Lang, Text

VERSION = 1


def growth_words(pair: FigurePair) -> str:
    """The growth two figures give: one number when they are exact, a range otherwise."""
    if pair.growth is None:
        return "—"
    if not any(pair.growth):
        return "0"
    low, high = (f"{v:+.1f}%" for v in pair.growth)
    return low if low == high else f"{low} ～ {high}"


def agree_words(pair: FigurePair, lang: Lang) -> str:
    """Whether the stated growth fits."""
    words = {None: Text("", ""), True: Text("相符", "fits"), False: Text("不符", "does not fit")}
    return words[pair.agrees](lang)


def _state(state: str | None, lang: Lang) -> str:
    return STATE[state](lang) if state in STATE else "—"


def as_json(c: Comparison) -> str:
    """The comparison as JSON, version 1."""

    def report(row: Any) -> dict[str, Any]:
        keys = ("path", "title", "name", "year", "published", "figures", "parsed", "claims", "figure_share", "chars")
        return {key: getattr(row, key) for key in keys} | {"unread": bool(row.unread)}

    def figure(p: FigurePair) -> dict[str, Any]:
        return {
            "label": p.label,
            "old": {"text": p.old.text, "value": p.old.value, "line": p.old.line},
            "new": {"text": p.new.text, "value": p.new.value, "line": p.new.line},
            "growth": None if p.growth is None else [f"{v:.4f}" for v in p.growth],
            "stated": None if p.stated is None else {"text": p.stated.text, "value": p.stated.value},
            "agrees": p.agrees,
        }

    passages = [
        {"new": e.left, "old": e.right, "share": e.share, "newLine": e.left_line, "oldLine": e.right_line}
        for e in (c.copied.excerpts if c.copied else ())
    ]
    record = {
        "version": VERSION,
        "old": report(c.old),
        "new": report(c.new),
        "parts": [{"id": p.id, "title": p.title.zh, "old": p.old, "new": p.new} for p in c.parts],
        "figures": [figure(p) for p in c.figures],
        "onlyOld": c.only_old,
        "onlyNew": c.only_new,
        "copied": {"share": c.copied.share if c.copied else 0.0, "passages": passages},
        "findings": [
            {"code": f.code, "name": f.name, "severity": str(f.severity), "message": f.message.zh, "en": f.message.en}
            for f in c.findings
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def print_text(c: Comparison, lang: Lang, *, width: int | None = None) -> None:
    """Print the comparison to standard output."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    console = Console(width=width, highlight=False)
    if width is None and not console.is_terminal:
        console.width = 110
    heads = [_report_words(c, lang, newer) for newer in (False, True)]
    console.print(Text(f"上年：{heads[0]}\n本年：{heads[1]}\n", f"old: {heads[0]}\nnew: {heads[1]}\n")(lang))
    if c.parts:
        table = Table(box=SIMPLE_HEAD, title=Text("部分", "Parts")(lang), title_justify="left")
        for heading in _heads(lang)[:3]:
            table.add_column(heading)
        for p in c.parts:
            table.add_row(p.title(lang), _state(p.old, lang), _state(p.new, lang))
        console.print(table)
    if c.figures:
        table = Table(box=SIMPLE_HEAD, title=Text("同一指标", "The same measure")(lang), title_justify="left")
        for number, heading in enumerate(_heads(lang, figures=True)):
            table.add_column(heading, justify="left" if number in (0, 5) else "right")
        for f in c.figures:
            style = "red" if f.agrees is False else ""
            stated = f.stated.text if f.stated else ""
            table.add_row(f.label, f.old.text, f.new.text, growth_words(f), stated, agree_words(f, lang), style=style)
        console.print(table)
    copied = c.copied
    if copied is not None:
        title = Text(
            f"与上年相同或相近的 {copied.passages} 段（占本年报告 {copied.share:.0%}）：",
            f"{copied.passages} passages ({copied.share:.0%} of the new report) are last year's:",
        )
        console.print(title(lang), style="bold")
        for e in copied.excerpts:
            console.print(f"  {e.share:4.0%}  {e.left_line}⇄{e.right_line}  {e.left}", style=None)
        console.print()
    for found in c.findings:
        console.print(f"{found.code} {found.name}　{found.message(lang)}", style="yellow")


def _report_words(c: Comparison, lang: Lang, newer: bool) -> str:
    row = c.new if newer else c.old
    unread = Text("（未能读出）", " (unread)")(lang) if row.unread else ""
    return f"{row.title or os.path.basename(row.path)}{unread}"  # noqa: PTH119 (a name to show)


def _heads(lang: Lang, *, figures: bool = False) -> list[str]:
    first = Text("指标", "measure") if figures else Text("部分", "part")
    heads = [first, Text("上年", "old"), Text("本年", "new")]
    if figures:
        heads += [Text("计算增减", "computed"), Text("所写增减", "stated"), Text("", "")]
    return [h(lang) for h in heads]


def as_html(c: Comparison, lang: Lang) -> str:
    """The comparison as one self-contained page."""
    css = files("checker.audit").joinpath("assets", "page.css").read_text(encoding="utf-8")
    title = Text("两年报告对比", "Two reports compared")(lang)
    body = [f"<header><h1>{escape(title)}</h1><p>{escape(_report_words(c, lang, False))}　→　"]
    body.append(f"{escape(_report_words(c, lang, True))}</p></header><main>")
    if c.findings:
        body.append("".join(f'<div class="finding"><h3>{escape(f.message(lang))}</h3></div>' for f in c.findings))
    rows = "".join(f"<tr><td>{escape(p.title(lang))}</td>{_tag(p.old, lang)}{_tag(p.new, lang)}</tr>" for p in c.parts)
    body.append(_panel(Text("部分", "Parts")(lang), _heads(lang), rows))
    rows = "".join(_figure_row(f, lang) for f in c.figures)
    body.append(_panel(Text("同一指标", "The same measure")(lang), _heads(lang, figures=True), rows))
    if c.copied is not None:
        share = f"{c.copied.share:.0%}"
        heading = Text(f"与上年相同或相近的文字（占 {share}）", f"Text that is last year's ({share})")(lang)
        pairs = "".join(
            f'<div class="pair"><p>{escape(e.right)}</p><p>{escape(e.left)}</p><b>{e.share:.0%}</b></div>'
            for e in c.copied.excerpts
        )
        body.append(f'<div class="panel"><h2>{escape(heading)}</h2>{pairs}</div>')
    html_lang = "zh-CN" if lang == "zh" else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{html_lang}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{css}\n.panel{{margin-bottom:14px}}.grid{{height:auto}}</style></head><body>"
        + "".join(body)
        + "</main></body></html>\n"
    )


def _tag(state: str | None, lang: Lang) -> str:
    return f'<td><span class="tag {STATE_TONE.get(state or "", "")}">{escape(_state(state, lang))}</span></td>'


def _figure_row(f: FigurePair, lang: Lang) -> str:
    tone = {True: "good", False: "bad", None: ""}[f.agrees]
    cells = (f.old.text, f.new.text, growth_words(f), f.stated.text if f.stated else "")
    numbers = "".join(f'<td class="n">{escape(v)}</td>' for v in cells)
    return (
        f"<tr><td>{escape(f.label)}</td>{numbers}"
        f'<td><span class="tag {tone}">{escape(agree_words(f, lang))}</span></td></tr>'
    )


def _panel(title: str, heads: list[str], rows: str) -> str:
    if not rows:
        return ""
    numeric = range(1, 5) if len(heads) > 3 else ()
    head = "".join(f'<th class="{"n" if i in numeric else ""}">{escape(h)}</th>' for i, h in enumerate(heads))
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="panel"><h2>{escape(title)}</h2><div class="grid">{table}</div></div>'

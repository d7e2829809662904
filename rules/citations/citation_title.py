"""C101 citation-title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from checker import kept, lazy
from checker.diagnostics import Edit, Finding, Fix, Label, Severity, Text
from checker.document import Span
from checker.fix.choose import changes_figure
from checker.pack.terms import TermIndex, fold
from checker.report import Report
from checker.rule import Options, rule
from rules.catalogues.load import capped
from rules.catalogues.titles import Known, known_titles
from rules.citations._near import confusable, miswritten
from rules.citations._titles import Title, comparable, parse_title, titles

_BEFORE = lazy.compile(
    r"(中共中央办公厅[、和]?国务院办公厅|中办[、和]?国办|(?:中共中央|党中央)[、和]?国务院|国务院办公厅|国务院|中共中央|司法部|"
    r"最高人民法院)(?:联合)?(?:印发|发布|制定|出台|颁布|公布)?(?:了|的)?$"
)
_LONGER = lazy.compile(r"实施|细则|草案|的通知|（草案|\(草案")
_SAME_ISSUER = {"中办国办": "中共中央办公厅国务院办公厅", "党中央国务院": "中共中央国务院"}


@cache
def _by_core() -> Mapping[str, tuple[Known, ...]]:
    out: dict[str, tuple[Known, ...]] = {}
    for known in known_titles():
        for form in (known.title, *known.short):
            core = comparable(form)
            out[core] = (*out.get(core, ()), known)
    return out


@cache
def _wrong_forms() -> Mapping[str, Known]:
    return {comparable(w): k for k in known_titles() for w in k.wrong}


@cache
def _bare() -> re.Pattern[str]:
    """Known titles with years, written without title marks."""
    names = sorted(sorted({k.title for k in known_titles() if k.span and not k.local}), key=len, reverse=True)
    return kept.compile(
        rf"(?<![《〈省市县区州旗盟])(?:{'|'.join(names)})\s*[（(]\s*(?:19|20)\d\d\s*年?\D{{0,3}}(?:19|20)\d\d\s*年?\s*[）)]"
    )


@rule(
    "C101",
    "citation-title",
    Text("引用的文件名称有误", "the title of a cited document is wrong"),
    Severity.WARNING,
    basis=Text("所引文件公布时的名称", "the title under which the document was published"),
)
def citation_title(report: Report, options: Options) -> Iterator[Finding]:
    """
    ## 检查什么
    书名号内的法律、法规、党内法规和中央文件名称是否与公布的名称一致：起止年份、发文机关、“法治”与“法制”、“督察”与“督查”、
    漏字（暂行、若干、推进、实施）；书名号内层用〈〉时是否成对。

    ## 为什么
    名称写错，说明没有核对原文；年份写错还会让人误以为引用了另一份文件。

    ## 依据
    各文件公布时的名称；书名号的用法见《标点符号用法》（GB/T 15834—2011）。

    ## 正例
    ```text
    我县对照《法治政府建设实施纲要（2021—2025年）》分解任务。
    ```
    ```text
    印发《青岚市法治政府建设实施方案（2021—2025年）》，落实《重大行政决策程序暂行条例》。
    ```
    ## 反例
    ```text
    我县对照《法治政府建设实施纲要（2020—2025年）》分解任务。
    ```
    ```text
    学习《法治政府建设与责任落实督查工作规定》。
    ```
    ```text
    印发《关于贯彻〈青岚市普法责任清单》的通知》。
    ```
    ## 选项
    无。

    ## 误报与边界
    地方文件的名称常与中央文件只差地名或文种，凡开头多出地名、文种不同（方案、办法、细则）的，都视为另一份文件。
    起止年份后漏“年”、年份之间的连接号丢失只作提示。
    """
    text = report.text
    for title in titles(text):
        yield from _judge(title, text)
    for match in _bare().finditer(text):
        yield from _judge(parse_title(match[0], Span(match.start(), match.end())), text, marked=False)
    yield from _unmarked(text)
    yield from _crossed(report)


@cache
def _long_wrong_forms() -> tuple[TermIndex, Mapping[str, Known]]:
    """Wrong forms long enough to be nothing else when they stand without title marks."""
    forms = {fold(w): k for k in known_titles() for w in k.wrong if len(w) >= 10 and not k.span}
    return TermIndex(forms), forms


def _unmarked(text: str) -> Iterator[Finding]:
    index, forms = _long_wrong_forms()
    folded = fold(text)
    for hit in index.find(folded):
        before = text[max(0, hit.start - 60) : hit.start]
        inside = before.rfind("《") > before.rfind("》")
        if inside or before[-1:] in tuple("省市县区州旗盟") or _LONGER.match(text, hit.end):
            continue
        known = forms[hit.word]
        if fold(known.title) in folded[max(0, hit.start - len(known.title)) : hit.end + len(known.title)]:
            continue  # 严格规范涉企行政检查的意见 holds its own wrong form
        title = parse_title(text[hit.start : hit.end], Span(hit.start, hit.end))
        yield _wrong(title, known.printed(), known, _what(title, known), fixable=False)


def _judge(title: Title, text: str, marked: bool = True) -> Iterator[Finding]:
    exact = _by_core().get(title.core)
    if exact:
        yield from _years(title, exact, marked)
        yield from _issuer(title, exact, text)
        return
    for core in (title.core, title.core + title.tail):
        known = _wrong_forms().get(core) or _near(core)
        if known and not (known.local and known.span and title.years is None):
            spans = [k for k in known_titles() if k.title == known.title and k.span]
            same = next((k for k in spans if k.span == title.years), known)
            yield _wrong(title, same.printed(), same, _what(title, same))
            return


@cache
def _forms() -> tuple[tuple[str, Known], ...]:
    return tuple((comparable(k.title), k) for k in known_titles())


@lru_cache(maxsize=4096)
def _near(core: str) -> Known | None:
    for form, known in _forms():
        if confusable(core, form) or (known.near and form[:1] == core[:1] and miswritten(core, form)):
            return known
    return None


def _what(title: Title, known: Known) -> Text:
    right = comparable(known.title)
    lost = [w for w in ("暂行", "试行", "若干", "推进", "实施", "责任落实") if w in right and w not in title.core]
    if lost:
        return Text(f"漏“{lost[0]}”", f"{lost[0]} is missing")
    return Text("与公布的名称不一致", "not the published title")


def _years(title: Title, exact: tuple[Known, ...], marked: bool) -> Iterator[Finding]:
    spans = [k for k in exact if k.span]
    if not spans or title.years is None or (title.tail and title.tail != "年"):
        return
    match = next((k for k in spans if k.span == title.years), None)
    if match is None:
        if not any(k.local for k in spans):
            ends = title.years.split("-")
            best = max(spans, key=lambda k: sum(a == b for a, b in zip(ends, (k.span or "").split("-"), strict=False)))
            yield _wrong(title, best.printed(), best, Text("起止年份不对", "the years are wrong"))
    elif marked and not (title.dash and title.closed_year):
        yield _slip(title, match)


def _slip(title: Title, known: Known) -> Finding:
    """A lost dash is put back by a safe fix; a missing 年 is only mentioned."""
    year = lazy.search(r"((?:19|20)\d\d)(年?)((?:19|20)\d\d)", title.text)
    if year and not title.dash:
        at = title.span.start + 1 + year.start(3)
        fix = Fix("safe", (Edit(Span(at, at), "—"),), Text("补上连接号", "put the dash back"))
        zh, en = "两个年份之间的连接号丢失", "the dash between the two years is lost"
        return Finding(
            Text(f"{title_text(title)}：{zh}。", f"{title_text(title)}: {en}."),
            Label(title.span),
            severity=Severity.INFO,
            fix=fix,
        )
    return Finding(
        Text(
            f"{title_text(title)}：最后一个年份后漏“年”。", f"{title_text(title)}: 年 is missing after the last year."
        ),
        Label(title.span, Text(f"公布的名称为{known.printed()}", f"published as {known.printed()}")),
        severity=Severity.INFO,
    )


def _issuer(title: Title, exact: tuple[Known, ...], text: str) -> Iterator[Finding]:
    before = _BEFORE.search(text, max(0, title.span.start - 24), title.span.start)
    given = title.issuer or (lazy.sub("[、和]", "", before[1]) if before else "")
    given = _SAME_ISSUER.get(given, given)
    right = [i for k in exact for i in k.issuers]
    if not given or not right or any(lazy.sub("[、和]", "", i) == given for i in right):
        return
    part = any(given in lazy.sub("[、和]", "", i) for i in right)
    printed = title.issuer or (before[1] if before else given)
    yield Finding(
        Text(
            f"{title_text(title)}由{right[0]}发布，这里写作{printed}。",
            f"{title_text(title)} was issued by {right[0]}.",
        ),
        Label(title.span, Text("发文机关不符", "another issuer")),
        severity=Severity.INFO if part else capped(Severity.WARNING, exact[0].status),
    )


def _wrong(title: Title, right: str, known: Known, what: Text, fixable: bool = True) -> Finding:
    fix = None
    printed = title_text(title)
    if (
        fixable
        and known.status == "confirmed"
        and not title.issuer
        and not title.tail
        and not changes_figure(printed, right)
    ):
        fix = Fix("unsafe", (Edit(title.span, right),), Text(f"改为{right}", f"replace by {right}"))
    return Finding(
        Text(
            f"{printed}名称有误：{what.zh}，应为{right}。",
            f"{printed}: {what.en}; it should be {right}.",
        ),
        Label(title.span, what),
        help=Text(f"请核对原文，改为{right}。", f"Check the original and write {right}."),
        severity=capped(Severity.WARNING, known.status),
        fix=fix,
    )


def title_text(title: Title) -> str:
    """The title as printed, in title marks."""
    return f"《{title.text}》" if not title.text.startswith("《") else title.text


_CROSSED = lazy.compile(
    r"《[^《》〈〉\n]{0,60}〈[^《》〈〉\n]{2,60}》[^《》〈〉\n]{0,30}[》〉]|《[^《》〈〉\n]{0,60}〈[^《》〈〉\n]{2,80}》"
)


def _crossed(report: Report) -> Iterator[Finding]:
    for match in _CROSSED.finditer(report.text):
        yield Finding(
            Text(
                f"书名号内外层没有配对：“{match[0]}”，内层应为〈……〉。",
                f"The inner and outer title marks do not match in {match[0]}; the inner pair is 〈…〉.",
            ),
            Label(
                Span(match.start(), match.end()), Text("内层以〈开始，应以〉结束", "opened by 〈, to be closed by 〉")
            ),
            basis=Text("《标点符号用法》（GB/T 15834—2011）书名号", "GB/T 15834-2011, title marks"),
        )

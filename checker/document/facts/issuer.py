"""Who issues the report, and what kind of body that is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checker import lazy
from checker.document.facts.model import Fact
from checker.document.model import Document
from checker.document.outline.lines import Line
from checker.document.span import Span

_YEAR = r"(?:(?:19|20)\d{2}|[二一][〇○Oo零0一二三四五六七八九]{3})"
_BODY = (
    r"(?:人民政府办公室|人民政府|行政公署|政府办公室|管理委员会|管委会|监督管理委员会|委员会|街道办事处|办事处|街道|分局|总局|局|公署|厅|海关|管理部|管理处|管理所"
    r"|研究院|大学|学院|学校|医院|中心|联合会|联合社|总社|公司|总队|支队|大队|党组|党委|办公室|[区县市州盟旗镇乡省]|苏木|[林农牧渔]场|监狱|[馆校]|园区|社区|保护区|地区|新区|开发区|高新区"
    r"|[委部处所站办团队院社会]|集团)"
)
_TITLE_ISSUER = lazy.compile(
    rf"^(?:关于)?(?:{_YEAR}\s*年?(?:度)?)?\s*(?P<org>\S.{{0,38}}?{_BODY})\s*"
    rf"(?:[（(][一-鿿]{{2,20}}[）)])?\s*(?=关于|{_YEAR}|上半年|上一?年度|年度|贯彻|落实|推进|加强|深入|全面|法治|依法|法制|[“\"]?十[三四五]五)"
)
_SUBJECT = lazy.compile(
    rf"(?:^|[，,。；;：:年来]\s*)(?P<org>(?![我全本各在以把对向按据根随])[一-鿿·（）()]{{1,24}}?{_BODY})"
    r"(?=(?:党[组委工]|领导班子|上下)?[，,在坚认深始紧按以全牢把严围积持聚不高切充主将学贯扎锚统立着突大对聚：])"
)
_SIGNED = lazy.compile(rf"^[一-鿿·（）() ]{{1,28}}{_BODY}$")
_DATE_LINE = lazy.compile(r"^[（(]?(?:\d{4}|[二一][〇○零一二三四五六七八九]{3})\s*年.{2,8}日[）)]?$")
_ABBREVIATED = lazy.compile(r"^(?:[区县市省州旗镇乡局]|我|本)(?![一-鿿]*[区县市州旗镇乡])")
_NOT_ORG = lazy.compile(
    r"中央|国务院|习近平|[一二三四五六七八九十]届|大会|领导下|精神|常务|法治政府$|依法治[区县市州旗省国]"
)

_KINDS = (
    ("town", lazy.compile(r"(?:[镇乡]|苏木)(?:人民政府|政府)?$")),
    (
        "government",
        lazy.compile(r"(?:人民政府|行政公署|管委会|(?:开发|产业|高新|新|示范|园|合作|度假)区(?:党工委)?管理委员会)$"),
    ),
    ("sub-district", lazy.compile(r"街道(?:办事处)?$|街道党工委$")),
    ("department", lazy.compile(r"(?:局|厅|海关|公署司法局|办公室|党组|总队|支队|大队|部|(?<!管理)(?<!工作)委员会)$")),
    (
        "institution",
        lazy.compile(
            r"(?:大学|学院|学校|医院|中心|联合会|联合社|总社|公司|研究院|管理处|管理所|管理部|[林农牧渔]场|监狱|保护区|会|院|社|馆|校)$"
        ),
    ),
    ("government", lazy.compile(r"(?:政府|公署|管委会|管理委员会|[区县市州盟旗省]|地区|新区)$")),
)
_COMMISSION = lazy.compile(
    r"(?:监督管理|发展和改革|卫生健康|民族(?:宗教)?事务|国有资产监督管理)委员会$|(?:发改|国资|卫健|住建)委$"
)


def find_issuer(document: Document, lines: tuple[Line, ...], title: Fact[str] | None) -> Fact[str] | None:
    """The issuing body: from the title, else the subject of the opening, the source, the signature, the site's name."""
    return next(_candidates(document, lines, title), None)


def _candidates(document: Document, lines: tuple[Line, ...], title: Fact[str] | None) -> Iterator[Fact[str]]:
    if title is not None:
        match = _TITLE_ISSUER.match(title.value)
        if match:
            span = title.span and Span(title.span.start + match.start("org"), title.span.start + match.end("org"))
            exact = span is not None and document.slice(span) == match["org"]
            yield Fact(match["org"].strip(), span if exact else title.span, title.origin)
    yield from _beside(lines, title)
    prose = [line for line in lines if not line.meta and not line.aside and line.ended and len(line.text) > 20]
    for line in prose[:2]:
        for match in _SUBJECT.finditer(line.text[:160]):
            if not _NOT_ORG.search(match["org"]) and len(match["org"]) > 2:
                at = line.span.start
                yield Fact(match["org"], Span(at + match.start("org"), at + match.end("org")), "opening")
    source = document.meta.get("source")
    if source and _SIGNED.match(source) and not _ABBREVIATED.match(source):
        yield Fact(source, _place(document, source), "source")
    for above, below in pairwise(lines[-8:]):
        if _DATE_LINE.match(below.text) and _SIGNED.match(above.text):
            yield Fact(above.text, above.span, "signature")
    for name in (source, document.meta.get("site")):
        if name and _SIGNED.match(name):
            yield Fact(name, _place(document, name), "source")


def _beside(lines: tuple[Line, ...], title: Fact[str] | None) -> Iterator[Fact[str]]:
    """A line of its own right above or below the title."""
    if title is None or title.span is None:
        return
    for above, below in pairwise(lines[:12]):
        if below.span == title.span and _SIGNED.match(above.text) and not above.meta:
            yield Fact(above.text, above.span, "title")
        if above.span == title.span and _SIGNED.match(below.text) and not below.meta:
            yield Fact(below.text, below.span, "title")


def _place(document: Document, words: str) -> Span | None:
    at = document.text.find(words)
    return Span(at, at + len(words)) if at >= 0 else None


def body_kind(issuer: Fact[str] | None) -> Fact[str] | None:
    """The kind of body an issuer's name says it is."""
    if issuer is None:
        return None
    name = lazy.sub(r"[（(].*?[）)]$|党委|党工委|党组$", "", issuer.value).strip()
    if _COMMISSION.search(name):
        return Fact("department", issuer.span, "issuer")
    for kind, pattern in _KINDS:
        if pattern.search(name):
            return Fact(kind, issuer.span, "issuer")
    return None

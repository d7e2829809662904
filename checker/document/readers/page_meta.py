"""What a web page says about itself: its charset, and title, date, source and site in its meta tags."""

from __future__ import annotations

import re
from typing import Any

from checker import lazy
from checker.document.metaline import iso_date
from checker.document.readers.signatures import plain

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.I)
_NAMES = {
    "articletitle": "title",
    "og:title": "title",
    "pubdate": "published",
    "publishdate": "published",
    "publish_date": "published",
    "article:published_time": "published",
    "og:release_date": "published",
    "contentsource": "source",
    "article:source": "source",
    "sitename": "site",
    "og:site_name": "site",
    "author": "author",
    "article:author": "author",
}
_ORDER = ("articletitle", "pubdate", "contentsource", "sitename")
_CUT = lazy.compile(r"\s*(?:[_|｜]+|(?<!\d)[-—–－]+|[-—–－]+(?!\d))\s*")
_TITLE = lazy.compile(r"报告|情况|总结|年报|述职|要点|计划|公报")


def declared_charset(data: bytes) -> str | None:
    """The charset a page names in its first 4096 bytes."""
    found = _CHARSET.search(plain(data[:4096]))
    return found.group(1).decode("ascii", "replace") if found else None


def read_meta(page: Any) -> dict[str, str]:
    """Facts from meta tags, `publishtime`/`time` elements and the title element, dates as YYYY-MM-DD."""
    tags: dict[str, str] = {}
    for node in page.css("meta")[:200]:
        a = node.attributes
        name = (a.get("name") or a.get("property") or "").strip().lower()
        value = " ".join((a.get("content") or "").split())
        if name in _NAMES and value and name not in tags:
            tags[name] = value[:300]
    out: dict[str, str] = {}
    for name in sorted(tags, key=lambda n: (n not in _ORDER, n)):
        fact = _NAMES[name]
        value = iso_date(tags[name]) or "" if fact == "published" else tags[name]
        if value and fact not in out:
            out[fact] = cut_title(value) if name == "og:title" else value
    if "title" not in out:
        node = page.css_first("title")
        shown = cut_title(" ".join((node.text(deep=True) if node else "").split())[:300])
        if shown and _TITLE.search(shown):
            out["title"] = shown
    return out


def marked_date(page: Any) -> str | None:
    """The date in a `publishtime` or `time` element."""
    for node in page.css("publishtime, ucappubdate, time")[:5]:
        found = iso_date(node.attributes.get("datetime") or "") or iso_date(node.text(deep=True)[:60])
        if found:
            return found
    return None


def cut_title(title: str) -> str:
    """A page title without the names of site and column that are put before or after it."""
    pieces = [p for p in _CUT.split(title.strip()) if p]
    telling = [p for p in pieces if _TITLE.search(p)]
    if len(pieces) < 2 or not telling:
        return title.strip()
    return max(telling, key=len)

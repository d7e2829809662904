"""Links between the pages lead somewhere, and the table of contents names every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("README*.md"), *(ROOT / "examples").rglob("README*.md")])
LINK = re.compile(r"!?\[[^\]\n]*\]\((?!https?://|mailto:)([^)\s#]*)(?:#([^)\s]+))?\)")
FENCE = re.compile(r"^```.*?^```", re.M | re.S)


def _anchors(page: Path) -> set[str]:
    """The anchors of a page's headings as forges and the site's builder make them."""
    prose = FENCE.sub("", page.read_text(encoding="utf-8"))
    heads = re.findall(r"^#+ (.+)$", prose, re.M)
    return {re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", head.lower())) for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target, anchor in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        at = (page.parent / target).resolve() if target else page
        assert at.exists(), f"{page.name}: {target}"
        assert not page.is_relative_to(DOCS) or at.is_relative_to(DOCS), f"{target} is no page of the site"
        assert not anchor or anchor in _anchors(at), f"{page.name}: no heading #{anchor} in {at.name}"


def test_the_table_of_contents_names_every_page() -> None:
    contents = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:\n")[1]
    named = set(re.findall(r": (\S+\.md)$", contents, re.M))
    there = {str(p.relative_to(DOCS)) for p in DOCS.rglob("*.md")}
    assert named == {p for p in there if not p.startswith("rules/")} | {"rules/index.md"}

"""Which part of a web page is the report: a known container, else the smallest element with nearly all of its prose."""

from __future__ import annotations

import re

from checker import lazy
from checker.dataclass import dataclass
from checker.document.furniture import is_furniture
from checker.document.readers.page_tree import PagePara, PageTree, names

_KNOWN_IDS = lazy.compile(
    r"(?:zoom\w*|ucap-?content|vsb_content\w*|article\w*|news_?content|content\w*|con_?te?xt|con_?con|js_content|main-?text|"
    r"doc_?content|font_?zoom|arti_?body|text|txt|info_?content|detail\w*|xxgk\w*|nr|mainbody|maincontent)$",
    re.I,
)
_KNOWN_CLASSES = names(
    "trs_editor trs_ueditor trs_editor_view trs_word article-content article_content articlecontent article-con "
    "article_con article-body articlebody v_news_content m-text pages_content con_text content contents contain-txt "
    "contxt con_txt con-txt text txt news_content news-content newscontent news_text detail-content detail_content "
    "detail_con detail-con zwxl-article xl-content xl_con xl-con wzcon wz_con info-cont info_content info-content "
    "bt-content custom_unionstyle view conzw zw article arti_con wp_articlecontent entry content-main zhengwen "
    "article-txt main-text maintext nr_con xxgk_con xxgk-con editor ue_table text_con"
)
_KNOWN_TAGS = frozenset(("ucapcontent", "article"))
_SENTENCE = lazy.compile(r"[。；！？]")
_NUMBERED = lazy.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}部分)"
)
_KNOWN_SHARE = 0.85
_SHORT = 80
_ANY_SHARE = 0.9
_BARE_SHARE = 0.6
"""A page with so little else on it holds nothing but the report."""


@dataclass(frozen=True, slots=True)
class Main:
    """The element chosen (`index` into the tree); `sure` is False where the whole page had to be taken."""

    index: int
    sure: bool


def weight(para: PagePara) -> int:
    """How much running prose a paragraph holds, in characters; link text and short labels count nothing."""
    text = para.text.strip(" \u3000")
    own = len(text) - para.link
    if own * 2 < len(text) or (own <= _SHORT and is_furniture(text)):
        return 0
    if _SENTENCE.search(text) or (own >= 40 and re.search(r"[，,、]", text)):
        return own
    return min(own, 60) if _NUMBERED.match(text) and own > 4 else 0


def find_main(tree: PageTree) -> Main | None:
    """The element that holds the report; None for a page without any prose."""
    own = [0] * len(tree.elements)
    heads = [0] * len(tree.elements)
    for para in tree.paras:
        own[para.owner] += weight(para)
        heads[para.owner] += bool(_NUMBERED.match(para.text.strip(" \u3000")) and not para.link)
    for i in range(len(tree.elements) - 1, 0, -1):
        parent = tree.elements[i].parent
        if parent >= 0:
            own[parent] += own[i]
            heads[parent] += heads[i]
    total = own[0]
    if not total:
        return None
    known = [i for i in range(1, len(own)) if own[i] >= _KNOWN_SHARE * total and _known(tree, i)]
    if known:
        # nested containers: the innermost one that still holds what the widest of them holds
        most = max(own[i] for i in known)
        full = [i for i in known if own[i] >= 0.95 * most and heads[i] == max(heads[k] for k in known)]
        return Main(max(full or known, key=lambda i: (_depth(tree, i), i)), True)
    wide = [i for i in range(len(own)) if own[i] >= _ANY_SHARE * total and heads[i] == heads[0]]
    best = max(wide, key=lambda i: _depth(tree, i))
    bare = total >= _BARE_SHARE * sum(len(p.text) for p in tree.paras)
    return Main(best, best != 0 or bare)


def _known(tree: PageTree, index: int) -> bool:
    element = tree.elements[index]
    if element.tag in _KNOWN_TAGS or (element.id and _KNOWN_IDS.match(element.id)):
        return True
    return any(c in _KNOWN_CLASSES for c in element.classes.split())


def _depth(tree: PageTree, index: int) -> int:
    return sum(1 for _ in tree.ancestors(index))

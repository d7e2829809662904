"""Web pages as government sites publish them: the report is found in the page, the rest is left out of the text.

A data table stays a grid; a layout table is read like any other box. `Place.element` is a CSS path to the innermost
element that holds the character, `Place.offset` the 0-based offset in that element's text content as parsed.
"""

from __future__ import annotations

from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from checker import lazy
from checker.document.encoding import decode
from checker.document.furniture import is_furniture, set_aside
from checker.document.metaline import facts, labels, pairs, read_line
from checker.document.model import BlockKind, Document, ReadNote
from checker.document.place import SourceMap
from checker.document.reader import UnreadableInput
from checker.document.readers.flow import Composed, FlowTable, Para
from checker.document.readers.page_elsewhere import elsewhere
from checker.document.readers.page_main import Main, find_main
from checker.document.readers.page_meta import declared_charset, marked_date, read_meta
from checker.document.readers.page_table import Tables
from checker.document.readers.page_tree import PagePara, PageTree, hidden_names, names
from checker.document.titles import find_title, fold

MAX_DEPTH = 4000
MAX_REOPENED = 5_000_000
_LEAD = 60
_NEAR = 15
_TAG = lazy.compile(r"<(/?)([a-zA-Z][\w:-]{0,30})")
_VOID = names(
    "br hr img input meta link area base col embed source track wbr param p li td th tr tbody thead tfoot dt dd option"
)
"""Elements that need no end tag: left open they do not nest."""
_FORMAT = names("a b big code em font i nobr s small strike strong tt u")
"""Elements the parser opens anew in every following block until they are closed."""
_TELLING = names("source publisher published updated bare author")
_HEADINGS = {f"h{n}": n for n in range(1, 7)}


def read_page(data: bytes, path: str) -> Document:
    """Read one page; raises `UnreadableInput` where it holds no text."""
    decoded = decode(data, declared_charset(data))
    bound_nesting(decoded.text)
    page = LexborHTMLParser(decoded.text.replace("\0", "\ufffd"))
    if page.body is None:
        raise no_text()
    styles = "\n".join(n.text(deep=True) for n in page.css("style")[:50])
    tree = PageTree(page.body, hidden_names(styles))
    main = find_main(tree)
    if main is None:
        tree = PageTree(page.body, frozenset(), show_hidden=True)
        main = find_main(tree)
    if main is None:
        if not tree.paras:
            raise no_text()
        main = Main(0, False)
    stated = read_meta(page)
    notes = decoded.notes if main.sure else (*decoded.notes, whole_page())
    composed = Composed().flow([*_lead(tree, main, stated), *_flow(tree, main)])
    blocks, meta = set_aside(composed.text, composed.blocks, stated)
    for fact, value in _index_facts(tree, main).items():
        meta.setdefault(fact, value)
    if "published" not in meta and (date := marked_date(page)):
        meta["published"] = date
    if note := elsewhere(page, composed.text, blocks):
        notes = (*notes, note)
    source = SourceMap(composed.segments)
    tables = tuple(composed.tables)
    return Document(path, "html", composed.text, blocks, source, tables, meta, notes, encoding=decoded.encoding)


def bound_nesting(text: str) -> None:
    """Refuse pages whose nesting would cost the parser more than linear time: real ones stay far below."""
    depth = deepest = styled = most = blocks = 0
    for match in _TAG.finditer(text):
        name = match.group(2).lower()
        if name in _VOID:
            blocks += not match.group(1)
            continue
        step = -1 if match.group(1) else 1
        depth = max(depth + step, 0)
        deepest = max(deepest, depth)
        if name in _FORMAT:
            styled = max(styled + step, 0)
            most = max(most, styled)
        else:
            blocks += step > 0
    if deepest > MAX_DEPTH or most * blocks > MAX_REOPENED:
        raise UnreadableInput(
            f"网页的标签嵌套异常（{deepest} 层），文件可能损坏。",
            f"The tags of the page are nested abnormally ({deepest} deep); the file may be damaged.",
            "请在浏览器中打开，把正文复制到 .docx 或 .txt 文件后再检查。",
            "Open it in a browser and copy the report into a .docx or .txt file.",
        )


def _flow(tree: PageTree, main: Main) -> list[Para | FlowTable]:
    """The paragraphs and data tables inside the main element."""
    root = tree.elements[main.index]
    paths: dict[int, str] = {}
    tables = Tables(tree)
    starts: dict[int, list[int]] = {}
    for i in range(main.index, len(tree.elements)):
        element = tree.elements[i]
        if element.tag == "table" and root.first <= element.first < element.last <= root.last:
            starts.setdefault(element.first, []).append(i)
    out: list[Para | FlowTable] = []
    at = root.first
    while at < min(root.last, len(tree.paras)):
        grid = None
        for index in starts.get(at, ()):
            grid = tables.grid(index, paths)
            if grid is not None:
                out.append(grid)
                at = tree.elements[index].last
                break
        if grid is None:
            para = tree.paras[at]
            if main.sure or para.link * 2 < len(para.text):
                out.append(_para(tree, para, paths))
            at += 1
    return out


def _para(tree: PageTree, source: PagePara, paths: dict[int, str]) -> Para:
    para = tree.make(source, paths)
    level = next((_HEADINGS[t] for i in tree.ancestors(source.owner) if (t := tree.elements[i].tag) in _HEADINGS), None)
    words = para.text.strip(" \u3000")
    if level is not None and len(words) <= 100 and "。" not in words[:-1]:
        para.kind, para.level = BlockKind.HEADING, level
    return para


def _lead(tree: PageTree, main: Main, stated: dict[str, str]) -> list[Para]:
    """Title and source lines that stand outside the main element, in page order."""
    root = tree.elements[main.index]
    before = range(max(0, root.first - _LEAD), root.first)
    paths: dict[int, str] = {}
    lines = [(i, tree.paras[i].text.strip(" \u3000")) for i in before]
    inside = [p.text for p in tree.paras[root.first : root.first + 6]]
    known = fold(stated.get("title", ""))
    chosen: tuple[int, ...] = ()
    if not known or not any(fold(t) == known for t in inside):
        unlinked = [(i, t) for i, t in lines if not tree.paras[i].link and not is_furniture(t)]
        chosen = find_title(unlinked[::-1], stated.get("title")) or find_title(unlinked)
    first = min(chosen, default=root.first)
    near = range(min(first, max(before.start, root.first - _NEAR)), root.first)
    apart = {i for i in near if _in_cell(tree, tree.paras[i]) and tree.paras[i].text.strip(" \u3000")[-1:] in ":："}
    apart |= {i + 1 for i in apart}
    picked = {*chosen, *(i for i, t in lines if i in near and i not in chosen and i not in apart and _states(t))}
    if not any(i in picked for i in near if i not in chosen):
        after = range(root.last, min(root.last + 5, len(tree.paras)))
        picked |= {i for i in after if _states(tree.paras[i].text.strip(" \u3000"))}
    out = []
    for i in sorted(picked):
        para = tree.make(tree.paras[i], paths)
        if i in chosen:
            para = replace(para, kind=BlockKind.HEADING, level=1)
        out.append(para)
    return out


def _index_facts(tree: PageTree, main: Main) -> dict[str, str]:
    """What an index table or a row of boxes above the main element says (索引号, 发布机构, 发布日期 …)."""
    first = tree.elements[main.index].first
    above = tree.paras[max(0, first - _LEAD) : first]
    for chosen in ([p for p in above if _in_cell(tree, p)], above[-_NEAR:]):
        found = facts(pairs([p.text.strip(" \u3000") for p in chosen], labels()))
        if "published" in found or "source" in found:
            return found
    return {}


def _in_cell(tree: PageTree, para: PagePara) -> bool:
    return any(tree.elements[i].tag in ("td", "th", "dt", "dd") for i in tree.ancestors(para.owner))


def _states(line: str) -> bool:
    """Whether a line states source or date of the page (not only counts its visitors)."""
    return any(
        i.role in ("source", "publisher", "published", "updated", "bare", "author") for i in read_line(line, labels())
    )


def whole_page() -> ReadNote:
    """The note on a page whose report could not be told from the rest."""
    return ReadNote(
        "未能在网页中确定正文区域，已按整页读取，栏目导航等内容可能混入。",
        "The report could not be told from the rest of the page: the whole page was read, menus perhaps included.",
    )


def no_text() -> UnreadableInput:
    """The refusal of a page without any text."""
    return UnreadableInput(
        "网页里没有正文（可能由脚本加载，或只有图片、附件）。",
        "There is no text in the page (loaded by a script, or only pictures and attachments?).",
        "请在浏览器中打开网页，把正文复制到 .docx 或 .txt 文件后再检查。",
        "Open it in a browser and copy the report into a .docx or .txt file.",
    )

"""The numbers of a formula such as “1+3” with the things that the sentence says each of them stands for."""

from __future__ import annotations

from collections.abc import Iterator

from checker import lazy
from checker.claims.weighing.lists.announced import Announced
from checker.claims.weighing.lists.page import Binding, Page

_FORMULA = lazy.compile(r"“(?P<terms>[1-9]\d?(?:[+＋][1-9NnXx]\d?){1,4})”")
_TERM = lazy.compile(r"“(?P<n>[2-9])”(?:即?[为是]|是?指|代表|即)(?:(?:以|由|的是)(?=[\u4e00-\u9fff]))?")
_SIZE = lazy.compile(r"[二两三四五六七八九2-9\ue001](?:个|项|类|级|支|方|家|种)?[\u4e00-\u9fff]{0,10}$")
"""How many there are, told once more behind the names: 两个专业调委会."""
_REACH = 200


def bind_coded(page: Page) -> Iterator[Binding]:
    """“1+3”：“1”为A，“3”为B、C: the list behind a number that stands for it."""
    if "+" not in page.text and "＋" not in page.text:
        return
    for formula in _FORMULA.finditer(page.text):
        terms = formula["terms"].replace("＋", "+").split("+")
        stop = page.text.find("\n", formula.end())
        for term in _TERM.finditer(page.text, formula.end(), min(stop, formula.end() + _REACH)):
            end = page.clause_end(term.end())
            size = _SIZE.search(page.text, term.end(), end)
            listed = page.read(term.end(), size.start() if size else end)
            if listed is None or terms.count(term["n"]) != 1:
                continue
            at = term.start("n")
            told = page.text[formula.start() : formula.end()]
            number = Announced(at, term.start(), at + 1, at + 2, int(term["n"]), "", "", False, True, False, "“", told)
            yield Binding(number, listed, "after", page.text[at + 2 : term.end()])

"""Every announced number beside every list it may announce: before it, behind it, in marked points, named again."""

from __future__ import annotations

from checker.claims.formulas.sheet import Sheet
from checker.claims.weighing.data import Relation
from checker.claims.weighing.lists.again import bind_again
from checker.claims.weighing.lists.announced import Announced, announced
from checker.claims.weighing.lists.back import bind_back
from checker.claims.weighing.lists.before import bind_before
from checker.claims.weighing.lists.behind import bind_behind
from checker.claims.weighing.lists.coded import bind_coded
from checker.claims.weighing.lists.dealt import bind_dealt
from checker.claims.weighing.lists.defined import bind_defined, is_anothers, read_defined
from checker.claims.weighing.lists.each import bind_each
from checker.claims.weighing.lists.heads import bind_heads
from checker.claims.weighing.lists.next import bind_next
from checker.claims.weighing.lists.ordered import bind_ordered, bind_total
from checker.claims.weighing.lists.page import Binding, read_page
from checker.claims.weighing.lists.parallel import bind_chain, bind_dated, bind_levels
from checker.claims.weighing.lists.renamed import bind_renamed
from checker.claims.weighing.lists.rounds import bind_rounds
from checker.claims.weighing.lists.runs import bind_run, bind_years
from checker.claims.weighing.lists.shares import bind_shares
from checker.claims.weighing.lists.slogans import bind_slogans
from checker.claims.weighing.lists.summed import bind_summed


def bindings(sheet: Sheet, relation: Relation) -> list[Binding]:
    """All of them, in text order of their numbers."""
    page = read_page(sheet.skeleton, relation)
    numbers = [n for n in announced(sheet, relation) if not page.in_title(n.at)]
    out = list(bind_slogans(page, {n.at for n in numbers}))
    within = {at for b in out for at in range(b.number.head, b.number.stop)}
    numbers = [n for n in numbers if n.at not in within]
    previous: Announced | None = None
    for number in numbers:
        found = bind_total(page, number, out) or bind_before(page, number, previous) or bind_run(page, number)
        if found and (number.number > 1 or found.listed.form == "titles"):
            out.append(found)
            previous = number
        if number.number > 1:
            own = [*bind_behind(page, number), *bind_each(page, number)]
            heads = None if own else bind_heads(page, number) or bind_levels(page, number) or bind_dated(page, number)
            out += [*own, heads] if heads else own or bind_ordered(page, number)
    if defined := read_defined(page, numbers):
        out = [b for b in out if not is_anothers(b, page, defined)]
    told = list(bind_defined(page, defined))
    out += told
    clauses = {d.number.at for d in defined}
    out += bind_next(page, [n for n in numbers if n.at not in clauses], out)
    out = [b for b in out if b in told or not is_anothers(b, page, defined)]
    bound = {b.number.at for b in out}
    out += [b for n in numbers if n.at not in bound and (b := bind_chain(page, n))]
    out += bind_renamed(page, numbers, out)
    out += bind_shares(page, numbers)
    out += bind_years(page)
    out += bind_coded(page)
    out += bind_dealt(page, sheet, numbers)
    out += bind_summed(page, sheet, numbers)
    out += bind_rounds(page, sheet, numbers)
    out += bind_back(page, numbers, out)
    out += bind_again(page, numbers, out)
    return sorted(out, key=lambda b: (b.number.at, b.listed.start))

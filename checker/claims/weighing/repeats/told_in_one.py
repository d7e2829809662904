"""What a slip of the pen needs besides to be one in a single sentence: a table, a line each."""

from __future__ import annotations

from checker.claims.weighing.telling.pair import EXCHANGED, LONG, STRIKING, Pair

_AFAR = 20
"""Characters between two figures of one sentence told apart."""


def _clauses_of_one(pair: Pair) -> bool:
    """聘管护员618人，681名管护员: digits exchanged, and the noun before the first figure is behind the later one."""
    if pair.bits < STRIKING or pair.size < 2 or not pair.turned_noun:
        return False
    return "、" not in pair.tellings.ctx.sheet.between(pair.a, pair.b)


def _told_with_of(pair: Pair) -> bool:
    """清理文件214件；清理的文件共241件: digits exchanged, and the later clause is the first one's name with 的."""
    if pair.bits < STRIKING or pair.size < LONG or "的" in pair.a.clause:
        return False
    verb, of, noun = pair.b.clause.partition("的")
    return bool(of) and (verb + noun).startswith(pair.word)


def _one_label(pair: Pair) -> bool:
    """平均结案周期38天，…；平均结案周期83天: digits exchanged, and what follows the semicolon begins with
    nothing but the first one's long name."""
    if pair.bits < EXCHANGED or pair.size < LONG or not pair.a.clause.endswith(pair.b.clause.strip()):
        return False
    return pair.tellings.ctx.sheet.between(pair.a, pair.b).endswith(("；" + pair.b.clause, ";" + pair.b.clause))


def _one_noun(pair: Pair) -> bool:
    """由■名成员组成的讲师团…按讲师团■名成员计算: both stand before one noun, and more than a clause lies between."""
    noun = pair.one.behind[:2]
    text = pair.tellings.ctx.sheet.between(pair.a, pair.b)
    return len(noun) == 2 and pair.two.behind.startswith(noun) and len(text) >= _AFAR and "、" not in text[-4:]


def _bracketed(pair: Pair) -> bool:
    """作出处罚决定218件，全部上网公示（公示处罚决定281件）: digits exchanged, and the brackets tell of all the same."""
    if pair.bits < EXCHANGED or pair.size < LONG or pair.equals:
        return False
    text = pair.tellings.ctx.sheet.between(pair.a, pair.b)
    if not text.endswith(("（" + pair.b.clause, "(" + pair.b.clause)):
        return False
    return any(pair.relation.says("all_behind", clause) for clause in text.replace(",", "，").split("，"))


TOLD_IN_ONE = (lambda pair: pair.anchored, _one_label, _one_noun, _clauses_of_one, _told_with_of, _bracketed)
"""Ways in which a later figure of one sentence says that it was told before."""

"""Of how many holders a figure is told: 甲、乙各■, 三个片区各设调解室■."""

from __future__ import annotations

from checker import lazy
from checker.claims.cues import word_lists
from checker.claims.formulas.ordinals import several_in
from checker.claims.numerals import SPOKEN

_WORDS = word_lists(__file__)

_EACH = lazy.compile(
    rf"各(?:(?:{_WORDS['each']})*|(?![类项级种地部单方界乡镇街县市区科村站所行领阶环个大条党族口岗])[\u4e00-\u9fff]{{1,3}})$"
)
# 三个片区各■
_COUNTED = lazy.compile(r"(?<![第前后])([两三四五六七八九])(?:个|家|所|支)[^，,。；;、两三四五六七八九十各]{1,6}$")
# 甲、乙、丙三县各设调解室■: a noun behind the verb, where the holders are counted
_WITH_NOUN = lazy.compile(
    rf"(?<![第前后])([两三四五六七八九])(?:个|家|所|处|支|名|位)?[^，,。；;、两三四五六七八九十]{{0,6}}"
    rf"各(?!有关|办事|自治|建制)(?:{_WORDS['each']}|{_WORDS['with_noun']})了?[\u4e00-\u9fff]{{0,8}}$"
)
_JOIN = lazy.compile(r"[、]|以及|和|及|与")


def each_of(pre: str) -> int:
    """How many the words before a figure say to have as much each; 0 where they say nothing of the kind."""
    if _EACH.search(pre) is None:
        noun = _WITH_NOUN.search(pre)
        return SPOKEN[noun[1]] if noun else 0
    held = _EACH.sub("", pre)
    names, counted = names_in(held), _COUNTED.search(held)
    several = len(names) + several_in(names)
    return SPOKEN[counted[1]] if several < 2 and counted else max(several, 1)


def names_in(text: str) -> list[str]:
    """The names of a row: 甲、乙和丙."""
    return [n.strip() for n in _JOIN.split(text) if n.strip()]


__all__ = ["each_of", "names_in"]

"""Cuts the words around a figure into scope, period, qualifiers, fillers, verbs and nouns, by the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from checker import lazy
from checker.alternatives import any_of, begins
from checker.claims.lexicon import Lexicon
from checker.dataclass import dataclass

PRELUDE = frozenset({"SCOPE", "PERIOD", "QUALIFIER", "FILLER", "MARK", "EACH"})
_PASSED = frozenset(("已", "各", "共", "均", "都", "全部", "先后"))
"""What closes a noun behind the figure and lets its verb follow: 11个村|各|设."""
_NOT_FIRST = frozenset("均都已也里在被是为由因未仍占做其")
"""Single characters no noun behind a figure begins with."""
_RATES = ("率", "量", "数", "面", "时间", "时限", "期限", "周期", "幅度", "总数", "总量", "件数", "人数", "额", "度")
"""Ends that make a noun of a verb even without a noun before it: 办结|率."""
_GLUED = ("NOUN", "ACTION", "FILLER")
"""What may be joined to the word before it."""
_EDGE = "(?<![公])共(?![同建享治和产青用识])"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a context; offsets are relative to the context."""

    kind: str
    """ACTION, NOUN, DE, OPENER, or a prelude: SCOPE, PERIOD, QUALIFIER, FILLER, MARK."""
    start: int
    end: int
    text: str


def _firsts(words: Iterable[str]) -> frozenset[str]:
    return frozenset(w[0] for w in words)


class Segmenter:
    """The compiled expressions of one lexicon; stateless."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.suffixes = frozenset(lexicon.words("nouns.suffix"))
        self.totals = frozenset(lexicon.words("nouns.totals"))
        self.sizes = frozenset(lexicon.words("nouns.sizes"))
        self.nominal = frozenset(lexicon.words("nouns.nominal"))
        self.changes = frozenset((*lexicon.words("change.down"), *lexicon.words("change.up")))
        long_fillers = [w for w in lexicon.words("nouns.fillers") if len(w) > 1]
        short_fillers = [w for w in lexicon.words("nouns.fillers") if len(w) == 1]
        opening = [w for w in short_fillers if w not in "中以由从在至到出得着含等比较人共"]
        moves = [w for n in ("to", "up", "down") for w in lexicon.words(f"change.{n}") if len(w) > 1]
        scopes, periods = lexicon.words("scope.words"), lexicon.periods
        qualifiers = [w for w in lexicon.qualifiers if w not in lexicon.actions]
        kept = [w for w in lexicon.words("nouns.kept") if w not in lexicon.actions]
        quoted = '[“"‘《][^”"’》，。；]*[”"’》]'
        glued = f"(?P<QUOTED>{quoted})|(?P<COMPOUND>{any_of((*lexicon.words('nouns.compound'), *kept))})"
        verbs = f"(?P<ACTION>{any_of(lexicon.actions)})"
        self.inner = lazy.compile(
            f"{glued}|(?P<SCOPE>{any_of(scopes)})|(?P<PERIOD>{any_of(periods)})|{verbs}"
            f"|(?P<QUALIFIER>{any_of(w for w in qualifiers if len(w) > 1)}|{_EDGE})"
            f"|(?P<FILLER>{any_of([*long_fillers, *moves])})"
            "|(?P<DE>的)|(?P<EACH>每[百千万](?:人|户|件|平方公里)|每[百千万十]*[\u4e00-\u9fff]{1,5}$)"
            "|(?P<MARK>[\\s,，、:：;；。!！?？~～/|（(）)…—\\x00]+)"
        )
        known = (*lexicon.words("nouns.compound"), *kept, *scopes, *periods, *lexicon.actions, *qualifiers)
        self.firsts = _firsts((*known, *long_fillers, *moves)) | frozenset("共的每")
        """Every Han character that `inner` can begin with."""
        self.led, self.leading = begins([*known, *long_fillers, *moves, "共", "的", "每"])
        self.behind = lazy.compile(f"{glued}|{verbs}|(?P<DE>的)|(?P<MARK>[\\s\\x00]+)")
        self.moves = lazy.compile(any_of(moves))
        openers = lexicon.words("nouns.openers")
        self.opener = lazy.compile(f"(?:{any_of(openers)})")
        self.lead = lazy.compile(f"(?:{any_of(opening)}|{_EDGE})+")
        self.heads = _firsts((*kept, *openers, *opening)) | {"共"}
        """Every character that `kept_head`, `opener` and `lead` can begin with."""
        self.trail = lazy.compile(f"(?:{any_of([*short_fillers, *long_fillers])})$")
        self.trails = frozenset(w[-1] for w in (*short_fillers, *long_fillers))
        """Every character that `trail` can end with."""
        self.kept_head = lazy.compile(any_of(kept))
        self.kept_tail = lazy.compile(f"(?:{any_of((*kept, *lexicon.words('nouns.compound'), *self.totals))})$")
        self.adverb = lazy.compile(f"(?:{any_of(lexicon.words('nouns.adverbs'))})+$")
        self.qualifier = lazy.compile(any_of(w for w in lexicon.qualifiers if len(w) > 1))
        closers = [w for w in lexicon.words("nouns.closers") if w not in ("共", "均")]
        self.closer = lazy.compile(f"{any_of(closers)}|{_EDGE}|(?<!平)均|(?<!邻)里")
        self.stops = _firsts((*closers, *moves, *lexicon.words("nouns.compound"), *kept, *lexicon.actions))
        self.stops |= frozenset("共均里的")
        """Every Han character that `closer`, `behind` and `moves` can begin with."""

    def before(self, text: str) -> list[Word]:
        """The words of the context on the left of a figure."""
        words = self._glue(self._cut(text, self.inner))
        out: list[Word] = []
        for n, word in enumerate(words):
            if word.kind != "NOUN":
                out.append(word)
                continue
            following = words[n + 1].kind if n + 1 < len(words) else ""
            noun: Word | None
            if word.text[-1] in "比较" and following in ("PERIOD", "MARK", "DE"):  # 受理量比|上年
                noun = Word("NOUN", word.start, word.end - 1, word.text[:-1])
            else:
                noun = self._trim(self._plain(word) if following == "ACTION" else word)
            if noun is not None and len(noun.text) > 1:
                out.append(noun)
        return out

    def after(self, text: str) -> list[Word]:
        """The words on the right of a figure, up to what closes its noun."""
        if text[:1] in "，,、。；;：:）)（(\n" or not text.strip():
            return []
        skip = 2 if text.startswith(("以内", "之内")) else int(text.startswith("内"))
        words = self._glue(self._follow(text[skip:]))
        return [Word(w.kind, w.start + skip, w.end + skip, w.text) for w in words]

    def _cut(self, text: str, inner: re.Pattern[str]) -> list[Word]:
        """All words of a text; what the lexicon does not know is noun."""
        out: list[Word] = []
        at = noun = 0
        firsts = self.firsts
        protected: set[int] = set()
        while at < len(text):
            char = text[at]
            if "\u4e00" <= char <= "\u9fff" and (
                char not in firsts or (char in self.led and text[at : at + 2] not in self.leading)
            ):
                at += 1
                continue
            m = inner.match(text, at)
            kind = (m.lastgroup or "MARK") if m else ""
            if m is None or (kind == "ACTION" and m.end() - at == 1 and at > noun):
                at += 1
            elif kind in ("COMPOUND", "QUOTED"):
                protected.add(at)
                at = m.end()
            else:
                if noun < at:
                    out += self._noun(text, noun, at, out, noun in protected)
                out.append(Word(kind, at, m.end(), m[0]))
                at = noun = m.end()
        return out + self._noun(text, noun, len(text), out, noun in protected) if noun < len(text) else out

    def _noun(self, text: str, start: int, end: int, before: list[Word], protected: bool) -> list[Word]:
        """The noun `text[start:end]` without the fillers and the preposition it opens with."""
        stem = text[start:end]
        if stem[0] not in self.heads:
            return [Word("NOUN", start, end, stem)]
        out: list[Word] = []
        lead = 0
        opening = not before or before[-1].kind != "NOUN"
        protected = protected or self.kept_head.match(stem) is not None
        if opening and not protected and (m := self.lead.match(stem)) and len(stem) - m.end() > 1:
            lead = m.end()
            protected = self.kept_head.match(stem, lead) is not None
        if not protected and all(w.kind in PRELUDE for w in before) and (m := self.opener.match(stem, lead)):
            out.append(Word("OPENER", start + m.start(), start + m.end(), m[0]))
            lead = m.end()
        return [*out, Word("NOUN", start + lead, end, stem[lead:])] if stem[lead:] else out

    def _follow(self, text: str) -> list[Word]:
        """The words behind a figure: a noun ends where a closer or a verb begins."""
        out: list[Word] = []
        at = noun = 0
        while at < len(text):
            if "\u4e00" <= text[at] <= "\u9fff" and text[at] not in self.stops:
                at += 1
                continue
            stop = self.closer.match(text, at)
            if stop is not None and at == noun and len(stop[0]) == 1 and stop[0] not in _NOT_FIRST:
                stop = None  # 中小学, 经营主体
            m = self.behind.match(text, at)
            if m is not None and m.lastgroup in ("COMPOUND", "QUOTED"):
                at = m.end()
            elif stop is not None and stop[0] != "的":
                out += [Word("NOUN", noun, at, text[noun:at])] if noun < at else []
                rest = self._follow(text[stop.end() :]) if stop[0] in _PASSED else []
                return out + [Word(w.kind, w.start + stop.end(), w.end + stop.end(), w.text) for w in rest]
            elif m is None and self.moves.match(text, at):
                return out + ([Word("NOUN", noun, at, text[noun:at])] if noun < at else [])
            elif m is None or (m.lastgroup == "ACTION" and m.end() - at == 1 and at > noun):
                at += 1
            else:
                out += [Word("NOUN", noun, at, text[noun:at])] if noun < at else []
                out.append(Word(m.lastgroup or "MARK", at, m.end(), m[0]))
                at = noun = m.end()
        return [*out, Word("NOUN", noun, len(text), text[noun:])] if noun < len(text) else out

    def _glue(self, words: list[Word]) -> list[Word]:
        """Joins verbs that belong to a noun (法律|援助|案件 → 法律援助案件) and takes fillers off the ends of nouns."""
        out: list[Word] = []
        for n, word in enumerate(words):
            last = out[-1] if out else None
            if last is None or last.end != word.start or word.kind not in _GLUED:
                out.append(word)
                continue
            following = words[n + 1].kind if n + 1 < len(words) else ""
            if word.kind == "FILLER" and self._totals(word, last, following):
                out[-1] = Word("NOUN", last.start, word.end, last.text + word.text)  # 办件|总量, 执法|决定
                continue
            if word.kind == "ACTION" and word.text in self.nominal and not last.text.endswith("被"):
                if last.kind == "NOUN" or (last.kind == "ACTION" and following != "NOUN"):
                    if last.kind == "NOUN":
                        out[-1] = Word("NOUN", last.start, word.end, last.text + word.text)
                    else:
                        out.append(Word("NOUN", word.start, word.end, word.text))
                    continue
                if last.kind == "ACTION" and following == "NOUN":
                    out.append(Word("NOUN", word.start, word.end, word.text))
                    continue
            if word.kind == "NOUN" and last.kind == "ACTION" and self._ends_noun(word, out):
                joined = Word("NOUN", last.start, word.end, last.text + word.text)
                out.pop()
                if out and out[-1].kind == "NOUN" and out[-1].end == joined.start:
                    joined = Word("NOUN", out[-1].start, joined.end, out.pop().text + joined.text)
                out.append(joined)
                continue
            if word.kind == "NOUN" and last.kind == "NOUN":
                out[-1] = Word("NOUN", last.start, word.end, last.text + word.text)
                continue
            out.append(word)
        return out

    def _totals(self, word: Word, last: Word, following: str) -> bool:
        if word.text not in self.totals or last.kind not in ("NOUN", "ACTION"):
            return False
        return word.text != "决定" or following not in ("ACTION", "NOUN")

    def _ends_noun(self, word: Word, before: list[Word]) -> bool:
        """Whether a noun is only the end of a compound with the verb before it: 网办|率; after a noun more ends are."""
        text = word.text
        if len(text) == 1:
            return text in self.suffixes
        if len(text) == 2 and text[0] in "率量" and text[0] in self.suffixes:
            return True
        if text not in self.suffixes:
            return False
        return text in _RATES or (len(before) > 1 and before[-2].kind == "NOUN" and before[-2].end == before[-1].start)

    def _plain(self, word: Word) -> Word:
        """A noun without the adverb of the verb behind it: 执法队独立|办案."""
        m = self.adverb.search(word.text) if word.kind == "NOUN" else None
        end = m.start() if m else len(word.text) - (word.kind == "NOUN" and word.text.endswith("被"))
        return Word(word.kind, word.start, word.start + end, word.text[:end])

    def _filler(self, stem: str) -> re.Match[str] | None:
        """The filler that a noun ends with."""
        return self.trail.search(stem) if stem[-1:] in self.trails else None

    def _trim(self, word: Word) -> Word | None:
        if word.kind != "NOUN":
            return word
        stem = word.text
        while (
            stem[-1:] in self.trails
            and (m := self.trail.search(stem))
            and not (m.start() and self.kept_tail.search(stem))
        ):
            stem = stem[: m.start()]
        if len(stem) >= 2 or not stem:
            return Word("NOUN", word.start, word.start + len(stem), stem) if stem else None
        return word


@lru_cache(maxsize=8)
def segmenter(lexicon: Lexicon) -> Segmenter:
    """The segmenter of a lexicon, compiled once."""
    return Segmenter(lexicon)

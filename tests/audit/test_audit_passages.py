import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.audit import passages

SENTENCE = "组织开展行政执法案卷评查，评查案卷128卷，发现并整改问题17个，编印案例指导手册发到每个执法单位。"


def shared(a: str, b: str) -> int:
    bands = passages.read_bands(passages.fingerprints([a, b]))
    return int(np.count_nonzero(bands[0] == bands[1]))


@settings(max_examples=40, deadline=None)
@given(st.text("甲乙丙丁戊己庚辛壬癸子丑寅卯", min_size=24, max_size=90), st.integers(0, 9), st.integers(0, 9))
def test_new_figures_and_marks_leave_the_fingerprint_as_it_is(words, old, new):
    assert shared(f"{words}共{old}件。", f"{words[:9]}，{words[9:]}共{new}件；") == passages.BANDS


def test_an_edited_sentence_shares_bands_and_another_does_not():
    assert shared(SENTENCE, SENTENCE.replace("编印案例指导手册", "印发案例指导手册")) >= 2
    assert shared(SENTENCE, "依托村（社区）公共法律服务工作室开展巡回宣讲，累计解答群众法律咨询，代写法律文书。") == 0


def test_short_sentences_are_no_passages():
    assert not passages.long_enough("各项工作取得新成效。")
    assert passages.long_enough(SENTENCE)


def test_the_fingerprint_of_a_text_does_not_depend_on_its_neighbours():
    alone = passages.fingerprints([SENTENCE])
    assert passages.fingerprints([SENTENCE, SENTENCE[::-1]])[: len(alone)] == alone


def test_without_the_library_there_are_no_fingerprints(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(passages, "_minhash", lambda: None)
    assert passages.fingerprints([SENTENCE]) == b""

"""What formulas a text holds, and how they were bound."""

from __future__ import annotations

from checker.claims.formula import Formula, FormulaKind, Origin, Verdict
from checker.testing import make_report


def of(text: str, kind: FormulaKind) -> list[Formula]:
    return [f for f in make_report(text).formulas if f.kind is kind]


def test_every_figure_of_a_sum_is_bound_at_its_place() -> None:
    text = "评查案卷126卷：优秀49卷，良好44卷，合格33卷。"
    (found,) = of(text, FormulaKind.SUM)
    assert found.verdict is Verdict.CONSISTENT
    assert [text[b.span.start : b.span.end] for b in found.figures] == ["126卷", "49卷", "44卷", "33卷"]


def test_two_columns_are_checked_apart() -> None:
    text = "拆除违建185处、4.31万平方米，其中存量142处、3.52万平方米，新增43处、0.97万平方米。"
    verdicts = {f.figures[0].text: f.verdict for f in of(text, FormulaKind.SUM)}
    assert verdicts == {"185处": Verdict.CONSISTENT, "4.31万平方米": Verdict.CONTRADICTORY}


def test_several_axes_are_never_added() -> None:
    text = "收到建议128件，涉及经济20件、城建64件、教育44件。办理结果中，A类64件，B类38件，C类26件。"
    assert all(f.verdict is Verdict.CONSISTENT for f in make_report(text).formulas)


def test_hidden_denominator_with_carry_over() -> None:
    (found,) = of("受理252件，上年未结6件，审结246件，结案率95.3%。", FormulaKind.RATE)
    assert found.verdict is Verdict.CONSISTENT
    assert {b.text for b in found.figures} >= {"95.3%", "246件", "252件", "6件"}


def test_identity_is_named() -> None:
    (found,) = of("上年结转13件，新受理157件，审结142件，结转下年38件。", FormulaKind.BALANCE)
    assert found.origin is Origin.IDENTITY
    assert found.identity is not None
    assert found.identity.startswith("flow")


def test_figures_inside_names_are_no_figures() -> None:
    report = make_report("12345热线受理诉求46653件。按来源，电话41424件、非电话5229件。")
    assert all(f.verdict is Verdict.CONSISTENT for f in report.formulas)
    assert all("12345" not in b.text for f in report.formulas for b in f.figures)


def test_formulas_are_the_same_every_time() -> None:
    text = "调解纠纷750件，调解成功722件，成功率98.3%。评查126卷：优秀49卷，良好44卷，合格30卷。"
    assert make_report(text).formulas == make_report(text).formulas

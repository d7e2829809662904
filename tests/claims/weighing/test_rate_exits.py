"""The exits of the rate relation: each by its name, for what its sentence tells."""

from __future__ import annotations

from unittest import mock

import pytest

from checker.claims.formulas.find import find_told
from checker.claims.weighing.data import load_relation
from checker.claims.weighing.rates import candidates
from checker.claims.weighing.rates.charity import BORNE_OUT
from checker.claims.weighing.rates.exits import EXITS, exits_of
from checker.claims.weighing.rates.misfit import Misfit
from checker.claims.weighing.rates.names import OF_OTHERS
from checker.claims.weighing.rates.unmeant import UNMEANT
from checker.testing import make_report


def ways_out(text: str) -> set[str]:
    """The exits by which any misfit of a passage leaves."""
    report = make_report(text)
    ctx, found = find_told(report.document, report.mentions, report.claims, report.knowledge.identities)
    out: set[str] = set()

    def leave(misfit: Misfit) -> bool:
        out.update(exits_of(misfit))
        return False

    with mock.patch.object(candidates, "leaves", leave):
        list(candidates.rate_candidates(ctx, load_relation("rate"), found))
    return out


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("of_before", "排查渡口隐患840处，整改798处，整改率由上年的85%提高到95%。"),
        ("of_part_year", "排查渡口隐患840处，整改798处，整改率上半年为45%，年底达到95%。"),
        ("of_sample", "渔船主签订承诺书512份，应签520份，抽查60户，承诺兑现率95.0%。"),
        ("felt", "辖区商户420家，签订承诺书的357家，群众知晓率58%。"),
        ("due", "全年开庭75件，应当由负责人出庭的61件，出庭率100%。"),
        ("moved", "水费收缴由上年的640万元升到704万元，收缴额增长10.0%，收缴率86.3%。"),
        ("covers_others", "护水顾问400名，律师280名，覆盖行政村的六成。"),
        ("as_rounded", "渔区调解纠纷2.6万件，调解成功2.51万件。调解成功率98.4%。"),
        ("of_list", "庭长办案126件，刑庭21件、民庭64件、其他庭长41件，占全院840件的15.0%。"),
        ("with_next", "回访商户450家，接通431家，满意和基本满意428家；满意率95.4%，基本满意率3.9%。"),
    ],
)
def test_a_percentage_leaves_by_the_exit_of_its_sentence(name: str, text: str) -> None:
    assert name in ways_out(text)


def test_no_two_exits_have_one_name() -> None:
    assert len(EXITS) == len(OF_OTHERS) + len(UNMEANT) + len(BORNE_OUT)
    assert all(out.__doc__ for out in EXITS.values())


def test_a_rate_that_leaves_by_none_is_weighed() -> None:
    assert ways_out("排查渡口隐患840处，整改798处，整改率85%。") == set()

"""What keeps a percentage that counts contradict from being weighed: it is none of them, or others bear it out.

Each exit is a small function of a misfit; their worth is measured one by one by `benchmarks.rate_exits`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from checker.claims.weighing.rates.charity import BORNE_OUT
from checker.claims.weighing.rates.misfit import Misfit
from checker.claims.weighing.rates.names import OF_OTHERS
from checker.claims.weighing.rates.unmeant import UNMEANT

EXITS: Mapping[str, Callable[[Misfit], bool]] = MappingProxyType({**OF_OTHERS, **UNMEANT, **BORNE_OUT})
"""Name of each exit → whether a misfit leaves by it; those of `BORNE_OUT` stand open only to a percentage that other
counts could bear out."""


def leaves(misfit: Misfit) -> bool:
    """Whether a percentage is surely no rate of the counts, or read otherwise follows from them or others."""
    if any(out(misfit) for out in OF_OTHERS.values()) or any(out(misfit) for out in UNMEANT.values()):
        return True
    return misfit.may_be_of_others and any(out(misfit) for out in BORNE_OUT.values())


def exits_of(misfit: Misfit) -> frozenset[str]:
    """The names of all exits by which a misfit leaves."""
    return frozenset(
        name for name, out in EXITS.items() if (name not in BORNE_OUT or misfit.may_be_of_others) and out(misfit)
    )

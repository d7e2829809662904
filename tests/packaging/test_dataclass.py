"""Our quicker `dataclass` makes the classes that the standard library makes."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import operator
import pickle
from functools import cached_property
from typing import Any

import pytest

from checker.dataclass import dataclass


class Plain:
    """All that a field may be."""

    name: str
    sizes: tuple[int, ...] = ()
    seen: list[int] = dataclasses.field(default_factory=list)
    note: str = dataclasses.field(default="", compare=False)
    hidden: int = dataclasses.field(default=0, repr=False)

    @property
    def total(self) -> int:
        return sum(self.sizes)


class Checked:
    """A class that looks at what it is given."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("low above high")


class Named:
    """A class that says itself how it is shown."""

    name: str

    def __repr__(self) -> str:
        return f"<{self.name}>"


class Empty:
    """No field."""


@dataclass(frozen=True, slots=True)
class Slotted:
    """To be found by pickle."""

    name: str
    made: list[int] = dataclasses.field(default_factory=list)


@dataclass(frozen=True)
class Cached:
    """With room for what is computed once."""

    name: str

    @cached_property
    def letters(self) -> list[str]:
        return list(self.name)


def both(cls: type, **params: bool) -> tuple[Any, Any]:
    """`cls` as the standard library makes it and as we do."""
    body = {k: v for k, v in vars(cls).items() if k not in ("__dict__", "__weakref__")}
    other = {k: copy.copy(v) if isinstance(v, dataclasses.Field) else v for k, v in body.items()}
    first, second = type(cls.__name__, (), body), type(cls.__name__, (), other)
    return dataclasses.dataclass(**params)(first), dataclass(**params)(second)


@pytest.mark.parametrize("slots", [True, False])
@pytest.mark.parametrize(
    ("cls", "values"),
    [
        (Plain, [("a",), ("a", (1, 2)), ("a", (1, 2), [3]), ("b", (), [], "n", 4), ("b", (), [], "m", 4)]),
        (Checked, [(1, 2), (1, 1), (0, 0)]),
        (Named, [("a",), ("b",)]),
        (Empty, [()]),
    ],
)
def test_instances_are_as_the_standard_library_has_them(cls: type, values: list[tuple[Any, ...]], slots: bool) -> None:
    standard, ours = both(cls, frozen=True, slots=slots)
    assert [f.name for f in dataclasses.fields(standard)] == [f.name for f in dataclasses.fields(ours)]
    assert ours.__match_args__ == standard.__match_args__
    made = [(standard(*v), ours(*v)) for v in values]
    for one, mine in made:
        assert repr(mine) == repr(one)
        assert dataclasses.asdict(mine) == dataclasses.asdict(one)
        assert hasattr(mine, "__dict__") == hasattr(one, "__dict__")
        assert mine != one
        assert dataclasses.replace(mine) == mine
        assert copy.copy(mine) == mine
        for name in [*dataclasses.asdict(mine), "other"]:
            with pytest.raises(dataclasses.FrozenInstanceError):
                setattr(mine, name, 1)
            with pytest.raises(dataclasses.FrozenInstanceError):
                delattr(mine, name)
        for other, also in made:
            assert (mine == also) == (one == other)


def test_equal_ones_have_one_hash_and_what_cannot_be_hashed_is_refused() -> None:
    _, ours = both(Checked, frozen=True, slots=True)
    assert len({ours(1, 2), ours(1, 2), ours(1, 3)}) == 2
    with pytest.raises(TypeError):
        hash(Slotted("a", [1]))


def test_without_eq_only_the_same_is_equal() -> None:
    _, ours = both(Named, frozen=True, slots=True, eq=False)
    one = ours("a")
    assert one == one
    assert one != ours("a")
    assert len({one, ours("a")}) == 2


def test_wrong_arguments_are_refused_by_name() -> None:
    _, ours = both(Checked, frozen=True, slots=True)
    with pytest.raises(TypeError, match=r"Checked\.__init__\(\) missing 1 required positional argument: 'high'"):
        ours(1)
    with pytest.raises(ValueError, match="low above high"):
        ours(2, 1)


def test_each_instance_has_a_list_of_its_own() -> None:
    assert Slotted("a").made is not Slotted("a").made


@pytest.mark.parametrize("one", [Slotted("a", [1]), Cached("abc")])
def test_pickle_brings_back_an_equal_one(one: Any) -> None:
    assert pickle.loads(pickle.dumps(one)) == one


def test_what_is_computed_once_is_kept_beside_the_fields() -> None:
    one = Cached("abc")
    assert one.letters is one.letters == ["a", "b", "c"]


@pytest.mark.parametrize("slots", [True, False])
def test_order_is_that_of_the_fields_compared(slots: bool) -> None:
    standard, ours = both(Plain, frozen=True, slots=slots, order=True)
    values = [("a", (1,)), ("a", (1, 2)), ("b", ()), ("b", (), [], "m"), ("b", (), [], "n")]
    for sign in (operator.lt, operator.le, operator.gt, operator.ge):
        assert [sign(ours(*v), ours(*w)) for v in values for w in values] == [
            sign(standard(*v), standard(*w)) for v in values for w in values
        ]
    with pytest.raises(TypeError, match="'<' not supported"):
        _ = ours("a") < standard("a")


@pytest.mark.parametrize("params", [{"order": True}, {"kw_only": True, "frozen": True}, {}])
def test_what_is_not_plain_is_the_standard_librarys_own(params: dict[str, bool]) -> None:
    standard, ours = both(Checked, **params)
    assert inspect.signature(ours) == inspect.signature(standard)
    assert ("__lt__" in vars(ours)) == ("__lt__" in vars(standard))


def test_a_class_that_inherits_is_frozen_too() -> None:
    @dataclasses.dataclass(frozen=True)
    class Child(Slotted):
        size: int = 0

    child = Child("a", [], 2)
    assert (child.name, child.size) == ("a", 2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        child.size = 3  # type: ignore[misc]

"""`dataclass` of the standard library, quicker to make where the class is frozen and plain.

The standard decorator writes and compiles six methods for every class, and a cold check needs 150 classes: a quarter of
its time. Here three are shared by all classes, and what the others compile to is kept from one run to the next.
Classes that are not frozen, that inherit, or that want unusual fields are left to the standard library.
"""

from __future__ import annotations

import dataclasses
import inspect
from typing import TYPE_CHECKING, Any

from checker import kept

_KNOWN = frozenset({"frozen", "slots", "eq", "order"})
_UNUSUAL = ("InitVar", "KW_ONLY")
_MADE = object()
"""Default of a parameter whose field has a `default_factory`."""
_SIGNS = {"lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_OWN = ("__init__", "__eq__", "__hash__", *(f"__{name}__" for name in _SIGNS))


def _dataclass(cls: Any = None, /, **params: bool) -> Any:
    if cls is None:
        return lambda cls: _dataclass(cls, **params)
    if not params.get("frozen") or not _plain(cls, params):
        return dataclasses.dataclass(**params)(cls)
    made = dataclasses.dataclass(slots=params.get("slots", False), init=False, repr=False, eq=False)(cls)
    own = _own(made, dataclasses.fields(made), params.get("eq", True), params.get("order", False))
    for name, method in (_METHODS | own).items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    made.__dataclass_params__.frozen = True  # a class that inherits from this one must be frozen too
    return made


def _plain(cls: Any, params: dict[str, bool]) -> bool:
    """Whether the methods made here say all that is to be said."""
    own = cls.__dict__
    return (
        params.keys() <= _KNOWN
        and cls.__bases__ == (object,)
        and "__eq__" not in own
        and (params.get("eq", True) or not params.get("order"))
        and not any(isinstance(v, dataclasses.Field) and (not v.init or v.kw_only is True) for v in own.values())
        and not any(word in str(a) for a in own.get("__annotations__", {}).values() for word in _UNUSUAL)
    )


def _own(cls: Any, fields: tuple[dataclasses.Field[Any], ...], eq: bool, order: bool) -> dict[str, Any]:
    """The methods which differ from class to class: `__init__`, `__eq__`, `__hash__` and those of order."""
    setters = {f.name: cls.__dict__.get(f.name) for f in fields}
    slots = all(map(inspect.ismemberdescriptor, setters.values()))
    source = _init(fields, slots, hasattr(cls, "__post_init__")) + (_equality(fields) if eq else "")
    source += _order(fields) if order else ""
    names: dict[str, Any] = {"_made": _MADE, "_set": object.__setattr__}
    names |= {f"_default_{f.name}": f.default for f in fields} | {f"_make_{f.name}": f.default_factory for f in fields}
    names |= {f"_set_{name}": slot.__set__ for name, slot in setters.items() if slots}
    exec(kept.code(source), names)
    methods: dict[str, Any] = {name: names[name] for name in _OWN if name in names}
    for name, method in methods.items():
        method.__qualname__ = f"{cls.__qualname__}.{name}"
    return methods


def _init(fields: tuple[dataclasses.Field[Any], ...], slots: bool, post: bool) -> str:
    """A field is set past `__setattr__`, which refuses: quickest by the slot itself."""
    parameters, lines = ["self"], []
    for field in fields:
        name = value = field.name
        if field.default is not dataclasses.MISSING:
            parameters.append(f"{name}=_default_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            parameters.append(f"{name}=_made")
            value = f"{name} if {name} is not _made else _make_{name}()"
        else:
            parameters.append(name)
        lines.append(f" _set_{name}(self, {value})\n" if slots else f" _set(self, {name!r}, {value})\n")
    if post:
        lines.append(" self.__post_init__()\n")
    return f"def __init__({', '.join(parameters)}):\n" + "".join(lines or [" pass\n"])


def _equality(fields: tuple[dataclasses.Field[Any], ...]) -> str:
    left, right = ("".join(f"{one}.{f.name}, " for f in fields if f.compare) for one in ("self", "other"))
    return f"""
def __eq__(self, other):
 if other.__class__ is self.__class__:
  return ({left}) == ({right})
 return NotImplemented
def __hash__(self):
 return hash(({left}))
"""


def _order(fields: tuple[dataclasses.Field[Any], ...]) -> str:
    left, right = ("".join(f"{one}.{f.name}, " for f in fields if f.compare) for one in ("self", "other"))
    return "".join(
        f"""
def __{name}__(self, other):
 if other.__class__ is self.__class__:
  return ({left}) {sign} ({right})
 return NotImplemented
"""
        for name, sign in _SIGNS.items()
    )


def _repr(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(self: Any, name: str, value: Any = None) -> None:
    raise dataclasses.FrozenInstanceError(f"{type(self).__name__} cannot be changed: {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, f.name) for f in dataclasses.fields(self)]


def _revive(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_METHODS = {
    "__repr__": _repr,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _state,
    "__setstate__": _revive,
}

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = _dataclass

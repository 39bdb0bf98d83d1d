"""What pages are asked and what they answer, as dataclasses: understood from an address, told as JSON, described by a schema.

Fields are annotated: with a string that says what they mean, with `Asked` where an address brings them, with `HIDDEN` where only the HTML
shows them, with a schema where their type does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from onrecord.dates import is_date
from onrecord.outline import showable

__all__ = ["HIDDEN", "Asked", "Json", "Wrong", "asks", "outside", "schema", "told", "understood"]

Json = dict[str, Any]
Kind = TypeVar("Kind")

LONGEST = 2000  # characters of a value
HIDDEN: Final = object()


class Wrong(Exception):
    """A value in an address that can't be understood, and what would be."""

    def __init__(self, name: str, value: str, why: str) -> None:
        self.name = name
        short = value if len(value) <= 60 else f"{value[:59]}…"
        super().__init__(f"{name}: {showable(short)!r} {why}" if value else f"{name} {why}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Something that an address brings, in words; `path` where it is a part of the address itself."""

    help: str
    path: bool = False
    date: bool = False
    most: int = 100_000


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _parts(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """The type of a field, and what is said of it."""
    return (get_args(hint)[0], get_args(hint)[1:]) if get_origin(hint) is Annotated else (hint, ())


def outside(name: str) -> str:
    """The name of a field in an address: without the line under it that keeps it apart from a word of Python."""
    return name.rstrip("_")


def asks(kind: Any) -> dict[str, tuple[Any, Asked, Any]]:
    """What an address can bring, by the name of the field: its type, its words, and its default or MISSING."""
    found = {}
    for each in fields(kind):
        type_, said = _parts(_hints(kind)[each.name])
        found[each.name] = type_, next(one for one in said if isinstance(one, Asked)), each.default
    return found


def understood(kind: type[Kind], values: Mapping[str, str]) -> Kind:
    """What is asked by these values; raises Wrong. Names that are not asked for are let be, empty values are none."""
    found: dict[str, Any] = {}
    for name, (type_, said, default) in asks(kind).items():
        value = values.get(outside(name), "").strip()
        if value:
            found[name] = _value(outside(name), known(type_), said, value)
        elif default is MISSING:
            raise Wrong(outside(name), "", "is missing")
    return kind(**found)


def _value(name: str, kind: Any, said: Asked, value: str) -> Any:
    if len(value) > LONGEST:
        raise Wrong(name, value, f"is longer than {LONGEST:,} characters")
    if "\0" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
        raise Wrong(name, value, "holds a sign that no text has")
    if kind is int:
        if not re.fullmatch(r"[0-9]{1,9}", value) or not 1 <= int(value) <= said.most:
            raise Wrong(name, value, f"is no whole number from 1 to {said.most:,}")
        return int(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        if value not in [one.value for one in kind]:
            raise Wrong(name, value, f"is none of {', '.join(one.value for one in kind)}")
        return kind(value)
    if said.date and (not value[:1].isdigit() or not is_date(value)):
        raise Wrong(name, value, "is no date: write 2024, 2024-03 or 2024-03-07")
    return value


def known(kind: Any) -> Any:
    """The type of a value that may be None, when it is not."""
    return next((one for one in get_args(kind) if one is not NoneType), kind) if get_origin(kind) in (Union, UnionType) else kind


def told(value: Any) -> Any:
    """A value as JSON has it, without what only the HTML shows."""
    if is_dataclass(value) and not isinstance(value, type):
        hints = _hints(type(value))
        return {outside(each.name): told(getattr(value, each.name)) for each in fields(value) if HIDDEN not in _parts(hints[each.name])[1]}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(name): told(one) for name, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [told(one) for one in value]
    return value


def schema(kind: Any, named: dict[str, Json]) -> Json:
    """The schema of a type, as OpenAPI has it; those of dataclasses go into `named`."""
    if is_dataclass(kind) and isinstance(kind, type):
        if kind.__name__ not in named:
            named[kind.__name__] = {}
            named[kind.__name__] = _object(kind, named)
        return {"$ref": f"#/components/schemas/{kind.__name__}"}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"type": "string", "enum": [one.value for one in kind]}
    inside, origin = get_args(kind), get_origin(kind)
    if origin is Annotated:
        return _said(inside[0], inside[1:], named)
    if origin in (Union, UnionType):
        return {"anyOf": [schema(one, named) for one in inside]}
    if origin is tuple:
        return _array(inside, named)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": schema(inside[1], named)}
    return dict(_PLAIN[kind])


_PLAIN: Mapping[Any, Json] = MappingProxyType(
    {
        str: {"type": "string"},
        int: {"type": "integer"},
        float: {"type": "number"},
        bool: {"type": "boolean"},
        NoneType: {"type": "null"},
        Any: {},
    }
)


def _said(kind: Any, about: tuple[Any, ...], named: dict[str, Json]) -> Json:
    made = next((one for one in about if isinstance(one, dict)), None) or schema(kind, named)
    help = next((one for one in about if isinstance(one, str)), None)
    return made | ({"description": help} if help else {})


def _array(inside: tuple[Any, ...], named: dict[str, Json]) -> Json:
    if len(inside) == 2 and inside[1] is ...:
        return {"type": "array", "items": schema(inside[0], named)}
    parts = [schema(one, named) for one in inside]
    return {"type": "array", "prefixItems": parts, "items": False, "minItems": len(parts), "maxItems": len(parts)}


def _object(kind: type, named: dict[str, Json]) -> Json:
    hints = {name: hint for name, hint in _hints(kind).items() if HIDDEN not in _parts(hint)[1]}
    properties = {outside(each.name): schema(hints[each.name], named) for each in fields(kind) if each.name in hints}
    doc = " ".join((kind.__doc__ or "").split())
    return {"type": "object", "description": doc, "properties": properties, "required": list(properties), "additionalProperties": False}

"""Frozen values: named tuples that cost little to define, and that type checkers take for `typing.NamedTuple`.

`typing.NamedTuple` looks at every annotation and compiles a constructor for every class: for the hundred classes that
one post needs, that was a seventh of the whole check. Values share one constructor instead. It takes longer over each
value, so that classes of which one text makes many (spans, pieces, verdicts) stay with `typing.NamedTuple`.
"""

from collections import _tuplegetter  # type: ignore[attr-defined]  # a property takes twice as long to read
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

__all__ = ["Value"]


class _Definition(type):
    """Makes the annotated names of a class the fields of a tuple, and what they are set to their defaults."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> "_Definition":
        """Make a class whose values hold nothing but the tuple."""
        return super().__new__(cls, name, bases, {**body, "__slots__": ()})

    def __init__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> None:
        """Give the class its fields."""
        super().__init__(name, bases, body)
        cls._fields = tuple(cls.__annotations__)
        cls._field_defaults = {field: body[field] for field in cls._fields if field in body}
        for place, field in enumerate(cls._fields):
            setattr(cls, field, _tuplegetter(place, None))

    @property
    def __match_args__(cls) -> tuple[str, ...]:
        """What `case Kind(first, second)` looks at."""
        return cls._fields


_NEW = tuple.__new__


class _Value(tuple[Any, ...], metaclass=_Definition):
    """What all values have in common: all that `typing.NamedTuple` promises."""

    def __new__(cls, *values: Any, **named: Any) -> Self:
        """Make a value of its fields, in order or by name."""
        if named or len(values) != len(cls._fields):
            values = _completed(cls, values, named)
        return _NEW(cls, values)

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        return cls(*values)

    def _replace(self, **changes: Any) -> Self:
        changed = _NEW(type(self), map(changes.pop, type(self)._fields, self))
        if changes:
            raise TypeError(f"{type(self).__name__} has no {', '.join(changes)}")
        return changed

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(type(self)._fields, self, strict=True))

    def __repr__(self) -> str:
        """Return the value as code would write it."""
        return f"{type(self).__name__}({', '.join(f'{field}={value!r}' for field, value in self._asdict().items())})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        """Return what a copy is made of, here or in another process."""
        return tuple(self)


def _completed(kind: type[_Value], values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
    """Return all values of a class in order: those given in order, those given by name, and defaults."""
    fields, defaults = kind._fields, kind._field_defaults
    try:
        rest = [named.pop(field) if field in named else defaults[field] for field in fields[len(values) :]]
    except KeyError as missing:
        raise TypeError(f"{kind.__name__} needs {missing.args[0]}") from None
    if named or len(values) > len(fields):
        raise TypeError(f"{kind.__name__} takes {', '.join(fields) or 'nothing'}, each once")
    return (*values, *rest)


if TYPE_CHECKING:
    from typing import NamedTuple as Value
else:
    Value = _Value

"""Values do what `typing.NamedTuple` promises, because type checkers take them for it."""

import copy
import pickle
from typing import Any, NamedTuple

import pytest

from socialpolicy.value import Value


class Point(Value):
    """A value with a field that must be given and two that need not be."""

    x: int
    y: int = 2
    name: "str | None" = None

    @property
    def both(self) -> int:
        """What is worked out of two fields."""
        return self.x + self.y


class Model(NamedTuple):
    """The same as the standard library makes it."""

    x: int
    y: int = 2
    name: "str | None" = None


class Nothing(Value):
    """A value without fields."""


GIVEN: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((1,), {}),
    ((1, 3, "a"), {}),
    ((1,), {"name": "b"}),
    ((), {"name": "c", "x": 4}),
]


@pytest.mark.parametrize(("values", "named"), GIVEN)
def test_a_value_is_the_tuple_of_its_fields(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    value, model = Point(*values, **named), Model(*values, **named)
    assert (value, hash(value), value._asdict()) == (model, hash(model), model._asdict())
    assert repr(value) == repr(model).replace("Model", "Point")
    assert value.both == model.x + model.y
    assert (value.x, value.y, value.name) == tuple(value)
    assert pickle.loads(pickle.dumps(value)) == copy.copy(value) == Point._make(value) == value
    assert type(value._replace(y=7)) is Point
    assert value._replace(y=7) == model._replace(y=7)


def test_a_class_tells_its_fields_and_defaults() -> None:
    assert (Point._fields, Point._field_defaults) == (Model._fields, Model._field_defaults)
    assert (Nothing._fields, Nothing()) == ((), ())


def test_a_value_matches_by_position() -> None:
    match Point(1, name="a"):
        case Point(x, _, name):
            assert (x, name) == (1, "a")


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((), {"y": 1}), ((1, 2, "a", 4), {}), ((1,), {"z": 2}), ((1,), {"x": 2}), ((1, 2, "a"), {"x": 2})],
)
def test_wrong_fields_are_refused(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    for kind in (Point, Model):
        with pytest.raises(TypeError):
            kind(*values, **named)


def test_a_value_does_not_change() -> None:
    value: Any = Point(1)
    for name in ("x", "other"):
        with pytest.raises(AttributeError):
            setattr(value, name, 2)
    with pytest.raises((TypeError, ValueError)):
        value._replace(other=2)

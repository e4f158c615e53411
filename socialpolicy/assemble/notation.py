"""How a plan's own values show that its dates and numbers are written, where by themselves they may mean two things."""

import re
from collections.abc import Iterator

from socialpolicy.assemble.amounts import COMMA_SHOWN, POINT_SHOWN
from socialpolicy.assemble.date_order import order_of
from socialpolicy.assemble.reading import Customs
from socialpolicy.model.nodes import Mapping, Node, Scalar, Sequence


def customs_shown(root: Mapping, customs: Customs) -> Customs:
    """Return customs with the order of day and month, and with the sign before decimals, that a plan's values show.

    Where its values show both, nothing is known but what was known before.
    """
    orders: set[bool] = set()
    comma = point = False
    for value in _values(root):
        order = order_of(value)
        orders.update(() if order is None else (order,))
        comma = comma or re.fullmatch(COMMA_SHOWN, value) is not None
        point = point or re.fullmatch(POINT_SHOWN, value) is not None
    if comma and not point:
        customs = customs._replace(decimal=",")
    return customs._replace(day_first=orders.pop()) if len(orders) == 1 else customs


def _values(root: Mapping) -> Iterator[str]:
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            if not node.decimal:
                yield node.text.value
        else:
            waiting.extend(node.items if isinstance(node, Sequence) else (value for _, value in node.entries))

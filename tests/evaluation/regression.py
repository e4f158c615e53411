"""Logistic regression whose weights keep their direction, and the point at which its score says yes."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from tests.evaluation.counting import Column
from tests.evaluation.measures import Counts

Numbers = Mapping[Column, float]


class Fitted(NamedTuple):
    """Weights in log-odds, and the score from which on a text is found."""

    bias: float
    weights: dict[Column, float]
    point: float

    def score(self, numbers: Numbers) -> float:
        """Return the log-odds of a text."""
        return self.bias + sum(self.weights.get(column, 0.0) * value for column, value in numbers.items())


def fitted(
    texts: Sequence[Numbers],
    truth: Sequence[bool],
    importance: Sequence[float],
    ways: Mapping[Column, int],
    *,
    strength: float,
    sparse: float,
    precision: float | None,
) -> Fitted:
    """Fit weights; `ways` gives each column its direction, `strength` pulls weights to 0, `sparse` makes some 0.

    The point is where F1 is best, or with `precision` where most are found at no less than that.
    """
    columns = sorted(ways)
    matrix = _matrix(texts, columns)
    signs = numpy.array([1.0 if is_one else -1.0 for is_one in truth])
    heavy = numpy.array(importance)
    pull = numpy.array([sparse * ways[column] for column in columns])

    def loss(values: Any) -> tuple[float, Any]:
        bias, weights = values[0], values[1:]
        margins = signs * (matrix @ weights + bias)
        slopes = -signs * heavy / (1.0 + numpy.exp(numpy.clip(margins, -500, 500)))
        cost = float(heavy @ numpy.logaddexp(0.0, -margins))
        cost += strength / 2 * float(weights @ weights) + float(pull @ weights)
        slope = matrix.T @ slopes + strength * weights + pull
        return cost, numpy.concatenate([[slopes.sum()], slope])

    bounds = [(None, None), *(_range(ways[column]) for column in columns)]
    found = minimize(loss, numpy.zeros(len(columns) + 1), jac=True, method="L-BFGS-B", bounds=bounds)
    weights = {column: float(value) for column, value in zip(columns, found.x[1:], strict=True)}
    made = Fitted(float(found.x[0]), weights, 0.0)
    return made._replace(point=point([made.score(text) for text in texts], truth, precision))


def _range(way: int) -> tuple[float | None, float | None]:
    return 0.0 if way > 0 else None, 0.0 if way < 0 else None


def _matrix(texts: Sequence[Numbers], columns: Sequence[Column]) -> Any:
    index = {column: number for number, column in enumerate(columns)}
    cells = [
        (row, index[column], value)
        for row, text in enumerate(texts)
        for column, value in text.items()
        if column in index
    ]
    rows, places, values = zip(*cells, strict=True) if cells else ((), (), ())
    return csr_matrix((values, (rows, places)), shape=(len(texts), len(columns)))


def point(scores: Sequence[float], truth: Sequence[bool], precision: float | None = None) -> float:
    """Return the score from which on texts are found: where F1 is best, or where most are at a precision.

    Where no score gives that precision, the highest.
    """
    ranked = sorted(zip(scores, truth, strict=True), reverse=True)
    wanted, hits = sum(truth), 0
    best, at = -1.0, ranked[0][0]
    for number, (score, is_one) in enumerate(ranked, start=1):
        hits += is_one
        if number < len(ranked) and ranked[number][0] == score:
            continue
        counts = Counts(hits, number - hits, wanted - hits, 0)
        worth = counts.f1 if precision is None else counts.recall if counts.precision >= precision else -1.0
        if worth > best:
            best, at = worth, score
    return at

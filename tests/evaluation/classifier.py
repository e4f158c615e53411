"""What the rules are compared with next: words and pairs of words, weighed on the other half of the rows."""

from collections.abc import Sequence
from typing import Any

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from tests.evaluation.wordlists import Told


def classifier(texts: Sequence[str], truth: Sequence[bool], fold_of: Sequence[int]) -> Told:
    """Judge each half of the rows by words and pairs of words, weighed on the other half."""
    scores = [0.0] * len(texts)
    for fold in (0, 1):
        model = trained(
            [text for text, own in zip(texts, fold_of, strict=True) if own != fold],
            [is_one for is_one, own in zip(truth, fold_of, strict=True) if own != fold],
        )
        judged = [number for number, own in enumerate(fold_of) if own == fold]
        for number, score in zip(judged, scored(model, [texts[number] for number in judged]), strict=True):
            scores[number] = score
    return Told([score > 0 for score in scores], scores)


def trained(texts: Sequence[str], truth: Sequence[bool]) -> Any:
    """Return a vectorizer and a logistic regression that were fitted to some texts."""
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    model = LogisticRegression(C=10.0, max_iter=2000, solver="liblinear", random_state=5)
    model.fit(vectorizer.fit_transform(texts), list(truth))
    return vectorizer, model


def scored(model: Any, texts: Sequence[str]) -> list[float]:
    """Return the log-odds that a model gives to each text."""
    vectorizer, regression = model
    return [float(score) for score in regression.decision_function(vectorizer.transform(texts))]

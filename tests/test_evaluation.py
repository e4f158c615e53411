"""Whether `make eval` reckons rightly: its measures, how it splits, what it asks, and what it calls a bar met."""

import json
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from socialpolicy import Flags, check_bytes, load_rulebook
from tests.evaluation import judging, wordlists
from tests.evaluation.grouping import folds, groups
from tests.evaluation.material import LABELLED, Row, is_there, row_of, shows_affiliate_link
from tests.evaluation.measures import Counts, area, chance, counts, spread
from tests.evaluation.tasks import RULES, TASKS, Task, View, examples_of, training

RAN = "a b c d e f g h"


def row(text: str, owner: str = "") -> Row:
    return Row("1", text, "", owner)


# ---- measures ----


@pytest.mark.parametrize(
    ("tallied", "precision", "recall", "f1", "alarm_rate"),
    [
        (Counts(hits=3, alarms=1, misses=2, passes=4), 0.75, 0.6, 2 / 3, 0.2),
        (Counts(hits=0, alarms=0, misses=5, passes=5), 0, 0, 0, 0),
        (Counts(hits=0, alarms=0, misses=0, passes=0), 0, 0, 0, 0),
        (Counts(hits=5, alarms=0, misses=0, passes=0), 1, 1, 1, 0),
    ],
)
def test_figures_follow_from_counts(
    tallied: Counts, precision: float, recall: float, f1: float, alarm_rate: float
) -> None:
    found = (tallied.precision, tallied.recall, tallied.f1, tallied.alarm_rate)
    assert found == pytest.approx((precision, recall, f1, alarm_rate))


def test_rows_are_counted_by_what_they_are_and_what_was_said() -> None:
    assert counts([True, True, False, False, True], [True, False, True, False, True]) == Counts(2, 1, 1, 1)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([4, 3, 2, 1], 1),
        ([1, 2, 3, 4], 0),
        ([1, 1, 1, 1], 0.5),
        ([4, 2, 3, 1], 0.75),
        ([4, 3, 3, 1], 0.875),
        ([4, None, 3, None], 1),
        ([None, None, 3, 1], None),
    ],
)
def test_the_area_is_how_often_a_wanted_row_scores_above_another(
    scores: list[float | None], expected: float | None
) -> None:
    assert area([True, True, False, False], scores) == expected


def test_the_spread_is_wider_where_fewer_groups_tell() -> None:
    truth, said = [True] * 40, [True] * 20 + [False] * 20
    few = spread(truth, said, [str(number // 10) for number in range(40)])
    many = spread(truth, said, [str(number) for number in range(40)])
    assert few[0] < many[0] < 2 / 3 < many[1] < few[1]
    assert many == spread(truth, said, [str(number) for number in range(40)])


@pytest.mark.parametrize(
    ("tallied", "expected"),
    [(Counts(3, 0, 0, 3), 1 / 20), (Counts(0, 3, 3, 0), 1), (Counts(2, 1, 1, 2), 0.5), (Counts(0, 0, 4, 4), 1)],
)
def test_the_chance_of_a_difference_is_exact(tallied: Counts, expected: float) -> None:
    assert chance(tallied) == pytest.approx(expected)


# ---- groups and splits ----


def test_rows_of_one_owner_or_with_a_run_of_words_in_common_belong_together() -> None:
    rows = [row("x", "Ana"), row(f"Here {RAN}."), row("y", "Ana"), row(f"{RAN.upper()}, there"), row("a b c d e f g")]
    assert groups(rows) == ["Ana", "like 1", "Ana", "like 1", "like 4"]


def test_no_group_is_split_and_both_folds_get_both_classes() -> None:
    truth = [True, True, False, False] * 10
    grouped = [f"group {number // 4}" for number in range(40)]
    fold_of = folds(truth, grouped, grouped)
    by_group = {(group, fold) for group, fold in zip(grouped, fold_of, strict=True)}
    assert len(by_group) == 10
    assert Counter(zip(truth, fold_of, strict=True)) == dict.fromkeys(product((True, False), (0, 1)), 10)


def test_a_class_from_a_single_source_is_dealt_out_by_likeness() -> None:
    truth = [True] * 6 + [False] * 6
    grouped = ["a", "a", "b", "b", "c", "c"] + ["times"] * 6
    alike = [str(number // 2) for number in range(12)]
    fold_of = folds(truth, grouped, alike)
    assert all(fold_of[place] == fold_of[place + 1] for place in range(0, 12, 2))
    assert all(set(fold_of[start : start + 6]) == {0, 1} for start in (0, 6))


def test_where_one_hand_wrote_nearly_all_rows_are_dealt_out_one_by_one() -> None:
    truth = [True, False] * 10
    fold_of = folds(truth, ["one"] * 18 + ["two"] * 2, ["one"] * 18 + ["two"] * 2)
    assert Counter(zip(truth, fold_of, strict=True)) == dict.fromkeys(product((True, False), (0, 1)), 5)


# ---- tasks ----


@pytest.mark.parametrize(
    ("name", "written", "owner"),
    [
        ("corporate-messaging", {"account": "Nestle"}, "Nestle"),
        ("clickbait-peterldowns", {"source": "dose"}, "dose"),
        ("org-tweets", {"id": "nodejs/tweet:tweets/a.tweet"}, "nodejs/tweet"),
        ("insults-kaggle", {"split": "train"}, ""),
    ],
)
def test_whose_a_row_is(name: str, written: dict[str, str], owner: str) -> None:
    assert row_of(name, {"id": "1", "text": "t", "label": "l", **written}).owner == owner


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Camera: http://amzn.to/2gKKV6N", True),
        ("https://www.amazon.com/dp/B01?tag=ana-20", True),
        ("https://shop.example/?utm_source=a&aff=12", True),
        ("https://bit.ly/2hviFEF and https://www.youtube.com/watch?v=1", False),
        ("We sell price tags = cheap", False),
    ],
)
def test_a_visible_affiliate_link(text: str, expected: bool) -> None:
    assert shows_affiliate_link(text) is expected


def test_tasks_ask_about_judging_rules_and_have_names_of_their_own() -> None:
    assert {rule for task in TASKS for rule in task.rules} <= set(RULES)
    assert len({task.name for task in TASKS}) == len(TASKS)
    assert all(task.words in wordlists.WORDS for task in TASKS)


@pytest.mark.parametrize("task", [task for task in TASKS if task.parts], ids=lambda task: task.name)
def test_the_parts_that_a_task_counts_are_those_of_its_rule(task: Task) -> None:
    rules = load_rulebook(Flags(isolated=True)).rules
    assert set(task.parts) <= {part.name for rule in task.rules for part in rules[rule].parts}


def test_the_rules_about_limits_of_channels_are_rules() -> None:
    pytest.importorskip("sklearn")
    from tests.evaluation.figures import LIMITS

    assert set(LIMITS) <= load_rulebook(Flags(isolated=True)).known


def test_weights_are_fitted_to_each_row_once_unless_tasks_are_named() -> None:
    assert [task.name for task in training("newsworthy-only")] == ["company tweets", "disaster tweets", "daily life"]
    assert [task.name for task in training("promotional-post")] == ["ads"]
    assert [task.name for task in training("promotional-post", ["ads, bare"])] == ["ads, bare"]


@pytest.mark.skipif(not LABELLED.is_dir(), reason="the labelled sets are not beside the checkout")
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_each_task_has_rows_to_find_and_rows_to_spare(task: Task) -> None:
    assert {example.wanted for example in examples_of(task)} == {True, False}


def test_a_word_list_finds_whole_words_and_phrases() -> None:
    told = wordlists.word_list("selling", ["Buy  now!", "BUY NOW, hurry", "a discounter", "50% off"])
    assert told.said == [False, True, False, True]
    assert told.scores == [0, 2, 0, 1]
    assert wordlists.word_list("disclosure", ["#ad", "nothing"], spare=True).said == [False, True]


# ---- judging ----


def test_what_a_report_says_of_each_post_broken_or_not() -> None:
    posts = [
        {"id": "a", "channel": "facebook", "text": "Buy now! Don't wait, this deal is going fast!!!"},
        {"id": "b", "channel": "facebook", "text": "We open on Monday, at nine."},
        {
            "id": "c",
            "channel": "facebook",
            "text": "Wir haben neue Räder für euch und freuen uns auf euren Besuch.",
        },
    ]
    data = "\n".join(json.dumps(post) for post in posts).encode()
    flags = Flags(isolated=True, as_of=judging.AS_OF, show_kept=True, select=("no-hard-sell",))
    said = judging.said_in(check_bytes(data, path="posts.jsonl", flags=flags))
    assert said["no-hard-sell", "a"].level == "warning"
    assert (said["no-hard-sell", "a"].score or 0) > 2
    assert said["no-hard-sell", "b"] == judging.Said("kept", 0)
    assert said["no-hard-sell", "c"] == judging.Said("unknown")


def test_a_row_becomes_a_title_or_a_text_with_or_without_its_signs() -> None:
    if not is_there():
        pytest.skip("the labelled sets are not beside the checkout")
    from tests.evaluation.tasks import post_of

    plain = post_of(View("sms-spam", "facebook"), 0)
    titled = post_of(View("sms-spam", "blog", titled=True), 0)
    assert titled == {**plain, "channel": "blog", "title": plain["text"], "text": ""}
    bare = post_of(View("sms-spam", "facebook", bare=True), 0)["text"]
    assert bare == bare.lower()
    assert not set("!?.,&'()") & set(bare)


# ---- bars and fitting (they need what `make eval` installs) ----


def test_a_bar_says_by_how_much_it_is_missed() -> None:
    pytest.importorskip("sklearn")
    from tests.evaluation.bars import Bar

    assert Bar("F1", 0.9, 0.88).verdict == "met"
    assert Bar("F1", 0.8, 0.88).verdict == "missed by 0.080"
    assert Bar("alarms", 0.02, 0.01, at_most=True).verdict == "missed by 0.010"
    assert Bar("F1", None, 0.88, note="no rule x yet").verdict == "no rule x yet"
    assert not Bar("F1", None, 0.88).is_met


def test_kept_figures_are_read_back(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    from tests.evaluation import baseline
    from tests.evaluation.figures import Alarms, Figures, Result

    figures = Figures("no-hard-sell", Counts(3, 1, 2, 4), 0.7512)
    result = Result(TASKS[2], 5, 5, 0, (), (figures,), {})
    file = tmp_path / "kept.json"
    baseline.write("0.1.0", {"ads, pressure": result}, [Alarms("no-hard-sell", "blogs", 200, 3, None, None)], file)
    assert baseline.read(file) == {
        "version": "0.1.0",
        "tasks": {"ads, pressure": {"precision": 0.75, "recall": 0.6, "f1": 0.667, "auc": 0.751}},
        "alarms": {"no-hard-sell": {"blogs": 1.5}},
    }
    assert baseline.read(tmp_path / "none.json")["tasks"] == {}


def test_fitted_weights_keep_their_direction() -> None:
    pytest.importorskip("scipy")
    from tests.evaluation.regression import fitted

    sells, news, odd = ("sells", ""), ("news", ""), ("odd", "")
    texts = [{sells: 1.0}, {sells: 2.0}, {sells: 1.0, news: 1.0}, {news: 1.0, odd: 1.0}, {news: 2.0}, {odd: 1.0}]
    truth = [True, True, True, False, False, False]
    ways = {sells: 1, news: -1, odd: 1}
    made = fitted(texts, truth, [1.0] * 6, ways, strength=0.1, sparse=0, precision=None)
    assert made.weights[sells] > 0 > made.weights[news]
    assert made.weights[odd] == 0
    assert [made.score(text) >= made.point for text in texts] == truth
    spare = fitted(texts, truth, [1.0] * 6, ways, strength=0.1, sparse=10, precision=None)
    assert set(spare.weights.values()) == {0.0}


@pytest.mark.parametrize(("precision", "expected"), [(None, 2), (1.0, 4), (0.7, 2), (0.6, 2)])
def test_the_point_is_where_f1_is_best_or_where_a_precision_is_reached(
    precision: float | None, expected: float
) -> None:
    pytest.importorskip("scipy")
    from tests.evaluation.regression import point

    assert point([5, 4, 3, 2, 1, 0], [True, True, False, True, False, False], precision) == expected

"""Best and worst, a few at a time."""

import numpy as np
import pytest

from consult.diagnostics.question_types.max_diff import MaxDiff, blocks_of

OPTIONS = {
    "items": [{"key": key, "label": key.upper(), "need": f"need-{key}"} for key in "abcde"],
    "size": 3,
    "times": 2,
    "best": "Most",
    "worst": "Least",
}
KIND = MaxDiff()
FIRST = blocks_of(OPTIONS)["1"]
ABSENT = next(key for key in "abcde" if key not in FIRST)


def test_best_and_worst_of_each_group_are_read() -> None:
    answer = KIND.parse(OPTIONS, {"1-best": [FIRST[0]], "1-worst": [FIRST[2]], "2-best": [""]})
    assert answer == {"1": [FIRST[0], FIRST[2]]}
    assert KIND.validate(OPTIONS, answer) == {}
    assert KIND.export(OPTIONS, answer)[:4] == [FIRST[0].upper(), FIRST[2].upper(), "", ""]
    assert KIND.export_columns(OPTIONS)[:2] == ["1: Most", "1: Least"]


@pytest.mark.parametrize(
    "pair", [[FIRST[0], ""], ["", FIRST[0]], [FIRST[0], FIRST[0]], [ABSENT, FIRST[0]], [FIRST[0]], "ab", [1, 2], None]
)
def test_half_a_pair_one_item_twice_and_items_not_shown_are_refused(pair: object) -> None:
    assert set(KIND.validate(OPTIONS, {"1": pair})) == {"1-best"}


def test_groups_that_do_not_exist_are_refused() -> None:
    assert set(KIND.validate(OPTIONS, {"99": list(FIRST[:2])})) == set(KIND.validate(OPTIONS, {})) == {""}


def test_when_required_each_group_wants_its_pair() -> None:
    assert set(KIND.missing(OPTIONS, {"1": [FIRST[0], FIRST[1]]})) == {"2-best", "3-best", "4-best"}


def test_groups_are_neither_too_large_nor_too_many() -> None:
    assert KIND.check_options(OPTIONS) is None
    assert KIND.check_options(OPTIONS | {"size": 6})
    many = [{"key": f"n{place}", "label": str(place)} for place in range(60)]
    assert "30" in str(KIND.check_options(OPTIONS | {"items": many}))


def test_figures_say_which_side_prevails() -> None:
    best, worst, shown = [2, 0, 1, 0, 0], [0, 1, 1, 0, 0], [2, 2, 2, 2, 1]
    partitions = KIND.summarize(OPTIONS, np.array([best + worst + shown, [0] * 15], dtype=np.uint8))
    assert [[count for _words, count in one.parts] for one in partitions] == [
        [1, 0, 0, 1],
        [0, 1, 0, 1],
        [0, 0, 1, 1],
        [0, 0, 1, 1],
        [0, 0, 1, 1],
    ]


def test_the_template_draws_each_group_in_words() -> None:
    number, shown = KIND.shown(OPTIONS)[0]
    assert (number, shown) == ("1", [(key, key.upper()) for key in FIRST])


def test_the_needs_named_are_those_named_best() -> None:
    assert KIND.needs_named(OPTIONS, {"1": [FIRST[0], FIRST[1]]}) == {f"need-{FIRST[0]}"}

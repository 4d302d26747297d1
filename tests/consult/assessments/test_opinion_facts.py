"""Opinion groups as they are kept and published."""

import json

import numpy as np
import pytest
from numpy.typing import NDArray

from consult.assessments.methods.opinion_groups import opinion_groups
from consult.assessments.methods.opinion_matrix import MISSING, opinions_of
from consult.assessments.opinion_facts import _apart, _dividing, opinion_facts
from consult.assessments.opinion_sources import Source, Statement
from tests.consult.assessments.methods.opinions import noise, planted


def _source(said: NDArray[np.int8]) -> Source:
    return Source("", tuple(Statement(f"Statement {place}", None) for place in range(said.shape[1])), said)


def _uniting(said: NDArray[np.int8]) -> NDArray[np.int8]:
    """The same with everybody agreeing to the first statement."""
    return np.concatenate([np.ones((len(said), 1), np.int8), said], axis=1)


def test_planted_groups_are_found_and_what_unites_them_comes_first() -> None:
    facts = opinion_facts(_source(_uniting(planted((40, 30), 12, seed=1, density=0.9, fervour=0.95))), 0)
    assert facts["refused"] is None and facts["people"] == 70
    assert [one["size"] for one in facts["groups"]] == [40, 30]
    assert facts["consensus"][0]["statement"] == 0 and facts["consensus"][0]["lower"] > 0.8
    assert facts["statements"][0]["agree"] == 1.0 and facts["statements"][0]["groups"] == [1.0, 1.0]
    assert 0 not in facts["divisive"] and facts["divisive"]
    assert all(one["telling"] for one in facts["groups"])


def test_few_who_voted_on_too_little_count_in_the_nearest_group_so_that_they_cannot_be_had_by_subtraction() -> None:
    said = planted((40, 30), 12, seed=1, density=0.9, fervour=0.95)
    said[:3, 2:] = MISSING
    facts = opinion_facts(_source(said), 0)
    assert facts["people"] == 70 == sum(one["size"] for one in facts["groups"])
    said[:12, 2:] = MISSING
    facts = opinion_facts(_source(said), 0)
    assert facts["people"] - sum(one["size"] for one in facts["groups"]) == 12


def test_the_same_opinions_give_the_same_bytes() -> None:
    source = _source(planted((40, 30), 12, seed=2))
    assert json.dumps(opinion_facts(source, 5)) == json.dumps(opinion_facts(source, 5))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (noise(80, 12, seed=3), "chance"),
        (planted((8, 6), 12, seed=1), "few_people"),
        (planted((40, 30), 2, seed=1), "few_statements"),
    ],
    ids=["noise", "few people", "few statements"],
)
def test_refusals_say_why_and_leave_the_answer_without_groups(said: NDArray[np.int8], code: str) -> None:
    facts = opinion_facts(_source(said), 0)
    assert facts["refused"]["code"] == code
    assert facts["groups"] == facts["consensus"] == facts["divisive"] == []
    assert all(one["groups"] == [] for one in facts["statements"])


def test_a_group_that_may_not_be_shown_is_no_group() -> None:
    """A handful of people who think alike are hidden among the others, or there are no groups at all."""
    facts = opinion_facts(_source(planted((60, 7), 12, seed=4, density=1.0)), 0)
    assert all(one["size"] is None or one["size"] >= 11 for one in facts["groups"])


def test_no_figure_rests_on_fewer_people_than_the_threshold() -> None:
    said = planted((40, 30), 12, seed=1, density=1.0, fervour=1.0)
    said[10:, 3] = MISSING
    said[:40, 5] = MISSING
    said[40:45, 5] = MISSING
    statements = opinion_facts(_source(said), 0)["statements"]
    assert statements[3]["base"] is None and "agree" not in statements[3] and statements[3]["groups"] == [None, None]
    assert statements[5]["base"] == 25 and statements[5]["groups"][1] is not None
    assert not any(one["statement"] == 3 for one in opinion_facts(_source(said), 0)["consensus"])


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_hidden_stays_hidden_among_enough_others(seed: int) -> None:
    """What everybody voted less what the groups shown did is nobody, or enough people of two parts or more."""
    said = planted((40, 30, 24), 14, seed=seed, density=0.7, fervour=0.95)
    random = np.random.default_rng(seed)
    said[random.random(said.shape) < np.linspace(0, 0.9, 14)] = MISSING
    opinions = opinions_of(said)
    found = opinion_groups(opinions, np.zeros(14, bool), 0, fewest=11).with_the_few(opinions.votes_per_person() > 0, 10)
    votes = opinions.tally(np.where(found.group < 0, len(found.sizes), found.group), len(found.sizes) + 1).votes
    for place, row in enumerate(opinion_facts(_source(said), 0)["statements"]):
        shown = [part is not None for part in row["groups"]] + [False]
        left = [int(count) for count, is_shown in zip(votes[:, place], shown, strict=True) if not is_shown and count]
        assert not left or sum(left) >= 11 or row["base"] is None
        assert row["base"] is not None or not any(shown)
        assert not any(count < 11 for count, is_shown in zip(votes[:, place], shown, strict=True) if is_shown)


def test_of_fewer_people_than_the_threshold_nothing_is_told() -> None:
    facts = opinion_facts(_source(planted((5, 4), 8, seed=1)), 0)
    assert facts["people"] is None and facts["refused"]["voters"] is None
    assert all(one["base"] is None for one in facts["statements"])


def test_what_unites_stands_in_the_order_of_what_is_told_of_it() -> None:
    facts = opinion_facts(_source(_uniting(planted((60, 50), 12, seed=3, density=0.9, fervour=0.85))), 0)
    told = [(-one["lower"], -(one["gic"] or 0)) for one in facts["consensus"]]
    assert len(told) > 5 and any(one["gic"] is None for one in facts["consensus"]) and told == sorted(told)


def test_what_divides_is_in_order_of_what_is_told_alone() -> None:
    few = [0.0, 0.1]
    rows = [
        {"groups": [None, 0.5], "group_bounds": [few, None]},
        {"groups": [None, 0.9], "group_bounds": [few, None]},
        {"groups": [None, 0.5], "group_bounds": [few, None]},
        {"groups": [None, 0.9], "group_bounds": [None, None]},
    ]
    for exact in ([0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]):
        assert _dividing(exact, rows) == [1, 0, 2], (
            "alike in what is told, they stand in their own order; the last tells too little"
        )
    assert [round(_apart(row, 1), 3) for row in rows] == [0.45, 0.85, 0.45, 0.0]

"""Groups that were planted are found; what is none is refused, with the reason."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import adjusted_rand_score

from consult.assessments.methods.opinion_grouping import Grouping
from consult.assessments.methods.opinion_groups import _best, opinion_groups
from consult.assessments.methods.opinion_matrix import MISSING, opinions_of
from consult.assessments.methods.opinion_minima import Refusal
from tests.consult.assessments.methods.opinions import all_in, noise, planted, seen

seeds = st.integers(0, 2**32 - 1)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(15, 60), min_size=2, max_size=3).filter(lambda sizes: sum(sizes) >= 40), seeds)
def test_planted_groups_are_found(sizes: list[int], seed: int) -> None:
    found = opinion_groups(opinions_of(planted(tuple(sizes), 40, seed)), all_in(40))
    assert found.refusal is None
    assert adjusted_rand_score(np.repeat(np.arange(len(sizes)), sizes), found.group) > 0.75
    assert found.sizes.tolist() == sorted(found.sizes, reverse=True)


@settings(max_examples=25, deadline=None)
@given(st.integers(30, 200), st.integers(12, 40), seeds)
def test_noise_is_refused(people: int, statements: int, seed: int) -> None:
    found = opinion_groups(opinions_of(noise(people, statements, seed, density=0.8)), all_in(statements))
    assert found.refusal is not None and np.all(found.group == -1) and not len(found.sizes)


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(60)), st.permutations(range(30)), seeds)
def test_the_order_of_people_and_statements_does_not_matter(people: list[int], statements: list[int], seed: int) -> None:
    table = planted((35, 25), 30, seed)
    found = opinion_groups(opinions_of(table), all_in(30))
    other = opinion_groups(opinions_of(table[people][:, statements]), all_in(30))
    assert np.array_equal(other.group, found.group[people])
    assert other.axes.explained == pytest.approx(found.axes.explained)


def test_the_same_input_and_seed_give_the_same_bytes() -> None:
    table = planted((90, 60, 30), 80, seed=8)
    first, second = (opinion_groups(opinions_of(table), all_in(80), seed=3) for _ in range(2))
    assert first.group.tobytes() == second.group.tobytes()
    assert first.axes.positions.tobytes() == second.axes.positions.tobytes()


def test_people_who_voted_little_are_in_no_group() -> None:
    table = planted((40, 30), 20, seed=1, density=1, fervour=0.97)
    table[:5, 6:] = MISSING
    found = opinion_groups(opinions_of(table), all_in(20))
    assert (found.eligible, found.voters, found.needed) == (65, 70, 7)
    assert np.all(found.group[:5] == -1) and np.all(found.group[5:] >= 0)


def test_somebody_who_stands_alone_does_not_hide_the_groups() -> None:
    table = np.vstack([planted((40, 30), 20, seed=1, density=1, fervour=0.97), np.zeros((1, 20), np.int8)])
    assert opinion_groups(opinions_of(table), all_in(20)).sizes.tolist() in ([41, 30], [40, 31])


def test_as_many_groups_are_found_as_one_asks_for() -> None:
    opinions = opinions_of(planted((40, 30, 20), 30, seed=1))
    assert [len(opinion_groups(opinions, all_in(30), number=number).sizes) for number in (2, 3)] == [2, 3]


def test_where_more_groups_are_hardly_further_apart_the_fewer_are_taken() -> None:
    ways = [np.array([0, 0, 1, 1]), np.array([0, 1, 2, 2])]
    assert _best(ways, np.array([0.50, 0.51])) == 0 and _best(ways, np.array([0.50, 0.53])) == 1


def refusal_of(table: np.ndarray) -> Refusal | None:
    return opinion_groups(opinions_of(table), all_in(table.shape[1])).refusal


def test_a_few_per_cent_of_voters_with_enough_votes_are_not_enough_votes_per_person() -> None:
    table = planted((300, 200), 50, seed=1, density=1)
    table[25:, 3:] = MISSING
    assert refusal_of(table) is Refusal.FEW_VOTES_PER_PERSON


def test_a_small_company_is_too_few_people() -> None:
    assert refusal_of(planted((15, 14), 20, seed=1, density=1)) is Refusal.FEW_PEOPLE
    assert refusal_of(planted((15, 15), 20, seed=1, density=1)) is None


def test_two_statements_are_too_few() -> None:
    assert refusal_of(planted((50, 50), 2, seed=1, density=1)) is Refusal.FEW_STATEMENTS


@pytest.mark.parametrize(("statements", "copies"), [(8, 2), (30, 4)])
def test_statements_that_say_the_same_make_no_groups(statements: int, copies: int) -> None:
    """Nine in ten people answer each copy as they answered the first; nothing else hangs together."""
    for seed in range(4):
        random = np.random.default_rng(seed)
        table = np.where(random.random((200, statements)) < random.uniform(0.2, 0.8, statements), 1, -1)
        for copy in range(1, copies):
            table[:, copy] = np.where(random.random(200) < 0.9, table[:, 0], -table[:, 0])
        assert refusal_of(seen(table, 0.9, random)) in (Refusal.FEW_ALIKE, Refusal.CHANCE)


@pytest.mark.parametrize(("families", "copies"), [(4, 2), (2, 3), (1, 6)])
def test_several_families_of_statements_that_say_the_same_make_no_groups(families: int, copies: int) -> None:
    for seed in range(4):
        random = np.random.default_rng(seed)
        table = np.where(random.random((300, 40)) < random.uniform(0.2, 0.8, 40), 1, -1)
        for copy in range(families * copies):
            of = copy - copy % copies
            table[:, copy] = np.where(random.random(300) < 0.95, table[:, of], table[:, copy])
        assert refusal_of(seen(table, 0.7, random)) in (Refusal.FEW_ALIKE, Refusal.CHANCE)


def test_a_group_of_one_in_eleven_is_found_though_two_votes_in_five_are_missing() -> None:
    found = [opinion_groups(opinions_of(planted((200, 20), 40, seed, density=0.6)), all_in(40)) for seed in range(8)]
    assert sum(len(one.sizes) == 2 for one in found) >= 7


def test_groups_that_differ_on_a_few_of_many_statements_are_found() -> None:
    table = noise(200, 40, seed=2, density=0.7)
    table[:, :16] = planted((110, 90), 16, seed=2, density=0.7)  # who lean the same way on half of them
    found = opinion_groups(opinions_of(table), all_in(40))
    assert adjusted_rand_score(np.repeat([0, 1], [110, 90]), found.group) > 0.6


@pytest.mark.parametrize("statements", [3, 4, 8])
def test_few_statements_do_not_make_many_groups(statements: int) -> None:
    random = np.random.default_rng(statements)
    camp = np.repeat([1, -1], 100)[:, None] * random.choice([-1, 1], statements)
    table = np.where(random.random((200, statements)) < 0.9, camp, -camp)
    assert len(opinion_groups(opinions_of(table), all_in(statements)).sizes) == 2


def test_people_who_voted_only_on_what_was_taken_out_are_in_no_group() -> None:
    table = np.full((230, 38), MISSING, np.int8)
    table[:150, :30] = planted((80, 70), 30, seed=1)
    table[150:, 30:] = noise(80, 8, seed=1, density=1)
    found = opinion_groups(opinions_of(table), np.arange(38) >= 30)
    assert found.sizes.sum() == 150 and min(found.sizes) >= 65 and (found.voters, found.eligible) == (150, 150)
    assert np.all(found.group[150:] == -1)


def test_statements_that_are_out_do_not_count_as_statements() -> None:
    table = planted((50, 50), 10, seed=1, density=1)
    assert opinion_groups(opinions_of(table), np.arange(10) >= 2).refusal is Refusal.FEW_STATEMENTS


def test_a_handful_beside_everybody_else_is_no_group() -> None:
    random = np.random.default_rng(1)
    table = np.where(random.random((60, 20)) < 0.97, 1, -1).astype(np.int8)
    table[:4] = -1
    assert refusal_of(table) is Refusal.SMALL_GROUP


def test_votes_without_any_difference_are_no_groups() -> None:
    assert refusal_of(np.ones((60, 20), np.int8)) is Refusal.CHANCE


@pytest.mark.parametrize("shape", [(0, 0), (0, 5), (5, 0), (50, 5)])
def test_nobody_or_nothing_is_refused(shape: tuple[int, int]) -> None:
    assert refusal_of(np.full(shape, MISSING, np.int8)) is not None


@pytest.mark.parametrize("groups", [4, 5])
@pytest.mark.parametrize("seed", range(3))
def test_four_or_five_groups_that_merge_on_two_axes_are_told_apart(groups: int, seed: int) -> None:
    sizes = (60, 50, 40, 40, 30)[:groups]
    found = opinion_groups(opinions_of(planted(sizes, 40, seed)), all_in(40), seed)
    assert (len(found.sizes), found.told_on, found.is_gradual) == (groups, groups - 1, False)
    assert adjusted_rand_score(np.repeat(np.arange(groups), sizes), found.group) > 0.85
    assert found.axes.positions.shape == (sum(sizes), 2)


def test_whoever_asks_for_four_groups_where_there_are_two_gets_none() -> None:
    assert opinion_groups(opinions_of(planted((60, 60), 40, seed=1)), all_in(40), number=4).refusal is not None


def _spread_evenly(people: int, seed: int) -> Grouping:
    """How much somebody agrees with anything goes evenly from little to much: there is a pattern, and there are no groups."""
    random = np.random.default_rng(seed)
    agrees, liked = random.uniform(0.1, 0.9, people), random.uniform(-0.1, 0.1, 30)
    table = np.where(random.random((people, 30)) < agrees[:, None] + liked, 1, -1)
    return opinion_groups(opinions_of(seen(table, 0.6, random)), all_in(30))


@pytest.mark.parametrize("people", [60, 200])
def test_people_spread_evenly_between_two_ends_are_no_groups(people: int) -> None:
    found = [_spread_evenly(people, seed) for seed in range(8)]
    assert all(one.beyond_chance[0] > 5 for one in found)
    assert sum(one.refusal in (Refusal.BLURRED, Refusal.FEW_ALIKE) for one in found) >= 7


def _with_a_leaning(people: int, steepness: float, seed: int) -> Grouping:
    """Each has a leaning, most in the middle; each statement is agreed with from some leaning on, more or less surely."""
    random = np.random.default_rng(seed)
    leaning, from_where, way = random.standard_normal(people), random.standard_normal(40), random.choice([-1, 1], 40)
    agrees = 1 / (1 + np.exp(-steepness * way * (leaning[:, None] - from_where)))
    table = np.where(random.random((people, 40)) < agrees, 1, -1)
    return opinion_groups(opinions_of(seen(table, 0.6, random)), all_in(40))


@pytest.mark.parametrize("steepness", [1.0, 2.0])
def test_people_who_lean_more_or_less_one_way_are_no_groups(steepness: float) -> None:
    found = [_with_a_leaning(150, steepness, seed) for seed in range(6)]
    assert all(one.refusal is Refusal.BLURRED or one.is_gradual for one in found)
    assert sum(one.refusal is Refusal.BLURRED for one in found) >= 5


@pytest.mark.parametrize("seed", range(4))
def test_two_groups_that_mostly_follow_their_lead_are_apart(seed: int) -> None:
    found = opinion_groups(opinions_of(planted((40, 30), 40, seed, fervour=0.8)), all_in(40))
    assert found.refusal is None and sorted(found.sizes)[0] >= 25

"""The minima belong together."""

from consult.assessments.methods.opinion_minima import MIN_GROUP, MIN_GROUP_PART, MIN_PEOPLE, Refusal


def test_two_groups_of_the_least_size_fit_among_the_fewest_people() -> None:
    assert 2 * MIN_GROUP <= MIN_PEOPLE and 2 * MIN_GROUP_PART <= 1


def test_a_refusal_is_stored_as_its_code() -> None:
    assert Refusal("few_votes_per_person") is Refusal.FEW_VOTES_PER_PERSON and str(Refusal.CHANCE) == "chance"

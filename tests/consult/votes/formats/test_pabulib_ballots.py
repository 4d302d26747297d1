"""Ballots of a Pabulib file, many at once."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from consult.votes.formats.pabulib_ballots import read_ballots
from consult.votes.formats.pabulib_sections import Section

PLACES = {"a": 0, "b": 1, "c": 2}
BALLOTS = st.lists(st.permutations("abc").flatmap(lambda order: st.integers(0, 3).map(lambda size: order[:size])), max_size=12)


def _section(ballots: list[list[str]], spaces: str = "") -> Section:
    rows = [(number + 2, (str(number), f",{spaces}".join(ballot))) for number, ballot in enumerate(ballots)]
    return Section(1, ["voter_id", "vote"], rows)


@given(BALLOTS, st.sampled_from(["", " "]))
@settings(deadline=None)
def test_every_approval_is_there_once_and_equal_sets_stand_together(ballots: list[list[str]], spaces: str) -> None:
    profile = read_ballots(_section(ballots, spaces), PLACES, "approval")
    ends = profile.sizes.cumsum()
    found = {
        tuple(profile.choices[end - size : end].tolist()): weight
        for size, end, weight in zip(profile.sizes, ends, profile.weights, strict=True)
    }
    assert found == Counter(tuple(sorted(PLACES[name] for name in ballot)) for ballot in ballots)
    assert len(found) == len(profile.sizes)


@given(BALLOTS)
@settings(deadline=None)
def test_the_order_of_a_ranking_is_kept(ballots: list[list[str]]) -> None:
    profile = read_ballots(_section(ballots), PLACES, "ordinal")
    orders = Counter(tuple(ballot) for ballot in ballots)
    assert profile.sizes.tolist() == [len(order) for order in orders] and profile.weights.tolist() == list(orders.values())
    assert profile.values.tolist() == [rank for order in orders for rank in range(1, len(order) + 1)]
    assert ["abc"[place] for place in profile.choices] == [name for order in orders for name in order]

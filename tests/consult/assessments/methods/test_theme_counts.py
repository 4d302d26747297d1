"""Counting people under themes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.assessments.methods.theme_counts import theme_counts

labels = st.lists(
    st.lists(st.sampled_from(["Transport", "transport", "Logement", "Loisirs"]), max_size=4), min_size=1, max_size=20
)


def test_each_person_counts_once_under_a_theme() -> None:
    counted = theme_counts([["Transport", "transport ", "Logement"], ["Transport"], []])
    assert [(one.theme, one.count, one.base) for one in counted] == [("Transport", 2, 3), ("Logement", 1, 3)]
    assert counted[0].share == pytest.approx(2 / 3) and counted[0].low < 2 / 3 < counted[0].high


def test_a_misspelt_theme_counts_under_the_right_one() -> None:
    counted = theme_counts([["Aiport"], ["Airport", "Aiport"], ["aiport"]], same={"Aiport": "Airport"})
    assert [(one.theme, one.count) for one in counted] == [("Airport", 3)]


def test_the_base_may_be_larger_than_the_list_and_not_smaller() -> None:
    (counted,) = theme_counts([["Transport"]], base=10)
    assert counted.share == 0.1
    with pytest.raises(ValueError, match="base"):
        theme_counts([["A"], ["B"]], base=1)
    assert theme_counts([]) == []


@given(labels)
def test_nobody_is_counted_twice_and_the_order_of_people_does_not_matter(heard: list[list[str]]) -> None:
    counted = theme_counts(heard)
    assert all(1 <= one.count <= len(heard) and 0 <= one.low <= one.share <= one.high <= 1 for one in counted)
    assert {(one.theme.casefold(), one.count) for one in counted} == {
        (one.theme.casefold(), one.count) for one in theme_counts(heard[::-1])
    }
